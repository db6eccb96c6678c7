// Adding creators: a pasted list checked against tab and CRM, rows for those who are new, and their way into the CRM by a Sync.

import { addCreators } from '../../src/commands/creators/add-creators';
import { checkCreators } from '../../src/commands/creators/check-creators';
import { readState } from '../../src/commands/state';
import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Three creators in the tab; outside of it one with an owner, one archived; and ids that the platform knows. */
function office(): Office {
  const desk = officeWith(3);
  const put = (id: string, more: object) => desk.crm.channels.set(creator(id), { ...blankChannel(creator(id)), ...more });
  put('owned', { owner: { id: 'u-b', name: 'Sample owner B' }, handle: '@owned.one' });
  put('shelved', { archived: true, handle: '@shelved' });
  for (const id of ['new-1', 'new-2', '-new-3']) desk.crm.creatable.add(creator(id));
  return desk;
}

const ASK: ToCheck = { text: '', state: null, lookUp: false, asHandles: false };

/** Steps a check to its end; answers what it found and the requests that it took. */
function checked(desk: Office, asking: Partial<ToCheck>): readonly [CheckedList, number] {
  const before = desk.crm.requests;
  let list = must(checkCreators(desk.ctx, { ...ASK, ...asking }));
  for (let step = 0; list.next !== null && step < 100; step += 1) list = must(checkCreators(desk.ctx, list.next));
  return [list, desk.crm.requests - before];
}

const told = ({ inputs }: CheckedList) =>
  inputs.map(({ text, outcome }) =>
    outcome.is === 'known'
      ? [text, ...outcome.creators.map(({ creatorId, here }) => `${creatorId}${here ? ' here' : ''}`)]
      : [text, outcome.is],
  );

