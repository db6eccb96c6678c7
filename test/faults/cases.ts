// Which of all cases are tried, and the printed table: FAULTS_ONLY (part of a case's name), FAULTS_SEED, FAULTS_MINUTES (per part; 0 =
// all), FAULTS_SHARE (2/3 = the second third, for three runs at once). FAULTS_TRIED names a file for the number of cases tried per part.
// Without any of them, a seeded sample for `npm test` is tried.

import { appendFileSync } from 'node:fs';
import { SEED } from '../laws/seeded';
import { randomOf } from './random';

const { FAULTS_ONLY: only, FAULTS_SEED, FAULTS_MINUTES, FAULTS_SHARE, FAULTS_TRIED } = process.env;
export const seed = Number(FAULTS_SEED ?? SEED);

const minutes = Number(FAULTS_MINUTES ?? 0);
/** When a part that starts now has to end. */
export const endOfPart = (): number => (minutes > 0 ? Date.now() + minutes * 60_000 : Number.POSITIVE_INFINITY);

/** Number of cases tried per part unless otherwise requested. */
type Sample = number;

const [share = 1, shares = 1] = (FAULTS_SHARE ?? '1/1').split('/').map(Number);
/** The part of the cases that this run tries. */
const shared = <T>(all: readonly T[]): readonly T[] => all.filter((_, i) => i % shares === share - 1);

interface Tried {
  /** How a case ended, with its frequency. */
  readonly ends: Map<string, number>;
  cases: number;
  readonly wrong: string[];
}

/** In an order determined by the seed. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  const random = randomOf(seed);
  return [...all]
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

export interface Verdict {
  /** How it ended, in a word or two, for the table. */
  readonly ended: string;
  /** All violations; empty = right. */
  readonly wrong: readonly string[];
}

/** Tries the requested cases. `part` is printed before each name; `group` is the row of the table. */
export function tryCases<C extends { readonly name: string; readonly group: string }>(
  part: string,
  all: readonly C[],
  sample: Sample,
  attempt: (one: C) => Verdict,
): readonly string[] {
  const asked = only !== undefined || FAULTS_MINUTES !== undefined || FAULTS_SHARE !== undefined;
  const named = shuffled(all.filter(({ name }) => only === undefined || `${part} ${name}`.includes(only)));
  const until = endOfPart();
  const table = new Map<string, Tried>();
  for (const one of asked ? shared(named) : named.slice(0, sample)) {
    if (Date.now() >= until) break;
    const row = table.get(one.group) ?? { ends: new Map<string, number>(), cases: 0, wrong: [] };
    table.set(one.group, row);
    const { ended, wrong } = attempt(one);
    row.cases += 1;
    row.ends.set(ended, (row.ends.get(ended) ?? 0) + 1);
    const said = wrong.map((what) => `${part} ${one.name}: ${what}`);
    row.wrong.push(...said);
    // A run of hours says at once what it finds.
    if (asked && said.length > 0) process.stderr.write(`${said.join('\n')}\n`);
  }
  print(part, table, all.length);
  // With FAULTS_ONLY, a part may have no case of that name; otherwise trying no case is a failure.
  const none = table.size === 0 && (only === undefined || named.length > 0) ? [`${part}: no case was tried`] : [];
  return [...none, ...[...table.values()].flatMap(({ wrong }) => wrong)];
}

function print(part: string, table: ReadonlyMap<string, Tried>, all: number): void {
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = rows.reduce((cases, [, row]) => cases + row.cases, 0);
  const lines = rows.map(([group, { cases, wrong, ends }]) => {
    const how = [...ends].sort(([, a], [, b]) => b - a).map(([end, n]) => `${end} ${n}`);
    return `${group.padEnd(22)} ${String(cases).padStart(6)} ${String(wrong.length).padStart(6)}  ${how.join(', ')}`;
  });
  if (FAULTS_TRIED !== undefined) appendFileSync(FAULTS_TRIED, `${sum}\n`);
  process.stdout.write(
    [`faults of ${part}: ${sum} of ${all} cases (seed ${seed})`, `${''.padEnd(22)}  cases  wrong  how they ended`, ...lines, ''].join('\n'),
  );
}
