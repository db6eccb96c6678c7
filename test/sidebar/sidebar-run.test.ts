// What the sidebar does from Sync to the end of a run, event by event, without a page.

import { REVIEW_POLL_MS } from '../../sidebar/machine/polling';
import { screenOf } from '../../sidebar/machine/screen';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { done, edited, idle, partly, run, sendStep } from './samples';

const cancelled = sendStep(0, { state: 'cancelled', left: 0 });

const check = { runId: 'run-1', done: 10, total: 49, waitMs: 0, outcome: 'going' } as const;

describe('checking', () => {
  const checking = () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'visible' });
    return { page, started: page.send({ type: 'sync' }) };
  };

  it('starts with the chosen rows and continues until the review can be opened', () => {
    const { page, started } = checking();
    expect(started).toEqual([{ do: 'call', call: 'startCheck', args: { scope: 'visible' } }]);
    expect(calls(page.answer('startCheck', check))).toEqual(['stepCheck']);
    expect(calls(page.answer('stepCheck', { ...check, outcome: 'ready' }))).toEqual(['openReview', 'readState']);
    expect(page.shows()).toBe('reviewing');
  });

  it('says so if there is nothing to send', () => {
    const { page } = checking();
    page.answer('startCheck', { ...check, outcome: 'nothing' });
    expect(page.shows()).toBe('nothing');
  });

  it('is cancelled without sending anything', () => {
    const { page } = checking();
    page.answer('startCheck', check);
    expect(calls(page.send({ type: 'cancelCheck' }))).toEqual(['cancelRun']);
    expect(page.answer('stepCheck', check)).toEqual([]);
    page.answer('cancelRun', cancelled);
    expect(page.model().notice).toEqual({ what: 'cancelled' });
  });

  it('is cancelled as soon as the run has an id if "Cancel" came before', () => {
    const { page } = checking();
    expect(page.send({ type: 'cancelCheck' })).toEqual([]);
    expect(calls(page.answer('startCheck', check))).toEqual(['cancelRun']);
  });

  it('replaces a stopped run, once it has started', () => {
    const page = opened({ ...edited, run: run('paused', { runId: 'run-0' }) });
    page.send({ type: 'sync' });
    expect(page.answer('startCheck', check)).toContainEqual({ do: 'call', call: 'cancelRun', args: { runId: 'run-0' } });
    page.answer('cancelRun', cancelled);
    expect(page.shows()).toBe('checking');
  });

  it('of what a colleague left behind replaces that run', () => {
    const left = run('paused', { runId: 'run-0', who: 'colleague@example.com', isMine: false });
    const page = opened({ ...edited, run: left });
    expect(page.send({ type: 'checkRunAgain', run: left })).toEqual([{ do: 'call', call: 'checkAgain', args: { runId: 'run-0' } }]);
    expect(calls(page.answer('checkAgain', check))).toEqual(['stepCheck', 'cancelRun']);
    page.answer('cancelRun', cancelled);
    expect(page.shows()).toBe('checking');
  });

  it('can be resumed after the page was closed', () => {
    const page = opened({ ...edited, run: run('checking') });
    expect(page.send({ type: 'goOnChecking', runId: 'run-1' })).toEqual([{ do: 'call', call: 'stepCheck', args: { runId: 'run-1' } }]);
  });
});

describe('archiving the selected rows', () => {
  it('is checked like a Sync, whatever Sync would send', () => {
    const page = opened(edited);
    expect(page.send({ type: 'archive', archived: true, creators: null })).toEqual([
      { do: 'call', call: 'startArchive', args: { archived: true, creators: null } },
    ]);
    expect(page.shows()).toBe('checking');
    expect(calls(page.answer('startArchive', check))).toEqual(['stepCheck']);
    expect(calls(page.answer('stepCheck', { ...check, outcome: 'ready' }))).toEqual(['openReview', 'readState']);
  });

  it('says that they are archived already, not that the sheet and the CRM agree', () => {
    const page = opened(edited);
    page.send({ type: 'archive', archived: true, creators: null });
    page.answer('startArchive', { ...check, outcome: 'nothing' });
    expect(screenOf(page.model())).toMatchObject({ show: 'nothing', archives: true });
  });

  it('says so if no creator is selected, and changes nothing', () => {
    const page = opened(edited);
    page.send({ type: 'archive', archived: false, creators: null });
    page.refuse('startArchive', 'nothing-selected');
    expect([page.shows(), page.model().problem?.kind]).toEqual(['edits', 'nothing-selected']);
  });
});

