// The labels of the selected rows as a tri-state checklist. Ticking becomes an edit in the cells, which Sync sends.

import * as z from 'zod/mini';
import type { Id, Named } from '../../../contract/records';
import { id, wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import type { RowLabels } from '../../rpc/panels';
import type { MeantWrite } from '../../sync/desired-cells';
import { type TickState, tickStates, withTicks } from '../../sync/label-ticks';
import type { CreatorId, RowNumber, SheetRow } from '../../sync/model';
import { writtenNames } from '../../sync/names';
import { isIds, sameValue } from '../../sync/values';
import { accountHere } from '../account/account';
import { LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, done, failed, type Result } from '../result';
import { carryNames } from '../tab/carry-names';
import { closer, type Survey, survey } from '../tab/survey';
import { openView } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { valueInCells } from './cell-values';
import { chosenCreators } from './selection';

/** A creator of the selected rows whose labels are known. */
interface Carrier {
  readonly creatorId: CreatorId;
  readonly rows: readonly SheetRow[];
  readonly labels: readonly Id[];
}

interface Carriers {
  readonly carriers: readonly Carrier[];
  /** Selected rows that cannot be identified, or whose labels cannot be parsed. */
  readonly inDoubt: readonly RowNumber[];
  /** Stays the same as long as the same creators are selected. */
  readonly selection: string;
}

/** The CRM's labels with their state among the selected rows, including unsent edits; those that a selected row has come first. */
export const readRowLabels = call(
  () => ({}),
  (ctx): Asked<RowLabels> => {
    const account = accountHere(ctx, LISTS_FRESH_MS);
    if (!account.ok) return account;
    carryNames(ctx);
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const chosen = carriersIn(ctx, survey(ctx, open.value));
    if (!chosen.ok) return chosen;
    const { carriers, inDoubt, selection } = chosen.value;
    const states = tickStates(carriers.map(({ labels }) => labels));
    const { labels, readAt } = account.value.lists;
    const written = writtenNames(labels);
    const isMet = ({ id }: Named): boolean => (states.get(id) ?? 'none') !== 'none';
    return done({
      creators: carriers.length,
      inDoubt,
      selection,
      labels: [...labels.filter(isMet), ...labels.filter((label) => !isMet(label))].map(({ id, name }) => ({
        id,
        name: written.get(id) ?? name,
        state: states.get(id) ?? ('none' satisfies TickState),
      })),
      readAt: new Date(readAt).toISOString(),
    });
  },
);

const labels = once(() => z.array(wireId()).check(z.maxLength(500)));

type Ticked = Result<{ readonly cells: number; readonly creators: number }>;

/**
 * Writes the cells of the selected rows. `selection` must be the checklist's: if other rows are selected by now, nothing is written. A cell
 * whose labels equal the base is written with the base's text, so that it is no longer an edit.
 */
export const tickRowLabels = call(
  () => ({ selection: id(), ticked: labels(), unticked: labels() }),
  (ctx, { selection, ticked, unticked }): Ticked => {
    const [add, remove] = [new Set(ticked), new Set(unticked)];
    return writeCells(ctx, (found) => {
      const chosen = carriersIn(ctx, found);
      if (!chosen.ok) return chosen;
      if (chosen.value.selection !== selection) return failed('other-rows-selected');
      const own = chosen.value.carriers.map((carrier) => writesFor(found, carrier, withTicks(carrier.labels, add, remove)));
      const writes = own.flat();
      return done({ writes, answer: { cells: writes.length, creators: own.filter(({ length }) => length > 0).length } });
    });
  },
);

function writesFor({ base, names }: Survey, { creatorId, rows, labels }: Carrier, wanted: readonly Id[]): readonly MeantWrite[] {
  if (sameValue(labels, wanted)) return [];
  const known = base.records.get(creatorId)?.fields.labels;
  const text = known !== undefined && sameValue(known.value, wanted) ? known.cell : names.cellOf('labels', wanted);
  return rows.map(({ row }) => ({ row, id: creatorId, field: 'labels', cell: text === '' ? null : { text } }));
}

function carriersIn(ctx: Context, looked: Survey): Result<Carriers> {
  if (!looked.open.layout.at.has('labels')) return failed('columns-in-doubt');
  const { creators, waiting } = chosenCreators(looked, null);
  const found = closer(looked, creators);
  const carriers = creators.flatMap((creatorId) => carrierOf(found, creatorId) ?? []);
  const told = new Set(carriers.map(({ creatorId }) => creatorId));
  const untold = creators.filter((creatorId) => !told.has(creatorId)).flatMap((creatorId) => found.genuine.get(creatorId) ?? []);
  return done({
    carriers,
    inDoubt: [...waiting.flatMap(({ rows }) => rows), ...untold.map(({ row }) => row)].sort((a, b) => a - b),
    selection: ctx.digest(JSON.stringify([found.open.tab.id, creators])),
  });
}

/** null when it is unclear which labels are meant. */
function carrierOf(found: Survey, creatorId: CreatorId): Carrier | null {
  const labels = valueInCells(found, creatorId, 'labels');
  return isIds(labels) ? { creatorId, rows: found.genuine.get(creatorId) ?? [], labels } : null;
}
