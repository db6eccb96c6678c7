// A column whose cells were moved without the ids beside them, distinguished from an edited column.

import * as fc from 'fast-check';
import { sortedAlone } from '../../src/sync/column-sorted-alone';
import { type BaseRecord, type EditableField, rowNumberOf, type SheetRow } from '../../src/sync/model';
import { rowsWithBase } from '../../src/sync/rows-with-base';
import { creator } from '../fakes/office';
import { check } from '../laws/seeded';
import { recordOf } from './record-of';

type Column = readonly string[];

/** The old and the new texts of each field, row by row. */
const sorted = (columns: Readonly<Partial<Record<EditableField, { readonly was: Column; readonly now: Column }>>>) => {
  const fields = Object.keys(columns) as EditableField[];
  const length = Math.max(...fields.map((field) => columns[field]?.was.length ?? 0));
  const numbers = Array.from({ length }, (_, i) => i);
  const base = new Map(
    numbers.map((i): [string, BaseRecord] => [
      `c-${i}`,
      recordOf(
        `c-${i}`,
        Object.fromEntries(fields.map((field) => [field, { value: columns[field]?.was[i] ?? '', cell: columns[field]?.was[i] ?? '' }])),
      ),
    ]),
  );
  const genuine = new Map(
    numbers.map((i): [ReturnType<typeof creator>, SheetRow[]] => [
      creator(`c-${i}`),
      [
        {
          row: rowNumberOf(i + 2),
          id: `c-${i}`,
          cells: Object.fromEntries(fields.map((field) => [field, { text: columns[field]?.now[i] ?? '' }])),
          fingerprint: { handle: '', channelLink: '' },
          readOnly: {},
        },
      ],
    ]),
  );
  return [...sortedAlone(fields, rowsWithBase(genuine, base), base)];
};

const letters = (count: number): string[] => Array.from({ length: count }, (_, i) => `note ${String.fromCharCode(97 + i)}`);
/** With the same text between each two, so that it occurs in many runs. */
const amid = (column: Column): string[] => column.flatMap((text) => [text, 'same']);
const turned = (column: Column): string[] => [...column].reverse();

describe('the same texts in another order', () => {
  test('are a sort', () => {
    expect(sorted({ notes: { was: letters(10), now: turned(letters(10)) } })).toEqual(['notes']);
  });

  test('are edits when nothing moved', () => {
    expect(sorted({ notes: { was: letters(10), now: letters(10) } })).toEqual([]);
  });

  test('are a sort even if a fifth of the moved cells was also edited, but not if more were', () => {
    const edited = (count: number) => turned(letters(20)).map((text, i) => (i < count ? `new ${i}` : text));
    expect(sorted({ status: { was: letters(20), now: edited(4) } })).toEqual(['status']);
    expect(sorted({ status: { was: letters(20), now: edited(5) } })).toEqual([]);
  });

  test('of a listed column are edits if fewer than eight cells changed places', () => {
    const exchange = (moved: number) => amid([...turned(letters(12).slice(0, moved)), ...letters(12).slice(moved)]);
    expect([6, 8].map((moved) => sorted({ status: { was: amid(letters(12)), now: exchange(moved) } }))).toEqual([[], ['status']]);
  });

  test('are edits if fewer than eight changed places, however many cells of other columns were edited beside them', () => {
    const status = { was: amid(letters(12)), now: amid([...turned(letters(12).slice(0, 6)), ...letters(12).slice(6)]) };
    const notes = letters(24);
    const edited = { was: notes, now: notes.map((text, i) => (i > 12 ? `new ${i}` : text)) };
    expect(sorted({ status, notes: edited })).toEqual([]);
  });

  test('are edits if they are less than three in ten of the rows', () => {
    const among = (all: number, column: Column) => [...amid(column), ...Array.from({ length: all - 16 }, () => 'same')];
    const exchanged = (all: number) => sorted({ status: { was: among(all, letters(8)), now: among(all, turned(letters(8))) } });
    expect([26, 27].map(exchanged)).toEqual([['status'], []]);
  });

  test('are edits if only two values exchanged their rows, because that may be intended', () => {
    const was = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'one' : 'two'));
    const now = was.map((text) => (text === 'one' ? 'two' : 'one'));
    expect(sorted({ status: { was, now } })).toEqual([]);
  });
});

test('equal values that ended up in one run each are a sort, in any language’s order', () => {
  const was = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'one' : 'two'));
  expect(sorted({ status: { was, now: was.toSorted() } })).toEqual(['status']);
  expect(sorted({ status: { was, now: was.toSorted().toReversed() } })).toEqual(['status']);
});

test('equal values in one run each within some of the rows are a sort of those, whatever was edited above and below', () => {
  const around = ['one', 'two', 'one', 'two'];
  const inner = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'one' : 'two'));
  const status = { was: [...around, ...inner, ...around], now: [...around, ...inner.toSorted(), ...around] };
  const notes = letters(20);
  expect(sorted({ status })).toEqual(['status']);
  const edited = { was: notes, now: notes.map((text, i) => (i === 0 || i === 19 ? 'edited' : text)) };
  expect(sorted({ status, notes: edited })).toEqual(['status']);
});

