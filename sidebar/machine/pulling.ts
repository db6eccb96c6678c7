// Connecting, counting a choice, and pulling it.

import type { CallResults } from '../../src/commands/calls';
import type { Reply } from '../../src/rpc/problems';
import type { PullProgress, PullReport } from '../../src/rpc/shapes';
import { type Call, update } from '../calls';
import { retried, stepAfter, withoutPause } from '../flows/steps';
import type { Model, Next, Query, ViewCount } from './model';
import { fail, idle, reading } from './model';

/** Delay between the last change of a choice and its count: one request per choice, not one per letter. */
const COUNT_AFTER_MS = 800;

/** Whitespace around a pasted key is never part of it. */
export function connect(model: Model, key: string): Next {
  const cleared = { activity: { doing: 'connecting' }, problem: null, notice: null } as const;
  return update(model, cleared, { do: 'call', call: 'connect', args: { key: key.trim() } });
}

export function connected(model: Model, reply: Reply<CallResults['connect']>): Next {
  if (!reply.ok) return fail(model, reply.problem);
  return update(model, { activity: idle, choices: reply.value.choices, viewCount: null, lastProblem: null }, reading(true));
}

/** What choosing needs and is still missing: the lists, and the count of the current choice. */
export function provideChoices(model: Model): Next {
  const lists = model.choices === null ? [{ do: 'call', call: 'readChoices', args: { fresh: false } } as const] : [];
  const groups = wantsGroups(model) ? [{ do: 'call', call: 'readGroupNames', args: {} } as const] : [];
  const wanted = [...(model.viewCount === null ? [model.query] : []), ...mineQuery(model)];
  const known = model.viewCount === null ? model.counts[countKey(model.query)] : undefined;
  const unknown = wanted.filter((query) => model.counts[countKey(query)] === undefined);
  const counts = {
    ...model.counts,
    ...Object.fromEntries(unknown.map((query): [string, ViewCount] => [countKey(query), { state: 'asked' }])),
  };
  const change = { choices: model.choices ?? 'asked', viewCount: known ?? model.viewCount ?? { state: 'asked' }, counts } as const;
  const asked = unknown.map((query) => ({ do: 'call', call: 'countView', args: { query } }) as const);
  return update(groups.length === 0 ? model : { ...model, groupsAsked: true }, change, ...lists, ...groups, ...asked);
}

/** The same text for the same choice. */
export const countKey = ({ where = {}, ...query }: Query): string => JSON.stringify([sorted(query), sorted(where)]);

const sorted = (entries: object): readonly unknown[] => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));

/** The person's own creators, once it is known who the person is: one request, the first time. */
function mineQuery({ choices }: Model): readonly Query[] {
  return typeof choices === 'object' && choices?.me != null ? [{ owner: choices.me }] : [];
}

/** A view that chooses by group is described with the group's name. */
function wantsGroups({ choices, query, groupsAsked }: Model): boolean {
  return (
    !groupsAsked &&
    (query.group !== undefined || query.where?.groups !== undefined) &&
    typeof choices === 'object' &&
    choices?.groups === null
  );
}

/** The choice changed: it is counted once it has been stable for a moment. */
export function chosen(model: Model, query: Query): Next {
  const token = model.timers.count + 1;
  const known = model.counts[countKey(query)];
  if (known?.state === 'known') return update(model, { query, viewCount: known, problem: null, timers: { ...model.timers, count: token } });
  const change = { query, viewCount: { state: 'asked' }, problem: null, timers: { ...model.timers, count: token } } as const;
  return update(model, change, { do: 'later', ms: COUNT_AFTER_MS, event: { type: 'count', token } });
}

export function count(model: Model, token: number): Next {
  if (token !== model.timers.count) return update(model, {});
  return update(model, {}, { do: 'call', call: 'countView', args: { query: model.query } });
}

/** The count of a choice that has changed meanwhile is not shown. */
export function counted(model: Model, query: Query, reply: Reply<CallResults['countView']>): Next {
  const key = countKey(query);
  const counted: ViewCount = reply.ok ? { state: 'known', ...reply.value } : { state: 'failed' };
  const counts = { ...model.counts, [key]: counted };
  if (key !== countKey(model.query)) return update(model, { counts });
  if (reply.ok) return update(model, { counts, viewCount: counted });
  return update(model, { counts, viewCount: counted, problem: reply.problem });
}

