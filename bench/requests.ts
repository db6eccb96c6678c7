// How many requests the planner of bodies needs compared with simpler ways and with the optimum, and how long planning takes.

import { performance } from 'node:perf_hooks';
import { type Limits, planBodies } from '../src/sync/bodies';
import { CARRIED_BY, changesOf, type Scenario, scenarios, weekly } from './inputs/edited-rows';
import { fewestPossible, onePerChangeSet, onePerField, onePerFieldAndValue, onePerRow } from './peers/requests';
import { type Measurement, print } from './report/table';

const SEED = 2022;
const limits: Limits = { idsPerBody: 100, carriedBy: CARRIED_BY };

function requests(scenario: Scenario): Measurement {
  const changes = changesOf(scenario, 1_000, 3_000, 8, SEED);
  return {
    edits: scenario.name,
    planned: planBodies(changes, limits).length,
    'per row': onePerRow(changes, limits),
    'per change set': onePerChangeSet(changes, limits),
    'per field and value': onePerFieldAndValue(changes, limits),
  };
}

/** 20 draws of 60 to 383 rows, added up; the best of the plain groupings compared with the planner. */
function inAWeek(scenario: Scenario): Measurement {
  const draws = Array.from({ length: 20 }, (_, i) => changesOf(scenario, 60 + 17 * i, 3_000, 6, SEED + i));
  const total = (count: (changes: ReturnType<typeof changesOf>) => number): number =>
    draws.reduce((sum, changes) => sum + count(changes), 0);
  const plain = [onePerChangeSet, onePerFieldAndValue, onePerField].map((count) => total((changes) => count(changes, limits)));
  return {
    edits: scenario.name,
    planned: total((changes) => planBodies(changes, limits).length),
    'best plain grouping': Math.min(...plain),
  };
}

/** Small enough to try everything: 6 rows, 2 labels, 3 ids per body, summed over some draws. */
function besideTheBest(scenario: Scenario): Measurement {
  const few: Limits = { idsPerBody: 3, carriedBy: CARRIED_BY };
  const draws = Array.from({ length: 20 }, (_, i) => changesOf(scenario, 6, 6, 2, SEED + i));
  const total = (count: (changes: ReturnType<typeof changesOf>) => number): number =>
    draws.reduce((sum, changes) => sum + count(changes), 0);
  return {
    edits: scenario.name,
    planned: total((changes) => planBodies(changes, few).length),
    'least possible': total((changes) => fewestPossible(changes, few)),
    'per row': total((changes) => onePerRow(changes, few)),
    'per change set': total((changes) => onePerChangeSet(changes, few)),
    'per field and value': total((changes) => onePerFieldAndValue(changes, few)),
  };
}

/** The median of three, in ms. */
function time(scenario: Scenario, rows: number): number {
  const changes = changesOf(scenario, rows, rows * 3, 8, SEED);
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    planBodies(changes, limits);
    return performance.now() - start;
  });
  return Math.round(runs.sort((a, b) => a - b)[1] ?? 0);
}

print('requests', 'Requests for 1,000 edited rows of 3,000, 8 labels, 100 ids per body', scenarios.map(requests));
print('requests', "Requests for a week's edits, 20 draws of 60 to 383 rows together", weekly.map(inAWeek));
print('requests', 'Requests for 6 edited rows, 2 labels, 3 ids per body, 20 draws together', scenarios.map(besideTheBest));
print(
  'requests',
  'Planning time in ms',
  scenarios.map((scenario) => ({
    edits: scenario.name,
    '1,000 rows': time(scenario, 1_000),
    '10,000 rows': time(scenario, 10_000),
    '50,000 rows': time(scenario, 50_000),
  })),
);
