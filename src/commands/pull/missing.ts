// Creators of a tab that a pull did not return: still in the CRM, or gone?

import type { Crm } from '../../crm/client';
import { channelsIn, type Remote } from '../../sync/merge-all';
import type { BaseRecord, Membership } from '../../sync/model';
import { createNames } from '../../sync/names';
import { keptLists, learnNames } from '../account/lists';
import { CALL_MS, type Context } from '../context';
import { type ReadingStep, readRemotes } from '../reading/read-remotes';
import { applyRows } from '../tab/apply-rows';
import { type BaseBook, openBase, somebodyIn } from '../tab/base-book';
import { cellWords } from '../tab/cell-words';
import { lookAtRows } from '../tab/rows';
import { archivedStatus, goneStatus, tellsOfArchiving, writeStatus } from '../tab/status-column';
import { canIdentify, type OpenView } from '../tab/view';
import { isInView } from './changed-only';
import type { PullState } from './pull-store';

interface Missing {
  readonly left: number;
  /** Archived since the CRM was last read, and therefore no longer in a view without archived creators. */
  readonly archived: number;
  readonly gone: number;
  /** Unsent edits in their rows. */
  readonly kept: number;
  /** Creators that could not be read yet. */
  readonly unsettled: number;
}

/** A pull of changes only does not see most of the view. */
const unseenBy = (base: BaseBook, { pullId, changedOnly }: PullState): readonly BaseRecord[] =>
  [...base.records.values()].filter(
    (record) => record.seen !== pullId && record.membership !== 'new' && !(changedOnly !== undefined && isInView(record)),
  );

/**
 * Reads by id everyone this pull has not seen, for the duration of one call, resuming where the last call stopped. null = it has seen
 * everyone.
 */
export function readMissing(ctx: Context, crm: Crm, tab: number, pull: PullState): ReadingStep | null {
  const base = openBase(ctx, tab);
  const ids = unseenBy(base, pull).map(({ creatorId }) => creatorId);
  if (ids.length === 0) return null;
  const until = ctx.clock.now() + CALL_MS;
  const somebody = () => somebodyIn(base.records, new Set(ids));
  return readRemotes(ids, pull.cursor, { crm, query: {}, enough: () => ctx.clock.now() >= until, somebody });
}

/**
 * "Left this view" keeps row, base, and edits, and so does "archived"; only creators not in the CRM at all, even among archived ones, are
 * marked as gone. Settled creators count as seen by the pull, so that the next call continues with the others.
 */
export function settleMissing(ctx: Context, open: OpenView, pull: PullState, found: ReadonlyMap<string, Remote>): Missing {
  const base = openBase(ctx, open.tab.id);
  const missing = unseenBy(base, pull);
  const settled = missing.flatMap((record) => {
    const remote = found.get(record.creatorId);
    return remote === undefined ? [] : [{ record, remote }];
  });
  const kept = bringUpToDate(ctx, open, base, settled);
  for (const { record, remote } of settled)
    base.put({ ...(base.records.get(record.creatorId) ?? record), seen: pull.pullId, membership: missingAs(remote) });
  base.save();
  if (settled.length > 0) markMissing(ctx, open, new Map(settled.map(({ record, remote }) => [record.creatorId, remote])));
  const gone = settled.filter(({ remote }) => !remote.found).length;
  const filed = settled.filter(({ remote }) => isArchived(open, remote));
  const archived = filed.filter(({ record }) => record.membership !== 'archived').length;
  return { left: settled.length - filed.length - gone, archived, gone, kept, unsettled: missing.length - settled.length };
}

/** Creators that were read anyway take in the CRM's values like everybody else. Returns how many edits stay. */
function bringUpToDate(ctx: Context, open: OpenView, base: BaseBook, settled: readonly { readonly remote: Remote }[]): number {
  const channels = channelsIn(settled.map(({ remote }) => remote));
  if (channels.length === 0 || !canIdentify(open)) return 0;
  const names = createNames(learnNames(ctx, keptLists(ctx), channels));
  return applyRows(ctx, open, base, { channels, names, pull: null, append: false, settled: new Map() }).kept;
}

const missingAs = (remote: Remote): Membership => (!remote.found ? 'gone' : remote.channel.archived === true ? 'archived' : 'left');

/** In a view of archived creators, an archived creator must have left for another reason. */
const isArchived = ({ view }: OpenView, remote: Remote): boolean =>
  view.query.archived !== true && remote.found && remote.channel.archived === true;

function markMissing(ctx: Context, open: OpenView, found: ReadonlyMap<string, Remote>): void {
  const words = cellWords(ctx);
  const { sync } = words.cells;
  writeStatus(ctx, open, lookAtRows(open, ['creatorId', 'sync']), (row) => {
    const remote = found.get(row.id);
    if (remote === undefined) return null;
    // When and by whom it was archived from here says more than that it is.
    if (isArchived(open, remote)) return tellsOfArchiving(row.readOnly.sync?.text ?? '') ? null : archivedStatus(words);
    return remote.found ? { text: sync.left, note: sync.leftNote } : goneStatus(words);
  });
}
