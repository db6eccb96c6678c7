// A trial: the person sends only the first few of the ticked changes. Whatever else they ticked, unticked, and answered stays in the run's
// entries, and is the starting point of the tab's next review.

import type { Run } from '../../sync/run';
import { STARTED } from '../../sync/run-totals';
import { ticksText } from '../../sync/sendable-text';
import { hasSeal, isSealed, type Stage, sealStage, unseal } from '../account/seal';
import type { Context } from '../context';
import { readEntries, runHeads } from './journal';
import type { RunHead } from './run-schema';

/** Older ticks are another day's work. */
const TICKS_KEPT_MS = 24 * 3_600_000;

/** One trial per tab. The seal tells what this person ticked from what somebody wrote into the journal. */
const sealOf = ({ tab }: RunHead): string => `ticks ${tab}`;

const stageOf = (ctx: Context, { runId, keepsLabels }: RunHead, run: Run): Stage => ({
  what: ctx.digest(JSON.stringify([runId, keepsLabels, ticksText(run)])),
  progress: 'ticks',
});

/** Undoing and archiving are decided afresh each time. */
const isSync = ({ undoes, archives }: RunHead): boolean => undoes === null && archives === null;

/** Call when a run is confirmed. `trial`: only part of what is ticked is sent; otherwise, nothing is remembered. */
export function rememberTicks(ctx: Context, head: RunHead, run: Run, trial: boolean): void {
  if (!isSync(head)) return;
  if (trial) sealStage(ctx, sealOf(head), stageOf(ctx, head, run));
  else unseal(ctx, sealOf(head));
}

export type Begun = Pick<RunHead, 'keepsLabels'> & { readonly run: Run };

/** The trial that left the answers and ticks with which a review of its tab starts; null when there is none. */
export function trialBefore(ctx: Context, head: RunHead): Begun | null {
  if (!isSync(head) || !hasSeal(ctx, sealOf(head))) return null;
  const mine = runHeads(ctx).filter((one) => one.tab === head.tab && one.token === head.token && isSync(one) && STARTED.has(one.state));
  const last = mine[mine.length - 1];
  if (last === undefined || ctx.clock.now() - last.startedAt > TICKS_KEPT_MS) return null;
  const run = readEntries(ctx, last);
  return run !== null && isSealed(ctx, sealOf(head), stageOf(ctx, last, run)) ? { keepsLabels: last.keepsLabels, run } : null;
}
