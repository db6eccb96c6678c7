// A confirmed run of many bodies, and a way to stop it at any point. A point is any request, and any write of cells, base, journal or
// lease.

import { confirm } from '../../src/commands/runs/confirm';
import { openBase } from '../../src/commands/tab/base-book';
import { EDITABLE_FIELDS } from '../../src/fields/fields';
import type { Review } from '../../src/rpc/shapes';
import { newcomerBase } from '../../src/sync/newcomers';
import { isWrite } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const CREATORS = 24;
/** Added to the sheet and not in the CRM yet: they are created with a status and labels, two of them get a note afterwards. */
export const NEW = ['n-1', 'n-2', 'n-3'].map(creator);
export const KILLED = 'the execution was killed';

export interface Workspace {
  readonly office: Office;
  readonly runId: string;
}

/** Statuses, owners and labels in groups, a note for each of fourteen, and three creations: over 20 bodies. */
export function confirmedRun(creators: number = CREATORS): Workspace {
  const crm = new ModelCrm();
  for (let i = 1; i <= creators; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.pull();
  const { grid } = office.tab;
  for (let row = 2; row <= creators + 1; row += 1) {
    grid.type(row, grid.columnOf('status'), row % 2 === 0 ? 'Completed' : 'In communication');
    if (row <= 15) grid.type(row, grid.columnOf('notes'), `note ${row}`);
    if (row % 3 === 0) grid.type(row, grid.columnOf('owner'), ['Sample owner A', 'Sample owner B', 'Sample owner C'][(row / 3) % 3] ?? '');
    if (row % 4 === 0) grid.type(row, grid.columnOf('labels'), 'Beauty, Summer');
    if (row % 5 === 0) grid.type(row, grid.columnOf('labels'), 'Food');
  }
  addNew(office, creators);
  return confirmed(office, office.review());
}

function addNew(office: Office, creators: number): void {
  const { grid } = office.tab;
  const book = openBase(office.ctx, office.tab.id);
  for (const [i, id] of NEW.entries()) {
    const row = creators + 2 + i;
    office.crm.creatable.add(id);
    grid.type(row, grid.columnOf('creatorId'), id);
    grid.type(row, grid.columnOf('status'), i === 2 ? 'In communication' : 'Completed');
    grid.type(row, grid.columnOf('labels'), 'Summer');
    if (i > 0) grid.type(row, grid.columnOf('notes'), `note of ${id}`);
    book.put(newcomerBase(id));
  }
  book.save();
}

export function confirmed(office: Office, review: Review | null): Workspace {
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

/** Everything in the CRM that the run may change, for comparison. */
export const picture = (crm: ModelCrm): unknown =>
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

/** The sheet's cells for each creator, by id. */
export function sheet({ tab }: Office): unknown {
  const { grid } = tab;
  const columns = ['creatorId', ...EDITABLE_FIELDS, 'name', 'handle'].map((field) => grid.columnOf(field));
  return Array.from({ length: grid.lastRow() - 1 }, (_, i) => columns.map((column) => grid.text(i + 2, column)));
}

/** Calls `at` at every point of the run from now on, with the number of the point. */
export function watch({ office }: Workspace, at: (point: number) => void): void {
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

export function unwatch({ office }: Workspace): void {
  office.ops.before = () => {};
  office.crm.before = () => null;
}
