// What a person chooses from: connecting with a key answers it, and it can be read again.

import * as z from 'zod/mini';
import { crmContract } from '../../../contract/table';
import { text, yes } from '../../rpc/plain-schemas';
import type { Choices } from '../../rpc/shapes';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, done } from '../result';
import { accountHere, takeKey } from './account';
import { keptGroups } from './group-names';
import { type KeptLists, LISTS_FRESH_MS } from './lists';
import { whoIAm } from './mine';

/** The platforms that the CRM's list can be filtered by. */
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

export const connect = call(
  () => ({ key: text().check(z.maxLength(500)) }),
  (ctx, { key }): Asked<{ readonly choices: Choices }> => {
    const lists = takeKey(ctx, key);
    return lists.ok ? done({ choices: choicesOf(ctx, lists.value) }) : lists;
  },
);

export const readChoices = call(
  () => ({ fresh: yes() }),
  (ctx, { fresh }): Asked<Choices> => {
    const account = accountHere(ctx, fresh ? 0 : LISTS_FRESH_MS);
    return account.ok ? done(choicesOf(ctx, account.value.lists)) : account;
  },
);
