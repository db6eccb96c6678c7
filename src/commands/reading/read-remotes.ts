// Reads what the CRM currently holds for given creators, in as few requests as it allows, in slices.

import * as z from 'zod/mini';
import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import { idsPerRead } from '../../crm/limits';
import { afterPage, repeated } from '../../crm/paging';
import type { Channel } from '../../fields/fields';
import type { CrmQuery } from '../../fields/filters';
import { wireId } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, yes } from '../../rpc/plain-schemas';
import type { Problem } from '../../rpc/problems';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Remote } from '../../sync/merge-all';
import type { CreatorId } from '../../sync/model';
import { type Asked, asked, isWaiting, problemOf } from '../result';

/** Ids per request; the answer is one page. */
export const IDS_PER_READ = idsPerRead(crmContract);

/** Up to this many creators are read one by one instead of re-reading a whole view. */
const FEW = 10;

/** The progress of a reading; JSON, so that it can be stored between calls. */
export const cursorSchema = once(() =>
  z.strictObject({
    /**
     * - `filter`: the list filtered by ids, `IDS_PER_READ` creators per request
     * - `view`: the view is re-read page by page, because the CRM ignores the filter and there are many creators
     * - `one`: one request per creator
     */
    way: z.enum(['filter', 'view', 'one']),
    /** The next page of `view`, 1-based. */
    page: count(),
    /** See `PageStarts`. */
    starts: z.array(wireId()),
    /** The filter has returned requested creators, so it can be trusted when it finds nobody. */
    proven: yes(),
  }),
);
export type Cursor = ShapeOf<typeof cursorSchema>;

export const FIRST_CURSOR: Cursor = { way: 'filter', page: 1, starts: [], proven: false };

export interface ReadingStep {
  readonly found: ReadonlyMap<CreatorId, Remote>;
  readonly cursor: Cursor;
  readonly waitMs: number;
  readonly problem: Problem | null;
}

interface Ask {
  readonly crm: Crm;
  /** The tab's view, re-read when the CRM cannot filter by ids. */
  readonly query: CrmQuery;
  readonly enough: () => boolean;
  /** Somebody who is in the CRM as far as we know; reveals whether a filter that finds nobody filters at all. */
  readonly somebody?: () => CreatorId | null;
  /** Most of them are archived, so archived channels are asked for first. */
  readonly archivedFirst?: boolean;
}

/**
 * Reads until everybody in `ids` is known, `enough` says stop, or the CRM's limit is hit. Archived channels are read too: a creator counts
 * as not found only when neither the filter (once proven) nor a read by id finds it.
 */
export function readRemotes(ids: readonly CreatorId[], from: Cursor, ask: Ask): ReadingStep {
  const found = new Map<CreatorId, Remote>();
  let cursor = from;
  let left = ids;
  for (let [next] = left; next !== undefined; [next] = left) {
    const step =
      cursor.way === 'filter'
        ? byFilter(left.slice(0, IDS_PER_READ), cursor, ask)
        : cursor.way === 'view'
          ? byView(left, cursor, ask)
          : byId(next, cursor, ask);
    for (const [id, remote] of step.found) found.set(id, remote);
    cursor = step.cursor;
    if (step.problem !== null || step.waitMs > 0) return { ...step, found };
    left = left.filter((id) => !found.has(id));
    if (ask.enough()) break;
  }
  return { found, cursor, waitMs: 0, problem: null };
}

const nothing = (cursor: Cursor): ReadingStep => ({ found: new Map(), cursor, waitMs: 0, problem: null });

/** The CRM did not answer: not now, or not at all. */
const unanswered = (cursor: Cursor, answer: Exclude<Asked<unknown>, { readonly ok: true }>): ReadingStep =>
  isWaiting(answer) ? { ...nothing(cursor), waitMs: answer.waitMs } : { ...nothing(cursor), problem: answer.problem };

function byFilter(ids: readonly CreatorId[], cursor: Cursor, ask: Ask): ReadingStep {
  const { crm, archivedFirst } = ask;
  const found = new Map<CreatorId, Remote>();
  for (const archived of archivedFirst ? [true, undefined] : [undefined, true]) {
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) break;
    const answer = asked(crm.findChannels(missing, archived === undefined ? {} : { archived }));
    if (!answer.ok) return unanswered(cursor, answer);
    if (answer.value === 'unsupported') return nothing({ ...cursor, way: ids.length > FEW ? 'view' : 'one' });
    for (const channel of answer.value) found.set(channel.creatorId, { found: true, channel });
  }
  if (!cursor.proven && found.size === 0) return prove(ids, cursor, ask);
  for (const id of ids) if (!found.has(id)) found.set(id, { found: false });
  return { found, cursor: { ...cursor, proven: true }, waitMs: 0, problem: null };
}

/**
 * The filter found nobody. It is trusted if it finds somebody known to be there, which costs one request instead of one per creator. A
 * single creator is read by id, for the same price.
 */
function prove(ids: readonly CreatorId[], cursor: Cursor, { crm, somebody }: Ask): ReadingStep {
  const known = ids.length > 1 ? (somebody?.() ?? null) : null;
  if (known === null) return nothing({ ...cursor, way: 'one' });
  const answer = asked(crm.findChannels([known]));
  if (!answer.ok) return unanswered(cursor, answer);
  const filters = answer.value !== 'unsupported' && answer.value.some(({ creatorId }) => creatorId === known);
  if (!filters) return nothing({ ...cursor, way: 'one' });
  return { found: new Map(ids.map((id) => [id, { found: false }])), cursor: { ...cursor, proven: true }, waitMs: 0, problem: null };
}

/** Reads one page of the view; after the last page, the rest is asked for one by one. */
function byView(ids: readonly CreatorId[], cursor: Cursor, { crm, query }: Ask): ReadingStep {
  const answer = asked(crm.listChannels(query, cursor.page));
  if (!answer.ok) return unanswered(cursor, answer);
  const wanted = new Set(ids);
  const after = afterPage(answer.value, cursor.page, answer.value.rows[0]?.creatorId, cursor.starts, null);
  if (after.list === 'repeats') return { ...nothing(cursor), problem: problemOf(repeated(cursor.page, '')) };
  return {
    found: new Map(
      answer.value.rows
        .filter(({ creatorId }) => wanted.has(creatorId))
        .map((channel): [CreatorId, Remote] => [channel.creatorId, { found: true, channel }]),
    ),
    cursor: after.list === 'ends' ? { ...cursor, way: 'one' } : { ...cursor, page: cursor.page + 1, starts: after.starts },
    waitMs: 0,
    problem: null,
  };
}

function byId(id: CreatorId, cursor: Cursor, { crm }: Ask): ReadingStep {
  const answer = asked(crm.getChannel(id));
  if (!answer.ok) return unanswered(cursor, answer);
  return { found: new Map([[id, remoteOf(answer.value)]]), cursor, waitMs: 0, problem: null };
}

const remoteOf = (channel: Channel | null): Remote => (channel === null ? { found: false } : { found: true, channel });
