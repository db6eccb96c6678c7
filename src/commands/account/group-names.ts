// The names of the CRM's groups, stored in the document with their age. Read only when somebody chooses by group.

import * as z from 'zod/mini';
import type { Named } from '../../../contract/records';
import { wireId } from '../../rpc/arguments';
import { call } from '../call';
import type { Context } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { type Asked, asked, done } from '../result';
import { underLock } from '../under-lock';
import { accountHere } from './account';
import { LISTS_FRESH_MS } from './lists';

const GROUP = kept<Named>(1, () => z.strictObject({ id: wireId(), name: z.string() }));
const READ_AT = 'groups.readAt';
const AGE = kept<number>(1, instant);

const store = ({ book }: Context) => book.store('NoxSync groups', 1);

const readAt = ({ shared }: Context): number | null => valueOf(readKept(shared, READ_AT, AGE));

/** null = never read in this document, or one of them cannot be read (damaged or newer); the CRM has them all. */
export function keptGroups(ctx: Context): readonly Named[] | null {
  if (readAt(ctx) === null) return null;
  const groups = store(ctx)
    .readAll()
    .map(([text = '']) => valueOf(GROUP.read(text)));
  const whole = groups.filter((group) => group !== null);
  return whole.length === groups.length ? whole : null;
}

/** Costs one request, more if the groups fill more than a page; none while the stored names are as fresh as the other lists must be. */
export const readGroupNames = call(
  () => ({}),
  (ctx): Asked<{ readonly groups: readonly Named[] }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const known = keptGroups(ctx);
    const age = ctx.clock.now() - (readAt(ctx) ?? 0);
    if (known !== null && age <= LISTS_FRESH_MS) return done({ groups: known });
    const began = ctx.clock.now();
    const read = asked(account.value.crm.list('listGroups'));
    if (!read.ok) return read;
    const groups = read.value.map(({ id, name }) => ({ id, name }));
    keepGroupNames(ctx, groups, began);
    return done({ groups });
  },
);

/**
 * Replaces all stored groups with the ones just read, unless a reading that began later is stored already. `began`: in milliseconds since
 * 1970. While somebody else writes, nothing is stored: whoever needs the names reads them.
 */
export function keepGroupNames(ctx: Context, groups: readonly Named[], began: number): void {
  underLock(ctx, () => {
    if ((readAt(ctx) ?? 0) > began) return done(null);
    const sheet = store(ctx);
    sheet.write(
      0,
      groups.map((group) => [GROUP.write(group)]),
    );
    sheet.truncate(groups.length);
    ctx.shared.write(READ_AT, AGE.write(began));
    return done(null);
  });
}
