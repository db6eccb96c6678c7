// Updates an Overview: new lines, and our own formulas that nobody changed. Everything else in the tab stays as it is.

import type { OverviewRenewed } from '../../rpc/overview';
import { rowNumberOf } from '../../sync/model';
import { freshCells, freshChart, placesOf } from '../../sync/overview';
import { type Block, blocksOf } from '../../sync/overview-blocks';
import { renewed } from '../../sync/overview-renewed';
import { findTitle, type OverviewCell, shownKeys } from '../../sync/overview-table';
import { words } from '../../text/words';
import { call } from '../call';
import type { CellSeen, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { changeLog } from '../tab/change-log';
import { demandWritten } from '../tab/refused';
import { openView } from '../tab/view';
import { underLock } from '../under-lock';
import { lookOf } from './cells';
import { countedIn, entriesIn } from './counted';
import { keepOverview, lineDigest, meant, overviewOf } from './store';

interface SeenTab {
  readonly cellAt: (row: number, column: number) => CellSeen;
  readonly rows: number;
  readonly columns: number;
}

const BLANK: CellSeen = { text: '' };

/** What every cell of the tab shows; with `formulas` also the formula, even behind an error. */
export function seenIn(tab: Tab, withFormulas: boolean): SeenTab {
  const [rows, columns] = [tab.lastRow(), tab.columns().length];
  const first = rowNumberOf(1);
  const all = Array.from({ length: columns }, (_, i) => i + 1);
  const isBlank = rows === 0 || columns === 0;
  const cells = isBlank ? [] : tab.look(first, rows, all);
  const formulas = isBlank || !withFormulas ? [] : tab.formulas({ row: first, column: 1, rows, columns });
  const cellAt = (row: number, column: number): CellSeen => {
    const [cell, formula = ''] = [cells[row - 1]?.[column - 1] ?? BLANK, formulas[row - 1]?.[column - 1]];
    return formula === '' ? cell : { ...cell, formula };
  };
  return { cellAt, rows, columns };
}

/** Idempotent: a second run changes nothing. `no-such-thing`: the tab has no Overview. */
export const renewOverview = call(
  () => ({}),
  (ctx): Result<OverviewRenewed> =>
    underLock(ctx, (): Result<OverviewRenewed> => {
      const open = openView(ctx, meant(ctx));
      if (!open.ok) return open;
      const known = overviewOf(ctx, open.value.tab.id);
      if (known === null) return failed('no-such-thing');
      const spoken = words(known.language);
      const counted = countedIn(ctx, open.value, spoken);
      const log = (known.changes === null ? null : ctx.book.tab(known.changes)) ?? undefined;
      const countedThen = countedIn(ctx, open.value, spoken, { loggedAs: known.loggedAs, ...(log && { changes: log }) });
      const entries = entriesIn(ctx, open.value, counted);
      const blocks = blocksOf(counted, entries, spoken.cells.overview);
      const before = blocksOf(countedThen, entries, spoken.cells.overview);
      const seen = seenIn(known.at, true);
      const shown = new Set(known.shown);
      const wasShown = (key: string): boolean => shown.has(lineDigest(ctx, key));
      const [cells, gone]: [OverviewCell[], string[]] = [[], []];
      let [keptCells, tooMany] = [0, 0];
      const places = placesOf(blocks);
      for (const block of blocks) {
        const title = findTitle(block, seen.cellAt, seen);
        if (title === null) {
          const at = places.get(block.name);
          if (wasShown(block.name)) gone.push(block.title);
          else if (at === undefined || !isFree(block, at, seen)) tooMany += 1;
          else {
            cells.push(...freshCells(block, at));
            known.at.dress({ ...lookOf([{ block, at }]), widths: [] });
            known.at.addCharts([freshChart(block, at)]);
          }
          continue;
        }
        const then = before.find(({ name }) => name === block.name) ?? block;
        const { patches, kept, noRoom, stretched } = renewed(then, block, title, seen.cellAt, wasShown);
        cells.push(...patches);
        keptCells += kept;
        tooMany += noRoom;
        if (stretched !== null) known.at.stretchCharts([stretched]);
      }
      demandWritten(known.at.patch(cells.map(({ row, column, cell }) => ({ row: rowNumberOf(row), column, cell }))));
      const { at, ...record } = known;
      const digests = blocks.flatMap(shownKeys).map((key) => lineDigest(ctx, key));
      keepOverview(ctx, open.value.tab.id, {
        ...record,
        loggedAs: open.value.tab.name,
        changes: changeLog(ctx)?.tab ?? null,
        shown: [...new Set([...record.shown, ...digests])],
      });
      return done({ tab: at.name, cells: cells.length, kept: keptCells, noRoom: tooMany, gone });
    }),
);

/** Whether the place of a new block is empty. */
function isFree(block: Block, title: { readonly row: number; readonly column: number }, { cellAt }: SeenTab): boolean {
  return freshCells(block, title).every(({ row, column }) => {
    const { text, formula, origin } = cellAt(row, column);
    return text === '' && formula === undefined && origin === undefined;
  });
}
