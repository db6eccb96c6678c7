// What is on the screen is what the spreadsheet holds: a script writes many cells while a person scrolls, selects, types and changes the
// shape of the tab. The seed is printed: LAW_SEED=123 npx jest test/workbench-page/drawing repeats a run.

import fc from 'fast-check';
import { a1 } from '../../workbench/page/model/block';
import type { Action, CellView } from '../../workbench/protocol';
import type { Workbench } from '../browser/driver';
import { SEED } from '../laws/seeded';
import type { FakeHost } from './fake-host';
import { cellOf, FakeBook, fakeTab, viewOf } from './fake-tab';
import { pages } from './fixture';
import { sampleTab } from './sample-book';

const CREATORS = 300;

/** One event; each leaves the tab large enough for all others. */
type Event =
  | { readonly is: 'wheel'; readonly x: number; readonly y: number }
  | { readonly is: 'go'; readonly to: string }
  | { readonly is: 'press'; readonly key: string }
  | { readonly is: 'type'; readonly text: string }
  | { readonly is: 'shape'; readonly action: TabAction }
  | { readonly is: 'write'; readonly cells: readonly (readonly [number, number, string])[] };

type TabAction = Extract<Action, { tab: number }>;

const row = fc.integer({ min: 1, max: CREATORS });
const column = fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 13 }) });
const text = fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z]{1,8}$/));

const shape: fc.Arbitrary<TabAction> = fc.oneof(
  fc.record({ do: fc.constant('sort'), tab: fc.constant(1), block: fc.constant(null), column: fc.nat(9), ascending: fc.boolean() }),
  fc.record({ do: fc.constant('filter'), tab: fc.constant(1), column: fc.constant(5), hidden: fc.subarray(['New', 'Signed']) }),
  fc.record({
    do: fc.constantFrom('hideColumns', 'showColumns'),
    tab: fc.constant(1),
    at: fc.integer({ min: 3, max: 9 }),
    count: fc.constant(1),
  }),
  fc.record({
    do: fc.constantFrom('hideRows', 'showRows', 'insertRows'),
    tab: fc.constant(1),
    at: row,
    count: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ do: fc.constant('deleteRows'), tab: fc.constant(1), at: row, count: fc.constant(1) }),
) as fc.Arbitrary<TabAction>;

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('write'), cells: fc.array(fc.tuple(row, column, text), { minLength: 1, maxLength: 80 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ is: fc.constant('wheel'), x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -1500, max: 1500 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('go'), to: fc.tuple(fc.constantFrom('B', 'C', 'E', 'M', 'Z'), row).map((at) => at.join('')) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('press'),
      key: fc.constantFrom('ArrowDown', 'PageDown', 'PageUp', 'Control+Home', 'Control+End', 'Control+ArrowDown'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('type'), text: fc.stringMatching(/^[a-z]{1,6}$/) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('shape'), action: shape }) },
) as fc.Arbitrary<Event>;

describe('what is on the screen', () => {
  const open = pages();

  test('is what the spreadsheet holds, whatever a script and a person do at once', async () => {
    process.stdout.write(`seed ${SEED}\n`);
    for (const events of fc.sample(fc.array(event, { minLength: 40, maxLength: 60 }), { seed: SEED, numRuns: 3 })) {
      const { host, bench } = await open(new FakeBook([sampleTab(CREATORS, CREATORS + 100, 30), fakeTab(2, 'Scratch', [], 40, 12)]));
      await bench.at('E10').hover();
      for (const one of events) await happens(one, host, bench);
      await bench.press('Escape');
      expect(await differences(host, bench)).toEqual([]);
      expect(bench.problems).toEqual([]);
    }
  }, 120_000);
});

async function happens(one: Event, host: FakeHost, bench: Workbench): Promise<void> {
  if (one.is === 'wheel') await bench.page.mouse.wheel(one.x, one.y);
  else if (one.is === 'go') await bench.select(one.to);
  else if (one.is === 'press') await bench.press(one.key);
  else if (one.is === 'type') await bench.page.keyboard.type(one.text).then(() => bench.press('Enter'));
  else if (one.is === 'shape') host.does(one.action);
  else
    host.writes(
      1,
      one.cells.map(([at, of, shown]) => [at, of, written(host, at, of, shown)]),
    );
}

/** The result of a script's write: the text is new, the cell's look stays. */
function written(host: FakeHost, at: number, of: number, shown: string): CellView | null {
  const { note, background, bold } = host.book.tab(1).grid[at]?.[of] ?? {};
  const look = {
    ...(note !== undefined && { note }),
    ...(background !== undefined && { background }),
    ...(bold !== undefined && { bold }),
  };
  return shown === '' && Object.keys(look).length === 0 ? null : { ...look, ...cellOf(shown) };
}

type Difference = readonly [a1: string, drawn: string, held: string];

/** The cells on the screen that still differ from the host's after five seconds, and missing ones. */
async function differences(host: FakeHost, bench: Workbench): Promise<readonly Difference[]> {
  let found: readonly Difference[] = [];
  for (let wait = 0; wait < 100; wait++) {
    const drawn = await bench.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-a1]')].map((cell) => [cell.dataset.a1 ?? '', cell.textContent ?? ''] as const),
    );
    const held = heldTexts(host);
    found = drawn.flatMap(([at, shown]) => ((held.get(at) ?? '') === shown ? [] : [[at, shown, held.get(at) ?? ''] as const]));
    if (drawn.length < 200) found = [['', `${drawn.length} cells`, 'a whole window']];
    if (found.length === 0) return [];
    await bench.page.waitForTimeout(50);
  }
  return found;
}

function heldTexts(host: FakeHost): ReadonlyMap<string, string> {
  return new Map(viewOf(host.book.tab(1)).cells.map(([at, of, { shown }]) => [a1({ row: at, column: of }), shown]));
}
