// The canonical text of what a confirmed run may send: it changes with everything that is sent, and with nothing else.

import type { CreatorId } from '../../src/sync/model';
import { type BodyRecord, type ChangeRecord, type Run, runOf, withBodies, withChanges } from '../../src/sync/run';
import { type SentBy, sendableText } from '../../src/sync/sendable-text';
import { body as bodyOf, change as changeOf } from '../fakes/run-records';

const creatorId = 'c-1' as CreatorId;
const BY: SentBy = { runId: 'run', account: 'account', tab: 1 };

const change = changeOf('c-1', { field: 'status', before: 1, after: 2 });
const body = bodyOf(['c-1'], { key: 'key-1', body: { kind: 'batch', ids: [creatorId], set: { status: 2 }, creates: false } });

const RUN = runOf({ changes: [change], bodies: [body, { ...body, key: 'key-2' }] });

const entry = <E>(entries: ReadonlyMap<number, E>): E => {
  const [first] = entries.values();
  if (first === undefined) throw new Error('no entry');
  return first;
};
const changed = (with_: Partial<ChangeRecord>): Run => withChanges(RUN, [{ ...entry(RUN.changes), ...with_ }]);
const another = (with_: Partial<BodyRecord>): Run => withBodies(RUN, [{ ...entry(RUN.bodies), ...with_ }]);
const withBody = (with_: Partial<BodyRecord['body']>): Run => another({ body: { ...body.body, ...with_ } });

describe('what a run may send', () => {
  it.each<[string, SentBy, Run]>([
    ['the run', { ...BY, runId: 'other' }, RUN],
    ['the account', { ...BY, account: 'other' }, RUN],
    ['the tab', { ...BY, tab: 2 }, RUN],
    ['the new value', BY, changed({ after: 3 })],
    ['the type of an id', BY, changed({ after: '2' })],
    ['the old value', BY, changed({ before: null })],
    ['a change that is left out', BY, changed({ state: 'left' })],
    ['the creator', BY, changed({ creatorId: 'c-2' as CreatorId })],
    ['a creation', BY, another({ newIds: [creatorId] })],
    ['the key', BY, another({ key: 'key-3' })],
    ['the creators of a body', BY, withBody({ ids: ['c-2' as CreatorId] })],
    ['the change set', BY, withBody({ set: { status: '2' } })],
    ['the kind of a body', BY, withBody({ kind: 'archive' })],
    ['the order of bodies', BY, { ...RUN, bodies: new Map([...RUN.bodies].reverse()) }],
    ['a body more', BY, { ...RUN, bodies: new Map([...RUN.bodies, [9, { ...body, id: 9 }]]) }],
  ])('changes with %s', (_, by, run) => {
    expect(sendableText(by, run)).not.toBe(sendableText(BY, RUN));
  });

  it('stays the same whatever happens to the run', () => {
    const sent = withBodies(changed({ state: 'applied' }), [{ ...entry(RUN.bodies), state: 'settled', attempts: 2, requestId: 'r' }]);
    expect(sendableText(BY, sent)).toBe(sendableText(BY, RUN));
  });
});
