// Tools for creators in the sidebar's machine: long work that continues on its own, and what is read again after rows were added.

import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { idle } from './samples';

const begin: ToCheck = { text: 'c-1', state: null, lookUp: false, asHandles: false };
const step: ToCheck = { ...begin, text: '', state: '{}' };
const list: CheckedList = { inputs: [], state: '{}', next: null, tooMany: 0, lookUpCost: { requests: 0, seconds: 0 } };

function adding() {
  const page = opened(idle);
  page.send({ type: 'openPanel', panel: 'add-creators' });
  page.answer('readChoices', choices);
  page.send({ type: 'ask', call: { call: 'checkCreators', args: begin } });
  return page;
}

test('a check continues step by step until it is done, and shows its progress', () => {
  const page = adding();
  const wished = page.answer('checkCreators', { ...list, next: step });
  expect(wished).toEqual([{ do: 'call', call: 'checkCreators', args: step }]);
  expect(page.model().activity).toMatchObject({ answers: { checkCreators: { asking: true, value: { state: '{}' } } } });
  expect(calls(page.answer('checkCreators', list))).toEqual([]);
  expect(page.model().activity).toMatchObject({ answers: { checkCreators: { asking: false } } });
});

test('a check waits for the CRM’s limit and repeats the request', () => {
  const page = adding();
  page.answer('checkCreators', { ...list, next: step });
  page.refuse('checkCreators', { kind: 'limit', words: { waitMs: 18_000 } });
  expect(page.model().wait).toMatchObject({ why: 'limit', ms: 18_000 });
  expect(page.elapse('again')).toEqual([{ do: 'call', call: 'checkCreators', args: step }]);
});

test('a check ends when its tool is closed, and its wait with it', () => {
  const page = adding();
  page.refuse('checkCreators', { kind: 'limit', words: { waitMs: 18_000 } });
  page.send({ type: 'idle' });
  expect(page.model().wait).toBeNull();
  expect(calls(page.elapse('again'))).toEqual([]);
});

test('after rows were added the edits are counted', () => {
  const page = adding();
  page.answer('checkCreators', list);
  page.send({ type: 'ask', call: { call: 'addCreators', args: { creatorIds: ['new-1'], labels: [], status: 1 } } });
  expect(calls(page.answer('addCreators', { added: 1, here: 0 }))).toContain('readState');
  expect(page.shows()).toBe('panel');
});

test('the card asks again for the creator that it showed when the person returns, and after an edit', () => {
  const page = opened(idle);
  expect(calls(page.send({ type: 'openPanel', panel: 'card' }))).toEqual(['readCard', 'readChoices']);
  page.answer('readCard', { creatorIds: ['c-1', 'c-2'], card: null });
  page.answer('readChoices', choices);
  const other = { call: 'readCard', args: { creatorId: 'c-2' } } as const;
  page.send({ type: 'ask', call: other });
  page.answer('readCard', { creatorIds: ['c-1', 'c-2'], card: null });
  expect(page.send({ type: 'returned' })).toContainEqual({ do: 'call', ...other });
  page.send({ type: 'ask', call: { call: 'editCreator', args: { creatorId: 'c-2', field: 'notes', value: 'x' } } });
  const wished = page.answer('editCreator', { cells: 1, formulas: 0 });
  expect(wished).toContainEqual({ do: 'call', ...other });
  expect(calls(wished)).toContain('readState');
});

test('a stopped check does not continue, and keeps what it has reported', () => {
  const page = adding();
  page.answer('checkCreators', { ...list, next: step });
  page.send({ type: 'stopAsking', call: 'checkCreators' });
  expect(page.answer('checkCreators', { ...list, state: '{"n":2}', next: step })).toEqual([]);
  expect(page.model().activity).toMatchObject({ answers: { checkCreators: { asking: false, value: { state: '{}' } } } });
});

test('a file that a panel hands over is available to the next panel, and to no later one', () => {
  const page = adding();
  const file = { name: 'a.xlsx', base64: 'UEsDBA==' };
  page.send({ type: 'openPanel', panel: 'imports', file });
  expect(page.model().activity).toMatchObject({ panel: 'imports', file });
  page.send({ type: 'openPanel', panel: 'exports' });
  expect(page.model().activity).toMatchObject({ panel: 'exports', file: undefined });
});
