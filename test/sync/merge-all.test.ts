// How a creator's edits merge with what the CRM holds now.

import type { Channel } from '../../src/fields/fields';
import { mergeAll, type Remote } from '../../src/sync/merge-all';
import { type BaseRecord, type Edit, type EditableField, type FieldValue, type Membership, rowNumberOf } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const id = creator('c-1');
const rows = [rowNumberOf(2)];

const edit = (field: EditableField, base: FieldValue | undefined, local: FieldValue): Edit => ({
  creatorId: id,
  field,
  rows,
  base,
  local,
  cell: String(local),
});

const record = (membership: Membership = 'here', fields: BaseRecord['fields'] = {}): BaseRecord => recordOf(id, fields, { membership });

const held = (more: Partial<Channel>): Remote => ({ found: true, channel: { ...blankChannel(id), ...more } });
const ABSENT: Remote = { found: false };

const merged = (edits: readonly Edit[], remote: Remote, known = record()) =>
  mergeAll(edits, new Map([[id, known]]), new Map([[id, remote]]), { creates: (field) => field === 'status' || field === 'labels' });
const whys = (...args: Parameters<typeof merged>) => merged(...args).waiting.map(({ field, reason }) => [field, reason.why]);
const NOTHING = { changes: [], conflicts: [], remoteUpdates: [], agreements: [], waiting: [] };

test('only the cell changed: a change from what the CRM holds', () => {
  expect(merged([edit('notes', 'old', 'new')], held({ notes: 'old' }))).toEqual({
    ...NOTHING,
    changes: [{ creatorId: id, field: 'notes', before: 'old', after: 'new', creates: false }],
  });
});

test('both changed to the same value: an agreement', () => {
  expect(merged([edit('notes', 'old', 'new')], held({ notes: 'new' }))).toEqual({
    ...NOTHING,
    agreements: [{ creatorId: id, field: 'notes', value: 'new' }],
  });
});

test('a field that nobody edited here takes the CRM’s change, an edited one does not', () => {
  const known = record('here', { email: { value: 'old@example.test', cell: 'old@example.test' }, notes: { value: 'old', cell: 'old' } });
  const { remoteUpdates, changes } = merged([edit('notes', 'old', 'new')], held({ notes: 'old', email: 'new@example.test' }), known);
  expect(remoteUpdates).toEqual([{ creatorId: id, field: 'email', value: 'new@example.test' }]);
  expect(changes).toHaveLength(1);
});

test('what the answer does not show waits', () => {
  expect(whys([edit('notes', 'old', 'new')], held({ notes: undefined }))).toEqual([['notes', 'not-shown-by-crm']]);
});

describe('both changed to different values: a conflict', () => {
  const both = (mine: string, theirs: string) => merged([edit('notes', 'old', mine)], held({ notes: theirs })).conflicts[0]?.both;

  test('that knows the base and both sides', () => {
    expect(merged([edit('email', 'a@example.test', 'b@example.test')], held({ email: 'c@example.test' })).conflicts).toEqual([
      { creatorId: id, field: 'email', base: 'a@example.test', mine: 'b@example.test', theirs: 'c@example.test', both: null },
    ]);
  });

  test('in notes offers both, the CRM’s first, without repeating what one already contains', () => {
    expect([both('mine', 'theirs'), both('theirs and mine', 'theirs')]).toEqual(['theirs\nmine', 'theirs and mine']);
  });

  test('in notes that one side cleared does not offer both', () => {
    expect([both('', 'theirs'), both('mine', '')]).toEqual([null, null]);
  });
});

describe('a creator whose state has changed', () => {
  const edits = [edit('notes', 'old', 'new')];

  test.each([
    ['is gone from the CRM', ABSENT, 'here', 'gone'],
    ['was archived', held({ notes: 'old', archived: true }), 'here', 'archived'],
    ['was added here and came into the CRM otherwise', held({ notes: 'old' }), 'new', 'exists-already'],
  ] as const)('waits: %s', (_, remote, membership, why) => {
    expect(merged(edits, remote, record(membership))).toMatchObject({ ...NOTHING, waiting: [{ field: 'notes', rows, reason: { why } }] });
  });
});

describe('a creator added here', () => {
  const added = (...edits: readonly Edit[]) => merged(edits, ABSENT, record('new'));

  test('is created by a status or labels, and everything else rides along', () => {
    expect(added(edit('status', null, 7), edit('notes', '', 'new'), edit('email', '', ''))).toEqual({
      ...NOTHING,
      changes: [
        { creatorId: id, field: 'status', before: null, after: 7, creates: true },
        { creatorId: id, field: 'notes', before: '', after: 'new', creates: true },
      ],
    });
  });

  test('waits without one', () => {
    expect(added(edit('notes', '', 'new'), edit('labels', [], [])).waiting.map(({ field, reason }) => [field, reason.why])).toEqual([
      ['notes', 'needs-existing'],
    ]);
  });
});

test('without a base or an answer, nothing is decided', () => {
  const rules = { creates: () => true };
  const edits = [edit('notes', 'old', 'new')];
  expect(mergeAll(edits, new Map(), new Map([[id, held({ notes: 'old' })]]), rules)).toEqual(NOTHING);
  expect(mergeAll(edits, new Map([[id, record()]]), new Map(), rules)).toEqual(NOTHING);
});
