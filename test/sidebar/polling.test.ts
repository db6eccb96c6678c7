// How the sidebar automatically keeps up with the sheet: the active tab, its edits, and how many of those rows are visible.

import type { SidebarState } from '../../sidebar/calls';
import { LOOK_MS, STILL_MS } from '../../sidebar/machine/polling';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { edited, edits, emptyTab, idle, NOW, noEdits, run, tab } from './samples';

type Page = ReturnType<typeof opened>;

const QUICK = { do: 'call', call: 'readState', args: { withEdits: true, quick: true } };
const CHEAP = { do: 'call', call: 'readState', args: { withEdits: false } };
const LATER = expect.objectContaining({ do: 'later', ms: LOOK_MS });

/** Passes the checks of the active tab, up to the reading of the state. */
function elapseToReading(page: Page): ReturnType<Page['elapse']> {
  for (let looks = 0; looks < 10; looks += 1) {
    const effects = page.elapse('poll');
    if (!calls(effects).includes('readFront')) return effects;
    page.answer('readFront', { tab: page.model().server?.tab?.id ?? null });
  }
  throw new Error('the state is never read');
}

const rows = (creators: number): SidebarState => ({
  ...idle,
  tab: { ...tab, view: { name: 'All', query: {}, creators, pulledAt: NOW } },
});

