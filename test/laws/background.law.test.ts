// A run that was handed over to the timer, killed at every point, taken back at every point, and met by a colleague: it ends like one sent
// from the page.

import { handOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { runHead } from '../../src/commands/runs/journal';
import { stepSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { rowNumberOf } from '../../src/sync/model';
import { creator, must } from '../fakes/office';
import { confirmedRun, KILLED, picture, sheet, unwatch, type Workspace, watch } from './killing';

/** In addition to the three new ones: about ten bodies. */
const CREATORS = 3;
const HOUR = 3_600_000;

function handedOver(): Workspace {
  const workspace = confirmedRun(CREATORS);
  const { office, runId } = workspace;
  const front = office.tab;
  must(openChangeLog(office.ctx));
  office.book.activate(front);
  must(handOver(office.ctx, { runId }));
  return workspace;
}

function fire({ office }: Workspace): void {
  office.clock.sleep(HOUR);
  if (office.timer.on)
    workByItself(office.ctx, (thrown) => {
      throw thrown;
    });
}

/** Fires the timer until it has removed itself; returns how often. */
function fireToEnd(workspace: Workspace): number {
  for (let firings = 1; firings < 20; firings += 1) {
    fire(workspace);
    if (!workspace.office.timer.on) return firings;
  }
  throw new Error('the timer does not end');
}

/** Like somebody who opened the panel again. */
function sendFromPage({ office, runId }: Workspace): void {
  for (let i = 0; i < 100; i += 1) {
    const { results, waitMs } = must(stepSend(office.ctx, { runId }));
    if (results !== null) return;
    office.clock.sleep(waitMs);
  }
  throw new Error('the run does not end');
}

const background = ({ office }: Workspace) => must(readState(office.ctx, { withEdits: false })).background;

/** What the tab of all changes says about background runs. */
function told({ office }: Workspace): readonly string[] {
  const log = office.book.tabs().find(({ name }) => name === 'Changes');
  const column = log?.columns().find(({ field }) => field === 'changes:after')?.column ?? 0;
  const cells = log?.look(rowNumberOf(2), Math.max(0, log.lastRow() - 1), [column]) ?? [];
  return cells.map(([cell]) => cell?.text ?? '').filter((text) => /background/.test(text));
}

const undisturbed = (() => {
  const workspace = confirmedRun(CREATORS);
  sendFromPage(workspace);
  const { office } = workspace;
  return { crm: picture(office.crm), sheet: sheet(office), bodies: office.crm.writes.length };
})();

const points = (() => {
  const workspace = handedOver();
  let all = 0;
  watch(workspace, (now) => {
    all = now;
  });
  fire(workspace);
  unwatch(workspace);
  return all;
})();

function expectSent(point: number, workspace: Workspace): void {
  const { office } = workspace;
  expect([point, picture(office.crm)]).toEqual([point, undisturbed.crm]);
  expect([point, sheet(office)]).toEqual([point, undisturbed.sheet]);
  expect([point, office.crm.writes.length]).toEqual([point, undisturbed.bodies]);
}

describe(`a run of ${undisturbed.bodies} bodies in the background`, () => {
  afterAll(() =>
    process.stdout.write(`law of the background: ${undisturbed.bodies} bodies, ${points} points, killed, taken back and met at each\n`),
  );

  it('ends like one from the page, is reported once, and removes the timer', () => {
    expect(undisturbed.bodies).toBeGreaterThan(8);
    const workspace = handedOver();
    expect(fireToEnd(workspace)).toBe(1);
    expectSent(0, workspace);
    expect(told(workspace)).toEqual([expect.stringMatching(/^Sent in the background: \d+ in the CRM\.$/)]);
    expect(background(workspace)?.ended).toMatchObject({ how: 'over', failed: 0, unknown: 0, left: 0 });
    must(takeBackRun(workspace.office.ctx, { runId: workspace.runId }));
    expect(background(workspace)).toBeUndefined();
  });

  it('resumes an hour after being killed at any point, and sends nothing twice', () => {
    for (let point = 1; point <= points; point += 1) {
      const workspace = handedOver();
      watch(workspace, (now) => {
        if (now >= point) throw new Error(KILLED);
      });
      expect(() => fire(workspace)).toThrow(KILLED);
      unwatch(workspace);
      fireToEnd(workspace);
      expectSent(point, workspace);
      expect([point, told(workspace).length <= 1]).toEqual([point, true]);
      expect([point, background(workspace)?.ended?.how]).toEqual([point, 'over']);
    }
  });

  it('sends no further round by itself after being taken back at any point, and resumes from the page', () => {
    for (let point = 1; point <= points; point += 1) {
      const workspace = handedOver();
      const { office, runId } = workspace;
      let sentThen: number | null = null;
      watch(workspace, (now) => {
        // Wait for whoever holds the lock.
        if (now < point || sentThen !== null || office.lock.held) return;
        sentThen = office.crm.writes.length;
        must(takeBackRun(office.ctx, { runId }));
      });
      fire(workspace);
      unwatch(workspace);
      const sentBefore = office.crm.writes.length;
      expect([point, sentThen === null || sentBefore - sentThen <= 1]).toEqual([point, true]);
      fire(workspace);
      expect([point, office.crm.writes.length]).toEqual([point, sentBefore]);
      if (runHead(office.ctx, runId)?.state === 'paused') sendFromPage(workspace);
      expectSent(point, workspace);
    }
  });

  it('never overwrites a colleague who changed a creator at the point where it was killed', () => {
    const victim = creator('c-3');
    for (let point = 1; point <= points; point += 1) {
      const workspace = handedOver();
      const { crm } = workspace.office;
      watch(workspace, (now) => {
        if (now >= point) throw new Error(KILLED);
      });
      expect(() => fire(workspace)).toThrow(KILLED);
      unwatch(workspace);
      crm.change(victim, { notes: 'a colleague was here', status: 2 });
      const sentBefore = crm.writes.length;
      fireToEnd(workspace);
      const over = crm.writes.slice(sentBefore).filter(({ ids, set }) => ids.includes(victim) && (set.notes ?? set.status) !== undefined);
      expect([point, over, crm.channels.get(victim)?.notes]).toEqual([point, [], 'a colleague was here']);
    }
  });

  it('belongs to either the timer or the person, and is never lost, if the call that handed it over was killed', () => {
    let killed = 0;
    for (let point = 1; ; point += 1) {
      const workspace = confirmedRun(CREATORS);
      const { office, runId } = workspace;
      watch(workspace, (now) => {
        if (now >= point) throw new Error(KILLED);
      });
      let isThrough = false;
      try {
        must(handOver(office.ctx, { runId }));
        isThrough = true;
      } catch (thrown) {
        expect(String(thrown)).toContain(KILLED);
        killed += 1;
      }
      unwatch(workspace);
      if (isThrough) break;
      if (office.timer.on) fireToEnd(workspace);
      if (runHead(office.ctx, runId)?.state !== 'done') sendFromPage(workspace);
      expectSent(point, workspace);
    }
    expect(killed).toBeGreaterThan(2);
  });
});
