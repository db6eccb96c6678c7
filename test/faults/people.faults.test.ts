// Two, three and eight people in one spreadsheet, with hands at the cells and changes in the CRM at every wait: what is sent is what somebody confirmed, with their own key,
// once; no edit is lost; and at the end both sides are equal.

import { tryCases, type Verdict } from './cases';
import { Team, type TeamPlan } from './people/team';
import { Walk } from './people/walk';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly plan: TeamPlan;
}

const NONE = { crm: 0, google: 0 };

const casesOf = (group: string, count: number, plan: Omit<TeamPlan, 'seed'>): readonly Case[] =>
  Array.from({ length: count }, (_, i): Case => ({ name: `${group} · seed ${i + 1}`, group, plan: { ...plan, seed: i + 1 } }));

const MINUTE = 60_000;

const FEW: readonly Case[] = [
  ...casesOf('two', 300, { people: 2, creators: 6, ms: 2 * MINUTE, pauseMs: 2_000, faults: NONE }),
  ...casesOf('three', 300, { people: 3, creators: 6, ms: 2 * MINUTE, pauseMs: 2_000, faults: NONE }),
];
const MANY = casesOf('eight', 100, { people: 8, creators: 20, ms: 10 * MINUTE, pauseMs: 20_000, faults: { crm: 0.03, google: 0.001 } });

/** Without an end by the clock: so many steps. */
const WALKS = casesOf('three months', 50, { people: 3, creators: 12, ms: 0, pauseMs: 1, faults: NONE });
const STEPS = 300;
const asked = process.env.FAULTS_ONLY !== undefined || process.env.FAULTS_MINUTES !== undefined;

function attempt({ plan }: Case): Verdict {
  const team = new Team(plan);
  team.work();
  return verdictOf(team);
}

function attemptWalk({ plan }: Case): Verdict {
  const team = new Walk(plan);
  team.walk(asked ? STEPS : STEPS / 5);
  return verdictOf(team);
}

function verdictOf(team: Team): Verdict {
  const wrong = team.verdict();
  const { written } = team.ledger.size;
  return { ended: written === 0 ? 'nothing sent' : 'sent', wrong: [...new Set(wrong)] };
}

test('two and three people, at every wait of one another', () => {
  expect(tryCases('people', FEW, 4, attempt)).toEqual([]);
}, 3_600_000);

test('eight people for ten minutes, while the CRM and Google fail now and then', () => {
  expect(tryCases('people', MANY, 1, attempt)).toEqual([]);
}, 3_600_000);

test('three months of three people, one thing after the other', () => {
  expect(tryCases('walk', WALKS, 2, attemptWalk)).toEqual([]);
}, 3_600_000);
