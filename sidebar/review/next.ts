// The review dialog's machine: read, tick, decide, check again, confirm. Pure. It must not know a page, nor how a change is made.

import type { CallResults } from '../../src/rpc/calls';
import type { CheckProgress, ConflictAnswer, Problem, Reply, Review } from '../../src/rpc/shapes';
import { type Answered, type Call, limitOf, passes, RETRY_MS } from '../calls';
import { approveDeed, cancelDeed, closeDeed, deedStepped, startDeed } from './deeds';
import type { Act, Event, Model, Next, Wish } from './model';
import { become } from './model';
import { newAnswers, rowKey, takesAway, tickedRows, ticksFor } from './rows';
import { askLater } from './waits';

/** The server answers with the review that waits for this person; its digest then binds the confirmation to what was shown. */
const readCurrent: Wish = { do: 'call', call: 'readReview', args: { runId: 'current' } };

export function next(model: Model, event: Event): Next {
  switch (event.type) {
    case 'opened':
      return become(model, {}, readCurrent);
    case 'answered':
      return answered(model, event);
    case 'again':
      return event.token === model.wait?.token ? become(model, { wait: null }, { do: 'call', ...event.call }) : become(model, {});
    default:
      return acted(model, event);
  }
}

function acted(model: Model, act: Act): Next {
  switch (act.type) {
    case 'filter':
      return become(model, { filter: act.filter });
    case 'search':
      return become(model, { search: act.text });
    case 'owner':
      return become(model, { owner: act.owner });
    case 'tick':
      return become(model, { ...unasked, ticked: withTicks(model.ticked, act.keys, act.on) });
    case 'answer':
      return become(model, { answers: withAnswers(model, act.numbers, act.answer) });
    case 'type':
      return become(model, { typed: act.text, typedWrong: false });
    case 'repair':
      return become(model, { problem: null }, { do: 'call', call: 'repairRows', args: { repair: act.repair, rows: [...act.rows] } });
    case 'goTo':
      return become(model, { problem: null }, { do: 'call', call: 'goToCell', args: { creatorId: act.creatorId, field: act.field } });
    case 'showRows':
      return become(model, { problem: null }, { do: 'call', call: 'showRows', args: { rows: [...act.rows] } });
    case 'reload':
      return become(model, { phase: model.review === null ? 'loading' : 'ready', problem: null }, readCurrent);
    case 'close':
      return become(model, {}, { do: 'close' });
    case 'startDeed':
      return startDeed(model, act.deed);
    case 'approveDeed':
      return approveDeed(model, act.number);
    case 'cancelDeed':
      return cancelDeed(model);
    case 'closeDeed':
      return closeDeed(model);
    default:
      return actedOnRun(model, act);
  }
}

/** Another set of changes needs another number, if any. */
const unasked = { brake: null, typed: '', typedWrong: false, problem: null } as const;

