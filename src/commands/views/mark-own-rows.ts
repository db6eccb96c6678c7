// Writes creators' ids into the matching rows of a person's own tab, so that a pull recognizes these rows as its own.

import { type Channel, IDENTIFYING_FIELDS } from '../../fields/fields';
import type { OwnColumns } from '../../rpc/own-tab';
import type { CreatorId, RowNumber } from '../../sync/model';
import type { Context } from '../context';
import type { CellPatch } from '../ports';
import { demandWritten } from '../tab/refused';
import { textsOf } from '../tab/rows';
import { FIRST_ROW, type OpenView } from '../tab/view';
import { matchRows, readSaid } from './own-rows';

/** How often we look again when rows are sorted while we write. What is left then stays the person's own. */
const TRIES = 3;

/**
 * Writes the id and fingerprint columns, which make a row the creator's; the pull fills in the rest. Only blank cells of ours are written.
 */
export function markOwnRows(ctx: Context, open: OpenView, columns: OwnColumns, channels: readonly Channel[]): void {
  for (let attempt = 0; attempt < TRIES; attempt += 1) if (markOnce(ctx, open, columns, channels)) return;
}

/** Whether every row that got an id was still the intended one. */
function markOnce(ctx: Context, open: OpenView, columns: OwnColumns, channels: readonly Channel[]): boolean {
  const { tab } = open;
  const byId = new Map(channels.map((channel) => [channel.creatorId, channel]));
  const marks = IDENTIFYING_FIELDS.map((field) => textsOf(open, field));
  const meant = new Map<CreatorId, Set<string>>();
  const patches = matchRows(tab, columns, channels).rows.flatMap(({ row, said, match }) => {
    const id = marks[0]?.[row - FIRST_ROW] ?? '';
    if (match.found !== 'matched' || (id !== '' && id !== match.creatorId)) return [];
    const says = meant.get(match.creatorId) ?? new Set<string>();
    meant.set(match.creatorId, says.add(said));
    const channel = byId.get(match.creatorId);
    return channel === undefined ? [] : cellsOf(open, row, channel, (i) => marks[i]?.[row - FIRST_ROW] ?? '');
  });
  if (patches.length === 0) return true;
  demandWritten(tab.patch(patches));
  ctx.book.flush();
  const wrong = strayed(open, columns, meant);
  tab.patch(wrong.flatMap((row) => cellsOf(open, row, null, () => null)));
  return wrong.length === 0;
}

/**
 * The cells that do not show what they should, since a call killed in between may have written some. Without a channel, they are blanked.
 */
function cellsOf(
  { layout }: OpenView,
  row: RowNumber,
  channel: Channel | null,
  shown: (mark: number) => string | null,
): readonly CellPatch[] {
  return IDENTIFYING_FIELDS.flatMap((field, i) => {
    const column = layout.at.get(field);
    const text = channel?.[field] ?? '';
    return column === undefined || shown(i) === text ? [] : [{ row, column, cell: text === '' ? null : { text } }];
  });
}

/** Rows that got the id of a creator that another row means. */
function strayed(open: OpenView, columns: OwnColumns, meant: ReadonlyMap<string, ReadonlySet<string>>): readonly RowNumber[] {
  const ids = textsOf(open, 'creatorId');
  return readSaid(open.tab, columns).flatMap(({ row, said }) => {
    const says = meant.get(ids[row - FIRST_ROW] ?? '');
    return says === undefined || says.has(said) ? [] : [row];
  });
}
