// The sandbox CRM as a program of its own, which a test may kill: node program.mjs FILE. Prints its port as one line.

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createSandbox } from '../../../workbench/crm/sandbox';

async function start(file: string): Promise<void> {
  const sandbox = await createSandbox({ file, rate: 0, creators: { kind: 'invented', count: 30 } });
  const host = new Hono().route('/crm', sandbox.app);
  serve({ fetch: host.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port));
}

void start(process.argv[2] ?? ':memory:');
