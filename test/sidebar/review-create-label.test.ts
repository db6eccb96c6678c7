// A label that is created from the review: what its dialog does, event by event, without a page.

import { opened, ticks } from './opened-review';
import { calls } from './play';
import { createReady } from './samples';

describe('a label that cells name and the CRM does not have', () => {
  const wish = { type: 'startMutation', mutation: { what: 'create-label', name: 'Beuty' } } as const;

  function asked() {
    const page = opened();
    page.send(wish);
    page.answer('startMutation', createReady);
    return page;
  }

  it('is created only when approved, and then everything is checked again', () => {
    const page = opened();
    expect(page.send(wish)).toEqual([{ do: 'call', call: 'startMutation', args: { mutation: wish.mutation } }]);
    page.answer('startMutation', createReady);
    expect(page.model()).toMatchObject({ phase: 'mutation', mutation: { state: 'ready' } });
    expect(page.send({ type: 'approveMutation' })).toEqual([
      { do: 'call', call: 'approveMutation', args: { mutationId: 'mutation-1', digest: 'digest-1' } },
    ]);
    expect(calls(page.send({ type: 'approveMutation' }))).toEqual([]);
    expect(calls(page.answer('approveMutation', { ...createReady, state: 'done', done: 1 }))).toEqual(['checkAgain']);
    expect(page.model()).toMatchObject({ phase: 'checking', mutation: null });
  });

  it('prevents sending meanwhile, and keeps the checkmarks', () => {
    const page = asked();
    page.send({ type: 'tick', keys: ['status:c1'], on: false });
    expect(calls(page.send({ type: 'send', only: null }))).toEqual([]);
    expect(calls(page.send({ type: 'cancelMutation' }))).toEqual(['cancelMutation']);
    expect(page.model()).toMatchObject({ phase: 'ready', mutation: null });
    expect(ticks(page.model())).toEqual([3, 4, 5, 6]);
    page.answer('cancelMutation', { ...createReady, state: 'cancelled' });
    expect(page.model().phase).toBe('ready');
  });

  it('that cannot be prepared is reported beside the list', () => {
    const page = opened();
    page.send(wish);
    page.refuse('startMutation', 'duplicate');
    expect(page.model()).toMatchObject({ phase: 'ready', problem: { kind: 'duplicate' } });
  });

  it('waits for the limit, retries after a broken connection, and is reported if it was refused', () => {
    const page = asked();
    page.send({ type: 'approveMutation' });
    page.answer('approveMutation', { ...createReady, state: 'doing', waitMs: 5000 });
    expect(page.model().wait).toMatchObject({ why: 'limit', ms: 5000 });
    expect(calls(page.elapse('again'))).toEqual(['stepMutation']);
    page.refuse('stepMutation', 'unreachable');
    expect(page.model().wait).toMatchObject({ why: 'retry' });
    page.elapse('again');
    page.answer('stepMutation', { ...createReady, state: 'partly', failures: [{ about: 'Beuty', outcome: 'rejected', problem: null }] });
    expect(page.model()).toMatchObject({ phase: 'mutation', wait: null, mutation: { state: 'partly' } });
    expect(calls(page.send({ type: 'closeMutation' }))).toEqual([]);
    expect(page.model().phase).toBe('ready');
  });
});