const pulling = { doing: 'pulling', pullId: null, done: 0, total: null, stopping: false } as const;

/** Starts every call that leads to a pull; `total` creators are expected, null when nobody has counted. */
export function beginPull(model: Model, call: Call, total: number | null, refresh: boolean): Next {
  const tab = call.call === 'startRefresh' ? (model.server?.tab?.id ?? null) : null;
  return update(model, { activity: { ...pulling, tab, total, refresh }, problem: null, notice: null }, { do: 'call', ...call });
}

/** How many creators the current choice has, as far as known. */
export const countedTotal = ({ viewCount }: Model): number | null => (viewCount?.state === 'known' ? viewCount.total : null);

/** Resumes the pull the server reports as unfinished. */
export function goOnPulling(model: Model): Next {
  const tab = model.server?.tab ?? null;
  if (tab?.unfinishedPull == null) return update(model, {});
  const { pullId, done, total } = tab.unfinishedPull;
  const refresh = tab.view !== null && tab.view.pulledAt !== null;
  return stepAfter({ ...model, activity: { ...pulling, pullId, tab: refresh ? tab.id : null, done, total, refresh } }, stepOf(pullId), 0);
}

const stepOf = (pullId: string): Call => ({ call: 'stepPull', args: { pullId } });

/** Handles a finished step of the pull. After "Stop" it was the last, whatever it says. */
export function pullStepped(model: Model, reply: Reply<PullProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'pulling') return update(model, {});
  if (!reply.ok && activity.stopping) return leave(model);
  if (!reply.ok)
    return retried(model, activity.pullId === null ? null : stepOf(activity.pullId), reply.problem) ?? fail(model, reply.problem);
  const { pullId, done, total, waitMs, finished } = reply.value;
  if (activity.pullId !== null && activity.pullId !== pullId) return update(model, {});
  if (finished !== null)
    return pulled(withRefreshed(model, activity.tab, finished), { doing: 'pulled', report: finished, refresh: activity.refresh });
  if (activity.stopping) return leave(model);
  return stepAfter({ ...model, activity: { ...activity, pullId, done, total: total ?? activity.total } }, stepOf(pullId), waitMs);
}

/** What the server said about the tab before it was refreshed is outdated; until the next reading, its card says what the report says. */
function withRefreshed(model: Model, refreshed: number | null, { creators }: PullReport): Model {
  const { server } = model;
  if (server === null || !server.tab?.view || server.tab.id !== refreshed) return model;
  const view = { ...server.tab.view, creators, pulledAt: server.now, refreshed: true } as const;
  return { ...model, server: { ...server, tab: { ...server.tab, view } } };
}

function pulled(model: Model, activity: Extract<Model['activity'], { doing: 'pulled' }>): Next {
  return update(withoutPause(model), { activity, problem: null, counts: {}, viewCount: null }, reading(true));
}

/** A pull stops when nobody asks for its next step; the server keeps its progress. A step in progress is waited for. */
export function stopPulling(model: Model): Next {
  const { activity } = model;
  if (activity.doing !== 'pulling' || activity.stopping) return update(model, {});
  return model.wait === null ? update(model, { activity: { ...activity, stopping: true } }) : leave(model);
}

function leave(model: Model): Next {
  return update(withoutPause(model), { activity: idle, problem: null }, reading(true));
}

/** Identifies one pull of one tab. */
function pullOf({ server }: Model): string {
  return `${server?.tab?.id} ${server?.tab?.view?.pulledAt}`;
}

/** An old pull is shown with how much has changed since, which is asked once rather than on every reading. */
export function provideChanged(model: Model): Next {
  const of = pullOf(model);
  return model.changed?.of === of
    ? update(model, {})
    : update(model, { changed: { of, n: null } }, { do: 'call', call: 'countChanged', args: {} });
}

/** If it cannot be determined, the age of the pull has to do. */
export function changedCounted(model: Model, reply: Reply<CallResults['countChanged']>): Next {
  const known = reply.ok && model.changed !== null && model.changed.of === pullOf(model);
  return update(model, known ? { changed: { of: pullOf(model), n: reply.value.changed } } : {});
}
