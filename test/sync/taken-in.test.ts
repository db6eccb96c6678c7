// What the CRM's row does to cells of every kind: formulas, links, labels, settled edits, read-only columns.

import { applyRemote, keptAs, newCell, plainText } from '../../src/sync/apply-remote';
import type { Cell, EditableField, FieldValue, SheetRow } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const id = creator('c-1');
const fingerprint = { handle: '', channelLink: '' };
const labels = [1, 2, 3, 4].map((one) => ({ id: one, name: `L${one}` }));
const names = createNames({ statuses: [{ id: 1, name: 'Completed' }], members: [], labels });

const channelOf = (more: object) => ({ ...blankChannel(id), ...more });

interface Case {
  readonly field: EditableField;
  readonly cells: readonly Cell[];
  readonly remote: object;
  readonly base?: { readonly value: FieldValue; readonly cell: string };
  readonly settled?: string;
}

function taken({ field, cells, remote, base, settled }: Case) {
  const rows = cells.map((cell, i): SheetRow => ({ row: rowNumberOf(i + 2), id, cells: { [field]: cell }, fingerprint, readOnly: {} }));
  const record = recordOf(id, base === undefined ? {} : { [field]: base }, { fingerprint });
  const settledAs = new Map(settled === undefined ? [] : [[field, settled] as const]);
  const { writes, moves, kept } = applyRemote(channelOf(remote), rows, record, { names, columns: [], settled: settledAs });
  return {
    writes: writes.map(({ row, cell }) => [Number(row), cell === null || !('text' in cell) ? cell : cell.text]),
    move: moves.get(field),
    kept,
  };
}

describe('a cell with a formula', () => {
  const base = { value: 'old', cell: 'old' };
  it('is never overwritten, and keeps the base of its field', () => {
    const found = taken({ field: 'notes', cells: [{ text: 'old', origin: 'formula' }, { text: 'old' }], remote: { notes: 'new' }, base });
    expect(found).toEqual({ writes: [], move: undefined, kept: [] });
  });

  it('that shows what the CRM holds moves the base to what it shows', () => {
    const found = taken({ field: 'notes', cells: [{ text: 'new', origin: 'formula' }], remote: { notes: 'new' }, base });
    expect(found).toEqual({ writes: [], move: { value: 'new', cell: 'new' }, kept: [] });
  });

  it('or a name in front of a link is not respelled, a plain text is', () => {
    const link = { field: 'contactLink', remote: { contactLink: 'https://example.org/a' } } as const;
    const known = { value: 'https://Example.org/a', cell: 'https://Example.org/a' };
    const cell = (more: object): Cell => ({ text: 'https://Example.org/a', ...more });
    expect(taken({ ...link, cells: [cell({ origin: 'formula' })], base: known }).writes).toEqual([]);
    expect(taken({ ...link, cells: [cell({ linked: true })], base: known }).writes).toEqual([]);
    expect(taken({ ...link, cells: [cell({})], base: known }).writes).toEqual([[2, 'https://example.org/a']]);
  });
});

describe('a cell without anything to send', () => {
  it('is written in every row that shows something else, and the base says what is written', () => {
    const found = taken({
      field: 'status',
      cells: [{ text: 'completed' }, { text: 'Completed' }],
      remote: { status: { id: 1, name: 'Completed' } },
      base: { value: 1, cell: 'completed' },
    });
    expect(found).toEqual({ writes: [[2, 'Completed']], move: { value: 1, cell: 'Completed' }, kept: [] });
  });

  it('that shows a text as the platform stores it is left, as long as the value has not changed', () => {
    const base = { value: 'a\nb', cell: 'a b' };
    expect(taken({ field: 'notes', cells: [{ text: 'a b' }], remote: { notes: 'a\nb' }, base })).toEqual({
      writes: [],
      move: { value: 'a\nb', cell: 'a b' },
      kept: [],
    });
    expect(taken({ field: 'notes', cells: [{ text: 'a b' }], remote: { notes: 'c' }, base }).writes).toEqual([[2, 'c']]);
  });

  it('may express the base’s value in other words', () => {
    const base = { value: [1, 2], cell: 'L1; L2' };
    const found = taken({ field: 'labels', cells: [{ text: 'l2, L1' }], remote: { labels: [labels[2]] }, base });
    expect([found.writes, found.kept]).toEqual([[[2, 'L3']], []]);
  });

  it('without a base shows what the CRM does, or is an edit that was never compared', () => {
    const completed = { field: 'status', cells: [{ text: 'completed' }], remote: { status: { id: 1, name: 'Completed' } } } as const;
    expect(taken(completed)).toEqual({ writes: [[2, 'Completed']], move: { value: 1, cell: 'Completed' }, kept: [] });
    expect(taken({ field: 'notes', cells: [{ text: 'mine' }], remote: { notes: 'new' } }).kept).toEqual([
      { field: 'notes', cell: 'mine', contested: true },
    ]);
    expect(taken({ field: 'notes', cells: [{ text: '' }], remote: { notes: '' } }).move).toEqual({ value: '', cell: '' });
  });
});

