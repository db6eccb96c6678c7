// Kills a run of 20 bodies at every single point, resumes it, and compares CRM and sheet with what they must be.
// A point is any request, and any write of cells, base, journal or lease.

import type { CreatorId } from '../../contract/records';
import type { RowNumber } from '../../src/commands/ports';
import { confirm } from '../../src/commands/review';
import { stepSend } from '../../src/commands/send';
import type { Review } from '../../src/rpc/shapes';
import { isWrite } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const CREATORS = 24;
const KILLED = 'the execution was killed';

interface Desk {
  readonly office: Office;
  readonly runId: string;
}

/** Statuses, owners and labels in groups, and a note for each of fourteen: over 20 bodies. */
function confirmedRun(): Desk {
  const crm = new ModelCrm();
  for (let i = 1; i <= CREATORS; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.pull();
  const { grid } = office.tab;
  for (let row = 2; row <= CREATORS + 1; row += 1) {
    grid.type(row, grid.columnOf('status'), row % 2 === 0 ? 'Completed' : 'In communication');
    if (row <= 15) grid.type(row, grid.columnOf('notes'), `note ${row}`);
    if (row % 3 === 0) grid.type(row, grid.columnOf('owner'), ['Sample owner A', 'Sample owner B', 'Sample owner C'][(row / 3) % 3] ?? '');
    if (row % 4 === 0) grid.type(row, grid.columnOf('labels'), 'Beauty, Summer');
    if (row % 5 === 0) grid.type(row, grid.columnOf('labels'), 'Food');
  }
  return confirmed(office, office.review());
}

/** Everybody is archived, ten in a request and the last one alone. */
function confirmedArchive(): Desk {
  const crm = new ModelCrm();
  crm.filters = false;
  for (let i = 1; i <= 21; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.pull();
  office.tab.selection = [{ from: 2 as RowNumber, to: 22 as RowNumber }];
  return confirmed(office, office.archive(true));
}

function confirmed(office: Office, review: Review | null): Desk {
  if (review === null) throw new Error('nothing to review');
  must(
    confirm(office.world, {
      runId: review.runId,
      digest: review.digest,
      without: [],
      clearsConfirmed: true,
      number: review.brake?.number ?? null,
    }),
  );
  return { office, runId: review.runId };
}

/** Everything about the CRM that the run may change, to be compared. */
const picture = (crm: ModelCrm): unknown =>
  [...crm.channels.values()].map(({ creatorId, status, owner, labels, notes, archived }) => [
    creatorId,
    status?.id,
    owner?.id ?? null,
    (labels ?? []).map(({ id }) => id).sort(),
    notes,
    archived,
  ]);

/** Calls `at` at every point of the run from now on, with the number of the point. */
function watch({ office }: Desk, at: (point: number) => void): void {
  let point = 0;
  const next = (): void => {
    point += 1;
    at(point);
  };
  office.ops.before = (op) => {
    if (isWrite(op)) next();
  };
  office.crm.before = () => {
    next();
    return null;
  };
}

function unwatch({ office }: Desk): void {
  office.ops.before = () => {};
  office.crm.before = () => null;
}

function runToEnd({ office, runId }: Desk): void {
  for (let i = 0; i < 100; i += 1) {
    const { results, waitMs } = must(stepSend(office.world, runId));
    if (results !== null) return;
    office.clock.sleep(waitMs);
  }
  throw new Error('the run does not end');
}

/** From the point on nothing of that execution takes effect any more, whatever it would do to clean up. */
function killAt(desk: Desk, point: number, then: () => void): void {
  watch(desk, (now) => {
    if (now >= point) throw new Error(KILLED);
  });
  expect(() => runToEnd(desk)).toThrow(KILLED);
  unwatch(desk);
  then();
}

function countPoints(desk: Desk): number {
  let points = 0;
  watch(desk, (now) => {
    points = now;
  });
  runToEnd(desk);
  return points;
}

const expected = (() => {
  const desk = confirmedRun();
  runToEnd(desk);
  return picture(desk.office.crm);
})();

const points = countPoints(confirmedRun());
const bodies = (() => {
  const desk = confirmedRun();
  runToEnd(desk);
  return desk.office.crm.writes.length;
})();

describe(`a run of ${bodies} bodies, killed at each of ${points} points`, () => {
  it('has at least 20 bodies', () => {
    expect(bodies).toBeGreaterThanOrEqual(20);
  });

  it('goes on, ends with everything in the CRM exactly once, and leaves no edit', () => {
    for (let point = 1; point <= points; point += 1) {
      const desk = confirmedRun();
      killAt(desk, point, () => {});
      runToEnd(desk);
      expect([point, picture(desk.office.crm)]).toEqual([point, expected]);
      expect([point, desk.office.crm.writes.length]).toEqual([point, bodies]);
      expect([point, desk.office.review()?.changes ?? []]).toEqual([point, []]);
    }
  });

  it("never overwrites a colleague who changed a creator's notes and status at that very point", () => {
    const victim = creator('c-3');
    for (let point = 1; point <= points; point += 1) {
      const desk = confirmedRun();
      const { crm } = desk.office;
      killAt(desk, point, () => crm.change(victim, { notes: 'a colleague was here', status: 1 }));
      const sentBefore = crm.writes.length;
      runToEnd(desk);
      const sentAfter = crm.writes.slice(sentBefore).filter(({ ids }) => ids.includes(victim));
      expect([point, crm.channels.get(victim)?.notes]).toEqual([point, notesAfter(point, desk.office, victim)]);
      expect([point, sentAfter.filter(({ set }) => set.notes !== undefined)]).toEqual([point, []]);
      expect([point, others(picture(crm), victim)]).toEqual([point, others(expected, victim)]);
    }
  });
});

describe('archiving, killed at any point', () => {
  it('goes on and ends with everybody archived, each asked for once, in the fewest requests', () => {
    const all = countPoints(confirmedArchive());
    for (let point = 1; point <= all; point += 1) {
      const desk = confirmedArchive();
      killAt(desk, point, () => {});
      runToEnd(desk);
      const { crm } = desk.office;
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

/** The colleague's note stays. Ours, when it was not sent, is asked about at the next Sync; when it was, the next refresh shows theirs. */
function notesAfter(point: number, office: Office, victim: CreatorId): string {
  const review = office.review();
  const asked = review?.conflicts.some(({ creatorId, field }) => creatorId === victim && field === 'notes') ?? false;
  if (!asked) office.refresh();
  const shown = office.tab.grid.text(4, office.tab.grid.columnOf('notes'));
  expect([point, asked ? 'asked' : shown]).toEqual([point, asked ? 'asked' : 'a colleague was here']);
  return 'a colleague was here';
}

const others = (rows: unknown, victim: CreatorId): unknown => (rows as unknown[][]).filter(([id]) => id !== victim);