describe('a pasted list', () => {
  test('with ids in scientific notation takes nobody for them', () => {
    const [list] = checked(office(), { text: '1.23457E+18' });
    expect(list.inputs).toMatchObject([{ kind: 'shortened', creatorId: null, outcome: { is: 'unresolved' } }]);
  });

  test('of ids is read together, archived creators included, in two requests', () => {
    const [list, requests] = checked(office(), { text: 'c-1, owned\nshelved\tnew-1;-new-3\nc-1' });
    expect(told(list)).toEqual([
      ['c-1', 'c-1 here'],
      ['owned', 'owned'],
      ['shelved', 'shelved'],
      ['new-1', 'new'],
      ['-new-3', 'new'],
    ]);
    expect(requests).toBe(2);
    expect(list.inputs[1]?.outcome).toMatchObject({ creators: [{ owner: 'Sample owner B', archived: false }] });
    expect(list.inputs[2]?.outcome).toMatchObject({ creators: [{ archived: true }] });
  });

  test('takes one request when everybody is there, and one more per hundred', () => {
    const desk = officeWith(150);
    expect(checked(desk, { text: Array.from({ length: 150 }, (_, i) => `c-${i + 1}`).join('\n') })[1]).toBe(2);
  });

  test('of ids that nobody has is read together too, once somebody who is there has shown that the CRM looks for ids', () => {
    const [list, requests] = checked(office(), { text: Array.from({ length: 90 }, (_, i) => `nobody-${i}`).join('\n') });
    expect(new Set(list.inputs.map(({ outcome }) => outcome.is))).toEqual(new Set(['new']));
    expect(requests).toBe(3);
  });

  test('is read one by one where the CRM finds not even somebody who is there', () => {
    const desk = office();
    desk.crm.findChannels = () => ({ ok: true, value: [], requestId: '' });
    const [list, requests] = checked(desk, { text: 'owned\nnobody-1\nnobody-2' });
    expect(told(list)).toEqual([
      ['owned', 'owned'],
      ['nobody-1', 'new'],
      ['nobody-2', 'new'],
    ]);
    expect(requests).toBe(3);
  });

  test('of links and handles is matched with the tab first, and asks the CRM nothing but who they are', () => {
    const [list, requests] = checked(office(), { text: 'https://example.com/c-2/\n@C-3\n@owned.one\nSomebody Unknown' });
    expect(told(list)).toEqual([
      ['https://example.com/c-2/', 'c-2 here'],
      ['@C-3', 'c-3 here'],
      ['@owned.one', 'to-look-up'],
      ['Somebody Unknown', 'to-look-up'],
    ]);
    expect(requests).toBe(1);
  });

  test('is looked up by keyword when the person wants it: one request each, two where nobody or only archived ones are found', () => {
    const desk = office();
    const [list] = checked(desk, { text: '@owned.one\n@shelved\n@nobody\nhttps://www.tiktok.com/@owned.one' });
    const [found, requests] = checked(desk, { state: list.state, lookUp: true });
    expect(told(found)).toEqual([
      ['@owned.one', 'owned'],
      ['@shelved', 'shelved'],
      ['@nobody', 'unresolved'],
      ['https://www.tiktok.com/@owned.one', 'unresolved'],
    ]);
    expect(requests).toBe(1 + 2 + 2 + 2);
  });

  test('names everybody whom a name fits, and chooses nobody', () => {
    const desk = office();
    for (const id of ['twin-1', 'twin-2']) desk.crm.channels.set(creator(id), { ...blankChannel(creator(id)), name: 'Invented Twin' });
    const [found] = checked(desk, { state: checked(desk, { text: 'Invented Twin' })[0].state, lookUp: true });
    expect(found.inputs).toMatchObject([
      { creatorId: null, outcome: { is: 'known', creators: [{ creatorId: 'twin-1' }, { creatorId: 'twin-2' }] } },
    ]);
  });

  test('of bare words that were handles is looked up as such', () => {
    const desk = office();
    const [list] = checked(desk, { text: 'owned.one\nnew-1' });
    expect(told(list)).toEqual([
      ['owned.one', 'new'],
      ['new-1', 'new'],
    ]);
    const [found] = checked(desk, { state: list.state, lookUp: true, asHandles: true });
    expect(told(found)).toEqual([
      ['owned.one', 'owned'],
      ['new-1', 'unresolved'],
    ]);
  });

  test('goes on after the CRM’s limit where it stood, and asks nothing twice', () => {
    const desk = office();
    const [list] = checked(desk, { text: '@owned.one\n@shelved' });
    const before = desk.crm.requests;
    desk.crm.before = (_, n) => (n === before + 2 ? 'wait' : null);
    const half = must(checkCreators(desk.ctx, { ...ASK, state: list.state, lookUp: true }));
    expect(told(half)).toEqual([
      ['@owned.one', 'owned'],
      ['@shelved', 'to-look-up'],
    ]);
    const [found, requests] = checked(desk, half.next ?? {});
    expect([told(found)[1], requests]).toEqual([['@shelved', 'shelved'], 2]);
  });

  test('holds at most 500; the rest is counted', () => {
    const [list] = checked(office(), { text: Array.from({ length: 510 }, (_, i) => `@n${i}`).join('\n') });
    expect([list.inputs.length, list.tooMany]).toEqual([500, 10]);
  });

  test('where a creator of this tab is gone from the CRM does not offer to create it', () => {
    const desk = office();
    desk.crm.channels.delete(creator('c-2'));
    expect(told(checked(desk, { text: 'c-2\nc-1' })[0])).toEqual([
      ['c-2', 'gone'],
      ['c-1', 'c-1 here'],
    ]);
    expect(must(addCreators(desk.ctx, { creatorIds: ['c-2'], status: 2, labels: [] }))).toEqual({ added: 0, here: 1 });
  });

  test('that does not fit is refused, not guessed at', () => {
    expect(checkCreators(office().ctx, { ...ASK, state: 'no state' })).toMatchObject({ problem: { kind: 'bad-arguments' } });
  });
});

