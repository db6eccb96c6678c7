// Any two executions of the script interleave: one page's call is interrupted at any point by another page's calls; then both go on to the
// end, and what is stored is as if one had come after the other. LAW_EVERY=1 tries every point of the pairs listed here, LAW_EVERY=all
// every point of all pairs; otherwise a sample of the listed pairs is tried, a different one with another seed.

import * as fc from 'fast-check';
import { comeBack, type Picture, pictureOf, sentTooOften, syncToEnd } from './after-two-pages';
import { type Desk, deskFor } from './desk-of-two';
import { type Cut, type Page, type Played, play } from './interleaved';
import { PAGE_NAMES, PAGES, type PageName } from './pages-of-calls';
import { check, SEED } from './seeded';

const EVERY = process.env.LAW_EVERY;
/** A request may take that long; the call then no longer holds its run. */
const LONG_MS = 100_000;

interface Pair {
  readonly first: PageName;
  readonly second: PageName;
  /** The second page is a colleague's. */
  readonly theirs: boolean;
}

interface Outcome extends Played {
  readonly wrong: readonly string[];
  readonly picture: Picture;
}

/** Ends that no page may come to: nobody tampers here, and whoever waits gets their turn. */
const NEVER_ENDS: ReadonlySet<string> = new Set(['not-confirmed', 'internal', 'does not end', 'busy']);
/** Ends after which a page did what it was for. */
const WELL: ReadonlySet<string> = new Set(['done', 'partly', 'cancelled', 'paused', 'nothing', 'nothing to send', 'no undo']);

const thrownBy = (thrown: unknown): string =>
  `threw ${thrown instanceof Error ? thrown.stack?.split('\n').slice(0, 4).join(' ') : String(thrown)}`;

/** null = the two pages cannot be at one desk. */
function outcomeOf({ first, second, theirs }: Pair, order: 'first comes first' | 'second comes first', cut: Cut): Outcome | null {
  const desk = deskFor([...PAGES[first].needs, ...PAGES[second].needs]);
  if (desk === null) return null;
  const pages: readonly [Page, Page] = [PAGES[first].page(desk, desk.me), PAGES[second].page(desk, theirs ? desk.colleague : desk.me)];
  let played: Played = { ends: ['', ''], points: 0, met: false };
  try {
    const inOrder = order === 'first comes first';
    played = play(desk.office, inOrder ? pages : [pages[1], pages[0]], cut);
    const [one, other] = played.ends;
    return { ...played, ends: inOrder ? [one, other] : [other, one], ...leftBy(desk, played.ends) };
  } catch (thrown) {
    return { ...played, wrong: [thrownBy(thrown)], picture: {} };
  }
}

/** What pages that ended like this leave behind: at once, and after a Sync to the end. */
function leftBy(desk: Desk, ends: readonly string[]): Pick<Outcome, 'wrong' | 'picture'> {
  const ended = ends.filter((end) => NEVER_ENDS.has(end)).map((end) => `ends ${end}`);
  const left = comeBack(desk);
  const before = pictureOf(desk);
  const wrong = [...ended, ...left, ...sentTooOften(desk), ...syncToEnd(desk)];
  const after = Object.entries(pictureOf(desk)).map(([part, text]) => [`${part} at the end`, text]);
  return { wrong, picture: { ...before, ...Object.fromEntries(after) } };
}

const NEVER: Cut = { at: Number.POSITIVE_INFINITY, answerMs: 0, whole: true };

/** The two pages one after the other. */
interface InTurn {
  readonly outcomes: readonly Outcome[];
  readonly points: number;
}

const inTurns = new Map<string, InTurn | null>();
function inTurn(pair: Pair): InTurn | null {
  const key = JSON.stringify(pair);
  const known = inTurns.get(key);
  if (known !== undefined) return known;
  const outcomes = (['first comes first', 'second comes first'] as const).flatMap((order) => outcomeOf(pair, order, NEVER) ?? []);
  const [one] = outcomes;
  const turns = one === undefined ? null : { outcomes, points: one.points };
  inTurns.set(key, turns);
  return turns;
}

