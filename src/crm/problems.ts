// What can go wrong between us and the CRM, as data.

import type { ErrorKind } from '../../contract/table';

/**
 * - `wait`: nothing was sent, because the CRM's limit of requests per minute is reached; ask again after `waitMs`.
 * - `unreachable`: no answer came. For a write, the outcome is unknown.
 * - `not-json`: something other than the CRM answered (a proxy, a challenge page).
 * - `unknown-shape`: an answer the contract does not describe; must never be read as "nothing there".
 */
export type CrmProblemKind = ErrorKind | 'unreachable' | 'not-json' | 'unknown-shape';

export interface CrmProblem {
  readonly kind: CrmProblemKind;
  /** The CRM's own code, for the technical details; '' when it gave none. */
  readonly code: string;
  /** The CRM's own words; for `unreachable` the platform's; for `unknown-shape` and `not-json`, the place and what was found there. */
  readonly summary: string;
  readonly hint: string;
  /** Where the CRM says the person can help themselves; https only, otherwise ''. */
  readonly url: string;
  readonly requestId: string;
  /** The HTTP status; absent when no answer came or nothing was sent. */
  readonly status?: number;
  /** Milliseconds until it makes sense to ask again; only for `wait` (also after a RATE_LIMITED answer). */
  readonly waitMs?: number;
  /**
   * What is known about a write: `none` = the CRM did not do it (refused, or never sent), `unknown` = it may have. Always `none` for
   * requests that change nothing.
   */
  readonly effect: 'none' | 'unknown';
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly requestId: string }
  | { readonly ok: false; readonly problem: CrmProblem };

/**
 * The problems after which a write may have happened, including `upstream-limit`: the service behind the CRM may have reached its limit
 * halfway through a body.
 */
const outcomeUnknown: readonly CrmProblemKind[] = ['server', 'unreachable', 'not-json', 'unknown-shape', 'upstream-limit'];

/** A problem with what is known about it; `changes` = the request could have changed something in the CRM. */
export function problemOf(kind: CrmProblemKind, changes: boolean, known: Partial<Omit<CrmProblem, 'kind' | 'effect'>> = {}): CrmProblem {
  const effect = changes && outcomeUnknown.includes(kind) ? 'unknown' : 'none';
  return { code: '', summary: '', hint: '', url: '', requestId: '', ...known, kind, effect };
}

/** Aborts a call that the caller must never make, or that the table cannot express. Nothing was sent. */
export function broken(message: string): never {
  const error = new Error(message);
  error.name = 'BrokenContract';
  throw error;
}
