// What the sidebar does, event by event, without a page.

import { RETRY_MS } from '../../sidebar/calls';
import { type Event, first, type Model } from '../../sidebar/machine/model';
import { next } from '../../sidebar/machine/next';
import { POLL_MS, REVIEW_POLL_MS } from '../../sidebar/machine/reading';
import { screenOf } from '../../sidebar/machine/screen';
import type { SidebarState } from '../../src/rpc/contract';
import { calls, play } from './play';
import { choices, done, edited, edits, emptyTab, idle, NOW, noEdits, partly, pullStep, run, sendStep, tab } from './samples';

/** A sidebar that has read this state. */
function opened(state: SidebarState) {
  const page = play<Model, Event>(first, next);
  page.send({ type: 'opened' });
  page.answer('readState', state);
  return { ...page, shows: () => screenOf(page.model()).show };
}

const cancelled = sendStep(0, { state: 'cancelled', left: 0 });

const check = { runId: 'run-1', done: 10, total: 49, waitMs: 0, outcome: 'going' } as const;

describe('the sidebar when it is opened', () => {
  it('reads the state with its edits, and says that it is loading until the answer is there', () => {
    const page = play<Model, Event>(first, next);
    expect(page.send({ type: 'opened' })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
    expect(screenOf(page.model()).show).toBe('loading');
  });

  it('says what went wrong when even the state cannot be read, and reads it again on request', () => {
    const page = play<Model, Event>(first, next);
    page.send({ type: 'opened' });
    page.refuse('readState', 'several-accounts');
    expect(screenOf(page.model())).toMatchObject({ show: 'failed', problem: { kind: 'several-accounts' } });
    expect(calls(page.send({ type: 'reload' }))).toEqual(['readState']);
  });

  const missingId = { ...noEdits, troubles: [{ what: 'id-column-missing' } as const] };
  const missingColumn = { ...noEdits, troubles: [{ what: 'column-missing', field: 'status', heading: 'Status' } as const] };

  it.each<[string, Partial<SidebarState>, string]>([
    ['connect without an account', { account: null, tab: emptyTab }, 'connect'],
    ['a choice of creators in a tab without a view', { tab: emptyTab, edits: null }, 'choose'],
    ['no edits', {}, 'idle'],
    ['an old pull', { now: '2026-03-02T15:00:00Z' }, 'stale'],
    ['edits', { edits }, 'edits'],
    ['rows that wait although nothing can be sent', { edits: { ...noEdits, waitingTotal: 2 } }, 'edits'],
    ['the repair when the id column is gone', { edits: missingId }, 'trouble'],
    ['everything as ever when one other column is gone', { edits: missingColumn }, 'idle'],
    ['a stopped pull', { tab: { ...tab, unfinishedPull: { pullId: 'pull-1', done: 300, total: 800 } } }, 'pull-stopped'],
    ['a colleague who sends', { colleague: { who: 'colleague@example.com', since: NOW, changes: 30 } }, 'colleague'],
    ['a run that stopped', { run: run('paused') }, 'stopped'],
    ['a run that was confirmed and not begun', { run: run('confirmed') }, 'stopped'],
    ['a check that was interrupted', { run: run('checking') }, 'check-stopped'],
    ['an open review', { run: run('reviewing') }, 'reviewing'],
    ['nothing of a run that is over', { run: run('done') }, 'idle'],
    ['what to do without a tab', { tab: null, edits: null }, 'failed'],
  ])('shows %s', (_, state, screen) => {
    expect(opened({ ...idle, ...state }).shows()).toBe(screen);
  });
});

describe('keeping up', () => {
  it('reads cheaply every twenty seconds and keeps the edits it knows', () => {
    const page = opened(edited);
    expect(page.elapse('poll')).toEqual([{ do: 'call', call: 'readState', args: { withEdits: false } }]);
    const effects = page.answer('readState', { ...edited, edits: null });
    expect(effects).toEqual([expect.objectContaining({ do: 'later', ms: POLL_MS })]);
    expect(page.shows()).toBe('edits');
  });

  it('counts the edits at once when another tab is in front', () => {
    const page = opened(edited);
    page.elapse('poll');
    const effects = page.answer('readState', { ...idle, edits: null, tab: { ...tab, id: 9 } });
    expect(effects).toContainEqual({ do: 'call', call: 'readState', args: { withEdits: true } });
    expect(page.shows()).toBe('loading');
  });

  it('counts the edits again when the person comes back', () => {
    expect(opened(idle).send({ type: 'returned' })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
  });

  it('keeps what it shows when a reading fails', () => {
    const page = opened(edited);
    page.elapse('poll');
    page.refuse('readState', 'unreachable');
    expect(page.shows()).toBe('edits');
    expect(page.model().readProblem?.kind).toBe('unreachable');
  });

  it('does not ask while a step is at work', () => {
    const page = opened(edited);
    page.send({ type: 'sync' });
    expect(page.elapse('poll')).toEqual([]);
    expect(page.send({ type: 'returned' })).toEqual([]);
  });

  it('goes back to all rows when no row is selected any more', () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'selected' });
    page.send({ type: 'returned' });
    page.answer('readState', { ...edited, edits: { ...edits, selectedRows: 0 } });
    expect(page.model().scope).toBe('all');
  });
});

