// What a plan takes over from what the person decided before. In the review that is being checked again: its answers, which the entries of
// the new check begin with. In the preceding trial, which sent only the first few of the ticked changes: whatever else they ticked,
// unticked, and answered, as it stays in that run's entries. It counts only for exactly the same change or conflict.

import { type Run, withChanges, withConflicts } from '../../sync/run';
import { STARTED, tickedAtFirst } from '../../sync/run-totals';
import { ticksText } from '../../sync/sendable-text';
import { sameValue } from '../../sync/values';
import { hasSeal, isSealed, type Stage, sealStage, unseal } from '../account/seal';
import type { Context } from '../context';
import { readEntries, runHeads } from './journal';
import { placeKey, withAnswers } from './plan-run';
import type { RunHead } from './run-schema';

type Decided = Pick<RunHead, 'keepsLabels'> & { readonly run: Run };

/** The seal tells what this person decided from what somebody wrote into the journal. */
const stageOf = (ctx: Context, { runId, keepsLabels }: RunHead, run: Run): Stage => ({
  what: ctx.digest(JSON.stringify([runId, keepsLabels, ticksText(run)])),
  progress: 'ticks',
});

const decidedIn = (ctx: Context, sealed: string, head: RunHead, run: Run): readonly Decided[] =>
  isSealed(ctx, sealed, stageOf(ctx, head, run)) ? [{ keepsLabels: head.keepsLabels, run }] : [];

/** Call before the entries with which another check of a review begins are written. */
export const sealAnswers = (ctx: Context, head: RunHead, begun: Run): void => sealStage(ctx, head.runId, stageOf(ctx, head, begun));

/** Older ticks are another day's work. */
const TICKS_KEPT_MS = 24 * 3_600_000;

/** One trial per tab. */
const trialIn = ({ tab }: RunHead): string => `ticks ${tab}`;

/** Undoing and archiving are decided afresh each time. */
const isSync = ({ undoes, archives }: RunHead): boolean => undoes === null && archives === null;

/** Call when a run is confirmed. `trial`: only part of what is ticked is sent; otherwise, nothing is remembered. */
export function rememberTicks(ctx: Context, head: RunHead, run: Run, trial: boolean): void {
  if (!isSync(head)) return;
  if (trial) sealStage(ctx, trialIn(head), stageOf(ctx, head, run));
  else unseal(ctx, trialIn(head));
}

function decidedInTrial(ctx: Context, head: RunHead): readonly Decided[] {
  if (!isSync(head) || !hasSeal(ctx, trialIn(head))) return [];
  const mine = runHeads(ctx).filter((one) => one.tab === head.tab && one.token === head.token && isSync(one) && STARTED.has(one.state));
  const last = mine[mine.length - 1];
  if (last === undefined || ctx.clock.now() - last.startedAt > TICKS_KEPT_MS) return [];
  const run = readEntries(ctx, last);
  return run === null ? [] : decidedIn(ctx, trialIn(head), last, run);
}

/**
 * The plan with what the person decided before. `begun`: the entries with which the check began. What was decided in the review that is
 * checked again wins over the trial before it.
 */
export function decidedBefore(ctx: Context, head: RunHead, begun: Run, plan: Run): Decided {
  const known = [...decidedInTrial(ctx, head), ...decidedIn(ctx, head.runId, head, begun)];
  const keepsLabels = known[known.length - 1]?.keepsLabels ?? false;
  const conflicts = remembered(
    plan.conflicts,
    known.map(({ run }) => run.conflicts),
    (now, then) => (sameValue(now.mine, then.mine) && sameValue(now.theirs, then.theirs) ? { ...now, state: then.state } : null),
  );
  const run = conflicts.length === 0 && !keepsLabels ? plan : withAnswers(withConflicts(plan, conflicts), keepsLabels, ctx.newId);
  const changes = remembered(
    run.changes,
    known.map(({ run }) => run.changes),
    (now, then) =>
      sameValue(now.before, then.before) && sameValue(now.after, then.after)
        ? { ...now, ticked: then.ticked === tickedAtFirst(now, false) ? null : then.ticked }
        : null,
  );
  return { keepsLabels, run: withChanges(run, changes) };
}

/** What `decided` makes of the entries that were there before, too; of several counterparts, the last counts. */
function remembered<E extends Parameters<typeof placeKey>[0]>(
  now: ReadonlyMap<unknown, E>,
  before: readonly ReadonlyMap<unknown, E>[],
  decided: (now: E, then: E) => E | null,
): readonly E[] {
  const known = new Map(before.flatMap((entries) => [...entries.values()].map((entry) => [placeKey(entry), entry] as const)));
  return [...now.values()].flatMap((entry) => {
    const then = known.get(placeKey(entry));
    return (then && decided(entry, then)) ?? [];
  });
}
