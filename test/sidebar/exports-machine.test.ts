// Following an export in the sidebar's machine: polled after a pause, as long as the tool is open.

import { opened } from './opened-sidebar';
import { calls } from './play';
import { idle } from './samples';

const working = { exports: [], others: 0, unsure: false, more: 0, againMs: 20_000 };

function atExports() {
  const page = opened(idle);
  page.send({ type: 'openPanel', panel: 'exports' });
  return page;
}

test('an export in progress is polled after a pause, without a click', () => {
  const page = atExports();
  const later = page.answer('readExports', working).find((effect) => effect.do === 'later');
  if (later?.do !== 'later') throw new Error('nothing is to happen later');
  expect(later.ms).toBe(20_000);
  expect(calls(page.send(later.event))).toEqual(['readExports']);
  expect(page.answer('readExports', { ...working, againMs: 0 })).toEqual([]);
});

test('polling ends when the tool is closed, or after it has asked on its own meanwhile', () => {
  const page = atExports();
  const [later] = page.answer('readExports', working);
  if (later?.do !== 'later') throw new Error('nothing is to happen later');
  page.send({ type: 'ask', call: { call: 'readExports', args: {} } });
  expect(calls(page.send(later.event))).toEqual([]);
  page.send({ type: 'idle' });
  expect(calls(page.send(later.event))).toEqual([]);
});

test('returning to the sidebar asks once', () => {
  const page = atExports();
  page.answer('readExports', { ...working, againMs: 0 });
  expect(calls(page.send({ type: 'returned' }))).toEqual(['readState', 'readExports']);
});

test('after an export was brought into a tab, the state is read again, because another tab is active now', () => {
  const page = atExports();
  page.answer('readExports', { ...working, againMs: 0 });
  page.send({ type: 'ask', call: { call: 'fetchFile', args: { file: { of: 'export', id: 'e-1', name: 'e-1.xlsx' }, into: 'tab' } } });
  expect(calls(page.answer('fetchFile', { as: 'tab', tab: 'e-1', rows: 20 }))).toEqual(['readState']);
});
