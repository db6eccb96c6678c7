// The review dialog's state machine: read, tick, decide, recheck, confirm. Pure.

import type { CallArguments, CallResults } from '../../src/commands/calls';
import type { Problem, Reply } from '../../src/rpc/problems';
import type { ConflictAnswer, Review, ReviewRow } from '../../src/rpc/shapes';
import { type Answered, type Call, update } from '../calls';
import { type CheckPage, checkStepped } from '../flows/check';
import { type MutationPage, mutationActed, mutationStepped } from '../flows/mutation';
import { askAgain, askLater, limitOf } from '../flows/steps';
import type { Act, Effect, Event, Model, Next, Sort, SortKey } from './model';
import { answersFor, filterFor, newAnswers, rowKey, takesAway, tickedRows, ticksFor } from './rows';

/** The server returns the review waiting for this person; its digest then binds the confirmation to what was shown. */
const readCurrent: Effect = { do: 'call', call: 'readReview', args: { runId: 'current' } };

export function next(model: Model, event: Event): Next {
  switch (event.type) {
    case 'opened':
      return update(model, {}, readCurrent);
    case 'answered':
      return answered(model, event);
    case 'again':
      return askAgain(model, event.wait);
    default:
      return acted(model, event);
  }
}

function acted(model: Model, act: Act): Next {
  switch (act.type) {
    case 'narrow':
      return update(model, act.to);
    case 'sort':
      return update(model, { sort: sortedNext(model.sort, act.by) });
    case 'tick':
      return keep({ ...model, ...unasked, ticked: withTicks(model.ticked, act.keys, act.on) });
    case 'answer':
      return keep({ ...model, answers: withAnswers(model, act.numbers, act.answer) });
    case 'type':
      return update(model, { typed: act.text, typedWrong: false });
    case 'repair':
      return update(
        model,
        { problem: null },
        { do: 'call', call: 'repairRows', args: { repair: act.repair, rows: [...act.rows], ...inTab(model) } },
      );
    case 'goTo':
      return update(
        model,
        { problem: null },
        { do: 'call', call: 'goToCell', args: { creatorId: act.creatorId, field: act.field, ...inTab(model) } },
      );
    case 'showRows':
      return update(model, { problem: null }, { do: 'call', call: 'showRows', args: { rows: [...act.rows], ...inTab(model) } });
    case 'reload':
      return update(model, { phase: model.review === null ? 'loading' : 'ready', problem: null }, readCurrent);
    case 'returned':
      return model.phase === 'ready' && model.problem === null ? update(model, {}, readCurrent) : update(model, {});
    case 'close':
      return model.keeping === 'no' || model.closing ? update(model, {}, { do: 'close' }) : update(model, { closing: true });
    case 'approveMutation':
    case 'cancelMutation':
    case 'closeMutation':
      return mutationActed(reviewMutation, model, act);
    default:
      return actedOnRun(model, act);
  }
}

/**
 * The window can be closed at any moment, and the next one starts with what was ticked and answered here. One call is under way at a time;
 * what changes meanwhile goes with the next.
 */
function keep(model: Model): Next {
  const { review } = model;
  if (review === null) return update(model, {});
  if (model.keeping !== 'no') return update(model, { keeping: 'again' });
  const { runId, digest } = review;
  const without = numbersOf(review.changes.filter((row) => !model.ticked.has(rowKey(row))));
  const answers = [...model.answers].map(([n, answer]) => ({ n, answer }));
  return update(model, { keeping: 'asked' }, { do: 'call', call: 'keepDecisions', args: { runId, digest, without, answers } });
}

/** A problem of it concerns nobody: the next tick tries again. */
function decisionsKept(model: Model, isKept: boolean): Next {
  const before: Model = { ...model, keeping: 'no' };
  if (model.keeping === 'again' && isKept && model.review !== null) return keep(before);
  return model.closing ? update(before, {}, { do: 'close' }) : update(before, {});
}

const inTab = ({ review }: Model): { tab?: number } => (review === null ? {} : { tab: review.tabId });

