// The sidebar's machine: what happens, to what is known, makes what is known next and what is wished for. Pure.
// It must not know a clock, a page or how calls travel.

import type { Choices, Problem, Reply, RunCard } from '../../src/rpc/shapes';
import { type Answered, limitOf } from '../calls';
import { approveDeed, cancelDeed, closeDeed, deedStepped, goOnDeed, startDeed } from './deeds';
import type { Act, Event, Model, Next, Notice } from './model';
import { become, give, reading, rest } from './model';
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
import { polled, returned, sendFrom, stateRead } from './reading';
import {
  cancelCheck,
  cancelRun,
  checkStepped,
  goOnChecking,
  openReview,
  pauseSending,
  reviewOpened,
  runCancelled,
  sendPaused,
  sendStepped,
  startArchive,
  startCheck,
  startRetry,
  startUndo,
} from './running';
import { screenOf } from './screen';
import { askedAgain, askLater, stepNow, withoutPause } from './stepping';
import { ask, openTool, toolAgain, toolAnswered } from './tools';
import { groupsRead, matchStepped, textRead, viewActed, viewOpened, whoRead } from './views';

/** One event. What a screen needs beside the state is asked for along the way: lists and counts to choose creators by, news since an old pull. */
export function next(model: Model, event: Event): Next {
  const step = happen(model, event);
  const { show } = screenOf(step.model);
  const provided = show === 'choose' ? provideChoices(step.model) : show === 'stale' ? provideChanged(step.model) : null;
  return provided === null ? step : { model: provided.model, effects: [...step.effects, ...provided.effects] };
}

function happen(model: Model, event: Event): Next {
  switch (event.type) {
    case 'opened':
      return become(model, {}, reading(true));
    case 'returned':
      return returned(model);
    case 'poll':
      return polled(model, event.token);
    case 'again':
      return askedAgain(model, event);
    case 'toolAgain':
      return toolAgain(model, event);
    case 'step':
      return event.token === model.wait?.token ? stepNow(model) : become(model, {});
    case 'count':
      return count(model, event.token);
    case 'answered':
      return answered(model, event);
    default:
      return acted(model, event);
  }
}

function acted(model: Model, act: Act): Next {
  switch (act.type) {
    case 'connect':
      return connect(model, act.key);
    case 'choose':
      return become(model, { activity: { doing: 'choosing', editing: null }, problem: null, notice: null });
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
      return become(model, { scope: act.scope, asking: null });
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
    case 'openTool':
      return openTool(model, act.tool);
    case 'ask':
      return ask(model, act.call);
    case 'startDeed':
      return startDeed(model, act.deed, act.draft ?? '', act.file);
    case 'approveDeed':
      return approveDeed(model, act.number);
    case 'cancelDeed':
      return cancelDeed(model);
    case 'goOnDeed':
      return goOnDeed(model);
    case 'closeDeed':
      return closeDeed(model);
    case 'tryNow':
      return model.wait?.why === 'retry' ? stepNow(model) : become(model, {});
    default:
      return small(model, act);
  }
}

type Small = Extract<
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
      | 'rest'
      | 'reload'
      | 'refreshLists'
      | 'signOut'
      | 'history'
      | 'showRun';
  }
>;

/** What takes one short call, or none. */
function small(model: Model, act: Small): Next {
  const working = { activity: { doing: 'working' }, problem: null, notice: null, asking: null } as const;
  switch (act.type) {
    case 'askDiscard':
      return become(model, { asking: 'discard', notice: null });
    case 'keepEdits':
      return become(model, { asking: null });
    case 'discard':
      return become(model, working, { do: 'call', call: 'discardEdits', args: { scope: model.scope } });
    case 'repair':
      return become(model, working, { do: 'call', call: 'repairRows', args: { repair: act.repair, rows: [...act.rows] } });
    case 'showRows':
      return become(model, { problem: null }, { do: 'call', call: 'showRows', args: { rows: [...act.rows] } });
    case 'showNotSent':
      return become(model, { problem: null }, { do: 'call', call: 'showNotSent', args: { runId: act.runId } });
    case 'showOnlyEdited':
      return become(model, working, { do: 'call', call: 'showOnlyEdited', args: { only: act.only } });
    case 'rest':
      return become(withoutPause(model), { activity: rest, problem: null, notice: null }, reading(true));
    case 'reload':
      return become(forgetFailures(model), { problem: null, readProblem: null, notice: null }, reading(true));
    case 'refreshLists':
      return become(model, { problem: null, notice: null }, { do: 'call', call: 'readChoices', args: { fresh: true } });
    case 'history':
      return become(
        model,
        { activity: { doing: 'history', runs: null }, problem: null, notice: null },
        { do: 'call', call: 'readHistory', args: {} },
      );
    case 'showRun':
      return become(model, working, { do: 'call', call: 'showHistory', args: { runId: act.runId } });
    case 'signOut':
      return become(model, working, { do: 'call', call: 'signOut', args: {} });
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
  const forTool = toolAnswered(model, answer);
  if (forTool !== null) return forTool;
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
      return answer.reply.ok ? become(model, { notice: { what: 'view-saved' } }) : shown(model, answer.reply.problem);
    case 'openSavedView':
    case 'changeView':
      return viewOpened(model, answer.reply);
    case 'goToTab':
      return answer.reply.ok ? become(model, { activity: rest }, reading(true)) : give(model, answer.reply.problem);
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
      return checkStepped(model, answer.reply);
    case 'startDeed':
    case 'stepDeed':
    case 'approveDeed':
      return deedStepped(model, answer.reply);
    case 'cancelDeed':
      return answer.reply.ok && answer.reply.value.state === 'cancelled' ? become(model, {}) : deedStepped(model, answer.reply);
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
      return answer.reply.ok ? become(model, { activity: rest }, reading(true)) : give(model, answer.reply.problem);
    case 'signOut':
      return finished({ ...model, choices: null, viewCount: null, counts: {} }, answer.reply, () => ({ what: 'signed-out' }));
    case 'showHistory':
      return finished(model, answer.reply, () => ({ what: 'run-shown' }));
    case 'readHistory':
      return historyRead(model, answer.reply);
    case 'readChoices':
      return answer.reply.ok ? listsRead(model, answer.reply.value) : shown({ ...model, choices: 'failed' }, answer.reply.problem);
    default:
      return answer.reply.ok ? become(model, {}) : shown(model, answer.reply.problem);
  }
}

/** A short call that led to `working` is over. */
function finished<T>(model: Model, reply: Reply<T>, notice: (value: T) => Notice): Next {
  if (!reply.ok) return give(model, reply.problem);
  return become(model, { activity: rest, notice: notice(reply.value) }, reading(true));
}

function historyRead(model: Model, reply: Reply<readonly RunCard[]>): Next {
  if (model.activity.doing !== 'history') return become(model, {});
  return reply.ok ? become(model, { activity: { doing: 'history', runs: reply.value } }) : give(model, reply.problem);
}

/** Lists that were read because choosing needed them come silently; refreshed ones are said. */
function listsRead(model: Model, choices: Choices): Next {
  return become(model, { choices, ...(model.choices === 'asked' ? {} : { notice: { what: 'lists-fresh' } as const }) });
}

function shown(model: Model, problem: Problem): Next {
  return become(model, { problem, lastProblem: problem });
}
