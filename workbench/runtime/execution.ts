// One execution of the script: a fresh realm, services installed, the script loaded, one function called, everything discarded.

import vm from 'node:vm';
import gasLocal from 'gas-local';
import type { RunAnswer } from '../protocol';
import type { Host } from '../services/host';
import type { Entrance, install } from '../services/services';
import { thrown } from '../thrown';
import { compiled } from './compiled';
import type { Script } from './script';

/**
 * Milliseconds (developers.google.com/apps-script/guides/services/quotas): a call from a menu or page, the simple trigger onOpen, a
 * time-driven trigger.
 */
export const LIMITS = { call: 6 * 60_000, open: 30_000, timer: 6 * 60_000 } as const;

const TIME_OVER = 'Exceeded maximum execution time';

/**
 * Thrown through the script when its time is up; the script cannot get away by catching it, because every further service call throws it
 * again.
 */
export class TimeOver extends Error {
  override readonly name = 'Refusal';

  constructor() {
    super(TIME_OVER);
  }
}

interface Job {
  readonly fn: string;
  /**
   * `open` is the simple trigger onOpen: it receives an event, and nothing happens if the script has none. `timer` is a time-driven
   * trigger: its id is the first argument.
   */
  readonly kind: 'call' | 'open' | 'timer';
  /** Milliseconds of this machine after which a script that calls no service is stopped. */
  readonly limitMs: number;
  /** The JSON text of a list. */
  readonly args: string;
  /** Whether time is up, by either clock. */
  readonly timeIsOver: () => boolean;
  /** Called when the script is loaded, before the function is called. */
  readonly loaded: () => void;
}

/** Compiled once; evaluated in each realm. The surrounding function keeps its `var` out of the realm's globals. */
export function compileServices(source: string): vm.Script {
  return new vm.Script(`(() => {${source};return workbenchServices;})()`, { filename: 'services.js' });
}

/** Names of the top-level functions that pages and menus may call: those that the script declares and that do not end in `_`. */
export function publicFunctions(services: vm.Script, script: Script, host: Host): readonly string[] {
  const { functions } = enter(services, script, host);
  return [...functions.keys()].filter((name) => !name.endsWith('_'));
}

/** Runs the job to its end. What the script or its loading throws is returned as an answer. */
export function execute(services: vm.Script, script: Script, host: Host, job: Job): RunAnswer {
  try {
    const { context, functions, entrance } = enter(services, script, host);
    job.loaded();
    const fn = functions.get(job.fn);
    if (fn === undefined || (job.kind === 'call' && job.fn.endsWith('_'))) return job.kind === 'open' ? done(null) : missing(job.fn);
    within(context, job.limitMs, () => enterBy(entrance, fn, job));
    return job.timeIsOver() ? over() : answerOf(entrance);
  } catch (error) {
    return job.timeIsOver() || isTimeout(error) ? over() : failure(error);
  }
}

function enterBy(entrance: Entrance, fn: Parameters<Entrance['open']>[0], { kind, args }: Job): void {
  if (kind === 'open') entrance.open(fn);
  else if (kind === 'timer') entrance.fire(fn, String(JSON.parse(args)[0]));
  else entrance.call(fn, args);
}

interface Realm {
  readonly context: vm.Context;
  readonly functions: ReadonlyMap<string, (...args: readonly unknown[]) => unknown>;
  readonly entrance: Entrance;
}

function enter(services: vm.Script, script: Script, host: Host): Realm {
  const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
  const built: { readonly install: typeof install } = services.runInContext(context);
  const entrance = built.install(host);
  const before = new Set(Object.getOwnPropertyNames(context));
  for (const file of filesOf(script, context)) compiled(file).runInContext(context);
  const functions = new Map<string, (...args: readonly unknown[]) => unknown>();
  for (const name of Object.getOwnPropertyNames(context)) {
    const member: unknown = before.has(name) ? undefined : context[name];
    if (typeof member === 'function') functions.set(name, member as (...args: readonly unknown[]) => unknown);
  }
  return { context, functions, entrance };
}

/**
 * gas-local finds the script's files and their order, but loads none of them: it would read and compile each one again for every execution,
 * which costs more than evaluating it.
 */
function filesOf(script: Script, context: vm.Context): readonly string[] {
  const files: string[] = [];
  const taken = (file: string): boolean => {
    if (file.endsWith('.js')) files.push(file);
    return false;
  };
  gasLocal.require(script.folder, context, { filter: taken });
  return files;
}

const CALL = Symbol.for('workbench.call');
const callScript = new vm.Script('globalThis[Symbol.for("workbench.call")]()', { filename: 'call.js' });

/** Calls from inside the realm, so that the time limit applies and microtasks run before it returns. */
function within(context: vm.Context, limit: number, work: () => void): void {
  Object.defineProperty(context, CALL, { value: work, configurable: true, enumerable: false });
  callScript.runInContext(context, { timeout: limit });
}

function answerOf(entrance: Entrance): RunAnswer {
  const outcome = entrance.outcome();
  if (outcome.ok) return done(JSON.parse(outcome.value));
  return { ok: false, error: { name: outcome.name, message: outcome.message } };
}

const done = (value: unknown): RunAnswer => ({ ok: true, value });

const over = (): RunAnswer => ({ ok: false, error: { name: 'Exception', message: TIME_OVER } });

const missing = (fn: string): RunAnswer => ({ ok: false, error: { name: 'Error', message: `Script function not found: ${fn}` } });

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** A thrown value belongs to another realm: only its texts are read. */
function failure(error: unknown): RunAnswer {
  return { ok: false, error: thrown(error) };
}
