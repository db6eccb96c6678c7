// A review whose window is closed and opened again: what was ticked and answered is kept meanwhile.

import { opened } from './opened-review';
import { review } from './samples';

const untick = { type: 'tick', keys: ['status:c1'], on: false } as const;

const keeping = (effects: ReturnType<ReturnType<typeof opened>['send']>) =>
  effects.flatMap((effect) => (effect.do === 'call' && effect.call === 'keepDecisions' ? [effect.args] : []));

describe('what was ticked and answered', () => {
  it('is kept, by the digest of what was shown', () => {
    const page = opened();
    const notTicked = review.changes.filter(({ ticked }) => !ticked).map(({ n }) => n);
    const [kept] = keeping(page.send(untick));
    expect(kept).toMatchObject({ runId: review.runId, digest: review.digest, without: [1, ...notTicked], answers: [] });
  });

  it('is kept one call at a time, and the last word counts', () => {
    const page = opened();
    page.send(untick);
    expect(keeping(page.send({ ...untick, on: true }))).toEqual([]);
    expect(keeping(page.send(untick))).toEqual([]);
    const [kept] = keeping(page.answer('keepDecisions', null));
    expect(kept?.without).toContain(1);
    expect(page.answer('keepDecisions', null)).toEqual([]);
  });

  it('is kept before the window closes, which waits for no failed call and no second press', () => {
    const page = opened();
    page.send(untick);
    expect(page.send({ type: 'close' })).toEqual([]);
    expect(page.answer('keepDecisions', null)).toEqual([{ do: 'close' }]);

    const failing = opened();
    failing.send(untick);
    failing.send(untick);
    failing.send({ type: 'close' });
    expect(failing.refuse('keepDecisions', 'unreachable')).toEqual([{ do: 'close' }]);

    const impatient = opened();
    impatient.send(untick);
    impatient.send({ type: 'close' });
    expect(impatient.send({ type: 'close' })).toEqual([{ do: 'close' }]);
  });

  it('is not kept by a window in which nothing was decided: it closes at once', () => {
    expect(opened().send({ type: 'close' })).toEqual([{ do: 'close' }]);
  });

  it('is what the next window starts with', () => {
    const conflicts = review.conflicts.map((one) => ({ ...one, chosen: 'theirs' as const }));
    const changes = review.changes.map((row) => (row.n === 1 ? { ...row, ticked: false } : row));
    const { ticked, answers } = opened({ ...review, changes, conflicts }).model();
    expect(ticked.has('status:c1')).toBe(false);
    expect([...answers.values()]).toEqual(conflicts.map(() => 'theirs'));
  });

  it('is kept again for the plan of another check', () => {
    const page = opened();
    page.send(untick);
    page.answer('keepDecisions', null);
    page.send({ type: 'returned' });
    const [kept] = keeping(page.answer('readReview', { ...review, digest: 'd2' }));
    expect(kept).toMatchObject({ digest: 'd2' });
    expect(kept?.without).toContain(1);
  });
});
