// The main job on the stand-in, counted: pull, refresh, count edits, check and send, for 1,000 and 10,000 creators in tabs of 25 columns.
// It presses the same calls as its pages. The waits are the CRM's own limit of 30 requests a minute.

import { readFileSync } from 'node:fs';
import { Program } from '../test/browser/program';
import type { ExecutionRecord, LedgerView } from '../workbench/protocol';
import { type Measurement, print } from './report/table';

const SIZES = [1_000, 10_000];
const OWN_COLUMNS = 9;
/** Rows that get a note, and as many that get a status. */
const EDITED = 50;

interface Reply {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, unknown>>;
  readonly problem?: { readonly kind: string; readonly words?: { readonly waitMs?: number } };
}

const post = async (program: Program, path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> => {
  const answer = await fetch(`${program.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Readonly<Record<string, unknown>>;
};

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One call of a page; the CRM's limit is waited for, as the page does. */
async function call(program: Program, name: string, args: unknown): Promise<Reply['value']> {
  for (;;) {
    const { ok, value, error } = (await post(program, 'run', { person: '1', fn: 'answer', args: [name, args] })) as {
      ok: boolean;
      value: Reply;
      error?: unknown;
    };
    if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
    if (value.ok) return value.value;
    const waitMs = value.problem?.words?.waitMs;
    if (value.problem?.kind !== 'limit' || waitMs === undefined) throw new Error(`${name}: ${JSON.stringify(value.problem)}`);
    await rest(waitMs);
  }
}

async function steps(program: Program, name: string, args: unknown, ended: (value: Reply['value']) => boolean): Promise<void> {
  for (;;) {
    const value = await call(program, name, args);
    if (ended(value)) return;
    await rest(Number(value.waitMs ?? 0));
  }
}

const pullTo = async (program: Program, started: Reply['value']): Promise<void> =>
  steps(program, 'stepPull', { pullId: started.pullId }, ({ finished }) => finished !== null);

/** What a stretch of executions cost. */
function cost(job: string, creators: number, all: readonly ExecutionRecord[], memoryMb: number): Measurement {
  const sum = (pick: (one: ExecutionRecord) => number): number => Math.round(all.reduce((total, one) => total + pick(one), 0));
  return {
    job,
    creators,
    executions: all.length,
    requests: sum(({ requests }) => requests),
    'service calls': sum(({ calls }) => Object.values(calls).reduce((total, { count }) => total + count, 0)),
    'cells read': sum(({ cellsRead }) => cellsRead),
    'cells written': sum(({ cellsWritten }) => cellsWritten),
    'modelled s': sum(({ modelledMs }) => modelledMs) / 1000,
    'longest execution, modelled s': Math.round(Math.max(...all.map(({ modelledMs }) => modelledMs))) / 1000,
    'memory MB': memoryMb,
  };
}

/** Resident memory of the program's process, where the system tells. */
function memoryOf(pid: number | undefined): number {
  const status = pid === undefined ? '' : readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function measure(creators: number): Promise<Measurement[]> {
  const program = await Program.start(['--rate', '0', '--fresh', '--invent', String(creators)]);
  const rows: Measurement[] = [];
  let seen = 0;
  const after = async (job: string): Promise<void> => {
    const { executions } = (await (await fetch(`${program.url}/api/ledger`)).json()) as LedgerView;
    rows.push(
      cost(
        job,
        creators,
        executions.filter(({ number }) => number > seen),
        memoryOf(program.pid),
      ),
    );
    seen = executions[executions.length - 1]?.number ?? seen;
  };
  try {
    await call(program, 'connect', { key: program.key });
    await after('connect');
    await pullTo(program, await call(program, 'startPull', { query: {}, name: 'Creators' }));
    await after('pull');
    await act(program, {
      do: 'paste',
      at: { row: 0, column: 16, rows: 1, columns: OWN_COLUMNS },
      texts: [Array.from({ length: OWN_COLUMNS }, (_, i) => `Own ${i + 1}`)],
    });
    await pullTo(program, await call(program, 'startRefresh', {}));
    await after('refresh, nothing changed');
    await act(program, {
      do: 'paste',
      at: { row: 1, column: 5, rows: EDITED, columns: 1 },
      texts: Array.from({ length: EDITED }, () => ['Completed']),
    });
    await act(program, {
      do: 'paste',
      at: { row: 1, column: 8, rows: EDITED, columns: 1 },
      texts: Array.from({ length: EDITED }, (_, i) => [`Note ${i}`]),
    });
    await call(program, 'readState', { withEdits: true });
    await after(`count ${2 * EDITED} edits`);
    const { runId } = await call(program, 'startCheck', { scope: 'all' });
    await steps(program, 'stepCheck', { runId }, ({ outcome }) => outcome !== 'going');
    const review = await call(program, 'readReview', { runId });
    await after('check');
    await call(program, 'confirm', {
      runId,
      digest: review.digest,
      without: [],
      clearsConfirmed: true,
      number: (review.typedConfirmation as { number: number } | null)?.number ?? null,
    });
    await steps(program, 'stepSend', { runId }, ({ results }) => results !== null);
    await after('send');
  } finally {
    await program.stop();
  }
  return rows;
}

const act = (program: Program, action: Readonly<Record<string, unknown>>): Promise<unknown> =>
  post(program, 'act', { person: '1', action: { tab: 0, ...action } });

const rows: Measurement[] = [];
for (const size of SIZES) rows.push(...(await measure(size)));
print('main-job', 'The main job on the stand-in (costs of service calls are modelled; see workbench/cost.ts)', rows);
