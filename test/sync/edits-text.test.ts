// The short text by which an outcome is tied to the edits that it tells of.

import { editsText } from '../../src/sync/edits-text';

test('is the same in any order, another when a field or a cell is another, and blank for no edit', () => {
  const [a, b] = [
    { field: 'notes', cell: 'x' },
    { field: 'email', cell: 'y' },
  ] as const;
  expect(editsText([a, b])).toBe(editsText([b, a]));
  expect(new Set([editsText([]), editsText([a]), editsText([b]), editsText([a, b]), editsText([{ ...a, cell: 'z' }])]).size).toBe(5);
  expect(editsText([])).toBe('');
});
