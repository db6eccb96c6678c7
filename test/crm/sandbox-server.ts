// The program that a test starts: the sandbox CRM in every dialect, each below its own name, on one loopback port. A dialect is created on
// first use. Reads {contract, rate, count} as one line of JSON, answers {port, key, keys} as one line, and exits when its input ends.

import { createInterface } from 'node:readline';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { eachOf } from '../../contract/named';
import type { Contract } from '../../contract/table';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { keyNamed, keyNames } from '../../workbench/crm/keys';
import { createSandbox } from '../../workbench/crm/sandbox';

export interface ServerOrder {
  readonly contract: Contract;
  /** Requests per minute; 0 = no limit. */
  readonly rate: number;
  /** How many channels are invented. */
  readonly count: number;
}

export interface ServerPlace {
  readonly port: number;
  readonly keys: Readonly<Record<string, string>>;
}

function start({ contract, rate, count }: ServerOrder): void {
  const made = new Map<DialectName, Promise<Hono>>();
  const appOf = (name: DialectName): Promise<Hono> => {
    const known = made.get(name) ?? open(name);
    made.set(name, known);
    return known;
  };
  const open = async (name: DialectName): Promise<Hono> => {
    const { app } = await createSandbox({
      contract,
      rate,
      file: ':memory:',
      dialect: dialects[name],
      creators: { kind: 'invented', count },
    });
    return new Hono().route(`/${name}`, app);
  };
  const fetch = async (request: Request, env: object): Promise<Response> => {
    const name = new URL(request.url).pathname.split('/')[1] ?? '';
    return isDialect(name) ? (await appOf(name)).fetch(request, env) : new Response(null, { status: 404 });
  };
  // A connection stays open longer than a busy machine leaves it idle: one closed at the moment of use would look like a lost answer.
  const serverOptions = { keepAliveTimeout: 600_000 };
  serve({ fetch, hostname: '127.0.0.1', port: 0, serverOptions }, ({ port }) => {
    const keys = eachOf(keyNames, (name) => keyNamed(name).key);
    process.stdout.write(`${JSON.stringify({ port, keys } satisfies ServerPlace)}\n`);
  });
}

const isDialect = (name: string): name is DialectName => Object.hasOwn(dialects, name);

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => start(JSON.parse(line) as ServerOrder));
lines.once('close', () => process.exit(0));
