// The rows that a block of creators is written into: as they stand before, what may be written over, and as they are read back.

import type { Channel } from '../../fields/fields';
import type { MeantWrite } from '../../sync/desired-cells';
import { type RowNumber, rowNumberOf, type SheetRow } from '../../sync/model';
import type { Context } from '../context';
import { isTextColumn } from './columns';
import { LOOKED, lookAtRows, lookAtRowsAt, readRowsAt } from './rows';
import type { OpenView } from './view';

/** The rows with these creators' ids, whole; null = they have moved since. */
export function rowsOfChannels(open: OpenView, seen: readonly SheetRow[], channels: readonly Channel[]): readonly SheetRow[] | null {
  const ids = new Set<string>(channels.map(({ creatorId }) => creatorId));
  const places = seen.filter(({ id }) => ids.has(id));
  const rows = readRowsAt(
    open,
    places.map(({ row }) => row),
  );
  return rows.every(({ id }, i) => id === places[i]?.id) ? rows : null;
}

/** What stood in the columns that are written, of every row: it may be another one that takes the place of the row that is meant. */
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
  /** The rows of the creators who got a cell. */
  readonly rows: readonly RowNumber[];
  readonly firstNew: RowNumber;
  /** Rows that were added from `firstNew` on. */
  readonly added: number;
  /** Rows are known to move about: all are looked at. */
  readonly restless: boolean;
}

export function readBackRows(ctx: Context, open: OpenView, { writes, rows, firstNew, added, restless }: Written): readonly SheetRow[] {
  const fields = [...LOOKED, ...writes.map(({ field }) => field)];
  ctx.book.flush();
  if (restless) return lookAtRows(open, fields);
  return lookAtRowsAt(open, [...rows, ...Array.from({ length: added }, (_, i) => rowNumberOf(firstNew + i))], fields);
}
