// A run that continues while nobody is there: when it may be handed over, what stops it, what is reported.

import { handOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { cancelRun, pauseSend, stepSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { turnOnSchedule } from '../../src/commands/schedule/schedule';
import { readState } from '../../src/commands/state';
import { must, type Office } from '../fakes/office';
import { confirmedNotes, forge, syncWord, type } from './edited-office';

const HOUR = 3_600_000;

function fire(office: Office): void {
  office.clock.sleep(HOUR);
  if (office.timer.on) workByItself(office.ctx, () => null);
}

const stateOf = (office: Office) => must(readState(office.ctx, { withEdits: false }));

describe('a run', () => {
  it('can be handed over by the person who confirmed it, and by nobody else', () => {
    const { office, runId } = confirmedNotes(4);
    expect(handOver(office.contextOf('Sample person 2'), { runId })).toMatchObject({ problem: { kind: 'stale-review' } });
    office.timer.granted = { allowed: false, url: null };
    expect(handOver(office.ctx, { runId })).toMatchObject({ problem: { kind: 'google-permission' } });
    office.timer.granted = { allowed: true, url: null };
    must(handOver(office.ctx, { runId }));
    expect(stateOf(office)).toMatchObject({
      run: { state: 'paused', runId },
      background: { runId, triedAt: null, problem: null, ended: null },
    });
    expect(office.crm.writes).toEqual([]);
    fire(office);
    expect(office.crm.writes).toHaveLength(3);
    expect(syncWord(office, 2)).toContain('Sent');
    expect(stateOf(office)).toMatchObject({ run: null, background: { ended: { how: 'over', applied: 3, failed: 0, left: 0 } } });
    expect(office.timer.on).toBe(false);
  });

  it('that was not sealed, or is over, is not handed over', () => {
    const { office, runId } = confirmedNotes(4);
    office.ctx.mine.write(`seal.${office.book.id}.${runId}`, null);
    expect(handOver(office.ctx, { runId })).toMatchObject({ problem: { kind: 'not-confirmed' } });
    expect(cancelRun(office.ctx, { runId })).toMatchObject({ problem: { kind: 'not-confirmed' } });
    expect(handOver(office.ctx, { runId })).toMatchObject({ problem: { kind: 'stale-review' } });
    expect(office.timer.on).toBe(false);
  });

  it('is sent by no page while it belongs to the timer: a step in progress sends nothing', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    expect(must(stepSend(office.ctx, { runId }))).toMatchObject({ state: 'paused', applied: 0 });
    expect(office.crm.writes).toEqual([]);
    must(takeBackRun(office.ctx, { runId }));
    expect(office.finishSend(runId)).toMatchObject({ state: 'done', applied: 3 });
    fire(office);
    expect(office.crm.writes).toHaveLength(3);
    expect(stateOf(office).background).toBeUndefined();
  });

  it.each([
    ['paused', pauseSend],
    ['ended', cancelRun],
  ] as const)('that somebody has %s no longer belongs to the timer', (_, stop) => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    must(stop(office.ctx, { runId }));
    fire(office);
    expect(office.crm.writes).toEqual([]);
    expect(stateOf(office).background).toBeUndefined();
  });
});

describe('the timer', () => {
  it('is off once the run was taken back, even if its last call then failed', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    office.crm.before = (request) => {
      if (request !== 'update') return null;
      must(takeBackRun(office.ctx, { runId }));
      throw new Error('Google is out of order');
    };
    fire(office);
    expect([office.timer.on, stateOf(office).background]).toEqual([false, undefined]);
    expect(stateOf(office).run).toMatchObject({ runId, state: 'paused' });
  });

  it('reports what stopped it, and tries again an hour later', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    office.crm.before = () => 'lost-before';
    fire(office);
    expect(stateOf(office)).toMatchObject({ run: { state: 'paused' }, background: { problem: { kind: 'unreachable' }, ended: null } });
    office.crm.before = () => null;
    fire(office);
    expect(office.crm.writes).toHaveLength(3);
    expect(stateOf(office).background).toMatchObject({ problem: null, ended: { how: 'over', applied: 3 } });
  });

  it('respects the CRM’s limit, and the time limit of one firing', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    office.crm.before = (request) => (request === 'update' ? 'wait' : null);
    const begun = office.clock.now();
    fire(office);
    expect(office.clock.now() - begun).toBeLessThan(HOUR + 6 * 60_000);
    expect(office.crm.writes).toEqual([]);
    expect(stateOf(office).background).toMatchObject({ problem: null, ended: null });
  });

  it('waits while somebody else sends', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    const other = office.contextOf('Sample person 2');
    type(office, 5, 'notes', 'theirs');
    office.clock.sleep(HOUR);
    const review = office.review('all', other);
    if (review === null) throw new Error('nothing to send');
    office.confirm(review, [], other);
    workByItself(office.ctx, () => null);
    expect(stateOf(office).background).toMatchObject({ problem: { kind: 'colleague-sends' }, ended: null });
    expect(office.crm.writes).toEqual([]);
  });

  it('sends nothing that was changed in the hidden sheets, and reports that it could not continue', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    forge(office, 'NoxSync journal', 'note 3', 'forged');
    fire(office);
    expect(office.crm.writes).toEqual([]);
    expect(stateOf(office)).toMatchObject({ background: { ended: { how: 'lost' } } });
  });

  it('gives up what was confirmed a day ago: it appears as paused', () => {
    const { office, runId } = confirmedNotes(4);
    must(handOver(office.ctx, { runId }));
    office.clock.sleep(24 * HOUR);
    fire(office);
    expect(office.crm.writes).toEqual([]);
    expect(stateOf(office)).toMatchObject({ run: { state: 'paused' }, background: { ended: { how: 'given-up', left: 3 } } });
    expect(office.timer.on).toBe(false);
    must(takeBackRun(office.ctx, { runId }));
    expect(office.finishSend(runId)).toMatchObject({ state: 'done' });
    expect(stateOf(office).unseen).toBe(runId);
  });

  it('sends first and refreshes afterwards, and mails both to people who want mails', () => {
    const { office, runId } = confirmedNotes(4);
    must(turnOnSchedule(office.ctx, { rule: { at: 'hours', every: 1 }, tabs: [office.tab.id], mail: true }));
    must(handOver(office.ctx, { runId }));
    fire(office);
    expect(office.mail.sent.map(({ subject }) => subject)).toEqual([`Background sync: ${office.tab.name}`]);
    expect(office.mail.sent[0]?.text).toContain('3 in the CRM.');
    expect(office.timer.on).toBe(true);
  });
});