/** Pages of a run. Of two that meet, or of a run and edits, a part may be sent, and be written into cells, before the other comes in. */
const SENDS: ReadonlySet<PageName> = new Set<PageName>([
  'answerConflicts',
  'cancelRun',
  'checkAgain',
  'confirm',
  'handOver',
  'onTimer with a run',
  'pauseSend',
  'startArchive',
  'startCheck',
  'startRetry',
  'startUndo',
  'stepCheck',
  'stepSend',
  'takeBackRun',
]);
/** Pages that refresh. What a row says about a change is said by whoever sees it first, and cleared by the next. */
const REFRESHES: ReadonlySet<PageName> = new Set<PageName>(['changeView', 'onTimer', 'startRefresh', 'stepPull']);
/** Pages of an Overview, which has the lines of what a refresh has brought by then. */
const OVERVIEWS: ReadonlySet<PageName> = new Set<PageName>(['freezeOverview', 'makeOverview', 'renewOverview']);
const OF_CELLS: ReadonlySet<string> = new Set(['tabs', 'notes']);
const OF_RUNS: ReadonlySet<string> = new Set(['creators', 'writes', 'tabs', 'notes', 'runs']);
const partOf = (part: string): string => part.replace(' at the end', '');
/** Two people may plan the same change before either of them makes it. */
const OF_MUTATIONS: ReadonlySet<string> = new Set(['others', 'mutations']);
const mayDiffer = ({ first, second }: Pair, part: string): boolean =>
  (REFRESHES.has(second) && (REFRESHES.has(first) || OVERVIEWS.has(first)) && OF_CELLS.has(partOf(part))) ||
  (first === 'startMutation' && second === 'startMutation' && OF_MUTATIONS.has(partOf(part))) ||
  ((SENDS.has(first) || SENDS.has(second)) && part !== 'creators at the end' && OF_RUNS.has(partOf(part)));

/** What is wrong when the second page comes in at that point. */
function wrongAt(pair: Pair, cut: Cut): readonly string[] {
  const turns = inTurn(pair);
  const outcome = turns === null ? null : outcomeOf(pair, 'first comes first', cut);
  if (turns === null || outcome === null) return [];
  const { wrong, ends, met, picture } = outcome;
  if (!met) return ['the second page never came in'];
  const never = wrong.filter((one) => !turns.outcomes.some((other) => other.wrong.includes(one)));
  // A page that told its person a problem has done nothing, or a part: that is theirs to go on from. Unless it would tell it in any case.
  const asInTurn = turns.outcomes.every((other) => String(other.ends) === String(ends));
  if (!asInTurn && !ends.every((end) => WELL.has(end))) return never;
  const strange = Object.entries(picture).filter(
    ([part, text]) => !mayDiffer(pair, part) && turns.outcomes.every((other) => other.picture[part] !== text),
  );
  return [...never, ...strange.map(([part, text]) => `${part} is as in no order: ${text.slice(0, 2_000)}`)];
}

const told = ({ first, second, theirs }: Pair, { at, answerMs, whole }: Cut): string =>
  `${first} × ${second}${theirs ? ' of a colleague' : ''} at ${at}, ${answerMs} ms, ${whole ? 'whole' : 'one call'}`;

/** Pairs that have something in common, or had a fault. */
const LISTED: readonly (readonly [firsts: readonly PageName[], seconds: readonly PageName[]])[] = [
  [
    ['stepSend', 'confirm', 'startCheck', 'onTimer with a run'],
    ['cancelRun', 'pauseSend', 'handOver', 'takeBackRun', 'startCheck', 'confirm', 'stepSend', 'checkAgain', 'startUndo'],
  ],
  [
    ['cancelRun', 'pauseSend', 'handOver', 'takeBackRun'],
    ['stepSend', 'cancelRun', 'pauseSend', 'handOver', 'onTimer with a run', 'startCheck'],
  ],
  [
    ['stepMutation', 'approveMutation', 'startMutation'],
    ['stepMutation', 'approveMutation', 'cancelMutation', 'startMutation', 'signOut', 'stepSend', 'connect'],
  ],
  [
    ['stepPull', 'startRefresh'],
    ['stepPull', 'startRefresh', 'onTimer', 'stepSend', 'renameView', 'deleteView', 'changeView', 'signOut', 'connect', 'repairRows'],
  ],
  [
    ['connect', 'readChoices', 'readGroupNames', 'readLabels'],
    ['connect', 'readChoices', 'readGroups', 'readLabels', 'startMutation', 'signOut', 'startRefresh'],
  ],
  [
    ['turnOnSchedule', 'turnOffSchedule', 'onTimer'],
    ['turnOnSchedule', 'turnOffSchedule', 'onTimer', 'handOver'],
  ],
  [['onTimer with a run'], ['turnOffSchedule', 'turnOnSchedule', 'takeBackRun']],
  [
    ['makeFollowUpColumns', 'markDue', 'makeOverview', 'renewOverview', 'freezeOverview', 'bindOwnTab'],
    ['makeFollowUpColumns', 'markDue', 'makeOverview', 'renewOverview', 'startMatch', 'bindOwnTab', 'startRefresh'],
  ],
  [['signOut'], ['connect', 'stepPull', 'stepMutation']],
];

