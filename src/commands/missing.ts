// Creators of a tab whom a pull did not bring: still in the CRM, or gone? It must not remove a row.

import type { Crm } from '../crm/client';
import type { Remote } from '../sync/decide';
import type { CreatorId } from '../sync/model';
import { openBase } from './base-book';
import { FIRST_CURSOR, readRemotes } from './reading';
import { done, type Result } from './result';
import { writeStatus } from './status-column';
import { CALL_MS, type Surroundings } from './surroundings';
import { type OpenView, readRows } from './view';

export interface Missing {
  readonly left: number;
  readonly gone: number;
  /** Creators that could not be read yet. */
  readonly unsettled: number;
  readonly waitMs: number;
}

/**
 * Reads by id everybody whom this pull has not seen. "Left this view" keeps row, base and edits; only who is not in the CRM at all, archived
 * ones included, is marked as gone. Settled creators count as seen by the pull, so that the next call goes on with the others.
 */
export function settleMissing(world: Surroundings, crm: Crm, open: OpenView, pullId: string): Result<Missing> {
  const base = openBase(world, open.tab.id);
  const missing = [...base.records.values()].filter((record) => record.seen !== pullId && record.standing !== 'new');
  const until = world.clock.now() + CALL_MS;
  const ids = missing.map(({ creatorId }) => creatorId);
  const step = readRemotes(ids, FIRST_CURSOR, { crm, query: {}, enough: () => world.clock.now() >= until });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  let gone = 0;
  for (const record of missing) {
    const remote = step.found.get(record.creatorId);
    if (remote === undefined) continue;
    base.put({ ...record, seen: pullId, standing: remote.found ? 'left' : 'gone' });
    if (!remote.found) gone += 1;
  }
  base.save();
  if (step.found.size > 0) markMissing(world, open, step.found);
  return done({ left: step.found.size - gone, gone, unsettled: missing.length - step.found.size, waitMs: step.waitMs });
}

function markMissing({ words }: Surroundings, open: OpenView, found: ReadonlyMap<CreatorId, Remote>): void {
  const { sync } = words.cells;
  writeStatus(open, readRows(open), (row) => {
    const remote = found.get(row.id as CreatorId);
    if (remote === undefined) return null;
    return remote.found
      ? { text: sync.left, note: sync.leftNote }
      : { text: sync.gone, note: words.reason({ why: 'gone' }, null).sentence };
  });
}
