// Looks up a creator in the whole CRM, and brings creators from there into the open tab.

import * as z from 'zod/mini';
import type { Page } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import type { Channel } from '../../fields/fields';
import { id } from '../../rpc/arguments';
import type { FoundCreator, LookUpAnswer } from '../../rpc/creators';
import { yes } from '../../rpc/plain-schemas';
import { keywordOf, nearestFirst } from '../../sync/look-up';
import { channelsIn } from '../../sync/merge-all';
import { createNames, type Names } from '../../sync/names';
import { accountHere } from '../account/account';
import { keptLists, learnNames } from '../account/lists';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import { FIRST_CURSOR, readRemotes } from '../reading/read-remotes';
import { type Asked, asked, done, failed } from '../result';
import { applyChannels } from '../tab/apply-rows';
import { textsOf } from '../tab/rows';
import { canIdentify, layoutOf, openView } from '../tab/view';
import { viewOf } from '../tab/view-store';

/** How many are shown; more words find fewer. */
const HITS_SHOWN = 20;

/** One request, plus one for archived creators if nobody else is found; with `archived`, only they are searched. */
export const lookUp = call(
  () => ({ text: z.string().check(z.minLength(1), z.maxLength(300)), archived: yes() }),
  (ctx, { text, archived }): Asked<LookUpAnswer> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const keyword = keywordOf(text);
    if (keyword === '') return failed('bad-arguments');
    const find = (among: boolean): Asked<Page<Channel>> =>
      asked(account.value.crm.listChannels({ keyword, ...(among ? { archived: true } : {}) }, 1));
    const first = find(archived);
    const page = first.ok && first.value.rows.length === 0 && !archived ? find(true) : first;
    if (!page.ok) return page;
    const { rows, total } = page.value;
    const hitOf = hitsIn(ctx, rows);
    return done({
      among: archived || page !== first ? 'archived' : 'active',
      hits: nearestFirst(text, rows).slice(0, HITS_SHOWN).map(hitOf),
      total,
      canAdd: openView(ctx, ctx.book.activeTab()).ok,
    });
  },
);

/**
 * Describes creators with the names of the CRM's lists, which learn the names in these rows. `here`: the ids with a row in the open tab,
 * shared by several lists of channels.
 */
export function hitsIn(
  ctx: Context,
  channels: readonly Channel[],
  here = (): ReadonlySet<string> => idsHere(ctx),
): (channel: Channel) => FoundCreator {
  const names = createNames(learnNames(ctx, keptLists(ctx), channels));
  const ids = here();
  return (channel) => tellCreator(channel, names, ids);
}

function tellCreator(channel: Channel, names: Names, here: ReadonlySet<string>): FoundCreator {
  const { creatorId, name = '', handle = '', platform = '', status, owner, labels = [], archived } = channel;
  return {
    creatorId,
    name,
    handle,
    platform,
    status: status ? names.nameOf('status', status.id) : '',
    owner: owner ? names.nameOf('owner', owner.id) : '',
    labels: labels.map(({ id }) => names.nameOf('labels', id)),
    archived: archived === true,
    here: here.has(creatorId),
  };
}

/** What the id column of the open tab holds, if it shows creators. */
export function idsHere(ctx: Context): ReadonlySet<string> {
  const tab = ctx.book.activeTab();
  const view = tab === null ? null : viewOf(ctx, tab.id);
  if (tab === null || view === null) return new Set();
  return new Set(textsOf({ tab, layout: layoutOf(view, tab.columns()) }, 'creatorId'));
}

/**
 * Reads these creators, including archived ones, and appends a row with the CRM's values for those without one in the open tab: rows like
 * any other. Existing rows are updated. Returns the creators that now have a row.
 */
export const addToTab = call(
  () => ({ creatorIds: z.array(id()).check(z.minLength(1), z.maxLength(500)) }),
  (ctx, { creatorIds }): Asked<{ readonly here: readonly string[] }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    if (!canIdentify(open.value)) return failed('columns-in-doubt');
    const ids = [...new Set(creatorIds)].map(creatorIdOf);
    const until = ctx.clock.now() + CALL_MS;
    const cursor = ids.length === 1 ? ({ ...FIRST_CURSOR, way: 'one' } as const) : FIRST_CURSOR;
    const step = readRemotes(ids, cursor, { crm: account.value.crm, query: {}, enough: () => ctx.clock.now() >= until });
    if (step.problem !== null) return { ok: false, problem: step.problem };
    const channels = channelsIn(step.found.values());
    if (channels.length === 0 && step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
    const written = applyChannels(ctx, ctx.book.tab(open.value.tab.id), channels, true);
    return written.ok ? done({ here: channels.map(({ creatorId }) => creatorId) }) : written;
  },
);
