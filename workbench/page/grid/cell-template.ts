// What RevoGrid draws for a cell, a column letter and a row number. Texts become text nodes, never markup.
// The painter marks the selection on the elements afterwards.

import type { CellProps, CellTemplateProp, ColumnRegular, HyperFunc, RowHeaders, VNode } from '@revolist/revogrid';
import type { CellView } from '../../protocol';
import { a1, columnLetters, type Place } from '../model/block';
import type { TabModel } from '../model/tab-model';

/** What RevoGrid stores for a row: only which one it is. */
interface RowModel {
  readonly row: number;
}

type Tab = () => TabModel;

/** One visible column. `tab` is read at every drawing, so that changed cells need no new columns. */
export function columnFor(tab: Tab, column: number): ColumnRegular {
  const letters = columnLetters(column);
  const placeOf = (props: CellTemplateProp): Place => ({ row: (props.model as RowModel).row, column });
  return {
    prop: `c${column}`,
    name: letters,
    size: tab().width(column),
    minSize: 24,
    ...(column < tab().view.frozenColumns && { pin: 'colPinStart' as const }),
    cellTemplate: (h: HyperFunc<VNode>, props: CellTemplateProp) => cellContent(h, tab(), placeOf(props)),
    cellProperties: (props) => cellProperties(tab(), placeOf(props)),
    columnTemplate: (h: HyperFunc<VNode>) => headContent(h, tab(), column, letters),
    columnProperties: () => ({ 'data-column-head': `${column}`, role: 'columnheader', 'aria-colindex': `${column + 1}` }),
  };
}

function cellContent(h: HyperFunc<VNode>, tab: TabModel, place: Place): string | VNode | VNode[] {
  const cell = tab.cell(place.row, place.column);
  const parts: (string | VNode)[] = [cellText(h, tab, place, cell)];
  if (tab.isFilterHead(place)) parts.push(filterButton(h, tab, place));
  else if (tab.dropDown(place)) parts.push(h('span', { class: 'choices', 'aria-hidden': 'true' }));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : (parts as VNode[]);
}

function cellText(h: HyperFunc<VNode>, tab: TabModel, place: Place, cell: CellView): string | VNode {
  const link = cell.link === undefined ? {} : { class: 'link' };
  if (!overflows(tab, place, cell)) return cell.link === undefined ? cell.shown : h('span', link, cell.shown);
  const maxWidth = `${tab.width(place.column) + tab.overflowRoom(place)}px`;
  return h('span', { class: 'overflow', style: { maxWidth } }, h('span', link, cell.shown));
}

/** Sheets lets text overflow into blank cells beside it; numbers, and cells with a button, are clipped. */
const overflows = (tab: TabModel, place: Place, cell: CellView): boolean =>
  cell.kind === 'text' &&
  cell.wrap === undefined &&
  alignment(cell) === 'left' &&
  !tab.isFilterHead(place) &&
  tab.dropDown(place) === null &&
  tab.overflowRoom(place) > 0;

function filterButton(h: HyperFunc<VNode>, tab: TabModel, place: Place): VNode {
  const filtered = (tab.view.filter?.hidden[place.column]?.length ?? 0) > 0;
  return h('button', {
    type: 'button',
    class: filtered ? 'filter-button filtered' : 'filter-button',
    tabindex: '-1',
    'aria-label': `Filter column ${columnLetters(place.column)}${filtered ? ', some values are hidden' : ''}`,
  });
}

function cellProperties(tab: TabModel, place: Place): CellProps {
  const cell = tab.cell(place.row, place.column);
  return {
    'data-a1': a1(place),
    role: 'gridcell',
    'aria-colindex': `${place.column + 1}`,
    'aria-rowindex': `${place.row + 1}`,
    'aria-invalid': tab.isUnlisted(place) ? 'true' : undefined,
    class: cellClasses(tab, place, cell),
    style: { backgroundColor: cell.background ?? '', color: cell.color ?? '' },
  };
}

function cellClasses(tab: TabModel, place: Place, cell: CellView): Record<string, boolean> {
  return {
    [`to-${alignment(cell)}`]: true,
    bold: cell.bold === true,
    noted: cell.note !== undefined,
    unlisted: tab.isUnlisted(place),
    error: cell.kind === 'error',
    'has-choices': tab.dropDown(place) !== null,
    'has-filter': tab.isFilterHead(place),
    overflows: overflows(tab, place, cell),
  };
}

/** Numbers and dates are right-aligned, booleans and errors centered, texts left-aligned, as in Sheets. */
function alignment(cell: CellView): 'left' | 'center' | 'right' {
  if (cell.kind === 'number' || cell.kind === 'date') return 'right';
  return cell.kind === 'boolean' || cell.kind === 'error' ? 'center' : 'left';
}

function headContent(h: HyperFunc<VNode>, tab: TabModel, column: number, letters: string): VNode[] {
  const marks = hiddenBeside(tab.view.columns, new Set(tab.view.hiddenColumns), column).map((run) => unhideMark(h, 'columns', run));
  return [h('span', { class: 'letters' }, letters), ...marks];
}

interface HiddenRun {
  readonly at: number;
  readonly count: number;
  readonly side: 'before' | 'after';
}

/** The hidden neighbors that a visible index has a mark for: those before it, and those after it if nothing visible follows. */
export function hiddenBeside(count: number, hidden: ReadonlySet<number>, index: number): HiddenRun[] {
  const found: HiddenRun[] = [];
  let first = index;
  while (hidden.has(first - 1)) first--;
  if (first < index) found.push({ at: first, count: index - first, side: 'before' });
  let last = index;
  while (hidden.has(last + 1)) last++;
  if (last > index && last === count - 1) found.push({ at: index + 1, count: last - index, side: 'after' });
  return found;
}

function unhideMark(h: HyperFunc<VNode>, what: 'rows' | 'columns', run: HiddenRun): VNode {
  const name = what === 'columns' ? columnLetters : (index: number) => `${index + 1}`;
  const range = run.count === 1 ? name(run.at) : `${name(run.at)}–${name(run.at + run.count - 1)}`;
  const label = `Show hidden ${what === 'rows' ? 'row' : 'column'}${run.count === 1 ? '' : 's'} ${range}`;
  return h('button', {
    type: 'button',
    class: `unhide ${what} ${run.side}`,
    tabindex: '-1',
    title: label,
    'aria-label': label,
    'data-unhide': `${what}:${run.at}:${run.count}`,
  });
}

/** The column of row numbers. Rows hidden by the filter leave a gap in the numbers and no mark. */
export function rowNumbers(tab: Tab, width: number): RowHeaders {
  const rowOf = (props: CellTemplateProp): number => (props.model as RowModel).row;
  return {
    prop: 'number',
    size: width,
    columnProperties: () => ({ role: 'columnheader', 'aria-label': 'Select all', title: 'Select all' }),
    cellTemplate: (h: HyperFunc<VNode>, props: CellTemplateProp) => {
      const { view, filteredRows } = tab();
      const byHand = new Set(view.hiddenRows.filter((row) => !filteredRows.has(row)));
      const marks = byHand.size > 0 ? hiddenBeside(view.rows, byHand, rowOf(props)).map((run) => unhideMark(h, 'rows', run)) : [];
      return [h('span', { class: 'number' }, `${rowOf(props) + 1}`), ...marks] as unknown as VNode;
    },
    cellProperties: (props) => ({ 'data-row-head': `${rowOf(props)}`, role: 'rowheader', 'aria-rowindex': `${rowOf(props) + 1}` }),
  };
}