describe('connecting', () => {
  it('sends the key without the blanks around it and never keeps it', () => {
    const page = opened({ ...idle, account: null, tab: emptyTab, edits: null });
    expect(page.send({ type: 'connect', key: ' nox_sk_sample \n' })).toEqual([
      { do: 'call', call: 'connect', args: { key: 'nox_sk_sample' } },
    ]);
    expect(JSON.stringify(page.model())).not.toContain('nox_sk_sample');
  });

  it('goes on to the choice of creators and counts them', () => {
    const page = opened({ ...idle, account: null, tab: emptyTab, edits: null });
    page.send({ type: 'connect', key: 'k' });
    expect(calls(page.answer('connect', { choices }))).toEqual(['readState']);
    expect(calls(page.answer('readState', { ...idle, tab: emptyTab, edits: null }))).toEqual(['countView']);
    expect(page.shows()).toBe('choose');
  });

  it('says why a key does not work and stays where it was', () => {
    const page = opened({ ...idle, account: null });
    page.send({ type: 'connect', key: 'k' });
    page.refuse('connect', 'wrong-key');
    expect(page.shows()).toBe('connect');
    expect(page.model().problem?.kind).toBe('wrong-key');
  });
});

describe('choosing creators', () => {
  const choosing = () => opened({ ...idle, tab: emptyTab, edits: null });

  it('reads the lists and counts once', () => {
    const page = play<Model, Event>(first, next);
    page.send({ type: 'opened' });
    expect(calls(page.answer('readState', { ...idle, tab: emptyTab, edits: null }))).toEqual(['readChoices', 'countView']);
    expect(calls(page.answer('readChoices', choices))).toEqual([]);
  });

  it('counts a changed choice after a moment, not at every letter', () => {
    const page = choosing();
    expect(calls(page.send({ type: 'query', query: { keyword: 'a' } }))).toEqual([]);
    const early = { type: 'count', token: page.model().timers.count } as const;
    page.send({ type: 'query', query: { keyword: 'ab' } });
    expect(page.send(early)).toEqual([]);
    expect(page.elapse('count')).toEqual([{ do: 'call', call: 'countView', args: { query: { keyword: 'ab' } } }]);
  });

  it('does not show the count of a choice that was changed meanwhile', () => {
    const page = choosing();
    page.send({ type: 'query', query: { keyword: 'ab' } });
    page.answer('countView', { total: 3, seconds: 1, requests: 1 });
    expect(page.model().viewCount).toEqual({ state: 'asked' });
  });

  it('does not ask for the lists again and again when they cannot be read', () => {
    const page = choosing();
    expect(page.refuse('readChoices', 'server')).toEqual([]);
    expect(calls(page.send({ type: 'reload' }))).toEqual(['readState', 'readChoices']);
  });
});

