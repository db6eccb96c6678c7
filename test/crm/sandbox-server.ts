// The program that a test starts: the sandbox CRM in every dialect, each below its own name, on one loopback port.
// Reads {contract, rate, count} as one line of JSON, answers {port, key, keys} as one line, and ends when its input ends.

import { createInterface } from 'node:readline';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Contract } from '../../contract/table';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { createSandbox } from '../../workbench/crm/sandbox';

export interface ServerOrder {
  readonly contract: Contract;
  /** Requests a minute; 0 = no limit. */
  readonly rate: number;
  /** How many channels are invented. */
  readonly count: number;
}

export interface ServerPlace {
  readonly port: number;
  readonly keys: Readonly<Record<string, string>>;
}

async function start({ contract, rate, count }: ServerOrder): Promise<void> {
  const root = new Hono();
  let keys: ServerPlace['keys'] = {};
  for (const name of Object.keys(dialects) as DialectName[]) {
    const sandbox = await createSandbox({
      contract,
      rate,
      file: ':memory:',
      dialect: dialects[name],
      creators: { kind: 'invented', count },
    });
    root.route(`/${name}`, sandbox.app);
    keys = sandbox.keys;
  }
  // A connection stays open longer than a busy machine leaves it unused: one that is closed just when it is used would look like a lost answer.
  const serverOptions = { keepAliveTimeout: 600_000 };
  serve({ fetch: root.fetch, hostname: '127.0.0.1', port: 0, serverOptions }, ({ port }) => {
    process.stdout.write(`${JSON.stringify({ port, keys } satisfies ServerPlace)}\n`);
  });
}

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => void start(JSON.parse(line) as ServerOrder));
lines.once('close', () => process.exit(0));
