// The choices a person has: returned when connecting with a key, and readable again later.

import * as z from 'zod/mini';
import { text, yes } from '../../rpc/plain-schemas';
import type { Choices } from '../../rpc/shapes';
import { accountHere, takeKey } from '../account/account';
import { choicesOf } from '../account/choices';
import { type KeptLists, LISTS_FRESH_MS } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, done } from '../result';
import { carryNames } from '../tab/carry-names';
import { correctDropdowns } from '../tab/dropdowns';

export const connect = call(
  () => ({ key: text().check(z.maxLength(500)) }),
  (ctx, { key }): Asked<{ readonly choices: Choices }> => {
    const lists = takeKey(ctx, key);
    return lists.ok ? done({ choices: carried(ctx, lists.value) }) : lists;
  },
);

export const readChoices = call(
  () => ({ fresh: yes() }),
  (ctx, { fresh }): Asked<Choices> => {
    const account = accountHere(ctx, fresh ? 0 : LISTS_FRESH_MS);
    if (!account.ok) return account;
    if (fresh) correctDropdowns(ctx, account.value.lists);
    return done(carried(ctx, account.value.lists));
  },
);

function carried(ctx: Context, lists: KeptLists): Choices {
  carryNames(ctx);
  return choicesOf(ctx, lists);
}
