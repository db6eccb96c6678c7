// A workbook that comes as a file: the rows of its first sheet, and those rows as a text that can be pasted.

import { FILE } from '../../rpc/mutations';
import { readWorkbook, type WorkbookCell, type WorkbookRows } from '../../sync/workbook';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';

/** The files of all others begin otherwise; this is a zip in base64. */
const ZIP = 'UEsDB';

/** The rows of the first sheet; `bad-workbook` when it is no .xlsx that can be read. */
export function rowsIn({ unzip }: Context, base64: string): Result<WorkbookRows> {
  const parts = base64.startsWith(ZIP) ? unzip(base64) : null;
  if (parts === null) return failed('bad-workbook');
  const read = readWorkbook(parts);
  if (read.ok) return done(read.rows);
  return failed(read.why === 'too-large' ? 'workbook-too-large' : 'bad-workbook');
}

/** A workbook in which somebody keeps a list, as the text that copying its cells would give. Nothing of it is kept. */
export const readListFile = call(
  () => ({ file: FILE }),
  (ctx, { file }): Result<{ readonly text: string }> => {
    const rows = rowsIn(ctx, file.base64);
    return rows.ok ? done({ text: rows.value.map((row) => row.map(cellText).join('\t')).join('\n') }) : rows;
  },
);

/** Between quotes where the text would otherwise end the cell. */
function cellText(cell: WorkbookCell): string {
  const text = textOf(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function textOf(cell: WorkbookCell): string {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
