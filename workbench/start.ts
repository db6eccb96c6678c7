// Starts a whole workbench in this process: sandbox CRM, runtime, server. For the command line, tests and measurements.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crmContract } from '../contract/table';
import { Clock, newLead } from './clock';
import { createSandbox, type Sandbox, type SandboxOptions } from './crm/sandbox';
import { takeFolder } from './data-folder';
import { EventStreams } from './host/event-streams';
import { RuntimeLine } from './host/runtime-line';
import { CRM_PATH, createHostServer } from './host/server';
import type { RuntimeSettings } from './runtime/messages';
import { StartProblem } from './start-problem';

export interface WorkbenchOptions {
  /** 0 = any free one; 8787 by default. */
  readonly port?: number;
  /** Where spreadsheet and CRM are stored; null keeps them in memory. `.data` of the project by default. */
  readonly data?: string | null;
  /** Discards what was stored. */
  readonly fresh?: boolean;
  /** The folder with the add-on; `dist` of the project by default. */
  readonly script?: string;
  /** The spreadsheet's time zone; this machine's by default. Applies only to a new spreadsheet. */
  readonly zone?: string;
  /** The spreadsheet's locale, en_US by default. Applies only to a new spreadsheet. */
  readonly locale?: string;
  /** Speed of time for script, add-on pages and CRM together; 1 by default. */
  readonly speed?: number;
  /** `modeled`: in an execution, time passes only through the modeled cost of its calls and through waiting; `machine` by default. */
  readonly clock?: 'machine' | 'modeled';
  /** Multiplier for the modeled costs in the table; 1 by default. */
  readonly costs?: number;
  readonly crm?: Omit<SandboxOptions, 'file' | 'fresh' | 'now' | 'pause'>;
  /** Receives what scripts log. */
  readonly log?: (line: string) => void;
}

export interface Workbench {
  readonly url: string;
  /** The key of the sandbox CRM, for pasting into the sidebar. */
  readonly key: string;
  readonly crm: Sandbox;
  /** Asks the runtime without HTTP. */
  readonly line: RuntimeLine;
  /** Everything is saved when it resolves. */
  close(): Promise<void>;
}

/** The project's folder, wherever the code was built to. */
export function projectFolder(from = fileURLToPath(import.meta.url)): string {
  const folder = dirname(from);
  if (existsSync(join(folder, 'package.json')) || folder === from) return folder;
  return projectFolder(folder);
}

/** The time zone in the manifest of the built add-on; null if it is not built. */
export function scriptZone(): string | null {
  const manifest = join(projectFolder(), 'dist/appsscript.json');
  if (!existsSync(manifest)) return null;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly timeZone: string }).timeZone;
}

export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const project = projectFolder();
  const script = options.script ?? join(project, 'dist');
  if (!existsSync(join(script, 'appsscript.json'))) throw new StartProblem('There is no built add-on to run: npm run build');
  const data = options.data === undefined ? join(project, '.data') : options.data;
  const giveBack = data === null ? () => undefined : takeFolder(data);
  if (data !== null && options.fresh === true) rmSync(join(data, 'spreadsheet.jsonl'), { force: true });
  try {
    return await begin(options, script, data, giveBack);
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function begin(options: WorkbenchOptions, script: string, data: string | null, giveBack: () => void): Promise<Workbench> {
  const built = pathToFileURL(join(projectFolder(), 'build/workbench/'));
  const lead = newLead();
  const clock = new Clock({ speed: options.speed ?? 1, since: Date.now() }, lead);
  const crm = await createSandbox({
    ...options.crm,
    file: data === null ? ':memory:' : join(data, 'crm.sqlite'),
    fresh: options.fresh === true,
    now: clock.now,
    pause: clock.pause,
  });
  try {
    return await serve(options, { built, script, data, crm, clock, lead, giveBack });
  } catch (error) {
    crm.close();
    throw error;
  }
}

interface Parts {
  readonly built: URL;
  readonly script: string;
  readonly data: string | null;
  readonly crm: Sandbox;
  readonly clock: Clock;
  readonly lead: SharedArrayBuffer;
  readonly giveBack: () => void;
}

async function serve(
  { port = 8787, zone, locale = 'en_US', clock: kind, costs = 1, log = () => undefined }: WorkbenchOptions,
  { built, script, data, crm, clock, lead, giveBack }: Parts,
): Promise<Workbench> {
  const streams = new EventStreams();
  let ready: (line: RuntimeLine) => void = () => undefined;
  const coming = new Promise<RuntimeLine>((resolve) => {
    ready = resolve;
  });
  const server = createHostServer({ folder: built, streams, crm: crm.app, line: coming, clock });
  const taken = await listen(server, port).catch((error: unknown) => {
    streams.close();
    throw error;
  });
  const url = `http://127.0.0.1:${taken}`;
  const settings: RuntimeSettings = {
    script,
    services: fileURLToPath(new URL('services.js', built)),
    data,
    zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale,
    clock: clock.settings,
    lead,
    modeled: kind === 'modeled',
    costs,
    bookName: 'Creators',
    addOnName: 'NoxInfluencer CRM Sync',
    sampleKey: crm.key,
    origin: crmContract.transport.origin.value,
    standsFor: url + CRM_PATH,
  };
  const line = new RuntimeLine(settings, built, { event: (to, event) => streams.tell(to, event), log });
  ready(line);
  const close = async (): Promise<void> => {
    streams.close();
    await line.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    crm.close();
    giveBack();
  };
  return { url, key: crm.key, crm, line, close };
}

/** Resolves to the actual port. Only this machine can reach it. */
function listen(server: ReturnType<typeof createHostServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new StartProblem(`Port ${port} is in use. Name another one with --port.`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const at = server.address();
      resolve(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}
