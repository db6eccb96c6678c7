// Handing a run to the timer and taking it back, event by event, without a page.

import type { Background } from '../../src/rpc/background';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { edited, idle, run, sendStep } from './samples';

const background: Background = { runId: 'run-1', tab: 'Spring launch', triedAt: null, problem: null, ended: null };

describe('a run that is being sent', () => {
  it('is handed over once, and takes no further step', () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'send', runId: 'run-1' });
    expect(page.send({ type: 'handOver', runId: 'run-1' })).toEqual([{ do: 'call', call: 'handOver', args: { runId: 'run-1' } }]);
    expect(page.send({ type: 'handOver', runId: 'run-1' })).toEqual([]);
    expect(calls(page.answer('stepSend', sendStep(22)))).toEqual([]);
    expect(calls(page.answer('handOver', null))).toEqual(['readState']);
    page.answer('readState', { ...edited, run: run('paused'), background });
    expect(page.shows()).toBe('stopped');
  });

  it('that ended at that very moment shows its result, whichever answer comes first', () => {
    for (const first of ['stepSend', 'handOver'] as const) {
      const page = opened({ ...edited, run: run('paused') });
      page.send({ type: 'send', runId: 'run-1' });
      page.send({ type: 'handOver', runId: 'run-1' });
      if (first === 'stepSend') page.answer('stepSend', sendStep(24, { state: 'done' }));
      page.refuse('handOver', 'stale-review');
      if (first === 'handOver') page.answer('stepSend', sendStep(24, { state: 'done' }));
      expect([first, page.shows(), page.model().problem]).toEqual([first, 'done', null]);
    }
  });

  it('appears as stopped, with the reason, if Google does not allow it', () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'handOver', runId: 'run-1' });
    expect(calls(page.refuse('handOver', 'google-permission'))).toEqual(['readState']);
    page.answer('readState', { ...edited, run: run('paused') });
    expect(page.shows()).toBe('stopped');
    expect(page.model().problem?.kind).toBe('google-permission');
  });
});

describe('a run in the background', () => {
  const page = () => opened({ ...edited, run: run('paused'), background });

  it('is taken back before the page sends a step of it', () => {
    const { send, answer, shows } = page();
    expect(calls(send({ type: 'goOnHere', runId: 'run-1' }))).toEqual(['takeBackRun']);
    expect(shows()).toBe('sending');
    expect(calls(answer('takeBackRun', null))).toEqual(['stepSend']);
  });

  it('is not sent here if it cannot be taken back', () => {
    const { send, refuse, shows, model } = page();
    send({ type: 'goOnHere', runId: 'run-1' });
    expect(calls(refuse('takeBackRun', 'busy'))).not.toContain('stepSend');
    expect([shows(), model().problem?.kind]).toEqual(['stopped', 'busy']);
  });

  it('that is merely taken back appears as paused', () => {
    const { send, answer, shows } = page();
    send({ type: 'takeBack', runId: 'run-1' });
    expect(calls(answer('takeBackRun', null))).toEqual(['readState']);
    answer('readState', { ...edited, run: run('paused') });
    expect(shows()).toBe('stopped');
  });

  it('that has ended is reported until somebody has seen it', () => {
    const { send, answer, model } = opened({
      ...idle,
      background: { ...background, ended: { how: 'over', applied: 3, failed: 0, unknown: 0, left: 0 } },
    });
    send({ type: 'takeBack', runId: 'run-1' });
    answer('takeBackRun', null);
    answer('readState', idle);
    expect(model().server?.background).toBeUndefined();
  });
});
