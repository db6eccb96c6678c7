// Brings back the headings of our columns: where they were renamed, where their cells were carried elsewhere, and where the row of
// headings itself was deleted, sorted into the rows, or pushed down. It must not touch a person's own columns.

import { COLUMNS, type ColumnField } from '../sync/columns';
import { ownersOf, pairKey } from '../sync/identity';
import type { CreatorId, RowNumber } from '../sync/model';
import { openBase } from './base-book';
import type { CellPatch, ColumnSighting } from './ports';
import { refillColumns } from './refill-columns';
import type { Surroundings } from './surroundings';
import { headingsLost, type OpenView } from './view';

/**
 * Answers how many headings were written. Cells first, headings last: while a heading is wrong its column is held back, so a call killed in
 * between sends nothing. A column that was emptied with its heading gets back what the base knows, or what a person carried elsewhere.
 */
export function restoreHeadings(world: Surroundings, { tab, view }: OpenView): number {
  const sightings = tab.columns();
  const ours = sightings.filter(({ field }) => field !== null && sightings.filter((one) => one.field === field).length === 1);
  const renamed = ours.filter(({ heading, writtenHeading }) => heading !== writtenHeading);
  if (renamed.length === 0) return 0;
  if (headingsLost(view, sightings)) freeFirstRow(world, { tab, view }, ours);
  else refillColumns(world, tab, view.columns, new Set(renamed.map(({ field }) => field as ColumnField)), false);
  tab.restoreHeadings(renamed.map(({ column, writtenHeading }) => ({ column, heading: writtenHeading })));
  world.book.flush();
  return renamed.length;
}

/**
 * Takes what stands in the first row of our columns to where the headings stand now; when they stand nowhere, a creator's row goes to the end.
 * Numbers and times are left out: a refresh writes them.
 */
function freeFirstRow(world: Surroundings, { tab }: Pick<OpenView, 'tab' | 'view'>, ours: readonly ColumnSighting[]): void {
  const last = tab.lastRow();
  const rows = tab
    .read(
      1 as RowNumber,
      last,
      ours.map(({ column }) => column),
    )
    .map((cells) => cells.map(({ text }) => text));
  const [first = []] = rows;
  const headed = rows.findIndex((texts) => texts.filter((text, i) => text === ours[i]?.writtenHeading).length * 2 >= ours.length);
  const to = headed > 0 ? headed + 1 : isCreators(world, tab.id, ours, first) ? last + 1 : null;
  if (to === null) return;
  tab.patch(
    ours.map(({ column, field }, i): CellPatch => {
      const text = isText(field) ? (first[i] ?? '') : '';
      return { row: to as RowNumber, column, cell: text === '' ? null : { text } };
    }),
  );
  world.book.flush();
}

const isText = (field: string | null): boolean => (COLUMNS.find((column) => column.field === field)?.kind ?? 'text') === 'text';

/** Whether a row holds the id of a creator of this tab, or the witnesses of one. */
function isCreators(world: Surroundings, tab: number, ours: readonly ColumnSighting[], texts: readonly string[]): boolean {
  const bases = openBase(world, tab).records;
  const textOf = (field: ColumnField): string => texts[ours.findIndex((one) => one.field === field)] ?? '';
  const witness = { handle: textOf('handle'), channelLink: textOf('channelLink') };
  return bases.has(textOf('creatorId') as CreatorId) || ownersOf(bases).pair.get(pairKey(witness)) != null;
}
