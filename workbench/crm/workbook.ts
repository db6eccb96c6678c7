// Writes and reads the simplest workbook that spreadsheet programs open: one sheet of texts, numbers and booleans (.xlsx, ECMA-376).

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { accepted, type Checked, refusedFor } from './model';

export type Cell = string | number | boolean | null;

/** A file as it is handed out. */
export interface FileOf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Maximum characters of one cell (Excel's specifications and limits). */
const longestText = 32_767;
/** Maximum unpacked bytes of a file: one that claims more is refused before it is unpacked. */
const mostUnpacked = 64 * 1024 * 1024;
/** The time recorded in the zip, so that the same cells give the same bytes. */
const packedAt = '2026-01-05T08:00:00';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with one sheet of these rows, from A1. Cells of blank text and null are left out. */
export function workbookOf(sheetName: string, rows: readonly (readonly Cell[])[]): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string => `${xml}<Relationships xmlns="${packages}/relationships">${inner}</Relationships>`;
  const override = (part: string, type: string): string => `<Override PartName="/xl/${part}" ContentType="${sheetType}.${type}+xml"/>`;
  const types = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types">${types}${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
  return zipSync(files, { level: 1, mtime: packedAt });
}

function rowXml(cells: readonly Cell[], index: number): string {
  return `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join('')}</row>`;
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, longestText))}</t></is></c>`;
}

/** 0 -> A, 25 -> Z, 26 -> AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Characters that XML cannot carry become _xHHHH_, and so does an underscore that would be read as the start of one. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (odd) => `_x${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return name ? (marks[name] ?? whole) : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export interface SheetRow {
  /** 1-based, as people count. */
  readonly number: number;
  /** By column; missing ones are blank. */
  readonly cells: readonly Cell[];
}

/** The rows of the first sheet that have any cell; texts may be in the cell or shared. Returns a sentence if it is not such a workbook. */
export function readWorkbook(bytes: Uint8Array): Checked<readonly SheetRow[]> {
  const parts = unpacked(bytes);
  if (!parts.ok) return parts;
  const sheet = parts.value.get(firstSheet(parts.value));
  if (sheet === undefined) return refusedFor('the workbook has no sheet');
  const shared = elements(parts.value.get('xl/sharedStrings.xml') ?? '', 'si').map(({ inner }) => textIn(inner));
  return accepted(
    elements(sheet, 'row').map(({ attributes, inner }, index) => ({
      number: Number(attributes.get('r') ?? index + 1),
      cells: cellsIn(inner, shared),
    })),
  );
}

function unpacked(bytes: Uint8Array): Checked<ReadonlyMap<string, string>> {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        size += originalSize;
        return size <= mostUnpacked;
      },
    });
    if (size > mostUnpacked) return refusedFor('the file unpacks to more than a workbook may hold');
    return accepted(new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)])));
  } catch {
    return refusedFor('the file is no .xlsx workbook');
  }
}

/** The path of the first sheet in the workbook; the usual path if the workbook does not say. */
function firstSheet(parts: ReadonlyMap<string, string>): string {
  const [first] = elements(parts.get('xl/workbook.xml') ?? '', 'sheet');
  const id = [...(first?.attributes ?? [])].find(([name]) => name.endsWith(':id'))?.[1];
  const target = elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')
    .find(({ attributes }) => attributes.get('Id') === id)
    ?.attributes.get('Target');
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function cellsIn(row: string, shared: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { attributes, inner } of elements(row, 'c')) {
    const letters = /^[A-Z]+/.exec(attributes.get('r') ?? '')?.[0];
    const column = letters === undefined ? cells.length : columnIndex(letters);
    while (cells.length < column && column < 16_384) cells.push(null);
    cells[column] = valueOf(attributes.get('t') ?? 'n', inner, shared);
  }
  return cells;
}

function valueOf(type: string, inner: string, shared: readonly string[]): Cell {
  if (type === 'inlineStr') return textIn(inner);
  const [value] = elements(inner, 'v');
  if (value === undefined) return null;
  if (type === 's') return shared[Number(value.inner)] ?? null;
  if (type === 'b') return value.inner === '1';
  const text = unescaped(value.inner);
  return type === 'n' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** All runs of a text joined; the phonetic guides of Asian scripts are not part of it. */
function textIn(inner: string): string {
  const plain = elements(inner, 'rPh').reduce((rest, { whole }) => rest.replace(whole, ''), inner);
  return elements(plain, 't')
    .map((one) => unescaped(one.inner))
    .join('');
}

interface Element {
  readonly whole: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inner: string;
}

/** The elements of one name, with or without a prefix; none nested within another of the same name. */
function elements(text: string, name: string): readonly Element[] {
  const pattern = new RegExp(`<((?:\\w+:)?${name})(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</\\1>)`, 'g');
  return [...text.matchAll(pattern)].map(([whole, , attributes = '', inner = '']) => ({
    whole,
    inner,
    attributes: attributesIn(attributes),
  }));
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [
      name,
      unescaped(double ?? single ?? ''),
    ]),
  );
}
