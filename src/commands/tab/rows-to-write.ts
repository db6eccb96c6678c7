// The rows a block of creators is written into: as they were before, what may be overwritten, and as read back.

import type { Channel } from '../../fields/fields';
import type { MeantWrite } from '../../sync/desired-cells';
import { type RowNumber, rowNumberOf, type SheetRow } from '../../sync/model';
import type { Context } from '../context';
import { isTextColumn } from './columns';
import { LOOKED, lookAtRows, lookAtRowsAt, readRowsAt } from './rows';
import type { OpenView } from './view';

/** The full rows with these creators' ids; null = they have moved since. */
export function rowsOfChannels(open: OpenView, seen: readonly SheetRow[], channels: readonly Channel[]): readonly SheetRow[] | null {
  const ids = new Set<string>(channels.map(({ creatorId }) => creatorId));
  const places = seen.filter(({ id }) => ids.has(id));
  const rows = readRowsAt(
    open,
    places.map(({ row }) => row),
  );
  return rows.every(({ id }, i) => id === places[i]?.id) ? rows : null;
}

/** What was in the columns to be written, for every row: another row may take the place of the intended one. */
export function beforeWriting(
  open: OpenView,
  seen: readonly SheetRow[],
  writes: readonly MeantWrite[],
  looked: boolean,
): readonly SheetRow[] {
  const fields = [...new Set(writes.map(({ field }) => field))].filter(isTextColumn);
  if (fields.length === 0 || (looked && fields.every((field) => LOOKED.includes(field)))) return seen;
  return lookAtRows(open, [...LOOKED, ...fields]);
}

interface Written {
  readonly writes: readonly MeantWrite[];
  /** The rows of the creators with a written cell. */
  readonly rows: readonly RowNumber[];
  readonly firstNew: RowNumber;
  /** The number of rows added from `firstNew` on. */
  readonly added: number;
  /** Rows are known to be moving, so all are read. */
  readonly restless: boolean;
}

export function readBackRows(ctx: Context, open: OpenView, { writes, rows, firstNew, added, restless }: Written): readonly SheetRow[] {
  const fields = [...LOOKED, ...writes.map(({ field }) => field)];
  ctx.book.flush();
  if (restless) return lookAtRows(open, fields);
  return lookAtRowsAt(open, [...rows, ...Array.from({ length: added }, (_, i) => rowNumberOf(firstNew + i))], fields);
}
