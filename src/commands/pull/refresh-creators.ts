// Some creators read again, and what the CRM says of them taken into the open tab, so that a deed shows in its cells. It must not append a row.

import type { Channel } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { CreatorId } from '../../sync/model';
import { createNames } from '../../sync/names';
import { keptLists, learnNames } from '../account/lists';
import { asked } from '../result';
import { LOCK_MS, type Surroundings } from '../surroundings';
import { canIdentify, openView } from '../views/view';
import { openBase } from './base-book';
import { IDS_PER_READ } from './reading';
import { takeRows } from './take-rows';

/** One request for each hundred creators. Edits that were not sent stay. Answers whether all of them could be read. */
export function refreshCreators(world: Surroundings, crm: Crm, ids: readonly CreatorId[]): boolean {
  const channels = readTogether(crm, ids);
  if (channels === null) return false;
  const taken = world.lock.within(LOCK_MS, (): boolean => {
    const open = openView(world, world.book.activeTab());
    if (!open.ok || !canIdentify(open.value)) return false;
    const names = createNames(learnNames(world, keptLists(world), channels));
    const base = openBase(world, open.value.tab.id);
    takeRows(world, open.value, base, { channels, names, pull: null, append: false, settled: new Map() });
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
