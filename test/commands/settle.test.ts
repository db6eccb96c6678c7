// What a read of the CRM says about what was sent, and about what comes next: each line is one creator, one request, one answer.

import { dropMoved, settleBodies } from '../../src/commands/runs/settle';
import { type Survey, survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import type { Channel } from '../../src/fields/fields';
import { type BodyRecord, type ChangeRecord, type Draft, runOf } from '../../src/sync/run';
import { creator, must, type Office } from '../fakes/office';
import { bodiesOf, body, change, changesOf, failed, held, objection } from '../fakes/run-records';
import { officeWith, type } from './edited-office';

const TRIES = 2;

describe('a request that was sent', () => {
  const refused = objection('not today', { requestId: 'r-9' });
  type Sent = Partial<Draft<BodyRecord>>;
  const answered: Sent = { state: 'answered', requestId: 'r-1' };

  it.each<[string, Sent, Partial<Channel> | null, string, ChangeRecord['state'], string | null]>([
    ['answered, and the CRM shows it', answered, { notes: 'after' }, 'settled', 'applied', null],
    ['answered, and the CRM shows it in a spelling of its own', answered, { notes: ' after ' }, 'settled', 'applied', null],
    ['answered, and the CRM still shows the old value', answered, { notes: 'before' }, 'settled', 'unknown', null],
    ['answered, and the CRM shows something else', answered, { notes: 'theirs' }, 'settled', 'conflicted', null],
    ['answered, and the creator is gone', answered, null, 'settled', 'unknown', null],
    ['refused, and the old value stands', { ...answered, objection: refused }, { notes: 'before' }, 'settled', 'rejected', 'not today'],
    ['refused, and the value stands all the same', { ...answered, objection: refused }, { notes: 'after' }, 'settled', 'applied', null],
    [
      'refused for this creator',
      { ...answered, failed: [failed('c-1', 'archived')] },
      { notes: 'before' },
      'settled',
      'rejected',
      'archived',
    ],
    ['refused for another one', { ...answered, failed: [failed('c-2', 'archived')] }, { notes: 'before' }, 'settled', 'unknown', null],
    [
      'refused for this creator and as a whole: what is said of the creator counts',
      { ...answered, objection: refused, failed: [failed('c-1', 'archived')] },
      { notes: 'before' },
      'settled',
      'rejected',
      'archived',
    ],
    [
      'without an answer, and nothing was changed: it goes out again',
      { state: 'sent', attempts: 1 },
      { notes: 'before' },
      'planned',
      'planned',
      null,
    ],
    ['without an answer for the second time', { state: 'sent', attempts: TRIES }, { notes: 'before' }, 'settled', 'unknown', null],
    ['without an answer, and it arrived', { state: 'sent', attempts: 1 }, { notes: 'after' }, 'settled', 'applied', null],
    [
      'without an answer, and something else stands there',
      { state: 'sent', attempts: 1 },
      { notes: 'theirs' },
      'settled',
      'conflicted',
      null,
    ],
  ])('%s', (_, sent, now, state, became, why) => {
    const run = runOf({ changes: [change('c-1')], bodies: [body(['c-1'], sent)] });
    const step = settleBodies(run, bodiesOf(run), held({ 'c-1': now }), TRIES);
    const [settled] = bodiesOf(step.run);
    const [judged] = changesOf(step.run);
    expect([settled?.state, judged?.state, judged?.objection?.summary ?? null]).toEqual([state, became, why]);
    expect(settled?.key).toBe('key of c-1');
    expect(step.changes.map(({ state: now }) => now)).toEqual(became === 'planned' ? [] : [became]);
    expect(step.bodies).toEqual([settled]);
  });

  it('for a creator that was not read settles, and leaves the change to the next read', () => {
    const run = runOf({ changes: [change('c-1')], bodies: [body(['c-1'], { state: 'sent', attempts: 1 })] });
    const step = settleBodies(run, bodiesOf(run), held({}), TRIES);
    expect([bodiesOf(step.run)[0]?.state, step.changes]).toEqual(['settled', []]);
  });

  it('names the request that failed for a creator, and shows the CRM’s own words', () => {
    const sent = body(['c-1'], { state: 'answered', requestId: 'r-7', failed: [failed('c-1', 'archived')] });
    const run = runOf({ changes: [change('c-1')], bodies: [sent] });
    const { changes } = settleBodies(run, bodiesOf(run), held({ 'c-1': { notes: 'before' } }), TRIES);
    expect(changes[0]?.objection).toEqual({ kind: 'refused', code: 'NO', summary: 'archived', hint: '', url: '', requestId: 'r-7' });
  });

  it('of two creators without an answer is not sent again if it reached one of them', () => {
    const run = runOf({
      changes: [change('c-1'), change('c-2')],
      bodies: [body(['c-1', 'c-2'], { state: 'sent', attempts: 1 })],
    });
    const step = settleBodies(run, bodiesOf(run), held({ 'c-1': { notes: 'after' }, 'c-2': { notes: 'before' } }), TRIES);
    expect(bodiesOf(step.run)[0]?.state).toBe('settled');
    expect(step.changes.map(({ state }) => state)).toEqual(['applied', 'unknown']);
  });

  it('is no reason to judge what other requests carry, what was judged before, or what was left', () => {
    const run = runOf({
      changes: [change('c-1', { state: 'applied' }), change('c-2', { state: 'left' }), change('c-3')],
      bodies: [body(['c-1', 'c-2'], { state: 'answered' }), body(['c-3'], { state: 'answered' })],
    });
    const [first] = bodiesOf(run);
    const remotes = held({ 'c-1': { notes: 'theirs' }, 'c-2': { notes: 'theirs' }, 'c-3': { notes: 'after' } });
    const step = settleBodies(run, first === undefined ? [] : [first], remotes, TRIES);
    expect([step.changes, bodiesOf(step.run).map(({ state }) => state)]).toEqual([[], ['settled', 'answered']]);
  });

  it('that carries half of a change makes it wait for the other half', () => {
    const labels = (operation: 'add' | 'remove', id: string, state: BodyRecord['state']) =>
      body(['c-1'], {
        state,
        body: { kind: 'batch', ids: [creator('c-1')], set: { labels: { operation, labelIds: [id] } }, creates: false },
      });
    const run = runOf({
      changes: [change('c-1', { field: 'labels', before: ['l-0'], after: ['l-1'] })],
      bodies: [labels('add', 'l-1', 'answered'), labels('remove', 'l-0', 'planned')],
    });
    const [add, remove] = bodiesOf(run);
    if (add === undefined || remove === undefined) throw new Error('there are no bodies');
    const half = held({
      'c-1': {
        labels: [
          { id: 'l-0', name: '' },
          { id: 'l-1', name: '' },
        ],
      },
    });
    expect(settleBodies(run, [add], half, TRIES).changes).toEqual([]);
    const whole = held({ 'c-1': { labels: [{ id: 'l-1', name: '' }] } });
    expect(settleBodies(run, [add, { ...remove, state: 'answered' }], whole, TRIES).changes.map(({ state }) => state)).toEqual(['applied']);
  });
});

describe('a request that comes next', () => {
  const look = ({ ctx, tab }: Office): Survey => survey(ctx, must(openView(ctx, tab)));

  /** c-1 to c-6, whose cells all say "after", as reviewed. */
  function scene() {
    const office = officeWith(6);
    for (let row = 2; row <= 7; row += 1) type(office, row, 'notes', 'after');
    return office;
  }
  const six = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'];
  const newId = () => 'a fresh key';

  it('loses everybody who is not as reviewed, and becomes a different request', () => {
    const office = scene();
    type(office, 4, 'notes', 'typed since');
    type(office, 6, 'handle', '@somebody-else');
    const check = { existing: 6, creatable: 1, token: 'of all six', objection: null, failed: [] };
    const run = runOf({
      changes: six.map((id) => change(id, { cell: 'after' })),
      bodies: [body(six, { check, newIds: [creator('c-1'), creator('c-2')] })],
    });
    const remotes = held({
      'c-1': { notes: 'before' },
      'c-2': { notes: 'theirs' },
      'c-3': { notes: 'before' },
      'c-4': { notes: 'after' },
      'c-5': { notes: 'before' },
    });
    const step = dropMoved(run, bodiesOf(run), remotes, look(office), newId);
    expect(changesOf(step.run).map(({ state }) => state)).toEqual(['planned', 'conflicted', 'moved', 'applied', 'moved', 'moved']);
    const [left] = bodiesOf(step.run);
    expect(left).toMatchObject({
      state: 'planned',
      body: { ids: ['c-1'], set: { notes: 'after' } },
      newIds: ['c-1'],
      key: 'a fresh key',
      check: { existing: null, creatable: null, token: null },
    });
    expect([step.bodies, step.changes.length]).toEqual([[left], 5]);
  });

  it('is unchanged if everybody is as reviewed', () => {
    const run = runOf({ changes: [change('c-1', { cell: 'after' })], bodies: [body(['c-1'])] });
    const step = dropMoved(run, bodiesOf(run), held({ 'c-1': { notes: 'before' } }), look(scene()), newId);
    expect([step.bodies, step.changes, step.run]).toEqual([[], [], run]);
  });

  it('is over if nobody is left in it', () => {
    const run = runOf({ changes: [change('c-1', { cell: 'after' })], bodies: [body(['c-1'])] });
    const step = dropMoved(run, bodiesOf(run), held({ 'c-1': { notes: 'after' } }), look(scene()), newId);
    expect(bodiesOf(step.run)).toMatchObject([{ state: 'settled', body: { ids: [] }, check: null }]);
    expect(changesOf(step.run)[0]?.state).toBe('applied');
  });

  it('loses everybody if the tab is gone', () => {
    const run = runOf({ changes: [change('c-1', { cell: 'after' })], bodies: [body(['c-1'])] });
    const step = dropMoved(run, bodiesOf(run), held({ 'c-1': { notes: 'before' } }), null, newId);
    expect(changesOf(step.run)[0]?.state).toBe('moved');
  });

  it('that comes from no cell needs none, and neither does an archive request', () => {
    const office = scene();
    type(office, 2, 'notes', 'typed since');
    const archiving = change('c-2', { field: 'archived', before: false, after: true, cell: 'a cell' });
    const run = runOf({
      changes: [change('c-1'), archiving],
      bodies: [body(['c-1']), body(['c-2'], { body: { kind: 'archive', ids: [creator('c-2')], set: { archived: true }, creates: false } })],
    });
    const remotes = held({ 'c-1': { notes: 'before' }, 'c-2': { archived: false } });
    expect(dropMoved(run, bodiesOf(run), remotes, look(office), newId).changes).toEqual([]);
  });

  it('removes a creator completely: what is as reviewed is removed along with what is not', () => {
    const both = { kind: 'batch', ids: [creator('c-1')], set: { notes: 'after', owner: 'u-a' }, creates: false } as const;
    const run = runOf({
      changes: [change('c-1', { cell: 'after' }), change('c-1', { field: 'owner', before: null, after: 'u-a' })],
      bodies: [body(['c-1'], { body: both })],
    });
    const remotes = held({ 'c-1': { notes: 'before', owner: { id: 'u-b', name: '' } } });
    const step = dropMoved(run, bodiesOf(run), remotes, look(scene()), newId);
    expect(step.changes.map(({ state }) => state)).toEqual(['moved', 'conflicted']);
    const half = held({ 'c-1': { notes: 'before', owner: { id: 'u-a', name: '' } } });
    expect(dropMoved(run, bodiesOf(run), half, look(scene()), newId).changes).toEqual([]);
  });

  it.each<[string, 'batch' | 'update', Partial<Channel> | null, string]>([
    ['creates somebody who is not there yet', 'batch', null, 'planned'],
    ['would create somebody who is there by now', 'batch', { notes: '' }, 'moved'],
    ['follows a creation that has come about', 'update', { notes: '' }, 'planned'],
    ['follows a creation that has not', 'update', null, 'moved'],
  ])('that %s', (_, kind, now, state) => {
    const run = runOf({
      changes: [change('c-1', { creates: true, before: '', cell: 'after' })],
      bodies: [body(['c-1'], { body: { kind, ids: [creator('c-1')], set: { notes: 'after' }, creates: kind === 'batch' } })],
    });
    const step = dropMoved(run, bodiesOf(run), held({ 'c-1': now }), look(scene()), newId);
    expect(changesOf(step.run)[0]?.state).toBe(state);
  });
});
