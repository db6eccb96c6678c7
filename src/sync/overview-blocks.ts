// The blocks of the Overview as data: their lines, and the cell where a row and a column cross. Where the lines are placed in the sheet is
// not known here.

import { forEveryLocale } from './formula-key';
import type { CellInput } from './model';
import { columnLetters } from './model';
import {
  ANY_TEXT,
  type ChangesColumn,
  type CountedTab,
  count,
  countLabel,
  creatorRows,
  equalTo,
  FIRST_DAY,
  type Test,
  textOf,
  type ViewColumn,
  weekStart,
  wholeColumn,
} from './overview-formulas';

export type BlockName = 'todo' | 'status' | 'platform' | 'label' | 'country' | 'moves';

/** The default number of days without a change, until the person enters another. */
const UNTOUCHED_DAYS = 14;
const WEEKS = 8;

/** What is counted. `loggedAs`: the view's tab as Changes names it; `status`: the column as Changes names it. */
export interface Counted {
  readonly view: CountedTab<ViewColumn>;
  readonly changes: (CountedTab<ChangesColumn> & { readonly loggedAs: string; readonly status: string }) | null;
}

/** What gets its own line, as spelled in cells. */
export interface Entries {
  readonly statuses: readonly string[];
  readonly owners: readonly string[];
  readonly platforms: readonly string[];
  readonly labels: readonly string[];
  readonly countries: readonly string[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

interface BlockWords {
  readonly title: Readonly<Record<BlockName, string>>;
  readonly heading: Readonly<
    Record<'what' | 'creators' | 'days' | 'status' | 'platform' | 'label' | 'country' | 'all' | 'from' | 'week' | 'moves', string>
  >;
  readonly line: Readonly<
    Record<'dueToday' | 'overdue' | 'untouched' | 'noStatus' | 'noOwner' | 'noPlatform' | 'noLabel' | 'noCountry' | 'other', string>
  >;
}

/** What a line is for; `entry` = one of the counted texts, or a week. */
export type Role = 'anchor' | 'all' | 'none' | 'other' | 'entry' | 'days' | 'dueToday' | 'overdue' | 'untouched';

export interface Line {
  readonly role: Role;
  /** Its heading: one cell, or two stacked. */
  readonly heads: readonly CellInput[];
}

/** Neighboring lines; both ends are inclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The position of a cell (1-based), and the lines of its block around it. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  readonly titleRow: number;
  /** The last row of headings. */
  readonly headRow: number;
  readonly anchor: number;
  readonly rowOf: (role: Role) => number | undefined;
  readonly columnOf: (role: Role) => number | undefined;
  /** From the first entry to the last line, without the remainders between them. */
  readonly entryRows: readonly Stretch[];
  readonly entryColumns: readonly Stretch[];
}

export interface Block {
  readonly name: BlockName;
  readonly title: string;
  /** Number of heading rows. */
  readonly heads: 1 | 2;
  /** The first one is the anchor, with the row headings. */
  readonly columns: readonly Line[];
  readonly rows: readonly Line[];
  /** `row` null = beside the title. null = a cell that is not ours. */
  readonly cell: (row: Line | null, column: Line, spot: Spot) => CellInput;
  /** Bars of the first count column, or of all columns after it, stacked. */
  readonly bars: 'first' | 'stacked';
}

const text = (words: string): CellInput => ({ text: words });
const line = (role: Role, ...heads: readonly CellInput[]): Line => ({ role, heads });
const entry = (words: string): Line => line('entry', text(words));
const formula = (body: string): CellInput => ({ formula: forEveryLocale(`=${body}`) });
const at = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** The blocks that have data, in the order of `BlockName`. */
export function blocksOf(counted: Counted, entries: Entries, words: BlockWords): readonly Block[] {
  const id = counted.view.at.creatorId;
  if (id === undefined) return [];
  const rows = creatorRows(counted.view.name, id);
  const blocks = [
    todoBlock(counted.view, rows, words),
    statusBlock(counted.view, rows, entries, words),
    plainBlock('platform', entries.platforms, { counted: counted.view, rows, words, none: words.line.noPlatform }),
    labelBlock(counted.view, rows, entries.labels, words),
    plainBlock('country', entries.countries, { counted: counted.view, rows, words, none: words.line.noCountry }),
    movesBlock(counted.changes, entries.moves, words),
  ];
  return blocks.flatMap((block) => block ?? []);
}

type View = CountedTab<ViewColumn>;

function todoBlock(view: View, creators: readonly Test[], { title, heading, line: names }: BlockWords): Block | null {
  const { due, updatedAt } = view.at;
  const rows = [
    ...(due === undefined ? [] : [line('dueToday', text(names.dueToday)), line('overdue', text(names.overdue))]),
    ...(updatedAt === undefined ? [] : [line('untouched', text(names.untouched))]),
  ];
  if (rows.length === 0) return null;
  const dueTests = (...criteria: readonly string[]): CellInput =>
    formula(count([...creators, ...criteria.map((criterion) => ({ range: wholeColumn(view.name, due ?? 0), criterion }))]));
  return {
    name: 'todo',
    title: title.todo,
    heads: 1,
    columns: [line('anchor', text(heading.what)), line('all', text(heading.creators)), line('days', text(heading.days))],
    rows,
    bars: 'first',
    cell(row, { role }, { row: number, columnOf }) {
      if (role === 'days') return row?.role === 'untouched' ? { number: UNTOUCHED_DAYS } : null;
      if (role !== 'all') return null;
      switch (row?.role) {
        case 'dueToday':
          return dueTests('">="&TODAY()', '"<"&(TODAY()+1)');
        case 'overdue':
          return dueTests(`">=${FIRST_DAY}"`, '"<"&TODAY()');
        case 'untouched': {
          const days = columnOf('days');
          if (days === undefined) return null;
          const range = wholeColumn(view.name, updatedAt ?? 0);
          return formula(count([...creators, { range, criterion: `"<"&(TODAY()+1-INT($${at(days, number)}))` }]));
        }
        default:
          return null;
      }
    },
  };
}

function plainBlock(
  name: 'platform' | 'country',
  entries: readonly string[],
  { counted, rows, words, none }: { counted: View; rows: readonly Test[]; words: BlockWords; none: string },
): Block | null {
  const column = counted.at[name];
  if (column === undefined) return null;
  const range = wholeColumn(counted.name, column);
  return {
    name,
    title: words.title[name],
    heads: 1,
    columns: [line('anchor', text(words.heading[name])), line('all', text(words.heading.creators))],
    rows: [...entries.map(entry), line('none', text(none)), line('other', text(words.line.other))],
    bars: 'first',
    cell(row, { role }, spot) {
      if (role !== 'all') return null;
      if (row === null) return formula(count(rows));
      if (row.role === 'none') return formula(`${at(spot.column, spot.titleRow)}-${count([...rows, { range, criterion: ANY_TEXT }])}`);
      if (row.role === 'other') return formula(restOfColumn(spot));
      return formula(count([...rows, { range, criterion: equalTo(`$${at(spot.anchor, spot.row)}`) }]));
    },
  };
}

/** A creator may have several labels, so there is no remainder. */
function labelBlock(
  view: View,
  rows: readonly Test[],
  labels: readonly string[],
  { title, heading, line: names }: BlockWords,
): Block | null {
  const { labels: column } = view.at;
  if (column === undefined) return null;
  const range = wholeColumn(view.name, column);
  return {
    name: 'label',
    title: title.label,
    heads: 1,
    columns: [line('anchor', text(heading.label)), line('all', text(heading.creators))],
    rows: [...labels.map(entry), line('none', text(names.noLabel))],
    bars: 'first',
    cell(row, { role }, spot) {
      if (role !== 'all') return null;
      if (row === null) return formula(count(rows));
      if (row.role === 'none') return formula(`${at(spot.column, spot.titleRow)}-${count([...rows, { range, criterion: ANY_TEXT }])}`);
      return formula(countLabel(rows, range, `$${at(spot.anchor, spot.row)}`));
    },
  };
}

function statusBlock(view: View, creators: readonly Test[], entries: Entries, { title, heading, line: names }: BlockWords): Block | null {
  const { status, owner } = view.at;
  if (status === undefined) return null;
  const statusIs = (criterion: string): Test => ({ range: wholeColumn(view.name, status), criterion });
  const ownerIs = (criterion: string): Test => ({ range: wholeColumn(view.name, owner ?? 0), criterion });
  const owners =
    owner === undefined ? [] : [...entries.owners.map(entry), line('none', text(names.noOwner)), line('other', text(names.other))];
  const counted = (...tests: readonly Test[]): string => count([...creators, ...tests]);
  return {
    name: 'status',
    title: title.status,
    heads: 1,
    columns: [line('anchor', text(heading.status)), line('all', text(heading.all)), ...owners],
    rows: [...entries.statuses.map(entry), line('none', text(names.noStatus)), line('other', text(names.other))],
    bars: owner === undefined ? 'first' : 'stacked',
    cell(row, { role }, spot) {
      if (role === 'anchor') return null;
      if (role === 'other') return formula(restOfRow(spot));
      if (row?.role === 'other') return formula(restOfColumn(spot));
      const inRow = row?.role === 'entry' ? [statusIs(equalTo(`$${at(spot.anchor, spot.row)}`))] : [];
      const inColumn = role === 'entry' ? [ownerIs(equalTo(`${columnLetters(spot.column)}$${spot.headRow}`))] : [];
      const top = at(spot.column, spot.titleRow);
      const left = at(spot.columnOf('all') ?? 0, spot.row);
      const [someStatus, someOwner] = [statusIs(ANY_TEXT), ownerIs(ANY_TEXT)];
      if (row?.role === 'none' && role === 'none') {
        const all = at(spot.columnOf('all') ?? 0, spot.titleRow);
        return formula(`${all}-${counted(someStatus)}-${counted(someOwner)}+${counted(someStatus, someOwner)}`);
      }
      if (row?.role === 'none') return formula(`${top}-${counted(someStatus, ...inColumn)}`);
      if (role === 'none') return formula(`${left}-${counted(...inRow, someOwner)}`);
      return formula(counted(...inRow, ...inColumn));
    },
  };
}

/** What no other line counts. A remainder is never among the lines that it sums up. */
function restOfColumn({ column, titleRow, rowOf, entryRows }: Spot): string {
  const others = entryRows.map(({ from, to }) => `-SUM(${at(column, from)}:${at(column, to)})`).join('');
  return `${at(column, titleRow)}-${at(column, rowOf('none') ?? 0)}${others}`;
}

function restOfRow({ row, columnOf, entryColumns }: Spot): string {
  const others = entryColumns.map(({ from, to }) => `-SUM(${at(from, row)}:${at(to, row)})`).join('');
  return `${at(columnOf('all') ?? 0, row)}-${at(columnOf('none') ?? 0, row)}${others}`;
}

/** Weeks begin on Monday; the current one comes first. */
function movesBlock(changes: Counted['changes'], moves: Entries['moves'], { title, heading }: BlockWords): Block | null {
  const { when, field, before, after, tab } = changes?.at ?? {};
  if (changes === null || when === undefined || field === undefined || before === undefined || after === undefined || tab === undefined)
    return null;
  const test = (column: number, criterion: string): Test => ({ range: wholeColumn(changes.name, column), criterion });
  const about = [test(field, equalTo(textOf(changes.status))), test(tab, equalTo(textOf(changes.loggedAs)))];
  return {
    name: 'moves',
    title: title.moves,
    heads: 2,
    columns: [
      line('anchor', text(heading.from), text(heading.week)),
      line('all', null, text(heading.moves)),
      ...moves.map(({ from, to }) => line('entry', text(from), text(to))),
    ],
    rows: Array.from({ length: WEEKS }, (_, week) => line('entry', formula(weekStart(week)))),
    bars: 'first',
    cell(row, { role }, spot) {
      if (role === 'anchor') return null;
      const letters = columnLetters(spot.column);
      if (row === null)
        return spot.entryRows.length === 0
          ? null
          : formula(spot.entryRows.map(({ from, to }) => `SUM(${at(spot.column, from)}:${at(spot.column, to)})`).join('+'));
      const week = `$${at(spot.anchor, spot.row)}`;
      const inWeek = [test(when, `">="&${week}`), test(when, `"<"&(${week}+7)`)];
      const move =
        role === 'entry'
          ? [test(before, equalTo(`${letters}$${spot.headRow - 1}`)), test(after, equalTo(`${letters}$${spot.headRow}`))]
          : [];
      return formula(count([...about, ...inWeek, ...move]));
    },
  };
}