function withTicks(ticked: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** An answer that a conflict does not offer leaves it as it is. */
function withAnswers(model: Model, numbers: readonly number[], answer: ConflictAnswer): Model['answers'] {
  const next = new Map(model.answers);
  for (const { n, answers } of model.review?.conflicts ?? []) if (numbers.includes(n) && answers.includes(answer)) next.set(n, answer);
  return next;
}

function actedOnRun(
  model: Model,
  act: Extract<Act, { type: 'applyAnswers' | 'keepLabels' | 'send' | 'cancel' | 'checkAgain' | 'archive' }>,
): Next {
  const { review } = model;
  if (review === null || model.phase !== 'ready') return become(model, {});
  switch (act.type) {
    case 'applyAnswers':
    case 'keepLabels':
      return check(model, {
        call: 'decide',
        args: {
          runId: review.runId,
          answers: [...newAnswers(model)],
          keepLabels: act.type === 'keepLabels' ? act.keep : review.keepsLabels,
        },
      });
    case 'checkAgain':
      return check(model, sameAgain(review));
    case 'archive':
      return check(model, { call: 'startArchive', args: { archived: act.archived, creators: [...act.creators] } });
    case 'cancel':
      return become(model, { phase: 'cancelled', problem: null }, { do: 'call', call: 'cancelRun', args: { runId: review.runId } });
    case 'send':
      return send(model, review, act.only);
  }
}

/** Edits are looked for anew; an undo takes the same run back, and creators to archive or to restore stay those that were chosen. */
function sameAgain({ undoes, archives, changes, waiting }: Review): Call {
  if (undoes !== null) return { call: 'startUndo', args: { runId: undoes.runId } };
  if (archives === null) return { call: 'startCheck', args: { scope: 'all' } };
  const creators = [...changes, ...waiting].flatMap(({ creatorId }) => (creatorId === null ? [] : [creatorId]));
  return { call: 'startArchive', args: { archived: archives, creators: [...new Set(creators)] } };
}

function check(model: Model, call: Call): Next {
  return become(model, { ...unasked, phase: 'checking', check: null }, { do: 'call', ...call });
}

const checkAgain = (model: Model): Next => (model.review === null ? become(model, {}) : check(model, sameAgain(model.review)));

/** What is not ticked is named, so that the server sends a part of what was shown and never more. */
function send(model: Model, review: Review, only: number | null): Next {
  const rows = only === null ? tickedRows(model) : tickedRows(model).slice(0, only);
  const number = model.brake === null ? null : Number(model.typed.trim());
  if (number !== model.brake) return become(model, { typedWrong: true });
  const sent = new Set(rows.map(rowKey));
  const args = {
    runId: review.runId,
    digest: review.digest,
    without: review.changes.filter((row) => !sent.has(rowKey(row))).map(({ n }) => n),
    clearsConfirmed: rows.some(takesAway),
    number,
  };
  return become(model, { phase: 'confirming', problem: null }, { do: 'call', call: 'confirm', args });
}

function answered(model: Model, answer: Answered): Next {
  const limit = answer.reply.ok ? null : limitOf(answer.reply.problem);
  if (limit !== null) return askLater(model, answer, limit, 'limit');
  switch (answer.call) {
    case 'readReview':
      return reviewRead(model, answer.reply);
    case 'decide':
    case 'startCheck':
    case 'startArchive':
    case 'startUndo':
    case 'stepCheck':
      return checkStepped(model, answer);
    case 'startDeed':
    case 'stepDeed':
    case 'approveDeed':
    case 'cancelDeed':
      return deedStepped(model, answer.reply, checkAgain);
    case 'confirm':
      return confirmed(model, answer.reply);
    case 'cancelRun':
      return model.phase === 'cancelled' ? become(model, {}, { do: 'close' }) : become(model, {});
    case 'repairRows':
      return answer.reply.ok ? become(model, { repaired: model.repaired + answer.reply.value.rows }) : show(model, answer.reply.problem);
    default:
      return answer.reply.ok ? become(model, {}) : show(model, answer.reply.problem);
  }
}

function show(model: Model, problem: Problem): Next {
  return become(model, { problem, phase: model.review === null ? 'failed' : 'ready' });
}

/** A review without a run is no fault: somebody opened the window late, or the run was cancelled elsewhere. */
function reviewRead(model: Model, reply: Reply<Review>): Next {
  if (!reply.ok) return reply.problem.kind === 'stale-review' ? become(model, { phase: 'none', review: null }) : show(model, reply.problem);
  const review = reply.value;
  const fresh = { ...unasked, answers: new Map(), repaired: 0, check: null, wait: null } as const;
  return become(model, { ...fresh, review, phase: 'ready', ticked: ticksFor(review, model) });
}

type CheckAnswer = Extract<Answered, { call: 'decide' | 'startCheck' | 'startArchive' | 'startUndo' | 'stepCheck' }>;

/** A step of another check came back; a run that it replaced is cancelled, so that only one waits for the person. */
function checkStepped(model: Model, answer: CheckAnswer): Next {
  const { reply } = answer;
  if (model.phase !== 'checking') return become(model, {});
  if (!reply.ok)
    return answer.call === 'stepCheck' && passes(reply.problem) ? askLater(model, answer, RETRY_MS, 'retry') : show(model, reply.problem);
  const old = model.review?.runId;
  const replaced: readonly Wish[] =
    answer.call !== 'decide' && answer.call !== 'stepCheck' && old !== undefined && old !== reply.value.runId
      ? [{ do: 'call', call: 'cancelRun', args: { runId: old } }]
      : [];
  const step = checkGoesOn(model, reply.value);
  return { ...step, effects: [...step.effects, ...replaced] };
}

function checkGoesOn(model: Model, progress: CheckProgress): Next {
  const going = { ...model, check: progress, wait: null };
  const step: Call = { call: 'stepCheck', args: { runId: progress.runId } };
  switch (progress.outcome) {
    case 'going':
      return progress.waitMs > 0 ? askLater(going, step, progress.waitMs, 'limit') : become(going, {}, { do: 'call', ...step });
    case 'ready':
      return become(going, {}, readCurrent);
    case 'nothing':
      return become(going, { phase: 'nothing' });
  }
}

/** The sidebar sends; this window has done its part. When the server wants a number typed, it says which. */
function confirmed(model: Model, reply: Reply<CallResults['confirm']>): Next {
  if (reply.ok) return become(model, { phase: 'confirmed' }, { do: 'close' });
  const { kind, words } = reply.problem;
  if (kind !== 'number-needed') return show(model, reply.problem);
  return become(model, { phase: 'ready', brake: Number(words?.number), typed: '', typedWrong: false });
}
