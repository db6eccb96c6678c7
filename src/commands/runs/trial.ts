// A trial: the person sends only the first few of the ticked changes. Whatever else they ticked, unticked, and answered stays in the run's
// entries, and is the starting point of the tab's next review.

import type { ChangeRecord, ConflictRecord, Run } from '../../sync/run';
import { withChanges, withConflicts } from '../../sync/run';
import { STARTED, tickedAtFirst } from '../../sync/run-totals';
import { ticksText } from '../../sync/sendable-text';
import { sameValue } from '../../sync/values';
import { hasSeal, isSealed, type Stage, sealStage, unseal } from '../account/seal';
import type { Context } from '../context';
import { readEntries, runHeads } from './journal';
import { placeKey, withAnswers } from './plan-run';
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

type Begun = Pick<RunHead, 'keepsLabels'> & { readonly run: Run };

/**
 * The plan of a review with the answers and ticks left by the preceding trial, and with the labels that its head says are kept. Answers and
 * ticks count only for exactly the same change or conflict.
 */
export function ticksOfTrial(ctx: Context, head: RunHead, run: Run): Begun {
  const trial = trialBefore(ctx, head);
  const keepsLabels = head.keepsLabels || (trial?.keepsLabels ?? false);
  if (trial === null) return { keepsLabels, run: keepsLabels ? withAnswers(run, keepsLabels, ctx.newId) : run };
  const conflicts = remembered(run.conflicts.values(), trial.run.conflicts.values(), sameConflict, (now, { state }) => ({ ...now, state }));
  const answered = conflicts.length === 0 && !keepsLabels ? run : withAnswers(withConflicts(run, conflicts), keepsLabels, ctx.newId);
  const changes = remembered(answered.changes.values(), trial.run.changes.values(), sameChange, (now, { ticked }) => ({
    ...now,
    ticked: ticked === tickedAtFirst(now, false) ? null : ticked,
  }));
  return { keepsLabels, run: withChanges(answered, changes) };
}

function trialBefore(ctx: Context, head: RunHead): Begun | null {
  if (!isSync(head) || !hasSeal(ctx, sealOf(head))) return null;
  const mine = runHeads(ctx).filter((one) => one.tab === head.tab && one.token === head.token && isSync(one) && STARTED.has(one.state));
  const last = mine[mine.length - 1];
  if (last === undefined || ctx.clock.now() - last.startedAt > TICKS_KEPT_MS) return null;
  const run = readEntries(ctx, last);
  return run !== null && isSealed(ctx, sealOf(head), stageOf(ctx, last, run)) ? { keepsLabels: last.keepsLabels, run } : null;
}

/** The entries that are the same as in the trial, each built with its counterpart. */
function remembered<E extends Parameters<typeof placeKey>[0]>(
  entries: Iterable<E>,
  before: Iterable<E>,
  same: (now: E, then: E) => boolean,
  make: (now: E, then: E) => E,
): readonly E[] {
  const known = new Map([...before].map((entry) => [placeKey(entry), entry]));
  return [...entries].flatMap((now) => {
    const then = known.get(placeKey(now));
    return then !== undefined && same(now, then) ? [make(now, then)] : [];
  });
}

const sameChange = (now: ChangeRecord, then: ChangeRecord): boolean =>
  sameValue(now.before, then.before) && sameValue(now.after, then.after);

const sameConflict = (now: ConflictRecord, then: ConflictRecord): boolean =>
  sameValue(now.mine, then.mine) && sameValue(now.theirs, then.theirs);
