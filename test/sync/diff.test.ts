// Which cells are edits, and which wait: one creator's rows compared with their base.

import { TEXT_LIMIT } from '../../src/fields/text-limit';
import { type DiffRules, diff } from '../../src/sync/diff';
import { type Cell, type EditableField, type FieldBase, rowNumberOf, type SheetRow } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { MORE_LABELS, textValue } from '../../src/sync/values';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const names = createNames({
  statuses: [
    { id: 1, name: 'To contact' },
    { id: 2, name: 'Completed' },
  ],
  members: [],
  labels: [
    { id: 'l1', name: 'Summer' },
    { id: 'l2', name: '=Formula' },
  ],
});
const rules: DiffRules = { names, canClear: (field) => field !== 'status', trusted: new Set() };
const id = creator('c-1');

type Fields = Readonly<Partial<Record<EditableField, FieldBase>>>;

const row = (number: number, cells: SheetRow['cells']): SheetRow => ({
  row: rowNumberOf(number),
  id,
  cells,
  fingerprint: { handle: '', channelLink: '' },
  readOnly: {},
});

const found = (fields: Fields, ...all: readonly SheetRow['cells'][]) => {
  const rows = all.map((cells, i) => row(i + 2, cells));
  const { edits, waiting } = diff(new Map([[id, rows]]), new Map([[id, recordOf(id, fields)]]), rules);
  return {
    edits: edits.map(({ field, rows: at, local }) => [field, at.map(Number), local]),
    waiting: waiting.map(({ field, rows: at, reason }) => [field, at.map(Number), reason.why]),
  };
};

const text = (value: string): FieldBase => ({ value, cell: value });
const STATUS: FieldBase = { value: 1, cell: 'To contact' };
const NONE = { edits: [], waiting: [] };
const waits = (field: EditableField, known: FieldBase, cell: Cell) => found({ [field]: known }, { [field]: cell }).waiting;

test('a cell that shows its base is untouched, even if its name is no longer in any list', () => {
  expect(
    found({ status: { value: 9, cell: 'Gone status' }, notes: text('a') }, { status: { text: 'Gone status' }, notes: { text: 'a' } }),
  ).toEqual(NONE);
});

test('a cell that says the same in other words is not an edit', () => {
  expect(found({ status: STATUS }, { status: { text: ' to  CONTACT ' } })).toEqual(NONE);
});

test('a cell that means something else is an edit with that meaning', () => {
  expect(found({ status: STATUS, notes: text('a') }, { status: { text: 'completed' }, notes: { text: 'b' } })).toEqual({
    edits: [
      ['status', [2], 2],
      ['notes', [2], 'b'],
    ],
    waiting: [],
  });
});

test('a field without a column is untouched', () => {
  expect(found({ status: STATUS, notes: text('a') }, { status: { text: 'To contact' } })).toEqual(NONE);
});

test('rows that show the base do not count beside an edited row of the same creator', () => {
  expect(found({ notes: text('a') }, { notes: { text: 'a' } }, { notes: { text: 'b' } }, { notes: { text: 'b' } })).toEqual({
    edits: [['notes', [3, 4], 'b']],
    waiting: [],
  });
});

test('rows that were edited to different values wait, along with all edited rows', () => {
  expect(found({ notes: text('a') }, { notes: { text: 'b' } }, { notes: { text: 'c' } })).toEqual({
    edits: [],
    waiting: [['notes', [2, 3], 'rows-disagree']],
  });
});

test('a row edited to the base’s value in other words does not count beside an edited one', () => {
  expect(found({ status: STATUS }, { status: { text: 'TO CONTACT' } }, { status: { text: 'Completed' } }).edits).toEqual([
    ['status', [2, 3], 2],
  ]);
});

describe('a cell waits', () => {
  test.each([
    ['that shows an error', { text: '#REF!', origin: 'error' }, 'error-in-cell'],
    ['whose look is not its value', { text: '1.2E+15', doubt: 'shortened-number' }, 'shortened-number'],
    ['that changes by itself', { text: 'b', origin: 'formula', doubt: 'changes-by-itself' }, 'changes-by-itself'],
    ['that looks like a formula and is none', { text: '=A1' }, 'looks-like-formula'],
    ['whose text is too long', { text: 'x'.repeat(TEXT_LIMIT + 1) }, 'too-long'],
  ] as const)('%s', (_, cell, why) => {
    expect(waits('notes', text('a'), cell)).toEqual([['notes', [2], why]]);
  });

  test('over a CRM text that is too long to be shown in full, whatever it says', () => {
    const long = textValue('x'.repeat(TEXT_LIMIT + 1));
    expect(waits('notes', { value: long, cell: 'x…' }, { text: 'short' })).toEqual([['notes', [2], 'too-long']]);
  });

  test('if it was cleared and the CRM has no way to express that', () => {
    expect(waits('status', STATUS, { text: '' })).toEqual([['status', [2], 'cannot-clear']]);
    expect(found({ notes: text('a') }, { notes: { text: '' } }).edits).toEqual([['notes', [2], '']]);
  });

  test('with a name that the CRM does not have', () => {
    expect(waits('status', STATUS, { text: 'Finished' })).toEqual([['status', [2], 'unknown-name']]);
  });

  test('with labels that it shows only partly', () => {
    expect(waits('labels', { value: ['l1'], cell: 'Summer' }, { text: `Summer, Unknown${MORE_LABELS} ` })).toEqual([
      ['labels', [2], 'too-long'],
    ]);
    expect(waits('labels', { value: ['l1'], cell: 'Summer' }, { text: 'Summer, Unknown' })).toEqual([['labels', [2], 'unknown-name']]);
  });
});

test('a text of maximum length, and what a formula shows, are edits', () => {
  const longest = 'x'.repeat(TEXT_LIMIT);
  expect(found({ notes: text('a') }, { notes: { text: longest } }).edits).toEqual([['notes', [2], longest]]);
  expect(found({ notes: text('a') }, { notes: { text: '=A1', origin: 'formula' } }).edits).toEqual([['notes', [2], '=A1']]);
});

test('a label may be named like a formula; an unknown name may not', () => {
  expect(found({ labels: { value: [], cell: '' } }, { labels: { text: '=Formula' } }).edits).toEqual([['labels', [2], ['l2']]]);
  expect(waits('labels', { value: [], cell: '' }, { text: '=Formulas' })).toEqual([['labels', [2], 'looks-like-formula']]);
});

test('a cell without a base is an edit whose base is unknown', () => {
  const { edits } = diff(new Map([[id, [row(2, { notes: { text: 'a' } })]]]), new Map(), rules);
  expect(edits).toEqual([{ creatorId: id, field: 'notes', rows: [2], base: undefined, local: 'a', cell: 'a' }]);
});
