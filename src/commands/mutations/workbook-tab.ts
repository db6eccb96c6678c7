// Writes workbooks into new tabs, as literal texts and numbers.

import { truncated, truncatedAsJson } from '../../fields/truncate';
import { CELL_LIMIT } from '../../sync/chunks';
import type { WorkbookCell, WorkbookRows } from '../../sync/workbook';
import type { Context } from '../context';
import type { CellInput, Tab } from '../ports';
import { textOf } from '../reading/workbook-file';
import { done, failed, type Result } from '../result';
import { rowAt } from '../tab/view';

/**
 * Each column has a mark with its heading in the sheet's metadata, which holds 30,000 characters: hence a limit on the number of columns
 * and on the JSON length of headings.
 */
const MOST_COLUMNS = 100;
const HEADING_LIMIT = 240;
/** Rows written per call. */
const ROWS_AT_ONCE = 5_000;
const WIDTH = 140;

/** A new tab with these rows, the first being the headings; nothing in it is ever interpreted as a formula, date, or link. */
export function newTab({ book }: Context, name: string, [head = [], ...rows]: WorkbookRows): Result<Tab> {
  const width = rows.reduce((most, { length }) => Math.max(most, length), head.length);
  if (width > MOST_COLUMNS) return failed('workbook-too-large');
  const tab = book.addTab(name, Math.max(1, width));
  try {
    fill(tab, width, head, rows);
  } catch (thrown) {
    // Half a workbook would pass for the whole.
    book.removeTab(tab);
    throw thrown;
  }
  book.activate(tab);
  return done(tab);
}

function fill(tab: Tab, width: number, head: WorkbookRows[number], rows: WorkbookRows): void {
  tab.addColumns(
    Array.from({ length: Math.max(1, width) }, (_, i) => ({
      field: `file:${i + 1}`,
      heading: truncatedAsJson(textOf(head[i] ?? null), HEADING_LIMIT),
      kind: 'text',
      editable: false,
      hidden: false,
      width: WIDTH,
      hint: '',
    })),
    0,
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const cells = rows.slice(from, from + ROWS_AT_ONCE).map((row) => Array.from({ length: width }, (_, i) => inputOf(row[i] ?? null)));
    tab.write([{ row: rowAt(from), column: 1, cells }]);
  }
}

/** Numbers that a cell shows in full stay numbers; decimals, or more than 15 digits, would be cut. */
function inputOf(cell: WorkbookCell): CellInput {
  if (typeof cell === 'number' && Number.isSafeInteger(cell) && Math.abs(cell) < 1e15) return { number: cell };
  const text = truncated(textOf(cell), CELL_LIMIT);
  return text === '' ? null : { text };
}
