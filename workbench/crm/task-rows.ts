// Maps email tasks between the database and our terms: the only file that names their columns.

import type { InStatement } from '@libsql/client';
import type { Id } from '../../contract/records';
import type { AccountName, EmailTask } from './model';
import type { Store } from './store';
import { idAt, idsAt } from './stored';

/** In the order they were added. */
export async function tasksOf(store: Store, account: AccountName): Promise<readonly EmailTask[]> {
  const rows = await store.rows('SELECT id, name, type, members FROM tasks WHERE account = ? ORDER BY rowid', [account]);
  return rows.map((row) => ({
    id: idAt(row, 'id'),
    name: String(row['name']),
    type: idAt(row, 'type'),
    members: idsAt(row, 'members').map(String),
  }));
}

/** Adds or replaces a task; its position in the list stays. */
export function saveTask(account: AccountName, { id, name, type, members }: EmailTask): InStatement {
  return {
    sql: `INSERT INTO tasks VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, type = excluded.type, members = excluded.members`,
    args: [account, id, name, type, JSON.stringify(members)],
  };
}

export function removeTask(account: AccountName, id: Id): InStatement {
  return { sql: 'DELETE FROM tasks WHERE account = ? AND id = ?', args: [account, id] };
}
