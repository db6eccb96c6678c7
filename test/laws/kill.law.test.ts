// Kills a run of 20 bodies at every single point, resumes it, and compares CRM and sheet with what they must be.
// A point is any request, and any write of cells, base, journal or lease.

import type { CreatorId } from '../../contract/records';
import { confirm } from '../../src/commands/runs/confirm';
import { stepSend } from '../../src/commands/runs/send';
import { openBase } from '../../src/commands/tab/base-book';
import { EDITABLE_FIELDS } from '../../src/fields/fields';
import type { Review } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { newcomerBase } from '../../src/sync/newcomers';
import { isWrite } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const CREATORS = 24;
/** Added to the sheet and not in the CRM yet: they come in with a status and labels, two of them get a note afterwards. */
const NEW = ['n-1', 'n-2', 'n-3'].map(creator);
const KILLED = 'the execution was killed';

interface Workspace {
  readonly office: Office;
  readonly runId: string;
}

/** Statuses, owners and labels in groups, a note for each of fourteen, and three creations: over 20 bodies. */
function confirmedRun(): Workspace {
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
  addNew(office);
  return confirmed(office, office.review());
}

function addNew(office: Office): void {
  const { grid } = office.tab;
  const book = openBase(office.ctx, office.tab.id);
  for (const [i, id] of NEW.entries()) {
    const row = CREATORS + 2 + i;
    office.crm.creatable.add(id);
    grid.type(row, grid.columnOf('creatorId'), id);
    grid.type(row, grid.columnOf('status'), i === 2 ? 'In communication' : 'Completed');
    grid.type(row, grid.columnOf('labels'), 'Summer');
    if (i > 0) grid.type(row, grid.columnOf('notes'), `note of ${id}`);
    book.put(newcomerBase(id));
  }
  book.save();
}

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

function confirmed(office: Office, review: Review | null): Workspace {
  if (review === null) throw new Error('nothing to review');
  must(
    confirm(office.ctx, {
      runId: review.runId,
      digest: review.digest,
      without: [],
      later: [],
      clearsConfirmed: true,
      number: review.typedConfirmation?.number ?? null,
    }),
  );
  return { office, runId: review.runId };
}

const byId = (a: { readonly creatorId: string }, b: { readonly creatorId: string }): number => (a.creatorId < b.creatorId ? -1 : 1);

/** Everything about the CRM that the run may change, to be compared. */
const picture = (crm: ModelCrm): unknown =>
  [...crm.channels.values()]
    .sort(byId)
    .map(({ creatorId, status, owner, labels, notes, archived }) => [
      creatorId,
      status?.id,
      owner?.id ?? null,
      (labels ?? []).map(({ id }) => id).sort(),
      notes,
      archived,
    ]);

/** What stands in the sheet about each creator, by id. */
function sheet({ tab }: Office): unknown {
  const { grid } = tab;
  const columns = ['creatorId', ...EDITABLE_FIELDS, 'name', 'handle'].map((field) => grid.columnOf(field));
  return Array.from({ length: grid.lastRow() - 1 }, (_, i) => columns.map((column) => grid.text(i + 2, column)));
}

/** Calls `at` at every point of the run from now on, with the number of the point. */
function watch({ office }: Workspace, at: (point: number) => void): void {
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

function unwatch({ office }: Workspace): void {
  office.ops.before = () => {};
  office.crm.before = () => null;
}

function runToEnd({ office, runId }: Workspace): void {
  for (let i = 0; i < 100; i += 1) {
    const { results, waitMs } = must(stepSend(office.ctx, { runId }));
    if (results !== null) return;
    office.clock.sleep(waitMs);
  }
  throw new Error('the run does not end');
}

/** From the point on nothing of that execution takes effect any more, whatever it would do to clean up. */
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

  it('has at least 20 bodies, batches and single updates, and brings new creators in', () => {
    expect(undisturbed.bodies).toBeGreaterThanOrEqual(20);
    expect([...new Set(undisturbed.kinds)].sort()).toEqual(['batch', 'update']);
    expect(NEW.map((id) => confirmedRun().office.crm.channels.has(id))).toEqual([false, false, false]);
    expect(JSON.stringify(undisturbed.crm)).toContain('note of n-3');
  });

  it('goes on, ends with everything in the CRM exactly once and in the sheet, and leaves no edit', () => {
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

  it('never overwrites a colleague who brought one of the new creators into the CRM, or changed it, at that very point', () => {
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
 * Creators who share a request with the colleague's, of which nobody knows whether it arrived, are not sent again by this run: it would overwrite the
 * colleague, and a smaller request could bring a creator in twice. They stay edits, and the next Sync offers them.
 */
function sendWhatIsLeft(office: Office): void {
  const review = office.review();
  if (review !== null && review.changes.length > 0) office.send(review);
}

/** What was sent for the creator after the colleague's change and would have undone it. */
const overwriting = (crm: ModelCrm, sentBefore: number, victim: CreatorId): unknown[] =>
  crm.writes.slice(sentBefore).filter(({ ids, set }) => ids.includes(victim) && (set.notes !== undefined || set.status !== undefined));

describe('archiving, killed at any point', () => {
  it('goes on and ends with everybody archived, each asked for once, in the fewest requests', () => {
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

/** Ours, when it was not sent, is asked about at the next Sync beside theirs; when it was, the next refresh shows theirs. */
function shownAfter(office: Office, victim: CreatorId, row: number): string {
  const asked = office.review()?.conflicts.find(({ creatorId, field }) => creatorId === victim && field === 'notes');
  if (asked !== undefined) return asked.theirs.as === 'text' ? asked.theirs.text : '';
  office.refresh();
  return office.tab.grid.text(row, office.tab.grid.columnOf('notes'));
}

const others = (rows: unknown, victim: CreatorId): unknown => (rows as unknown[][]).filter(([id]) => id !== victim);
