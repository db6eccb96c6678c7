// Re-reads some creators and takes the CRM's values into the open tab, so that a mutation shows in its cells.

import type { Crm } from '../../crm/client';
import type { Channel } from '../../fields/fields';
import type { CreatorId } from '../../sync/model';
import type { Context } from '../context';
import { IDS_PER_READ } from '../reading/read-remotes';
import { asked } from '../result';
import { applyChannels } from '../tab/apply-rows';

/** One request per hundred creators. Unsent edits stay. Returns whether all of them could be read. */
export function refreshCreators(ctx: Context, crm: Crm, ids: readonly CreatorId[]): boolean {
  const channels = readTogether(crm, ids);
  if (channels === null) return false;
  return applyChannels(ctx, ctx.book.activeTab(), channels, false).ok;
}

/** null when the CRM cannot be asked for several creators at once, or not right now. */
function readTogether(crm: Crm, ids: readonly CreatorId[]): readonly Channel[] | null {
  const channels: Channel[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_READ) {
    const read = asked(crm.findChannels(ids.slice(from, from + IDS_PER_READ)));
    if (!read.ok || read.value === 'unsupported') return null;
    channels.push(...read.value);
  }
  return channels;
}
