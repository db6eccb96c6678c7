// The check before a review: reads the CRM, plans, and has the CRM validate and preview each body.

import * as z from 'zod/mini';
import type { Crm } from '../../crm/client';
import { id, scope } from '../../rpc/arguments';
import { yes } from '../../rpc/plain-schemas';
import type { CheckProgress } from '../../rpc/shapes';
import { askFor } from '../../sync/conditions';
import { channelsIn, type Remote } from '../../sync/merge-all';
import type { CreatorId, Waiting } from '../../sync/model';
import {
  type ConflictRecord,
  type CreatorRecord,
  type Draft,
  forPlan,
  PARTS,
  type Run,
  runOf,
  type WaitingRecord,
  withCreators,
} from '../../sync/run';
import { appliedCreators, NO_TOTALS, UNCONFIRMED } from '../../sync/run-totals';
import { beginningOf } from '../../sync/values';
import { accountHere } from '../account/account';
import { keptLists, LISTS_FRESH_MS, learnNames } from '../account/lists';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import { chosenCreators, isWholeRow } from '../edits/selection';
import type { Tab } from '../ports';
import { FIRST_CURSOR, readRemotes } from '../reading/read-remotes';
import { type Asked, done, failed, type Result } from '../result';
import { activateTab, inTab } from '../tab/activate-tab';
import { openBase, somebodyIn } from '../tab/base-book';
import { carryNames } from '../tab/carry-names';
import { hiddenAmong, inScope, REVIEWED_HIDDEN, rowsOf, type Scope, type Survey, survey } from '../tab/survey';
import { canIdentify, type OpenView, openView, viewIn } from '../tab/view';
import { underLock } from '../under-lock';
import { keepArchived, planArchive } from './archive';
import { askBodies, checkProgress, reviewable } from './ask-bodies';
import { decidedBefore, sealAnswers } from './decided-before';
import { beginRun, keepHead, keepRun, readRun, runHeads } from './journal';
import { activeLease } from './lease';
import { planRun, textOf } from './plan-run';
import { sealReview } from './reviewed';
import type { RunHead } from './run-schema';
import { planUndo } from './undo';

/**
 * The view of a tab in which this person may start a run now. The account is checked first: another account's runs and tabs are not even
 * looked up.
 */
export function openForRun(ctx: Context, tabOf: () => Result<Tab | null>): Asked<OpenView> {
  const account = accountHere(ctx, LISTS_FRESH_MS);
  if (!account.ok) return account;
  carryNames(ctx);
  const tab = tabOf();
  if (!tab.ok) return tab;
  const open = openView(ctx, tab.value);
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const lease = activeLease(ctx);
  return lease !== null && lease.token !== ctx.person.token ? failed('colleague-sends', { who: lease.who }) : open;
}

/** Starts a run over the edits in scope: records which creators to read. Nothing is sent. */
export const startCheck = call(
  () => ({ scope: scope() }),
  (ctx, { scope }): Asked<CheckProgress> => {
    const open = openForRun(ctx, () => done(ctx.book.activeTab()));
    if (!open.ok) return open;
    const found = survey(ctx, open.value);
    const edits = inScope(open.value.tab, scope, found.edits);
    const waiting = inScope(open.value.tab, scope, found.waiting);
    return begin(ctx, newHead(ctx, open.value.tab, scope), [...new Set(edits.map(({ creatorId }) => creatorId))], waiting);
  },
);

/** Starts a run that undoes another: its applied changes are re-read and reviewed like edits. Nothing is sent. */
export const startUndo = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<CheckProgress> => {
    const undone = readRun(ctx, runId);
    const open = openForRun(ctx, () => (undone === null ? failed('stale-review') : done(ctx.book.tab(undone.head.tab))));
    if (!open.ok) return open;
    const creators = undone === null ? [] : appliedCreators(undone.run);
    return begin(ctx, { ...newHead(ctx, open.value.tab, 'all'), undoes: runId }, creators, []);
  },
);

/**
 * Starts a run that archives or restores creators: those of the selected rows, or the named ones with a row here. They are read and
 * reviewed like edits. Nothing is sent.
 */
