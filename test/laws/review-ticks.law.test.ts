// However a person filters, sorts or groups a review, the checkmarks stay, and exactly what is checked is confirmed; every change is in the
// list once.

import * as fc from 'fast-check';
import { linesOf, sorted } from '../../sidebar/review/arrange';
import { type Act, first, type Model, SORTS } from '../../sidebar/review/model';
import { next } from '../../sidebar/review/next';
import { listed, rowKey, sendable, tickedOutOfSight, tickedRows } from '../../sidebar/review/rows';
import type { ReviewRow } from '../../src/rpc/shapes';
import { review } from '../sidebar/samples';
import { check, Tally } from './seeded';

const text = (value: string) => ({ as: 'text', text: value }) as const;

const change = fc.record({
  field: fc.constantFrom('status', 'owner', 'notes'),
  owner: fc.constantFrom('', 'Sample owner A', 'Sample owner B'),
  before: fc.constantFrom('A', 'B'),
  after: fc.constantFrom('C', 'C', ''),
  creates: fc.boolean(),
  surprising: fc.boolean(),
  ticked: fc.boolean(),
});

const rowOf = (drawn: typeof change extends fc.Arbitrary<infer T> ? T : never, i: number): ReviewRow => ({
  n: i + 1,
  creatorId: `c-${i}`,
  creator: `Sample Creator ${i % 7}`,
  owner: drawn.owner,
  row: i + 2,
  field: drawn.field,
  before: text(drawn.before),
  after: text(drawn.after),
  kind: drawn.after === '' ? 'clear' : 'set',
  removesLabels: false,
  creates: drawn.creates,
  undoable: true,
  hidden: false,
  ticked: drawn.ticked,
  ...(drawn.surprising && { surprises: ['new-value'] }),
});

/** Only changes how the list looks. */
const look: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant('sort' as const), by: fc.constantFrom(...SORTS) }),
  fc.record({
    type: fc.constant('narrow' as const),
    to: fc.record(
      {
        filter: fc.constantFrom('changes', 'changes', 'created', 'clears', 'surprising', 'needsYou'),
        search: fc.constantFrom('', '', '', 'creator 3', 'nobody'),
        owner: fc.constantFrom(null, '', 'Sample owner A'),
        field: fc.constantFrom(null, 'status', 'notes'),
        grouped: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
);

type Step = { readonly look: Act } | { readonly tickLine: number; readonly on: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: look.map((act) => ({ look: act })) },
  { weight: 1, arbitrary: fc.record({ tickLine: fc.nat(50), on: fc.boolean() }) },
);

const lines = (model: Model, open: ReadonlySet<string> = new Set()) => linesOf(sorted(listed(model), model.sort), model.grouped, open);
const keysOf = (rows: readonly ReviewRow[]): readonly string[] => rows.map(rowKey).sort();

/** What pressing "Send" would confirm, by number. */
function confirmedIn(model: Model): readonly number[] {
  const [effect] = next(model, { type: 'send', only: null }).effects;
  if (effect?.do !== 'call' || effect.call !== 'confirm') throw new Error('nothing was confirmed');
  const { without, later } = effect.args;
  return (model.review?.changes ?? []).map(({ n }) => n).filter((n) => !without.includes(n) && !later.includes(n));
}

describe('a review that is filtered, sorted and grouped', () => {
  const tally = new Tally('ticks', [
    'a group was ticked',
    'a line was ticked',
    'something ticked is out of sight',
    'everything is in sight',
  ]);

  it('keeps its checkmarks, and confirms what is checked', () => {
    check(
      fc.property(
        fc.boolean(),
        fc.array(change, { minLength: 8, maxLength: 40 }),
        fc.array(step, { minLength: 1, maxLength: 14 }),
        (grouped, drawn, steps) => {
          tally.begin();
          const shown = { ...review, conflicts: [], waiting: [], changes: drawn.map(rowOf) };
          let model: Model = {
            ...first,
            phase: 'ready',
            grouped,
            review: shown,
            ticked: new Set(shown.changes.filter(({ ticked }) => ticked).map(rowKey)),
          };
          const expected = new Set(model.ticked);
          for (const one of steps) {
            if ('look' in one) model = next(model, one.look).model;
            else {
              const all = lines(model);
              const line = all[one.tickLine % Math.max(1, all.length)];
              const rows = line === undefined ? [] : line.is === 'group' ? line.rows : [line.row];
              tally.meet(line?.is === 'group' ? 'a group was ticked' : 'a line was ticked');
              for (const row of rows) expected[one.on ? 'add' : 'delete'](rowKey(row));
              model = next(model, { type: 'tick', keys: rows.map(rowKey), on: one.on }).model;
            }
            expect([...model.ticked].sort()).toEqual([...expected].sort());
            // Sorting and grouping neither lose nor duplicate a change, whichever groups are open.
            const open = new Set(lines(model).flatMap((line) => (line.is === 'group' ? [line.key] : [])));
            const rowsIn = lines(model, open).flatMap((line) => (line.is === 'row' ? [line.row] : []));
            expect(keysOf(rowsIn)).toEqual(keysOf(listed(model)));
            const inGroups = lines(model).flatMap((line) => (line.is === 'group' ? line.rows : [line.row]));
            expect(keysOf(inGroups)).toEqual(keysOf(listed(model)));
          }
          const unseen = tickedOutOfSight(model);
          tally.meet(unseen > 0 ? 'something ticked is out of sight' : 'everything is in sight');
          expect(unseen + listed(model).filter((row) => expected.has(rowKey(row))).length).toBe(expected.size);
          const numbers = sendable(shown).flatMap((row) => (expected.has(rowKey(row)) ? [row.n] : []));
          expect(tickedRows(model).map(({ n }) => n)).toEqual(numbers);
          expect(confirmedIn(model)).toEqual(numbers);
        },
      ),
      60,
    );
    expect(tally.rare()).toEqual([]);
  });
});
