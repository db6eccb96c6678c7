// Intervals of rows, and who reads a row: compared with a plain list of rows.

import fc from 'fast-check';
import { type Interval, Intervals, Readers } from '../../src/sync/intervals';
import { check } from '../laws/seeded';

const stretch = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, more]): Interval => [from, from + more]);
const rowsOf = ([from, to]: Interval): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('stretches contain the rows that were added, and tell which others are missing', () => {
  check(
    fc.property(fc.array(stretch), stretch, (added, asked) => {
      const stretches = new Intervals();
      for (const one of added) stretches.add(one);
      const all = new Set(added.flatMap(rowsOf));
      const missing = rowsOf(asked).filter((row) => !all.has(row));
      expect(stretches.size).toBe(all.size);
      expect(stretches.missing(asked).flatMap(rowsOf)).toEqual(missing);
      expect(stretches.meets(asked)).toBe(missing.length < rowsOf(asked).length);
    }),
  );
});

test('the readers of a row are all who read a stretch that contains it, each reported at least once', () => {
  check(
    fc.property(fc.array(stretch), fc.array(fc.integer({ min: 1, max: 52 })), (read, rows) => {
      const readers = new Readers<number>();
      for (const [reader, one] of read.entries()) readers.add(one, reader);
      const told = rows.flatMap((row) => readers.take(row));
      const reading = read.flatMap((one, reader) => (rows.some((row) => rowsOf(one).includes(row)) ? [reader] : []));
      expect([...new Set(told)].sort((a, b) => a - b)).toEqual(reading);
    }),
  );
});
