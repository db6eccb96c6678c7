// What the sidebar does up to the edits, event by event, without a page: open, keep up, connect, choose, pull.

import type { SidebarState } from '../../sidebar/calls';
import { RETRY_MS } from '../../sidebar/flows/steps';
import { type Event, first, type Model } from '../../sidebar/machine/model';
import { next } from '../../sidebar/machine/next';
import { screenOf } from '../../sidebar/machine/screen';
import { opened } from './opened-sidebar';
import { calls, play } from './play';
import { choices } from './sample-choices';
import { edited, edits, emptyTab, idle, NOW, noEdits, pullStep, run, tab } from './samples';

describe('the sidebar when opened', () => {
  it('reads the state with its edits, and says that it is loading until the answer arrives', () => {
    const page = play<Model, Event>(first, next);
    expect(page.send({ type: 'opened' })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
    expect(screenOf(page.model()).show).toBe('loading');
  });

  it('says what went wrong if even the state cannot be read, and reads it again on request', () => {
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
    ['no choice of creators in the tab of all changes', { tab: { ...emptyTab, isChangeLog: true }, edits: null }, 'change-log'],
    ['a choice of creators in a tab without a view', { tab: emptyTab, edits: null }, 'choose'],
    ['no edits', {}, 'idle'],
    ['an old pull', { now: '2026-03-02T15:00:00Z' }, 'stale'],
    ['edits', { edits }, 'edits'],
    ['rows that wait although nothing can be sent', { edits: { ...noEdits, waitingTotal: 2, waitingRows: 1 } }, 'edits'],
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
  it('counts the edits again when the person returns', () => {
    expect(opened(idle).send({ type: 'returned' })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
  });

  it('syncs the rows that a button mentions, whatever is chosen beside the edits', () => {
    const page = opened({ ...edited, edits: { ...edits, selectedRows: 2 } });
    page.send({ type: 'scope', scope: 'selected' });
    expect(page.send({ type: 'sync', scope: 'all' })).toEqual([{ do: 'call', call: 'startCheck', args: { scope: 'all' } }]);
  });

  it('does not ask while a step is in progress', () => {
    const page = opened(edited);
    page.send({ type: 'sync' });
    expect(page.elapse('poll')).toEqual([]);
    expect(page.send({ type: 'returned' })).toEqual([]);
  });

  it('looks again after only the rows with edits were shown, and after all were shown', () => {
    const page = opened(edited);
    expect(page.send({ type: 'showOnly', rows: 'edited' })).toEqual([{ do: 'call', call: 'showOnly', args: { rows: 'edited' } }]);
    expect(calls(page.answer('showOnly', null))).toEqual(['readState']);
    page.answer('readState', { ...edited, edits: { ...edits, onlySome: true } });
    expect(calls(page.send({ type: 'showOnly', rows: 'all' }))).toEqual(['showOnly']);
  });

  it('returns to all rows when no row is selected any more', () => {
    const page = opened(edited);
    page.send({ type: 'scope', scope: 'selected' });
    page.send({ type: 'returned' });
    page.answer('readState', { ...edited, edits: { ...edits, selectedRows: 0 } });
    expect(page.model().scope).toBe('all');
  });
});

describe('an old pull', () => {
  const old = { ...idle, now: '2026-03-02T15:00:00Z' };

  it('is shown with the number of changes since, which is requested once', () => {
    const page = play<Model, Event>(first, next);
    page.send({ type: 'opened' });
    expect(calls(page.answer('readState', old))).toContain('countChanged');
    page.answer('countChanged', { changed: 14 });
    expect(screenOf(page.model())).toMatchObject({ show: 'stale', changed: 14 });
    page.elapse('poll');
    expect(calls(page.answer('readState', { ...old, now: '2026-03-02T15:01:00Z' }))).toEqual([]);
    expect(screenOf(page.model())).toMatchObject({ show: 'stale', changed: 14 });
  });

  it('is shown with only its age while that is unknown, and if the request fails', () => {
    const page = opened(old);
    expect(screenOf(page.model())).toMatchObject({ show: 'stale', changed: null });
    page.refuse('countChanged', 'unreachable');
    expect([page.shows(), page.model().problem]).toEqual(['stale', null]);
    page.elapse('poll');
    expect(calls(page.answer('readState', old))).toEqual([]);
  });

  it('is requested again for another tab', () => {
    const page = opened(old);
    page.answer('countChanged', { changed: 14 });
    page.elapse('poll');
    const other = { ...old, tab: { ...tab, id: 9 }, edits: noEdits };
    expect(calls(page.answer('readState', other))).toContain('countChanged');
    expect(screenOf(page.model())).toMatchObject({ show: 'stale', changed: null });
  });
});

describe('connecting', () => {
  it('sends the key trimmed and never stores it', () => {
    const page = opened({ ...idle, account: null, tab: emptyTab, edits: null });
    expect(page.send({ type: 'connect', key: ' nox_sk_sample \n' })).toEqual([
      { do: 'call', call: 'connect', args: { key: 'nox_sk_sample' } },
    ]);
    expect(JSON.stringify(page.model())).not.toContain('nox_sk_sample');
  });

  it('continues to the choice of creators and counts them', () => {
    const page = opened({ ...idle, account: null, tab: emptyTab, edits: null });
    page.send({ type: 'connect', key: 'k' });
    expect(calls(page.answer('connect', { choices }))).toEqual(['readState']);
    expect(calls(page.answer('readState', { ...idle, tab: emptyTab, edits: null }))).toEqual(['countView']);
    expect(page.shows()).toBe('choose');
  });

  it('says why a key does not work and stays in place', () => {
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

  it('counts a changed query after a moment, not at every letter', () => {
    const page = choosing();
    expect(calls(page.send({ type: 'query', query: { keyword: 'a' } }))).toEqual([]);
    const early = { type: 'count', token: page.model().timers.count } as const;
    page.send({ type: 'query', query: { keyword: 'ab' } });
    expect(page.send(early)).toEqual([]);
    expect(page.elapse('count')).toEqual([{ do: 'call', call: 'countView', args: { query: { keyword: 'ab' } } }]);
  });

  it('does not show the count of a query that was changed meanwhile', () => {
    const page = choosing();
    page.send({ type: 'query', query: { keyword: 'ab' } });
    page.answer('countView', { total: 3, seconds: 1, requests: 1, text: '{}' });
    expect(page.model().viewCount).toEqual({ state: 'asked' });
  });

  it('does not repeat requests for lists that cannot be read', () => {
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

  it('takes one step after another until the report is there', () => {
    const page = pulling();
    expect(page.answer('startPull', pullStep(0))).toEqual([{ do: 'call', call: 'stepPull', args: { pullId: 'pull-1' } }]);
    expect(calls(page.answer('stepPull', pullStep(300)))).toEqual(['stepPull']);
    const report = { creators: 800, added: 800, updated: 0, changed: 0, left: 0, archived: 0, gone: 0, editsKept: 0, incomplete: false };
    expect(calls(page.answer('stepPull', pullStep(800, { finished: report })))).toEqual(['readState']);
    expect(page.shows()).toBe('pulled');
  });

  it('leaves nothing of what was said about a refreshed tab before, unless another one was refreshed', () => {
    const report = { creators: 409, added: 0, updated: 1, changed: 0, left: 3, archived: 0, gone: 0, editsKept: 0, incomplete: false };
    const cardAfter = (act: Parameters<ReturnType<typeof opened>['send']>[0]) => {
      const page = opened(idle);
      page.send(act);
      page.answer('startRefresh', pullStep(412, { finished: report }));
      return page.model().server?.tab?.view;
    };
    expect(cardAfter({ type: 'refresh' })).toMatchObject({ creators: 409, pulledAt: idle.now, refreshed: true });
    expect(idle.tab?.view).not.toHaveProperty('refreshed');
    const elsewhere = opened(idle);
    elsewhere.send({ type: 'editView', view: { viewId: 'v-1', name: 'Other' }, query: {} });
    elsewhere.send({ type: 'changeView', name: 'Other' });
    elsewhere.answer('changeView', { pull: pullStep(412, { finished: report }) });
    expect([elsewhere.shows(), elsewhere.model().server?.tab?.view]).toEqual(['pulled', idle.tab?.view]);
  });

  it('waits as long as the CRM requires', () => {
    const page = pulling();
    const effects = page.answer('startPull', pullStep(300, { waitMs: 18_000 }));
    expect(effects).toEqual([expect.objectContaining({ do: 'later', ms: 18_000 })]);
    expect(page.model().wait).toMatchObject({ why: 'limit', ms: 18_000 });
    expect(calls(page.elapse('again'))).toEqual(['stepPull']);
  });

  it('retries automatically after a temporary problem, or immediately on request', () => {
    const page = pulling();
    page.answer('startPull', pullStep(100));
    expect(page.refuse('stepPull', 'unreachable')).toEqual([expect.objectContaining({ do: 'later', ms: RETRY_MS })]);
    expect(calls(page.send({ type: 'tryNow' }))).toEqual(['stepPull']);
    expect(page.elapse('again')).toEqual([]);
  });

  it('takes no second step next to a pending one when the network returns', () => {
    const page = pulling();
    page.answer('startPull', pullStep(100));
    expect(page.send({ type: 'tryNow' })).toEqual([]);
  });

  it('ends with the problem if it is not temporary', () => {
    const page = pulling();
    page.answer('startPull', pullStep(100));
    expect(calls(page.refuse('stepPull', 'no-credit'))).toEqual(['readState']);
    expect(page.model().problem?.kind).toBe('no-credit');
  });

  it('stops on request after the current step, and offers to continue', () => {
    const page = pulling();
    page.answer('startPull', pullStep(300));
    expect(page.send({ type: 'stop' })).toEqual([]);
    expect(calls(page.answer('stepPull', pullStep(400)))).toEqual(['readState']);
    page.answer('readState', { ...idle, tab: { ...emptyTab, unfinishedPull: { pullId: 'pull-1', done: 400, total: 800 } }, edits: null });
    expect(page.shows()).toBe('pull-stopped');
    expect(calls(page.send({ type: 'goOnPulling' }))).toEqual(['stepPull']);
  });

  it('stops immediately while it waits', () => {
    const page = pulling();
    page.answer('startPull', pullStep(300, { waitMs: 18_000 }));
    expect(calls(page.send({ type: 'stop' }))).toEqual(['readState']);
    expect(page.elapse('again')).toEqual([]);
  });

  it('refreshes a tab that has a view in the same rhythm', () => {
    const page = opened(idle);
    expect(calls(page.send({ type: 'refresh' }))).toEqual(['startRefresh']);
    expect(calls(page.answer('startRefresh', pullStep(10)))).toEqual(['stepPull']);
    expect(screenOf(page.model())).toMatchObject({ show: 'pulling', pull: { refresh: true } });
  });

  it('asks for changes, and for everything only on request', () => {
    const asked = (event: { readonly type: 'refresh'; readonly all?: boolean }) => opened(idle).send(event);
    expect(asked({ type: 'refresh' })).toContainEqual({ do: 'call', call: 'startRefresh', args: { all: false } });
    expect(asked({ type: 'refresh', all: true })).toContainEqual({ do: 'call', call: 'startRefresh', args: { all: true } });
  });
});

describe("the CRM's limit", () => {
  const limit = { kind: 'limit', words: { waitMs: 9000 } } as const;

  it('lets exactly the same call be repeated when the CRM accepts it', () => {
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

  it('does not count a query again that has changed by now', () => {
    const page = opened({ ...idle, tab: emptyTab, edits: null });
    page.refuse('countView', limit);
    page.send({ type: 'query', query: { keyword: 'ab' } });
    expect(page.elapse('again')).toEqual([]);
  });
});
