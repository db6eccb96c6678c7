// How long a review takes to compare sheet, base and CRM and to plan its requests, compared with libraries that compare tables.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { eachOf, namesOf } from '../contract/named';
import { type Findings, type ReviewedTab, reviewedTab, type Table } from './inputs/reviewed-tab';
import { bareRealm } from './realm/bare-realm';
import { type Measurement, print } from './report/table';

const SEED = 2022;
const SIZES = [
  { creators: 1_000, warmUps: 10, rounds: 21 },
  { creators: 10_000, warmUps: 4, rounds: 11 },
  { creators: 50_000, warmUps: 1, rounds: 5 },
] as const;

type Contender = 'review' | 'its comparing' | 'daff, key named' | 'daff' | 'microdiff x 2';
type Runs = Readonly<Record<Contender, () => unknown>>;
type Times = Readonly<Record<Contender, readonly number[]>>;

// Two realms, because daff extends built-in prototypes.
const core = await bareRealm<typeof import('./realm/review-core')>('bench/realm/review-core.ts');
const peers = await bareRealm<typeof import('./peers/tables')>('bench/peers/tables.ts');

/** Each contender's times in ms, shortest first. Their rounds alternate, so that other load on the machine affects all alike. */
function race(runs: Runs, warmUps: number, rounds: number): Times {
  const names = namesOf(runs);
  const all = Array.from({ length: warmUps + rounds }, () => eachOf(names, (name) => timed(runs[name]))).slice(warmUps);
  return eachOf(names, (name) => ascending(all.map((round) => round[name])));
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const ascending = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);

const median = (times: readonly number[]): number => times[times.length >> 1] ?? 0;

const best = (times: readonly number[]): number => times[0] ?? 0;

/** A fast but wrong answer would not be a measurement: everybody must find what was put into the tables. */
function provesRight(
  desk: ReturnType<typeof core.contextOf>,
  tables: ReturnType<typeof peers.tablesOf>,
  tab: ReviewedTab,
  made: Findings,
): void {
  const { changes, conflicts, agreements, drifts } = core.findingsOf(core.review(desk));
  assert.deepEqual({ changes, conflicts, agreements, drifts }, made);
  for (const found of [peers.byDaff(tables), peers.byDaffWithKey(tables)]) {
    assert.equal(found.filter(([mark]) => mark === '->' || mark === '!->').length, tab.before.length / 50);
  }
  assert.equal(peers.byMicrodiff(tables), apart(tab.before, tab.local) + apart(tab.before, tab.remote));
}

const apart = (a: Table, b: Table): number => a.flatMap((row, i) => row.filter((text, j) => text !== b[i]?.[j])).length;

function measure({ creators, warmUps, rounds }: (typeof SIZES)[number]): { readonly times: Times; readonly steps: Measurement } {
  const { tab, findings } = reviewedTab(creators, SEED);
  const json = JSON.stringify(tab);
  const desk = core.contextOf(json);
  const tables = peers.tablesOf(json);
  provesRight(desk, tables, tab, findings);
  const looked = core.look(desk);
  const times = race(
    {
      review: () => core.review(desk),
      'its comparing': () => core.compare(looked),
      'daff, key named': () => peers.byDaffWithKey(tables),
      daff: () => peers.byDaff(tables),
      'microdiff x 2': () => peers.byMicrodiff(tables),
    },
    warmUps,
    rounds,
  );
  const steps = core
    .stepsOf(looked)
    .map(({ name, run }) => [name, rounded(median(ascending(Array.from({ length: rounds }, () => timed(run)))))]);
  return { times, steps: { creators, ...Object.fromEntries(steps) } };
}

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

const each = (times: Times, of: (ms: readonly number[], name: Contender) => number, digits = 1): Measurement =>
  eachOf(namesOf(times), (name) => rounded(of(times[name], name), digits));

const version = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

const measured = SIZES.map((size) => ({ creators: size.creators, ...measure(size) }));

const machine = {
  node: process.version,
  cores: availableParallelism(),
  daff: version('daff'),
  microdiff: version('microdiff'),
  seed: SEED,
};
print('review', 'Measured on', [machine]);
print(
  'review',
  'A tab of 20 columns, 5 % of the rows edited, 2 % changed in the CRM: medians in ms',
  measured.map(({ creators, times }) => ({ creators, ...each(times, median) })),
);
print(
  'review',
  'The same, the best of the rounds in ms: what is left when the machine does little else',
  measured.map(({ creators, times }) => ({ creators, ...each(times, best) })),
);
print(
  'review',
  "Medians as a share of daff's with the key named",
  measured.map(({ creators, times }) => ({ creators, ...each(times, (ms) => median(ms) / median(times['daff, key named']), 2) })),
);
print(
  'review',
  'Growth of the medians from size to size: so many times more rows, so many times more time',
  measured.slice(1).map(({ creators, times }, i) => {
    const before = measured[i] ?? { creators, times };
    return { creators, rows: creators / before.creators, ...each(times, (ms, name) => median(ms) / median(before.times[name])) };
  }),
);
print(
  'review',
  'The steps of a review, each alone: medians in ms',
  measured.map(({ steps }) => steps),
);
