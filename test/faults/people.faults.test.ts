// Two, three and eight people in one spreadsheet, with edits to cells and changes in the CRM at every wait: what is sent is what somebody
// confirmed, with their own key, once; no edit is lost; and at the end both sides are equal.

import { tryCases, type Verdict } from './cases';
import { type Happening, Team, type TeamPlan } from './people/team';
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
/** Enough creators for a refresh to ask for changes. */
const CHANGED_ONLY = casesOf('a long tab', 50, { people: 2, creators: 205, ms: 3 * MINUTE, pauseMs: 4_000, faults: NONE });
const MANY = casesOf('eight', 100, { people: 8, creators: 20, ms: 10 * MINUTE, pauseMs: 20_000, faults: { crm: 0.03, google: 0.001 } });

/** Limited by the number of steps, not by the clock. */
const WALKS = casesOf('three months', 50, { people: 3, creators: 12, ms: 0, pauseMs: 1, faults: NONE });
const STEPS = 300;
const asked = process.env.FAULTS_ONLY !== undefined || process.env.FAULTS_MINUTES !== undefined;

/** In every case; rarer ones in some case of the part. */
const ALWAYS: readonly Happening[] = ['typed', 'hands', 'changes', 'confirmed', 'written', 'done'];

/** What is wrong in a sample of the cases, or never happened in it. */
function triedTogether(part: string, cases: readonly Case[], sample: number, rare: readonly Happening[], work: (one: Case) => Team) {
  const seen = new Map<Happening, number>(rare.map((what) => [what, 0]));
  let tried = 0;
  const wrong = tryCases(part, cases, sample, (one): Verdict => {
    const team = work(one);
    // Before the last steps make both sides equal: what people did on their own.
    const happened = team.happened();
    for (const what of rare) seen.set(what, (seen.get(what) ?? 0) + happened[what]);
    const never = ALWAYS.filter((what) => happened[what] === 0).map((what) => `never came about: ${what}`);
    tried += 1;
    return { ended: happened.written === 0 ? 'nothing sent' : 'sent', wrong: [...new Set([...never, ...team.verdict()])] };
  });
  const never = [...seen].filter(([, times]) => tried > 0 && times === 0).map(([what]) => `${part}: never came about: ${what}`);
  return [...wrong, ...never];
}

function working({ plan }: Case): Team {
  const team = new Team(plan);
  team.work();
  return team;
}

function walking({ plan }: Case): Team {
  const team = new Walk(plan);
  team.walk(asked ? STEPS : STEPS / 5);
  return team;
}

test('two and three people, interleaved at every wait', () => {
  expect(triedTogether('people', FEW, 4, ['nested', 'sorts'], working)).toEqual([]);
}, 3_600_000);

test('two people in a tab so long that a refresh asks for changes', () => {
  expect(triedTogether('people', CHANGED_ONLY, 3, ['nested', 'sorts', 'changedOnly'], working)).toEqual([]);
}, 3_600_000);

test('eight people for ten minutes, while the CRM and Google fail now and then', () => {
  expect(triedTogether('people', MANY, 1, ['nested', 'sorts', 'crmFaults', 'googleFaults'], working)).toEqual([]);
}, 3_600_000);

test('three months of three people, one action after another', () => {
  expect(triedTogether('walk', WALKS, 2, ['sorts'], walking)).toEqual([]);
}, 3_600_000);
