// A stand-in inside the test's own thread, with a script of the test's own in a temporary folder.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Clock } from '../../../workbench/clock';
import type { Book } from '../../../workbench/model/book';
import type { ActAnswer, Action, HostEvent, RunAnswer } from '../../../workbench/protocol';
import type { RuntimeSettings } from '../../../workbench/runtime/messages';
import type { WebAnswer, WebRequest } from '../../../workbench/runtime/request';
import { newBook, StandIn } from '../../../workbench/runtime/stand-in';
import { plainSettings } from './settings';

let services: string | null = null;

/** The services as built. */
function builtServices(): string {
  services ??= buildSync({
    entryPoints: [join(__dirname, '../../../workbench/services/services.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'workbenchServices',
    platform: 'neutral',
    target: 'es2020',
    tsconfigRaw: {},
    write: false,
  }).outputFiles.map(({ text }) => text)[0] as string;
  return services;
}

const MANIFEST = {
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  oauthScopes: ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'userinfo.email'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
  urlFetchWhitelist: ['https://crm.test/'],
};

export interface ScriptFiles {
  readonly code: string;
  readonly pages?: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a script, removed after the tests of the file. */
export function scriptFolder({ code, pages = {}, manifest = {} }: ScriptFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  writeFileSync(join(folder, 'Code.js'), code);
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify({ ...MANIFEST, ...manifest }));
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html);
  folders.push(folder);
  return folder;
}

export interface LocalStandIn {
  readonly standIn: StandIn;
  readonly book: Book;
  readonly events: HostEvent[];
  readonly logged: string[];
  /** Runs a top-level function for a person. */
  run(fn: string, args?: readonly unknown[], person?: string): RunAnswer;
  act(action: Action, person?: string): ActAnswer;
}

export interface Outside {
  /** Answers a request; the real one blocks, this one just returns. */
  readonly send?: (request: WebRequest, local: LocalStandIn) => WebAnswer;
  /** What happens while an execution waits. */
  readonly meanwhile?: (local: LocalStandIn) => void;
  readonly settings?: Partial<RuntimeSettings>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export function localStandIn(files: ScriptFiles, outside: Outside = {}): LocalStandIn {
  const [events, logged]: [HostEvent[], string[]] = [[], []];
  const settings = plainSettings({ script: scriptFolder(files), data: null, zone: 'Europe/Berlin', ...outside.settings });
  const silent: WebAnswer = { answered: false, reason: 'ECONNREFUSED' };
  const standIn = new StandIn(newBook(settings.bookName, settings.zone, settings.locale), builtServices(), settings, {
    tell: (_, event) => events.push(event),
    send: (requests) => requests.map((request) => outside.send?.(request, local) ?? silent),
    wait: () => outside.meanwhile?.(local),
    clock: outside.now === undefined ? new Clock(settings.clock, settings.lead) : heldClock(outside.now),
    log: (line) => logged.push(line),
  });
  const local: LocalStandIn = {
    standIn,
    get book() {
      return standIn.session.book;
    },
    events,
    logged,
    run: (fn, args = [], person = '1') => {
      let answer: RunAnswer | null = null;
      standIn.run({ person, fn, args }, (given) => {
        answer = given;
      });
      if (answer === null) throw new Error(`${fn} has not run yet`);
      return answer;
    },
    act: (action, person = '1') => standIn.answers.act({ person, action }),
  };
  return local;
}

/** A stand-in whose script has a function `body` that runs the JavaScript it is given. */
export function bodies(files: ScriptFiles) {
  const local = localStandIn(files);
  return {
    ...local,
    does: (text: string) => valueOf(local.run('body', [text])),
    fails: (text: string) => messageOf(local.run('body', [text])),
  };
}

const nothing = (): void => undefined;

const heldClock = (now: () => number): StandIn['session']['ports']['clock'] => ({
  now,
  machineMs: (ms) => ms,
  stop: nothing,
  pass: nothing,
  run: nothing,
});

/** An answer with a JSON body. */
export const jsonAnswer = (body: unknown, status = 200): WebAnswer => ({
  answered: true,
  status,
  headers: [['content-type', 'application/json']],
  body: new TextEncoder().encode(JSON.stringify(body)),
});

/** A function's result; throws the script's error instead. */
export function valueOf(answer: RunAnswer): unknown {
  if (!answer.ok) throw new Error(`${answer.error.name}: ${answer.error.message}`);
  return answer.value;
}

/** The message of the error that a function threw. */
export function messageOf(answer: RunAnswer): string {
  if (answer.ok) throw new Error(`no error, but ${JSON.stringify(answer.value)}`);
  return answer.error.message;
}
