// How values are passed into a top-level function and out of it, by the rules of google.script.run.

import { isEmulated, throwLate } from './emulated';

/** The outcome of a call. `value` is JSON text. */
export type CallResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly name: string; readonly message: string };

export type Callable = (...args: readonly unknown[]) => unknown;

let settled: CallResult | null = null;

/** Calls the function with arguments given as the JSON text of a list. `outcome` reads a promise's result once microtasks have run. */
export function call(fn: Callable, args: string): void {
  settled = null;
  try {
    const value = fn(...JSON.parse(args));
    if (!(value instanceof Promise)) ended(value);
    else value.then(ended, fail);
  } catch (error) {
    fail(error);
  }
}

/** A promise that never settles has no result, as on the platform, where nothing is left that could settle it. */
export const outcome = (): CallResult => settled ?? { ok: true, value: 'null' };

/** What the script wrote last may only be refused now. */
function ended(value: unknown): void {
  try {
    throwLate();
    settle(value);
  } catch (error) {
    fail(error);
  }
}

function settle(value: unknown): void {
  settled = { ok: true, value: passes(value) ? (JSON.stringify(value) ?? 'null') : 'null' };
}

function fail(thrown: unknown): void {
  if (thrown instanceof Error) settled = { ok: false, name: thrown.name, message: thrown.message };
  else settled = { ok: false, name: 'Error', message: String(thrown) };
}

/** A date, a function or a service object anywhere inside makes the whole value null. */
function passes(value: unknown, above: readonly object[] = []): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Date || isEmulated(value) || above.includes(value)) return false;
  const inside = [...above, value];
  return (Array.isArray(value) ? value : Object.values(value)).every((one: unknown) => passes(one, inside));
}
