// Tools and mutations in the sidebar's machine: what is requested, what waits for the person, where one returns to.

import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { idle, mutationReady as ready } from './samples';

const label = { id: 'l-1', name: 'Beauty', written: 'Beauty', channelCount: 3 };

function atLabels() {
  const page = opened(idle);
  page.send({ type: 'openPanel', panel: 'labels' });
  page.answer('readLabels', { labels: [label] });
  return page;
}

test('a tool requests what it shows, and shows what arrives', () => {
  const page = opened(idle);
  expect(calls(page.send({ type: 'openPanel', panel: 'labels' }))).toEqual(['readLabels']);
  expect(page.shows()).toBe('panel');
  page.answer('readLabels', { labels: [label] });
  expect(page.model().activity).toMatchObject({ answers: { readLabels: { asking: false, value: { labels: [label] } } } });
});

test('a problem of a tool stays in the tool, next to what was known before', () => {
  const page = atLabels();
  page.send({ type: 'ask', call: { call: 'readLabels', args: {} } });
  page.refuse('readLabels', 'unreachable');
  expect(page.shows()).toBe('panel');
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

test('a mutation waits for the person, is approved with its digest, and leads back to its tool', () => {
  const page = atLabels();
  expect(calls(page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } }))).toEqual(['startMutation']);
  page.answer('startMutation', ready);
  expect(page.shows()).toBe('mutation');
  const wished = page.send({ type: 'approveMutation' });
  expect(wished).toEqual([{ do: 'call', call: 'approveMutation', args: { mutationId: 'mutation-1', digest: 'digest-1' } }]);
  expect(calls(page.send({ type: 'approveMutation' }))).toEqual([]);
  page.answer('approveMutation', { ...ready, state: 'done', done: 1 });
  expect(page.shows()).toBe('mutation');
  expect(calls(page.send({ type: 'closeMutation' }))).toEqual(['readLabels']);
  expect(page.shows()).toBe('panel');
});

test('a mutation cancelled before its approval is cancelled on the server, and the tool is back immediately', () => {
  const page = atLabels();
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } });
  page.answer('startMutation', ready);
  expect(calls(page.send({ type: 'cancelMutation' }))).toEqual(['cancelMutation', 'readLabels']);
  page.answer('cancelMutation', { ...ready, state: 'cancelled' });
  expect(page.shows()).toBe('panel');
});

test('an answer about an abandoned mutation is not taken for the next one', () => {
  const page = atLabels();
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } });
  page.answer('startMutation', ready);
  page.send({ type: 'cancelMutation' });
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-2' } });
  page.refuse('cancelMutation', 'server');
  expect(page.model().activity).toMatchObject({ doing: 'mutation', progress: null });
  page.answer('cancelMutation', { ...ready, state: 'cancelled' });
  expect(page.shows()).toBe('mutation');
});

test('a mutation continues step by step, waits for the limit, and retries after a broken connection', () => {
  const page = atLabels();
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } });
  page.answer('startMutation', ready);
  page.send({ type: 'approveMutation' });
  page.answer('approveMutation', { ...ready, state: 'doing', waitMs: 5000 });
  expect(page.model().wait).toMatchObject({ why: 'limit', ms: 5000 });
  expect(calls(page.elapse('again'))).toEqual(['stepMutation']);
  page.refuse('stepMutation', 'unreachable');
  expect(page.model().wait).toMatchObject({ why: 'retry' });
  expect(calls(page.elapse('again'))).toEqual(['stepMutation']);
  page.answer('stepMutation', { ...ready, state: 'partly', done: 1, failures: [{ about: 'Beauty', outcome: 'rejected', problem: null }] });
  expect(page.model().wait).toBeNull();
  expect(page.shows()).toBe('mutation');
});

test('a mutation that cannot even be prepared leads back to its tool with the reason', () => {
  const page = atLabels();
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } });
  page.refuse('startMutation', 'no-such-thing');
  expect(page.shows()).toBe('panel');
  expect(page.model().problem).toMatchObject({ kind: 'no-such-thing' });
});

test('a mutation whose page was closed is offered for continuing or leaving', () => {
  const page = opened({ ...idle, mutation: { ...ready, state: 'doing' } });
  expect(page.shows()).toBe('mutation-stopped');
  expect(calls(page.send({ type: 'goOnMutation' }))).toEqual(['stepMutation']);
  const other = opened({ ...idle, mutation: { ...ready, state: 'doing' } });
  expect(calls(other.send({ type: 'cancelMutation' }))).toEqual(['cancelMutation']);
  other.answer('cancelMutation', { ...ready, state: 'doing' });
  other.answer('stepMutation', { ...ready, state: 'partly', failures: [{ about: 'Beauty', outcome: 'left', problem: null }] });
  expect(other.shows()).toBe('mutation');
});

test('what was started in a tool is there again after a mutation, however the mutation ended', () => {
  const page = atLabels();
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' }, draft: 'begun' });
  page.answer('startMutation', ready);
  page.send({ type: 'cancelMutation' });
  expect(page.model().activity).toMatchObject({ doing: 'panel', panel: 'labels', draft: 'begun' });
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' }, draft: 'begun' });
  page.refuse('startMutation', 'no-such-thing');
  expect(page.model().activity).toMatchObject({ doing: 'panel', draft: 'begun' });
});

test('lists and counts that a mutation may have changed are read again when somebody chooses', () => {
  const page = opened(idle);
  page.send({ type: 'choose' });
  page.answer('readChoices', choices);
  page.send({ type: 'idle' });
  page.send({ type: 'openPanel', panel: 'labels' });
  page.send({ type: 'startMutation', mutation: { what: 'delete-label', id: 'l-1' } });
  page.answer('startMutation', ready);
  expect(page.model().choices).toEqual(choices);
  page.send({ type: 'approveMutation' });
  page.answer('approveMutation', { ...ready, state: 'done', done: 1 });
  page.send({ type: 'closeMutation' });
  page.send({ type: 'idle' });
  expect(calls(page.send({ type: 'choose' }))).toContain('readChoices');
});
