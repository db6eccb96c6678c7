// What is pointed out about single changes of a review: a value new to its column, somebody else's address, a creator changed meanwhile.

import type { BaseRecord, Change, EditableField, FieldValue } from '../../src/sync/model';
import { surprisesIn } from '../../src/sync/surprises';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const record = (id: string, values: Readonly<Partial<Record<EditableField, FieldValue>>>): readonly [string, BaseRecord] => [
  id,
  recordOf(id, Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value, cell: '' }])), { updatedAt: 'then' }),
];
const change = (id: string, field: EditableField, before: FieldValue, after: FieldValue): Change => ({
  creatorId: creator(id),
  field,
  before,
  after,
  creates: false,
});
const RECORDS = new Map([
  record('c-1', { status: 1, labels: ['a'], email: 'one@example.test' }),
  record('c-2', { status: 2, labels: ['b'], email: 'two@example.test' }),
]);
const of = (changes: readonly Change[], changedAt = 'then', records: ReadonlyMap<string, BaseRecord> = RECORDS) =>
  changes.map(surprisesIn(changes, { records, changedAt: () => changedAt }));

test('a status or a label that nobody had yet is new; one that somebody had is not', () => {
  expect(of([change('c-1', 'status', 1, 2)])).toEqual([[]]);
  expect(of([change('c-1', 'status', 1, 3)])).toEqual([['new-value']]);
  expect(of([change('c-1', 'labels', ['a'], ['a', 'b'])])).toEqual([[]]);
  expect(of([change('c-1', 'labels', ['a'], ['a', 'c'])])).toEqual([['new-value']]);
});

test('in a column that held nothing, the first value is no surprise', () => {
  expect(of([change('c-1', 'owner', null, 'u-a')])).toEqual([[]]);
});

test('an address that another creator has is pointed out, in any case, and two creators who get the same one', () => {
  expect(of([change('c-1', 'email', 'one@example.test', 'TWO@example.test')])).toEqual([['shared']]);
  expect(of([change('c-1', 'email', 'one@example.test', 'ONE@example.test')])).toEqual([[]]);
  const same = ['c-1', 'c-2'].map((id) => change(id, 'email', '', 'new@example.test'));
  expect(of(same)).toEqual([['shared'], ['shared']]);
  expect(of(['c-1', 'c-2'].map((id) => change(id, 'notes', '', 'the same note')))).toEqual([[], []]);
});

test('a creator the CRM changed since the last refresh is pointed out, if it says when', () => {
  const changes = [change('c-1', 'notes', '', 'mine')];
  expect([of(changes, 'later'), of(changes, 'then'), of(changes, '')]).toEqual([[['changed-meanwhile']], [[]], [[]]]);
});
