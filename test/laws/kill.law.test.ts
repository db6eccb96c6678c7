// Kills a run of 20 bodies at every single point, resumes it, and compares CRM and sheet with the expected result.
// A point is any request, and any write of cells, base, journal or lease.

import type { CreatorId } from '../../contract/records';
import { stepSend } from '../../src/commands/runs/send';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { confirmed, confirmedRun, KILLED, NEW, picture, sheet, unwatch, type Workspace, watch } from './killing';

/** Everybody is archived, ten in a request and the last one alone. */
function confirmedArchive(): Workspace {
  const crm = new ModelCrm();
  crm.filters = false;
  for (let i = 1; i <= 21; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.pull();
  office.tab.selection = [{ from: rowNumberOf(2), to: rowNumberOf(22) }];
  return confirmed(office, office.archive(true));
}

function runToEnd({ office, runId }: Workspace): void {
  for (let i = 0; i < 100; i += 1) {
    const { results, waitMs } = must(stepSend(office.ctx, { runId }));
    if (results !== null) return;
    office.clock.sleep(waitMs);
  }
  throw new Error('the run does not end');
}

/** From the point on, nothing in that execution has any effect, not even its cleanup. */
function killAt(workspace: Workspace, point: number, then: () => void): void {
  watch(workspace, (now) => {
    if (now >= point) throw new Error(KILLED);
  });
  expect(() => runToEnd(workspace)).toThrow(KILLED);
  unwatch(workspace);
  then();
}

function countPoints(workspace: Workspace): number {
  let points = 0;
  watch(workspace, (now) => {
    points = now;
  });
  runToEnd(workspace);
  return points;
}

const points = countPoints(confirmedRun());
const undisturbed = (() => {
  const workspace = confirmedRun();
  runToEnd(workspace);
  const { office } = workspace;
  return {
    crm: picture(office.crm),
    sheet: sheet(office),
    bodies: office.crm.writes.length,
    kinds: office.crm.writes.map(({ kind }) => kind),
  };
})();

describe(`a run of ${undisturbed.bodies} bodies, killed at each of ${points} points`, () => {
  afterAll(() => process.stdout.write(`law of killing: ${undisturbed.bodies} bodies, ${points} points, each alone and with a colleague\n`));

  it('has at least 20 bodies, batches and single updates, and creates new creators', () => {
    expect(undisturbed.bodies).toBeGreaterThanOrEqual(20);
    expect([...new Set(undisturbed.kinds)].sort()).toEqual(['batch', 'update']);
    expect(NEW.map((id) => confirmedRun().office.crm.channels.has(id))).toEqual([false, false, false]);
    expect(JSON.stringify(undisturbed.crm)).toContain('note of n-3');
  });

  it('resumes, ends with everything in the CRM exactly once and in the sheet, and leaves no edit', () => {
    for (let point = 1; point <= points; point += 1) {
      const workspace = confirmedRun();
      killAt(workspace, point, () => {});
      runToEnd(workspace);
      const { office } = workspace;
      expect([point, picture(office.crm)]).toEqual([point, undisturbed.crm]);
      expect([point, sheet(office)]).toEqual([point, undisturbed.sheet]);
      expect([point, office.crm.writes.length]).toEqual([point, undisturbed.bodies]);
      expect([point, office.review()]).toEqual([point, null]);
    }
  });

  it.each([
    ['c-3', 4, 2],
    ['c-14', 15, 3],
  ])("never overwrites a colleague who changed a creator's notes and status at that very point: %s", (id, row, status) => {
    const victim = creator(id);
    for (let point = 1; point <= points; point += 1) {
      const workspace = confirmedRun();
      const { crm } = workspace.office;
      killAt(workspace, point, () => crm.change(victim, { notes: 'a colleague was here', status }));
      const sentBefore = crm.writes.length;
      runToEnd(workspace);
      sendWhatIsLeft(workspace.office);
      expect([point, overwriting(crm, sentBefore, victim)]).toEqual([point, []]);
      expect([point, crm.channels.get(victim)?.notes, crm.channels.get(victim)?.status?.id]).toEqual([
        point,
        'a colleague was here',
        status,
      ]);
      expect([point, shownAfter(workspace.office, victim, row)]).toEqual([point, 'a colleague was here']);
      expect([point, others(picture(crm), victim)]).toEqual([point, others(undisturbed.crm, victim)]);
    }
  });

  it('never overwrites a colleague who created one of the new creators in the CRM, or changed it, at that very point', () => {
    const victim = creator('n-2');
    for (let point = 1; point <= points; point += 1) {
      const workspace = confirmedRun();
      const { crm } = workspace.office;
      killAt(workspace, point, () => crm.change(victim, { notes: 'a colleague was here', status: 2 }));
      const sentBefore = crm.writes.length;
      runToEnd(workspace);
      sendWhatIsLeft(workspace.office);
      expect([point, overwriting(crm, sentBefore, victim)]).toEqual([point, []]);
      expect([point, crm.channels.get(victim)?.notes, crm.channels.get(victim)?.status?.id]).toEqual([point, 'a colleague was here', 2]);
      expect([point, others(picture(crm), victim)]).toEqual([point, others(undisturbed.crm, victim)]);
    }
  });
});

/**
 * Creators who share a request with the colleague's one, and for whom it is unknown whether it arrived, are not sent again by this run: it
 * would overwrite the colleague, and a smaller request could create a creator twice. They remain edits, and the next Sync offers them.
 */
function sendWhatIsLeft(office: Office): void {
  const review = office.review();
  if (review !== null && review.changes.length > 0) office.send(review);
}

/** Requests for the creator after the colleague's change that would have undone it. */
const overwriting = (crm: ModelCrm, sentBefore: number, victim: CreatorId): unknown[] =>
  crm.writes.slice(sentBefore).filter(({ ids, set }) => ids.includes(victim) && (set.notes !== undefined || set.status !== undefined));

describe('archiving, killed at any point', () => {
  it('resumes and ends with everybody archived, each requested once, in the fewest requests', () => {
    const all = countPoints(confirmedArchive());
    for (let point = 1; point <= all; point += 1) {
      const workspace = confirmedArchive();
      killAt(workspace, point, () => {});
      runToEnd(workspace);
      const { crm } = workspace.office;
      expect([point, [...crm.channels.values()].filter(({ archived }) => archived !== true)]).toEqual([point, []]);
      expect([point, crm.writes.map(({ kind, ids }) => [kind, ids.length])]).toEqual([
        point,
        [
          ['batch', 10],
          ['batch', 10],
          ['archive', 1],
        ],
      ]);
    }
  });
});

/** If our change was not sent, the next Sync asks about it along with theirs; if it was, the next refresh shows theirs. */
function shownAfter(office: Office, victim: CreatorId, row: number): string {
  const asked = office.review()?.conflicts.find(({ creatorId, field }) => creatorId === victim && field === 'notes');
  if (asked !== undefined) return asked.theirs.as === 'text' ? asked.theirs.text : '';
  office.refresh();
  return office.tab.grid.text(row, office.tab.grid.columnOf('notes'));
}

const others = (rows: unknown, victim: CreatorId): unknown => (rows as unknown[][]).filter(([id]) => id !== victim);
