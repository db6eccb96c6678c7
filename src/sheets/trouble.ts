// What the platform's errors mean. They have no code, and their texts come in the person's language: what is never translated counts first,
// then the English texts that were collected from live executions. An unknown text is told as it is, in the person's own language.

import { type Problem, RefusedWrite } from '../rpc/problems';

/**
 * - `passing`: worth another attempt, when the call may be repeated.
 * - `over-for-today`: a daily quota is used up; final for this run.
 * - `google-permission`: the person has not granted a scope; another thing than a permission missing in the CRM.
 * - `several-accounts`: the browser is signed in to several Google accounts and the page speaks for another one.
 * - `file-full`: the workbook cannot take more cells; `cell-full`: a cell not so long a text.
 * - `memory-full`: the properties, or the marks on columns, take no more.
 * - `refused-by-rule`: a rule that a person put on a cell rejects the value.
 * - `protected`, `table`, `merged`: what stands in the way of a write.
 */
export type Trouble =
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

/** Digits with whatever stands between thousands: 10,000,000 and 10.000.000 and 10 000 000. */
const digits = (...groups: readonly string[]): RegExp => new RegExp(`(?<!\\d)${groups.join("[.,'\\s]?")}(?!\\d)`);

/** In this order: a text that fits two entries means the first. */
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

/** The text of anything thrown. Errors of another realm are not `instanceof Error`, but have a message all the same. */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return typeof message === 'string' ? message : String(thrown);
}

/** Whether a service of the platform threw it: such errors are called Exception in every language, mistakes of a script are not. */
export function isPlatformError(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'Exception';
}

/** What a thrown error of the platform means; null when its text is not known. A lock's time-out is final and therefore null. */
export function troubleOf(thrown: unknown): Trouble | null {
  const message = messageOf(thrown);
  if (/lock timeout/i.test(message)) return null;
  return TEXTS.find(([, text]) => text.test(message))?.[0] ?? null;
}

/** Whether another attempt may help: a passing fault, or an error of the platform in words that nobody has met yet. */
export function mayPass(thrown: unknown): boolean {
  const trouble = troubleOf(thrown);
  return trouble === 'passing' || (trouble === null && isPlatformError(thrown) && !/lock timeout/i.test(messageOf(thrown)));
}

/** Whether Google understood a write and did not want it, as far as the text tells; what stands in the way is found by looking. */
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

/** So much of a text of the platform is shown. */
const SHOWN = 200;

/** The problem to show for a thrown error of the platform; null for a mistake of our own. */
export function problemOfThrown(thrown: unknown): Problem | null {
  if (thrown instanceof RefusedWrite) return thrown.problem;
  const trouble = troubleOf(thrown);
  if (trouble === null && !isPlatformError(thrown)) return null;
  const kind = trouble === null ? 'google-refused' : PROBLEMS[trouble];
  return kind === 'google-refused' ? { kind, words: { text: messageOf(thrown).slice(0, SHOWN) } } : { kind };
}
