// What the review's main button does, what it says when nothing can be sent, and where it opens.

import { filterFor, mainDoes, nothingToSend } from '../../sidebar/review/rows';
import type { Review } from '../../src/rpc/shapes';
import { opened } from './opened-review';
import { theirsChosen as taken, undecided } from './sample-undecided';
import { review } from './samples';

const empty: Review = { ...review, changes: [], conflicts: [], waiting: [], drift: 0, theirs: 0 };

describe('a review whose only decision is to use the CRM’s value', () => {
  it('offers to take it in, and confirms that', () => {
    const page = opened(taken);
    expect([mainDoes(page.model()), nothingToSend(taken)]).toEqual(['take', 'taken']);
    expect(page.send({ type: 'send', only: null })).toMatchObject([{ do: 'call', call: 'confirm', args: { without: [] } }]);
  });

  it('still does when every change is unticked', () => {
    const page = opened({ ...review, theirs: 1, drift: 0 });
    expect(mainDoes(page.model())).toBe('send');
    page.send({ type: 'tick', keys: [...page.model().ticked], on: false });
    expect(mainDoes(page.model())).toBe('take');
  });
});

describe('a review with only a conflict', () => {
  it('opens where it asks for the decision, and says that one is needed', () => {
    const page = opened(undecided);
    expect([page.model().filter, nothingToSend(undecided), mainDoes(page.model())]).toEqual(['needsYou', 'undecided', 'close']);
    page.send({ type: 'answer', numbers: [undecided.conflicts[0]?.n ?? 0], answer: 'theirs' });
    expect(mainDoes(page.model())).toBe('decide');
  });

  it('returns to all changes once nothing needs input', () => {
    expect(filterFor(taken, 'needsYou')).toBe('changes');
    expect(filterFor(review, 'changes')).toBe('changes');
    expect(filterFor(review, 'needsYou')).toBe('needsYou');
  });
});

describe('a review with nothing in it', () => {
  it('can only be closed', () => {
    expect([mainDoes(opened(empty).model()), nothingToSend(empty)]).toEqual(['close', 'none']);
    expect(nothingToSend({ ...empty, undoes: { runId: 'run-0', at: '2026-03-02T10:41:00Z' } })).toBe('undone');
  });
});