describe('while the review is open', () => {
  const reviewing = () => opened({ ...edited, run: run('reviewing') });

  it('checks its outcome every two seconds', () => {
    const page = reviewing();
    page.elapse('poll');
    expect(page.answer('readState', { ...edited, run: run('reviewing') })).toEqual([
      expect.objectContaining({ do: 'later', ms: REVIEW_POLL_MS }),
    ]);
  });

  it('sends as soon as it is confirmed there', () => {
    const page = reviewing();
    page.elapse('poll');
    expect(calls(page.answer('readState', { ...edited, run: run('confirmed') }))).toEqual(['stepSend']);
    expect(page.shows()).toBe('sending');
  });

  it('returns to the edits when it is cancelled there', () => {
    const page = reviewing();
    page.elapse('poll');
    expect(calls(page.answer('readState', edited))).toEqual(['readState']);
    expect(page.shows()).toBe('edits');
  });

  it('stays while the review checks once more, even under a new run', () => {
    const page = reviewing();
    page.elapse('poll');
    expect(calls(page.answer('readState', { ...edited, run: run('checking', { runId: 'run-2' }) }))).toEqual([]);
    expect(screenOf(page.model())).toEqual({ show: 'reviewing', runId: 'run-2' });
  });
});

describe('sending', () => {
  const sending = () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'send', runId: 'run-1' });
    return page;
  };

  it('takes one step after another until the result is there', () => {
    const page = sending();
    expect(calls(page.answer('stepSend', sendStep(22)))).toEqual(['stepSend']);
    expect(calls(page.answer('stepSend', done))).toEqual(['readState']);
    expect(page.shows()).toBe('done');
  });

  it('says what was not sent', () => {
    const page = sending();
    page.answer('stepSend', partly);
    expect(page.shows()).toBe('partly');
  });

  it('says that it asks the CRM if everything is sent but something is unclear', () => {
    const page = sending();
    page.answer('stepSend', sendStep(54, { unknown: 1, left: 0 }));
    expect(page.shows()).toBe('unclear');
  });

  it('pauses on request and ignores the pending step', () => {
    const page = sending();
    expect(page.send({ type: 'pause' })).toEqual([{ do: 'call', call: 'pauseSend', args: { runId: 'run-1' } }]);
    expect(page.answer('stepSend', sendStep(30))).toEqual([]);
    page.answer('pauseSend', null);
    page.answer('readState', { ...edited, run: run('paused') });
    expect(page.shows()).toBe('stopped');
  });

  it('says nothing about a run from before its own work, until the server has reported its outcome', () => {
    const shownAfter = (stop: (page: ReturnType<typeof sending>) => void) => {
      const page = sending();
      page.answer('stepSend', sendStep(30));
      stop(page);
      return page.shows();
    };
    const paused = (page: ReturnType<typeof sending>) => {
      page.send({ type: 'pause' });
      page.answer('pauseSend', null);
    };
    expect(shownAfter(paused)).toBe('loading');
    expect(shownAfter((page) => page.answer('stepSend', sendStep(30, { state: 'paused' })))).toBe('loading');
    expect(shownAfter((page) => page.refuse('stepSend', 'refused'))).toBe('loading');
    expect(
      shownAfter((page) => {
        paused(page);
        page.refuse('readState', 'unreachable');
      }),
    ).toBe('failed');
  });

  it('that was cancelled in its review is not offered again while the state is read', () => {
    const page = opened({ ...edited, run: run('reviewing') });
    page.send({ type: 'cancelRun', runId: 'run-1' });
    page.answer('cancelRun', cancelled);
    expect(page.shows()).toBe('loading');
    page.answer('readState', edited);
    expect(page.shows()).toBe('edits');
  });

  it('waits and continues automatically when the connection breaks', () => {
    const page = sending();
    page.refuse('stepSend', 'unreachable');
    expect(page.shows()).toBe('sending');
    expect(calls(page.elapse('again'))).toEqual(['stepSend']);
  });

  it('does not take another run’s answer for its own', () => {
    const page = sending();
    expect(page.answer('stepSend', { ...done, runId: 'run-0' })).toEqual([]);
    expect(page.shows()).toBe('sending');
  });

  it('never sends a previously stopped run without being asked', () => {
    expect(calls(opened({ ...edited, run: run('sending') }).elapse('poll'))).toEqual(['readFront']);
  });
});

