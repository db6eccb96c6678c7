// Tools and deeds in the sidebar's machine: what is asked, what waits for the person, where one comes back to. It must not know a page.

import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { idle, deedReady as ready } from './samples';

const label = { id: 'l-1', name: 'Beauty', written: 'Beauty', channelCount: 3 };

function atLabels() {
  const page = opened(idle);
  page.send({ type: 'openTool', tool: 'labels' });
  page.answer('readLabels', { labels: [label] });
  return page;
}

test('a tool asks for what it shows, and shows what came', () => {
  const page = opened(idle);
  expect(calls(page.send({ type: 'openTool', tool: 'labels' }))).toEqual(['readLabels']);
  expect(page.shows()).toBe('tool');
  page.answer('readLabels', { labels: [label] });
  expect(page.model().activity).toMatchObject({ answers: { readLabels: { asking: false, value: { labels: [label] } } } });
});

test('a problem of a tool stays in the tool, beside what was known before', () => {
  const page = atLabels();
  page.send({ type: 'ask', call: { call: 'readLabels', args: {} } });
  page.refuse('readLabels', 'unreachable');
  expect(page.shows()).toBe('tool');
  expect(page.model().activity).toMatchObject({
    answers: { readLabels: { value: { labels: [label] }, problem: { kind: 'unreachable' } } },
  });
});

test('an answer to an older question is dropped', () => {
  const page = atLabels();
  const older = { call: 'readLabels', args: {} } as const;
  page.send({ type: 'ask', call: older });
  page.send({ type: 'ask', call: { call: 'readLabels', args: {} } });
  page.send({ type: 'answered', ...older, reply: { ok: true, value: { labels: [] } } });
  expect(page.model().activity).toMatchObject({ answers: { readLabels: { asking: true, value: { labels: [label] } } } });
});

test('a deed waits for the person, is approved with its digest, and leads back to its tool', () => {
  const page = atLabels();
  expect(calls(page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' } }))).toEqual(['startDeed']);
  page.answer('startDeed', ready);
  expect(page.shows()).toBe('deed');
  const wished = page.send({ type: 'approveDeed', number: null });
  expect(wished).toEqual([{ do: 'call', call: 'approveDeed', args: { deedId: 'deed-1', digest: 'digest-1', number: null } }]);
  expect(calls(page.send({ type: 'approveDeed', number: null }))).toEqual([]);
  page.answer('approveDeed', { ...ready, state: 'done', done: 1 });
  expect(page.shows()).toBe('deed');
  expect(calls(page.send({ type: 'closeDeed' }))).toEqual(['readLabels']);
  expect(page.shows()).toBe('tool');
});

test('a deed that is cancelled before its approval is cancelled with the server, and the tool is back at once', () => {
  const page = atLabels();
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' } });
  page.answer('startDeed', ready);
  expect(calls(page.send({ type: 'cancelDeed' }))).toEqual(['cancelDeed', 'readLabels']);
  page.answer('cancelDeed', { ...ready, state: 'cancelled' });
  expect(page.shows()).toBe('tool');
});

test('a deed goes on step by step, waits for the limit, and tries again after a broken connection', () => {
  const page = atLabels();
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' } });
  page.answer('startDeed', ready);
  page.send({ type: 'approveDeed', number: null });
  page.answer('approveDeed', { ...ready, state: 'doing', waitMs: 5000 });
  expect(page.model().wait).toMatchObject({ why: 'limit', ms: 5000 });
  expect(calls(page.elapse('step'))).toEqual(['stepDeed']);
  page.refuse('stepDeed', 'unreachable');
  expect(page.model().wait).toMatchObject({ why: 'retry' });
  expect(calls(page.elapse('step'))).toEqual(['stepDeed']);
  page.answer('stepDeed', { ...ready, state: 'partly', done: 1, failures: [{ about: 'Beauty', outcome: 'rejected', problem: null }] });
  expect(page.model().wait).toBeNull();
  expect(page.shows()).toBe('deed');
});

test('a deed that cannot even be laid out leads back to its tool with the reason', () => {
  const page = atLabels();
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' } });
  page.refuse('startDeed', 'no-such-thing');
  expect(page.shows()).toBe('tool');
  expect(page.model().problem).toMatchObject({ kind: 'no-such-thing' });
});

test('a deed whose page was closed is offered to go on, or to be left', () => {
  const page = opened({ ...idle, deed: { ...ready, state: 'doing' } });
  expect(page.shows()).toBe('deed-stopped');
  expect(calls(page.send({ type: 'goOnDeed' }))).toEqual(['stepDeed']);
  const other = opened({ ...idle, deed: { ...ready, state: 'doing' } });
  expect(calls(other.send({ type: 'cancelDeed' }))).toEqual(['cancelDeed']);
  other.answer('cancelDeed', { ...ready, state: 'doing' });
  other.answer('stepDeed', { ...ready, state: 'partly', failures: [{ about: 'Beauty', outcome: 'left', problem: null }] });
  expect(other.shows()).toBe('deed');
});

test('what was begun in a tool is there again after a deed, however the deed went', () => {
  const page = atLabels();
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' }, draft: 'begun' });
  page.answer('startDeed', ready);
  page.send({ type: 'cancelDeed' });
  expect(page.model().activity).toMatchObject({ doing: 'tool', tool: 'labels', draft: 'begun' });
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' }, draft: 'begun' });
  page.refuse('startDeed', 'no-such-thing');
  expect(page.model().activity).toMatchObject({ doing: 'tool', draft: 'begun' });
});

test('lists and counts that a deed may have changed are asked for again when somebody chooses', () => {
  const page = opened(idle);
  page.send({ type: 'choose' });
  page.answer('readChoices', choices);
  page.send({ type: 'rest' });
  page.send({ type: 'openTool', tool: 'labels' });
  page.send({ type: 'startDeed', deed: { what: 'delete-label', id: 'l-1' } });
  page.answer('startDeed', ready);
  expect(page.model().choices).toEqual(choices);
  page.send({ type: 'approveDeed', number: null });
  page.answer('approveDeed', { ...ready, state: 'done', done: 1 });
  page.send({ type: 'closeDeed' });
  page.send({ type: 'rest' });
  expect(calls(page.send({ type: 'choose' }))).toContain('readChoices');
});
