// The cost of correcting cells is linear in the rows, whatever they contain.

import { misplaced } from '../../src/commands/tab/put-back';
import { rowNumberOf, type SheetRow } from '../../src/sync/model';

/** Rows of nobody, below one creator; `looked` is called whenever a row is inspected. */
function rowsOf(count: number, texts: readonly [string, string], looked: () => void): readonly SheetRow[] {
  return Array.from({ length: count }, (_, i): SheetRow => {
    const cells = { notes: { text: texts[i] ?? '' }, email: { text: `${i}@example.com` } };
    return {
      row: rowNumberOf(i + 2),
      id: i === 0 ? 'c-1' : '',
      fingerprint: { handle: '', channelLink: '' },
      readOnly: {},
      get cells() {
        looked();
        return cells;
      },
    };
  });
}

/** Creators whose number was their position, and has changed since. */
const figuresOf = (count: number, more: number, looked: () => void): readonly SheetRow[] =>
  Array.from({ length: count }, (_, i): SheetRow => {
    const followers = {
      text: String(i + more),
      get value() {
        looked();
        return i + more;
      },
    };
    return { row: rowNumberOf(i + 2), id: `c-${i}`, fingerprint: { handle: '', channelLink: '' }, readOnly: { followers }, cells: {} };
  });

const ofNobody = (count: number, look: () => void): unknown =>
  misplaced(rowsOf(count, ['before', ''], look), rowsOf(count, ['typed since', ''], look), [
    { row: rowNumberOf(2), id: 'c-1', field: 'notes', cell: { text: 'wanted' } },
    { row: rowNumberOf(3), id: '', field: 'notes', cell: null },
  ]);

const ofFigures = (count: number, look: () => void): unknown =>
  misplaced(
    figuresOf(count, 0, look),
    figuresOf(count, 0.5, look),
    Array.from({ length: count }, (_, i) => ({ row: rowNumberOf(i + 2), id: `c-${i}`, field: 'followers', cell: { number: i + count } })),
  );

test.each([
  ['rows of nobody', ofNobody],
  ['numbers', ofFigures],
])('ten times as many %s are inspected ten times as often', (_, put) => {
  const looksFor = (count: number): number => {
    let looks = 0;
    put(count, () => {
      looks += 1;
    });
    return looks;
  };
  expect(looksFor(2_000)).toBeLessThanOrEqual(10.5 * looksFor(200));
});

test('a time written into a row that moved away at that moment is written into the creator’s own row, and taken out of the other', () => {
  const stamped = (row: number, id: string, time: string): SheetRow => ({
    row: rowNumberOf(row),
    id,
    fingerprint: { handle: '', channelLink: '' },
    readOnly: { updatedAt: { text: time, value: { time } } },
    cells: {},
  });
  const [old, now] = ['2026-01-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'];
  const write = { row: rowNumberOf(2), id: 'c-1', field: 'updatedAt', cell: { time: now } } as const;
  const put = misplaced([stamped(2, 'c-1', old), stamped(3, 'c-2', old)], [stamped(2, 'c-2', now), stamped(3, 'c-1', old)], [write]);
  const other = { row: 2, id: 'c-2', field: 'updatedAt', cell: null };
  expect(put).toEqual([other, { ...write, row: 3 }]);
});
