// What a person can choose creators by, as far as it is known here.

import { crmContract } from '../../../contract/table';
import type { Choices } from '../../rpc/shapes';
import type { Context } from '../context';
import { keptGroups } from './group-names';
import type { KeptLists } from './lists';
import { whoIAm } from './mine';

/** The platforms the CRM's list can be filtered by. */
const PLATFORMS = Object.keys(crmContract.shapes['channelQuery']?.['platform']?.values ?? {});

export const choicesOf = (ctx: Context, { statuses, labels, members, readAt }: KeptLists): Choices => ({
  platforms: PLATFORMS,
  statuses,
  labels,
  members,
  groups: keptGroups(ctx),
  me: whoIAm(ctx, members),
  readAt: new Date(readAt).toISOString(),
});
