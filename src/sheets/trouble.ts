// What the platform's error texts mean. The platform's errors have no code: their English text is all there is, and it was collected from
// live executions.

import type { Problem } from '../rpc/problems';

/**
 * - `passing`: worth another attempt, when the call may be repeated.
 * - `over-for-today`: a daily quota is used up; final for this run.
 * - `no-permission`: a scope was not granted.
 * - `several-accounts`: the browser is signed in to several Google accounts and the page speaks for another one.
 * - `too-large`: the workbook cannot take more cells, or a cell not so long a text.
 * - `refused-by-rule`: a rule that a person put on a cell rejects the value.
 */
export type Trouble = 'passing' | 'over-for-today' | 'no-permission' | 'several-accounts' | 'too-large' | 'refused-by-rule';

/** In this order: a text that fits two entries means the first. */
const TEXTS: readonly (readonly [Trouble, RegExp])[] = [
  ['over-for-today', /too many times for one day/i],
  ['several-accounts', /PERMISSION_DENIED/],
  ['no-permission', /do not have permission|specified permissions are not sufficient|authorization is required/i],
  ['too-large', /number of cells in the workbook|maximum of 50000 characters/i],
  ['refused-by-rule', /violates the data validation rules/i],
  [
    'passing',
    /too many times in a short time|timed out|internal error|server error occurred|service unavailable|bandwidth quota exceeded/i,
  ],
];

/** The text of anything thrown. Errors of another realm are not `instanceof Error`, but have a message all the same. */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null ? (thrown as { readonly message?: unknown }).message : thrown;
  return typeof message === 'string' ? message : String(thrown);
}

/** What a thrown error of the platform means; null when its text is not known. A lock's time-out is final and therefore null. */
export function troubleOf(thrown: unknown): Trouble | null {
  const message = messageOf(thrown);
  if (/lock timeout/i.test(message)) return null;
  return TEXTS.find(([, text]) => text.test(message))?.[0] ?? null;
}

const PROBLEMS: Readonly<Record<Trouble, Problem['kind']>> = {
  passing: 'google-busy',
  'over-for-today': 'google-busy',
  'no-permission': 'no-permission',
  'several-accounts': 'several-accounts',
  'too-large': 'too-large',
  'refused-by-rule': 'internal',
};

/** The problem to show for a thrown error of the platform; null when its text is not known. */
export function problemOfThrown(thrown: unknown): Problem | null {
  const trouble = troubleOf(thrown);
  return trouble === null ? null : { kind: PROBLEMS[trouble] };
}
