// Adding, removing and moving rows and columns of a tab: everything that refers to a row or a column moves along.

import type { Block } from '../protocol';
import type { Book } from './book';
import { Refusal } from './cell';
import { movedChart } from './chart';
import { movedGuards, UNGUARDED } from './guards';
import { COLUMNS_IN_TAB, TEXTS } from './limits';
import type { Lines } from './lines';
import type { MetadataPlace } from './metadata';
import { type Corner, mapReferences, type Reference } from './references';
import type { Rule } from './rule';
import { LAYERS, type Tab } from './tab';

export type Axis = 'rows' | 'columns';

/** Where a line goes; null if it is removed. */
type Destiny = (line: number) => number | null;

/** Adds blank lines before `at`. They inherit formats, looks and rules from the line `like`, as from a neighbor in Sheets. */
export function insertLines(book: Book, tab: Tab, axis: Axis, at: number, count: number, like: number | null): void {
  demandRoomFor(book, tab, axis, at, count);
  spliceAll(tab, axis, at, 0, count);
  if (axis === 'rows') joinGroup(tab, at, count);
  if (like !== null) dressLike(tab, axis, at, count, like < at ? like : like + count);
  retarget(book, tab, axis, (line) => (line < at ? line : line + count));
}

/** Rows inserted between two rows of a group join it. */
function joinGroup({ rows }: Tab, at: number, count: number): void {
  const depth = at === 0 ? 0 : Math.min(rows.at(at - 1).depth ?? 0, rows.at(at + count).depth ?? 0);
  for (let row = at; depth > 0 && row < at + count; row += 1) rows.change(row, { depth });
}