describe('new creators', () => {
  const addThree = (desk: Office) =>
    must(addCreators(desk.ctx, { creatorIds: ['new-1', 'new-2', '-new-3', 'new-1', 'c-1'], status: 2, labels: ['l-0'], owner: 'u-a' }));

  test('become rows without a request, come in by one body, and are rows like any other afterwards', () => {
    const desk = office();
    const before = desk.crm.requests;
    expect(addThree(desk)).toEqual({ added: 3, here: 1 });
    expect(desk.crm.requests).toBe(before);
    expect(must(readState(desk.ctx, { withEdits: true })).edits).toMatchObject({ edits: 9, rows: 3, waitingTotal: 0 });
    const review = reviewOf(desk);
    expect(review).toMatchObject({ newCreators: 3, bodies: [{ creators: 3, creatable: 3, ourCreatable: 3 }] });
    expect(review.changes).toHaveLength(9);
    expect(desk.send(review)).toMatchObject({ state: 'done', applied: 9 });
    expect(desk.crm.writes).toHaveLength(1);
    expect(desk.crm.channels.get(creator('-new-3'))).toMatchObject({ status: { id: 2 }, labels: [{ id: 'l-0' }], owner: { id: 'u-a' } });
    expect(desk.review()).toBeNull();
    expect(desk.tab.read(5 as RowNumber, 1, [desk.tab.grid.columnOf('name')])[0]?.[0]?.text).toBe('Sample new-1');
    type(desk, 5, 'notes', 'hello');
    expect(desk.sync()).toMatchObject({ state: 'done', applied: 1 });
  });

  test('without a status or label wait before anything is asked, with the way out', () => {
    const desk = office();
    addThree(desk);
    for (const row of [5, 6, 7]) for (const field of ['status', 'labels']) type(desk, row, field, '');
    type(desk, 5, 'email', 'a@example.com');
    const before = desk.crm.requests;
    const { edits } = must(readState(desk.ctx, { withEdits: true }));
    expect(edits).toMatchObject({ edits: 0, waitingTotal: 4 });
    expect(edits?.waiting.map(({ field, reason }) => [field, reason.why])).toContainEqual(['email', 'needs-existing']);
    expect(reviewOf(desk)).toMatchObject({ changes: [], requests: 0 });
    expect(desk.crm.requests).toBe(before);
  });

  test('whose id the CRM does not know are refused in the review, and the others go', () => {
    const desk = office();
    must(addCreators(desk.ctx, { creatorIds: ['new-1', 'no-such-id'], status: 2, labels: [] }));
    const review = reviewOf(desk);
    expect(review.waiting).toMatchObject([{ creatorId: 'no-such-id', reason: { why: 'refused-by-crm' } }]);
    expect(desk.send(review)).toMatchObject({ applied: 1 });
    expect(desk.crm.channels.has(creator('no-such-id'))).toBe(false);
  });

  test('are not doubled by adding them again, and a discarded beginning leaves a row that sends nothing', () => {
    const desk = office();
    addThree(desk);
    expect(addThree(desk)).toEqual({ added: 0, here: 4 });
    for (const row of [5, 6, 7]) for (const field of ['status', 'labels', 'owner']) type(desk, row, field, '');
    expect(desk.review()).toBeNull();
  });

  test('whose adding is killed at any point are there once after adding them again, and come in once', () => {
    for (let point = 1; ; point += 1) {
      const desk = office();
      let left = point;
      desk.ops.before = () => {
        left -= 1;
        if (left === 0) throw new Error('killed');
      };
      const ended = survives(() => addThree(desk));
      desk.ops.before = () => {};
      if (!ended) addThree(desk);
      expect(desk.tab.lastRow()).toBe(7);
      expect(desk.sync()).toMatchObject({ state: 'done', applied: 9 });
      expect(desk.review()).toBeNull();
      if (ended) return;
    }
  });
});

function survives(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
