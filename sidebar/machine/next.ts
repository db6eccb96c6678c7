// The sidebar's machine: what happens, to what is known, makes what is known next and what is wished for. Pure.

import type { Problem, Reply } from '../../src/rpc/problems';
import type { Choices, RunCard } from '../../src/rpc/shapes';
import { type Answered, type Call, update } from '../calls';
import { mutationStepped } from '../flows/mutation';
import { askAgain, askLater, limitOf, withoutPause } from '../flows/steps';
import type { Act, Event, Model, Next, Notice } from './model';
import { fail, idle, reading } from './model';
import { actOnMutation, goOnMutation, sidebarMutation, startMutation } from './mutations';
import { askAll, askSame, openPanel, panelAgain, panelAnswered } from './panels';
import {
  changedCounted,
  chosen,
  connect,
  connected,
  count,
  counted,
  goOnPulling,
  provideChanged,
  provideChoices,
  pull,
  pullStepped,
  refresh,
  stopPulling,
} from './pulling';
import { polled, returned, stateRead } from './reading';
import {
  cancelCheck,
  cancelRun,
  checkAnswered,
  goOnChecking,
  openReview,
  pauseSending,
  reviewOpened,
  runCancelled,
  sendFrom,
  sendPaused,
  sendStepped,
  startArchive,
  startCheck,
  startRetry,
  startUndo,
} from './running';
import { screenOf } from './screen';
import { groupsRead, matchStepped, textRead, viewActed, viewOpened, whoRead } from './views';

/** One event. What a screen needs beside the state is asked for along the way: lists and counts to choose creators by, news since an old pull. */
export function next(model: Model, event: Event): Next {
  const step = withLastProblem(model, happen(model, event));
  const { show } = screenOf(step.model);
  const provided = show === 'choose' ? provideChoices(step.model) : show === 'stale' ? provideChanged(step.model) : null;
  return provided === null ? step : { model: provided.model, effects: [...step.effects, ...provided.effects] };
}

/** Whatever went wrong last is kept for the technical details. */
function withLastProblem(before: Model, step: Next): Next {
  const { problem, readProblem } = step.model;
  const latest = [problem, readProblem].find((one) => one !== null && one !== before.problem && one !== before.readProblem);
  return latest == null ? step : { ...step, model: { ...step.model, lastProblem: latest } };
}

function happen(model: Model, event: Event): Next {
  switch (event.type) {
    case 'opened':
      return update(model, {}, reading(true));
    case 'returned':
      return returned(model);
    case 'poll':
      return polled(model, event.token);
    case 'again':
      return isOutdated(model, event.wait.call) ? update(model, {}) : askAgain(model, event.wait);
    case 'panelAgain':
      return panelAgain(model, event);
    case 'count':
      return count(model, event.token);
    case 'answered':
      return answered(model, event);
    default:
      return acted(model, event);
  }
}

/** The choice that was to be counted is another now. */
const isOutdated = (model: Model, { call, args }: Call): boolean => call === 'countView' && args.query !== model.query;

function acted(model: Model, act: Act): Next {
  switch (act.type) {
    case 'connect':
      return connect(model, act.key);
    case 'choose':
      return update(model, { activity: { doing: 'choosing', editing: null }, problem: null, notice: null });
    case 'query':
      return chosen(model, act.query);
    case 'pull':
      return pull(model, act.name);
    case 'iAm':
    case 'groupNames':
    case 'useText':
    case 'saveView':
    case 'openView':
    case 'editView':
    case 'changeView':
    case 'goToTab':
    case 'matchTab':
    case 'bindTab':
      return viewActed(model, act);
    case 'refresh':
      return refresh(model);
    case 'stop':
      return stopPulling(model);
    case 'goOnPulling':
      return goOnPulling(model);
    case 'scope':
      return update(model, { scope: act.scope, asking: null });
    case 'sync':
      return startCheck(model);
    case 'archive':
      return startArchive(model, act.archived, act.creators);
    case 'cancelCheck':
      return cancelCheck(model);
    case 'goOnChecking':
      return goOnChecking(model, act.runId);
    case 'openReview':
      return openReview(model, act.runId);
    case 'cancelRun':
      return cancelRun(model, act.runId);
    case 'send':
      return sendFrom(model, act.runId);
    case 'undo':
      return startUndo(model, act.runId);
    case 'retry':
      return startRetry(model, act.runId);
    case 'pause':
      return pauseSending(model);
    case 'openPanel':
      return openPanel(model, act.panel);
    case 'ask':
      return askAll(model, [act.call]);
    case 'askAgain':
      return askSame(model, act.call);
    case 'startMutation':
      return startMutation(model, act.mutation, act.draft ?? '', act.file);
    case 'approveMutation':
    case 'cancelMutation':
    case 'closeMutation':
      return actOnMutation(model, act);
    case 'goOnMutation':
      return goOnMutation(model);
    case 'tryNow':
      return model.wait?.why === 'retry' ? askAgain(model, model.wait) : update(model, {});
    default:
      return inline(model, act);
  }
}

type InlineAct = Extract<
  Act,
  {
    type:
      | 'askDiscard'
      | 'keepEdits'
      | 'discard'
      | 'repair'
      | 'showRows'
      | 'showNotSent'
      | 'showOnlyEdited'
      | 'idle'
      | 'reload'
      | 'refreshLists'
      | 'signOut'
      | 'history'
      | 'showRun';
  }
>;

