// The add-on's own time limit for a call, tested with a sheet modeled as slow: the script's clock follows its calls' costs.

import type { ExecutionRecord } from '../../workbench/protocol';
import { startWorkbench, type Workbench } from '../../workbench/start';

const CREATORS = 1_200;

/** Of the six minutes after which Google ends an execution: 57 seconds were measured in a sheet six times as slow as modeled. */
const FAR_FROM_GOOGLES_LIMIT_MS = 75_000;

interface Pulled {
  readonly calls: readonly ExecutionRecord[];
  readonly rows: number;
}

async function pull({ line, key }: Workbench): Promise<Pulled> {
  const call = async (name: string, args: unknown) => {
    const answer = await line.ask('run', { person: '1', fn: 'answer', args: [name, args] });
    expect([name, answer]).toMatchObject([name, { ok: true, value: { ok: true } }]);
    return (answer as { readonly value: { readonly value: Readonly<Record<string, unknown>> } }).value.value;
  };
  await call('connect', { key });
  const { pullId } = await call('startPull', { query: {}, name: 'Creators' });
  while ((await call('stepPull', { pullId })).finished === null);
  const { executions } = await line.ask('ledger', null);
  const { active } = await line.ask('book', { person: '1' });
  const shown = await line.ask('tab', { tab: active });
  const { cells } = JSON.parse(shown ?? '{"cells":[]}') as { readonly cells: readonly (readonly [number, number])[] };
  return {
    calls: executions.filter(({ fn }) => fn === 'answer stepPull'),
    rows: new Set(cells.map(([row]) => row)).size,
  };
}

async function pulledAt(costs: number): Promise<Pulled> {
  const workbench = await startWorkbench({
    port: 0,
    data: null,
    clock: 'modeled',
    costs,
    crm: { rate: 0, creators: { kind: 'invented', count: CREATORS } },
  });
  try {
    return await pull(workbench);
  } finally {
    await workbench.close();
  }
}

test('in a slow sheet a pull ends its block by the add-on’s own limit, continues in the next call, and gets everybody', async () => {
  const [usual, slow] = [await pulledAt(1), await pulledAt(6)];
  const pages = ({ calls }: Pulled): number => Math.max(...calls.map(({ requests }) => requests));
  const longest = ({ calls }: Pulled): number => Math.round(Math.max(...calls.map(({ modeledMs }) => modeledMs))) / 1000;
  console.log(`The longest call took ${longest(usual)} modeled seconds, and ${longest(slow)} in a sheet that is six times as slow.`);
  expect(pages(slow)).toBeLessThan(pages(usual));
  expect(slow.calls.length).toBeGreaterThan(usual.calls.length);
  expect(longest(slow) * 1000).toBeLessThan(FAR_FROM_GOOGLES_LIMIT_MS);
  expect([usual.rows, slow.rows]).toEqual([CREATORS + 1, CREATORS + 1]);
});
