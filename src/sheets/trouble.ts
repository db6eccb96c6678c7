// What the platform's errors mean. They have no code, and their texts come in the person's language, so text that is never translated is
// tried first, then the English texts collected from live executions. An unknown text is shown as it is, in the person's own language.

import { type Problem, RefusedWrite } from '../rpc/problems';

/**
 * - `passing`: worth another attempt, if the call may be repeated.
 * - `over-for-today`: a daily quota is used up; final for this run.
 * - `google-permission`: the person has not granted a scope; not to be confused with a permission missing in the CRM.
 * - `several-accounts`: the browser is signed in to several Google accounts, and the page acts for another one.
 * - `file-full`: the workbook cannot take more cells; `cell-full`: a cell cannot take a text that long.
 * - `memory-full`: the properties, or the column marks, are full.
 * - `refused-by-rule`: a person's rule on a cell rejects the value.
 * - `protected`, `table`, `merged`: what is in the way of a write.
 */
type Trouble =
  | 'passing'
  | 'over-for-today'
  | 'google-permission'
  | 'several-accounts'
  | 'file-full'
  | 'cell-full'
  | 'memory-full'
  | 'refused-by-rule'
  | 'protected'
  | 'table'
  | 'merged';

/** Digits with any thousands separator: 10,000,000 and 10.000.000 and 10 000 000. */
const digits = (...groups: readonly string[]): RegExp => new RegExp(`(?<!\\d)${groups.join("[.,'\\s]?")}(?!\\d)`);

/** In this order: a text that matches two entries means the first. */
const TEXTS: readonly (readonly [Trouble, RegExp])[] = [
  ['over-for-today', /too many times for one day/i],
  ['several-accounts', /PERMISSION_DENIED/],
  ['google-permission', /googleapis\.com\/auth\//],
  ['google-permission', /do not have permission to call|specified permissions are not sufficient|authorization is required/i],
  ['file-full', digits('10', '000', '000')],
  ['cell-full', digits('50', '000')],
  ['memory-full', /property storage quota|metadata size limit/i],
  ['refused-by-rule', /violates the data validation rules/i],
  ['protected', /protected cell or object/i],
  ['table', /typed columns|intersects a table/i],
  ['merged', /vertical merges|merged cell/i],
  [
    'passing',
    /too many times in a short time|timed out|internal error|server error occurred|service unavailable|bandwidth quota exceeded|service error|failed while accessing|too many scripts running/i,
  ],
];

/** The message of anything thrown. Errors of another realm are not `instanceof Error`, but still have a message. */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return typeof message === 'string' ? message : String(thrown);
}

/** Whether a platform service threw it: such errors are named Exception in every language, a script's own mistakes are not. */
export function isPlatformError(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'Exception';
}

/** What a thrown platform error means; null when its text is unknown. A lock timeout is final and therefore null. */
export function troubleOf(thrown: unknown): Trouble | null {
  const message = messageOf(thrown);
  if (/lock timeout/i.test(message)) return null;
  return TEXTS.find(([, text]) => text.test(message))?.[0] ?? null;
}

/** Whether another attempt may help: a passing fault, or a platform error with unknown wording. */
export function mayPass(thrown: unknown): boolean {
  const trouble = troubleOf(thrown);
  return trouble === 'passing' || (trouble === null && isPlatformError(thrown) && !/lock timeout/i.test(messageOf(thrown)));
}

/** Whether Google understood a write and rejected it, as far as the text tells; what is in the way is found by inspection. */
export function isRefusal(thrown: unknown): boolean {
  const trouble = troubleOf(thrown);
  if (trouble === null) return isPlatformError(thrown) && !/lock timeout|maximum execution time/i.test(messageOf(thrown));
  return trouble === 'protected' || trouble === 'table' || trouble === 'merged' || trouble === 'refused-by-rule';
}

const PROBLEMS: Readonly<Record<Trouble, Problem['kind']>> = {
  passing: 'google-busy',
  'over-for-today': 'google-limit',
  'google-permission': 'google-permission',
  'several-accounts': 'several-accounts',
  'file-full': 'file-full',
  'cell-full': 'cell-full',
  'memory-full': 'memory-full',
  'refused-by-rule': 'google-refused',
  protected: 'protected-cells',
  table: 'table-in-the-way',
  merged: 'merged-cells',
};

/** How much of a platform text is shown. */
const SHOWN = 200;

/** The problem to show for a thrown platform error; null for a mistake of our own. */
export function problemOfThrown(thrown: unknown): Problem | null {
  if (thrown instanceof RefusedWrite) return thrown.problem;
  const trouble = troubleOf(thrown);
  if (trouble === null && !isPlatformError(thrown)) return null;
  const kind = trouble === null ? 'google-refused' : PROBLEMS[trouble];
  return kind === 'google-refused' ? { kind, words: { text: messageOf(thrown).slice(0, SHOWN) } } : { kind };
}
