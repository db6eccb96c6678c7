// The texts that represent what a review shows, what was checked in it, and the progress of a run.

import type { CreatorId } from '../../src/sync/model';
import {
  type BodyRecord,
  type ChangeRecord,
  type ConflictRecord,
  type Draft,
  type Run,
  runOf,
  withBodies,
  withChanges,
} from '../../src/sync/run';
import { progressText, reviewText, sendableText, ticksText } from '../../src/sync/sendable-text';
import { body as bodyOf, change as changeOf } from '../fakes/run-records';

const creatorId = 'c-1' as CreatorId;

const shown = { creatorId, creator: 'Sample Creator 03', owner: '', rows: [], cell: 'x', hidden: null } as const;
const change = changeOf('c-1', { ...shown, field: 'labels', before: [1], after: [2] });
const conflict: Draft<ConflictRecord> = { ...shown, field: 'notes', state: 'later', base: 'a', mine: 'b', theirs: 'c', both: null };
const body = bodyOf(['c-1'], { key: 'key-1', body: { kind: 'batch', ids: [creatorId], set: { status: 2, owner: 'o' }, creates: false } });

const RUN = runOf({ changes: [change], conflicts: [conflict], bodies: [body] });
const OBJECTION = { kind: 'refused', code: 'X', summary: '', hint: '', url: '', requestId: '' };

const firstOf = <E>(entries: ReadonlyMap<number, E>): E => {
  const [first] = entries.values();
  if (first === undefined) throw new Error('no entry');
  return first;
};
const changed = (more: Partial<ChangeRecord>): Run => withChanges(RUN, [{ ...firstOf(RUN.changes), ...more }]);
const answered = (more: Partial<ConflictRecord>): Run => ({
  ...RUN,
  conflicts: new Map([...RUN.conflicts].map(([id, one]) => [id, { ...one, ...more }])),
});
const sent = (more: Partial<BodyRecord>): Run => withBodies(RUN, [{ ...firstOf(RUN.bodies), ...more }]);

test('the progress of a run is the state of each body, and how often it was sent', () => {
  expect(progressText(runOf({ changes: [], bodies: [body, { ...body, state: 'sent', attempts: 1 }] }))).toBe('planned0,sent1');
  expect(progressText(sent({ attempts: 2 }))).not.toBe(progressText(RUN));
});

test('a review’s text changes with everything it shows, and not with the CRM’s check', () => {
  for (const other of [
    changed({ creator: 'Somebody' }),
    changed({ after: [3] }),
    changed({ ticked: true }),
    answered({ mine: 'd' }),
    answered({ creator: 'Somebody' }),
    answered({ state: 'mine' }),
  ])
    expect(reviewText(other)).not.toBe(reviewText(RUN));
  expect(reviewText(changed({ objection: OBJECTION }))).toBe(reviewText(RUN));
  expect(reviewText(sent({ key: 'key-2' }))).toBe(reviewText(RUN));
});

test('the text of what was checked and answered changes with each checkmark, answer and value, and not while it is sent', () => {
  for (const other of [
    changed({ ticked: false }),
    changed({ after: [3] }),
    answered({ state: 'both' }),
    answered({ theirs: 'd' }),
    answered({ field: 'email' }),
  ])
    expect(ticksText(other)).not.toBe(ticksText(RUN));
  expect(ticksText(changed({ state: 'applied', objection: OBJECTION, creator: 'Somebody' }))).toBe(ticksText(RUN));
});

test('records whose keys are in another order are equal, lists are not', () => {
  const by = { runId: 'run', account: 'account', tab: 1 };
  const turned = sent({ body: { ...body.body, set: { owner: 'o', status: 2 } } });
  expect(sendableText(by, turned)).toBe(sendableText(by, RUN));
  const keys = (run: Run): Run =>
    withChanges(
      run,
      [...run.changes.values()].map((one) => Object.fromEntries(Object.entries(one).reverse()) as unknown as ChangeRecord),
    );
  expect(reviewText(keys(RUN))).toBe(reviewText(RUN));
  expect(sendableText(by, changed({ after: [2, 1] }))).not.toBe(sendableText(by, changed({ after: [1, 2] })));
  expect(sendableText(by, changed({ state: 'proposed' }))).toBe(sendableText(by, changed({ state: 'left' })));
});
