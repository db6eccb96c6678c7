// Restores the headings of our columns: where they were renamed, where their cells were moved elsewhere, and where the heading row itself
// was deleted, sorted into the rows, or pushed down.

import { type ColumnField, isColumnField } from '../../fields/fields';
import { ownersOf, pairKey } from '../../sync/identity';
import { rowNumberOf } from '../../sync/model';
import type { Context } from '../context';
import type { CellPatch, ColumnSighting, Tab } from '../ports';
import { openBase } from '../tab/base-book';
import { isTextColumn } from '../tab/columns';
import { refillColumns } from '../tab/refill-columns';
import { demandWritten } from '../tab/refused';
import { HEADINGS_ROW, headingsLost, type OpenView } from '../tab/view';
import { keepView, readWholeNext } from '../tab/view-store';

/**
 * Returns how many headings were written. Cells come first, headings last: a column is held back while its heading is wrong, so a call
 * killed in between sends nothing. Blank cells of such a column get back what the base knows, or what a person moved elsewhere; the rest is
 * brought by the next refresh, which reads everything.
 */
export function restoreHeadings(ctx: Context, { tab, view }: OpenView): number {
  const lost = headingsLost(view, tab.columns());
  const brought = lost ? bringHeadings(ctx, tab) : 0;
  const sightings = tab.columns();
  const renamed = marked(sightings).filter(({ heading, writtenHeading }) => heading !== writtenHeading);
  if (renamed.length === 0) return brought;
  keepView(ctx, tab.id, readWholeNext(view));
  refillColumns(ctx, tab, view.columns, new Set(renamed.flatMap(({ field }) => (field !== null && isColumnField(field) ? [field] : []))));
  tab.restoreHeadings(renamed.map(({ column, writtenHeading }) => ({ column, heading: writtenHeading })));
  ctx.book.flush();
  return brought + renamed.length;
}

/** Columns with a mark of ours that no other column has. */
const marked = (sightings: readonly ColumnSighting[]): readonly ColumnSighting[] =>
  sightings.filter(({ field }) => field !== null && sightings.filter((one) => one.field === field).length === 1);

/**
 * Swaps the first row of our columns with the row their headings are in now; if they are nowhere, a creator's row in first place goes to
 * the end. Numbers and times are left out, because a refresh writes them. Columns that our headings were moved to are included where
 * nothing of the person's would be overwritten.
 */
function bringHeadings(ctx: Context, tab: Tab): number {
  const sightings = tab.columns();
  const ours = marked(sightings);
  const columns = sightings.map(({ column }) => column);
  const rows = tab.read(HEADINGS_ROW, tab.lastRow(), columns).map((cells) => cells.map(({ text }) => text));
  const textIn = (row: number, column: number): string => rows[row]?.[columns.indexOf(column)] ?? '';
  const stands = (row: number): number => ours.filter(({ column, writtenHeading }) => textIn(row, column) === writtenHeading).length;
  const headed = rows.findIndex((_, row) => stands(row) * 2 >= ours.length);
  if (headed < 0 && !isCreators(ctx, tab.id, ours, (column) => textIn(0, column))) return 0;
  const names = new Set(ours.map(({ writtenHeading }) => writtenHeading));
  const carried = sightings.filter(({ field, column }) => field === null && textIn(0, column) === '' && names.has(textIn(headed, column)));
  const to = (headed < 0 ? rows.length : headed) + 1;
  const brought = [...ours, ...carried].map(({ column, field }): CellPatch => {
    const text = isTextColumn(field) ? textIn(0, column) : '';
    return { row: rowNumberOf(to), column, cell: text === '' ? null : { text } };
  });
  demandWritten(tab.patch(brought));
  ctx.book.flush();
  const found = [...ours.filter(({ column, writtenHeading }) => textIn(headed, column) === writtenHeading), ...carried];
  tab.restoreHeadings(found.map(({ column }) => ({ column, heading: textIn(headed, column) })));
  ctx.book.flush();
  return found.length;
}

/** Whether a row holds the id or the fingerprint columns of a creator of this tab. */
function isCreators(ctx: Context, tab: number, ours: readonly ColumnSighting[], textIn: (column: number) => string): boolean {
  const bases = openBase(ctx, tab).records;
  const textOf = (field: ColumnField): string => {
    const place = ours.find((one) => one.field === field);
    return place === undefined ? '' : textIn(place.column);
  };
  const fingerprint = { handle: textOf('handle'), channelLink: textOf('channelLink') };
  return bases.has(textOf('creatorId')) || ownersOf(bases).pair.get(pairKey(fingerprint)) != null;
}
