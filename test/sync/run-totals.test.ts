// Statistics of a run: each number by a run that is small enough to count by hand.

import type { FieldValue } from '../../src/sync/model';
import { type BodyRecord, type BodyState, type ChangeRecord, type ChangeState, type Draft, runOf } from '../../src/sync/run';
import {
  appliedChanges,
  appliedCounts,
  appliedCreators,
  brokenOffState,
  ENDED,
  endState,
  kindOf,
  OPEN,
  offeredChanges,
  openChanges,
  planCounts,
  SENDABLE,
  SENT,
  STARTED,
  sentChanges,
  takesAway,
  takesLabelsOff,
  tickedAtFirst,
  totalsOf,
  UNCONFIRMED,
  unsentChanges,
  unsentCreators,
} from '../../src/sync/run-totals';
import { creator } from '../fakes/office';
import { body, change } from '../fakes/run-records';

const sent = (state: BodyState, ids: readonly string[]): Draft<BodyRecord> =>
  body(ids, { state, body: { kind: 'batch', ids: ids.map(creator), set: { status: 7 }, creates: false } });

const status = (id: string, more: Partial<Draft<ChangeRecord>> = {}) => change(id, { field: 'status', before: 1, after: 7, ...more });
const labels = (before: FieldValue, after: FieldValue, takesOff: ChangeRecord['takesOff'] = []) =>
  change('c-1', { field: 'labels', before, after, takesOff });
const record = (draft: Draft<ChangeRecord>): ChangeRecord => ({ ...draft, id: 0 });
const names = (changes: readonly ChangeRecord[]) => changes.map(({ creatorId }) => creatorId);

const STATES: readonly ChangeState[] = ['proposed', 'planned', 'left', 'applied', 'rejected', 'conflicted', 'moved', 'unknown'];
/** A change in each state, of a creator with that name. */
const one = runOf({ changes: STATES.map((state) => change(state, { state })) });

test('what was excluded is not sent, and everything else is', () => {
  expect(names(sentChanges(one))).toEqual(STATES.filter((state) => state !== 'left'));
});

test('what the CRM or the sheet refused, and what has an unknown outcome, did not reach the CRM', () => {
  expect(names(unsentChanges(one))).toEqual(['rejected', 'conflicted', 'moved', 'unknown']);
  expect(unsentCreators(runOf({ changes: ['a', 'b', 'a'].map((id) => change(id, { state: 'unknown' })) }))).toEqual(['a', 'b']);
});

test('changes are applied, failed, unknown or open, and nothing else', () => {
  const totals = totalsOf(one);
  expect(totals).toEqual({ changes: 7, applied: 1, failed: 3, unknown: 1, underway: 0, added: 0 });
  expect(openChanges(totals)).toBe(2);
  expect(openChanges({ changes: 20, applied: 1, failed: 2, unknown: 4, underway: 8, added: 16 })).toBe(13);
});

test('a change in a body that was sent and not read back is in flight while its outcome is unknown', () => {
  const underway = (state: BodyState, changes: readonly Draft<ChangeRecord>[]) =>
    totalsOf(runOf({ changes, bodies: [sent(state, ['c-1', 'c-2'])] })).underway;
  expect((['planned', 'sent', 'answered', 'settled'] as const).map((state) => underway(state, [status('c-1')]))).toEqual([0, 1, 1, 0]);
  expect(underway('sent', [status('c-1'), status('c-2'), status('c-3'), change('c-1')])).toBe(2);
  expect(underway('sent', [status('c-1', { state: 'applied' }), status('c-2', { state: 'unknown' })])).toBe(0);
});

