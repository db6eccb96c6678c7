// Dispatches one call of a page: found by name, checked, and answered.

import type * as z from 'zod/mini';
import { REQUESTS_PER_MINUTE } from '../../contract/limits';
import type { Problem, Reply } from '../rpc/problems';
import { calls } from './call-list';
import type { Context } from './context';
import { failed, isWaiting } from './result';

type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallArguments<N extends CallName> = z.infer<ReturnType<Calls[N]['schema']>>;
export type CallResults = { readonly [N in CallName]: Extract<ReturnType<Calls[N]>, { readonly ok: true }>['value'] };

/** A Map, so that a name like `constructor` finds nothing. */
const callOf: ReadonlyMap<unknown, Calls[CallName]> = new Map(Object.entries(calls));

/**
 * Answers one call. An unknown name or unfit arguments are rejected before anything else happens; "not now" becomes the problem `limit`
 * with the milliseconds to wait; `troubleOf` turns what the platform throws into a problem, or `internal` if it is unexpected.
 */
export function answerCall(
  ctx: () => Context,
  name: unknown,
  args: unknown,
  troubleOf: (thrown: unknown) => Problem | null,
): Reply<unknown> {
  try {
    const outcome = callOf.get(name)?.answer(ctx, args) ?? failed('bad-arguments');
    return isWaiting(outcome) ? failed('limit', { waitMs: outcome.waitMs, perMinute: REQUESTS_PER_MINUTE }) : outcome;
  } catch (thrown) {
    return { ok: false, problem: troubleOf(thrown) ?? { kind: 'internal' } };
  }
}
