// Updating an Overview never touches what a person changed in it, and is idempotent: whatever they did to it and to the tab that it counts.

import * as fc from 'fast-check';
import type { Cell } from '../../src/sync/model';
import { freshCells, placesOf } from '../../src/sync/overview';
import { type Block, blocksOf, type Counted, type Entries } from '../../src/sync/overview-blocks';
import { renewed } from '../../src/sync/overview-renewed';
import { findTitle, type OverviewCell, shownKeys } from '../../src/sync/overview-table';
import { words } from '../../src/text/words';
import type { Tab } from '../../workbench/model/tab';
import { writeBlock } from '../../workbench/model/writing';
import { OneTab } from '../workbench/model/one-tab';
import { check, Tally } from './seeded';

const CASES = 120;
const HEADINGS = ['Creator ID', 'Status', 'Owner', 'Platform', 'Labels', 'Country', 'Last updated', 'Due'];
const COLUMNS = ['creatorId', 'status', 'owner', 'platform', 'labels', 'country', 'updatedAt', 'due'] as const;
const tally = new Tally('of what a person made of an Overview', [
  'edited',
  'moved',
  'deleted column',
  'line in a block',
  'renamed',
  'new entry',
  'no room',
]);

type Act =
  | { readonly do: 'edit'; readonly which: number; readonly text: string }
  | { readonly do: 'note'; readonly row: number; readonly column: number }
  | { readonly do: 'moveColumn' | 'insertColumn' | 'insertRow' | 'deleteColumn'; readonly at: number; readonly to: number }
  | { readonly do: 'rename' }
  | { readonly do: 'lineAbove'; readonly rows: boolean; readonly at: number };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), which: fc.nat(200), text: fc.constantFrom('', '=1+1', '12', 'mine') }),
  fc.record({ do: fc.constant('note' as const), row: fc.nat(70), column: fc.nat(20) }),
  // Where a new status and a new owner would go.
  fc.record({ do: fc.constant('note' as const), row: fc.constant(23), column: fc.integer({ min: 4, max: 9 }) }),
  fc.record({ do: fc.constant('note' as const), row: fc.integer({ min: 18, max: 22 }), column: fc.constant(10) }),
  fc.record({
    do: fc.constantFrom('moveColumn' as const, 'insertColumn' as const, 'insertRow' as const, 'deleteColumn' as const),
    at: fc.nat(7),
    to: fc.nat(8),
  }),
  fc.record({ do: fc.constant('rename' as const) }),
  fc.record({ do: fc.constant('lineAbove' as const), rows: fc.boolean(), at: fc.nat(30) }),
);

const cases = fc.record({
  acts: fc.array(acts, { minLength: 1, maxLength: 5 }),
  newOwners: fc.subarray(['New owner', 'Other owner']),
  newStatuses: fc.subarray(['New status']),
});

const ENTRIES: Entries = {
  statuses: ['Contacted', 'Completed'],
  owners: ['Sample owner A', 'Sample owner B'],
  platforms: ['youtube', 'tiktok'],
  labels: ['Beauty', '"Q1, Launch"'],
  countries: ['US'],
  moves: [{ from: 'Contacted', to: 'Completed' }],
};

class Desk {
  readonly sheet = new OneTab();
  readonly overview: Tab;
  readonly shown = new Set<string>();
  entries = ENTRIES;

  constructor() {
    const { sheet } = this;
    sheet.fill([HEADINGS, ['c1', 'Contacted', 'Sample owner A', 'youtube', 'Beauty', 'US']]);
    const log = sheet.book.addTab('Changes', 1);
    sheet.type({ A1: 'When', B1: 'Column', C1: 'Before', D1: 'After', E1: 'Tab' }, 'person', log);
    this.overview = sheet.book.addTab('Overview', 2);
    const blocks = this.blocks();
    const places = placesOf(blocks);
    for (const block of blocks) {
      const place = places.get(block.name);
      if (place !== undefined) this.write(freshCells(block, place));
      for (const key of shownKeys(block)) this.shown.add(key);
    }
  }

