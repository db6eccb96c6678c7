// The Overview: every number equals a count in code, for any texts, even after columns were moved and inserted, and rows sorted, inserted
// and edited.

import * as fc from 'fast-check';
import { eachOf, namesOf } from '../../contract/named';
import { createNames } from '../../src/sync/names';
import { freshCells, placesOf } from '../../src/sync/overview';
import { type Block, type BlockName, blocksOf, type Counted, type Entries } from '../../src/sync/overview-blocks';
import { words } from '../../src/text/words';
import { lettersOf } from '../../workbench/model/address';
import { serialOf } from '../../workbench/model/dates';
import { LOCALE_NAMES } from '../../workbench/model/locales';
import type { Tab } from '../../workbench/model/tab';
import { writeBlock } from '../../workbench/model/writing';
import { OneTab } from '../workbench/model/one-tab';
import { check, Tally } from './seeded';

const CASES = 60;
const ZONE = 'Europe/Berlin';
const NOW = Date.UTC(2026, 10, 27, 11);
const TODAY = Math.floor(serialOf(NOW, ZONE));
/** The Monday of that week. */
const MONDAY = TODAY - 4;

const tally = new Tally('of the Overview', [
  'moved',
  'sorted',
  'inserted column',
  'inserted row',
  'edited',
  'wildcards',
  'two labels',
  'moves',
]);

/** Texts that a criterion would not take literally. */
const NAMES = ['Contacted', '>5', 'a*b', 'axxb', '=1', 'so?', 'sow', '~x', 'x', '<>', 'He said "no"', 'Contacted again'];
const LABELS = ['Beauty', 'Beaut', 'Q1, Launch', 'Launch', '*', 'Q?', 'Q1', '>= 3', 'say "hi"'];
const book = createNames({ statuses: [], members: [], labels: LABELS.map((name, i) => ({ id: i, name })) });

const HEADINGS = {
  creatorId: 'Creator ID',
  status: 'Status',
  owner: 'Owner',
  platform: 'Platform',
  labels: 'Labels',
  country: 'Country',
  updatedAt: 'Last updated',
  due: 'Due',
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = namesOf<Column>(HEADINGS);

type Act =
  | { readonly do: 'move'; readonly from: number; readonly to: number }
  | { readonly do: 'sort'; readonly by: number }
  | { readonly do: 'column' | 'row'; readonly at: number }
  | { readonly do: 'edit'; readonly row: number; readonly text: string };

const name = fc.constantFrom('', ...NAMES);
const rowOf = fc.record({
  status: fc.oneof(name, fc.constant('Status')),
  owner: name,
  platform: fc.constantFrom('youtube', 'tiktok', ''),
  labels: fc.subarray(LABELS, { maxLength: 3 }).map((some) => book.joinLabels(some)),
  country: fc.constantFrom('US', 'DE', 'a*', ''),
  updatedAt: fc.option(fc.integer({ min: -30, max: 0 }).map((days) => TODAY + days + 0.4)),
  due: fc.option(fc.integer({ min: -5, max: 5 }).map((days) => TODAY + days)),
});
const moveOf = fc.record({
  when: fc.integer({ min: -70, max: 4 }).map((days) => TODAY + days + 0.7),
  field: fc.constantFrom('Status', 'Status', 'Owner'),
  before: fc.oneof(name, fc.constantFrom('a*b', 'axxb')),
  after: fc.oneof(name, fc.constantFrom('>5')),
  tab: fc.constantFrom('Creators * 1', 'Creators * 1', 'Creators 2 1'),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('move' as const), from: fc.nat(9), to: fc.nat(10) }),
  fc.record({ do: fc.constant('sort' as const), by: fc.nat(9) }),
  fc.record({ do: fc.constant('column' as const), at: fc.nat(9) }),
  fc.record({ do: fc.constant('row' as const), at: fc.nat(9) }),
  fc.record({ do: fc.constant('edit' as const), row: fc.nat(9), text: fc.constantFrom(...NAMES) }),
);

const cases = fc.record({
  locale: fc.constantFrom(...LOCALE_NAMES),
  order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
  rows: fc.array(rowOf, { maxLength: 14 }),
  moves: fc.array(moveOf, { maxLength: 12 }),
  acts: fc.array(act, { minLength: 1, maxLength: 3 }),
  shownStatuses: fc.subarray(NAMES, { maxLength: 4 }),
  shownLabels: fc.subarray(LABELS, { maxLength: 3 }),
});