describe('pulling', () => {
  const pulling = () => {
    const page = opened({ ...idle, tab: emptyTab, edits: null });
    page.send({ type: 'pull', name: 'All creators' });
    return page;
  };

  it('makes one step after the other until the report is there', () => {
    const page = pulling();
    expect(page.answer('startPull', pullStep(0))).toEqual([{ do: 'call', call: 'stepPull', args: { pullId: 'pull-1' } }]);
    expect(calls(page.answer('stepPull', pullStep(300)))).toEqual(['stepPull']);
    const report = { creators: 800, added: 800, updated: 0, left: 0, gone: 0, editsKept: 0, missed: 0 };
    expect(calls(page.answer('stepPull', pullStep(800, { finished: report })))).toEqual(['readState']);
    expect(page.shows()).toBe('pulled');
  });

  it('waits as long as the CRM asks for', () => {
    const page = pulling();
    const effects = page.answer('startPull', pullStep(300, { waitMs: 18_000 }));
    expect(effects).toEqual([expect.objectContaining({ do: 'later', ms: 18_000 })]);
    expect(page.model().wait).toMatchObject({ why: 'limit', ms: 18_000 });
    expect(calls(page.elapse('step'))).toEqual(['stepPull']);
  });

  it('tries again by itself after a problem that passes, or at once on request', () => {
    const page = pulling();
    page.answer('startPull', pullStep(100));
    expect(page.refuse('stepPull', 'unreachable')).toEqual([expect.objectContaining({ do: 'later', ms: RETRY_MS })]);
    expect(calls(page.send({ type: 'tryNow' }))).toEqual(['stepPull']);
    expect(page.elapse('step')).toEqual([]);
  });

  it('ends with the problem after one that does not pass', () => {
    const page = pulling();
    page.answer('startPull', pullStep(100));
    expect(calls(page.refuse('stepPull', 'no-credit'))).toEqual(['readState']);
    expect(page.model().problem?.kind).toBe('no-credit');
  });

  it('stops on request after the step that is under way, and offers to go on', () => {
    const page = pulling();
    page.answer('startPull', pullStep(300));
    expect(page.send({ type: 'stop' })).toEqual([]);
    expect(calls(page.answer('stepPull', pullStep(400)))).toEqual(['readState']);
    page.answer('readState', { ...idle, tab: { ...emptyTab, unfinishedPull: { pullId: 'pull-1', done: 400, total: 800 } }, edits: null });
    expect(page.shows()).toBe('pull-stopped');
    expect(calls(page.send({ type: 'goOnPulling' }))).toEqual(['stepPull']);
  });

  it('stops at once while it waits', () => {
    const page = pulling();
    page.answer('startPull', pullStep(300, { waitMs: 18_000 }));
    expect(calls(page.send({ type: 'stop' }))).toEqual(['readState']);
    expect(page.elapse('step')).toEqual([]);
  });

  it('refreshes a tab that has a view in the same rhythm', () => {
    const page = opened(idle);
    expect(calls(page.send({ type: 'refresh' }))).toEqual(['startRefresh']);
    expect(calls(page.answer('startRefresh', pullStep(10)))).toEqual(['stepPull']);
    expect(screenOf(page.model())).toMatchObject({ show: 'pulling', pull: { refresh: true } });
  });
});

describe("the CRM's limit", () => {
  const limit = { kind: 'limit', words: { waitMs: 9000 } } as const;

  it('lets the very same call be made again when the CRM takes it', () => {
    const page = opened({ ...idle, account: null });
    page.send({ type: 'connect', key: 'k' });
    expect(page.refuse('connect', limit)).toEqual([expect.objectContaining({ do: 'later', ms: 9000 })]);
    expect(page.shows()).toBe('connect');
    expect(page.elapse('again')).toEqual([{ do: 'call', call: 'connect', args: { key: 'k' } }]);
  });

  it('does not bring back a step that was cancelled meanwhile', () => {
    const page = opened(edited);
    page.send({ type: 'sync' });
    page.refuse('startCheck', limit);
    expect(calls(page.send({ type: 'cancelCheck' }))).toEqual(['readState']);
    expect(page.elapse('again')).toEqual([]);
  });

  it('does not count a choice again that is another by now', () => {
    const page = opened({ ...idle, tab: emptyTab, edits: null });
    page.refuse('countView', limit);
    page.send({ type: 'query', query: { keyword: 'ab' } });
    expect(page.elapse('again')).toEqual([]);
  });
});

describe('checking', () => {
  const checking = () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'visible' });
    return { page, started: page.send({ type: 'sync' }) };
  };

  it('starts with the rows that were chosen and goes on until the review can be opened', () => {
    const { page, started } = checking();
    expect(started).toEqual([{ do: 'call', call: 'startCheck', args: { scope: 'visible' } }]);
    expect(calls(page.answer('startCheck', check))).toEqual(['stepCheck']);
    expect(calls(page.answer('stepCheck', { ...check, outcome: 'ready' }))).toEqual(['openReview', 'readState']);
    expect(page.shows()).toBe('reviewing');
  });

  it('says so when there is nothing to send', () => {
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

  it('is cancelled as soon as the run has a name when "Cancel" came before', () => {
    const { page } = checking();
    expect(page.send({ type: 'cancelCheck' })).toEqual([]);
    expect(calls(page.answer('startCheck', check))).toEqual(['cancelRun']);
  });

  it('takes the place of a run that had stopped, once it has begun', () => {
    const page = opened({ ...edited, run: run('paused', { runId: 'run-0' }) });
    page.send({ type: 'sync' });
    expect(page.answer('startCheck', check)).toContainEqual({ do: 'call', call: 'cancelRun', args: { runId: 'run-0' } });
    page.answer('cancelRun', cancelled);
    expect(page.shows()).toBe('checking');
  });

  it('can be gone on with after the page was closed', () => {
    const page = opened({ ...edited, run: run('checking') });
    expect(page.send({ type: 'goOnChecking', runId: 'run-1' })).toEqual([{ do: 'call', call: 'stepCheck', args: { runId: 'run-1' } }]);
  });
});