  /** Based on the current positions of the columns. */
  private counted(): Counted {
    const { tab } = this.sheet;
    const heads = Array.from({ length: tab.columns.count }, (_, column) => tab.value(0, column));
    const at = COLUMNS.flatMap((name, i) => {
      const place = heads.indexOf(HEADINGS[i] ?? '');
      return place < 0 ? [] : [[name, place + 1] as const];
    });
    return {
      view: { name: tab.name, at: Object.fromEntries(at) },
      changes: { name: 'Changes', at: { when: 1, field: 2, before: 3, after: 4, tab: 5 }, loggedAs: 'Creators', status: 'Status' },
    };
  }

  blocks(): readonly Block[] {
    return blocksOf(this.counted(), this.entries, words('en').cells.overview);
  }

  readonly seen = (row: number, column: number): Cell => {
    const formula = this.overview.formula(row - 1, column - 1);
    const value = this.overview.value(row - 1, column - 1);
    const text = formula === undefined && value !== undefined && typeof value !== 'object' ? String(value) : '';
    return { text, ...(formula === undefined ? {} : { formula }), ...(typeof value === 'number' ? { value } : {}) };
  };

  write(cells: readonly OverviewCell[]): void {
    for (const { row, column, cell } of cells) {
      if (cell === null) continue;
      const value = 'formula' in cell ? cell.formula : 'number' in cell ? cell.number : 'text' in cell ? cell.text : '';
      this.type(row, column, value);
    }
  }

  type(row: number, column: number, value: string | number): void {
    writeBlock(this.sheet.book, this.overview, { row: row - 1, column: column - 1, rows: 1, columns: 1 }, () => value, 'script');
  }

  /** As the command does it; returns what it wrote and what it left. */
  renew(): { readonly patches: readonly OverviewCell[]; readonly kept: number; readonly noRoom: number } {
    const blocks = this.blocks();
    const extent = { rows: this.overview.rows.count, columns: this.overview.columns.count };
    const used = { rows: Math.min(extent.rows, 120), columns: extent.columns };
    const sums = { patches: [] as OverviewCell[], kept: 0, noRoom: 0 };
    for (const block of blocks) {
      const title = findTitle(block, this.seen, used);
      if (title === null) continue;
      const { patches, kept, noRoom } = renewed(block, block, title, this.seen, (key) => this.shown.has(key));
      sums.patches.push(...patches);
      sums.kept += kept;
      sums.noRoom += noRoom;
    }
    this.write(sums.patches);
    for (const key of blocks.flatMap(shownKeys)) this.shown.add(key);
    return sums;
  }

  /** Every nonblank cell and its content. */
  everything(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (let row = 1; row <= 120; row += 1)
      for (let column = 1; column <= this.overview.columns.count; column += 1) {
        const { text, formula } = this.seen(row, column);
        if (formula !== undefined || text !== '') found.set(`${row}:${column}`, formula ?? text);
      }
    return found;
  }
}

