// The names of the CRM's groups, kept in the document with their age: read only when somebody chooses by group.

import type { Id, Named } from '../../../contract/records';
import { call } from '../call';
import type { Context } from '../context';
import { type Asked, asked, done } from '../result';
import { accountHere } from './account';
import { LISTS_FRESH_MS } from './lists';

const STORE = 'NoxSync groups';
const READ_AT = 'groups.readAt';

/** null = never read in this document. */
export function keptGroups({ book, shared }: Context): readonly Named[] | null {
  if (shared.read(READ_AT) === null) return null;
  return book
    .store(STORE, 2)
    .readAll()
    .flatMap(([id = '', name = '']) => (id === '' ? [] : [{ id: JSON.parse(id) as Id, name }]));
}

/** One request, more when they fill more than a page; none while the kept names are as fresh as the other lists must be. */
export const readGroupNames = call({}, (ctx): Asked<{ readonly groups: readonly Named[] }> => {
  const account = accountHere(ctx);
  if (!account.ok) return account;
  const kept = keptGroups(ctx);
  const age = ctx.clock.now() - Number(ctx.shared.read(READ_AT) ?? 0);
  if (kept !== null && age <= LISTS_FRESH_MS) return done({ groups: kept });
  const read = asked(account.value.crm.groups());
  if (!read.ok) return read;
  const groups = read.value.map(({ id, name }) => ({ id, name }));
  keepGroupNames(ctx, groups);
  return done({ groups });
});

/** All groups as they were just read. */
export function keepGroupNames({ book, shared, clock }: Context, groups: readonly Named[]): void {
  const store = book.store(STORE, 2);
  store.write(
    0,
    groups.map(({ id, name }) => [JSON.stringify(id), name]),
  );
  store.truncate(groups.length);
  shared.write(READ_AT, String(clock.now()));
}
