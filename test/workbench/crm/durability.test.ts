// What a file of the sandbox CRM holds when its program is killed, and how a broken connection looks to a client, over real sockets.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { crmContract, type OperationName } from '../../../contract/table';
import { keyNamed } from '../../../workbench/crm/keys';
import type { Channel } from '../../../workbench/crm/model';
import type { LogEntry } from '../../../workbench/crm/write-log';

const { transport, operations, shapes } = crmContract;
const notesKey = shapes['changeSet']?.['notes']?.key ?? '';

let folder: string;
let running: { readonly child: ChildProcess; readonly url: string } | null = null;

beforeAll(() => {
  // Inside the project, where Node finds the packages that the sandbox imports.
  const build = join(__dirname, '../../../build');
  mkdirSync(build, { recursive: true });
  folder = mkdtempSync(join(build, 'sandbox-durability-'));
  const shared = { bundle: true, format: 'esm', packages: 'external', platform: 'node', target: 'node20' } as const;
  buildSync({ ...shared, entryPoints: [join(__dirname, 'sandbox-program.ts')], outfile: join(folder, 'program.mjs') });
});
afterEach(() => kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(file: string): Promise<string> {
  const child = spawn(process.execPath, [join(folder, 'program.mjs'), join(folder, file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the sandbox ended before it listened')));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  running = { child, url: `http://127.0.0.1:${port}/crm` };
  return running.url;
}

/** Like `kill -9`: no time to close anything. */
async function kill(): Promise<void> {
  const child = running?.child;
  running = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function send(url: string, operation: OperationName, creatorId: string, body: string, idempotencyKey: string): Promise<Response> {
  const { method, path } = operations[operation];
  const headers = { Authorization: `Bearer ${keyNamed('full').key}`, [transport.idempotencyHeader.value]: idempotencyKey };
  return fetch(`${url}${transport.basePath.value}${path.replace('{creatorId}', encodeURIComponent(creatorId))}`, { method, headers, body });
}

const adminApi = async (url: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${url}/sandbox/${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  return (await response.json()) as Record<string, unknown>;
};
const channelsOf = async (url: string) => (await adminApi(url, 'channels'))['channels'] as Channel[];
const logOf = async (url: string) => (await adminApi(url, 'log'))['entries'] as LogEntry[];

test('every answered write is in the file after a kill, with its log entry and its answer for a repeat', async () => {
  const url = await start('killed.db');
  const ids = (await channelsOf(url)).map(({ creatorId }) => creatorId);
  const note = (id: string, at: string) =>
    send(at, 'updateChannel', id, JSON.stringify({ [notesKey]: `note of ${id}` }), `key of ${id}---`);
  const answered = await Promise.all(ids.slice(0, 20).map(async (id) => (await note(id, url)).text()));
  const unanswered = Promise.allSettled(ids.slice(20).map((id) => note(id, url)));
  await kill();
  await unanswered;

  const again = await start('killed.db');
  const channels = await channelsOf(again);
  expect(channels.slice(0, 20).map(({ notes }) => notes)).toEqual(ids.slice(0, 20).map((id) => `note of ${id}`));
  // An unanswered write is there with its log entry, or not at all.
  const written = channels.filter(({ notes }) => notes.startsWith('note of ')).map(({ creatorId }) => creatorId);
  const entries = await logOf(again);
  expect(entries.map(({ changes }) => changes[0]?.creatorId).sort()).toEqual([...written].sort());
  expect(await (await note(ids[0] ?? '', again)).text()).toBe(answered[0]);
  expect((await logOf(again)).at(-1)?.outcome).toBe('replayed');
});

test.each([
  ['before', 'failed', false],
  ['after', 'executed', true],
])('a connection broken %s a write is executed ends without an answer', async (when, outcome, written) => {
  const url = await start(`broken-${when}.db`);
  const [channel] = await channelsOf(url);
  await adminApi(url, 'fault', { operation: 'updateChannel', answer: 'drop', when });
  const body = JSON.stringify({ [notesKey]: 'sent once' });
  await expect(send(url, 'updateChannel', channel?.creatorId ?? '', body, 'broken-key')).rejects.toThrow('fetch failed');
  expect((await logOf(url)).map((entry) => [entry.outcome, entry.fault])).toEqual([[outcome, 'drop']]);
  expect((await channelsOf(url))[0]?.notes === 'sent once').toBe(written);
  const second = await send(url, 'updateChannel', channel?.creatorId ?? '', body, 'broken-key');
  expect(second.status).toBe(200);
  expect((await logOf(url)).flatMap(({ changes }) => changes)).toHaveLength(1);
});
