// A run that ended after its page was closed: the next page shows the result first, once.

import { type Event, first, type Model } from '../../sidebar/machine/model';
import { next } from '../../sidebar/machine/next';
import { play } from './play';
import { done, edited, run } from './samples';

function openedOn(state: typeof edited) {
  const page = play<Model, Event>(first, next);
  page.send({ type: 'opened' });
  return { page, effects: page.answer('readState', state) };
}

const unseen = { ...edited, unseen: 'run-1' };
const asks = { do: 'call', call: 'stepSend', args: { runId: 'run-1' } };

test('its result is asked for and shown, and is then reported as seen', () => {
  const { page, effects } = openedOn(unseen);
  expect(effects).toContainEqual(asks);
  const after = page.answer('stepSend', done);
  expect(page.model().activity).toMatchObject({ doing: 'ended', progress: { runId: 'run-1' } });
  expect(after).toContainEqual({ do: 'call', call: 'readState', args: { withEdits: true, seen: 'run-1' } });
});

test('it is not shown by a page that was open already', () => {
  const { page } = openedOn(edited);
  page.send({ type: 'returned' });
  expect(page.answer('readState', unseen)).not.toContainEqual(asks);
});

test.each([
  ['another run of the person', { run: run('paused') }],
  ['a run that a colleague is sending', { colleague: { who: 'someone', since: edited.now, changes: 1 } }],
  ['the key, which is missing', { account: null }],
])('it gives way to what waits: %s', (_, waits) => {
  expect(openedOn({ ...unseen, ...waits }).effects).not.toContainEqual(asks);
});
