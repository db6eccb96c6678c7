// Which changes a review has, shows, and would send.

import { CHANGEABLE_FIELDS } from '../../src/fields/fields';
import type { ConflictAnswer, ConflictRow, Review, ReviewRow } from '../../src/rpc/shapes';
import type { ChangeableField } from '../../src/sync/model';
import type { Model } from './model';

/** One field of one creator, whatever number the plan gives it. */
export function rowKey({ creatorId, field }: Pick<ReviewRow, 'creatorId' | 'field'>): string {
  return `${field}:${creatorId}`;
}

/** A cleared value, or a label lost by overwriting; confirmed separately. */
export function takesAway({ kind, removesLabels }: ReviewRow): boolean {
  return kind === 'clear' || removesLabels;
}

/** What can be sent: a change the CRM would refuse is among the waiting rows instead. */
export function sendable({ changes, waiting }: Review): readonly ReviewRow[] {
  const refused = new Set(
    waiting.flatMap(({ creatorId, field, reason }) =>
      reason.why === 'refused-by-crm' && creatorId !== null && field !== null ? [rowKey({ creatorId, field })] : [],
    ),
  );
  return refused.size === 0 ? changes : changes.filter((row) => !refused.has(rowKey(row)));
}

/** The ticks of a review: unchanged for changes that were there before and took away the same; for others, the server's default. */
export function ticksFor(review: Review, before: Pick<Model, 'review' | 'ticked'>): ReadonlySet<string> {
  const tookAway = new Map(before.review?.changes.map((row) => [rowKey(row), takesAway(row)]));
  const ticked = sendable(review).filter((row) => {
    const key = rowKey(row);
    return tookAway.get(key) === takesAway(row) ? before.ticked.has(key) : row.ticked;
  });
  return new Set(ticked.map(rowKey));
}

export function tickedRows(model: Model): readonly ReviewRow[] {
  return model.review === null ? [] : sendable(model.review).filter((row) => model.ticked.has(rowKey(row)));
}

/** How many changes a trial sends: enough to look at in the CRM, few enough to fix by hand. */
export const FIRST_TRY = 3;

/** The rest of an undo or of archiving is not recorded in any cell, so no later check would find it after a trial. */
export function offersTrial(model: Model): boolean {
  const rows = tickedRows(model);
  return rows.length > FIRST_TRY && model.review?.undoes === null && !rows.some(isFiling);
}

export const isFiling = ({ kind }: ReviewRow): boolean => kind === 'archive' || kind === 'restore';

export function creatorsOf(rows: readonly ReviewRow[]): number {
  return new Set(rows.map(({ creatorId }) => creatorId)).size;
}

/** Rows that match the search, the owner, and the column. */
export function fitting(
  rows: readonly ReviewRow[],
  { search, owner, field }: Pick<Model, 'search' | 'owner' | 'field'>,
): readonly ReviewRow[] {
  const wanted = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (owner === null || row.owner === owner) && (field === null || row.field === field) && row.creator.toLowerCase().includes(wanted),
  );
}

const isSurprising = ({ surprises = [] }: ReviewRow): boolean => surprises.length > 0;

/** Which changes each filter shows. */
const LISTS: Readonly<Record<Model['filter'], (row: ReviewRow) => boolean>> = {
  changes: () => true,
  created: ({ creates }) => creates,
  clears: takesAway,
  surprising: isSurprising,
  needsYou: () => false,
};

/** The changes currently in the list, on whichever page and in whichever group. */
export function listed(model: Model): readonly ReviewRow[] {
  return model.review === null ? [] : fitting(sendable(model.review).filter(LISTS[model.filter]), model);
}

/** Ticked changes that the person has filtered out: they are sent all the same. */
export function tickedOutOfSight(model: Model): number {
  const seen = new Set(listed(model).map(rowKey));
  return tickedRows(model).filter((row) => !seen.has(rowKey(row))).length;
}

/** The columns a review changes, in sheet order. */
export function fieldsOf({ changes }: Review): readonly ChangeableField[] {
  const met = new Set(changes.map(({ field }) => field));
  return CHANGEABLE_FIELDS.filter((field) => met.has(field));
}

/** The owners in a review, sorted by name; '' (no owner) comes last. */
export function ownersOf({ changes }: Review): readonly string[] {
  return [...new Set(changes.map(({ owner }) => owner))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)));
}

/** Each row once, however many of its cells need a fix. */
export const rowsThatWait = ({ waiting }: Review): number => new Set(waiting.flatMap(({ rows }) => rows)).size;

/** How many each filter leaves. */
export function countsOf(review: Review): Readonly<Record<Model['filter'], number>> {
  const rows = sendable(review);
  return {
    changes: rows.length,
    created: rows.filter(({ creates }) => creates).length,
    clears: rows.filter(takesAway).length,
    surprising: rows.filter(isSurprising).length,
    needsYou: review.conflicts.filter(({ answer }) => answer === 'later').length + rowsThatWait(review),
  };
}

/** Cells that only take the CRM's value in; confirming writes them even if nothing is sent. */
export const takenIn = ({ drift, theirs }: Review): number => drift + theirs;

/** Why a review has nothing to send. */
export function nothingToSend(review: Review): 'undone' | 'undecided' | 'taken' | 'none' {
  if (review.undoes !== null) return 'undone';
  if (review.conflicts.some(({ answer }) => answer === 'later')) return 'undecided';
  return takenIn(review) > 0 ? 'taken' : 'none';
}

/** A review in which nothing can be sent before the person has decided or fixed something opens there; one without such rows leaves it. */
export function filterFor(review: Review, filter: Model['filter']): Model['filter'] {
  const asks = countsOf(review).needsYou > 0;
  if (filter === 'needsYou') return asks ? filter : 'changes';
  return asks && sendable(review).length + takenIn(review) === 0 ? 'needsYou' : filter;
}

/** What the main button does. What changes the list precedes sending it: another check when something moved, then decisions. */
export function mainDoes(model: Model): 'check' | 'decide' | 'send' | 'take' | 'close' {
  const { review, problem } = model;
  if (problem?.kind === 'stale-review') return 'check';
  if (newAnswers(model).length > 0) return 'decide';
  if (review === null) return 'close';
  // With every change unticked, what the person decided can still be carried out.
  if (tickedRows(model).length > 0 || (sendable(review).length > 0 && review.theirs === 0)) return 'send';
  return takenIn(review) > 0 ? 'take' : 'close';
}

/** Answers that were not applied, after another check: as long as the conflict is the same, and still offers them. */
export function answersFor(review: Review, before: Pick<Model, 'review' | 'answers'>): Model['answers'] {
  const sides = (conflict: ConflictRow): string => JSON.stringify([rowKey(conflict), conflict.mine, conflict.theirs]);
  const known = new Map((before.review?.conflicts ?? []).map((conflict) => [sides(conflict), before.answers.get(conflict.n)]));
  return new Map(
    review.conflicts.flatMap((conflict): [number, ConflictAnswer][] => {
      const answer = before.review === null ? conflict.chosen : known.get(sides(conflict));
      return answer !== undefined && conflict.answers.includes(answer) ? [[conflict.n, answer]] : [];
    }),
  );
}

/** Answers that differ from what the run holds. */
export function newAnswers({ review, answers }: Model): readonly { readonly n: number; readonly answer: ConflictAnswer }[] {
  const conflicts = review?.conflicts ?? [];
  return conflicts.flatMap(({ n, answer: kept }) => {
    const answer = answers.get(n);
    return answer === undefined || answer === kept ? [] : [{ n, answer }];
  });
}