export function deleteLines(book: Book, tab: Tab, axis: Axis, at: number, count: number): void {
  const all = tab[axis].count;
  if (at < 0 || count < 1 || at + count > all)
    throw new Refusal(axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.');
  if (count === all) throw new Refusal(axis === 'rows' ? TEXTS.allRows : TEXTS.allColumns);
  spliceAll(tab, axis, at, count, 0);
  retarget(book, tab, axis, (line) => (line < at ? line : line < at + count ? null : line - count));
}

/** Moves lines to before the line that is currently `to`. */
export function moveLines(book: Book, tab: Tab, axis: Axis, at: number, count: number, to: number): void {
  if (to >= at && to <= at + count) return;
  const all = Array.from({ length: tab[axis].count }, (_, line) => line);
  const moved = all.splice(at, count);
  all.splice(to > at ? to - count : to, 0, ...moved);
  for (const name of LAYERS) {
    if (axis === 'rows') tab.layers[name].reorderRows(all);
    else tab.layers[name].reorderColumns(all);
  }
  tab[axis].reorder(all);
  const destinies = new Map(all.map((line, place) => [line, place]));
  retarget(book, tab, axis, (line) => destinies.get(line) ?? line);
}

function demandRoomFor(book: Book, tab: Tab, axis: Axis, at: number, count: number): void {
  const { rows, columns } = tab.extent;
  if (at < 0 || at > tab[axis].count || count < 1) throw new Refusal(TEXTS.outside);
  if (axis === 'columns' && columns + count > COLUMNS_IN_TAB) throw new Refusal(TEXTS.tooManyCells);
  book.demandRoom(count * (axis === 'rows' ? columns : rows));
}

function spliceAll(tab: Tab, axis: Axis, at: number, removed: number, added: number): void {
  for (const name of LAYERS) {
    if (axis === 'rows') tab.layers[name].spliceRows(at, removed, added);
    else tab.layers[name].spliceColumns(at, removed, added);
  }
  tab[axis].splice(at, removed, added);
}

function dressLike(tab: Tab, axis: Axis, at: number, count: number, like: number): void {
  for (const name of ['formats', 'looks', 'rules'] as const) {
    if (axis === 'rows') tab.layers[name].repeatRow(like, at, count);
    else tab.layers[name].repeatColumn(like, at, count);
  }
}

/** Updates everything that refers to lines of the tab. */
function retarget(book: Book, tab: Tab, axis: Axis, destiny: Destiny): void {
  retargetFormulas(book, tab, axis, destiny);
  book.metadata = book.metadata.flatMap((one) => {
    const place = movedPlace(one.place, tab, axis, destiny);
    return place === null ? [] : [{ ...one, place }];
  });
  retargetFilter(tab, axis, destiny);
  if (tab.guards !== UNGUARDED) tab.guards = movedGuards(tab.guards, (block) => movedBlock(block, axis, destiny));
  retargetRules(book, tab, axis, destiny);
  tab.charts = tab.charts.map((chart) =>
    movedChart(
      chart,
      (block) => movedBlock(block, axis, destiny),
      (of, at) => (`${of}s` === axis ? (destiny(at) ?? at) : at),
    ),
  );
  thaw(tab, axis);
  book.reshape(tab);
}

function thaw(tab: Tab, axis: Axis): void {
  if (axis === 'rows') tab.frozenRows = Math.min(tab.frozenRows, tab.rows.count - 1);
  else tab.frozenColumns = Math.min(tab.frozenColumns, tab.columns.count - 1);
}

function retargetFormulas(book: Book, tab: Tab, axis: Axis, destiny: Destiny): void {
  for (const one of book.tabs)
    one.layers.formulas.each((formula, row, column) => {
      const mapped = mapReferences(formula, (reference) => {
        const target = reference.tab === null ? one : book.named(reference.tab);
        return target === tab ? movedReference(reference, axis, destiny) : reference;
      });
      if (mapped !== formula) one.layers.formulas.put(row, column, mapped);
    });
}

function movedReference(reference: Reference, axis: Axis, destiny: Destiny): Reference | null {
  const side = axis === 'rows' ? 'row' : 'column';
  const { from, to } = reference;
  if (from[side] === null) return reference;
  const [first, last] = [from[side] ?? 0, to === null ? (from[side] ?? 0) : to[side]];
  // A side that is open at its end stays open.
  const span = movedSpan(first, last ?? first, destiny);
  if (span === null) return null;
  const corner = (old: Corner, line: number | null): Corner => ({ ...old, [side]: old[side] === null ? null : line });
  return { ...reference, from: corner(from, span.first), to: to && corner(to, span.last) };
}

/** Where a run of lines went: its surviving ends. A move that would reverse it leaves it in place. */
function movedSpan(first: number, last: number, destiny: Destiny): { readonly first: number; readonly last: number } | null {
  let [start, end] = [first, last];
  while (start <= end && destiny(start) === null) start += 1;
  while (end >= start && destiny(end) === null) end -= 1;
  if (start > end) return null;
  const moved = { first: destiny(start) ?? start, last: destiny(end) ?? end };
  return moved.first > moved.last ? { first, last } : moved;
}

function movedBlock(block: Block, axis: Axis, destiny: Destiny): Block | null {
  const span =
    axis === 'rows'
      ? movedSpan(block.row, block.row + block.rows - 1, destiny)
      : movedSpan(block.column, block.column + block.columns - 1, destiny);
  if (span === null) return null;
  const count = span.last - span.first + 1;
  return axis === 'rows' ? { ...block, row: span.first, rows: count } : { ...block, column: span.first, columns: count };
}

function movedPlace(place: MetadataPlace, tab: Tab, axis: Axis, destiny: Destiny): MetadataPlace | null {
  if (place.at === 'tab' || place.tab !== tab.id || (place.at === 'row') !== (axis === 'rows')) return place;
  const line = destiny(place.line);
  return line === null ? null : { ...place, line };
}

function retargetFilter(tab: Tab, axis: Axis, destiny: Destiny): void {
  const { filter } = tab;
  if (filter === null) return;
  const block = movedBlock(filter.block, axis, destiny);
  const heading = axis === 'rows' ? destiny(filter.block.row) : 0;
  const criteria = [...filter.criteria].flatMap(([column, one]) => {
    const moved = axis === 'rows' ? column : destiny(column);
    return moved === null ? [] : [[moved, one] as const];
  });
  tab.filter = block === null || heading === null ? null : { block, criteria: new Map(criteria) };
}

/** Rules that take their choices from cells of the tab follow these cells. A rule shared by many cells stays shared. */
function retargetRules(book: Book, tab: Tab, axis: Axis, destiny: Destiny): void {
  const mapped = new Map<Rule, Rule>();
  for (const one of book.tabs)
    one.layers.rules.each((rule, row, column) => {
      if (rule.area?.tab !== tab.id) return;
      const known = mapped.get(rule) ?? moveRule(rule, axis, destiny);
      mapped.set(rule, known);
      one.layers.rules.put(row, column, known);
    });
}

function moveRule(rule: Rule, axis: Axis, destiny: Destiny): Rule {
  const block = rule.area && movedBlock(rule.area.block, axis, destiny);
  return { ...rule, area: rule.area && block ? { ...rule.area, block } : null };
}

/** Hides or shows lines by hand. */
export function hideLines(book: Book, tab: Tab, lines: Lines, at: number, count: number, hidden: boolean): void {
  if (at < 0 || count < 1 || at + count > lines.count) throw new Refusal(TEXTS.outside);
  for (let line = at; line < at + count; line += 1) lines.change(line, { hidden });
  book.reshape(tab);
}
