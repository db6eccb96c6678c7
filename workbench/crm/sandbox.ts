// The sandbox CRM: a stand-in for the real one that speaks the contract's table over HTTP and stores its channels in a file.
// It shares nothing with the add-on's client except that table.

import { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { eachOf } from '../../contract/named';
import { type Contract, crmContract } from '../../contract/table';
import { adminApi } from './admin-api';
import { type Dialect, dialects } from './dialects';
import { Exchange, type Outgoing } from './exchange';
import { ExportPace } from './export-rows';
import { Faults } from './faults';
import { type KeyName, keyNamed, keyNames, Pace } from './keys';
import { RequestClock } from './request-clock';
import type { Incoming, SentFile, SentPart } from './requests';
import { type CreatorSource, fill, type SeedReport } from './seed';
import { Store } from './store';

export interface SandboxOptions {
  /** The table to speak; the project's own by default. */
  readonly contract?: Contract;
  /** A SQLite file, created if missing, or `:memory:`. */
  readonly file: string;
  /** Requests per minute and key; the table's by default, 0 = no limit. */
  readonly rate?: number;
  /** The source for an empty store; 600 invented creators by default. */
  readonly creators?: CreatorSource;
  readonly dialect?: Dialect;
  /** Discards the file's contents. */
  readonly fresh?: boolean;
  /** Milliseconds that an export takes; 4 seconds by default. */
  readonly exportMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Waits that many milliseconds; a test's fault may ask for it. */
  readonly pause?: (ms: number) => Promise<void>;
}

export interface Sandbox {
  /** The CRM below the table's base path, the admin API below /sandbox; can be mounted below any prefix. */
  readonly app: Hono;
  /** The key that may do everything. */
  readonly key: string;
  readonly keys: Readonly<Record<KeyName, string>>;
  readonly seedReport: SeedReport;
  close(): void;
}

/**
 * Opens the store, seeds it if it is empty, and then answers requests.
 * Rejects with a SandboxProblem if the file of creators or the store cannot be used.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const {
    contract = crmContract,
    file,
    creators = { kind: 'invented', count: 600 },
    dialect = dialects.plain,
    fresh = false,
    now = Date.now,
    pause = (ms) => new Promise((done) => setTimeout(done, ms)),
  } = options;
  const store = await Store.open(file, fresh);
  const seedReport = await fill(store, creators).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const rate = options.rate ?? contract.transport.requestsPerMinute.value;
  const pace = new Pace(dialect.rate === 'lower' ? Math.ceil((rate * 2) / 3) : rate);
  const from = !seedReport.filled ? 'kept' : creators.kind === 'csv' ? 'file' : 'invented';
  const faults = new Faults();
  const exports = new ExportPace(options.exportMs);
  const clock = new RequestClock();
  const exchange = new Exchange({ contract, dialect, store, pace, faults, clock, exports, now, pause });
  const app = new Hono();
  const base = contract.transport.basePath.value;
  app.onError((error) => {
    throw error;
  });
  app.all(`${base}/*`, async (c) => respond(c, await exchange.answer(await incoming(c, base))));
  app.route(
    '/sandbox',
    adminApi({ store, faults, pace, exports, now, clock, rate, from, refill: async () => void (await fill(store, creators)) }),
  );
  const keys = eachOf(keyNames, (name) => keyNamed(name).key);
  return { app, key: keyNamed('full').key, keys, seedReport, close: () => store.close() };
}

/** The path is cut out of the address as sent: an encoded slash in an id is not a slash of the path. */
async function incoming(c: Context, base: string): Promise<Incoming> {
  const { pathname, searchParams } = new URL(c.req.url);
  const isForm = /^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '');
  const form = isForm ? await partsOf(c) : null;
  return {
    method: c.req.method,
    path: pathname.slice(pathname.indexOf(base) + base.length),
    query: searchParams,
    header: (name: string) => c.req.header(name) ?? null,
    body: c.req.method === 'GET' || isForm ? '' : await c.req.text(),
    form,
  };
}

/** The parts of a form in order; null if the body is not a form, whatever its type says. */
async function partsOf(c: Context): Promise<readonly SentPart[] | null> {
  const form = await c.req.raw.formData().catch(() => null);
  if (form === null) return null;
  return Promise.all([...form].map(async ([key, value]) => ({ key, value: typeof value === 'string' ? value : await sentFile(value) })));
}

async function sentFile(file: File): Promise<SentFile> {
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function respond(c: Context, outgoing: Outgoing): Response {
  if (outgoing !== 'lost') return new Response(outgoing.body, { status: outgoing.status, headers: outgoing.headers });
  const socket = socketOf(c.env);
  if (!socket) throw new Error('The sandbox breaks the connection, as a test has asked for.');
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The connection, if a Node server carries the request; `fetch` in the same process has none, and sees the error instead. */
function socketOf(env: unknown): ServerResponse | null {
  const outgoing = typeof env === 'object' && env !== null && 'outgoing' in env ? env.outgoing : null;
  return outgoing instanceof ServerResponse ? outgoing : null;
}
