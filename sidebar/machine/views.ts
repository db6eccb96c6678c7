// Choices of creators as views: who "mine" is, groups, pasted choices, saving, opening, and changing views.

import type { CallResults } from '../../src/commands/calls';
import type { MatchProgress, OwnColumns } from '../../src/rpc/own-tab';
import type { Problem, Reply } from '../../src/rpc/problems';
import { type Call, update } from '../calls';
import { retried, stepAfter, withoutPause } from '../flows/steps';
import type { Model, Next } from './model';
import { fail, idle, reading } from './model';
import { beginPull, chosen, countedTotal, pullStepped } from './pulling';

export function matchTab(model: Model, name: string, columns: OwnColumns): Next {
  const change = { activity: { doing: 'matching', progress: null }, problem: null, notice: null } as const;
  return update(model, change, { do: 'call', call: 'startMatch', args: { query: model.query, name, columns } });
}

export function changeView(model: Model, name: string): Next {
  const { activity, query } = model;
  if (activity.doing !== 'choosing' || activity.editing === null) return update(model, {});
  const call: Call = { call: 'changeView', args: { viewId: activity.editing.viewId, query, name } };
  return beginPull({ ...model, query: {}, viewCount: null }, call, countedTotal(model), true);
}

export function bindTab(model: Model): Next {
  const { activity } = model;
  if (activity.doing !== 'matching' || activity.progress?.found == null) return update(model, {});
  const { matchId, found, total } = activity.progress;
  return beginPull(model, { call: 'bindOwnTab', args: { matchId } }, total ?? found.creators + found.appended, false);
}

/** Creators are read step by step; the last step tells whose the rows are. */
export function matchStepped(model: Model, reply: Reply<MatchProgress>): Next {
  const { activity } = model;
  if (activity.doing !== 'matching') return update(model, {});
  const stepOf = ({ matchId }: MatchProgress): Call => ({ call: 'stepMatch', args: { matchId } });
  if (!reply.ok) return retried(model, activity.progress && stepOf(activity.progress), reply.problem) ?? fail(model, reply.problem);
  const progress = reply.value;
  if (activity.progress !== null && activity.progress.matchId !== progress.matchId) return update(model, {});
  const going: Model = { ...model, activity: { doing: 'matching', progress } };
  return progress.found === null ? stepAfter(going, stepOf(progress), progress.waitMs) : update(withoutPause(going), { problem: null });
}

/** A view already shown in a tab, or shown in none, needs no pull: the person is there. */
export function viewOpened(model: Model, reply: Reply<CallResults['openSavedView']>): Next {
  if (!reply.ok) return pullStepped(model, reply);
  if (reply.value.pull === null) return update(model, { activity: idle }, reading(true));
  return pullStepped(model, { ok: true, value: reply.value.pull });
}

export function groupsRead(model: Model, reply: Reply<CallResults['readGroupNames']>): Next {
  if (!reply.ok) return failed(model, reply.problem);
  const { choices } = model;
  return update(model, typeof choices === 'object' && choices !== null ? { choices: { ...choices, groups: reply.value.groups } } : {});
}

/** Whoever says who they are wants to see their own creators. */
export function whoRead(model: Model, reply: Reply<CallResults['sayWhoIAm']>): Next {
  if (!reply.ok) return failed(model, reply.problem);
  const { me } = reply.value;
  const { choices } = model;
  const known = typeof choices === 'object' && choices !== null ? { ...model, choices: { ...choices, me } } : model;
  return me === null ? update(known, {}) : chosen(known, { owner: me });
}

export function textRead(model: Model, reply: Reply<CallResults['readQueryText']>): Next {
  return reply.ok ? chosen(model, reply.value.query) : failed(model, reply.problem);
}

/** The problem is shown, and the person stays where they are. */
const failed = (model: Model, problem: Problem): Next =>
  model.activity.doing === 'working' ? fail(model, problem) : update(model, { problem });