export const startArchive = call(
  () => ({ archived: yes(), creators: z.nullable(z.array(id()).check(z.maxLength(100_000))), ...inTab() }),
  (ctx, { archived, creators: named, tab }): Asked<CheckProgress> => {
    activateTab(ctx, tab);
    const open = openForRun(ctx, () => done(ctx.book.activeTab()));
    if (!open.ok) return open;
    const { creators, waiting } = chosenCreators(survey(ctx, open.value), named);
    if (creators.length === 0 && waiting.length === 0) return failed('nothing-selected');
    return begin(ctx, { ...newHead(ctx, open.value.tab, 'selected'), archives: archived }, creators, waiting);
  },
);

/**
 * Puts the run into the journal, with the creators to read and what waits. Cancels the person's older unconfirmed runs, because nobody
 * reviews two; one that was confirmed just now is no longer among them. `answers`: those of the review that is checked again.
 */
export function begin(
  ctx: Context,
  head: RunHead,
  creators: readonly CreatorId[],
  waiting: Survey['waiting'],
  answers: readonly Draft<ConflictRecord>[] | null = null,
): Asked<CheckProgress> {
  const nothing = creators.length === 0 && waiting.length === 0;
  const entries = runOf({
    creators: creators.map((creatorId): Draft<CreatorRecord> => ({ creatorId, remote: null })),
    waiting: waiting.map((one): Draft<WaitingRecord> => ({ ...one, cell: beginningOf(one.cell), creator: '' })),
    ...(answers !== null && { conflicts: answers }),
  });
  const begun = underLock(ctx, (): Result<RunHead> => {
    for (const older of runHeads(ctx))
      if (older.token === head.token && UNCONFIRMED.has(older.state)) keepHead(ctx, { ...older, state: 'cancelled' });
    if (answers !== null && !nothing) sealAnswers(ctx, head, entries);
    return beginRun(ctx, { ...head, state: nothing ? 'cancelled' : 'checking' }, entries);
  });
  return begun.ok ? done(checkProgress(begun.value, 0, creators.length, nothing ? 'nothing' : 'going')) : begun;
}

export function newHead({ newId, person, clock }: Context, tab: { readonly id: number; readonly name: string }, scope: Scope): RunHead {
  const now = clock.now();
  return {
    runId: newId(),
    state: 'checking',
    tab: tab.id,
    tabName: tab.name,
    who: person.name,
    token: person.token,
    scope,
    undoes: null,
    archives: null,
    keepsLabels: false,
    winding: false,
    startedAt: now,
    beatAt: now,
    digest: '',
    cursor: FIRST_CURSOR,
    first: 0,
    count: 0,
    totals: NO_TOTALS,
  };
}

/** One slice of the check: reading, then planning, then asking the CRM about one body after another. */
export const stepCheck = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Asked<CheckProgress> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const checked = readRun(ctx, runId);
    if (checked === null || checked.head.state !== 'checking') return failed('stale-review');
    const { head, run } = checked;
    return head.digest !== '' ? askBodies(ctx, account.value.crm, head, run) : readOrPlan(ctx, account.value.crm, head, run);
  },
);

function readOrPlan(ctx: Context, crm: Crm, head: RunHead, run: Run): Asked<CheckProgress> {
  const found = viewIn(ctx, ctx.book.tab(head.tab));
  if (!found.ok) return found;
  const creators = [...run.creators.values()];
  const until = ctx.clock.now() + CALL_MS;
  const unread = creators.filter(({ remote }) => remote === null).map(({ creatorId }) => creatorId);
  const step = readRemotes(unread, head.cursor, {
    crm,
    query: askFor(found.value.view.query, ctx.clock.now(), ['updatedSince']).query,
    enough: () => ctx.clock.now() >= until,
    somebody: () => somebodyIn(openBase(ctx, head.tab).records, new Set(unread)),
    archivedFirst: head.archives === false,
  });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  const read = withCreators(
    run,
    creators.flatMap((one) => withRemote(one, step.found.get(one.creatorId))),
  );
  return underLock(ctx, (): Asked<CheckProgress> => {
    const next = keepRun(ctx, { ...head, cursor: step.cursor }, read, head);
    if (!next.ok) return next;
    const left = unread.filter((id) => !step.found.has(id)).length;
    if (left === 0) return plan(ctx, next.value, read);
    return done(checkProgress(next.value, creators.length - left, creators.length, 'going', step.waitMs));
  });
}

