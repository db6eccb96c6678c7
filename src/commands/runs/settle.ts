// What a read says about bodies that were sent, and about changes that are to be sent next. Pure: it must not ask or write.

import type { Body } from '../../sync/bodies';
import type { Remote } from '../../sync/merge-all';
import type { ChangeableField, CreatorId } from '../../sync/model';
import { changeStatusOf, outcomeOf } from '../../sync/outcome';
import type { BodyRecord, ChangeRecord, Objection, RunRecord } from '../../sync/run';
import type { Survey } from '../tab/survey';
import { failureOf } from './objection';

export interface Settled {
  readonly bodies: readonly { readonly n: number; readonly record: BodyRecord }[];
  /** Changes whose outcome is now known, because no body that carries them is open any more. */
  readonly changes: readonly { readonly n: number; readonly record: ChangeRecord }[];
}

export const carries = (body: Body, change: { readonly creatorId: CreatorId; readonly field: ChangeableField }): boolean =>
  change.field in body.set && body.ids.includes(change.creatorId);

/**
 * Judges bodies that were sent by what the CRM holds now. One without an answer, all of whose changes still stand as they were, goes out again
 * under its own key while it has attempts left; otherwise it is settled, and so is every change that no open body carries.
 */
export function settleBodies(
  records: readonly RunRecord[],
  places: readonly number[],
  remotes: ReadonlyMap<CreatorId, Remote>,
  attempts: number,
): Settled {
  const bodies = places.map((n) => {
    const record = records[n] as BodyRecord;
    const again = record.state === 'sent' && record.attempts < attempts && untouched(records, record, remotes);
    return { n, record: { ...record, state: again ? ('planned' as const) : ('settled' as const) } };
  });
  const now = new Map(bodies.map(({ n, record }) => [n, record]));
  const all = records.map((record, n) => now.get(n) ?? record);
  const touched = bodies.filter(({ record }) => record.state === 'settled').map(({ record }) => record.body);
  const changes = all.flatMap((record, n) => {
    if (record.is !== 'change' || record.state !== 'planned' || !touched.some((body) => carries(body, record))) return [];
    const carriers = all.filter((one): one is BodyRecord => one.is === 'body' && carries(one.body, record));
    const remote = remotes.get(record.creatorId);
    if (remote === undefined || carriers.some(({ state }) => state !== 'settled')) return [];
    return [{ n, record: judged(record, remote, carriers) }];
  });
  return { bodies, changes };
}

const plannedChanges = (records: readonly RunRecord[], body: Body): readonly ChangeRecord[] =>
  records.filter((record): record is ChangeRecord => record.is === 'change' && record.state === 'planned' && carries(body, record));

function untouched(records: readonly RunRecord[], { body }: BodyRecord, remotes: ReadonlyMap<CreatorId, Remote>): boolean {
  return plannedChanges(records, body).every((change) => {
    const remote = remotes.get(change.creatorId);
    return remote !== undefined && changeStatusOf(change, remote) === 'still';
  });
}

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
 * Takes out of the next bodies every creator who is no longer as reviewed: the CRM's value moved, the cell holds another text, or the row cannot
 * be told any more. A creator leaves a body whole, because one body has one change set; those changes are `moved` and come back with the next
 * Sync. Changes that the CRM holds already are applied without being sent. Changes `records`; answers the places that changed.
 */
export function dropMoved(
  records: RunRecord[],
  places: readonly number[],
  remotes: ReadonlyMap<CreatorId, Remote>,
  found: Survey | null,
  newId: () => string,
): readonly number[] {
  const changed: number[] = [];
  const plannedOf = plannedPlaces(records);
  for (const n of places) {
    const record = records[n] as BodyRecord;
    const leaving = new Set<CreatorId>();
    for (const id of record.body.ids) {
      const own = (plannedOf.get(id) ?? []).filter(
        (place) => carries(record.body, records[place] as ChangeRecord) && isPlanned(records[place]),
      );
      const states = own.map((place) => stateBefore(records[place] as ChangeRecord, remotes.get(id), found, record.body));
      if (states.includes('planned') && !states.includes('moved')) continue;
      leaving.add(id);
      own.forEach((place, i) => {
        records[place] = { ...(records[place] as ChangeRecord), state: states[i] === 'applied' ? 'applied' : 'moved' };
        changed.push(place);
      });
    }
    if (leaving.size === 0) continue;
    records[n] = withoutCreators(record, leaving, newId);
    changed.push(n);
  }
  return changed;
}

const isPlanned = (record: RunRecord | undefined): boolean => record?.is === 'change' && record.state === 'planned';

function plannedPlaces(records: readonly RunRecord[]): ReadonlyMap<CreatorId, readonly number[]> {
  const places = new Map<CreatorId, number[]>();
  records.forEach((record, n) => {
    if (record.is === 'change' && record.state === 'planned') places.set(record.creatorId, [...(places.get(record.creatorId) ?? []), n]);
  });
  return places;
}

/** A smaller body is another body: it has a key of its own, and counts for other ids do not hold for it. */
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

function stateBefore(change: ChangeRecord, remote: Remote | undefined, found: Survey | null, body: Body): 'planned' | 'applied' | 'moved' {
  if (remote === undefined || found === null || !cellStands(change, found)) return 'moved';
  const membership = changeStatusOf(change, remote);
  if (membership === 'reached') return 'applied';
  // Who was to be created by this body is there already: somebody else was faster. Who is to be updated after its creation must be there.
  if (change.creates && remote.found === (body.kind === 'batch')) return 'moved';
  return membership === 'still' ? 'planned' : 'moved';
}

/** The cell still shows what was confirmed, on a row that is still known to be this creator's. A change that comes from no cell needs none. */
function cellStands({ creatorId, field, cell }: ChangeRecord, { genuine }: Survey): boolean {
  if (cell === null || field === 'archived') return true;
  return (genuine.get(creatorId) ?? []).some(({ cells }) => cells[field]?.text === cell);
}
