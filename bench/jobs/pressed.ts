// The add-on on the stand-in, operated as its pages do: the same calls, and the same waits, which pass immediately.

import { readFileSync } from 'node:fs';
import { Program } from '../../test/browser/program';
import type { ExecutionRecord, LedgerView, RunAnswer } from '../../workbench/protocol';
import { sinceLastTime } from '../report/executions';

/** The answer to a call. */
type Value = Readonly<Record<string, unknown>>;

interface Reply {
  readonly ok: boolean;
  readonly value: Value;
  readonly problem?: { readonly kind: string; readonly words?: { readonly waitMs?: number } };
}

/**
 * The script's time is the modeled one, so that no count depends on the machine. The CRM's own limit is lifted: the add-on respects it on
 * its own, and every wait advances the stand-in's clock.
 */
const OPTIONS = ['--speed', '1', '--clock', 'modeled', '--rate', '0', '--fresh'];

export class Pressed {
  private constructor(
    private readonly program: Program,
    /** The executions since the last call. */
    readonly executions: () => Promise<readonly ExecutionRecord[]>,
  ) {}

  static async start(creators: number): Promise<Pressed> {
    const program = await Program.start([...OPTIONS, '--invent', String(creators)]);
    return new Pressed(
      program,
      sinceLastTime(() => asked<LedgerView>(program, 'ledger')),
    );
  }

  stop(): Promise<unknown> {
    return this.program.stop();
  }

  get key(): string {
    return this.program.key;
  }

  /** Peak resident memory of the stand-in's process so far, where the system reports it. */
  get memoryMb(): number {
    const status = this.program.pid === undefined ? '' : readFileSync(`/proc/${this.program.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  /** One call of a page; waits for the add-on's limit, as the page does. */
  async call(name: string, args: unknown): Promise<Value> {
    for (;;) {
      const ran = await asked<RunAnswer>(this.program, 'run', { person: '1', fn: 'answer', args: [name, args] });
      if (!ran.ok) throw new Error(`${name}: ${JSON.stringify(ran.error)}`);
      const value = ran.value as Reply;
      if (value.ok) return value.value;
      const waitMs = value.problem?.words?.waitMs;
      if (value.problem?.kind !== 'limit' || waitMs === undefined) throw new Error(`${name}: ${JSON.stringify(value.problem)}`);
      await this.wait(waitMs);
    }
  }

  async steps(name: string, args: unknown, ended: (value: Value) => boolean): Promise<void> {
    for (;;) {
      const value = await this.call(name, args);
      if (ended(value)) return;
      await this.wait(Number(value.waitMs ?? 0));
    }
  }

  /** To the end of a pull or refresh that was started. */
  pulled({ pullId }: Value): Promise<void> {
    return this.steps('stepPull', { pullId }, ({ finished }) => finished !== null);
  }

  /** What a person does in the first tab; 0-based. */
  async paste(row: number, column: number, texts: readonly (readonly string[])[]): Promise<void> {
    const at = { row, column, rows: texts.length, columns: texts[0]?.length ?? 0 };
    await asked(this.program, 'act', { person: '1', action: { do: 'paste', tab: 0, at, texts } });
  }

  private async wait(ms: number): Promise<void> {
    if (ms > 0) await asked(this.program, 'pass', { ms });
  }
}

/** What the stand-in answers to a page: to a question (GET), or to what it is sent (POST). */
export async function asked<T>({ url }: Program, path: string, body?: unknown): Promise<T> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${url}/api/${path}`, body === undefined ? {} : sent);
  return (await answer.json()) as T;
}
