// The person's agreement: bound to exactly one review, asked twice if much is removed, accepted once however often it arrives.

import type { Context } from '../../src/commands/context';
import { startUndo } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { handOver } from '../../src/commands/runs/handed-over';
import { readRun, runHead } from '../../src/commands/runs/journal';
import { activeLease } from '../../src/commands/runs/lease';
import { readReview } from '../../src/commands/runs/review';
import { cancelRun, pauseSend, stepSend } from '../../src/commands/runs/send';
import type { Review } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { asPage } from './as-page';
import { reviewOf, type } from './edited-office';

/** Rows 2 to 7, each with notes. */
function freshOffice(): Office {
  const crm = new ModelCrm();
  for (let n = 1; n <= 6; n += 1) crm.channels.set(creator(`c-${n}`), { ...blankChannel(creator(`c-${n}`)), notes: `note ${n}` });
  const office = new Office(crm);
  office.pull();
  return office;
}

function edited(office: Office, ...rows: readonly number[]): Review {
  for (const row of rows) type(office, row, 'notes', `mine ${row}`);
  return reviewOf(office);
}

type Agreement = Parameters<typeof confirm>[1];
const ask = (office: Office, { runId, digest }: Review, more: Partial<Agreement> = {}, ctx = office.ctx) =>
  asPage(confirm, ctx, { runId, digest, without: [], later: [], clearsConfirmed: false, number: null, ...more });

const states = (office: Office, runId: string) => [...(readRun(office.ctx, runId)?.run.changes.values() ?? [])].map(({ state }) => state);
const refused = (kind: string) => ({ ok: false, problem: { kind } });

describe('a review', () => {
  it('takes the lease when confirmed, and reports what is to be sent; what was unchecked is left', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3, 4);
    const [first = 0] = review.changes.map(({ n }) => n);
    const before = office.clock.now();
    office.clock.sleep(60_000);
    expect(must(ask(office, review, { without: [first] }))).toMatchObject({
      state: 'confirmed',
      total: 2,
      applied: 0,
      left: 2,
      results: null,
    });
    expect(states(office, review.runId)).toEqual(['left', 'planned', 'planned']);
    expect(activeLease(office.ctx)).toMatchObject({ runId: review.runId, changes: 2, holder: '' });
    expect(runHead(office.ctx, review.runId)).toMatchObject({
      startedAt: before + 60_000,
      beatAt: before + 60_000,
      totals: { changes: 2 },
    });
  });

  it.each<[string, Partial<Agreement>]>([
    ['under another digest', { digest: 'another' }],
    ['under another id', { runId: 'another' }],
  ])('confirmed %s is stale', (_, more) => {
    const office = freshOffice();
    expect(ask(office, edited(office, 2), more)).toMatchObject(refused('stale-review'));
    expect(activeLease(office.ctx)).toBeNull();
  });

  it('cannot be confirmed by anybody else, nor without a key', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    expect(ask(office, review, {}, office.contextOf('Sample person 2'))).toMatchObject(refused('stale-review'));
    office.ctx.mine.write('crm.key', null);
    expect(ask(office, review)).toMatchObject(refused('not-connected'));
    expect(runHead(office.ctx, review.runId)?.state).toBe('reviewing');
  });

  it('with everything unchecked has nothing to send, unless a cell takes the CRM’s value', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    const without = review.changes.map(({ n }) => n);
    expect(ask(office, review, { without })).toMatchObject(refused('nothing-to-send'));
    office.crm.change(creator('c-2'), { notes: 'theirs' });
    type(office, 3, 'notes', 'mine');
    const contested = office.answer(reviewOf(office), 'theirs');
    expect(must(ask(office, contested, { without: contested.changes.map(({ n }) => n) })).total).toBe(0);
    office.finishSend(contested.runId);
    expect(office.tab.grid.text(3, office.tab.grid.columnOf('notes'))).toBe('theirs');
  });

  it('without any change is confirmed where one cell takes the CRM’s value and another gets its labels back', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'Beauty, Food');
    office.sync();
    type(office, 2, 'labels', 'Food');
    office.crm.change(creator('c-2'), { notes: 'theirs' });
    type(office, 3, 'notes', 'mine');
    const review = office.answer(reviewOf(office), 'theirs', true);
    expect(must(ask(office, review)).total).toBe(0);
    office.finishSend(review.runId);
    const { grid } = office.tab;
    expect([grid.text(2, grid.columnOf('labels')), grid.text(3, grid.columnOf('notes'))]).toEqual(['Beauty, Food', 'theirs']);
  });

  it('that removes something asks whether that is intended, while it is checked', () => {
    const office = freshOffice();
    type(office, 2, 'notes', '');
    const review = edited(office, 3);
    const clear = review.changes.filter(({ kind }) => kind === 'clear').map(({ n }) => n);
    expect(ask(office, review)).toMatchObject(refused('decisions-needed'));
    expect(ask(office, review, { without: clear }).ok).toBe(true);
    const office2 = freshOffice();
    type(office2, 2, 'notes', '');
    expect(ask(office2, reviewOf(office2), { clearsConfirmed: true }).ok).toBe(true);
  });

  it('confirmed twice is accepted once: the lost answer is given again, wherever the run is by then', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3);
    const [first = 0, second = 0] = review.changes.map(({ n }) => n);
    const once = must(ask(office, review, { without: [first] }));
    expect(must(ask(office, review, { without: [first] }))).toEqual(once);
    expect(ask(office, review, { without: [second] })).toMatchObject(refused('stale-review'));
    expect(ask(office, review)).toMatchObject({ ok: true, value: { total: 1 } });
    expect(ask(office, { ...review, digest: 'another' }, { without: [first] })).toMatchObject(refused('stale-review'));
    expect(ask(office, review, { without: [first] }, office.contextOf('Sample person 2'))).toMatchObject(refused('stale-review'));
    office.finishSend(review.runId);
    expect(must(ask(office, review, { without: [first] }))).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.writes).toHaveLength(1);
  });

  it('is not confirmed while somebody else writes, or another run is sent', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    office.lock.taken = true;
    expect(ask(office, review)).toMatchObject(refused('busy'));
    office.lock.taken = false;
    const other = office.contextOf('Sample person 2');
    type(office, 5, 'notes', 'mine, too');
    const theirs = office.review('all', other);
    if (theirs === null) throw new Error('there is nothing to review');
    must(ask(office, theirs, {}, other));
    expect(ask(office, review)).toMatchObject({ problem: { kind: 'colleague-sends', words: { who: 'Sample person 2' } } });
    expect(runHead(office.ctx, review.runId)?.state).toBe('reviewing');
  });
});

