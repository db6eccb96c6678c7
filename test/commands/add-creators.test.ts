// Adding creators: a pasted list compared with tab and CRM, rows for the new ones, and their creation by a Sync.

import { addCreators } from '../../src/commands/creators/add-creators';
import { checkCreators } from '../../src/commands/creators/check-creators';
import { readState } from '../../src/commands/state';
import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Three creators in the tab; outside it one with an owner and one archived; and ids that the platform knows. */
function freshOffice(): Office {
  const office = officeWith(3);
  const put = (id: string, more: object) => office.crm.channels.set(creator(id), { ...blankChannel(creator(id)), ...more });
  put('owned', { owner: { id: 'u-b', name: 'Sample owner B' }, handle: '@owned.one' });
  put('shelved', { archived: true, handle: '@shelved' });
  for (const id of ['new-1', 'new-2', '-new-3']) office.crm.creatable.add(creator(id));
  return office;
}

const ASK: ToCheck = { text: '', state: null, lookUp: false, asHandles: false };

/** Runs a check to its end; returns what it found and the number of requests. */
function checked(office: Office, asking: Partial<ToCheck>): readonly [CheckedList, number] {
  const before = office.crm.requests;
  let list = must(checkCreators(office.ctx, { ...ASK, ...asking }));
  for (let step = 0; list.next !== null && step < 100; step += 1) list = must(checkCreators(office.ctx, list.next));
  return [list, office.crm.requests - before];
}

const told = ({ inputs }: CheckedList) =>
  inputs.map(({ text, outcome }) =>
    outcome.is === 'known'
      ? [text, ...outcome.creators.map(({ creatorId, here }) => `${creatorId}${here ? ' here' : ''}`)]
      : [text, outcome.is],
  );

