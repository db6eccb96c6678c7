// Maps exports between the database and our terms: the only file that names their columns, and how exports progress over time.

import type { InStatement, Row } from '@libsql/client';
import { type AccountName, type Export, type ExportState, exportStates } from './model';
import type { Store } from './store';
import { bytesAt } from './stored';
import type { FileOf } from './workbook';

/** Long enough that a client meets an unfinished export, short enough to wait for. */
const usualMs = 4_000;
/** How long a ready export can be fetched; invented, undocumented. */
const keptMs = 7 * 24 * 3_600_000;

/** Milliseconds that an export started now takes; tests change it. */
export class ExportPace {
  ms: number;

  constructor(private readonly usual = usualMs) {
    this.ms = usual;
  }

  forget(): void {
    this.ms = this.usual;
  }
}

interface NewExport {
  readonly id: string;
  readonly rows: number;
  readonly file: FileOf;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly readyAt: number;
}

/** The file is written when the export starts, so it holds what the CRM held at that time. */
export function saveExport(account: AccountName, { id, rows, file, createdAt, readyAt }: NewExport): InStatement {
  return {
    sql: 'INSERT INTO exports VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)',
    args: [account, id, file.name, rows, createdAt, readyAt, readyAt + keptMs, '', file.bytes],
  };
}

const columns = 'id, name, rows, created_at, ready_at, expires_at, state, reason';

/** Newest first. */
export async function exportsOf(store: Store, account: AccountName, now: number): Promise<readonly Export[]> {
  const rows = await store.rows(`SELECT ${columns} FROM exports WHERE account = ? ORDER BY rowid DESC`, [account]);
  return rows.map((row) => exportOf(row, now));
}

/** The file of a ready export; null if there is no such export. */
export async function exportFile(store: Store, account: AccountName, id: string): Promise<FileOf | null> {
  const [row] = await store.rows('SELECT name, file FROM exports WHERE account = ? AND id = ?', [account, id]);
  return row ? { name: String(row['name']), bytes: bytesAt(row, 'file') } : null;
}

/** Forces the state of an export from now on, regardless of time; `id` null = all of the account's. */
export function settleExport(account: AccountName, id: string | null, state: ExportState, reason: string): InStatement {
  return {
    sql: 'UPDATE exports SET state = ?, reason = ? WHERE account = ? AND (? IS NULL OR id = ?)',
    args: [state, reason, account, id, id],
  };
}

function exportOf(row: Row, now: number): Export {
  const at = (column: string): number => Number(row[column]);
  const state = now < at('ready_at') ? 'working' : now < at('expires_at') ? 'ready' : 'expired';
  return {
    id: String(row['id']),
    state: exportStates.find((one) => one === row['state']) ?? state,
    name: String(row['name']),
    rows: at('rows'),
    createdAt: new Date(at('created_at')).toISOString(),
    expiresAt: new Date(at('expires_at')).toISOString(),
    reason: String(row['reason']),
  };
}
