// Panels: screens that show what some calls return, and make further ones.

import type { CallName } from '../../src/commands/calls';
import type { PickedFile } from '../../src/rpc/mutations';
import { type Answered, type Call, callOf, update } from '../calls';
import { withoutPause } from '../flows/steps';
import type { Model, Next, PanelAnswer, PanelAnswers } from './model';
import { idle, reading } from './model';
import { OPENINGS, type PanelName } from './openings';

/** Panel calls that change what panels show: after them, the opening calls are repeated and the edits counted. */
const CHANGING: ReadonlySet<CallName> = new Set<CallName>([
  'tickRowLabels',
  'writeBulkEdit',
  'takeBackBulkEdit',
  'makeFollowUpColumns',
  'markDue',
  'showDue',
  'writeStamp',
  'takeBackStamp',
  'showLookups',
  'makeOverview',
  'renewOverview',
  'freezeOverview',
  'openOverview',
  'turnOnSchedule',
  'turnOffSchedule',
  'saveView',
  'renameView',
  'duplicateView',
  'deleteView',
  'addToTab',
  'addCreators',
  'editCreator',
  'writeMatched',
]);

/** Calls that lead to another tab: the card above the panel must not be about the old one. */
const LEAVING: ReadonlySet<CallName> = new Set<CallName>(['fetchFile', 'makeHandOut']);

export function openPanel(model: Model, panel: PanelName, draft = '', file?: PickedFile): Next {
  const opened = { ...model, activity: { doing: 'panel', panel, answers: {}, draft, file }, problem: null, notice: null } as const;
  return askAll(opened, OPENINGS[panel].calls);
}

/** Opens a panel to do something there at once; its contents are requested again when that is done. */
export function openPanelAsking(model: Model, panel: PanelName, call: Call): Next {
  const opened = openPanel(model, panel);
  const asked = askAll(opened.model, [call]);
  return { model: asked.model, effects: [...opened.effects, ...asked.effects] };
}

/** Further calls of the open panel. */
export function askAll(model: Model, calls: readonly Call[]): Next {
  const { activity } = model;
  if (activity.doing !== 'panel') return update(model, {});
  const answers = calls.reduce((before, call) => withAnswer(before, call.call, { args: call.args, asking: true }), activity.answers);
  return update(model, { activity: { ...activity, answers } }, ...calls.map((call) => ({ do: 'call', ...call }) as const));
}

/** Applies even while the call is waiting for the CRM's limit. */
export function stopAsking(model: Model, call: CallName): Next {
  const { activity } = model;
  if (activity.doing !== 'panel') return update(model, {});
  return update(withoutPause(model), { activity: { ...activity, answers: withAnswer(activity.answers, call, { asking: false }) } });
}

/** Arguments and answer belong to the call, which the compiler cannot follow through a union. */
function withAnswer(answers: PanelAnswers, call: CallName, change: Partial<PanelAnswer<CallName>>): PanelAnswers {
  const before = answers[call] ?? { args: {}, asking: false, value: undefined, problem: null };
  return { ...answers, [call]: { ...before, ...change } };
}

/**
 * Handles the answer to a call of the open panel; null for every other answer. An answer to an older request of the same call is dropped.
 */
export function panelAnswered(model: Model, answer: Answered): Next | null {
  const { activity } = model;
  if (activity.doing !== 'panel') return null;
  const asked = activity.answers[answer.call];
  if (asked === undefined) return null;
  if (!asked.asking || asked.args !== answer.args) return update(model, {});
  const { reply } = answer;
  const change = reply.ok ? { asking: false, value: reply.value, problem: null } : { asking: false, problem: reply.problem };
  const answers = withAnswer(activity.answers, answer.call, change);
  const shown = { ...model, activity: { ...activity, answers } };
  if (!reply.ok) return update(shown, { lastProblem: reply.problem });
  const goOn = nextStep(answer.call, reply.value);
  if (goOn !== null) return askAll(shown, [goOn]);
  const againMs = againAfter(reply.value);
  if (againMs > 0)
    return update(shown, {}, { do: 'later', ms: againMs, event: { type: 'panelAgain', panel: activity.panel, call: callOf(answer) } });
  if (LEAVING.has(answer.call)) return update(shown, {}, reading(true));
  return CHANGING.has(answer.call) ? askOpenings(shown) : update(shown, {});
}

/** The CRM is still working on it: an answer with `againMs` is requested again after that time. */
function againAfter(value: unknown): number {
  return typeof value === 'object' && value !== null && 'againMs' in value ? Number(value.againMs) : 0;
}

/** The time to ask again has come; the panel may be closed by now, or have asked on its own. */
export function panelAgain(model: Model, { panel, call }: { readonly panel: PanelName; readonly call: Call }): Next {
  const { activity } = model;
  const known = activity.doing === 'panel' && activity.panel === panel ? activity.answers[call.call] : undefined;
  if (known === undefined || known.asking || known.args !== call.args) return update(model, {});
  return askAll(model, [callOf({ call: call.call, args: { ...call.args } })]);
}

/** A panel's long work is split into short calls: an answer with `next` continues with these arguments as long as the panel is open. */
function nextStep(call: CallName, value: unknown): Call | null {
  const next = typeof value === 'object' && value !== null && 'next' in value ? value.next : null;
  return next === null ? null : callOf({ call, args: next });
}

/** What the open panel asks again after the person has been in the sheet. */
export function askedOnReturn(model: Model): Next {
  const { activity } = model;
  return activity.doing === 'panel' && OPENINGS[activity.panel].follows ? askOpenings(model) : update(model, {}, reading(true));
}

function askOpenings(model: Model): Next {
  const { activity } = model;
  if (activity.doing !== 'panel') return update(model, {}, reading(true));
  const { calls } = OPENINGS[activity.panel];
  const again = askAll(
    model,
    calls.map((call) => lastOf(call.call, activity.answers) ?? call),
  );
  return { model: again.model, effects: [reading(true), ...again.effects] };
}

/** A call with its last arguments: the person has moved on from what the panel showed when opened. */
function lastOf(call: CallName, answers: PanelAnswers): Call | null {
  const args = answers[call]?.args;
  return args === undefined ? null : callOf({ call, args });
}

export function askSame(model: Model, call: CallName): Next {
  const last = model.activity.doing === 'panel' ? lastOf(call, model.activity.answers) : null;
  return last === null ? update(model, {}) : askAll(model, [last]);
}

/** Back to the panel, whose calls are repeated because what they showed may have changed; without one, to idle. */
export function backTo(
  model: Model,
  { back: panel, draft }: Pick<Extract<Model['activity'], { doing: 'mutation' }>, 'back' | 'draft'>,
): Next {
  return panel === null ? update(model, { activity: idle, problem: null }, reading(true)) : openPanel(model, panel, draft);
}
