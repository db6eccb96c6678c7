// The packed stand-in's database, which needs nothing but Node: SQLite as WebAssembly, behind the part of @libsql/client's interface that
// the store uses. It lives in memory and is saved half a second after a change and on exit; a killed process loses the last changes.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client, InStatement, InValue, ResultSet } from '@libsql/client';
import initSqlJs, { type Database, type PlainValue } from 'sql.js/dist/sql-wasm-inline.js';

const SAVED_AFTER_MS = 500;

type Wanted = Pick<Client, 'close'> & {
  readonly execute: (statement: InStatement) => Promise<Pick<ResultSet, 'rows'>>;
  readonly batch: (statements: InStatement[]) => Promise<void>;
};

/** `url`: of a file, created if missing, or `:memory:`. */
export function createClient({ url }: { readonly url: string }): Wanted {
  const file = url === ':memory:' ? null : fileURLToPath(url);
  const opening = initSqlJs().then(
    ({ Database: Opened }) => new Opened(file !== null && existsSync(file) ? readFileSync(file) : undefined),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened: Database | null = null;
  const database = async (): Promise<Database> => {
    opened ??= await opening;
    return opened;
  };
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (file === null || opened === null) return;
    writeFileSync(`${file}.new`, opened.export());
    renameSync(`${file}.new`, file);
  };
  return {
    execute: async (statement) => ({ rows: rowsOf(await database(), statement) }),
    batch: async (statements) => {
      const db = await database();
      db.run('BEGIN');
      try {
        for (const statement of statements) rowsOf(db, statement);
        db.run('COMMIT');
      } catch (error) {
        db.run('ROLLBACK');
        throw error;
      }
      timer ??= setTimeout(save, SAVED_AFTER_MS);
    },
    close: () => {
      if (timer !== undefined) save();
      opened?.close();
    },
  };
}

function rowsOf(db: Database, statement: InStatement): ResultSet['rows'] {
  const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
  const prepared = db.prepare(sql);
  try {
    prepared.bind((Array.isArray(args) ? args : Object.values(args)).map(plain));
    const rows: ResultSet['rows'] = [];
    while (prepared.step()) rows.push(row(prepared.getAsObject()));
    return rows;
  } finally {
    prepared.free();
  }
}

const plain = (value: InValue): PlainValue => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint' || value instanceof Date) return Number(value);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value;
};

/** Bytes as the project's own client returns them. */
const row = (values: Readonly<Record<string, PlainValue>>): ResultSet['rows'][number] =>
  Object.assign(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value instanceof Uint8Array ? new Uint8Array(value).buffer : value]),
    ),
    { length: Object.keys(values).length },
  );
