// Names of the lists as cells show them: shared and blank ones, ids missing from the lists, more than a cell holds, and names learned from
// rows.

import { TEXT_LIMIT } from '../../src/fields/text-limit';
import { createNames, type Lists, withSeen, writtenNames } from '../../src/sync/names';
import { MORE_LABELS } from '../../src/sync/values';

const lists = (more: Partial<Lists>): Lists => ({ statuses: [], members: [], labels: [], ...more });

test('a shared or missing name is followed by its id; spaces around it are removed', () => {
  const named = [
    { id: 1, name: ' Beauty ' },
    { id: 2, name: 'Summer' },
    { id: '3', name: ' summer ' },
    { id: 4, name: ' ' },
  ];
  expect([...writtenNames(named)]).toEqual([
    [1, 'Beauty'],
    [2, 'Summer (2)'],
    ['3', 'summer (3)'],
    [4, '(4)'],
  ]);
});

describe('a cell', () => {
  const names = createNames(
    lists({
      statuses: [
        { id: 1, name: 'Completed' },
        { id: 2, name: 'Twin' },
        { id: 3, name: 'twin' },
      ],
      labels: [{ id: 5, name: 'Beauty' }],
    }),
  );

  it('shows the name of an id, the id if no list has it, and nothing for none', () => {
    expect([1, 9, null].map((value) => names.cellOf('status', value))).toEqual(['Completed', '(9)', '']);
    expect(names.nameOf('labels', 5)).toBe('Beauty');
    expect(names.cellOf('notes', null)).toBe('');
  });

  it('uses an id only if a list knows it, and not which of two names is meant', () => {
    expect(names.parse('status', ' (1) ')).toEqual({ ok: true, value: 1 });
    expect(names.parse('status', '(9)')).toMatchObject({ ok: false, reason: { why: 'unknown-name' } });
    expect(names.parse('status', 'TWIN')).toEqual({ ok: false, reason: { why: 'ambiguous-name', name: 'TWIN' } });
    expect(names.parse('status', 'Twin (3)')).toEqual({ ok: true, value: 3 });
  });
});

test('a cell holds as many labels as Sync edits, and a mark for the others', () => {
  const label = (n: number) => ({ id: n, name: `${n}`.padStart(400, 'x') });
  const many = Array.from({ length: 60 }, (_, n) => label(n));
  const names = createNames(lists({ labels: many }));
  const whole = Math.floor((TEXT_LIMIT - MORE_LABELS.length) / 402);
  const cell = names.cellOf(
    'labels',
    many.map(({ id }) => id),
  );
  expect(cell.length).toBeLessThanOrEqual(TEXT_LIMIT);
  expect(cell.endsWith(MORE_LABELS)).toBe(true);
  expect(cell.split(', ')).toHaveLength(whole + 1);
  const few = many.slice(0, 3).map(({ id }) => id);
  expect(names.cellOf('labels', few).split(', ')).toHaveLength(3);
});

test('names from rows are added to the lists once, and lists with nothing to add are unchanged', () => {
  const known = lists({ labels: [{ id: 1, name: 'Beauty' }], statuses: [{ id: 1, name: 'Completed' }] });
  const seen = lists({
    labels: [
      { id: 1, name: 'Other' },
      { id: '1', name: 'As text' },
      { id: '1', name: 'As text' },
    ],
  });
  const both = withSeen(known, seen);
  expect(both.labels).toEqual([
    { id: 1, name: 'Beauty' },
    { id: '1', name: 'As text' },
  ]);
  expect(both.statuses).toBe(known.statuses);
});
