// Checking labels for many creators at once, for any labels and any selection.

import * as fc from 'fast-check';
import { tickStates, withTicks } from '../../src/sync/label-ticks';
import { check, Tally } from './seeded';

const tally = new Tally('of ticking labels', ['added', 'taken off', 'left alone']);
const CASES = 1000;

const label = fc.constantFrom<string | number>('a', 'b', 'c', 1, '1', 2);
const labels = fc.uniqueArray(label);
const ticks = fc.uniqueArray(label).map((ids) => new Set(ids));

test('a checked label is on everybody afterwards, an unchecked one on nobody, and every other label is unchanged', () => {
  check(
    fc.property(fc.array(labels, { minLength: 1 }), ticks, ticks, (creators, ticked, unticked) => {
      tally.begin();
      const after = creators.map((own) => withTicks(own, ticked, unticked));
      const states = tickStates(after);
      if (ticked.size > 0) tally.meet('added');
      if (creators.some((own) => own.some((id) => unticked.has(id)))) tally.meet('taken off');
      if (creators.some((own) => own.some((id) => !ticked.has(id) && !unticked.has(id)))) tally.meet('left alone');
      for (const id of unticked) expect(states.has(id)).toBe(false);
      for (const id of ticked) if (!unticked.has(id)) expect(states.get(id)).toBe('all');
      const touched = (id: string | number): boolean => ticked.has(id) || unticked.has(id);
      expect(after.map((own) => own.filter((id) => !touched(id)).length)).toEqual(
        creators.map((own) => own.filter((id) => !touched(id)).length),
      );
      for (const [i, own] of creators.entries()) for (const id of own) if (!touched(id)) expect(after[i]).toContain(id);
    }),
    CASES,
  );
  expect(tally.rare()).toEqual([]);
});
