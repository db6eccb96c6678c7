// The sidebar's state machine: turns an event and what is known into what is known next, and the effects to run. Pure.

import type { CallName, CallResults } from '../../src/commands/calls';
import type { Problem, Reply } from '../../src/rpc/problems';
import type { Choices, RunCard } from '../../src/rpc/shapes';
import { type Answered, type AnsweredTo, type Call, update } from '../calls';
import { mutationStepped } from '../flows/mutation';
import { askAgain, askLater, limitOf, withoutPause } from '../flows/steps';
import type { Act, ActOf, Event, Model, Next, Notice } from './model';
import { editsLeft, fail, idle, practices, reading } from './model';
import { actOnMutation, goOnMutation, sidebarMutation, startMutation } from './mutations';
import { OPENINGS } from './openings';
import { askAll, askSame, openPanel, openPanelAsking, panelAgain, panelAnswered, stopAsking } from './panels';
import { frontRead, polled, scopeChosen, seenCounted } from './polling';
import {
  beginPull,
  changedCounted,
  chosen,
  connect,
  connected,
  count,
  counted,
  countedTotal,
  goOnPulling,
  provideChanged,
  provideChoices,
  pullStepped,
  stopPulling,
} from './pulling';
import { returned, stateRead } from './reading';
import {
  cancelCheck,
  cancelRun,
  checkAnswered,
  goOnChecking,
  goOnHere,
  handedOver,
  handOver,
  openReview,
  pauseSending,
  runCancelled,
  sendFrom,
  sendPaused,
  sendStepped,
  startCheck,
  takenBack,
} from './running';
import { screenOf } from './screen';
import { bindTab, changeView, groupsRead, matchStepped, matchTab, textRead, viewOpened, whoRead } from './views';

/**
 * Processes one event. What a screen needs beyond the state is requested along the way: lists and counts for choosing creators, news since
 * an old pull.
 */
export function next(model: Model, event: Event): Next {
  const step = withLastProblem(model, happen(model, event));
  const { show } = screenOf(step.model);
  const provided = show === 'choose' ? provideChoices(step.model) : show === 'stale' ? provideChanged(step.model) : null;
  return provided === null ? step : { model: provided.model, effects: [...step.effects, ...provided.effects] };
}

/** The latest problem is kept for the technical details. */
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
    case 'left':
      return update(model, { away: true });
    case 'touched':
      return update(model, { looks: 0, still: 0 });
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
      return practices(model) && isOutside(event) ? update(model, { ...quiet, notice: { what: 'not-in-practice' } }) : acted(model, event);
  }
}

/** The choice to be counted has changed since. */
const isOutdated = (model: Model, { call, args }: Call): boolean => call === 'countView' && args.query !== model.query;

const quiet = { problem: null, notice: null } as const;
const working = { ...quiet, activity: { doing: 'working' }, asking: null } as const;

