// The server's calls as promises that never reject: what Google's bridge throws becomes a problem as data.

import type { CallArguments, CallName, CallResults } from '../src/commands/calls';
import type { Problem, Reply } from '../src/rpc/problems';

/** `tab`: the tab the call is about; absent = the active one. */
export type Client = <N extends CallName>(call: N, args: CallArguments<N>, tab?: number) => Promise<Reply<CallResults[N]>>;

/** Google's bridge, as far as the pages use it. Each call gets a new runner with its own two callbacks. */
export interface Bridge {
  readonly run: Runner;
  readonly host: { close(): void };
}

export interface Runner {
  withSuccessHandler(done: (answer: unknown) => void): Runner;
  withFailureHandler(failed: (error: unknown) => void): Runner;
  answer(call: string, args: unknown, tab?: number): void;
}

declare const google: { readonly script: Bridge };

/** The bridge of the page this script runs in. */
export const pageBridge = (): Bridge => google.script;

/**
 * The bridge throws on a value it does not carry, anywhere inside. Whether `undefined` is one isn't documented: public reports say so
 * (developers.google.com/apps-script/guides/html/reference/run names primitives, null, objects and arrays).
 */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, withoutUndefined(one)]])));
}

export function clientOver(bridge: Bridge): Client {
  return (call, args, ...about) =>
    new Promise((resolve) => {
      const failed = (error: unknown): void => resolve({ ok: false, problem: problemOf(error) });
      const runner = bridge.run.withSuccessHandler((answer) => resolve(replyOf(answer))).withFailureHandler(failed);
      try {
        runner.answer(call, withoutUndefined(args), ...about);
      } catch (error) {
        failed(error);
      }
    });
}

/**
 * The answer, if it is a reply. A Date anywhere inside makes Google silently return null for the whole, which must not be taken for
 * "nothing".
 */
function replyOf<T>(answer: unknown): Reply<T> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as Reply<T>;
  return { ok: false, problem: { kind: 'internal', technical: technical('NO_REPLY', String(answer)) } };
}

/** Texts of Google's bridge and what they mean to a person. The first match counts. */
const known: readonly (readonly [text: RegExp, kind: Problem['kind']])[] = [
  [/PERMISSION_DENIED/i, 'several-accounts'],
  [/NetworkError|HTTP 0\b|connection failure|failed to fetch|offline/i, 'unreachable'],
  [
    /timed? ?out|too many|service unavailable|service error|failed while accessing|server error occurred|internal error|maximum execution time/i,
    'google-busy',
  ],
  [/^(?:Type|Range|Reference|Syntax)Error\b/, 'internal'],
  [/googleapis\.com\/auth\/|authorization is required|do not have permission/i, 'google-permission'],
];

/** How much of one of Google's texts is shown. */
const SHOWN = 200;

/**
 * What a rejected call means. The server returns its own mistakes as replies, so a rejection is Google's message, in any language: an
 * unknown one is shown as it is.
 */
export function problemOf(error: unknown): Problem {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : textOf(error);
  const kind = known.find(([pattern]) => pattern.test(text))?.[1];
  const problem = kind === undefined ? { kind: 'google-refused' as const, words: { text: text.slice(0, SHOWN) } } : { kind };
  return { ...problem, technical: technical('PAGE', text) };
}

const textOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

const technical = (code: string, summary: string) => ({ code, summary, hint: '', url: '', requestId: '' });
