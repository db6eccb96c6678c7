// A tab and its cells as pages draw them.

import type { Block, CellView, ChartView, DropDownView, TabSummary, TabView } from '../protocol';
import type { Book } from './book';
import { GENERAL, isError, type Look, TEXT, type TextLink, type Value } from './cell';
import type { Chart } from './chart';
import { plainText, shownText, showsDate } from './display';
import { interpret } from './interpret';
import type { Locale } from './locales';
import type { Rule } from './rule';
import type { Tab } from './tab';

/** null for a cell that is blank and unformatted. */
export function cellView(tab: Tab, row: number, column: number): CellView | null {
  const value = tab.value(row, column);
  const look = tab.layers.looks.at(row, column);
  const note = tab.layers.notes.at(row, column);
  if (value === undefined && look === undefined && note === undefined && tab.formula(row, column) === undefined) return null;
  const format = tab.format(row, column);
  const shown = tab.shown(row, column);
  const typed = typedText(tab, row, column);
  const kind = kindOf(value, format);
  return {
    shown,
    ...(typed === shown ? {} : { typed }),
    ...(kind === undefined ? {} : { kind }),
    ...(note === undefined ? {} : { note }),
    ...lookView(look),
    ...linkView(value, tab.links(row, column)),
  };
}

/** The content of the formula bar: typed again, it produces the same value, except for fractions of a second. */
export function typedText(tab: Tab, row: number, column: number): string {
  const [value, format, formula] = [tab.value(row, column), tab.format(row, column), tab.formula(row, column)];
  if (formula !== undefined) return formula;
  if (value === undefined) return '';
  if (typeof value === 'number' && showsDate(format)) return typedDate(value, format, tab.locale);
  const plain = plainText(value, tab.locale);
  if (typeof value !== 'string' || (format === TEXT && !plain.startsWith("'"))) return plain;
  return interpret(plain, GENERAL, 'person', tab.locale).value === plain ? plain : `'${plain}`;
}

/** Includes the full time if the cell shows less. */
function typedDate(value: number, format: string, locale: Locale): string {
  const shown = shownText(value, format, locale);
  return interpret(shown, GENERAL, 'person', locale).value === value ? shown : shownText(value, `${locale.day} h:mm:ss`, locale);
}

function kindOf(value: Value | undefined, format: string): CellView['kind'] {
  if (value === undefined) return undefined;
  if (isError(value)) return 'error';
  if (typeof value === 'number') return showsDate(format) ? 'date' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

function lookView(look: Look | undefined): Partial<CellView> {
  if (look === undefined) return {};
  const { background, color, bold, wrap } = look;
  return {
    ...(background === undefined || background === '#ffffff' ? {} : { background }),
    ...(color === undefined || color === '#000000' ? {} : { color }),
    ...(bold === true ? { bold } : {}),
    ...(wrap === undefined || wrap === 'OVERFLOW' ? {} : { wrap }),
  };
}

function linkView(value: Value | undefined, [first]: readonly TextLink[]): Partial<CellView> {
  if (first !== undefined) return { link: first.url };
  return typeof value === 'string' && /^https?:\/\/\S+$/.test(value) ? { link: value } : {};
}

export const tabSummary = ({ id, name, hidden }: Tab): TabSummary => ({ id, name, hidden });

export function tabView(book: Book, tab: Tab): TabView {
  book.settle();
  return {
    ...tabSummary(tab),
    ...tab.extent,
    frozenRows: tab.frozenRows,
    frozenColumns: tab.frozenColumns,
    widths: Object.fromEntries(
      tab.columns.where(({ size }) => size !== undefined).map((column) => [column, tab.columns.at(column).size ?? 0]),
    ),
    hiddenColumns: tab.columns.where(({ hidden }) => hidden === true),
    hiddenRows: tab.rows.where(({ hidden, filtered }) => hidden === true || filtered === true),
    filter: filterView(tab),
    dropDowns: dropDowns(book, tab),
    charts: tab.charts.map(chartView),
    cells: allCells(tab),
    version: tab.version,
  };
}

/** A new chart's size in Sheets, in pixels. */
const CHART_SIZE = { width: 600, height: 371 };

function chartView({ options, ...place }: Chart): ChartView {
  const { title, width, height, isStacked } = options;
  return {
    ...place,
    title: typeof title === 'string' ? title : '',
    stacked: isStacked === true,
    width: typeof width === 'number' ? width : CHART_SIZE.width,
    height: typeof height === 'number' ? height : CHART_SIZE.height,
  };
}

function filterView({ filter }: Tab): TabView['filter'] {
  if (filter === null) return null;
  const hidden = [...filter.criteria].flatMap(([column, { kind, texts }]) => (kind === 'HIDDEN_VALUES' ? [[column, texts] as const] : []));
  return { block: filter.block, hidden: Object.fromEntries(hidden) };
}

function allCells(tab: Tab): TabView['cells'] {
  const rows = Math.max(tab.layers.values.height, tab.layers.looks.height, tab.layers.notes.height, tab.layers.formulas.height);
  const columns = Math.max(tab.layers.values.width, tab.layers.looks.width, tab.layers.notes.width, tab.layers.formulas.width);
  const cells: (readonly [number, number, CellView])[] = [];
  for (let row = 0; row < Math.min(rows, tab.rows.count); row += 1)
    for (let column = 0; column < columns; column += 1) {
      const view = cellView(tab, row, column);
      if (view !== null) cells.push([row, column, view]);
    }
  return cells;
}

/** Vertical runs of the same rule, merged; each with its choices. */
function dropDowns(book: Book, tab: Tab): readonly DropDownView[] {
  const runs: { rule: Rule; block: Block }[] = [];
  const open = new Map<number, { rule: Rule; block: Block }>();
  tab.layers.rules.each((rule, row, column) => {
    const run = open.get(column);
    if (run !== undefined && run.rule === rule && run.block.row + run.block.rows === row)
      run.block = { ...run.block, rows: run.block.rows + 1 };
    else {
      const fresh = { rule, block: { row, column, rows: 1, columns: 1 } };
      open.set(column, fresh);
      runs.push(fresh);
    }
  });
  const choices = new Map<Rule, readonly string[]>();
  return runs.flatMap(({ rule, block }) => {
    if (!rule.arrow || rule.criteria === 'CHECKBOX') return [];
    const known = choices.get(rule) ?? book.choicesAt(tab, block.row, block.column);
    choices.set(rule, known);
    return [{ block, choices: known, strict: rule.strict }];
  });
}
