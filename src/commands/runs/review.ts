// The review of a run as the dialog shows it.

import { id } from '../../rpc/arguments';
import type { ConflictAnswer, ConflictRow, Review } from '../../rpc/shapes';
import type { CreatorId } from '../../sync/model';
import { createNames } from '../../sync/names';
import { type BodyRecord, changesSomething } from '../../sync/run';
import { offeredChanges, planCounts, removedLabels, UNCONFIRMED } from '../../sync/run-totals';
import { forecastFor } from '../account/forecast';
import { keptLists } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { viewOf } from '../tab/view-store';
import { runHead, runHeads } from './journal';
import { decisionsIn } from './kept-decisions';
import { cellsBack, mayKeepLabels } from './plan-run';
import { bodyCheck, changeRow, conflictRow, refusedRows, waitingRowOf } from './review-rows';
import { reviewedRun } from './reviewed';
import { requestsLeft } from './rounds';
import type { RunHead } from './run-schema';
import { typedConfirmationFor } from './typed-confirmation';

/** The run this person is looking at: their newest one that waits for them. */
function openReviewOf(ctx: Context, runId: string): RunHead | null {
  if (runId !== 'current') return runHead(ctx, runId);
  const mine = runHeads(ctx).filter(({ token, state }) => token === ctx.person.token && UNCONFIRMED.has(state));
  return mine[mine.length - 1] ?? null;
}

export const openReview = call(
  () => ({ runId: id() }),
  (ctx): Result<null> => {
    ctx.showReview(ctx.practice?.here ? ctx.words.practice.reviewTitle : ctx.words.cells.titles.review);
    return done(null);
  },
);

export const readReview = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<Review> => {
    const current = openReviewOf(ctx, runId);
    if (current === null) return failed('stale-review');
    const reviewed = reviewedRun(ctx, current.runId);
    if (!reviewed.ok) return reviewed;
    const { head, run } = reviewed.value;
    const language = { names: createNames(keptLists(ctx)), words: ctx.words };
    const decided = decisionsIn(ctx, head);
    const rows = [...run.changes.values()].filter(changesSomething).map((change) => changeRow(change, head.undoes !== null, language));
    const conflicts = [...run.conflicts.values()].map((conflict) => conflictRow(conflict, language));
    const changes = offeredChanges(run);
    const bodies = [...run.bodies.values()];
    const updates = [...run.remoteUpdates.values()];
    const alone = changedAlone(bodies);
    const { requests, again } = requestsLeft(ctx, head, run);
    return done({
      runId: head.runId,
      digest: head.digest,
      language: ctx.language,
      ...(ctx.practice?.here && { practice: true }),
      tab: head.tabName,
      tabId: head.tab,
      changes: decided === null ? rows : rows.map((row) => ({ ...row, ticked: decided.isSelected(row.n) })),
      conflicts: decided === null ? conflicts : conflicts.map((row) => withChosen(row, decided.answers.get(row.n))),
      waiting: [...[...run.waiting.values()].map(waitingRowOf), ...refusedRows(run)],
      ...planCounts(changes),
      labelsOverwritten: changes.filter(mayKeepLabels).reduce((sum, change) => sum + removedLabels(change).length, 0),
      keepsLabels: head.keepsLabels,
      undoes: undoneBy(ctx, head),
      archives: head.archives,
      drift: updates.filter(({ state }) => state === 'drift').length,
      theirs: updates.filter(({ state }) => state === 'theirs').length + cellsBack(run).length,
      bodies: bodies.filter(({ body }) => body.kind === 'batch').map(bodyCheck),
      withoutPreview: changes.filter(({ creatorId, field }) => alone.get(creatorId)?.has(field)).length,
      ...forecastFor(ctx, requests, again),
      typedConfirmation: typedConfirmationFor(changes, viewOf(ctx, head.tab)?.creators ?? 0),
    });
  },
);

const withChosen = (row: ConflictRow, chosen: ConflictAnswer | undefined): ConflictRow => (chosen === undefined ? row : { ...row, chosen });

/** Each creator's fields that go in a request of their own, for which the CRM has no preview. */
function changedAlone(bodies: readonly BodyRecord[]): ReadonlyMap<CreatorId, ReadonlySet<string>> {
  const fields = new Map<CreatorId, Set<string>>();
  for (const { body } of bodies) {
    if (body.kind === 'batch') continue;
    for (const id of body.ids) fields.set(id, new Set([...(fields.get(id) ?? []), ...Object.keys(body.set)]));
  }
  return fields;
}

function undoneBy(ctx: Context, { undoes }: RunHead): Review['undoes'] {
  const undone = undoes === null ? null : runHead(ctx, undoes);
  return undone === null ? null : { runId: undone.runId, at: new Date(undone.startedAt).toISOString() };
}