test('a column with one value that was edited in some rows is edited', () => {
  const was = Array.from({ length: 12 }, () => 'one');
  expect(sorted({ status: { was, now: was.map((text, i) => (i > 8 ? 'two' : text)) } })).toEqual([]);
});

describe('texts of a single creator that appear beside others', () => {
  const was = amid(letters(12));
  const moved = (count: number) => amid(letters(12).map((text, i, all) => (i < count ? (all[(i + 1) % count] ?? text) : text)));

  test('are not a coincidence if there are three', () => {
    expect([2, 3].map((count) => sorted({ notes: { was, now: moved(count) } }))).toEqual([[], ['notes']]);
  });

  test('are copies while their own creator still shows them', () => {
    expect(sorted({ notes: { was, now: was.map((text, i) => (i < 8 && text !== 'same' ? 'note l' : text)) } })).toEqual([]);
    expect(sorted({ notes: { was, now: was.map((text, i) => (i < 8 ? (was[i + 12] ?? text) : text)) } })).toEqual([]);
  });

  test('of a listed column recur by chance, and are edits', () => {
    expect(sorted({ status: { was, now: moved(3) } })).toEqual([]);
  });
});

test('only rows whose notes came from elsewhere tell whether another column moved along', () => {
  const notes = letters(8);
  const email = notes.map((_, i) => `${i}@example.test`);
  const moved = notes.map((text, i) => (i < 3 ? (notes[(i + 1) % 3] ?? '') : i < 6 ? `new ${i}` : text));
  const along = email.map((text, i) => (i < 2 ? (email[i + 1] ?? '') : i === 2 ? 'new@example.test' : text));
  expect(sorted({ notes: { was: notes, now: moved }, email: { was: email, now: along } })).toEqual(['notes', 'email']);
});

test('columns that moved together are a sort of both, even if each alone would not be', () => {
  const status = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'one' : 'two'));
  const owner = Array.from({ length: 12 }, (_, i) => (i % 3 ? 'mine' : 'yours'));
  const order = [3, 0, 4, 1, 2, 7, 5, 6, 11, 8, 10, 9];
  const by = (column: Column) => order.map((i) => column[i] ?? '');
  expect(sorted({ status: { was: status, now: by(status) } })).toEqual([]);
  expect(sorted({ status: { was: status, now: by(status) }, owner: { was: owner, now: by(owner) } })).toEqual(['status', 'owner']);
});

describe('a few rows of a large table, in which several columns moved together', () => {
  const COUNT = 60;
  const FIELDS = ['status', 'owner', 'labels'] as const;
  /** A table in which no row recurs, and a stretch of less than three tenths of it. */
  const tables = fc
    .record({
      rows: fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(8), fc.nat(12)), { minLength: COUNT, maxLength: COUNT, selector: String }),
      from: fc.nat(COUNT / 2 - 1),
      length: fc.integer({ min: 12, max: 17 }),
    })
    .map(({ rows, from, length }) => ({ was: rows.map((row) => row.map((n, i) => `${FIELDS[i]} ${n}`)), from, length }));
  const asColumns = (was: readonly Column[], now: readonly Column[]) =>
    Object.fromEntries(FIELDS.map((field, i) => [field, { was: was.map((row) => row[i] ?? ''), now: now.map((row) => row[i] ?? '') }]));
  const movedIn = (was: readonly Column[], now: readonly Column[]) =>
    was.filter((row, i) => row.filter((text, at) => text !== now[i]?.[at]).length > 1).length;

  test('they are a sort, also next to edits elsewhere', () => {
    check(
      fc.property(tables, fc.nat(2), ({ was, from, length }, by) => {
        const part = was.slice(from, from + length).toSorted((one, other) => (one[by] ?? '').localeCompare(other[by] ?? ''));
        const now = was.toSpliced(from, length, ...part);
        fc.pre(movedIn(was, now) >= 10);
        const far = now.with(COUNT - 1, ['new', now[COUNT - 1]?.[1] ?? '', now[COUNT - 1]?.[2] ?? '']);
        expect(sorted(asColumns(was, far))).toEqual([...FIELDS]);
      }),
      200,
    );
  });

  test('they are edits if copied from rows that still show them', () => {
    check(
      fc.property(tables, ({ was, from, length }) => {
        const part = was.slice(from, from + length);
        expect(sorted(asColumns(was, was.toSpliced(from + length, length, ...part).slice(0, COUNT)))).toEqual([]);
      }),
      200,
    );
  });

  test('they are edits if people in few combinations exchanged them, because that may be intended', () => {
    const was = Array.from({ length: COUNT }, (_, i) => (i % 2 ? ['open', 'mine', ''] : ['done', 'yours', '']));
    const now = was.map((row, i) => (i < 12 ? (was[i + 1] ?? row) : row));
    expect(sorted(asColumns(was, now))).toEqual([]);
  });
});