describe('a cell with an unsent edit', () => {
  const base = { value: 'old', cell: 'old' };
  it('stays, with its base, and is contested once the CRM holds another value', () => {
    const kept = (notes: string) => taken({ field: 'notes', cells: [{ text: 'mine' }, { text: 'old' }], remote: { notes }, base });
    expect(kept('old')).toEqual({ writes: [], move: undefined, kept: [{ field: 'notes', cell: 'mine', contested: false }] });
    expect(kept('new')).toEqual({ writes: [], move: undefined, kept: [{ field: 'notes', cell: 'mine', contested: true }] });
  });

  it('counts even if nobody can read it', () => {
    const found = taken({ field: 'status', cells: [{ text: 'Nowhere' }], remote: { status: null }, base: { value: null, cell: '' } });
    expect(found.kept).toEqual([{ field: 'status', cell: 'Nowhere', contested: false }]);
  });

  it('typed over a settled one moves the base to what both held in between', () => {
    const notes = taken({ field: 'notes', cells: [{ text: 'later' }, { text: 'sent' }], remote: { notes: 'sent' }, base, settled: 'sent' });
    expect(notes).toMatchObject({ move: { value: 'sent', cell: 'sent' }, kept: [{ cell: 'later' }] });
    const found = taken({
      field: 'labels',
      cells: [{ text: 'L4' }],
      remote: { labels: [labels[0], labels[1]] },
      base: { value: [], cell: '' },
      settled: 'L1; L3',
    });
    expect(found.move).toEqual({ value: [1], cell: 'L1' });
  });

  it('that is settled takes the CRM’s value', () => {
    const found = taken({ field: 'notes', cells: [{ text: 'sent' }], remote: { notes: 'theirs' }, base, settled: 'sent' });
    expect(found).toEqual({ writes: [[2, 'theirs']], move: { value: 'theirs', cell: 'theirs' }, kept: [] });
  });
});

test('read-only columns show what the CRM says in every row, except the id and the Sync word', () => {
  const row = (number: number, name: string): SheetRow => ({
    row: rowNumberOf(number),
    id,
    cells: {},
    fingerprint,
    readOnly: { name: { text: name } },
  });
  const { writes } = applyRemote(channelOf({ name: 'Sample Creator 03' }), [row(2, 'Before'), row(3, 'Sample Creator 03')], undefined, {
    names,
    columns: ['creatorId', 'sync', 'notes', 'name'],
    settled: new Map(),
  });
  expect(writes).toEqual([{ row: 2, field: 'name', cell: { text: 'Sample Creator 03' } }]);
});

test('a new row gets the CRM’s values, and no Sync word', () => {
  const channel = channelOf({ name: 'Sample Creator 03', notes: 'a', status: { id: 1, name: 'Completed' }, email: '' });
  const cells = (['name', 'notes', 'status', 'email', 'sync'] as const).map((field) => newCell(channel, field, names));
  expect(cells).toEqual([{ text: 'Sample Creator 03' }, { text: 'a' }, { text: 'Completed' }, null, null]);
  expect(newCell({ ...channel, notes: undefined }, 'notes', names)).toBeNull();
});

test('a text is stored as the platform stores texts', () => {
  expect(plainText(" \r\n'a\u00a0b\rc ")).toBe("'a b\nc");
  expect(plainText("''a")).toBe('a');
  expect([keptAs("'a ", 'a'), keptAs('a', 'b')]).toEqual([true, false]);
});
