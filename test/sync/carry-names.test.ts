// Which entries were renamed, and what cells with the old name then say.

import { carrier, renamedIn } from '../../src/sync/carry-names';
import type { Lists } from '../../src/sync/names';

const lists = (labels: Readonly<Record<string, string>>, statuses: Readonly<Record<string, string>> = {}): Lists => ({
  statuses: Object.entries(statuses).map(([id, name]) => ({ id, name })),
  members: [],
  labels: Object.entries(labels).map(([id, name]) => ({ id, name })),
});

describe('renamed', () => {
  test('is an entry with another name under the same id', () => {
    expect(renamedIn(lists({ a: 'Spring', b: 'Autumn' }), lists({ a: 'Summer', b: 'Autumn' }))).toEqual([
      { list: 'labels', id: 'a', from: 'Spring' },
    ]);
  });

  test('is not an entry that differs only in case or spaces, had no name, is new, or is gone', () => {
    expect(renamedIn(lists({ a: 'Spring', b: ' ', d: 'Gone' }), lists({ a: ' SPRING ', b: 'Summer', c: 'New' }))).toEqual([]);
  });

  test('is also a new entry that took the name that another gave up', () => {
    expect(renamedIn(lists({ a: 'Spring' }), lists({ a: 'Summer', b: 'spring', c: 'Other' }))).toEqual([
      { list: 'labels', id: 'a', from: 'Spring' },
      { list: 'labels', id: 'b', from: '' },
    ]);
  });
});

describe('a cell', () => {
  const before = lists({ a: 'Spring', b: 'Autumn' }, { s: 'Open' });
  const after = lists({ a: 'Summer', b: 'Autumn' }, { s: 'To do' });
  const carried = carrier(after, renamedIn(before, after));

  test('with the old name says the new one', () => {
    expect([carried('status', 'open'), carried('labels', 'Spring')]).toEqual(['To do', 'Summer']);
  });

  test('keeps the other labels as typed', () => {
    expect(carried('labels', 'autumn, Spring, Unknown')).toBe('autumn, Summer, Unknown');
  });

  test('is unchanged when it is blank, has another name, contains the old one as a part, or belongs to a text field', () => {
    expect([carried('status', ''), carried('labels', 'Autumn'), carried('labels', 'Spring 2'), carried('notes', 'Spring')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('gets the new name of the entry it meant, even if two entries exchanged their names', () => {
    const swapped = lists({ a: 'Autumn', b: 'Spring' });
    const exchange = carrier(swapped, renamedIn(lists({ a: 'Spring', b: 'Autumn' }), swapped));
    expect([exchange('labels', 'Spring'), exchange('labels', 'Autumn, Spring')]).toEqual(['Autumn', 'Spring, Autumn']);
  });
});
