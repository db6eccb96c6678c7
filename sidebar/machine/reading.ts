// What a reading of the server's state changes, and how the sidebar takes over after the review.

import type { Reply } from '../../src/rpc/problems';
import type { EditCount, RunState } from '../../src/rpc/shapes';
import { type SidebarState, update } from '../calls';
import type { Event, Model, Next } from './model';
import { atWork, editsLeft, first, idle, practices, reading } from './model';
import { askedOnReturn } from './panels';
import { countSeen, pollLater, possibleScope } from './polling';
import { sendFrom } from './running';

const confirmed: readonly RunState[] = ['confirmed', 'sending'];
const underReview: readonly RunState[] = ['checking', 'reviewing'];

/** The person returned to the page: the edits are counted again, because they have probably typed in between. */
export function returned(model: Model): Next {
  const here = { ...model, away: false, still: 0 };
  return atWork(here) || here.activity.doing === 'reviewing' ? update(here, {}) : askedOnReturn(here);
}

/**
 * Handles a reading. A failed one leaves everything as it is, and the next is tried as usual. A quick one that finds the known edits does
 * not recount anything.
 */
export function stateRead(model: Model, quick: boolean, reply: Reply<SidebarState>): Next {
  if (!reply.ok) return pollLater({ ...model, looks: 0, readProblem: reply.problem });
  // The person has arrived meanwhile: nothing moves under their hand.
  if (quick && model.looks === 0) return pollLater(model);
  const before = enteredFor(model, reply.value);
  const known = quick && sameEdits(reply.value, before.server);
  const counted = reply.value.edits !== null;
  const found = counted && !quick ? reply.value : withKnownDue(reply.value, before.server);
  const server = withKnownEdits(found, before.server, known);
  const countedAt = counted ? reply.value.now : before.countedAt;
  const still = saysTheSame(server, before.server) ? before.still + 1 : 0;
  const read = { ...before, server, countedAt, looks: 0, still, readProblem: null, scope: possibleScope(before, server) };
  const opened = model.server === null;
  const step = opened && server.unseen !== undefined ? showUnseen(read, server.unseen) : followRun(afterLaterWork(read, reply.value.edits));
  const unknownEdits = server.edits === null && server.tab?.view != null && !atWork(step.model);
  const asked = unknownEdits ? { ...step, effects: [...step.effects, reading(true)] } : step;
  const seen = counted && !known ? countSeen(asked.model) : update<Model, Event>(asked.model, {});
  const later = pollLater(seen.model);
  return { model: later.model, effects: [...asked.effects, ...seen.effects, ...later.effects] };
}

/** Lists, counts, and results of a practice are not those of the CRM: switching between the two starts afresh. */
function enteredFor(model: Model, now: SidebarState): Model {
  const { server, timers, looks, away, notice, lastProblem } = model;
  if (server === null || practices(model) === (now.practice?.where === 'here')) return model;
  return { ...first, timers, looks, away, notice, lastProblem };
}

/** A result stays until something is edited afterwards: then the edits count, and the run moves to the earlier ones. */
function afterLaterWork(model: Model, edits: EditCount | null): Model {
  const { activity } = model;
  if (activity.doing !== 'ended' || edits === null) return model;
  const left = editsLeft(edits);
  if (activity.left === null) return { ...model, activity: { ...activity, left } };
  return activity.left === left ? model : { ...model, activity: idle };
}

/**
 * A cheap reading says nothing about edits, and a quick one nothing about hidden rows; what was said about the same tab is still the best
 * we know.
 */
function withKnownEdits(now: SidebarState, before: SidebarState | null, known: boolean): SidebarState {
  if (before === null || before.tab?.id !== now.tab?.id) return now;
  if (now.edits === null) return { ...now, edits: before.edits };
  return known && before.edits !== null ? { ...now, edits: { ...now.edits, visibleRows: before.edits.visibleRows } } : now;
}

/** Who is due is read together with the edits, and not while the person is working in the sheet. */
function withKnownDue(now: SidebarState, before: SidebarState | null): SidebarState {
  const known = before !== null && before.tab?.id === now.tab?.id ? before.due : undefined;
  return known === undefined ? now : { ...now, due: known };
}

/** At another time, perhaps. */
const saysTheSame = (now: SidebarState, before: SidebarState | null): boolean =>
  before !== null && JSON.stringify({ ...now, now: '' }) === JSON.stringify({ ...before, now: '' });

function sameEdits(now: SidebarState, before: SidebarState | null): boolean {
  const [one, other] = [now.edits, before?.edits ?? null];
  if (one === null || other === null || now.tab?.id !== before?.tab?.id) return false;
  return one.edits === other.edits && one.rows === other.rows && JSON.stringify(one.byField) === JSON.stringify(other.byField);
}

/** The page was closed before the last call answered; asking it once more tells how the run ended. Whatever waits comes first. */
function showUnseen(model: Model, runId: string): Next {
  const { server, activity } = model;
  const waits = server?.account === null || server?.run !== null || server.mutation !== null || server.colleague !== null;
  return waits || activity.doing !== 'idle' ? followRun(model) : sendFrom(model, runId);
}

/**
 * While the review is open, the run's state tells what happened: confirmed there = the sidebar sends; still open = wait; anything else =
 * back to idle, with the edits counted again. A review opened before this page is taken over. "Check again" in the review creates a new
 * run, so its id may change.
 */
function followRun(model: Model): Next {
  const run = model.server?.run ?? null;
  if (model.activity.doing === 'idle' && run?.state === 'reviewing')
    return update(model, { activity: { doing: 'reviewing', runId: run.runId } });
  if (model.activity.doing !== 'reviewing') return update(model, {});
  if (run !== null && underReview.includes(run.state)) return update(model, { activity: { doing: 'reviewing', runId: run.runId } });
  if (run !== null && confirmed.includes(run.state)) return sendFrom(model, run.runId);
  return update(model, { activity: idle }, reading(true));
}
