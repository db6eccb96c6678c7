// Writing cells of rows that people may move in that very moment.

import type { CellWrite } from '../../sync/apply-remote';
import type { MeantWrite } from '../../sync/desired-cells';
import type { SheetRow } from '../../sync/model';
import type { Context } from '../context';
import type { CellPatch } from '../ports';
import { putBack } from './put-back';
import { FIRST_ROW, type OpenView, readRows } from './view';

/** Whether every row is still where it was read. */
export function standStill({ tab, layout }: OpenView, rows: readonly SheetRow[]): boolean {
  const column = layout.at.get('creatorId');
  const count = tab.lastRow() - FIRST_ROW + 1;
  if (column === undefined || Math.max(count, 0) !== rows.length) return false;
  return rows.length === 0 || tab.readTexts(FIRST_ROW, rows.length, column).every((id, i) => id === rows[i]?.id);
}

export function patchesOf({ layout }: OpenView, writes: readonly CellWrite[]): CellPatch[] {
  return writes.flatMap(({ row, field, cell }) => {
    const column = layout.at.get(field);
    return column === undefined ? [] : [{ row, column, cell }];
  });
}

/** Looks again after writing: cells that went into other rows, because somebody moved rows meanwhile, get back what stood there. */
export function writeAndLook(ctx: Context, open: OpenView, before: readonly SheetRow[], writes: readonly MeantWrite[]): void {
  open.tab.patch(patchesOf(open, writes));
  ctx.book.flush();
  open.tab.patch(patchesOf(open, putBack(before, readRows(open), writes)));
}
