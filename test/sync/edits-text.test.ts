// The short text that ties an outcome to the edits it is about.

import { editsText } from '../../src/sync/edits-text';

test('is independent of order, changes with any field or cell, and is blank for no edit', () => {
  const [a, b] = [
    { field: 'notes', cell: 'x' },
    { field: 'email', cell: 'y' },
  ] as const;
  expect(editsText([a, b])).toBe(editsText([b, a]));
  expect(new Set([editsText([]), editsText([a]), editsText([b]), editsText([a, b]), editsText([{ ...a, cell: 'z' }])]).size).toBe(5);
  expect(editsText([])).toBe('');
});