/** What each of a person's actions leads to. */
const ACTS: { readonly [T in Act['type']]: (model: Model, act: ActOf<T>) => Next } = {
  connect: (model, { key }) => connect(model, key),
  choose: (model) => update(model, { ...quiet, activity: { doing: 'choosing', editing: null } }),
  query: (model, { query }) => chosen(model, query),
  pull: (model, { name }) => beginPull(model, { call: 'startPull', args: { query: model.query, name } }, countedTotal(model), false),
  refresh: (model, { all = false }) =>
    beginPull(model, { call: 'startRefresh', args: { all } }, model.server?.tab?.view?.creators ?? null, true),
  stop: stopPulling,
  goOnPulling,

  iAm: (model, { member }) => update(model, quiet, { do: 'call', call: 'sayWhoIAm', args: { member } }),
  groupNames: (model) => update(model, { ...quiet, groupsAsked: true }, { do: 'call', call: 'readGroupNames', args: {} }),
  useText: (model, { text }) => update(model, quiet, { do: 'call', call: 'readQueryText', args: { text } }),
  saveView: (model, { name }) => update(model, quiet, { do: 'call', call: 'saveView', args: { name, query: model.query, tab: null } }),
  openView: (model, { viewId }) => beginPull(model, { call: 'openSavedView', args: { viewId } }, null, false),
  editView: (model, { view, query }) => update(model, { ...quiet, activity: { doing: 'choosing', editing: view }, query, viewCount: null }),
  changeView: (model, { name }) => changeView(model, name),
  matchTab: (model, { name, columns }) => matchTab(model, name, columns),
  bindTab,
  goToTab: (model, { tab }) => update(model, working, { do: 'call', call: 'goToTab', args: { tab } }),

  scope: (model, { scope }) => scopeChosen({ ...model, scope, asking: null }),
  askDiscard: (model) => update(model, { asking: 'discard', notice: null }),
  keepEdits: (model) => update(model, { asking: null }),
  discard: (model) => update(model, working, { do: 'call', call: 'discardEdits', args: { scope: model.scope } }),
  repair: (model, { repair, rows }) => update(model, working, { do: 'call', call: 'repairRows', args: { repair, rows: [...rows] } }),
  showRows: (model, { rows }) => update(model, { problem: null }, { do: 'call', call: 'showRows', args: { rows: [...rows] } }),
  showSent: (model, { runId }) => update(model, { problem: null }, { do: 'call', call: 'showSent', args: { runId } }),
  showNotSent: (model, { runId }) => update(model, { problem: null }, { do: 'call', call: 'showNotSent', args: { runId } }),
  resultsFile: (model, { runId }) => update(model, quiet, { do: 'call', call: 'readResultsFile', args: { runId } }),
  showOnly: (model, { rows }) => update(model, working, { do: 'call', call: 'showOnly', args: { rows } }),

  sync: (model, { scope = model.scope }) => startCheck(model, { call: 'startCheck', args: { scope } }, null),
  /** Archiving and restoring are checked, reviewed, and confirmed like edits. */
  archive: (model, { archived, creators }) =>
    startCheck(model, { call: 'startArchive', args: { archived, creators: creators && [...creators] } }, archived),
  /** An undo is a Sync of its own: checked, reviewed, and confirmed like any other. */
  undo: (model, { runId }) => startCheck(model, { call: 'startUndo', args: { runId } }, null),
  checkRunAgain: (model, { run }) => startCheck(model, { call: 'checkAgain', args: { runId: run.runId } }, run.archives),
  retry: (model, { runId }) => startCheck(model, { call: 'startRetry', args: { runId } }, null),
  cancelCheck,
  goOnChecking: (model, { runId }) => goOnChecking(model, runId),
  openReview: (model, { runId }) => openReview(model, runId),
  cancelRun: (model, { runId }) => cancelRun(model, runId),
  send: (model, { runId }) => sendFrom(model, runId),
  pause: pauseSending,
  handOver: (model, { runId }) => handOver(model, runId),
  goOnHere: (model, { runId }) => goOnHere(model, runId),
  takeBack: (model, { runId }) => update(model, working, { do: 'call', call: 'takeBackRun', args: { runId } }),
  history: (model) =>
    update(model, { ...quiet, activity: { doing: 'history', runs: null } }, { do: 'call', call: 'readHistory', args: {} }),
  /** If the result of a run just sent is shown, the person stays there. */
  showRun: (model, { runId }) =>
    update(model, model.activity.doing === 'ended' ? quiet : working, { do: 'call', call: 'showHistory', args: { runId } }),

  showDue: (model, { show }) => openPanelAsking(model, 'follow-ups', { call: 'showDue', args: { show } }),
  openPanel: (model, { panel, file }) => openPanel(model, panel, '', file),
  ask: (model, { call }) => askAll(model, [call]),
  stopAsking: (model, { call }) => stopAsking(model, call),
  askAgain: (model, { call }) => askSame(model, call),
  startMutation: (model, { mutation, draft, file }) => startMutation(model, mutation, draft ?? '', file),
  approveMutation: actOnMutation,
  cancelMutation: actOnMutation,
  closeMutation: actOnMutation,
  goOnMutation,

  idle: (model) => update(withoutPause(model), { ...quiet, activity: idle }, reading(true)),
  tryNow: (model) => (model.wait?.why === 'retry' ? askAgain(model, model.wait) : update(model, {})),
  reload: (model) => update(forgetFailures(model), { ...quiet, readProblem: null }, reading(true)),
  showChanges: (model, { since }) => update(model, working, { do: 'call', call: 'showChanges', args: { since } }),
  openChanges: (model) => update(model, working, { do: 'call', call: 'openChangeLog', args: {} }),
  refreshLists: (model) => update(model, quiet, { do: 'call', call: 'readChoices', args: { fresh: true } }),
  fileLanguage: (model, { language }) => update(model, working, { do: 'call', call: 'changeFileLanguage', args: { language } }),
  signOut: (model, { sure = false }) => update(model, working, { do: 'call', call: 'signOut', args: { sure } }),
  practice: (model) => update(model, working, { do: 'call', call: 'startPractice', args: {} }),
  hideSteps: (model) => update(model, {}, { do: 'call', call: 'hidePracticeSteps', args: {} }),
  colleague: (model) => update(model, quiet, { do: 'call', call: 'changeAsColleague', args: {} }),
  deletePractice: (model, { sure = false }) =>
    !sure && editsLeft(model.server?.edits ?? null) > 0
      ? update(model, { ...quiet, asking: 'delete-practice' })
      : update(model, working, { do: 'call', call: 'deletePractice', args: {} }),
};

