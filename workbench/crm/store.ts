// The sandbox CRM's database: one SQLite file, its tables, and the only way to write to it.

import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, createClient, type InArgs, type InStatement, type Row } from '@libsql/client';
import { SandboxProblem } from './model';

/** Incremented whenever the tables below change; a file of another version is refused with a message. */
const schemaVersion = 2;

/**
 * Columns without a type keep the type of what is stored, so that the id 1 stays a number and "1" text. `channels` is listed in rowid
 * order, which an update keeps. Lists of ids are JSON.
 */
const tables = [
  'creators (creator_id TEXT PRIMARY KEY, platform TEXT, name TEXT, handle TEXT, channel_link TEXT, followers INTEGER, country TEXT, search TEXT)',
  `channels (account TEXT, creator_id TEXT, status, labels TEXT, owner, email TEXT, contact_link TEXT, notes TEXT, archived INTEGER, groups TEXT,
    created_at TEXT, updated_at TEXT, UNIQUE (account, creator_id))`,
  'names (account TEXT, list TEXT, id, name TEXT, UNIQUE (account, list, id))',
  'tasks (account TEXT, id, name TEXT, type, members TEXT, UNIQUE (account, id))',
  `exports (account TEXT, id TEXT, name TEXT, rows INTEGER, created_at INTEGER, ready_at INTEGER, expires_at INTEGER, state TEXT, reason TEXT,
    file BLOB, UNIQUE (account, id))`,
  'answers (key_name TEXT, idempotency_key TEXT, fingerprint TEXT, status INTEGER, body TEXT, PRIMARY KEY (key_name, idempotency_key))',
  'spending (key_name TEXT PRIMARY KEY, used INTEGER)',
  'log (number INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT)',
] as const;

const names = tables.map((table) => table.split(' ', 1)[0]);

/** For the list without filters, page by page. */
const index = 'CREATE INDEX IF NOT EXISTS channels_listed ON channels (account, archived)';

/** Maximum number of remembered answers. */
const REMEMBERED = 100;

export class Store {
  private turn: Promise<unknown> = Promise.resolve();
  /** Incremented with every commit. */
  private commits = 0;
  /** Answers since the last commit, by question: a client that pages through a list asks for the same lists and keys each time. */
  private readonly known = new Map<string, readonly Row[]>();
  /** The value of `commits` when the store last held what was kept; null = nothing was. */
  private keptAt: number | null = null;

  private constructor(private readonly client: Client) {}

  /** Opens or creates the file (and its folder); `:memory:` lives as long as the store. `fresh` empties it first. */
  static async open(file: string, fresh: boolean): Promise<Store> {
    try {
      if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
      const client = createClient({ url: file === ':memory:' ? file : pathToFileURL(resolve(file)).href });
      const store = new Store(client);
      await store.prepare(file, fresh);
      return store;
    } catch (error) {
      if (error instanceof SandboxProblem) throw error;
      throw new SandboxProblem('bad-store', `The file ${file} cannot be used as the sandbox CRM's database: ${String(error)}`);
    }
  }

  private async prepare(file: string, fresh: boolean): Promise<void> {
    await this.client.execute('PRAGMA journal_mode = WAL');
    const [version] = await this.rows('PRAGMA user_version');
    const found = Number(version?.['user_version'] ?? 0);
    if (found !== 0 && found !== schemaVersion && !fresh) {
      throw new SandboxProblem(
        'bad-store',
        `The file ${file} was written by another version of the sandbox CRM; start afresh or name another file.`,
      );
    }
    if (fresh) await this.empty();
    else
      await this.commit([...tables.map((table) => `CREATE TABLE IF NOT EXISTS ${table}`), index, `PRAGMA user_version = ${schemaVersion}`]);
  }

  /** Discards everything, including the log. */
  async empty(): Promise<void> {
    const drops = names.map((name) => `DROP TABLE IF EXISTS ${name}`);
    await this.commit([...drops, ...tables.map((table) => `CREATE TABLE ${table}`), index, `PRAGMA user_version = ${schemaVersion}`]);
  }

  async rows(sql: string, args: InArgs = []): Promise<readonly Row[]> {
    const question = JSON.stringify([sql, args]);
    const known = this.known.get(question);
    if (known !== undefined) return known;
    const commits = this.commits;
    const { rows } = await this.client.execute({ sql, args });
    if (this.known.size === REMEMBERED) this.known.clear();
    if (commits === this.commits) this.known.set(question, rows);
    return rows;
  }

  /** Atomic; the statements are in the file when this returns, whatever happens to the process afterwards. */
  async commit(statements: readonly InStatement[]): Promise<void> {
    if (statements.length === 0) return;
    this.forgetAnswers();
    await this.client.batch([...statements], 'write');
    this.forgetAnswers();
  }

  /** Before and after a commit, so that no answer from in between stays. */
  private forgetAnswers(): void {
    this.commits += 1;
    this.known.clear();
  }

  /** Keeps a copy of the current contents for `renew`. */
  async keep(): Promise<void> {
    await this.commit(names.flatMap((name) => [`DROP TABLE IF EXISTS kept_${name}`, `CREATE TABLE kept_${name} AS SELECT * FROM ${name}`]));
    this.keptAt = this.commits;
  }

  /** Restores what was kept since the store was opened; false = nothing was. */
  async renew(): Promise<boolean> {
    if (this.keptAt === null) return false;
    if (this.keptAt === this.commits) return true;
    const copies = names.flatMap((name) => [`DELETE FROM ${name}`, `INSERT INTO ${name} SELECT * FROM kept_${name} ORDER BY rowid`]);
    await this.commit([...copies, 'DELETE FROM sqlite_sequence']);
    this.keptAt = this.commits;
    return true;
  }

  /** Runs work that reads, decides and commits, one at a time: what it read still holds when it commits. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  close(): void {
    this.client.close();
  }
}