describe('automatically', () => {
  it('counts the edits every twenty seconds, so that what was typed in the sheet is seen without a click', () => {
    const page = opened(idle);
    expect(page.shows()).toBe('idle');
    for (const _ of [1, 2, 3]) {
      expect(page.elapse('poll')).toEqual([{ do: 'call', call: 'readFront', args: {} }]);
      expect(page.answer('readFront', { tab: tab.id })).toEqual([LATER]);
    }
    expect(page.elapse('poll')).toEqual([QUICK]);
    page.answer('readState', { ...edited, now: '2026-03-02T10:00:20Z' });
    expect(page.shows()).toBe('edits');
    expect(page.model().countedAt).toBe('2026-03-02T10:00:20Z');
  });

  it.each<[string, (page: Page) => unknown]>([
    ['the person moves or types here', (page) => page.send({ type: 'touched' })],
    ['a reading finds something new', () => null],
  ])('polls less often after five minutes without news, until %s', (_, act) => {
    const page = opened(idle);
    const polls: unknown[] = [];
    const read = (state: SidebarState) => {
      elapseToReading(page);
      polls.push(page.answer('readState', state).find((effect) => effect.do === 'later'));
    };
    for (let reading = 1; reading <= 15; reading += 1) read({ ...idle, now: `2026-03-02T10:${reading + 10}:00Z` });
    expect(polls.map((effect) => JSON.stringify(effect).includes(`"ms":${STILL_MS}`))).toEqual([...Array(14).fill(false), true]);
    act(page);
    read(edited);
    expect(polls.at(-1)).toEqual(LATER);
  });

  it.each([
    [2_000, 1],
    [2_001, 2],
    [10_000, 5],
    [50_000, 25],
  ])('counts in a tab of %d creators at every nth reading: %d', (creators, every) => {
    const page = opened(rows(creators));
    for (let time = 1; time <= 2 * every; time += 1) {
      expect(elapseToReading(page)).toEqual([time % every === 0 ? QUICK : CHEAP]);
      page.answer('readState', { ...rows(creators), edits: time % every === 0 ? noEdits : null });
    }
  });

  it('says nothing about the previously active tab', () => {
    const changes = { ...idle, tab: { ...emptyTab, isChangeLog: true }, edits: null };
    const page = opened(changes);
    page.send({ type: 'showChanges', since: 'friday' });
    page.answer('showChanges', { lines: 12, since: NOW, filtered: true });
    page.answer('readState', changes);
    expect(page.model().notice).toMatchObject({ what: 'changes-shown', lines: 12 });
    page.elapse('poll');
    page.answer('readFront', { tab: tab.id });
    expect(page.model().notice).toBeNull();
  });

  it.each<[string, (page: Page) => unknown]>([
    ['creators are chosen', (page) => page.send({ type: 'choose' })],
    ['a tool is open', (page) => page.send({ type: 'openPanel', panel: 'labels' })],
  ])('counts nothing while %s, where people type', (_, act) => {
    const page = opened(idle);
    act(page);
    expect(elapseToReading(page)).toEqual([CHEAP]);
  });

  it('reads nothing while the person moves or types here, and does not apply earlier requests during that', () => {
    const page = opened(idle);
    for (const _ of [1, 2, 3]) {
      page.elapse('poll');
      page.answer('readFront', { tab: tab.id });
    }
    page.send({ type: 'touched' });
    expect(calls(page.elapse('poll'))).toEqual(['readFront']);
    page.answer('readFront', { tab: tab.id });
    expect(elapseToReading(page)).toEqual([QUICK]);
    page.send({ type: 'touched' });
    expect(page.answer('readState', edited)).toEqual([LATER]);
    expect(page.shows()).toBe('idle');
    expect(elapseToReading(page)).toEqual([QUICK]);
    page.answer('readState', edited);
    expect(page.shows()).toBe('edits');
  });

  it.each<[string, Partial<SidebarState>]>([
    ['nobody is connected', { account: null }],
    ['the tab has no view', { tab: emptyTab, edits: null }],
  ])('counts nothing while %s', (_, state) => {
    expect(elapseToReading(opened({ ...idle, ...state }))).toEqual([CHEAP]);
  });

  it('looks immediately when another tab is active, and says nothing about the old one meanwhile', () => {
    const page = opened(edited);
    page.elapse('poll');
    expect(page.answer('readFront', { tab: 9 })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
    page.answer('readState', { ...idle, tab: { ...tab, id: 9, name: 'Second' } });
    expect([page.shows(), page.model().server?.tab?.name]).toEqual(['idle', 'Second']);
  });

  it('leaves a result when it sees that something was edited since', () => {
    const page = opened({ ...edited, edits: { ...edits, visibleRows: 3 } });
    expect(page.model().server?.edits?.edits).toBe(edits.edits);
    elapseToReading(page);
    page.answer('readState', { ...idle, edits: noEdits });
    expect(page.shows()).toBe('idle');
  });

  it('continues after a failed look', () => {
    const page = opened(edited);
    page.elapse('poll');
    expect(page.refuse('readFront', 'unreachable')).toEqual([LATER]);
    expect(page.shows()).toBe('edits');
  });

  it('keeps what it shows if a reading fails', () => {
    const page = opened(edited);
    elapseToReading(page);
    page.refuse('readState', 'unreachable');
    expect(page.shows()).toBe('edits');
    expect(page.model().readProblem?.kind).toBe('unreachable');
  });

  it('reads nothing while nobody can see it, and everything when they return', () => {
    const page = opened(edited);
    page.send({ type: 'left' });
    expect(page.elapse('poll')).toEqual([]);
    expect(page.send({ type: 'returned' })).toEqual([{ do: 'call', call: 'readState', args: { withEdits: true } }]);
    expect(page.answer('readState', edited)).toContainEqual(LATER);
    expect(calls(page.elapse('poll'))).toEqual(['readFront']);
  });

  it('follows a review even while nobody can see it', () => {
    const page = opened({ ...idle, run: run('reviewing') });
    page.send({ type: 'left' });
    expect(page.elapse('poll')).toEqual([CHEAP]);
  });
});

describe('the visible rows', () => {
  const many = { ...edits, rows: 200, visibleRows: null };
  const state = { ...edited, edits: many };
  const asked = (after: number, anyway: boolean) => ({ do: 'call', call: 'countVisible', args: { after, anyway } });

  it('of many are counted after opening, piece by piece', () => {
    const page = opened(state);
    expect(page.model().counting).toEqual({ after: 0, rows: 0 });
    expect(page.answer('countVisible', { seen: 12, next: 90 })).toEqual([asked(90, false)]);
    expect([page.model().counting?.rows, page.model().server?.edits?.visibleRows]).toEqual([12, null]);
    page.answer('countVisible', { seen: 30, next: null });
    expect([page.model().counting, page.model().server?.edits?.visibleRows]).toEqual([null, 42]);
  });

  it('are not counted without a filter, until they are chosen', () => {
    const page = opened(state);
    page.answer('countVisible', { seen: null, next: null });
    expect(page.model().counting).toBeNull();
    expect(page.send({ type: 'scope', scope: 'visible' })).toEqual([asked(0, true)]);
    page.answer('countVisible', { seen: 0, next: null });
    expect(page.model().scope).toBe('all');
  });

  it('keep their number while the same edits are found again, and are counted again if others are or the person returns', () => {
    const page = opened(state);
    page.answer('countVisible', { seen: 40, next: null });
    elapseToReading(page);
    expect(calls(page.answer('readState', state))).toEqual([]);
    expect(page.model().server?.edits?.visibleRows).toBe(40);
    elapseToReading(page);
    expect(page.answer('readState', { ...state, edits: { ...many, edits: many.edits + 1 } })).toContainEqual(asked(0, false));
    expect(page.model().server?.edits?.visibleRows).toBeNull();
    page.answer('countVisible', { seen: 41, next: null });
    page.send({ type: 'returned' });
    expect(page.answer('readState', state)).toContainEqual(asked(0, false));
  });

  it('do not adopt the number of an older count', () => {
    const page = opened(state);
    page.answer('countVisible', { seen: 12, next: 90 });
    page.send({ type: 'returned' });
    expect(page.answer('readState', state)).toContainEqual(asked(0, false));
    const late = {
      type: 'answered',
      call: 'countVisible',
      args: { after: 90, anyway: false },
      reply: { ok: true, value: { seen: 5, next: null } },
    } as const;
    page.send(late);
    expect(page.model().server?.edits?.visibleRows).toBeNull();
    page.answer('countVisible', { seen: 17, next: null });
    expect(page.model().server?.edits?.visibleRows).toBe(17);
  });
});
