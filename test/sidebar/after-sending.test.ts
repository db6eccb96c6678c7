// After a run: what is said about it is true, and gives way to later edits.

import { pagesEn } from '../../src/text/pages-en';
import { opened } from './opened-sidebar';
import { done, edited, edits, idle, noEdits, partly, run } from './samples';

describe('a stopped sync', () => {
  const { stopped } = pagesEn.running;

  it('says what is in the CRM, what was sent and is being checked, and what was not sent', () => {
    expect(stopped.what({ applied: 0, underway: 27, left: 11, total: 38 })).toBe(
      '27 sent, being checked; 11 not sent. Nothing is sent twice.',
    );
    expect(stopped.what({ applied: 20, underway: 7, left: 11, total: 38 })).toBe(
      '20 are in the CRM; 7 sent, being checked; 11 not sent. Nothing is sent twice.',
    );
    expect(stopped.what({ applied: 0, underway: 0, left: 38, total: 38 })).toBe('None of 38 changes has been sent.');
    expect(stopped.what({ applied: 0, underway: 0, left: 1, total: 1 })).toBe('The change hasn’t been sent.');
    expect(stopped.undoWhat({ applied: 0, underway: 0, left: 1, total: 1 })).toBe('The change hasn’t been undone.');
  });

  it.each([27, 0])('with something unreadable, with %d known to be sent, never ends with "nothing was sent"', (applied) => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'cancelRun', runId: 'run-1' });
    page.answer('cancelRun', { ...partly, applied, failed: 0, unknown: 0, results: null });
    expect(page.shows()).toBe('partly');
    expect(page.model().notice).toBeNull();
  });

  it('that is left after something was sent ends with its outcome, not with "nothing was sent"', () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'cancelRun', runId: 'run-1' });
    page.answer('cancelRun', partly);
    expect(page.shows()).toBe('partly');
    expect(page.model().notice).toBeNull();
  });
});

describe('a result', () => {
  function ended() {
    const page = opened({ ...edited, run: run('confirmed') });
    page.send({ type: 'send', runId: 'run-1' });
    page.answer('stepSend', done);
    page.answer('readState', { ...idle, edits: noEdits });
    return page;
  }

  it('stays while nothing is edited', () => {
    const page = ended();
    page.answer('readState', { ...idle, edits: noEdits });
    expect(page.shows()).toBe('done');
  });

  it('gives way to edits made since', () => {
    const page = ended();
    page.answer('readState', { ...idle, edits });
    expect(page.shows()).toBe('edits');
  });
});
