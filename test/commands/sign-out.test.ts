// What signing out leaves of a person and their key.

import { connected } from '../../src/commands/account/account';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { startPull } from '../../src/commands/pull/pull';
import { handOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSchedule, turnOffSchedule, turnOnSchedule } from '../../src/commands/schedule/schedule';
import { signOut } from '../../src/commands/schedule/sign-out';
import { readState } from '../../src/commands/state';
import { connect } from '../../src/commands/views/read-choices';
import { MemoryBook } from '../fakes/memory-book';
import { nodeDigest } from '../fakes/memory-platform';
import { ModelCrm } from '../fakes/model-crm';
import { must, Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

const KEY = 'nox_sk_made_up_for_tests';

/** The key of an office. */
const OWN_KEY = 'nox_sk_test';
const HOUR = 3_600_000;
const EVERY_HOUR = { at: 'hours', every: 1 } as const;

function on({ ctx, tab }: Office): void {
  must(turnOnSchedule(ctx, { rule: EVERY_HOUR, tabs: [tab.id], mail: true }));
}

/** Three edits are confirmed and handed over. */
function inTheBackground(office: Office): string {
  for (const row of [2, 3, 4]) type(office, row, 'notes', `note ${row}`);
  const review = reviewOf(office);
  confirmAll(office, review);
  must(handOver(office.ctx, { runId: review.runId }));
  return review.runId;
}

/** An hour later. */
function fire(office: Office): void {
  office.clock.sleep(HOUR);
  if (office.timer.on) workByItself(office.ctx, () => null);
}

/** Removes the key in another file, from where this one cannot be reached. */
const signOutElsewhere = (office: Office) => signOut({ ...office.ctx, book: new MemoryBook('elsewhere') }, { sure: true });
const background = ({ ctx }: Office) => must(readState(ctx, { withEdits: false })).background;

describe('with a schedule or a run in the background, signing out', () => {
  it('first says what it would end, and does nothing', () => {
    const office = officeWith(3);
    on(office);
    inTheBackground(office);
    expect(must(signOut(office.ctx, { sure: false }))).toEqual({ ends: { schedule: true, run: true, elsewhere: 0 } });
    expect([office.timer.on, connected(office.ctx).ok, background(office)?.ended]).toEqual([true, true, null]);
  });

  it('then turns the schedule off and pauses the run, which can be sent once somebody is connected', () => {
    const office = officeWith(3);
    on(office);
    const runId = inTheBackground(office);
    expect(must(signOut(office.ctx, { sure: true }))).toEqual({ ends: null });
    expect([office.timer.on, connected(office.ctx).ok, background(office)]).toEqual([false, false, undefined]);
    expect(must(readSchedule(office.ctx)).on).toBeNull();
    expect(must(readState(office.ctx, { withEdits: false })).run).toMatchObject({ runId, state: 'paused' });
    must(connect(office.ctx, { key: OWN_KEY }));
    expect(office.finishSend(runId)).toMatchObject({ state: 'done', applied: 3 });
  });

  it('counts the other files in which something goes on', () => {
    const office = officeWith(3);
    on(office);
    const there = { ...office.ctx, book: new MemoryBook('elsewhere') };
    expect(must(signOut(there, { sure: false }))).toEqual({ ends: { schedule: false, run: false, elsewhere: 1 } });
    must(turnOffSchedule(office.ctx));
    inTheBackground(office);
    expect(must(signOut(there, { sure: false }))).toEqual({ ends: { schedule: false, run: false, elsewhere: 1 } });
  });

  it('in another file leaves a timer here that says so once and ends itself', () => {
    const office = officeWith(3);
    on(office);
    const runId = inTheBackground(office);
    must(signOutElsewhere(office));
    const { requests } = office.crm;
    fire(office);
    expect([office.crm.requests, office.timer.on, office.crm.writes]).toEqual([requests, false, []]);
    expect(must(readSchedule(office.ctx))).toMatchObject({
      on: null,
      last: { tabs: [{ problem: { kind: 'not-connected' } }], mail: 'sent' },
    });
    expect(background(office)?.ended).toMatchObject({ how: 'signed-out', left: 3 });
    expect(office.mail.sent.map(({ subject }) => subject)).toEqual([
      `Background sync: ${office.tab.name}`,
      `CRM refresh: ${office.tab.name}`,
    ]);
    must(connect(office.ctx, { key: OWN_KEY }));
    expect(must(readState(office.ctx, { withEdits: true })).scheduled?.news.problem).toEqual({ kind: 'not-connected' });
    must(takeBackRun(office.ctx, { runId }));
    expect(office.finishSend(runId)).toMatchObject({ state: 'done' });
    office.clock.sleep(HOUR);
    office.refresh();
    expect(must(readState(office.ctx, { withEdits: true })).scheduled).toBeUndefined();
  });
});

it('leaves neither the key nor a digest of it in the person’s properties, in whatever file they used it', () => {
  const { ctx } = new Office(new ModelCrm());
  for (const book of ['first', 'second', 'third']) {
    const there = { ...ctx, book: new MemoryBook(book) };
    must(connect(there, { key: KEY }));
    must(startPull(there, { query: {}, name: 'Creators' }));
  }
  must(sayWhoIAm(ctx, { member: 'u-a' }));
  const kept = () => JSON.stringify(ctx.mine.keys('').map((name) => [name, ctx.mine.read(name)]));
  expect(kept()).toContain(nodeDigest(KEY));
  must(signOut(ctx, { sure: false }));
  expect(kept()).not.toContain(nodeDigest(KEY));
  expect(kept()).not.toContain(KEY);
  expect(ctx.mine.keys('account.').concat(ctx.mine.keys('lists.'))).toEqual([]);
});
