// What can go wrong between us and the CRM, as data. It must not know a sentence for people, nor who asked.

/**
 * - `wait`: nothing was sent, because the CRM's limit of requests a minute is reached; ask again after `waitMs`.
 * - `unreachable`: no answer came. For a write the outcome is unknown.
 * - `not-json`: something else than the CRM answered (a proxy, a challenge page).
 * - `unknown-shape`: an answer that the contract does not describe; never to be read as "nothing there".
 */
export type CrmProblemKind =
  | 'wait'
  | 'wrong-key'
  | 'no-permission'
  | 'no-credit'
  | 'upstream-limit'
  | 'refused'
  | 'duplicate'
  | 'not-found'
  | 'not-ready'
  | 'server'
  | 'unreachable'
  | 'not-json'
  | 'unknown-shape';

export interface CrmProblem {
  readonly kind: CrmProblemKind;
  /** The CRM's own code and words, for the technical details; blank when it gave none. */
  readonly code: string;
  readonly summary: string;
  readonly hint: string;
  readonly url: string;
  readonly requestId: string;
  /** Milliseconds until it makes sense to ask again; only for `wait` (also after a RATE_LIMITED answer). */
  readonly waitMs?: number;
  /**
   * What is known of a write: `none` = the CRM did not do it (refused, or it was never sent), `unknown` = it may have.
   */
  readonly effect: 'none' | 'unknown';
}

export interface Credits {
  readonly used: number | null;
  readonly remaining: number | null;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly requestId: string; readonly credits: Credits | null }
  | { readonly ok: false; readonly problem: CrmProblem };
