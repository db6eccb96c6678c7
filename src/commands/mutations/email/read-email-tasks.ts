// The CRM's e-mail tasks, for choosing one.

import type { TaskLine } from '../../../rpc/files';
import { accountHere } from '../../account/account';
import { call } from '../../call';
import { type Asked, asked, done } from '../../result';

/** One request, more when they fill more than a page. Those that take creators in come first. */
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

/** The only type of task that takes creators in, as the contract's table names it. */
export const STANDALONE = 'standalone';