describe('while the review is open', () => {
  const reviewing = () => opened({ ...edited, run: run('reviewing') });

  it('looks every two seconds what became of it', () => {
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

  it('goes back to the edits when it is cancelled there', () => {
    const page = reviewing();
    page.elapse('poll');
    expect(calls(page.answer('readState', edited))).toEqual(['readState']);
    expect(page.shows()).toBe('edits');
  });

  it('stays while the review checks once more, also under a new run', () => {
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

  it('makes one step after the other until the result is there', () => {
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

  it('says that it asks the CRM when everything is sent but something is not clear', () => {
    const page = sending();
    page.answer('stepSend', sendStep(54, { unknown: 1, left: 0 }));
    expect(page.shows()).toBe('unclear');
  });

  it('pauses on request and ignores the step that was under way', () => {
    const page = sending();
    expect(page.send({ type: 'pause' })).toEqual([{ do: 'call', call: 'pauseSend', args: { runId: 'run-1' } }]);
    expect(page.answer('stepSend', sendStep(30))).toEqual([]);
    page.answer('pauseSend', null);
    page.answer('readState', { ...edited, run: run('paused') });
    expect(page.shows()).toBe('stopped');
  });

  it('waits and goes on by itself when the connection breaks', () => {
    const page = sending();
    page.refuse('stepSend', 'unreachable');
    expect(page.shows()).toBe('sending');
    expect(calls(page.elapse('step'))).toEqual(['stepSend']);
  });

  it('takes no answer of another run for its own', () => {
    const page = sending();
    expect(page.answer('stepSend', { ...done, runId: 'run-0' })).toEqual([]);
    expect(page.shows()).toBe('sending');
  });

  it('never sends a run that was stopped before without being asked', () => {
    expect(calls(opened({ ...edited, run: run('sending') }).elapse('poll'))).toEqual(['readState']);
  });
});

describe('a run that is over', () => {
  it('can be taken back, which is checked and reviewed like any other', () => {
    const page = opened(edited);
    page.send({ type: 'history' });
    page.answer('readHistory', [run('done')]);
    expect(page.send({ type: 'undo', runId: 'run-1' })).toEqual([{ do: 'call', call: 'startUndo', args: { runId: 'run-1' } }]);
    expect(calls(page.answer('startUndo', { ...check, runId: 'run-2', outcome: 'ready' }))).toEqual(['openReview', 'readState']);
    expect(page.shows()).toBe('reviewing');
  });

  it('is called off again and again until what was on its way is settled', () => {
    const page = opened({ ...edited, run: run('paused') });
    page.send({ type: 'cancelRun', runId: 'run-1' });
    expect(page.answer('cancelRun', sendStep(22, { waitMs: 2000 }))).toEqual([expect.objectContaining({ do: 'later', ms: 2000 })]);
    expect(calls(page.elapse('again'))).toEqual(['cancelRun']);
    expect(calls(page.answer('cancelRun', partly))).toEqual(['readState']);
  });
});

describe('small steps', () => {
  it('discard edits only after a second question, in the rows that were chosen', () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'selected' });
    expect(page.send({ type: 'askDiscard' })).toEqual([]);
    expect(page.send({ type: 'discard' })).toEqual([{ do: 'call', call: 'discardEdits', args: { scope: 'selected' } }]);
    expect(calls(page.answer('discardEdits', { cells: 14 }))).toEqual(['readState']);
    expect(page.model().notice).toEqual({ what: 'discarded', cells: 14 });
  });

  it('forget the lists of an account that signs out', () => {
    const page = opened(idle);
    page.send({ type: 'refreshLists' });
    page.answer('readChoices', choices);
    page.send({ type: 'signOut' });
    page.answer('signOut', null);
    expect(page.model().choices).toBeNull();
  });

  it('keep the last problem for the technical details when it is gone from the screen', () => {
    const page = opened(edited);
    page.send({ type: 'sync' });
    page.refuse('startCheck', 'no-permission');
    page.send({ type: 'rest' });
    expect(page.model().problem).toBeNull();
    expect(page.model().lastProblem?.kind).toBe('no-permission');
  });
});