describe('calls about a run', () => {
  it('that is missing, or was never confirmed, say so', () => {
    const office = freshOffice();
    const { runId } = edited(office, 2);
    for (const call of [stepSend, handOver]) {
      expect(asPage<{ runId: string }, unknown>(call, office.ctx, { runId })).toMatchObject(refused('stale-review'));
      expect(call(office.ctx, { runId: 'unknown' })).toMatchObject(refused('stale-review'));
    }
    for (const call of [readReview, startUndo]) expect(call(office.ctx, { runId: 'unknown' })).toMatchObject(refused('stale-review'));
    expect(cancelRun(office.ctx, { runId: 'unknown' })).toMatchObject(refused('stale-review'));
    expect(must(asPage(pauseSend, office.ctx, { runId: 'unknown' }))).toBeNull();
    expect(must(asPage(cancelRun, office.ctx, { runId }))).toMatchObject({ state: 'cancelled', results: null });
    expect(readReview(office.ctx, { runId })).toMatchObject(refused('stale-review'));
  });

  it('of a colleague: neither sent nor reviewed, but ended', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3);
    const other = office.contextOf('Sample person 2');
    must(ask(office, review));
    expect(stepSend(other, { runId: review.runId })).toMatchObject(refused('stale-review'));
    office.clock.sleep(100_000);
    expect(must(cancelRun(other, { runId: review.runId }))).toMatchObject({ applied: 0, left: 0, total: 0 });
    expect(office.crm.writes).toEqual([]);
    expect(states(office, review.runId)).toEqual(['left', 'left']);
  });

  it('the newest of one’s own reviews is the open one', () => {
    const office = freshOffice();
    edited(office, 2);
    const other = office.contextOf('Sample person 2');
    const theirs = office.review('all', other);
    const mine = edited(office, 3);
    expect(must(asPage(readReview, office.ctx, { runId: 'current' })).runId).toBe(mine.runId);
    expect(must(readReview(other, { runId: 'current' })).runId).toBe(theirs?.runId);
    must(ask(office, mine));
    expect(readReview(office.ctx, { runId: 'current' })).toMatchObject(refused('stale-review'));
  });
});

