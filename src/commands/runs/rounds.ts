// The rounds of a run that is being sent. Each round reads once: that read settles what was sent before, and tells whether what comes next
// is still as reviewed.

import { MINUTE_MS, type Work } from '../../crm/pace';
import { channelsIn, type Remote } from '../../sync/merge-all';
import type { CreatorId } from '../../sync/model';
import { type BodyRecord, type RemoteUpdateRecord, type Run, withBodies, withRemoteUpdates } from '../../sync/run';
import { type Context, LOCK_MS } from '../context';
import { type Cursor, type ReadingStep, readRemotes } from '../reading/read-remotes';
import { unlessRefused } from '../tab/refused';
import { type Survey, surveyOf } from '../tab/survey';
import { openView } from '../tab/view';
import type { RunHead } from './run-schema';
import { sendBodies } from './send-bodies';
import { idsPerRound, keepEntries, type Sending, type Stop, whatOf } from './sending';
import { dropMoved, settleBodies } from './settle';
import { writeOutcomes } from './write-outcomes';

/** How many times in total an unanswered body is sent under the same key, as long as its creators still have the old values. */
const ATTEMPTS = 2;

/** Continues until everything is settled (null), the call's time is over (null), the CRM's limit is hit, or a problem stops the run. */
export function rounds(sending: Sending): Stop {
  while (sending.ctx.clock.now() < sending.until && sending.goesOn()) {
    const next = nextRound(sending.run, idsPerRound(sending.ctx, sending.head));
    if (next === null) return null;
    const stop = goThrough(sending, next);
    if (stop !== null) return stop;
  }
  return null;
}

/** The bodies to settle, those to send next, and the cells that only take the CRM's value. */
interface Round {
  readonly settle: readonly BodyRecord[];
  readonly send: readonly BodyRecord[];
  readonly remoteUpdates: readonly RemoteUpdateRecord[];
  /** The creators of all of these. */
  readonly ids: readonly CreatorId[];
}

/** Everything waiting for its read-back, then further bodies, up to that many creators; cells to take in come last. */
export function nextRound(run: Run, most: number): Round | null {
  const ids = new Set<CreatorId>();
  const absent = notYetCreated(run);
  const bodies = [...run.bodies.values()];
  const settle = bodies.filter(({ state, body }) => (state === 'sent' || state === 'answered') && fits(ids, body.ids, most));
  const send = bodies.filter((body) => body.state === 'planned' && !waitsForCreation(body, absent) && fits(ids, body.body.ids, most));
  const remoteUpdates =
    send.length > 0
      ? []
      : [...run.remoteUpdates.values()].filter(({ state, creatorId }) => state !== 'taken' && fits(ids, [creatorId], most));
  return ids.size === 0 ? null : { settle, send, remoteUpdates, ids: [...ids] };
}

/** What is left of a run, in requests, assuming that every round succeeds. */
export function requestsLeft(ctx: Context, head: Pick<RunHead, 'cursor'>, planned: Run): Pick<Work, 'requests' | 'again'> {
  const most = idsPerRound(ctx, head);
  const byFilter = head.cursor.way === 'filter';
  let run = planned;
  let requests = 0;
  for (let round = nextRound(run, most); round !== null; round = nextRound(run, most)) {
    requests += (byFilter ? 1 : round.ids.length) + round.send.length;
    const settled = round.settle.map((body): BodyRecord => ({ ...body, state: 'settled' }));
    const sent = round.send.map((body): BodyRecord => ({ ...body, state: 'answered' }));
    const taken = round.remoteUpdates.map((one): RemoteUpdateRecord => ({ ...one, state: 'taken' }));
    run = withRemoteUpdates(withBodies(run, [...settled, ...sent]), taken);
  }
  // Where creators are read one by one, an interruption on average hits the middle of a round.
  return { requests, again: byFilter ? 1 : most / 2 };
}

/** Creators that are to be created and have not been read back yet. */
const notYetCreated = ({ bodies }: Run): ReadonlySet<CreatorId> =>
  new Set([...bodies.values()].flatMap(({ state, newIds }) => (state === 'settled' ? [] : newIds)));

/** An update of a creator to be created must wait for the read that shows the creator. */
const waitsForCreation = ({ body }: BodyRecord, absent: ReadonlySet<CreatorId>): boolean =>
  body.kind === 'update' && body.ids.some((id) => absent.has(id));

