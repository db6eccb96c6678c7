// Some creators read again, and what the CRM says of them taken into the open tab, so that a mutation shows in its cells.

import type { Channel } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { CreatorId } from '../../sync/model';
import { createNames } from '../../sync/names';
import { keptLists, learnNames } from '../account/lists';
import { type Context, LOCK_MS } from '../context';
import { IDS_PER_READ } from '../reading/read-remotes';
import { asked } from '../result';
import { takeRows } from '../tab/apply-rows';
import { openBase } from '../tab/base-book';
import { canIdentify, openView } from '../tab/view';

/** One request for each hundred creators. Edits that were not sent stay. Answers whether all of them could be read. */
export function refreshCreators(ctx: Context, crm: Crm, ids: readonly CreatorId[]): boolean {
  const channels = readTogether(crm, ids);
  if (channels === null) return false;
  const taken = ctx.lock.within(LOCK_MS, (): boolean => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok || !canIdentify(open.value)) return false;
    const names = createNames(learnNames(ctx, keptLists(ctx), channels));
    const base = openBase(ctx, open.value.tab.id);
    takeRows(ctx, open.value, base, { channels, names, pull: null, append: false, settled: new Map() });
    return true;
  });
  return taken?.done === true;
}

/** null when the CRM cannot be asked for several creators at once, or not now. */
function readTogether(crm: Crm, ids: readonly CreatorId[]): readonly Channel[] | null {
  const channels: Channel[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_READ) {
    const read = asked(crm.findChannels(ids.slice(from, from + IDS_PER_READ)));
    if (!read.ok || read.value === 'unsupported') return null;
    channels.push(...read.value);
  }
  return channels;
}