function withRemote(creator: CreatorRecord, remote: Remote | undefined): readonly CreatorRecord[] {
  if (remote === undefined) return [];
  return [{ ...creator, remote: remote.found ? { ...remote, channel: forPlan(remote.channel) } : remote }];
}

/**
 * Surveys the sheet again, but the scope was fixed when Sync was pressed, whatever is selected or shown by now: the creators that were
 * read, and the places that waited and still do. Other cells edited while the CRM was read wait for the next Sync. Call under the lock:
 * whoever writes cells moves their base a moment later; in between, what they wrote would pass for an edit.
 */
function plan(ctx: Context, head: RunHead, chosen: Run): Asked<CheckProgress> {
  const open = openView(ctx, ctx.book.tab(head.tab));
  if (!open.ok) return open;
  const remotes = remotesOf(chosen);
  learnNames(ctx, keptLists(ctx), channelsIn(remotes.values()));
  const look = (): Survey => survey(ctx, open.value, ['name']);
  const asBefore = look();
  const found = keepArchived(ctx, asBefore, remotes) ? look() : asBefore;
  const { keepsLabels, run } = decidedBefore(ctx, head, chosen, planFor(ctx, head, found, chosen, remotes));
  if (PARTS.every((part) => run[part].size === 0)) {
    keepHead(ctx, { ...head, state: 'cancelled' });
    return done(checkProgress(head, 1, 1, 'nothing'));
  }
  const planned = { ...head, keepsLabels, digest: ctx.digest(textOf(head.tab, run)) };
  sealReview(ctx, planned, run);
  const next = keepRun(ctx, planned, run, head);
  return next.ok ? reviewable(ctx, next.value, run) : next;
}

const remotesOf = ({ creators }: Run): ReadonlyMap<CreatorId, Remote> =>
  new Map([...creators.values()].flatMap(({ creatorId, remote }): [CreatorId, Remote][] => (remote === null ? [] : [[creatorId, remote]])));

function planFor(ctx: Context, head: RunHead, found: Survey, chosen: Run, remotes: ReadonlyMap<CreatorId, Remote>): Run {
  const { undoes, archives } = head;
  if (undoes !== null) return planUndo(ctx, undoes, found, remotes);
  const waiting = stillWaiting(found, chosen, remotes);
  if (archives === null) return planOfEdits(ctx, found, waiting, remotes);
  return planArchive({ archived: archives, found, remotes, waiting: waiting.filter(isWholeRow) }, ctx.newId);
}

/** What waits among the creators that were read, plus the places that waited when the run started and still do. */
function stillWaiting(found: Survey, chosen: Run, remotes: ReadonlyMap<CreatorId, Remote>): Survey['waiting'] {
  const places = new Set([...chosen.waiting.values()].map(placeOf));
  return found.waiting.filter((one) => (one.creatorId !== null && remotes.has(one.creatorId)) || places.has(placeOf(one)));
}

function planOfEdits(ctx: Context, found: Survey, waiting: Survey['waiting'], remotes: ReadonlyMap<CreatorId, Remote>): Run {
  const edits = found.edits.filter(({ creatorId }) => remotes.has(creatorId));
  const hidden = hiddenAmong(found.open.tab, rowsOf(edits), REVIEWED_HIDDEN);
  return planRun({ found, edits, waiting, remotes, hidden }, ctx.newId);
}

/** Identifies what waits, wherever its row has moved; a row that cannot be identified is known only by position. */
const placeOf = ({ creatorId, field, rows, reason }: Waiting): string =>
  JSON.stringify([creatorId, field, reason.why, creatorId === null ? rows : null]);