/** What a practice does not have, because it needs a CRM or another tab. */
const isOutside = (act: Act): boolean =>
  act.type === 'openPanel'
    ? OPENINGS[act.panel].link.withCrm === true
    : act.type === 'choose' || act.type === 'openChanges' || act.type === 'signOut';

const acted = <T extends Act['type']>(model: Model, act: ActOf<T>): Next => ACTS[act.type](model, act);

/** Failed lists and counts are requested once more. */
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
  return replied(model, answer);
}

/** What each answer leads to; for answers not listed, only a problem is shown. */
const ANSWERS: { readonly [N in CallName]?: (model: Model, answer: AnsweredTo<N>) => Next } = {
  readFront: (model, { reply }) => frontRead(model, reply),
  readState: (model, { args, reply }) => stateRead(model, args.quick === true, reply),
  connect: (model, { reply }) => connected(model, reply),
  countChanged: (model, { reply }) => changedCounted(model, reply),
  countVisible: (model, { args, reply }) => seenCounted(model, args, reply),
  countView: (model, { args, reply }) => counted(model, args.query, reply),
  readGroupNames: (model, { reply }) => groupsRead(model, reply),
  sayWhoIAm: (model, { reply }) => whoRead(model, reply),
  readQueryText: (model, { reply }) => textRead(model, reply),
  saveView: (model, { reply }) => (reply.ok ? update(model, { notice: { what: 'view-saved' } }) : shown(model, reply.problem)),
  openSavedView: (model, { reply }) => viewOpened(model, reply),
  changeView: (model, { reply }) => viewOpened(model, reply),
  goToTab: (model, { reply }) => finished(model, reply, () => null),
  startMatch: (model, { reply }) => matchStepped(model, reply),
  stepMatch: (model, { reply }) => matchStepped(model, reply),
  bindOwnTab: (model, { reply }) => pullStepped(model, reply),
  startPull: (model, { reply }) => pullStepped(model, reply),
  startRefresh: (model, { reply }) => pullStepped(model, reply),
  stepPull: (model, { reply }) => pullStepped(model, reply),
  startCheck: (model, { reply }) => checkAnswered(model, reply),
  startUndo: (model, { reply }) => checkAnswered(model, reply),
  startRetry: (model, { reply }) => checkAnswered(model, reply),
  checkAgain: (model, { reply }) => checkAnswered(model, reply),
  startArchive: (model, { reply }) => checkAnswered(model, reply),
  stepCheck: (model, { reply }) => checkAnswered(model, reply),
  startMutation: (model, answer) => mutationStepped(sidebarMutation, model, answer),
  stepMutation: (model, answer) => mutationStepped(sidebarMutation, model, answer),
  approveMutation: (model, answer) => mutationStepped(sidebarMutation, model, answer),
  cancelMutation: (model, answer) => mutationStepped(sidebarMutation, model, answer),
  cancelRun: (model, { reply }) => runCancelled(model, reply),
  stepSend: (model, { reply }) => sendStepped(model, reply),
  pauseSend: (model, { reply }) => sendPaused(model, reply),
  handOver: (model, { reply }) => handedOver(model, reply),
  takeBackRun: (model, { args, reply }) => takenBack(model, args.runId, reply),
  discardEdits: (model, { reply }) => finished(model, reply, ({ cells }) => ({ what: 'discarded', cells })),
  repairRows: (model, { reply }) => finished(model, reply, ({ rows }) => ({ what: 'repaired', rows })),
  showOnly: (model, { reply }) => finished(model, reply, () => null),
  changeFileLanguage: (model, { reply }) => finished(model, reply, ({ tabs }) => ({ what: 'language-changed', tabs })),
  signOut: (model, { reply }) => signedOut(model, reply),
  showChanges: (model, { reply }) => finished(model, reply, (shown) => ({ what: 'changes-shown', ...shown })),
  openChangeLog: (model, { reply }) => finished(model, reply, ({ made }) => (made ? { what: 'changes-begun' } : null)),
  readResultsFile: (model, { reply }) =>
    reply.ok ? update(model, { notice: { what: 'results-file', ...reply.value } }) : shown(model, reply.problem),
  showHistory: (model, { reply }) =>
    model.activity.doing !== 'ended'
      ? finished(model, reply, () => ({ what: 'run-shown' }))
      : reply.ok
        ? update(model, { notice: { what: 'run-shown' } })
        : shown(model, reply.problem),
  startPractice: (model, { reply }) => finished(model, reply, () => null),
  hidePracticeSteps: (model, { reply }) => (reply.ok ? update(model, {}, reading(false)) : shown(model, reply.problem)),
  changeAsColleague: (model, { reply }) =>
    reply.ok ? update(model, { notice: { what: 'colleague-changed', ...reply.value } }) : shown(model, reply.problem),
  deletePractice: (model, { reply }) => finished(model, reply, () => ({ what: 'practice-deleted' })),
  readHistory: (model, { reply }) => historyRead(model, reply),
  readChoices: (model, { reply }) => (reply.ok ? listsRead(model, reply.value) : shown({ ...model, choices: 'failed' }, reply.problem)),
};

