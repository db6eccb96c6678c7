// What a person reads and can do after a call ended in a Google fault, or its answer was lost.

import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { startPull, stepPull } from '../../src/commands/pull/pull';
import { confirm } from '../../src/commands/runs/confirm';
import { activeLease } from '../../src/commands/runs/lease';
import { stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { isWrite } from '../fakes/memory-ops';
import { must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const FAULT = 'Der Dienst antwortet nicht.';

/** More writes than any of these operations makes. */
const MOST_WRITES = 200;

/** Fails the work at each of its writes in turn; `then` sees what it left. */
function failingAtEachWrite(prepare: () => Office, work: (office: Office) => void, then: (office: Office, at: number) => void): number {
  for (let at = 1; at <= MOST_WRITES; at += 1) {
    const office = prepare();
    let writes = 0;
    office.ops.before = (op) => {
      if (!isWrite(op)) return;
      writes += 1;
      if (writes === at) throw Object.assign(new Error(FAULT), { name: 'Exception' });
    };
    let failed = false;
    try {
      work(office);
    } catch (thrown) {
      if (!(thrown instanceof Error) || !thrown.message.includes(FAULT)) throw thrown;
      failed = true;
    }
    office.ops.before = () => {};
    if (!failed && writes < at) return at - 1;
    then(office, at);
  }
  throw new Error(`the work makes more than ${MOST_WRITES} writes`);
}

function reviewed(): Office {
  const office = officeWith(3);
  type(office, 2, 'notes', 'mine');
  type(office, 3, 'status', 'Completed');
  return office;
}

describe('a confirmation that ended in a fault', () => {
  it('holds no lease, so that nobody is told that they themselves are sending; the next Sync sends everything once', () => {
    let review = reviewOf(reviewed());
    const again = ({ runId, digest }: typeof review) => ({ runId, digest, without: [], later: [], clearsConfirmed: true, number: null });
    const tried = failingAtEachWrite(
      () => {
        const office = reviewed();
        review = reviewOf(office);
        return office;
      },
      ({ ctx }) => must(confirm(ctx, again(review))),
      (office, at) => {
        const { ctx } = office;
        const state = must(readState(ctx, { withEdits: true }));
        expect([at, state.colleague]).toEqual([at, null]);
        if (state.run?.state === 'reviewing' || state.run === null) expect([at, activeLease(ctx)]).toEqual([at, null]);
        const other = office.contextOf('Sample person 2');
        if (activeLease(ctx) === null) expect(office.review('all', other)).not.toBeNull();
        const sent = confirm(ctx, again(review));
        if (sent.ok) office.finishSend(review.runId);
        else office.sync();
        expect([at, office.crm.writes.length, office.review()]).toEqual([at, 2, null]);
      },
    );
    expect(tried).toBeGreaterThan(3);
  });

  it('does not keep anybody from checking and confirming again if it was killed', () => {
    const office = reviewed();
    const first = reviewOf(office);
    office.ops.before = (op) => {
      if (isWrite(op) && activeLease(office.ctx) !== null) throw new Error('killed');
    };
    const ends = () =>
      confirm(office.ctx, { runId: first.runId, digest: first.digest, without: [], later: [], clearsConfirmed: true, number: null });
    expect(ends).toThrow();
    office.ops.before = () => {};
    expect(activeLease(office.ctx)?.runId).toBe(first.runId);
    expect(office.sync()).toMatchObject({ results: expect.anything() });
    expect(office.crm.writes).toHaveLength(2);
  });

  it('answers the same again if only its answer was lost, and includes nothing unchecked meanwhile', () => {
    const office = reviewed();
    const { runId, digest, changes } = reviewOf(office);
    const agreed = { runId, digest, without: [], later: [], clearsConfirmed: true, number: null };
    const first = must(confirm(office.ctx, agreed));
    expect(must(confirm(office.ctx, agreed))).toEqual(first);
    expect(confirm(office.ctx, { ...agreed, without: [changes[0]?.n ?? 0] })).toMatchObject({ problem: { kind: 'stale-review' } });
    expect(confirm(office.ctx, { ...agreed, digest: 'another' })).toMatchObject({ problem: { kind: 'stale-review' } });
    office.finishSend(runId);
    expect(must(confirm(office.ctx, agreed)).results).not.toBeNull();
    expect(office.crm.writes).toHaveLength(2);
  });
});

describe('a pull whose last answer was lost', () => {
  it('returns its result again, and is no longer unfinished', () => {
    const office = officeWith(2);
    office.book.activate(office.book.addTab('Empty'));
    const { pullId } = must(startPull(office.ctx, { query: {}, name: 'Again' }));
    const progress = (): ReturnType<typeof stepPull> => stepPull(office.ctx, { pullId });
    let last = must(progress());
    while (last.finished === null) last = must(progress());
    expect(must(progress())).toEqual(last);
    expect(must(readState(office.ctx, { withEdits: false })).tab?.unfinishedPull).toBeNull();
  });

  it('resumes after every failed write', () => {
    const tried = failingAtEachWrite(
      () => officeWith(2),
      (office) => office.refresh(),
      (office, at) => {
        const { unfinishedPull } = must(readState(office.ctx, { withEdits: false })).tab ?? {};
        if (unfinishedPull) office.finishPull(office.ctx, unfinishedPull.pullId);
        expect([at, office.refresh().creators, office.review()]).toEqual([at, 2, null]);
      },
    );
    expect(tried).toBeGreaterThan(3);
  });
});

describe('an approval whose answer was lost', () => {
  it.each([
    ['is under way', true],
    ['is over', false],
  ])('resumes where it was when it is given again: %s', (_, going) => {
    const { ctx, crm } = officeWith(1);
    const { mutationId, digest } = must(startMutation(ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    if (going) crm.before = () => 'wait';
    must(approveMutation(ctx, { mutationId, digest }));
    crm.before = () => null;
    expect(must(approveMutation(ctx, { mutationId, digest }))).toMatchObject({ state: 'done' });
    expect(crm.others).toHaveLength(1);
    expect(approveMutation(ctx, { mutationId, digest: 'another' })).toMatchObject({ problem: { kind: 'stale-mutation' } });
  });
});

describe('an approved mutation that ended in a fault', () => {
  it('resumes after every failed write, and is done once', () => {
    let shown = { mutationId: '', digest: '' };
    const tried = failingAtEachWrite(
      () => {
        const office = officeWith(1);
        shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
        return office;
      },
      ({ ctx }) => must(approveMutation(ctx, { mutationId: shown.mutationId, digest: shown.digest })),
      ({ ctx, crm, clock }, at) => {
        clock.sleep(120_000);
        expect([at, approveMutation(ctx, { mutationId: shown.mutationId, digest: shown.digest })]).toMatchObject([
          at,
          { ok: true, value: { state: 'done' } },
        ]);
        expect([at, crm.others.length]).toEqual([at, 1]);
      },
    );
    expect(tried).toBeGreaterThan(5);
  });
});

describe('a call that sends', () => {
  it('releases its lease however it ends', () => {
    const tried = failingAtEachWrite(
      () => {
        const office = reviewed();
        office.confirm(reviewOf(office));
        return office;
      },
      ({ ctx }) => must(stepSend(ctx, { runId: activeLease(ctx)?.runId ?? '' })),
      ({ ctx }, at) => expect([at, activeLease(ctx)?.holder ?? '']).toEqual([at, '']),
    );
    expect(tried).toBeGreaterThan(5);
  });
});
