// A workbook that comes as a file: the rows of its first sheet, and those rows as text that can be pasted.

import { withoutKey } from '../../crm/without-key';
import { fileSchema } from '../../rpc/mutations';
import { isAddress } from '../../sync/clues';
import { type HeadingRole, roleByHeading } from '../../sync/column-clues';
import { readWorkbook, type WorkbookCell, type WorkbookRows } from '../../sync/workbook';
import { workbookLinks } from '../../sync/workbook-links';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';

/** How a zip begins in base64; files of other formats begin differently. */
const ZIP = 'UEsDB';

/** The rows of the first sheet; `bad-workbook` when it is not a readable .xlsx. */
export function rowsIn(ctx: Context, base64: string): Result<WorkbookRows> {
  const read = partsIn(ctx, base64);
  return read.ok ? done(read.value.rows) : read;
}

/** The same for a file sent by the CRM. Its bytes arrive unread (`src/crm/exchange.ts`), so the key is removed here. */
export function rowsOfCrm(ctx: Context, key: string, base64: string): Result<WorkbookRows> {
  const read = rowsIn(ctx, base64);
  return read.ok ? done(read.value.map((row) => row.map((cell) => (typeof cell === 'string' ? withoutKey(cell, key) : cell)))) : read;
}

interface WorkbookParts {
  readonly parts: ReadonlyMap<string, string>;
  readonly rows: WorkbookRows;
}

function partsIn({ unzip }: Context, base64: string): Result<WorkbookParts> {
  const parts = base64.startsWith(ZIP) ? unzip(base64) : null;
  if (parts === null) return failed('bad-workbook');
  const read = readWorkbook(parts);
  if (read.ok) return done({ parts, rows: read.rows });
  return failed(read.why === 'too-large' ? 'workbook-too-large' : 'bad-workbook');
}

/** Headings of columns that hold addresses. */
const ADDRESSES: ReadonlySet<HeadingRole | null> = new Set<HeadingRole>(['link', 'email', 'contactLink']);

/**
 * A list kept in a workbook, as the text that copying its cells would give. Under a heading for addresses, a cell that shows a label yields
 * the address behind it. Nothing is stored.
 */
export const readListFile = call(
  () => ({ file: fileSchema() }),
  (ctx, { file }): Result<{ readonly text: string }> => {
    const read = partsIn(ctx, file.base64);
    if (!read.ok) return read;
    const { parts, rows } = read.value;
    const links = workbookLinks(parts);
    const addressed = (rows[0] ?? []).map((heading) => ADDRESSES.has(roleByHeading(textOf(heading))));
    const said = (cell: WorkbookCell, row: number, column: number): WorkbookCell =>
      addressed[column] === true && !isAddress(textOf(cell)) ? (links.get(`${row} ${column}`) ?? cell) : cell;
    return done({ text: rows.map((cells, i) => cells.map((cell, j) => cellText(said(cell, i, j))).join('\t')).join('\n') });
  },
);

/** Quoted where the text would otherwise end the cell. */
function cellText(cell: WorkbookCell): string {
  const text = textOf(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function textOf(cell: WorkbookCell): string {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