function replied<N extends CallName>(model: Model, answer: AnsweredTo<N>): Next {
  const named = ANSWERS[answer.call];
  if (named !== undefined) return named(model, answer);
  return answer.reply.ok ? update(model, {}) : shown(model, answer.reply.problem);
}

/** A short call that led to `working` is over. */
function finished<T>(model: Model, reply: Reply<T>, notice: (value: T) => Notice | null): Next {
  if (!reply.ok) return fail(model, reply.problem);
  return update(model, { activity: idle, notice: notice(reply.value) }, reading(true));
}

function signedOut(model: Model, reply: Reply<CallResults['signOut']>): Next {
  if (reply.ok && reply.value.ends !== null) return update(model, { activity: { doing: 'leaving', ends: reply.value.ends } });
  return finished({ ...model, choices: null, viewCount: null, counts: {} }, reply, () => ({ what: 'signed-out' }));
}

function historyRead(model: Model, reply: Reply<readonly RunCard[]>): Next {
  if (model.activity.doing !== 'history') return update(model, {});
  return reply.ok ? update(model, { activity: { doing: 'history', runs: reply.value } }) : fail(model, reply.problem);
}

/** Lists read because choosing needed them arrive silently; refreshed ones are announced. */
function listsRead(model: Model, choices: Choices): Next {
  return update(model, { choices, ...(model.choices === 'asked' ? {} : { notice: { what: 'lists-fresh' } as const }) });
}

function shown(model: Model, problem: Problem): Next {
  return update(model, { problem });
}
