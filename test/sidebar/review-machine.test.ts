// What the review dialog does, event by event, without a page.

import { type Event, first, type Model } from '../../sidebar/review/model';
import { next } from '../../sidebar/review/next';
import { countsOf, fitting, newAnswers, ownersOf, rowKey, sendable, tickedRows } from '../../sidebar/review/rows';
import type { CallArguments } from '../../src/commands/calls';
import type { Review } from '../../src/rpc/shapes';
import { opened as openedReview, ticks } from './opened-review';
import { calls, play } from './play';
import { largeReview, review, sendStep } from './samples';

function opened(shown?: Review) {
  const page = openedReview(shown);
  const sent = (effects: ReturnType<typeof page.send>): CallArguments<'confirm'> => {
    const [effect] = effects;
    if (effect?.do !== 'call' || effect.call !== 'confirm') throw new Error('Nothing was confirmed.');
    return effect.args;
  };
  return { ...page, confirmed: (only: number | null = null) => sent(page.send({ type: 'send', only })) };
}

const check = { runId: 'run-1', done: 1, total: 4, waitMs: 0, outcome: 'going' } as const;

describe('the review when opened', () => {
  it('requests the review that waits for this person', () => {
    const page = play<Model, Event>(first, next);
    expect(page.send({ type: 'opened' })).toEqual([{ do: 'call', call: 'readReview', args: { runId: 'current' } }]);
  });

  it('says that there is nothing to check if no run waits', () => {
    const page = play<Model, Event>(first, next);
    page.send({ type: 'opened' });
    page.refuse('readReview', 'stale-review');
    expect(page.model().phase).toBe('none');
  });

  it('checks every change except removals', () => {
    expect(ticks(opened().model())).toEqual([1, 3, 4, 5, 6]);
  });

  it('neither shows among the changes nor checks what the CRM would refuse', () => {
    const refused = {
      ...review.waiting[0],
      creatorId: 'c4',
      field: 'notes',
      reason: { why: 'refused-by-crm', summary: 'No.' },
    } as Review['waiting'][number];
    const page = opened({ ...review, waiting: [refused] });
    expect(ticks(page.model())).toEqual([1, 3, 5, 6]);
    expect(countsOf({ ...review, waiting: [refused] }).changes).toBe(7);
  });
});

describe('the list', () => {
  it('counts what each filter leaves', () => {
    expect(countsOf(review)).toEqual({ changes: 8, created: 1, clears: 3, surprising: 1, needsYou: 8 });
    const decided = { ...review, conflicts: review.conflicts.map((one) => ({ ...one, answer: 'mine' as const })) };
    expect(countsOf(decided).needsYou).toBe(6);
  });

  it('can be filtered by part of the name and by owner', () => {
    const rows = sendable(review);
    expect(fitting(rows, { search: ' channel 4', owner: null, field: null }).map(({ n }) => n)).toEqual([4]);
    expect(fitting(rows, { search: '', owner: '', field: null }).map(({ n }) => n)).toEqual([3, 6]);
  });

  it('lists owners by name, and "nobody" last', () => {
    expect(ownersOf(review)).toEqual(['Member One', 'Member Two', '']);
  });
});

describe('sending', () => {
  it('names what was not checked, and that no clear was agreed to', () => {
    const page = opened();
    page.send({ type: 'tick', keys: ['status:c1'], on: false });
    expect(page.confirmed()).toEqual({
      runId: 'run-1',
      digest: 'd1',
      without: [1, 2, 7, 8],
      later: [],
      clearsConfirmed: false,
      number: null,
    });
  });

  it('agrees to clears only if one is checked', () => {
    const page = opened();
    page.send({ type: 'tick', keys: ['email:c7'], on: true });
    expect(page.confirmed()).toMatchObject({ without: [2, 8], clearsConfirmed: true });
  });

  it('can try only the first few changes', () => {
    expect(opened().confirmed(3)).toMatchObject({ without: [2, 5, 6, 7, 8], later: [5, 6] });
  });

  it('closes the window once the server has agreed', () => {
    const page = opened();
    page.send({ type: 'send', only: null });
    expect(page.answer('confirm', sendStep(0, { state: 'confirmed' }))).toEqual([{ do: 'close' }]);
  });

  it('is not started twice', () => {
    const page = opened();
    page.send({ type: 'send', only: null });
    expect(page.send({ type: 'send', only: null })).toEqual([]);
  });

  it('shows why it was refused and can be tried again', () => {
    const page = opened();
    page.send({ type: 'send', only: null });
    page.refuse('confirm', 'colleague-sends');
    expect(page.model()).toMatchObject({ phase: 'ready', problem: { kind: 'colleague-sends' } });
  });
});

