// Keeping up with the server: when the state is read, what a reading changes, and how the sidebar takes over after the review.

import type { CallResults } from '../../src/commands/calls';
import type { Reply } from '../../src/rpc/problems';
import type { EditCount, RunState, SidebarState } from '../../src/rpc/shapes';
import { update } from '../calls';
import type { Event, Model, Next } from './model';
import { atWork, editsLeft, idle, reading } from './model';
import { askedOnReturn } from './panels';
import { sendFrom } from './running';

/** Between two cheap readings while the sidebar is open and nothing is going on. */
export const POLL_MS = 20_000;

/** While the review is open: so soon after the confirmation the sidebar begins to send. */
export const REVIEW_POLL_MS = 2_000;

const confirmed: readonly RunState[] = ['confirmed', 'sending'];
const underReview: readonly RunState[] = ['checking', 'reviewing'];

/** A timer for the next cheap reading ran out. */
export function polled(model: Model, token: number): Next {
  return token !== model.timers.poll || atWork(model) ? update(model, {}) : update(model, {}, reading(false));
}

/** The person came back to the page: the edits are counted again, because they have probably typed in between. */
export function returned(model: Model): Next {
  return atWork(model) || model.activity.doing === 'reviewing' ? update(model, {}) : askedOnReturn(model);
}

/** A reading came back. One that fails leaves everything as it is, and the next is tried as ever. */
export function stateRead(model: Model, reply: Reply<SidebarState>): Next {
  if (!reply.ok) return pollLater({ ...model, readProblem: reply.problem });
  const server = withKnownEdits(reply.value, model.server);
  const countedAt = reply.value.edits === null ? model.countedAt : reply.value.now;
  const read = { ...model, server, countedAt, readProblem: null, scope: possibleScope(model, server) };
  const step = followRun(afterLaterWork(read, reply.value.edits));
  const unknownEdits = server.edits === null && server.tab?.view != null && !atWork(step.model);
  const asked = unknownEdits ? { ...step, effects: [...step.effects, reading(true)] } : step;
  const seen = reply.value.edits === null ? update<Model, Event>(asked.model, {}) : countSeen(asked.model);
  const later = pollLater(seen.model);
  return { model: later.model, effects: [...asked.effects, ...seen.effects, ...later.effects] };
}

/** Of many rows with edits, those that are seen are counted only for a person who means to send them: each row costs two service calls. */
export function countSeen(model: Model): Next {
  const asks = model.scope === 'visible' && model.server?.edits?.visibleRows === null;
  return asks ? update(model, {}, { do: 'call', call: 'countVisible', args: {} }) : update(model, {});
}

export function seenCounted(model: Model, reply: Reply<CallResults['countVisible']>): Next {
  const edits = model.server?.edits ?? null;
  if (model.server === null || edits === null || !reply.ok) return update(model, {});
  const server = { ...model.server, edits: { ...edits, visibleRows: reply.value.rows } };
  return update(model, { server, scope: possibleScope(model, server) });
}

/** A result stands until something is edited after it: then the edits are what counts, and the run stands among the earlier ones. */
function afterLaterWork(model: Model, edits: EditCount | null): Model {
  const { activity } = model;
  if (activity.doing !== 'ended' || edits === null) return model;
  const left = editsLeft(edits);
  if (activity.left === null) return { ...model, activity: { ...activity, left } };
  return activity.left === left ? model : { ...model, activity: idle };
}

/** A cheap reading says nothing about edits; those of the same tab are still the best we know. */
function withKnownEdits(now: SidebarState, before: SidebarState | null): SidebarState {
  const sameTab = before?.tab?.id === now.tab?.id;
  return now.edits === null && sameTab && before !== null ? { ...now, edits: before.edits } : now;
}

/** "Selected rows" and "Visible rows" cannot stay chosen when there are none. */
function possibleScope({ scope }: Model, { edits }: SidebarState): Model['scope'] {
  const none = (scope === 'selected' && edits?.selectedRows === 0) || (scope === 'visible' && edits?.visibleRows === 0);
  return none ? 'all' : scope;
}

/**
 * While the review is open, the run tells what became of it: confirmed there = the sidebar sends; still open = wait; anything else = back
 * to rest, with the edits counted anew. A review that was open before this page is taken up. "Check again" in the review makes a new run, so its id may change.
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

function pollLater(model: Model): Next {
  const token = model.timers.poll + 1;
  const ms = model.activity.doing === 'reviewing' ? REVIEW_POLL_MS : POLL_MS;
  return update(model, { timers: { ...model.timers, poll: token } }, { do: 'later', ms, event: { type: 'poll', token } });
}