test('every formula equals a count in code, even after columns and rows were moved, inserted, sorted and edited', () => {
  check(
    fc.property(cases, ({ locale, order, rows, moves, acts, shownStatuses, shownLabels }) => {
      tally.begin();
      const sheet = new OneTab(ZONE);
      sheet.book.now = () => NOW;
      sheet.book.setLocale(locale);
      sheet.book.renameTab(sheet.tab, "Creators' list");
      put(sheet, sheet.tab, [
        order.map((column) => HEADINGS[column]),
        ...rows.map((row, i) => order.map((column) => (column === 'creatorId' ? `c${i}` : (row[column] ?? '')))),
      ]);
      const log = sheet.book.addTab('Changes', 1);
      put(sheet, log, [
        ['When', 'Column', 'Before', 'After', 'Tab'],
        ...moves.map((one) => [one.when, one.field, one.before, one.after, one.tab]),
      ]);
      const overview = sheet.book.addTab('Overview', 2);
      for (const tab of [sheet.tab, log]) sheet.do({ do: 'deleteRows', tab: tab.id, at: 30, count: 960 });
      const entries: Entries = {
        statuses: shownStatuses,
        owners: NAMES.slice(1, 3),
        platforms: ['youtube'],
        labels: shownLabels.map((label) => book.joinLabels([label])),
        countries: ['US', 'a*'],
        moves: [{ from: 'a*b', to: '>5' }],
      };
      const counted: Counted = {
        view: { name: sheet.tab.name, at: Object.fromEntries(order.map((column, i) => [column, i + 1])) },
        changes: { name: 'Changes', at: { when: 1, field: 2, before: 3, after: 4, tab: 5 }, loggedAs: 'Creators * 1', status: 'Status' },
      };
      const blocks = blocksOf(counted, entries, words('en').cells.overview);
      const places = placesOf(blocks);
      for (const block of blocks)
        for (const { row, column, cell } of freshCells(block, places.get(block.name) ?? { row: 1, column: 1 })) {
          if (cell === null) continue;
          const value = 'formula' in cell ? cell.formula : 'number' in cell ? cell.number : 'text' in cell ? cell.text : '';
          overview.layers.formats.put(row - 1, column - 1, 'formula' in cell || 'number' in cell ? 'General' : '@');
          write(sheet, overview, row, column, 'text' in cell && /^[=']/.test(cell.text) ? `'${cell.text}` : value);
        }
      const compare = (): void => {
        sheet.book.settle();
        const shown = new Map(blocks.map((block) => [block.name, tableOf(overview, block, places)]));
        expect(shown).toEqual(expected(blocks, sheet.tab, log, overview, places));
      };
      compare();
      if (rows.some(({ status }) => /[*?~<>=]/.test(status) && shownStatuses.includes(status))) tally.meet('wildcards');
      if (rows.some(({ labels }) => labels.includes(', '))) tally.meet('two labels');
      if (moves.some(({ before, after }) => before === 'a*b' && after === '>5')) tally.meet('moves');
      for (const one of acts) {
        doIn(sheet, one);
      }
      compare();
    }),
    CASES,
  );
  expect(tally.rare()).toEqual([]);
});

function write(sheet: OneTab, tab: Tab, row: number, column: number, value: string | number): void {
  writeBlock(sheet.book, tab, { row: row - 1, column: column - 1, rows: 1, columns: 1 }, () => value, 'script');
}

/** Texts as texts, whatever they look like. */
function put(sheet: OneTab, tab: Tab, table: readonly (readonly (string | number)[])[]): void {
  table.forEach((row, i) => {
    row.forEach((value, j) => {
      if (value === '') return;
      if (typeof value === 'string') tab.layers.formats.put(i, j, '@');
      write(sheet, tab, i + 1, j + 1, typeof value === 'string' && /^[=']/.test(value) ? `'${value}` : value);
    });
  });
}

function doIn(sheet: OneTab, one: Act): void {
  const { tab } = sheet;
  const used = tab.used ?? { rows: 1, columns: 1 };
  if (one.do === 'move') {
    sheet.do({ do: 'moveColumns', tab: tab.id, at: one.from, count: 1, to: one.to });
    tally.meet('moved');
  } else if (one.do === 'sort' && used.rows > 2) {
    const block = { row: 1, column: 0, rows: used.rows - 1, columns: used.columns };
    sheet.do({ do: 'sort', tab: tab.id, block, column: one.by % used.columns, ascending: true });
    tally.meet('sorted');
  } else if (one.do === 'column') {
    sheet.do({ do: 'insertColumns', tab: tab.id, at: one.at, count: 1 });
    tally.meet('inserted column');
  } else if (one.do === 'row') {
    sheet.do({ do: 'insertRows', tab: tab.id, at: 1 + one.at, count: 1 });
    write(sheet, tab, 2 + one.at, columnOf(tab, 'creatorId'), 'fresh');
    tally.meet('inserted row');
  } else if (one.do === 'edit') {
    const [row, column] = [2 + one.row, columnOf(tab, 'status')];
    tab.layers.formats.put(row - 1, column - 1, '@');
    write(sheet, tab, row, column, /^[=']/.test(one.text) ? `'${one.text}` : one.text);
    tally.meet('edited');
  }
}

function columnOf(tab: Tab, column: Column): number {
  for (let at = 0; at < tab.columns.count; at += 1) if (tab.value(0, at) === HEADINGS[column]) return at + 1;
  throw new Error(`no column ${column}`);
}

type Row = Readonly<Record<Column, string>>;

function rowsOf(tab: Tab): readonly Row[] {
  const at = new Map(COLUMNS.map((column) => [column, columnOf(tab, column)]));
  const rows = Array.from({ length: tab.used?.rows ?? 0 }, (_, i) =>
    eachOf(COLUMNS, (column) => String(tab.value(i, (at.get(column) ?? 0) - 1) ?? '')),
  );
  return rows.slice(1).filter(({ creatorId }) => creatorId !== '');
}

/** The contents of an Overview's block: "row | column" -> number. */
function tableOf(overview: Tab, block: Block, places: ReadonlyMap<BlockName, { row: number; column: number }>) {
  const { row: top, column: left } = places.get(block.name) ?? { row: 1, column: 1 };
  const found = new Map<string, unknown>();
  [null, ...block.rows].forEach((_, i) => {
    block.columns.forEach((_column, j) => {
      const row = i === 0 ? top : top + block.heads + i;
      if (j > 0 && overview.formula(row - 1, left + j - 1) !== undefined)
        found.set(`${lettersOf(j)} ${i}`, overview.value(row - 1, left + j - 1));
    });
  });
  return found;
}

function expected(
  blocks: readonly Block[],
  tab: Tab,
  log: Tab,
  overview: Tab,
  places: ReadonlyMap<BlockName, { row: number; column: number }>,
): ReadonlyMap<BlockName, ReadonlyMap<string, number>> {
  const rows = rowsOf(tab);
  const changes = Array.from({ length: Math.max(0, (log.used?.rows ?? 1) - 1) }, (_, i) =>
    [0, 1, 2, 3, 4].map((column) => log.value(i + 1, column) ?? ''),
  );
  const headText = (line: Block['rows'][number], k = 0): string => {
    const head = line.heads[k];
    return head && 'text' in head ? head.text : '';
  };
  return new Map(
    blocks.map((block) => {
      const found = new Map<string, number>();
      const meets = (line: Block['rows'][number] | null, all: Block['rows'], valueOf: (row: Row) => string) => (row: Row) => {
        const value = valueOf(row).toLowerCase();
        const listed = all.filter(({ role }) => role === 'entry').map((one) => headText(one).toLowerCase());
        if (line === null || line.role === 'all') return true;
        if (line.role === 'none') return value === '';
        if (line.role === 'other') return value !== '' && !listed.includes(value);
        return value === headText(line).toLowerCase();
      };
      [null, ...block.rows].forEach((line, i) => {
        block.columns.forEach((column, j) => {
          const { row: top, column: left } = places.get(block.name) ?? { row: 1, column: 1 };
          if (j === 0 || overview.formula((i === 0 ? top : top + block.heads + i) - 1, left + j - 1) === undefined) return;
          const set = (n: number) => found.set(`${lettersOf(j)} ${i}`, n);
          if (block.name === 'status') {
            const inRow = meets(line, block.rows, ({ status }) => status);
            const inColumn = meets(column, block.columns, ({ owner }) => owner);
            set(rows.filter((row) => inRow(row) && inColumn(row)).length);
          } else if (block.name === 'platform' || block.name === 'country') {
            const { name: field } = block;
            set(rows.filter(meets(line, block.rows, (row) => row[field])).length);
          } else if (block.name === 'label') {
            if (line === null) set(rows.length);
            else if (line.role === 'none') set(rows.filter(({ labels }) => labels === '').length);
            else {
              const [label = ''] = book.labelsIn(headText(line));
              set(rows.filter(({ labels }) => book.labelsIn(labels).includes(label)).length);
            }
          } else if (block.name === 'todo') {
            const due = rows.flatMap((row) => (row.due === '' ? [] : [Number(row.due)]));
            if (line?.role === 'dueToday') set(due.filter((day) => day === TODAY).length);
            if (line?.role === 'overdue') set(due.filter((day) => day < TODAY).length);
            if (line?.role === 'untouched')
              set(rows.filter(({ updatedAt }) => updatedAt !== '' && Math.floor(Number(updatedAt)) <= TODAY - 14).length);
          } else {
            const week = i === 0 ? null : MONDAY - 7 * (i - 1);
            const own = changes.filter(([when, field, before, after, of]) => {
              const day = Number(when);
              const inWeek = week === null ? day >= MONDAY - 49 && day < MONDAY + 7 : day >= week && day < week + 7;
              const isMove = column.role === 'all' || (String(before) === headText(column, 0) && String(after) === headText(column, 1));
              return inWeek && isMove && field === 'Status' && of === 'Creators * 1';
            });
            set(own.length);
          }
        });
      });
      return [block.name, found];
    }),
  );
}
