// Reads a column of the sandbox CRM's database in the type that was stored; anything else means a broken file.

import type { Row } from '@libsql/client';
import { type CreatorId, creatorIdOf, type Id, type Json } from '../../contract/records';

export const creatorAt = (row: Row): CreatorId => creatorIdOf(String(row['creator_id']));

export function idAt(row: Row, column: string): Id {
  const value = row[column];
  return isId(value) ? value : broken(column);
}

export const idOrNoneAt = (row: Row, column: string): Id | null => (row[column] === null ? null : idAt(row, column));

/** A list stored as JSON. */
export function idsAt(row: Row, column: string): readonly Id[] {
  const list: Json = JSON.parse(String(row[column]));
  return Array.isArray(list) && list.every(isId) ? list : broken(column);
}

export function bytesAt(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof ArrayBuffer ? new Uint8Array(value) : broken(column);
}

const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number';

function broken(column: string): never {
  throw new Error(`The sandbox CRM's database holds something else in ${column} than was put there.`);
}