describe('a paused run', () => {
  it('continues where it was, and sends each body once', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3, 4);
    must(ask(office, review));
    office.crm.before = (request) => {
      if (request === 'update' && office.crm.writes.length === 0) must(pauseSend(office.ctx, { runId: review.runId }));
      return null;
    };
    expect(must(stepSend(office.ctx, { runId: review.runId }))).toMatchObject({ state: 'paused', results: null });
    expect([office.crm.writes.length, activeLease(office.ctx)]).toEqual([1, null]);
    office.crm.before = () => null;
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 3 });
    expect(office.crm.writes).toHaveLength(3);
    expect(must(stepSend(office.ctx, { runId: review.runId }))).toMatchObject({ state: 'done', applied: 3, left: 0 });
    expect(must(cancelRun(office.ctx, { runId: review.runId }))).toMatchObject({ state: 'done', applied: 3 });
  });

  it('because the CRM cannot be reached says why, and appears as paused', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3);
    must(ask(office, review));
    office.crm.before = (request) => (request === 'find' ? 'lost-before' : null);
    expect(stepSend(office.ctx, { runId: review.runId })).toMatchObject(refused('unreachable'));
    expect([runHead(office.ctx, review.runId)?.state, activeLease(office.ctx)]).toEqual(['paused', null]);
    office.crm.before = () => null;
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 2 });
  });

  it('ended in the middle reads back what is in flight, and leaves the rest as edits', () => {
    const office = freshOffice();
    const review = edited(office, 2, 3, 4);
    must(ask(office, review));
    office.crm.before = (request) => (request === 'update' && office.crm.writes.length === 1 ? 'wait' : null);
    must(stepSend(office.ctx, { runId: review.runId }));
    const writes = office.crm.writes.length;
    office.crm.before = () => null;
    const ended = must(cancelRun(office.ctx, { runId: review.runId }));
    expect(ended).toMatchObject({ state: 'done', applied: 1, failed: 0, unknown: 0, left: 0, total: 1 });
    expect(office.crm.writes).toHaveLength(writes);
    expect(states(office, review.runId).sort()).toEqual(['applied', 'left', 'left']);
    expect(reviewOf(office).changes).toHaveLength(2);
  });

  it('ended after an answer was lost finds out by reading what arrived', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    must(ask(office, review));
    office.crm.before = (request) => (request === 'update' ? 'lost-after' : null);
    expect(stepSend(office.ctx, { runId: review.runId })).toMatchObject(refused('unreachable'));
    office.crm.before = () => null;
    expect(must(cancelRun(office.ctx, { runId: review.runId }))).toMatchObject({ state: 'done', applied: 1, left: 0 });
    expect(office.review()).toBeNull();
  });

  it('ended before a cell took the CRM’s value leaves the cell as it is, and does not say otherwise', () => {
    const office = freshOffice();
    type(office, 2, 'notes', 'mine 2');
    office.crm.change(creator('c-2'), { notes: 'theirs' });
    type(office, 3, 'notes', 'mine 3');
    const review = office.answer(reviewOf(office), 'theirs');
    must(ask(office, review));
    must(pauseSend(office.ctx, { runId: review.runId }));
    expect(must(cancelRun(office.ctx, { runId: review.runId }))).toMatchObject({ applied: 0, results: { fromCrm: false } });
    expect(office.tab.grid.text(3, office.tab.grid.columnOf('notes'))).toBe('mine 3');
  });

  it('whose request is lost on its way sends it once more, and then leaves it uncertain', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    must(ask(office, review));
    let sent = 0;
    office.crm.before = (request) => {
      if (request !== 'update') return null;
      sent += 1;
      return 'lost-before';
    };
    const steps = [1, 2, 3].map(() => stepSend(office.ctx, { runId: review.runId }));
    expect(steps.slice(0, 2)).toMatchObject([refused('unreachable'), refused('unreachable')]);
    expect(steps[2]).toMatchObject({ ok: true, value: { state: 'partly', applied: 0, unknown: 1 } });
    expect([sent, office.crm.writes]).toEqual([2, []]);
  });

  it('whose request must be checked again waits for the CRM’s limit first, and sends nothing meanwhile', () => {
    const office = freshOffice();
    type(office, 2, 'status', 'Completed');
    type(office, 2, 'owner', 'Sample owner A');
    const review = reviewOf(office);
    must(ask(office, review, { without: review.changes.filter(({ field }) => field === 'owner').map(({ n }) => n) }));
    office.crm.before = (request) => (request === 'validate' ? 'wait' : null);
    expect(must(stepSend(office.ctx, { runId: review.runId }))).toMatchObject({ state: 'sending', waitMs: 1000, applied: 0 });
    expect(office.crm.writes).toEqual([]);
    office.crm.before = () => null;
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
  });

  it('that vanished from the hidden sheet just before a call held it is stale, and blocks nobody', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    must(ask(office, review));
    const losing = () => {
      office.book.hiddenSheets.get('NoxSync runs')?.splice(0);
      return office.newId();
    };
    expect(stepSend({ ...office.ctx, newId: losing }, { runId: review.runId })).toMatchObject(refused('stale-review'));
    expect(activeLease(office.ctx)).toBeNull();
    expect(office.crm.writes).toEqual([]);
  });

  it('that vanished with the hold of the call is stale, too', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    must(ask(office, review));
    const lock: Context['lock'] = {
      ...office.lock,
      within: (ms, work) => {
        const outcome = office.lock.within(ms, work);
        office.book.hiddenSheets.get('NoxSync runs')?.splice(0);
        office.shared.write('lease', null);
        return outcome;
      },
    };
    expect(stepSend({ ...office.ctx, lock }, { runId: review.runId })).toMatchObject(refused('stale-review'));
    expect(office.crm.writes).toEqual([]);
  });

  it('that throws in the middle of a call can be resumed immediately', () => {
    const office = freshOffice();
    const review = edited(office, 2);
    must(ask(office, review));
    office.crm.before = () => {
      throw new Error('Google is out of order');
    };
    expect(() => stepSend(office.ctx, { runId: review.runId })).toThrow('out of order');
    expect([runHead(office.ctx, review.runId)?.state, activeLease(office.ctx)]).toEqual(['paused', null]);
    office.crm.before = () => null;
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
  });
});
