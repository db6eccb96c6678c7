// The naive peer: a simple add-on with one service call per cell and one request per row, run on a few rows and extrapolated to more.

import { join } from 'node:path';
import { crmContract } from '../../contract/table';
import { projectFolder, startWorkbench, type Workbench } from '../../workbench/start';
import { costOfAll, type JobCost, sinceLastTime } from '../report/executions';

/** Rows that it is run on, and rows per execution: more would exceed Google's six minutes. */
export const NAIVE_ROWS = 1_000;
const ROWS_A_CALL = 250;

const FIRST = 2;
const PERSON = '1';

/** The field of its edits: the column that people type into. */
const EDITED = 'notes';

export interface NaiveCosts {
  readonly pull: JobCost;
  readonly refresh: JobCost;
  readonly count: JobCost;
  readonly send: JobCost;
}

/** What each job took on `NAIVE_ROWS` rows, `edited` of them edited. */
export async function naivePeer(edited: number): Promise<NaiveCosts> {
  const workbench = await startWorkbench({
    port: 0,
    data: null,
    clock: 'modeled',
    script: join(projectFolder(), 'bench/peers/naive'),
    crm: { rate: 0, creators: { kind: 'invented', count: NAIVE_ROWS } },
  });
  try {
    return await measured(workbench, edited);
  } finally {
    await workbench.close();
  }
}

async function measured(workbench: Workbench, edited: number): Promise<NaiveCosts> {
  const { line } = workbench;
  const [job, since] = [jobOf(workbench.key), sinceLastTime(() => line.ask('ledger', null))];
  const run = async (fn: string, ...args: readonly unknown[]): Promise<void> => {
    const answer = await line.ask('run', { person: PERSON, fn, args: [job, ...args] });
    if (!answer.ok) throw new Error(`${fn}: ${answer.error.message}`);
  };
  const inBlocks = async (work: (at: number) => Promise<void>): Promise<JobCost> => {
    for (let at = 0; at < NAIVE_ROWS; at += ROWS_A_CALL) await work(at);
    return costOfAll(await since());
  };
  const ids = await creatorIds(workbench);
  const pull = await inBlocks((at) => run('pull', ids.slice(at, at + ROWS_A_CALL), FIRST + at));
  const refresh = await inBlocks((at) => run('refresh', FIRST + at, ROWS_A_CALL));
  await edit(workbench, edited);
  const count = await inBlocks((at) => run('edited', FIRST + at, ROWS_A_CALL));
  const send = await inBlocks((at) => run('send', FIRST + at, ROWS_A_CALL));
  return { pull, refresh, count, send };
}

const CHANNEL = crmContract.shapes.channel ?? {};

const COLUMNS = Object.keys(CHANNEL);

/** What the script needs from the contract. */
function jobOf(key: string): Readonly<Record<string, unknown>> {
  const { transport, operations, envelope } = crmContract;
  return {
    site: transport.origin.value + transport.basePath.value,
    authorization: `${transport.authorization.value} ${key}`,
    idempotencyHeader: transport.idempotencyHeader.value,
    channel: operations.getChannel.path.replace('{creatorId}', ''),
    dataKey: envelope.data?.key,
    keys: Object.values(CHANNEL).map(({ key: wireKey }) => wireKey),
    editable: [COLUMNS.indexOf(EDITED)],
  };
}

async function creatorIds({ url }: Workbench): Promise<readonly string[]> {
  const answer = await fetch(`${url}/crm/sandbox/channels`);
  const { channels } = (await answer.json()) as { readonly channels: readonly { readonly creatorId: string }[] };
  return channels.slice(0, NAIVE_ROWS).map(({ creatorId }) => creatorId);
}

/** Notes typed into the first rows, each with the row's mark beside it. */
async function edit({ line }: Workbench, rows: number): Promise<void> {
  const { tabs } = await line.ask('book', { person: PERSON });
  for (const column of [COLUMNS.indexOf(EDITED), COLUMNS.length]) {
    const at = { row: FIRST - 1, column, rows, columns: 1 };
    const texts = Array.from({ length: rows }, (_, n) => [`Note ${n}`]);
    await line.ask('act', { person: PERSON, action: { do: 'paste', tab: tabs[0]?.id ?? 0, at, texts } });
  }
}