describe('the typed confirmation', () => {
  const askedForNumber = () => {
    const page = opened(largeReview(400));
    page.send({ type: 'send', only: null });
    page.refuse('confirm', { kind: 'number-needed', words: { number: 400 } });
    return page;
  };

  it('asks for the number given by the server', () => {
    expect(askedForNumber().model()).toMatchObject({ phase: 'ready', typedConfirmation: 400, problem: null });
  });

  it('refuses another number without asking the server', () => {
    const page = askedForNumber();
    page.send({ type: 'type', text: '40' });
    expect(page.send({ type: 'send', only: null })).toEqual([]);
    expect(page.model().typedWrong).toBe(true);
  });

  it('refuses blank, although that converts to zero elsewhere', () => {
    const page = askedForNumber();
    expect(page.send({ type: 'send', only: null })).toEqual([]);
  });

  it('sends with the number', () => {
    const page = askedForNumber();
    page.send({ type: 'type', text: ' 400 ' });
    expect(page.confirmed().number).toBe(400);
  });

  it('is asked again when the checkmarks change', () => {
    const page = askedForNumber();
    page.send({ type: 'tick', keys: ['status:c1'], on: false });
    expect(page.model().typedConfirmation).toBeNull();
  });
});

describe('conflicts', () => {
  it('are decided for the whole list, if each offers the answer', () => {
    const page = opened();
    page.send({ type: 'answer', numbers: [20, 21], answer: 'both' });
    expect(newAnswers(page.model())).toEqual([{ n: 20, answer: 'both' }]);
  });

  it('are applied, checked with the CRM, and read again', () => {
    const page = opened();
    page.send({ type: 'answer', numbers: [21], answer: 'mine' });
    expect(page.send({ type: 'applyAnswers' })).toEqual([
      { do: 'call', call: 'answerConflicts', args: { runId: 'run-1', answers: [{ n: 21, answer: 'mine' }], keepLabels: false } },
    ]);
    expect(calls(page.answer('answerConflicts', check))).toEqual(['stepCheck']);
    expect(calls(page.answer('stepCheck', { ...check, outcome: 'ready' }))).toEqual(['readReview']);
  });

  it('keep the previous checkmarks', () => {
    const page = opened();
    page.send({ type: 'tick', keys: ['status:c1'], on: false });
    page.send({ type: 'tick', keys: ['email:c7'], on: true });
    page.send({ type: 'applyAnswers' });
    page.answer('answerConflicts', { ...check, outcome: 'ready' });
    const added = { ...review.changes[0], n: 99, creatorId: 'c21' } as Review['changes'][number];
    page.answer('readReview', { ...review, digest: 'd2', changes: [added, ...review.changes] });
    expect(tickedRows(page.model()).map(rowKey)).toEqual(['status:c21', 'status:c3', 'notes:c4', 'labels:c5', 'owner:c6', 'email:c7']);
  });
});

describe('labels missing from overwritten cells', () => {
  it('can stay on the creators, after another check', () => {
    const page = opened();
    expect(page.send({ type: 'keepLabels', keep: true })).toEqual([
      { do: 'call', call: 'answerConflicts', args: { runId: 'run-1', answers: [], keepLabels: true } },
    ]);
  });
});