/** What takes one short call, or none. */
function inline(model: Model, act: InlineAct): Next {
  const working = { activity: { doing: 'working' }, problem: null, notice: null, asking: null } as const;
  switch (act.type) {
    case 'askDiscard':
      return update(model, { asking: 'discard', notice: null });
    case 'keepEdits':
      return update(model, { asking: null });
    case 'discard':
      return update(model, working, { do: 'call', call: 'discardEdits', args: { scope: model.scope } });
    case 'repair':
      return update(model, working, { do: 'call', call: 'repairRows', args: { repair: act.repair, rows: [...act.rows] } });
    case 'showRows':
      return update(model, { problem: null }, { do: 'call', call: 'showRows', args: { rows: [...act.rows] } });
    case 'showNotSent':
      return update(model, { problem: null }, { do: 'call', call: 'showNotSent', args: { runId: act.runId } });
    case 'showOnlyEdited':
      return update(model, working, { do: 'call', call: 'showOnlyEdited', args: { only: act.only } });
    case 'idle':
      return update(withoutPause(model), { activity: idle, problem: null, notice: null }, reading(true));
    case 'reload':
      return update(forgetFailures(model), { problem: null, readProblem: null, notice: null }, reading(true));
    case 'refreshLists':
      return update(model, { problem: null, notice: null }, { do: 'call', call: 'readChoices', args: { fresh: true } });
    case 'history':
      return update(
        model,
        { activity: { doing: 'history', runs: null }, problem: null, notice: null },
        { do: 'call', call: 'readHistory', args: {} },
      );
    case 'showRun':
      return update(model, working, { do: 'call', call: 'showHistory', args: { runId: act.runId } });
    case 'signOut':
      return update(model, working, { do: 'call', call: 'signOut', args: {} });
  }
}

/** Lists and counts that failed are asked for once more. */
function forgetFailures(model: Model): Model {
  const choices = model.choices === 'failed' ? null : model.choices;
  const counts = Object.fromEntries(Object.entries(model.counts).filter(([, { state }]) => state === 'known'));
  return { ...model, choices, counts, viewCount: model.viewCount?.state === 'failed' ? null : model.viewCount };
}

function answered(model: Model, answer: Answered): Next {
  const limit = answer.reply.ok ? null : limitOf(answer.reply.problem);
  if (limit !== null) return askLater(model, answer, limit);
  const forPanel = panelAnswered(model, answer);
  if (forPanel !== null) return forPanel;
  switch (answer.call) {
    case 'readState':
      return stateRead(model, answer.reply);
    case 'connect':
      return connected(model, answer.reply);
    case 'countChanged':
      return changedCounted(model, answer.reply);
    case 'countView':
      return counted(model, answer.args.query, answer.reply);
    case 'readGroupNames':
      return groupsRead(model, answer.reply);
    case 'sayWhoIAm':
      return whoRead(model, answer.reply);
    case 'readQueryText':
      return textRead(model, answer.reply);
    case 'saveView':
      return answer.reply.ok ? update(model, { notice: { what: 'view-saved' } }) : shown(model, answer.reply.problem);
    case 'openSavedView':
    case 'changeView':
      return viewOpened(model, answer.reply);
    case 'goToTab':
      return answer.reply.ok ? update(model, { activity: idle }, reading(true)) : fail(model, answer.reply.problem);
    case 'startMatch':
    case 'stepMatch':
      return matchStepped(model, answer.reply);
    case 'bindOwnTab':
    case 'startPull':
    case 'startRefresh':
    case 'stepPull':
      return pullStepped(model, answer.reply);
    case 'startCheck':
    case 'startUndo':
    case 'startRetry':
    case 'startArchive':
    case 'stepCheck':
      return checkAnswered(model, answer.reply);
    case 'startMutation':
    case 'stepMutation':
    case 'approveMutation':
    case 'cancelMutation':
      return mutationStepped(sidebarMutation, model, answer);
    case 'openReview':
      return reviewOpened(model, answer.reply);
    case 'cancelRun':
      return runCancelled(model, answer.reply);
    case 'stepSend':
      return sendStepped(model, answer.reply);
    case 'pauseSend':
      return sendPaused(model, answer.reply);
    case 'discardEdits':
      return finished(model, answer.reply, ({ cells }) => ({ what: 'discarded', cells }));
    case 'repairRows':
      return finished(model, answer.reply, ({ rows }) => ({ what: 'repaired', rows }));
    case 'showOnlyEdited':
      return answer.reply.ok ? update(model, { activity: idle }, reading(true)) : fail(model, answer.reply.problem);
    case 'signOut':
      return finished({ ...model, choices: null, viewCount: null, counts: {} }, answer.reply, () => ({ what: 'signed-out' }));
    case 'showHistory':
      return finished(model, answer.reply, () => ({ what: 'run-shown' }));
    case 'readHistory':
      return historyRead(model, answer.reply);
    case 'readChoices':
      return answer.reply.ok ? listsRead(model, answer.reply.value) : shown({ ...model, choices: 'failed' }, answer.reply.problem);
    default:
      return answer.reply.ok ? update(model, {}) : shown(model, answer.reply.problem);
  }
}

/** A short call that led to `working` is over. */
function finished<T>(model: Model, reply: Reply<T>, notice: (value: T) => Notice): Next {
  if (!reply.ok) return fail(model, reply.problem);
  return update(model, { activity: idle, notice: notice(reply.value) }, reading(true));
}

function historyRead(model: Model, reply: Reply<readonly RunCard[]>): Next {
  if (model.activity.doing !== 'history') return update(model, {});
  return reply.ok ? update(model, { activity: { doing: 'history', runs: reply.value } }) : fail(model, reply.problem);
}

/** Lists that were read because choosing needed them come silently; refreshed ones are said. */
function listsRead(model: Model, choices: Choices): Next {
  return update(model, { choices, ...(model.choices === 'asked' ? {} : { notice: { what: 'lists-fresh' } as const }) });
}

function shown(model: Model, problem: Problem): Next {
  return update(model, { problem });
}