/** Another set of changes requires another number, if any. */
const unasked = { typedConfirmation: null, typed: '', typedWrong: false, problem: null } as const;

function sortedNext(sort: Sort, by: SortKey): Sort {
  if (sort?.by !== by) return { by, down: false };
  return sort.down ? null : { by, down: true };
}

function withTicks(ticked: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** An answer that a conflict does not offer leaves it unchanged. */
function withAnswers(model: Model, numbers: readonly number[], answer: ConflictAnswer): Model['answers'] {
  const next = new Map(model.answers);
  for (const { n, answers } of model.review?.conflicts ?? []) if (numbers.includes(n) && answers.includes(answer)) next.set(n, answer);
  return next;
}

function actedOnRun(
  model: Model,
  act: Extract<Act, { type: 'applyAnswers' | 'keepLabels' | 'send' | 'cancel' | 'checkAgain' | 'archive' | 'startMutation' }>,
): Next {
  const { review } = model;
  if (review === null || model.phase !== 'ready') return update(model, {});
  switch (act.type) {
    case 'applyAnswers':
    case 'keepLabels':
      return check(model, {
        call: 'answerConflicts',
        args: {
          runId: review.runId,
          answers: [...newAnswers(model)],
          keepLabels: act.type === 'keepLabels' ? act.keep : review.keepsLabels,
        },
      });
    case 'checkAgain':
      return check(model, sameAgain(review));
    case 'archive':
      return check(model, { call: 'startArchive', args: { archived: act.archived, creators: [...act.creators], tab: review.tabId } });
    case 'startMutation':
      return update(
        model,
        { phase: 'mutation', mutation: null, problem: null },
        { do: 'call', call: 'startMutation', args: { mutation: act.mutation } },
      );
    case 'cancel':
      return update(model, { phase: 'cancelled', problem: null }, { do: 'call', call: 'cancelRun', args: { runId: review.runId } });
    case 'send':
      return send(model, review, act.only);
  }
}

const sameAgain = ({ runId }: Review): Call => ({ call: 'checkAgain', args: { runId } });

function check(model: Model, call: Call): Next {
  return update(model, { ...unasked, phase: 'checking', check: null }, { do: 'call', ...call });
}

const backAtList = { phase: 'ready', mutation: null, wait: null } as const;

/**
 * A mutation the review needs before it can continue, such as creating a label that cells name. It may have freed rows, so everything is
 * rechecked.
 */
const reviewMutation: MutationPage<Model, Event> = {
  shown: ({ phase, mutation }) => (phase === 'mutation' ? { progress: mutation } : undefined),
  withProgress: (model, mutation) => ({ ...model, mutation }),
  leave: (model, problem) => update(model, { ...backAtList, problem }),
  rests: (model, { state }) => {
    if (state === 'done' && model.review !== null) return check({ ...model, mutation: null }, sameAgain(model.review));
    return update(model, state === 'cancelled' ? backAtList : {});
  },
};

/** Another check of the same review; its result replaces the list. */
const reviewCheck: CheckPage<Model, Event> = {
  progress: ({ phase, check }) => (phase === 'checking' ? check : undefined),
  withProgress: (model, check) => ({ ...model, check }),
  runBefore: ({ review }) => review?.runId,
  ready: (model) => update(model, { wait: null }, readCurrent),
  nothing: (model) => update(model, { phase: 'nothing' }),
  failed: show,
};

/** Unticked changes are listed explicitly, so that the server sends part of what was shown and never more. */
function send(model: Model, review: Review, only: number | null): Next {
  const rows = only === null ? tickedRows(model) : tickedRows(model).slice(0, only);
  const number = model.typedConfirmation === null ? null : Number(model.typed.trim());
  if (number !== model.typedConfirmation) return update(model, { typedWrong: true });
  const sent = new Set(rows.map(rowKey));
  const args = {
    runId: review.runId,
    digest: review.digest,
    without: numbersOf(review.changes.filter((row) => !sent.has(rowKey(row)))),
    later: numbersOf(tickedRows(model).filter((row) => !sent.has(rowKey(row)))),
    clearsConfirmed: rows.some(takesAway),
    number,
  };
  return update(model, { phase: 'confirming', problem: null }, { do: 'call', call: 'confirm', args });
}

const numbersOf = (rows: readonly ReviewRow[]): number[] => rows.map(({ n }) => n);

function answered(model: Model, answer: Answered): Next {
  const limit = answer.reply.ok ? null : limitOf(answer.reply.problem);
  if (limit !== null) return askLater(model, answer, limit);
  switch (answer.call) {
    case 'readReview':
      return reviewRead(model, answer.reply);
    case 'answerConflicts':
    case 'checkAgain':
    case 'startArchive':
    case 'stepCheck':
      return checkStepped(reviewCheck, model, answer.reply);
    case 'startMutation':
    case 'stepMutation':
    case 'approveMutation':
    case 'cancelMutation':
      return mutationStepped(reviewMutation, model, answer);
    case 'keepDecisions':
      return decisionsKept(model, answer.reply.ok);
    case 'confirm':
      return confirmed(model, answer.reply);
    case 'cancelRun':
      return model.phase === 'cancelled' ? update(model, {}, { do: 'close' }) : update(model, {});
    case 'repairRows':
      return answer.reply.ok ? repaired(model, answer.args, answer.reply.value.rows) : beside(model, answer.reply);
    default:
      return beside(model, answer.reply);
  }
}

/** Repaired rows are no longer asked about. If somebody changed rows meanwhile, a repair may have missed some: the next check will tell. */
function repaired(model: Model, { repair, rows }: CallArguments<'repairRows'>, done: number): Next {
  const { review } = model;
  if (review === null || done === 0) return update(model, {});
  const mended = new Set(rows);
  const left = review.waiting.filter((place) => !(place.repairs.includes(repair) && place.rows.some((row) => mended.has(row))));
  return update(model, { repaired: model.repaired + done, review: { ...review, waiting: left } });
}

/** An answer that the page was not waiting for: a problem is shown, and a check or confirmation in progress goes on. */
function beside(model: Model, reply: Reply<unknown>): Next {
  return update(model, reply.ok ? {} : { problem: reply.problem });
}

function show(model: Model, problem: Problem): Next {
  return update(model, { problem, phase: model.review === null ? 'failed' : 'ready' });
}

/**
 * A review without a run is not an error: somebody opened the window late, or the run was cancelled elsewhere. Re-reading the review being
 * shown leaves everything as the person has it, and an answer that comes after they have decided is too late.
 */
function reviewRead(model: Model, reply: Reply<Review>): Next {
  if (!looking.includes(model.phase)) return update(model, {});
  if (!reply.ok) return reply.problem.kind === 'stale-review' ? update(model, { phase: 'none', review: null }) : show(model, reply.problem);
  const review = reply.value;
  if (model.phase === 'ready' && model.review?.runId === review.runId && model.review.digest === review.digest) return update(model, {});
  const fresh = { ...unasked, repaired: 0, check: null, wait: null } as const;
  const kept = { ticked: ticksFor(review, model), answers: answersFor(review, model), filter: filterFor(review, model.filter) };
  const shown: Model = { ...model, ...fresh, ...kept, review, phase: 'ready' };
  const isAsRead = review.changes.every((row) => row.ticked === shown.ticked.has(rowKey(row))) && shown.answers.size === 0;
  return model.review === null || isAsRead ? update(shown, {}) : keep(shown);
}

const looking: readonly Model['phase'][] = ['loading', 'ready', 'checking', 'none', 'failed'];

/** The sidebar sends; this window has done its part. If the server wants a number typed, it says which. */
function confirmed(model: Model, reply: Reply<CallResults['confirm']>): Next {
  if (reply.ok) return update(model, { phase: 'confirmed' }, { do: 'close' });
  const { kind, words } = reply.problem;
  if (kind !== 'number-needed') return show(model, reply.problem);
  return update(model, { phase: 'ready', typedConfirmation: Number(words?.number), typed: '', typedWrong: false });
}
