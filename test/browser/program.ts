// The program as a newcomer starts it: the built stand-in in a process of its own, on a free port, with its data in a temporary folder.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EmailTask, Export } from '../../workbench/crm/model';
import type { LogEntry } from '../../workbench/crm/write-log';
import type { DoorView } from '../../workbench/protocol';

/**
 * Speed of the stand-in's time in these tests: most of their waiting is due to the CRM's limit of requests per minute.
 * Proportions are the same at any speed.
 */
const SPEED = '10';

const ENTRY = path.join('build', 'workbench', 'main.mjs');

/** A channel as the sandbox's admin API shows it. */
export interface SandboxChannel {
  readonly creatorId: string;
  readonly name: string;
  readonly status: string | number | null;
  readonly labels: readonly (string | number)[];
  readonly owner: string | number | null;
  readonly email: string;
  readonly notes: string;
  readonly followers: number | null;
  readonly archived: boolean;
}

export interface SandboxPicture {
  readonly channels: readonly SandboxChannel[];
  /** Creators that the platform knows and the CRM does not have yet. */
  readonly withoutChannel: readonly { readonly creatorId: string; readonly name: string }[];
  readonly lists: Readonly<
    Record<'statuses' | 'labels' | 'members' | 'groups', readonly { readonly id: string | number; readonly name: string }[]>
  >;
}

export class Program {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    readonly key: string,
    readonly output: () => string,
  ) {}

  /** `root` = the project that was built. */
  static async start(
    options: readonly string[] = [],
    folder = mkdtempSync(path.join(tmpdir(), 'nox-sync-')),
    root = process.cwd(),
  ): Promise<Program> {
    const child = spawn(
      process.execPath,
      [path.join(root, ENTRY), '--port', '0', '--no-open', '--speed', SPEED, '--data', folder, ...options],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    const said = new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        output += chunk.toString();
        if (/http:\/\/\S+/.test(output) && /nox_sk_\S+/.test(output)) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${output}`)));
    });
    await said;
    const url = /http:\/\/[\w.:[\]-]+/.exec(output)?.[0] ?? '';
    const key = /nox_sk_[\w-]+/.exec(output)?.[0] ?? '';
    return new Program(child, folder, url, key, () => output);
  }

  /** Like Ctrl-C; returns the exit code. */
  async stop(keepData = false): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', (code) => resolve(code)));
    this.child.kill('SIGINT');
    const code = await ended;
    if (!keepData) rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get data(): string {
    return this.folder;
  }

  /** What the page for newcomers is told about requests. */
  async requests(): Promise<DoorView['requests']> {
    return (await this.ask<DoorView>('door')).requests;
  }

  picture(): Promise<SandboxPicture> {
    return this.ask('channels');
  }

  /** Every request so far that could have changed the CRM. */
  async writes(): Promise<readonly LogEntry[]> {
    return (await this.ask<{ readonly entries: readonly LogEntry[] }>('log?kind=write')).entries;
  }

  async tasks(): Promise<readonly EmailTask[]> {
    return (await this.ask<{ readonly tasks: readonly EmailTask[] }>('tasks')).tasks;
  }

  /** Newest first. */
  async exports(): Promise<readonly Export[]> {
    return (await this.ask<{ readonly exports: readonly Export[] }>('exports')).exports;
  }

  /** Makes exports ready, failed or expired, or sets how many milliseconds they take from now on. */
  async settleExports(order: {
    readonly id?: string;
    readonly state?: Export['state'];
    readonly reason?: string;
    readonly ms?: number;
  }): Promise<void> {
    await this.tell('exports', order);
  }

  /** What a colleague does meanwhile, outside the add-on. */
  async colleague(changes: readonly unknown[]): Promise<void> {
    await this.tell('change', { changes });
  }

  async fault(fault: unknown): Promise<void> {
    await this.tell('fault', fault);
  }

  /** Fires every timer of the spreadsheet now, whatever the hour. */
  async fireTimers(): Promise<number> {
    const answer = await fetch(`${this.url}/api/timers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return ((await answer.json()) as { readonly fired: number }).fired;
  }

  /** The page of the mail that scripts have sent. */
  async mailPage(): Promise<string> {
    return (await fetch(`${this.url}/mail`)).text();
  }

  private async ask<T>(what: string): Promise<T> {
    return (await (await fetch(`${this.url}/crm/sandbox/${what}`)).json()) as T;
  }

  private async tell(what: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.url}/crm/sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}
