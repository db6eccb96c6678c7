// The CRM's email tasks, for choosing one.

import type { TaskLine } from '../../../rpc/files';
import { accountHere } from '../../account/account';
import { call } from '../../call';
import { type Asked, asked, done } from '../../result';

/** One request, more if they fill more than a page. Those that accept creators come first. */
export const readEmailTasks = call(
  () => ({}),
  (ctx): Asked<{ readonly tasks: readonly TaskLine[] }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const tasks = asked(account.value.crm.list('listEmailTasks'));
    if (!tasks.ok) return tasks;
    const lines = tasks.value.map(({ id, name, type }) => ({ id, name, standalone: type === STANDALONE }));
    return done({ tasks: [...lines.filter(({ standalone }) => standalone), ...lines.filter(({ standalone }) => !standalone)] });
  },
);

/** The only task type that accepts creators, as named in the contract's table. */
export const STANDALONE = 'standalone';