/** The office has one timer for everybody, which a colleague would turn off here, and what one page needs may rule out the other's. */
const isPlayable = ({ first, second, theirs }: Pair): boolean =>
  !(theirs && second === 'turnOffSchedule') && deskFor([...PAGES[first].needs, ...PAGES[second].needs]) !== null;

const PAIRS: readonly Pair[] = (
  EVERY === 'all'
    ? PAGE_NAMES.flatMap((first) => PAGE_NAMES.map((second) => [first, second] as const))
    : LISTED.flatMap(([firsts, seconds]) => firsts.flatMap((first) => seconds.map((second) => [first, second] as const)))
)
  .flatMap(([first, second]) => [false, true].map((theirs): Pair => ({ first, second, theirs })))
  .filter(isPlayable);

const cutOf = (points: number) =>
  fc.record({ at: fc.nat({ max: Math.max(0, points - 1) }), answerMs: fc.constantFrom(0, 0, LONG_MS), whole: fc.boolean() });

/** Every point, with every way to come in there. */
const everyCut = (points: number): readonly Cut[] =>
  Array.from({ length: points }, (_, at) =>
    [0, LONG_MS].flatMap((answerMs) => [true, false].map((whole): Cut => ({ at, answerMs, whole }))),
  ).flat();

const faults = (pair: Pair, cuts: readonly Cut[]): readonly string[] =>
  cuts.flatMap((cut) => wrongAt(pair, cut).map((what) => `${told(pair, cut)}: ${what}`));

/** Pages whose one call is refused at this desk: it has no practice, no other tab with columns of its own, and nothing to retry. */
const REFUSED: Readonly<Partial<Record<PageName, string>>> = {
  changeAsColleague: 'no-view',
  hidePracticeSteps: 'no-view',
  readQueryText: 'bad-query',
  showLookups: 'no-such-thing',
};

function* noPage(): Page {
  yield 'calls';
  return 'done';
}

test.each(PAGE_NAMES)('a page that is alone (%s) does what it is for, and leaves nothing behind', (name) => {
  const desk = deskFor(PAGES[name].needs);
  if (desk === null) throw new Error('no such desk');
  const { ends } = play(desk.office, [PAGES[name].page(desk, desk.me), noPage()], NEVER);
  expect(REFUSED[name] ?? (WELL.has(ends[0]) ? ends[0] : 'well')).toBe(ends[0]);
  expect(leftBy(desk, ends).wrong).toEqual([]);
});

if (EVERY === undefined) {
  test('leave what they would leave one after the other, whichever pair they are', () => {
    check(
      fc.property(
        fc.constantFrom(...PAIRS).chain((pair) => fc.tuple(fc.constant(pair), cutOf(inTurn(pair)?.points ?? 1))),
        ([pair, cut]) => {
          expect(wrongAt(pair, cut).map((what) => `${told(pair, cut)}: ${what}`)).toEqual([]);
        },
      ),
      60,
    );
  });
} else {
  test.each(PAIRS)('$first × $second (theirs: $theirs) leave what they would leave one after the other', (pair) => {
    const stride = EVERY === 'all' ? 1 : Number(EVERY);
    const cuts = everyCut(inTurn(pair)?.points ?? 0).filter((_, n) => n % stride === SEED % stride);
    process.stdout.write(`two executions: ${pair.first} × ${pair.second}: ${cuts.length} cases\n`);
    expect(faults(pair, cuts)).toEqual([]);
  });
}
