// Which requests are sent in which order, and how many a run still takes: counted by hand.

import { FIRST_CURSOR } from '../../src/commands/reading/read-remotes';
import { nextRound, requestsLeft } from '../../src/commands/runs/rounds';
import { type BodyState, type RunDrafts, runOf } from '../../src/sync/run';
import { creator } from '../fakes/office';
import { body, change, remoteUpdate } from '../fakes/run-records';
import { officeWith } from './edited-office';

const ids = (from: number, to: number): readonly string[] => Array.from({ length: to - from + 1 }, (_, i) => `c-${from + i}`);
const update = (id: string) => body([id], { body: { kind: 'update', ids: [creator(id)], set: { notes: 'after' }, creates: false } });

/** What is settled, sent and taken in, by the creators in question. */
function round(drafts: RunDrafts, most: number) {
  const next = nextRound(runOf(drafts), most);
  if (next === null) return null;
  return {
    settle: next.settle.map((one) => one.body.ids.join()),
    send: next.send.map((one) => one.body.ids.join()),
    takes: next.remoteUpdates.map(({ creatorId }) => creatorId),
    reads: next.ids.length,
  };
}

describe('a round', () => {
  it('reads back what was sent or answered, and sends what comes next, in one read', () => {
    const states: readonly BodyState[] = ['sent', 'answered', 'settled', 'planned'];
    const bodies = states.map((state, i) => body([`c-${i}`], { state }));
    expect(round({ bodies }, 10)).toEqual({ settle: ['c-0', 'c-1'], send: ['c-3'], takes: [], reads: 3 });
  });

  it('takes as many creators as one read covers, the first body completely', () => {
    const bodies = [body(ids(1, 3)), body(ids(4, 5)), body(ids(6, 6))];
    expect(round({ bodies }, 2)?.send).toEqual(['c-1,c-2,c-3']);
    expect(round({ bodies }, 5)?.send).toEqual(['c-1,c-2,c-3', 'c-4,c-5']);
    expect(round({ bodies }, 4)?.send).toEqual(['c-1,c-2,c-3', 'c-6']);
    expect(round({ bodies }, 6)?.send).toHaveLength(3);
  });

  it('counts a creator once, however many bodies are about them', () => {
    const bodies = [body(ids(1, 2)), update('c-1'), update('c-2')];
    expect(round({ bodies }, 2)).toMatchObject({ send: ['c-1,c-2', 'c-1', 'c-2'], reads: 2 });
  });

  it('updates nobody whose creation was not read back', () => {
    const created = body(['c-1', 'c-2'], { newIds: [creator('c-1')] });
    const bodies = [created, update('c-1'), update('c-2')];
    expect(round({ bodies }, 10)?.send).toEqual(['c-1,c-2', 'c-2']);
    expect(round({ bodies: [{ ...created, state: 'answered' }, update('c-1')] }, 10)).toMatchObject({ settle: ['c-1,c-2'], send: [] });
    expect(round({ bodies: [{ ...created, state: 'settled' }, update('c-1')] }, 10)?.send).toEqual(['c-1']);
  });

  it('takes cells in once nothing is left to send, and each once', () => {
    const remoteUpdates = [remoteUpdate('c-7'), remoteUpdate('c-8', { state: 'taken' }), remoteUpdate('c-9', { state: 'theirs' })];
    expect(round({ bodies: [body(['c-1'])], remoteUpdates }, 10)?.takes).toEqual([]);
    expect(round({ bodies: [body(['c-1'], { state: 'answered' })], remoteUpdates }, 10)).toMatchObject({ takes: ['c-7', 'c-9'], reads: 3 });
    expect(round({ remoteUpdates }, 1)?.takes).toEqual(['c-7']);
  });

  it('is empty if everything is settled and taken in', () => {
    const bodies = [body(['c-1'], { state: 'settled' })];
    expect(round({ changes: [change('c-1')], bodies, remoteUpdates: [remoteUpdate('c-1', { state: 'taken' })] }, 10)).toBeNull();
    expect(round({}, 10)).toBeNull();
  });
});

describe('the rest of a run, in requests', () => {
  const { ctx } = officeWith(1);
  const filter = { cursor: { ...FIRST_CURSOR, way: 'filter' as const } };
  const oneByOne = { cursor: { ...FIRST_CURSOR, way: 'one' as const } };

  it.each<[string, RunDrafts, number]>([
    ['nothing', {}, 0],
    ['one body: a read before it, the body, a read after it', { bodies: [body(ids(1, 50))] }, 3],
    ['two bodies that one read brings together', { bodies: [body(ids(1, 50)), body(ids(51, 100))] }, 4],
    ['two bodies that it does not', { bodies: [body(ids(1, 60)), body(ids(61, 120))] }, 6],
    ['one that was sent', { bodies: [body(ids(1, 50), { state: 'sent' })] }, 1],
    ['one that is settled', { bodies: [body(ids(1, 50), { state: 'settled' })] }, 0],
    ['cells to take in alone', { remoteUpdates: [remoteUpdate('c-1'), remoteUpdate('c-2')] }, 1],
    ['cells to take in after a body, in the read that settles it', { bodies: [body(['c-1'])], remoteUpdates: [remoteUpdate('c-2')] }, 3],
    ['an update after a creation', { bodies: [body(['c-1'], { newIds: [creator('c-1')] }), update('c-1')] }, 6],
  ])('%s', (_, drafts, requests) => {
    expect(requestsLeft(ctx, filter, runOf(drafts))).toEqual({ requests, again: 1 });
  });

  it('if each creator is read alone, one request each before and after', () => {
    const { requests, again } = requestsLeft(ctx, oneByOne, runOf({ bodies: [body(ids(1, 4))] }));
    expect(requests).toBe(4 + 1 + 4);
    expect(again).toBeGreaterThan(1);
    const sixty = Array.from({ length: 60 }, (_, i) => body([`c-${i}`]));
    expect(requestsLeft(ctx, oneByOne, runOf({ bodies: sixty })).requests).toBe(180);
  });
});