describe('checking again', () => {
  it('replaces the run, so that only one waits for the person', () => {
    const page = opened();
    expect(page.send({ type: 'checkAgain' })).toEqual([{ do: 'call', call: 'checkAgain', args: { runId: 'run-1' } }]);
    expect(page.answer('checkAgain', { ...check, runId: 'run-2' })).toEqual([
      { do: 'call', call: 'stepCheck', args: { runId: 'run-2' } },
      { do: 'call', call: 'cancelRun', args: { runId: 'run-1' } },
    ]);
    expect(page.answer('cancelRun', sendStep(0, { state: 'cancelled' }))).toEqual([]);
  });

  it('waits as long as the CRM requires', () => {
    const page = opened();
    page.send({ type: 'checkAgain' });
    expect(page.answer('checkAgain', { ...check, waitMs: 5000 })).toEqual([expect.objectContaining({ do: 'later', ms: 5000 })]);
    expect(calls(page.elapse('again'))).toEqual(['stepCheck']);
  });

  it('repeats the same step after a temporary problem', () => {
    const page = opened();
    page.send({ type: 'checkAgain' });
    page.answer('checkAgain', check);
    page.refuse('stepCheck', 'unreachable');
    expect(calls(page.elapse('again'))).toEqual(['stepCheck']);
  });

  it('keeps answers that were not applied, to conflicts that are the same', () => {
    const page = opened();
    const [first, second] = review.conflicts;
    if (first === undefined || second === undefined) throw new Error('the sample needs two conflicts');
    page.send({ type: 'answer', numbers: [first.n, second.n], answer: 'mine' });
    page.send({ type: 'checkAgain' });
    page.answer('checkAgain', { ...check, outcome: 'ready' });
    const renumbered = [
      { ...first, n: 70 },
      { ...second, n: 71, theirs: { as: 'text', text: 'newer' } },
    ] as const;
    page.answer('readReview', { ...review, digest: 'd2', conflicts: renumbered });
    expect(newAnswers(page.model())).toEqual([{ n: 70, answer: 'mine' }]);
  });

  it('says so if nothing is left to send', () => {
    const page = opened();
    page.send({ type: 'checkAgain' });
    page.answer('checkAgain', { ...check, outcome: 'nothing' });
    expect(page.model().phase).toBe('nothing');
  });
});

describe('a run that archives', () => {
  const archiving: Review = {
    ...review,
    archives: true,
    conflicts: [],
    changes: review.changes.slice(0, 2).map((row) => ({ ...row, field: 'archived', kind: 'archive', removesLabels: false, ticked: true })),
    waiting: review.waiting.slice(0, 1),
  };

  it('checks everybody, and agrees to no clear', () => {
    expect(opened(archiving).confirmed()).toMatchObject({ without: [], later: [], clearsConfirmed: false });
  });

  it('is started from a row that waits because its creator is archived, and replaces the review', () => {
    const page = opened();
    expect(page.send({ type: 'archive', archived: false, creators: ['c14'] })).toEqual([
      { do: 'call', call: 'startArchive', args: { archived: false, creators: ['c14'], tab: 7 } },
    ]);
    page.answer('startArchive', { ...check, runId: 'run-2' });
    page.answer('stepCheck', { ...check, runId: 'run-2', outcome: 'ready' });
    page.answer('readReview', { ...archiving, runId: 'run-2', archives: false });
    expect(page.model()).toMatchObject({ phase: 'ready', review: { runId: 'run-2' } });
  });
});

it.each([
  ['archives', { ...review, archives: true }],
  ['takes another one back', { ...review, undoes: { runId: 'run-0', at: '2026-03-02T10:41:00Z' } }],
])('a run that %s is checked again with its own kind, which the server knows', (_, shown) => {
  const page = opened(shown);
  expect(page.send({ type: 'checkAgain' })).toEqual([{ do: 'call', call: 'checkAgain', args: { runId: 'run-1' } }]);
  expect(calls(page.answer('checkAgain', { ...check, runId: 'run-2' }))).toEqual(['stepCheck', 'cancelRun']);
});

describe('the rest of the window', () => {
  it('cancels the run and closes', () => {
    const page = opened();
    expect(calls(page.send({ type: 'cancel' }))).toEqual(['cancelRun']);
    expect(page.answer('cancelRun', sendStep(0, { state: 'cancelled' }))).toEqual([{ do: 'close' }]);
  });

  it('goes to the cell of a change', () => {
    expect(opened().send({ type: 'goTo', creatorId: 'c1', field: 'status' })).toEqual([
      { do: 'call', call: 'goToCell', args: { creatorId: 'c1', field: 'status', tab: 7 } },
    ]);
  });

  it.each(['goToCell', 'repairRows'] as const)('continues its check if %s, asked before, fails meanwhile', (call) => {
    const page = opened();
    page.send(
      call === 'goToCell' ? { type: 'goTo', creatorId: 'c1', field: 'status' } : { type: 'repair', repair: 'use-near', rows: [14] },
    );
    page.send({ type: 'checkAgain' });
    page.refuse(call, 'busy');
    expect(page.model().phase).toBe('checking');
    expect(calls(page.answer('checkAgain', { ...check, runId: 'run-2' }))).toEqual(['stepCheck', 'cancelRun']);
  });

  it('counts the rows that were repaired', () => {
    const page = opened();
    page.send({ type: 'repair', repair: 'use-near', rows: [14, 21] });
    page.answer('repairRows', { rows: 2 });
    expect(page.model().repaired).toBe(2);
  });
});
