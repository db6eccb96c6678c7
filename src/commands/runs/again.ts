// Runs that follow up on another: a retry of what it did not bring into the CRM, or a new check of its review.

import { id } from '../../rpc/arguments';
import type { CheckProgress } from '../../rpc/shapes';
import type { Waiting } from '../../sync/model';
import type { Run } from '../../sync/run';
import { unsentCreators } from '../../sync/run-totals';
import { call } from '../call';
import type { Context } from '../context';
import { chosenCreators } from '../edits/selection';
import { type Asked, done, failed } from '../result';
import { type Scope, survey } from '../tab/survey';
import { begin, newHead, openForRun, startUndo } from './check';
import { readRun } from './journal';
import { reviewedRun } from './reviewed';
import type { RunHead } from './run-schema';

/**
 * Starts a run over exactly the creators whose changes did not all reach the CRM in another run: over their edits or, if that run archived
 * or undid something, over what it wanted for them. Nothing is sent.
 */
export const startRetry = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<CheckProgress> => {
    const failedRun = readRun(ctx, runId);
    const creators = new Set(failedRun === null ? [] : unsentCreators(failedRun.run));
    return beginAgain(ctx, failedRun?.head ?? null, 'all', ({ creatorId }) => creatorId !== null && creators.has(creatorId));
  },
);

/**
 * Repeats the check of a review: in its tab, over what was chosen for it. If everything was chosen, this includes rows edited since.
 * Answers to conflicts hold as long as both sides are unchanged.
 */
export const checkAgain = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<CheckProgress> => {
    const reviewed = reviewedRun(ctx, runId);
    const before = reviewed.ok ? reviewed.value : readRun(ctx, runId);
    const everybody = before?.head.scope === 'all' && before.head.archives === null;
    const chosen = before === null || everybody ? () => true : chosenFor(before.run);
    const answers = reviewed.ok ? [...reviewed.value.run.conflicts.values()] : null;
    return beginAgain(ctx, before?.head ?? null, before?.head.scope ?? 'all', chosen, answers);
  },
);

type Place = Pick<Waiting, 'creatorId' | 'rows'>;

/** The creators a plan is about; rows that cannot be identified are known by position. */
function chosenFor({ changes, conflicts, waiting, remoteUpdates }: Run): (place: Place) => boolean {
  const parts = [...changes.values(), ...conflicts.values(), ...waiting.values(), ...remoteUpdates.values()];
  const creators = new Set(parts.map(({ creatorId }) => creatorId));
  const doubtful = new Set([...waiting.values()].flatMap(({ creatorId, rows }) => (creatorId === null ? rows : [])));
  return ({ creatorId, rows }) => (creatorId === null ? rows.some((row) => doubtful.has(row)) : creators.has(creatorId));
}

/**
 * A run of the same kind in the same tab, over whatever chosen places exist now. null = the previous run cannot be read. `answers`: those
 * of a sealed review; without them, nothing else that was decided in it counts either.
 */
function beginAgain(
  ctx: Context,
  before: RunHead | null,
  scope: Scope,
  isChosen: (place: Place) => boolean,
  answers: Parameters<typeof begin>[4] = null,
): Asked<CheckProgress> {
  const { undoes, archives, tab, keepsLabels } = before ?? { undoes: null, archives: null, tab: null, keepsLabels: false };
  if (undoes !== null) return startUndo(ctx, { runId: undoes });
  const open = openForRun(ctx, () => (tab === null ? failed('stale-review') : done(ctx.book.tab(tab))));
  if (!open.ok) return open;
  const found = survey(ctx, open.value);
  if (archives !== null) {
    const named = [...found.genuine.keys()].filter((creatorId) => isChosen({ creatorId, rows: [] }));
    const chosen = chosenCreators(found, named);
    return begin(ctx, { ...newHead(ctx, open.value.tab, 'selected'), archives }, chosen.creators, chosen.waiting);
  }
  const creators = found.edits.filter(isChosen).map(({ creatorId }) => creatorId);
  const head = { ...newHead(ctx, open.value.tab, scope), keepsLabels: answers !== null && keepsLabels };
  return begin(ctx, head, [...new Set(creators)], found.waiting.filter(isChosen), answers);
}
