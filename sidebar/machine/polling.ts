// What the sidebar does on its own while nobody touches it. A page is not told when another tab is activated or somebody types in the
// sheet, so it polls: the active tab often, which reads no cell; the state every few polls; and the edits as often as the tab is small.
// Polls count from the last time the person moved or typed here, so that nothing changes under their hand.

import type { CallArguments, CallResults } from '../../src/commands/calls';
import type { Reply } from '../../src/rpc/problems';
import { update } from '../calls';
import { atWork, type Event, idle, type Model, type Next, reading } from './model';
import { askedOnReturn } from './panels';

/** Between two polls of the active tab. */
export const LOOK_MS = 5_000;

/**
 * Once this many readings in a row found nothing new (five minutes), polls come further apart, until something changes or the person is
 * back: a panel left open all day must not use up what Google allows one person in calls and in reads of properties.
 */
const STILL = 15;
export const STILL_MS = 30_000;

/** The state is read after this many polls: every twenty seconds. */
const LOOKS = 3;

/** While the review is open: how soon after the confirmation the sidebar starts sending. */
export const REVIEW_POLL_MS = 2_000;

/**
 * Counting reads twelve cells per creator. Up to this many creators, every reading of the state includes it; with ten times as many, every
 * tenth: at most some 72,000 cells a minute, whatever the size.
 */
const COUNTED_AT_EACH = 2_000;

/** A timer ran out. While the page is invisible, only a review is followed, since it is a window of its own. */
export function polled(model: Model, token: number): Next {
  if (token !== model.timers.poll || atWork(model)) return update(model, {});
  if (model.activity.doing === 'reviewing') return update(model, {}, reading(false));
  if (model.away) return update(model, {});
  if (model.looks < LOOKS) return update(model, { looks: model.looks + 1 }, { do: 'call', call: 'readFront', args: {} });
  const uncounted = model.uncounted + 1;
  const due = isResting(model) && uncounted * COUNTED_AT_EACH >= (model.server?.tab?.view?.creators ?? 0);
  return due
    ? update(model, { uncounted: 0 }, { do: 'call', call: 'readState', args: { withEdits: true, quick: true } })
    : update(model, { uncounted }, reading(false));
}

/** Nothing is asked of anybody here, nobody is typing, and there is something to count. */
function isResting({ activity, server }: Model): boolean {
  const rests = activity.doing === 'idle' || activity.doing === 'ended' || activity.doing === 'nothing' || activity.doing === 'pulled';
  return rests && server?.account != null && server.tab?.view != null;
}

/** The active tab. A failed poll changes nothing, and the next one comes as usual. */
export function frontRead(model: Model, reply: Reply<CallResults['readFront']>): Next {
  const moved = reply.ok && reply.value.tab !== (model.server?.tab?.id ?? null) && !atWork(model);
  return moved ? askedOnReturn(withoutOtherTab(model)) : pollLater(model);
}

/** What was said about the previously active tab is not true of this one, and its buttons would act here. */
function withoutOtherTab(model: Model): Model {
  const { activity } = model;
  const isPast = activity.doing === 'pulled' || activity.doing === 'nothing';
  return { ...model, notice: null, ...(isPast && { activity: idle }) };
}

export function pollLater(model: Model): Next {
  const token = model.timers.poll + 1;
  const ms = model.activity.doing === 'reviewing' ? REVIEW_POLL_MS : model.still < STILL ? LOOK_MS : STILL_MS;
  return update(model, { timers: { ...model.timers, poll: token } }, { do: 'later', ms, event: { type: 'poll', token } });
}

/**
 * The edits are counted, but not yet how many of their rows are visible: that is counted while a filter is on, or while those are to be
 * sent.
 */
export function countSeen(model: Model): Next {
  const anyway = model.scope === 'visible';
  const edits = model.server?.edits ?? null;
  if (edits === null || edits.rows === 0 || edits.visibleRows !== null) return update(model, { counting: null });
  return update(model, { counting: { after: 0, rows: 0 } }, { do: 'call', call: 'countVisible', args: { after: 0, anyway } });
}

/** Somebody about to send the visible rows is told how many there are. */
export const scopeChosen = (model: Model): Next =>
  model.scope === 'visible' && model.counting === null ? countSeen(model) : update(model, {});

/** An answer for another position than the count has reached belongs to an older count. */
export function seenCounted(model: Model, args: CallArguments<'countVisible'>, reply: Reply<CallResults['countVisible']>): Next {
  const { counting, server } = model;
  if (counting === null || counting.after !== args.after || server === null || server.edits === null) return update(model, {});
  if (!reply.ok) return update(model, { counting: null });
  if (reply.value.seen === null) return scopeChosen({ ...model, counting: null });
  const rows = counting.rows + reply.value.seen;
  const { next } = reply.value;
  if (next !== null)
    return update<Model, Event>(
      model,
      { counting: { after: next, rows } },
      { do: 'call', call: 'countVisible', args: { after: next, anyway: args.anyway } },
    );
  const counted = { ...server, edits: { ...server.edits, visibleRows: rows } };
  return update(model, { counting: null, server: counted, scope: possibleScope(model, counted) });
}

/** "Selected rows" and "Visible rows" cannot stay chosen when there are none. */
export function possibleScope({ scope }: Model, { edits }: NonNullable<Model['server']>): Model['scope'] {
  const none = (scope === 'selected' && edits?.selectedRows === 0) || (scope === 'visible' && edits?.visibleRows === 0);
  return none ? 'all' : scope;
}