test('a created creator is counted once, and only when acknowledged', () => {
  const run = runOf({
    changes: [
      status('new', { creates: true, state: 'applied' }),
      change('new', { creates: true, state: 'applied' }),
      status('refused', { creates: true, state: 'rejected' }),
      status('known', { state: 'applied' }),
      change('known', { state: 'applied' }),
      change('known too', { state: 'applied' }),
      change('hidden', { field: 'archived', before: false, after: true, state: 'applied' }),
      change('back', { field: 'archived', before: true, after: false, state: 'applied' }),
    ],
  });
  expect(totalsOf(run).added).toBe(1);
  expect(appliedCounts(run)).toEqual({ updated: 2, added: 1, archived: 1, restored: 1 });
  expect(appliedCreators(run)).toEqual(['new', 'known', 'known too', 'hidden', 'back']);
  expect(appliedChanges(run)).toHaveLength(7);
});

test('a run is done if everything it sends was applied, otherwise partly', () => {
  const ends = (...states: ChangeState[]) => endState(runOf({ changes: states.map((state) => change('c-1', { state })) }));
  expect([ends('applied', 'left'), ends('applied', 'moved'), ends('unknown'), ends()]).toEqual(['done', 'partly', 'partly', 'done']);
});

test('a run that cannot continue is cancelled if nothing of it can have been sent', () => {
  expect((['checking', 'reviewing', 'confirmed', 'sending', 'paused'] as const).map(brokenOffState)).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
    'partly',
    'partly',
  ]);
});

test('a change sets, clears, concerns labels, archives or restores', () => {
  const kinds = [
    change('c-1'),
    change('c-1', { after: '' }),
    change('c-1', { before: '', after: '' }),
    status('c-1', { after: null }),
    labels([1], []),
    change('c-1', { field: 'archived', before: false, after: true }),
    change('c-1', { field: 'archived', before: true, after: false }),
  ].map((draft) => kindOf(record(draft)));
  expect(kinds).toEqual(['set', 'clear', 'set', 'clear', 'labels', 'archive', 'restore']);
});

test('a label removed by hand is an edit; one missing because the cell was overwritten is removed, unless it is kept', () => {
  expect(
    [labels([1, 2], [2]), labels([1, 2], [2], [1]), labels([1, 2], [1, 2], [1])].map((draft) => takesLabelsOff(record(draft))),
  ).toEqual([false, true, false]);
});

test('a review checks everything by default except what removes something, and all of an undo', () => {
  const drafts = [change('c-1'), change('c-1', { after: '' }), labels([1, 2], [2]), labels([1, 2], [2], [1])].map(record);
  expect(drafts.map(takesAway)).toEqual([false, true, false, true]);
  expect(drafts.map((draft) => tickedAtFirst(draft, false))).toEqual([true, false, true, false]);
  expect(drafts.map((draft) => tickedAtFirst(draft, true))).toEqual([true, true, true, true]);
});

test('a review offers what is proposed and changes something', () => {
  const run = runOf({
    changes: [
      change('c-1', { state: 'proposed' }),
      change('c-2', { state: 'proposed', after: 'before' }),
      change('c-3', { state: 'planned' }),
    ],
  });
  expect(names(offeredChanges(run))).toEqual(['c-1']);
});

test('the states of a run are consistent', () => {
  expect([UNCONFIRMED, SENDABLE, OPEN, STARTED, ENDED, SENT].map((states) => [...states])).toEqual([
    ['checking', 'reviewing'],
    ['confirmed', 'sending', 'paused'],
    ['checking', 'reviewing', 'confirmed', 'sending', 'paused'],
    ['sending', 'paused', 'done', 'partly'],
    ['done', 'partly', 'cancelled'],
    ['done', 'partly'],
  ]);
});

describe('the counts of a plan', () => {
  const drafts = [
    change('c-1', { hidden: true }),
    change('c-1', { field: 'email', after: '', hidden: true }),
    change('c-2', { field: 'labels', before: [1, 2, 3], after: [3, 4], creates: true, hidden: false }),
  ].map(record);

  test('are creators, new ones, cleared values, removed labels, and hidden creators, each once', () => {
    expect(planCounts(drafts)).toEqual({ creators: 2, newCreators: 1, clears: 1, labelsRemoved: 2, hiddenRows: 1 });
  });

  test('say nothing about hidden rows if that was not requested', () => {
    expect(planCounts([...drafts, record(change('c-3'))]).hiddenRows).toBeNull();
  });
});
