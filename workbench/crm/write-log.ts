// What the sandbox remembers about requests other than reads: the log that tests read, the answers for repeated requests, and the credits
// spent. All of it is committed together with the change it belongs to.

import { createHash } from 'node:crypto';
import type { InStatement } from '@libsql/client';
import type { Json } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import type { Answer } from './answers';
import type { KeyName } from './keys';
import type { FieldChange, ObjectChange } from './model';
import type { Store } from './store';
import { canonical } from './wire';

/**
 * - `executed`: it had its effect, whether or not the answer arrived;
 * - `replayed`: the same request came again and got the same answer, nothing was done;
 * - `refused`: answered with an error code, nothing was done;
 * - `failed`: met a fault before it was executed, nothing was done.
 */
export type WriteOutcome = 'executed' | 'replayed' | 'refused' | 'failed';

/** One request other than a read. A `check` (validate, preview) changes nothing even when executed. */
export interface LogEntry {
  /** Counts up from 1. */
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  /** null = unknown key. */
  readonly key: KeyName | null;
  readonly kind: 'write' | 'check' | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly operation: OperationName | null;
  /** The JSON as received, or the text if it is not JSON; a form as an object, a file in it by name, type, size and digest. */
  readonly body: Json;
  readonly idempotencyKey: string | null;
  readonly requestId: string;
  readonly outcome: WriteOutcome;
  /** The HTTP status that was sent, or would have been had the answer not been lost. */
  readonly status: number;
  readonly errorCode: string | null;
  /** What a fault put in place of the answer. */
  readonly fault: string | null;
  readonly changes: readonly FieldChange[];
  /** Labels, groups, email tasks, exports and imports; their effect on channels is in `changes`, group membership is here. */
  readonly objects: readonly ObjectChange[];
}

export type NewLogEntry = Omit<LogEntry, 'number'>;

export function logged(entry: NewLogEntry): InStatement {
  return { sql: 'INSERT INTO log (entry) VALUES (?)', args: [JSON.stringify(entry)] };
}

/** Oldest first. */
export async function readLog(store: Store): Promise<readonly LogEntry[]> {
  const rows = await store.rows('SELECT number, entry FROM log ORDER BY number');
  return rows.map((row) => ({ number: Number(row['number']), ...(JSON.parse(String(row['entry'])) as NewLogEntry) }));
}

/** A digest of method, path and body: what must be equal for an idempotency key to be reused. */
export function fingerprint(method: string, path: string, body: Json): string {
  return createHash('sha256')
    .update(canonical([method, path, body]))
    .digest('base64url');
}

/** The answer given under this key, or `another-request` if the key was used for something else, or null if it is new. */
export async function givenAnswer(
  store: Store,
  key: KeyName,
  idempotencyKey: string,
  print: string,
): Promise<Answer | 'another-request' | null> {
  const [row] = await store.rows('SELECT * FROM answers WHERE key_name = ? AND idempotency_key = ?', [key, idempotencyKey]);
  if (!row) return null;
  if (row['fingerprint'] !== print) return 'another-request';
  return { status: Number(row['status']), body: String(row['body']), headers: { 'Content-Type': 'application/json; charset=utf-8' } };
}

export function rememberAnswer(key: KeyName, idempotencyKey: string, print: string, answer: Answer): InStatement {
  return { sql: 'INSERT INTO answers VALUES (?, ?, ?, ?, ?)', args: [key, idempotencyKey, print, answer.status, String(answer.body)] };
}

/** Credits that a key has spent. */
export async function spentBy(store: Store, key: KeyName): Promise<number> {
  const [row] = await store.rows('SELECT used FROM spending WHERE key_name = ?', [key]);
  return Number(row?.['used'] ?? 0);
}

export function spend(key: KeyName, credits: number): InStatement {
  return { sql: 'INSERT INTO spending VALUES (?, ?) ON CONFLICT DO UPDATE SET used = used + excluded.used', args: [key, credits] };
}
