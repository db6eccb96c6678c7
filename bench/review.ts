// How long a review takes to compare sheet, base and CRM and to plan its requests, beside libraries that compare tables.
// It must not know how any of them works.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type Findings, type ReviewedTab, reviewedTab, type Table } from './inputs/reviewed-tab';
import { bareRealm } from './realm/bare-realm';
import { type Measurement, print } from './report/table';

const SEED = 2022;
const SIZES = [
  { creators: 1_000, warmUps: 10, rounds: 21 },
  { creators: 10_000, warmUps: 4, rounds: 11 },
  { creators: 50_000, warmUps: 2, rounds: 7 },
] as const;

type Contender = 'review' | 'its comparing' | 'review and refresh' | 'daff, key named' | 'daff' | 'microdiff x 2';
type Runs = Readonly<Record<Contender, () => unknown>>;
type Times = Readonly<Record<Contender, number>>;

// Two realms, because daff extends built-in prototypes.
const core = await bareRealm<typeof import('./realm/review-core')>('bench/realm/review-core.ts');
const peers = await bareRealm<typeof import('./peers/tables')>('bench/peers/tables.ts');

/** The medians of interleaved rounds, in ms, so that whatever else the machine does meets all contenders alike. */
function race(runs: Runs, warmUps: number, rounds: number): Times {
  const names = Object.keys(runs) as Contender[];
  const all = Array.from({ length: warmUps + rounds }, () => names.map((name) => timed(runs[name])));
  return Object.fromEntries(names.map((name, i) => [name, median(all.slice(warmUps).map((round) => round[i] ?? 0))])) as Times;
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** A quick answer that is wrong would be no measurement: everybody must find what was put into the tables. */
function provesRight(
  desk: ReturnType<typeof core.deskOf>,
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
  const desk = core.deskOf(json);
  const tables = peers.tablesOf(json);
  provesRight(desk, tables, tab, findings);
  const looked = core.look(desk);
  const times = race(
    {
      review: () => core.review(desk),
      'its comparing': () => core.compare(looked),
      'review and refresh': () => core.reviewAndRefresh(desk),
      'daff, key named': () => peers.byDaffWithKey(tables),
      daff: () => peers.byDaff(tables),
      'microdiff x 2': () => peers.byMicrodiff(tables),
    },
    warmUps,
    rounds,
  );
  const steps = core.stepsOf(looked).map(({ name, run }) => [name, rounded(median(Array.from({ length: rounds }, () => timed(run))))]);
  return { times, steps: { creators, ...Object.fromEntries(steps) } };
}

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

const each = (times: Times, of: (ms: number, name: Contender) => number): Measurement =>
  Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, of(ms, name as Contender)]));

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
  measured.map(({ creators, times }) => ({ creators, ...each(times, (ms) => rounded(ms)) })),
);
print(
  'review',
  "Each as a share of daff's time with the key named",
  measured.map(({ creators, times }) => ({ creators, ...each(times, (ms) => rounded(ms / times['daff, key named'], 2)) })),
);
print(
  'review',
  'Growth from size to size: by so many times more rows, so many times more time',
  measured.slice(1).map(({ creators, times }, i) => {
    const before = measured[i] ?? { creators, times };
    const more = creators / before.creators;
    return { creators, rows: more, ...each(times, (ms, name) => rounded(ms / before.times[name])) };
  }),
);
print(
  'review',
  'The steps of a review, each alone: medians in ms',
  measured.map(({ steps }) => steps),
);
