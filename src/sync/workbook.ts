// Reads the first sheet of a workbook (.xlsx, ECMA-376) from its unpacked parts: texts, numbers, booleans, and dates as text.

import { type Element, elements, plain, withoutElements } from './xml';

/** A date is text: 2026-03-01, or 2026-03-01 09:30. */
export type WorkbookCell = string | number | boolean | null;

/** 0-based; rows and cells the file omits are present as empty rows and null. */
export type WorkbookRows = readonly (readonly WorkbookCell[])[];

type WorkbookRead = { readonly ok: true; readonly rows: WorkbookRows } | { readonly ok: false; readonly why: 'no-workbook' | 'too-large' };

/** Larger workbooks are refused. 50,000 creators with 30 columns fit, and this much can still be read within one execution. */
export const WORKBOOK_CELLS = 1_500_000;
/** Excel specifications and limits. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** `parts`: every file in the workbook by path. */
export function readWorkbook(parts: ReadonlyMap<string, string>): WorkbookRead {
  const sheet = parts.get(firstSheet(parts));
  if (sheet === undefined) return { ok: false, why: 'no-workbook' };
  const context = { shared: sharedTexts(parts.get('xl/sharedStrings.xml') ?? ''), dates: dateStyles(parts.get('xl/styles.xml') ?? '') };
  const rows: WorkbookCell[][] = [];
  let cells = 0;
  for (const row of elements(sheet, 'row')) {
    const at = Number(row.attribute('r') ?? rows.length + 1) - 1;
    if (!(at >= 0) || at >= MOST_ROWS) return { ok: false, why: 'no-workbook' };
    while (rows.length <= at) rows.push([]);
    rows[at] = cellsOf(row.inner, context);
    cells += rows[at]?.length ?? 0;
    // Empty rows count too: a single cell far down must not exhaust memory.
    if (cells + rows.length > WORKBOOK_CELLS) return { ok: false, why: 'too-large' };
  }
  return { ok: true, rows };
}

interface Context {
  readonly shared: readonly string[];
  /** Indexes of cell formats that show a date. */
  readonly dates: ReadonlySet<number>;
}

function cellsOf(row: string, context: Context): WorkbookCell[] {
  const cells: WorkbookCell[] = [];
  for (const cell of elements(row, 'c')) {
    const at = columnOf(cell.attribute('r')) ?? cells.length;
    if (at >= MOST_COLUMNS) continue;
    while (cells.length < at) cells.push(null);
    cells[at] = valueOf(cell, context);
  }
  return cells;
}

/** "B12" -> 1; undefined without letters. */
export function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(place ?? '')?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf(cell: Element, { shared, dates }: Context): WorkbookCell {
  const type = cell.attribute('t') ?? 'n';
  if (type === 'inlineStr') return textOf(cell.inner);
  const value = elements(cell.inner, 'v')[0]?.inner;
  if (value === undefined) return null;
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value.trim() === '1' || value.trim() === 'true';
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || Number.isNaN(number)) return null;
      return dates.has(Number(cell.attribute('s') ?? -1)) ? dateText(number) : number;
    }
    default:
      return plain(value);
  }
}

const sharedTexts = (xml: string): readonly string[] => elements(xml, 'si').map(({ inner }) => textOf(inner));

/** All runs of a rich text joined; phonetic hints (`rPh`) are not part of it. */
function textOf(xml: string): string {
  return elements(withoutElements(xml, 'rPh'), 't')
    .map(({ inner }) => plain(inner))
    .join('');
}

/** Built-in number formats that show dates or times (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** Date letters in a format, outside quoted and bracketed parts and escaped characters. */
const looksLikeDate = (format: string): boolean => /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

function dateStyles(xml: string): ReadonlySet<number> {
  const custom = new Map(
    elements(xml, 'numFmt').map((one) => [Number(one.attribute('numFmtId')), plain(one.attribute('formatCode') ?? '')]),
  );
  const formats = elements(elements(xml, 'cellXfs')[0]?.inner ?? '', 'xf').map((one) => Number(one.attribute('numFmtId') ?? 0));
  return new Set(formats.flatMap((id, n) => (isBuiltInDate(id) || looksLikeDate(custom.get(id) ?? '') ? [n] : [])));
}

const DAY_MS = 86_400_000;
/** Day 0 of workbooks, in milliseconds since 1970: December 30, 1899, correct for every day from March 1900 on. */
const DAY_ZERO = -2_209_161_600_000;
/** The last day of the year 9999, where workbooks stop counting. */
const LAST_DAY = 2_958_465;

/** A number that is not a calendar day stays a number. */
function dateText(days: number): WorkbookCell {
  if (days < 0 || days > LAST_DAY + 1) return days;
  const iso = new Date(DAY_ZERO + Math.round((days * DAY_MS) / 1000) * 1000).toISOString();
  return Number.isInteger(days) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** The path of the sheet the workbook lists first; the usual path if it does not say. */
export function firstSheet(parts: ReadonlyMap<string, string>): string {
  const id = elements(parts.get('xl/workbook.xml') ?? '', 'sheet')[0]?.attribute('id');
  const relation = elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').find((one) => one.attribute('Id') === id);
  const target = relation?.attribute('Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}