describe('a pasted list', () => {
  test('with ids in scientific notation matches nobody by them', () => {
    const [list] = checked(freshOffice(), { text: '1.23457E+18' });
    expect(list.inputs).toMatchObject([{ kind: 'shortened', creatorId: null, outcome: { is: 'unresolved' } }]);
  });

  test('of ids is read together, archived creators included, in two requests', () => {
    const [list, requests] = checked(freshOffice(), { text: 'c-1, owned\nshelved\tnew-1;-new-3\nc-1' });
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

  test('takes one request if everybody is there, and one more per hundred', () => {
    const office = officeWith(150);
    expect(checked(office, { text: Array.from({ length: 150 }, (_, i) => `c-${i + 1}`).join('\n') })[1]).toBe(2);
  });

  test('of unknown ids is read together too, once an existing creator has shown that the CRM finds ids', () => {
    const [list, requests] = checked(freshOffice(), { text: Array.from({ length: 90 }, (_, i) => `nobody-${i}`).join('\n') });
    expect(new Set(list.inputs.map(({ outcome }) => outcome.is))).toEqual(new Set(['new']));
    expect(requests).toBe(3);
  });

  test('is read one by one if the CRM does not even find an existing creator', () => {
    const office = freshOffice();
    office.crm.findChannels = () => ({ ok: true, value: [], requestId: '' });
    const [list, requests] = checked(office, { text: 'owned\nnobody-1\nnobody-2' });
    expect(told(list)).toEqual([
      ['owned', 'owned'],
      ['nobody-1', 'new'],
      ['nobody-2', 'new'],
    ]);
    expect(requests).toBe(3);
  });

  test('of links and handles is matched with the tab first, and asks the CRM only who they are', () => {
    const [list, requests] = checked(freshOffice(), { text: 'https://example.com/c-2/\n@C-3\n@owned.one\nSomebody Unknown' });
    expect(told(list)).toEqual([
      ['https://example.com/c-2/', 'c-2 here'],
      ['@C-3', 'c-3 here'],
      ['@owned.one', 'to-look-up'],
      ['Somebody Unknown', 'to-look-up'],
    ]);
    expect(requests).toBe(1);
  });

  test('is looked up by keyword on request: one request each, two if nobody or only archived creators are found', () => {
    const office = freshOffice();
    const [list] = checked(office, { text: '@owned.one\n@shelved\n@nobody\nhttps://www.tiktok.com/@owned.one' });
    const [found, requests] = checked(office, { state: list.state, lookUp: true });
    expect(told(found)).toEqual([
      ['@owned.one', 'owned'],
      ['@shelved', 'shelved'],
      ['@nobody', 'unresolved'],
      ['https://www.tiktok.com/@owned.one', 'unresolved'],
    ]);
    expect(requests).toBe(1 + 2 + 2 + 2);
  });

  test('reads which creators have rows once for the whole look-up, not for each creator', () => {
    const readings = (handles: string): number => {
      const office = freshOffice();
      for (const id of ['x-1', 'x-2', 'x-3']) office.crm.channels.set(creator(id), { ...blankChannel(creator(id)), handle: `@${id}` });
      const before = office.ops.count('readTexts');
      const [list] = checked(office, { text: handles, lookUp: true });
      expect(list.inputs.every(({ outcome }) => outcome.is === 'known')).toBe(true);
      return office.ops.count('readTexts') - before;
    };
    expect(readings('@x-1\n@x-2\n@x-3')).toBe(readings('@x-1'));
  });

  test('names everybody who matches a name, and picks nobody', () => {
    const office = freshOffice();
    for (const id of ['twin-1', 'twin-2']) office.crm.channels.set(creator(id), { ...blankChannel(creator(id)), name: 'Invented Twin' });
    const [found] = checked(office, { state: checked(office, { text: 'Invented Twin' })[0].state, lookUp: true });
    expect(found.inputs).toMatchObject([
      { creatorId: null, outcome: { is: 'known', creators: [{ creatorId: 'twin-1' }, { creatorId: 'twin-2' }] } },
    ]);
  });

  test('of bare words that were handles is looked up as handles', () => {
    const office = freshOffice();
    const [list] = checked(office, { text: 'owned.one\nnew-1' });
    expect(told(list)).toEqual([
      ['owned.one', 'new'],
      ['new-1', 'new'],
    ]);
    const [found] = checked(office, { state: list.state, lookUp: true, asHandles: true });
    expect(told(found)).toEqual([
      ['owned.one', 'owned'],
      ['new-1', 'unresolved'],
    ]);
  });

  test('resumes after the CRM’s limit where it stopped, and repeats no request', () => {
    const office = freshOffice();
    const [list] = checked(office, { text: '@owned.one\n@shelved' });
    const before = office.crm.requests;
    office.crm.before = (_, n) => (n === before + 2 ? 'wait' : null);
    const half = must(checkCreators(office.ctx, { ...ASK, state: list.state, lookUp: true }));
    expect(told(half)).toEqual([
      ['@owned.one', 'owned'],
      ['@shelved', 'to-look-up'],
    ]);
    const [found, requests] = checked(office, half.next ?? {});
    expect([told(found)[1], requests]).toEqual([['@shelved', 'shelved'], 2]);
  });

  test('holds at most 500; the rest is counted', () => {
    const [list] = checked(freshOffice(), { text: Array.from({ length: 510 }, (_, i) => `@n${i}`).join('\n') });
    expect([list.inputs.length, list.tooMany]).toEqual([500, 10]);
  });

  test('does not offer to create a creator of this tab who is gone from the CRM', () => {
    const office = freshOffice();
    office.crm.channels.delete(creator('c-2'));
    expect(told(checked(office, { text: 'c-2\nc-1' })[0])).toEqual([
      ['c-2', 'gone'],
      ['c-1', 'c-1 here'],
    ]);
    expect(must(addCreators(office.ctx, { creatorIds: ['c-2'], status: 2, labels: [] }))).toEqual({ added: 0, here: 1 });
  });

  test('that does not match the schema is refused, not guessed at', () => {
    expect(checkCreators(freshOffice().ctx, { ...ASK, state: 'no state' })).toMatchObject({ problem: { kind: 'bad-arguments' } });
  });
});

describe('new creators', () => {
  const addThree = (office: Office) =>
    must(addCreators(office.ctx, { creatorIds: ['new-1', 'new-2', '-new-3', 'new-1', 'c-1'], status: 2, labels: ['l-0'], owner: 'u-a' }));

  test('become rows without a request, are created by one body, and are rows like any other afterwards', () => {
    const office = freshOffice();
    const before = office.crm.requests;
    expect(addThree(office)).toEqual({ added: 3, here: 1 });
    expect(office.crm.requests).toBe(before);
    expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 9, rows: 3, waitingTotal: 0 });
    const review = reviewOf(office);
    expect(review).toMatchObject({ newCreators: 3, bodies: [{ creators: 3, creatable: 3, ourCreatable: 3 }] });
    expect(review.changes).toHaveLength(9);
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 9 });
    expect(office.crm.writes).toHaveLength(1);
    expect(office.crm.channels.get(creator('-new-3'))).toMatchObject({ status: { id: 2 }, labels: [{ id: 'l-0' }], owner: { id: 'u-a' } });
    expect(office.review()).toBeNull();
    expect(office.tab.read(5 as RowNumber, 1, [office.tab.grid.columnOf('name')])[0]?.[0]?.text).toBe('Sample new-1');
    type(office, 5, 'notes', 'hello');
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
  });

  test('without a status or label wait before anything is requested, with the solution', () => {
    const office = freshOffice();
    addThree(office);
    for (const row of [5, 6, 7]) for (const field of ['status', 'labels']) type(office, row, field, '');
    type(office, 5, 'email', 'a@example.com');
    const before = office.crm.requests;
    const { edits } = must(readState(office.ctx, { withEdits: true }));
    expect(edits).toMatchObject({ edits: 0, waitingTotal: 4 });
    expect(edits?.waiting.map(({ field, reason }) => [field, reason.why])).toContainEqual(['email', 'needs-existing']);
    expect(reviewOf(office)).toMatchObject({ changes: [], requests: 0 });
    expect(office.crm.requests).toBe(before);
  });

  test('with an id unknown to the CRM are refused in the review, and the others are sent', () => {
    const office = freshOffice();
    must(addCreators(office.ctx, { creatorIds: ['new-1', 'no-such-id'], status: 2, labels: [] }));
    const review = reviewOf(office);
    expect(review.waiting).toMatchObject([{ creatorId: 'no-such-id', reason: { why: 'refused-by-crm', isNew: true } }]);
    expect(office.send(review)).toMatchObject({ applied: 1 });
    expect(office.crm.channels.has(creator('no-such-id'))).toBe(false);
  });

  test('are not duplicated by adding them again, and a discarded start leaves a row that sends nothing', () => {
    const office = freshOffice();
    addThree(office);
    expect(addThree(office)).toEqual({ added: 0, here: 4 });
    for (const row of [5, 6, 7]) for (const field of ['status', 'labels', 'owner']) type(office, row, field, '');
    expect(office.review()).toBeNull();
  });

  test('are there once after adding was killed at any point and repeated, and are created once', () => {
    for (let point = 1; ; point += 1) {
      const office = freshOffice();
      let left = point;
      office.ops.before = () => {
        left -= 1;
        if (left === 0) throw new Error('killed');
      };
      const ended = survives(() => addThree(office));
      office.ops.before = () => {};
      if (!ended) addThree(office);
      expect(office.tab.lastRow()).toBe(7);
      expect(office.sync()).toMatchObject({ state: 'done', applied: 9 });
      expect(office.review()).toBeNull();
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
