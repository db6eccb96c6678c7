// What a read says about bodies that were sent, and about changes to be sent next.

import { grouped } from '../../../contract/named';
import type { Body } from '../../sync/bodies';
import type { Remote } from '../../sync/merge-all';
import type { CreatorId } from '../../sync/model';
import { changeStatusOf, outcomeOf } from '../../sync/outcome';
import {
  type BodyRecord,
  type ChangeRecord,
  carries,
  type EntryId,
  type Objection,
  type Run,
  withBodies,
  withChanges,
} from '../../sync/run';
import type { Survey } from '../tab/survey';
import { failureOf } from './objection';

/** A run after a step, and what the step changed. */
interface Step {
  readonly run: Run;
  readonly bodies: readonly BodyRecord[];
  readonly changes: readonly ChangeRecord[];
}

const stepFrom = (run: Run, bodies: readonly BodyRecord[], changes: readonly ChangeRecord[]): Step => ({
  run: withChanges(withBodies(run, bodies), changes),
  bodies,
  changes,
});

type Remotes = ReadonlyMap<CreatorId, Remote>;

/**
 * Judges sent bodies by what the CRM holds now. An unanswered one whose changes are all still as they were is sent again under its own key
 * while it has attempts left. Otherwise it is settled, and so is every change that no open body carries.
 */
export function settleBodies(run: Run, sent: readonly BodyRecord[], remotes: Remotes, attempts: number): Step {
  const planned = plannedByCreator(run);
  const bodies = sent.map((record): BodyRecord => {
    const again = record.state === 'sent' && record.attempts < attempts && untouched(planned, record, remotes);
    return { ...record, state: again ? 'planned' : 'settled' };
  });
  const all = [...withBodies(run, bodies).bodies.values()];
  const settled = bodies.filter(({ state }) => state === 'settled');
  const changes = [...run.changes.values()].flatMap((change) => {
    if (change.state !== 'planned' || !settled.some(({ body }) => carries(body, change))) return [];
    const carriers = all.filter(({ body }) => carries(body, change));
    const remote = remotes.get(change.creatorId);
    if (remote === undefined || carriers.some(({ state }) => state !== 'settled')) return [];
    return [judged(change, remote, carriers)];
  });
  return stepFrom(run, bodies, changes);
}

type PlannedByCreator = ReadonlyMap<CreatorId, readonly ChangeRecord[]>;

const plannedByCreator = ({ changes }: Run): PlannedByCreator =>
  grouped(
    [...changes.values()].filter(({ state }) => state === 'planned'),
    ({ creatorId }) => creatorId,
  );

const carriedFor = (planned: PlannedByCreator, body: Body, id: CreatorId): readonly ChangeRecord[] =>
  (planned.get(id) ?? []).filter((change) => carries(body, change));

const untouched = (planned: PlannedByCreator, { body }: BodyRecord, remotes: Remotes): boolean =>
  body.ids.every((id) =>
    carriedFor(planned, body, id).every((change) => {
      const remote = remotes.get(id);
      return remote !== undefined && changeStatusOf(change, remote) === 'still';
    }),
  );

function judged(change: ChangeRecord, remote: Remote, carriers: readonly BodyRecord[]): ChangeRecord {
  const objection = objectionTo(change.creatorId, carriers);
  const state = outcomeOf(change, remote, objection !== null);
  return { ...change, state, objection: state === 'applied' ? null : objection };
}

function objectionTo(creatorId: CreatorId, carriers: readonly BodyRecord[]): Objection | null {
  for (const { objection, failed, requestId } of carriers) {
    const failure = failed.find((one) => one.creatorId === creatorId);
    if (failure !== undefined) return failureOf(failure, requestId);
    if (objection !== null) return objection;
  }
  return null;
}

/**
 * Removes from the next bodies every creator no longer as reviewed: the CRM's value moved, the cell has another text, or the row can no
 * longer be identified. A creator leaves a body entirely, because a body has one change set; its changes return with the next Sync. One
 * whose value somebody changed in the CRM is `conflicted`, the others are `moved`. Changes the CRM already holds are applied without being
 * sent.
 */
export function dropMoved(run: Run, next: readonly BodyRecord[], remotes: Remotes, found: Survey | null, newId: () => string): Step {
  const planned = plannedByCreator(run);
  const over = new Map<EntryId, ChangeRecord>();
  const smaller: BodyRecord[] = [];
  for (const record of next) {
    const leaving = new Set<CreatorId>();
    for (const id of record.body.ids) {
      const own = carriedFor(planned, record.body, id).filter((change) => !over.has(change.id));
      const now = own.map((change) => ({ change, state: stateBefore(change, remotes.get(id), found, record.body) }));
      if (now.some(({ state }) => state === 'planned') && !now.some(({ state }) => state === 'moved' || state === 'conflicted')) continue;
      leaving.add(id);
      for (const { change, state } of now) over.set(change.id, { ...change, state: state === 'planned' ? 'moved' : state });
    }
    if (leaving.size > 0) smaller.push(withoutCreators(record, leaving, newId));
  }
  return stepFrom(run, smaller, [...over.values()]);
}

/** A smaller body is a new body: it gets its own key, and counts for other ids do not hold for it. */
function withoutCreators(record: BodyRecord, leaving: ReadonlySet<CreatorId>, newId: () => string): BodyRecord {
  const ids = record.body.ids.filter((id) => !leaving.has(id));
  const check = record.check === null ? null : { ...record.check, existing: null, creatable: null, token: null };
  return {
    ...record,
    body: { ...record.body, ids },
    newIds: record.newIds.filter((id) => !leaving.has(id)),
    key: newId(),
    check,
    state: ids.length === 0 ? 'settled' : 'planned',
  };
}

type StateBefore = 'planned' | 'applied' | 'conflicted' | 'moved';

function stateBefore(change: ChangeRecord, remote: Remote | undefined, found: Survey | null, body: Body): StateBefore {
  if (remote === undefined || found === null || !cellStands(change, found)) return 'moved';
  const status = changeStatusOf(change, remote);
  if (status === 'reached') return 'applied';
  // A creator to be created by this body already exists: somebody else was faster. A creator to be updated after its creation must exist.
  if (change.creates && remote.found === (body.kind === 'batch')) return 'moved';
  if (status === 'still') return 'planned';
  return status === 'other' && remote.found ? 'conflicted' : 'moved';
}

/**
 * The cell still shows what was confirmed, in a row still known to be this creator's. A change that does not come from a cell needs none.
 */
function cellStands({ creatorId, field, cell }: ChangeRecord, { genuine }: Survey): boolean {
  if (cell === null || field === 'archived') return true;
  return (genuine.get(creatorId) ?? []).some(({ cells }) => cells[field]?.text === cell);
}