/** Adds the ids if they fit in the round; the first always fit. */
function fits(ids: Set<CreatorId>, more: readonly CreatorId[], most: number): boolean {
  const fresh = more.filter((id) => !ids.has(id)).length;
  if (ids.size > 0 && ids.size + fresh > most) return false;
  for (const id of more) ids.add(id);
  return true;
}

function goThrough(sending: Sending, round: Round): Stop {
  const archivedFirst = round.settle.some(({ body }) => body.set.archived === true);
  const step = readRound(sending, round.ids, archivedFirst);
  if (!sending.isHeld()) return { ok: false, waitMs: 0 };
  sending.head = { ...sending.head, cursor: step.cursor, beatAt: sending.ctx.clock.now() };
  if (step.problem !== null) return { ok: false, problem: step.problem };
  if (step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
  if (!conclude(sending, round, step.found)) return { ok: false, problem: { kind: 'busy' } };
  if (sending.what === null) return null;
  return sendBodies(
    sending,
    round.send.map(({ id }) => id),
  );
}

/**
 * Reads everyone in the round. If the CRM does not filter by ids, each creator is read individually: re-reading the view page by page may
 * not fit in a call. A read cut short by the CRM's limit is redone in full after a minute, when the limit leaves room for all of it.
 */
function readRound({ crm, head, isHeld }: Sending, ids: readonly CreatorId[], archivedFirst: boolean): ReadingStep {
  const found = new Map<CreatorId, Remote>();
  let cursor = onceEach(head.cursor);
  let left = ids;
  while (left.length > 0) {
    const step = readRemotes(left, cursor, { crm, query: {}, enough: () => true, archivedFirst });
    for (const [id, remote] of step.found) found.set(id, remote);
    cursor = onceEach(step.cursor);
    if (step.problem !== null || step.waitMs > 0)
      return {
        found,
        cursor,
        problem: step.problem,
        waitMs: found.size > 0 && step.waitMs > 0 ? Math.max(step.waitMs, MINUTE_MS) : step.waitMs,
      };
    left = isHeld() ? left.filter((id) => !found.has(id)) : [];
  }
  return { found, cursor, problem: null, waitMs: 0 };
}

const onceEach = (cursor: Cursor): Cursor => (cursor.way === 'view' ? { ...cursor, way: 'one' } : cursor);

/**
 * Turns the read into the outcome of each change, writes it to the sheet, and moves the base; the journal comes last, so that a call killed
 * in between repeats the same. The sheet is surveyed once, under the lock under which it is written. False: somebody else is working in the
 * document, or holds the run by now, so nothing was written to the sheet or journal.
 */
function conclude(sending: Sending, round: Round, remotes: ReadonlyMap<CreatorId, Remote>): boolean {
  const held = sending.ctx.lock.within(LOCK_MS, () => {
    if (!sending.isHeld()) return false;
    writeDown(sending, round, remotes);
    return true;
  });
  return held?.done === true;
}

function writeDown(sending: Sending, round: Round, remotes: ReadonlyMap<CreatorId, Remote>): void {
  const { ctx, head } = sending;
  const { remoteUpdates } = round;
  const settled = settleBodies(sending.run, round.settle, remotes, head.winding ? 0 : ATTEMPTS);
  const found = round.send.length + settled.changes.length + remoteUpdates.length > 0 ? look(sending, round) : null;
  const dropped = dropMoved(settled.run, round.send, remotes, found, ctx.newId);
  const changes = [...settled.changes, ...dropped.changes];
  if (found !== null && changes.length + remoteUpdates.length > 0)
    unlessRefused(ctx, head.tab, () => writeOutcomes(ctx, found, { head, changes, remoteUpdates, channels: channelsIn(remotes.values()) }));
  const taken = remoteUpdates.map((one): RemoteUpdateRecord => ({ ...one, state: 'taken' }));
  sending.run = withRemoteUpdates(dropped.run, taken);
  if (sending.what !== null && dropped.bodies.length > 0) sending.what = whatOf(ctx, sending.key, head, sending.run);
  const changed = [...settled.bodies, ...dropped.bodies, ...changes, ...taken];
  keepEntries(
    sending,
    changed.map(({ id }) => id),
  );
}

/** The round's rows as they are now; null when the tab is gone. */
function look({ ctx, head }: Sending, { ids }: Round): Survey | null {
  const open = openView(ctx, ctx.book.tab(head.tab));
  return open.ok ? surveyOf(ctx, open.value, new Set(ids)) : null;
}
