// Starts the sandbox CRM as a program of its own, so that a synchronous client can wait for it.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { ServerOrder, ServerPlace } from './sandbox-server';

export interface SandboxProcess extends ServerPlace {
  close(): Promise<void>;
}

/** Resolves when the sandbox is listening; rejects with its output if it exits before that. */
export async function startSandbox(order: ServerOrder): Promise<SandboxProcess> {
  const folder = bundle();
  const child = spawn(process.execPath, [join(folder, 'server.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.write(`${JSON.stringify(order)}\n`);
  const close = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await placeOf(child)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Inside the project, where Node finds the packages that the sandbox imports. */
function bundle(): string {
  const build = join(__dirname, '../../build');
  mkdirSync(build, { recursive: true });
  const folder = mkdtempSync(join(build, 'crm-sandbox-'));
  buildSync({
    entryPoints: [join(__dirname, 'sandbox-server.ts')],
    outfile: join(folder, 'server.mjs'),
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    target: 'node20',
  });
  return folder;
}

function placeOf(child: ChildProcess): Promise<ServerPlace> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the sandbox has no output');
  const complaints: Buffer[] = [];
  stderr.on('data', (part: Buffer) => complaints.push(part));
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).once('line', (line) => resolve(JSON.parse(line) as ServerPlace));
    child.once('exit', () => reject(new Error(`the sandbox ended: ${Buffer.concat(complaints).toString()}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