/** Returns the cells that the person has written so far, tracked through lines inserted above them. */
function perform(desk: Desk, act: Act, mine: Map<string, string>): Map<string, string> {
  const { sheet, overview } = desk;
  if (act.do === 'edit') {
    const formulas = [...desk.everything()].filter(([place, text]) => text.startsWith('=') && !mine.has(place));
    const [place] = formulas[act.which % Math.max(1, formulas.length)] ?? [];
    if (place === undefined) return mine;
    const [row = 1, column = 1] = place.split(':').map(Number);
    desk.type(row, column, act.text);
    tally.meet('edited');
    return new Map([...mine, [place, act.text]]);
  }
  if (act.do === 'note') {
    const { text, formula } = desk.seen(act.row + 1, act.column + 1);
    if (text !== '' || formula !== undefined) return mine;
    desk.type(act.row + 1, act.column + 1, 'a note of mine');
    return new Map([...mine, [`${act.row + 1}:${act.column + 1}`, 'a note of mine']]);
  }
  if (act.do === 'rename') {
    sheet.book.renameTab(sheet.tab, "Creators' new name");
    tally.meet('renamed');
  } else if (act.do === 'lineAbove') {
    const at = act.rows ? act.at : act.at % 16;
    sheet.do({ do: act.rows ? 'insertRows' : 'insertColumns', tab: overview.id, at, count: 1 });
    tally.meet('line in a block');
    return new Map(
      [...mine].map(([place, text]) => {
        const [row = 1, column = 1] = place.split(':').map(Number);
        const [down, right] = act.rows ? [row > at ? 1 : 0, 0] : [0, column > at ? 1 : 0];
        return [`${row + down}:${column + right}`, text];
      }),
    );
  } else if (act.do === 'moveColumn') {
    sheet.do({ do: 'moveColumns', tab: sheet.tab.id, at: act.at, count: 1, to: act.to });
    tally.meet('moved');
  } else if (act.do === 'insertColumn') sheet.do({ do: 'insertColumns', tab: sheet.tab.id, at: act.at, count: 1 });
  else if (act.do === 'insertRow') sheet.do({ do: 'insertRows', tab: sheet.tab.id, at: 1 + act.at, count: 1 });
  else if (sheet.tab.value(0, act.at) !== 'Creator ID') {
    // Deleted, and restored at the right end, as by a refresh.
    const heading = sheet.tab.value(0, act.at);
    sheet.do({ do: 'deleteColumns', tab: sheet.tab.id, at: act.at, count: 1 });
    if (typeof heading === 'string')
      writeBlock(sheet.book, sheet.tab, { row: 0, column: 15, rows: 1, columns: 1 }, () => heading, 'script');
    tally.meet('deleted column');
  }
  return mine;
}

test('what a person wrote or cleared stays, new entries are added once, nothing is left of deleted columns, and a second update changes nothing', () => {
  check(
    fc.property(cases, ({ acts: some, newOwners, newStatuses }) => {
      tally.begin();
      const desk = new Desk();
      expect(desk.renew()).toMatchObject({ patches: [], kept: 0, noRoom: 0 });
      let mine = new Map<string, string>();
      for (const act of some) mine = perform(desk, act, mine);
      desk.entries = {
        ...ENTRIES,
        owners: [...ENTRIES.owners, ...newOwners],
        statuses: [...ENTRIES.statuses, ...newStatuses],
      };
      const before = desk.everything();
      const { patches, noRoom } = desk.renew();
      if (noRoom > 0) tally.meet('no room');
      if (newOwners.length + newStatuses.length > 0) tally.meet('new entry');
      const after = desk.everything();
      for (const [place, text] of mine) expect([place, after.get(place) ?? '']).toEqual([place, before.get(place) ?? text]);
      // Any other changed cell had been one of our formulas or blank.
      for (const { row, column } of patches) {
        const was = before.get(`${row}:${column}`);
        if (was !== undefined) expect(was).toMatch(/#REF!|SUM\(/);
      }
      for (const [place, text] of before) if (!text.startsWith('=')) expect([place, after.get(place)]).toEqual([place, text]);
      expect(desk.renew().patches).toEqual([]);
      expect(desk.everything()).toEqual(after);
    }),
    CASES,
  );
  expect(tally.rare()).toEqual([]);
});

test('the remainder is what no other line counts, even with lines that were added below it', () => {
  const desk = new Desk();
  const rows = ['Contacted', 'Late', 'Later', 'Never listed', ''].map((status, i) => [`c${i}`, status, '', 'youtube', '', 'US']);
  desk.sheet.fill([HEADINGS, ...rows]);
  /** Beside the line of a status, which stands in column E. */
  const countOf = (status: string): unknown => {
    desk.sheet.book.settle();
    const [place = ''] = [...desk.everything()].find(([at, text]) => at.endsWith(':5') && text === status) ?? [];
    const [row = 0, column = 0] = place.split(':').map(Number);
    return desk.overview.value(row - 1, column);
  };
  expect(['Contacted', '(no status)', '(others)'].map(countOf)).toEqual([1, 1, 3]);
  desk.entries = { ...ENTRIES, statuses: [...ENTRIES.statuses, 'Late', 'Later'] };
  expect(desk.renew()).toMatchObject({ kept: 0, noRoom: 0 });
  expect(['Contacted', 'Late', 'Later', '(no status)', '(others)'].map(countOf)).toEqual([1, 1, 1, 1, 1]);
  expect(desk.renew().patches).toEqual([]);
});