describe('a run that is over', () => {
  it('can be undone, which is checked and reviewed like any other', () => {
    const page = opened(edited);
    page.send({ type: 'history' });
    page.answer('readHistory', [run('done')]);
    expect(page.send({ type: 'undo', runId: 'run-1' })).toEqual([{ do: 'call', call: 'startUndo', args: { runId: 'run-1' } }]);
    expect(calls(page.answer('startUndo', { ...check, runId: 'run-2', outcome: 'ready' }))).toEqual(['openReview', 'readState']);
    expect(page.shows()).toBe('reviewing');
  });

  it('that was not sent completely can be retried separately, from its result and from the list of runs', () => {
    const retry = { do: 'call', call: 'startRetry', args: { runId: 'run-1' } };
    const page = opened(edited);
    page.send({ type: 'history' });
    page.answer('readHistory', [run('partly')]);
    expect(page.send({ type: 'showNotSent', runId: 'run-1' })).toEqual([{ do: 'call', call: 'showNotSent', args: { runId: 'run-1' } }]);
    expect(page.shows()).toBe('history');
    expect(page.send({ type: 'retry', runId: 'run-1' })).toEqual([retry]);
    expect(page.shows()).toBe('checking');
    expect(calls(page.answer('startRetry', { ...check, runId: 'run-2' }))).toEqual(['stepCheck']);
  });

  it('is ended repeatedly until requests in flight are settled, and says until when its buttons wait', () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'cancelRun', runId: 'run-1' });
    expect(page.answer('cancelRun', sendStep(22, { waitMs: 2000 }))).toEqual([expect.objectContaining({ do: 'later', ms: 2000 })]);
    expect(page.model().wait).toMatchObject({ ms: 2000, why: 'settling' });
    expect(calls(page.elapse('again'))).toEqual(['cancelRun']);
    expect(page.model().wait).toBeNull();
    expect(calls(page.answer('cancelRun', partly))).toEqual(['readState']);
  });
});

describe('small steps', () => {
  it('discard edits only after a second question, in the chosen rows', () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'selected' });
    expect(page.send({ type: 'askDiscard' })).toEqual([]);
    expect(page.send({ type: 'discard' })).toEqual([{ do: 'call', call: 'discardEdits', args: { scope: 'selected' } }]);
    expect(calls(page.answer('discardEdits', { cells: 14 }))).toEqual(['readState']);
    expect(page.model().notice).toEqual({ what: 'discarded', cells: 14 });
  });

  it('discard the lists of an account that signs out', () => {
    const page = opened(idle);
    page.send({ type: 'refreshLists' });
    page.answer('readChoices', choices);
    page.send({ type: 'signOut' });
    page.answer('signOut', { ends: null });
    expect(page.model().choices).toBeNull();
  });

  it('name what signing out would end, and do it only once the person is sure', () => {
    const page = opened(idle);
    expect(page.send({ type: 'signOut' })).toEqual([{ do: 'call', call: 'signOut', args: { sure: false } }]);
    page.answer('signOut', { ends: { schedule: true, run: false, elsewhere: 2 } });
    expect(page.shows()).toBe('leaving');
    page.send({ type: 'idle' });
    page.answer('readState', idle);
    expect(page.shows()).toBe('idle');
    page.send({ type: 'signOut' });
    page.answer('signOut', { ends: { schedule: true, run: false, elsewhere: 0 } });
    expect(page.send({ type: 'signOut', sure: true })).toEqual([{ do: 'call', call: 'signOut', args: { sure: true } }]);
    page.answer('signOut', { ends: null });
    page.answer('readState', { ...idle, account: null });
    expect([page.shows(), page.model().notice]).toEqual(['connect', { what: 'signed-out' }]);
  });

  it('keep the last problem for the technical details after it has left the screen', () => {
    const page = opened(edited);
    page.send({ type: 'sync' });
    page.refuse('startCheck', 'no-permission');
    page.send({ type: 'idle' });
    expect(page.model().problem).toBeNull();
    expect(page.model().lastProblem?.kind).toBe('no-permission');
  });

  it('forget it once a key works', () => {
    const page = opened({ ...idle, account: null });
    page.send({ type: 'connect', key: 'wrong' });
    page.refuse('connect', 'wrong-key');
    expect(page.model().lastProblem?.kind).toBe('wrong-key');
    page.send({ type: 'connect', key: 'right' });
    page.answer('connect', { choices });
    expect(page.model().lastProblem).toBeNull();
  });
});

test('a run that has ended discards the previous edits, so that none of them is reported as left, and counts again', () => {
  const page = opened({ ...edited, run: run('paused') });
  page.send({ type: 'send', runId: 'run-1' });
  const wished = page.answer('stepSend', done);
  expect(page.model().server?.edits).toBeNull();
  expect(wished).toContainEqual({ do: 'call', call: 'readState', args: { withEdits: true, seen: 'run-1' } });
});
