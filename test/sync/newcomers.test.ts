// Creators who are not in the CRM yet; what changed in it; days as Sheets counts them.

import { dayIn, dayOfMoment, textOfDay } from '../../src/sync/days';
import type { MergeAllRules } from '../../src/sync/merge-all';
import type { Edit, FieldBase } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import { holdNewcomers, newcomerBase } from '../../src/sync/newcomers';
import { remoteChanges } from '../../src/sync/remote-changes';
import { creator } from '../fakes/office';

const edit = (id: string, field: Edit['field'], local: Edit['local']): Edit => ({
  rows: [rowNumberOf(2)],
  creatorId: creator(id),
  field,
  cell: String(local),
  local,
  base: null,
});
const rules: MergeAllRules = { creates: (field) => field === 'status' };
const base = new Map([
  ['new', newcomerBase(creator('new'))],
  ['known', { ...newcomerBase(creator('known')), membership: 'here' as const }],
]);

test('the first base of a newcomer is blank in every field', () => {
  const { fields, ...rest } = newcomerBase(creator('new'));
  expect(rest).toEqual({
    creatorId: 'new',
    membership: 'new',
    fingerprint: { handle: '', channelLink: '' },
    seen: '',
    updatedAt: '',
    told: '',
  });
  expect([fields.notes, fields.status, fields.labels]).toEqual([
    { value: '', cell: '' },
    { value: null, cell: '' },
    { value: [], cell: '' },
  ]);
});

test('edits of a newcomer wait unless one of them can create it; what is blank in its row is not an edit', () => {
  const notes = edit('new', 'notes', 'typed');
  const held = holdNewcomers([notes, edit('new', 'status', null), edit('known', 'notes', '')], base, rules);
  expect(held.edits.map(({ creatorId }) => creatorId)).toEqual(['known']);
  expect(held.waiting).toEqual([{ rows: [2], creatorId: 'new', field: 'notes', cell: 'typed', reason: { why: 'needs-existing' } }]);
  const able = holdNewcomers([notes, edit('new', 'status', 1)], base, rules);
  expect([able.edits.length, able.waiting]).toEqual([2, []]);
});

test('a change in the CRM is a known value that became another, not one that is merely spelled differently', () => {
  const record = {
    ...newcomerBase(creator('a')),
    fields: {
      notes: { value: 'old', cell: 'old' },
      labels: { value: [1, 2], cell: '' },
      contactLink: { value: 'https://Example.org/a', cell: '' },
    },
  };
  const moves = new Map<Edit['field'], FieldBase>([
    ['notes', { value: 'new', cell: 'new' }],
    ['labels', { value: [2, 1], cell: '' }],
    ['contactLink', { value: 'https://example.org/a', cell: '' }],
    ['status', { value: 1, cell: '' }],
  ]);
  expect(remoteChanges(record, moves)).toEqual([{ field: 'notes', before: 'old', after: 'new' }]);
  expect(remoteChanges(undefined, moves)).toEqual([]);
});

test('days count from 1899-12-30, back and forth', () => {
  expect([dayIn('1899-12-30'), dayIn('1970-01-01'), dayIn('2026-11-27 03:23')]).toEqual([0, 25_569, 46_353]);
  expect([textOfDay(0), textOfDay(46_353)]).toEqual(['1899-12-30', '2026-11-27']);
  expect(dayOfMoment('1970-01-02T12:00:00Z')).toBe(25_570.5);
});
