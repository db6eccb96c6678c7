// Every entry of a run is read back as stored, whatever its state and whatever it waits for; anything else is not an entry.

import { newHead } from '../../src/commands/runs/check';
import { ENTRIES, HEAD, type RunHead } from '../../src/commands/runs/run-schema';
import { CHANGEABLE_FIELDS, EDITABLE_FIELDS } from '../../src/fields/fields';
import type { Reason } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import type {
  BodyRecord,
  BodyState,
  ChangeRecord,
  ChangeState,
  ConflictAnswer,
  RemoteUpdateRecord,
  RunState,
  WaitingRecord,
} from '../../src/sync/run';
import { SURPRISES } from '../../src/sync/surprises';
import { creator } from '../fakes/office';
import { body, change, conflict, failed, objection, remoteUpdate, waiting } from '../fakes/run-records';
import { officeWith } from './edited-office';

const office = officeWith(1);
const head: RunHead = newHead(office.ctx, office.tab, 'all');

const isKept = <T>(kept: { read(text: string): unknown; write(value: T): string }, value: T): void =>
  expect(kept.read(kept.write(value))).toEqual({ is: 'read', value });

describe('the head of a run', () => {
  const states: readonly RunState[] = ['checking', 'reviewing', 'confirmed', 'sending', 'paused', 'done', 'partly', 'cancelled'];
  it.each(states)('%s', (state) => isKept(HEAD, { ...head, state }));

  it.each<Partial<RunHead>>([
    { scope: 'visible' },
    { scope: 'selected' },
    { undoes: 'another' },
    { archives: true },
    { archives: false, keepsLabels: true, winding: true, digest: 'a digest' },
    { cursor: { way: 'one', page: 3, starts: ['c-1'], proven: true } },
    { cursor: { way: 'view', page: 1, starts: [], proven: false } },
  ])('%j', (more) => isKept(HEAD, { ...head, ...more }));
});

describe('a change', () => {
  const kept = (more: Partial<ChangeRecord>): void => isKept(ENTRIES.changes, { id: 1, ...change('c-1'), ...more });
  const states: readonly ChangeState[] = ['proposed', 'planned', 'left', 'applied', 'rejected', 'conflicted', 'moved', 'unknown'];
  it.each(states)('%s', (state) => kept({ state }));
  it.each(CHANGEABLE_FIELDS)('of %s', (field) => kept({ field }));
  it.each([null, true, 7, 'text', ['l-0', 7]])('to %j', (after) => kept({ before: after, after }));
  it.each<Partial<ChangeRecord>>([
    { rows: [rowNumberOf(2), rowNumberOf(9)], cell: 'a cell', hidden: true, owner: 'Sample owner A' },
    { ticked: false, takesOff: ['l-0', 3], answers: true, creates: true },
    { surprises: [...SURPRISES] },
    { objection: objection('not today', { code: 'NO', hint: 'later', url: 'https://example.com', requestId: 'r-1' }) },
  ])('with %j', (more) => kept(more));
});

describe('what waits', () => {
  const plain = [
    'cannot-clear',
    'looks-like-formula',
    'not-an-email',
    'not-a-link',
    'error-in-cell',
    'shortened-number',
    'changes-by-itself',
    'shows-a-name',
    'not-shown-by-crm',
    'unknown-id',
    'column-sorted-alone',
    'gone',
    'archived',
    'not-in-crm',
    'needs-existing',
    'exists-already',
    'edited-here',
    'stays-created',
  ] as const;
  const told: readonly Reason[] = [
    { why: 'unknown-name', name: 'Beuty', near: ['Beauty'] },
    { why: 'ambiguous-name', name: 'Beauty' },
    { why: 'too-long', limit: 12_000 },
    { why: 'merged-cells', cells: 'D2:D3' },
    { why: 'changed-since', mine: 'after', theirs: 'theirs' },
    { why: 'rows-disagree', rows: [{ row: rowNumberOf(2), text: 'one' }] },
    { why: 'mixed-up-row', belongsTo: null },
    { why: 'mixed-up-row', belongsTo: creator('c-2') },
    { why: 'id-cleared', belongsTo: creator('c-2') },
    { why: 'refused-by-crm', summary: 'not today' },
  ];
  const kept = (more: Partial<WaitingRecord>): void => isKept(ENTRIES.waiting, { id: 1, ...waiting('c-1'), ...more });
  it.each(plain)('because %s', (why) => kept({ reason: { why } }));
  it.each(told)('because %j', (reason) => kept({ reason }));
  it('in an unknown row', () => kept({ creatorId: null, field: null }));
  it.each(EDITABLE_FIELDS)('in %s', (field) => kept({ field }));
});

describe('the other entries', () => {
  it.each<ConflictAnswer>(['mine', 'theirs', 'both', 'later'])('a conflict, answered “%s”', (state) => {
    isKept(ENTRIES.conflicts, { id: 1, ...conflict('c-1', { state }) });
    isKept(ENTRIES.conflicts, { id: 1, ...conflict('c-1', { base: undefined, both: ['l-0'] }) });
  });

  it.each<RemoteUpdateRecord['state']>(['drift', 'agreed', 'theirs', 'taken'])('a cell that takes the CRM’s value: %s', (state) =>
    isKept(ENTRIES.remoteUpdates, { id: 1, ...remoteUpdate('c-1', { state, cell: 'mine' }) }),
  );

  it.each<BodyState>(['planned', 'sent', 'answered', 'settled'])('a request: %s', (state) =>
    isKept(ENTRIES.bodies, { id: 1, ...body(['c-1'], { state }) }),
  );

  it.each<BodyRecord['body']>([
    { kind: 'batch', ids: [creator('c-1')], set: { labels: { operation: 'add', labelIds: ['l-0', 3] }, owner: null }, creates: true },
    { kind: 'batch', ids: [], set: { labels: { operation: 'remove', labelIds: [] }, status: 2 }, creates: false },
    { kind: 'update', ids: [creator('c-1')], set: { notes: '', email: '', contactLink: '' }, creates: false },
    { kind: 'archive', ids: [creator('c-1')], set: { archived: true }, creates: false },
    { kind: 'restore', ids: [creator('c-1')], set: { archived: false }, creates: false },
  ])('a request: %j', (one) => {
    const check = {
      existing: 1,
      creatable: null,
      token: 'a token',
      objection: objection('not today'),
      failed: [failed('c-1', 'archived')],
    };
    isKept(ENTRIES.bodies, {
      id: 1,
      ...body(['c-1'], { body: one, check, failed: [failed('c-1', 'archived')], newIds: [creator('c-1')] }),
    });
  });

  it('a creator, read or not, existing or not', () => {
    for (const remote of [null, { found: false } as const]) isKept(ENTRIES.creators, { id: 1, creatorId: creator('c-1'), remote });
  });
});

describe('what is not an entry', () => {
  const written = ENTRIES.changes.write({ id: 1, ...change('c-1') });
  it.each<[string, string, string]>([
    ['in a state that nobody knows', '"planned"', '"begun"'],
    ['of a field that nobody knows', '"notes"', '"rank"'],
    ['of a read-only field', '"notes"', '"followers"'],
    ['without an id', '"id":1', '"id":-1'],
    ['with rows that are none', '"rows":[]', '"rows":[0]'],
    ['with rows between two', '"rows":[]', '"rows":[2.5]'],
    ['with more than is known', '"id":1', '"id":1,"more":2'],
  ])('%s', (_, was, is) => {
    expect(written).toContain(was);
    expect(ENTRIES.changes.read(written.replace(was, is))).toEqual({ is: 'damaged' });
  });
});
