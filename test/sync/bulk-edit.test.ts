// What one edit of many cells does to each value.

import { TEXT_LIMIT } from '../../src/fields/text-limit';
import { type BulkEdit, buildsOnBefore, fieldOfEdit, valueAfter } from '../../src/sync/bulk-edit';
import type { FieldValue } from '../../src/sync/model';

const replace = (find: string, by: string, heedCase = false): BulkEdit => ({ verb: 'replace', field: 'notes', find, by, heedCase });
const append: BulkEdit = { verb: 'append', field: 'notes', line: 'new' };
const move: BulkEdit = { verb: 'move', field: 'status', from: 1, to: null };
const labels: BulkEdit = { verb: 'labels', add: [3], remove: [1] };
const copy: BulkEdit = { verb: 'copy', field: 'notes', column: 4, heading: 'Mine' };

it.each<[string, BulkEdit, FieldValue, FieldValue]>([
  ['sets', { verb: 'set', field: 'status', value: 2 }, 1, 2],
  ['clears a text', { verb: 'clear', field: 'notes' }, 'a', ''],
  ['clears a status', { verb: 'clear', field: 'status' }, 1, null],
  ['clears labels', { verb: 'clear', field: 'labels' }, [1], []],
  ['copies', copy, 'a', 'theirs'],
  ['replaces every place, in any case', replace('a.b', '$&'), 'A.B a.b axb', '$& $& axb'],
  ['replaces in that case only', replace('a', 'x', true), 'Aa', 'Ax'],
  ['finds nothing in nothing', replace('', 'x'), 'abc', 'abc'],
  ['replaces in texts only', replace('1', '2'), 1, 1],
  ['adds a line below', append, 'old', 'old\nnew'],
  ['adds the first line', append, '', 'new'],
  ['moves one value', move, 1, null],
  ['leaves another value, also of another type', move, '1', '1'],
  ['adds and removes labels', labels, [1, 2], [2, 3]],
  ['leaves what is no list', labels, 'odd', 'odd'],
])('%s', (_, edit, before, after) => {
  expect(valueAfter(edit, before, 'theirs')).toEqual(after);
});

test('a text that would become too long is impossible, the longest is not', () => {
  const long = 'x'.repeat(TEXT_LIMIT - 4);
  expect(valueAfter(append, long, null)).toHaveLength(TEXT_LIMIT);
  expect(valueAfter(append, `${long}x`, null)).toBeUndefined();
});

test('edits that depend on the existing value are distinguished from those that do not, and each names its field', () => {
  const edits: readonly BulkEdit[] = [
    { verb: 'set', field: 'status', value: 1 },
    { verb: 'clear', field: 'labels' },
    copy,
    replace('a', 'b'),
    append,
    move,
    labels,
  ];
  expect(edits.map(buildsOnBefore)).toEqual([false, false, false, true, true, true, true]);
  expect(edits.map(fieldOfEdit)).toEqual(['status', 'labels', 'notes', 'notes', 'notes', 'status', 'labels']);
});
