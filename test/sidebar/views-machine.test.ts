// What the sidebar does with queries and views, event by event, without a page.

import type { SidebarState } from '../../sidebar/calls';
import { opened } from './opened-sidebar';
import { calls } from './play';
import { choices } from './sample-choices';
import { emptyTab, idle, pullStep } from './samples';

const empty: SidebarState = { ...idle, tab: emptyTab, edits: null };
const counted = (total: number) => ({ total, seconds: 1, requests: 1, text: '{}' });
const me = choices.members[0]?.id ?? 'u';

/** Everybody has been counted. */
function choosing(more: Partial<typeof choices> = {}) {
  const page = opened(empty);
  page.answer('countView', counted(2968));
  page.answer('readChoices', { ...choices, ...more });
  return page;
}

describe('my creators', () => {
  it('are counted once, with one request, when my identity is known', () => {
    const page = opened(empty);
    page.answer('countView', counted(2968));
    expect(page.answer('readChoices', { ...choices, me })).toEqual([{ do: 'call', call: 'countView', args: { query: { owner: me } } }]);
    page.answer('countView', counted(412));
    expect(calls(page.send({ type: 'query', query: { owner: me } }))).toEqual([]);
    expect(page.model().viewCount).toMatchObject({ total: 412 });
    expect(calls(page.send({ type: 'query', query: {} }))).toEqual([]);
    expect(page.model().viewCount).toMatchObject({ total: 2968 });
  });

  it('are chosen as soon as I have said who I am', () => {
    const page = choosing();
    page.send({ type: 'iAm', member: me });
    page.answer('sayWhoIAm', { me });
    expect(page.model().query).toEqual({ owner: me });
  });

  it('are never counted while the sidebar only looks', () => {
    const page = choosing({ me });
    page.answer('countView', counted(412));
    expect(calls(page.elapse('poll'))).toEqual(['readFront']);
    expect(calls(page.answer('readFront', { tab: emptyTab.id }))).toEqual([]);
    expect(calls(page.answer('readState', empty))).toEqual([]);
  });
});

describe('groups', () => {
  it('are requested when somebody wants to choose by them, and when a view does', () => {
    const page = choosing();
    expect(calls(page.send({ type: 'groupNames' }))).toEqual(['readGroupNames']);
    page.answer('readGroupNames', { groups: [{ id: 'g', name: 'Team' }] });
    expect(page.model().choices).toMatchObject({ groups: [{ id: 'g', name: 'Team' }] });
    const other = choosing();
    expect(calls(other.send({ type: 'editView', view: { viewId: 'v', name: 'Team' }, query: { group: 'g' } }))).toEqual([
      'readGroupNames',
      'countView',
    ]);
  });

  it('are not requested repeatedly if they cannot be read', () => {
    const page = choosing();
    page.send({ type: 'editView', view: { viewId: 'v', name: 'Team' }, query: { group: 'g' } });
    expect(calls(page.refuse('readGroupNames', 'server'))).toEqual([]);
    expect(page.model().problem?.kind).toBe('server');
  });
});

describe('a pasted query', () => {
  it('becomes the current one and is counted, or is refused and changes nothing', () => {
    const page = choosing();
    page.send({ type: 'useText', text: '{}' });
    page.answer('readQueryText', { query: { status: 2 } });
    expect(page.model().query).toEqual({ status: 2 });
    page.send({ type: 'useText', text: 'x' });
    page.refuse('readQueryText', { kind: 'bad-query', words: { what: 'not-json', key: '' } });
    expect(page.model().query).toEqual({ status: 2 });
    expect(page.model().problem?.kind).toBe('bad-query');
  });
});

describe('a view', () => {
  it('is saved with the current query, and this is reported', () => {
    const page = choosing();
    page.send({ type: 'query', query: { status: 2 } });
    expect(page.send({ type: 'saveView', name: 'Two' })).toEqual([
      { do: 'call', call: 'saveView', args: { name: 'Two', query: { status: 2 }, tab: null } },
    ]);
    page.answer('saveView', null);
    expect(page.model().notice).toEqual({ what: 'view-saved' });
  });

  it('is opened by pulling it, or by going to its tab', () => {
    const page = opened(idle);
    page.send({ type: 'openPanel', panel: 'views' });
    expect(calls(page.send({ type: 'openView', viewId: 'v' }))).toEqual(['openSavedView']);
    expect(page.shows()).toBe('pulling');
    expect(calls(page.answer('openSavedView', { pull: pullStep(100) }))).toEqual(['stepPull']);
    const other = opened(idle);
    other.send({ type: 'openView', viewId: 'v' });
    expect(calls(other.answer('openSavedView', { pull: null }))).toEqual(['readState']);
    expect(other.shows()).toBe('idle');
  });

  it('is changed by choosing again, and its tab refreshed', () => {
    const page = opened(idle);
    page.send({ type: 'editView', view: { viewId: 'v', name: 'Two' }, query: { status: 2 } });
    expect(page.shows()).toBe('choose');
    page.send({ type: 'query', query: { status: 3 } });
    expect(page.send({ type: 'changeView', name: 'Three' })).toEqual([
      { do: 'call', call: 'changeView', args: { viewId: 'v', query: { status: 3 }, name: 'Three' } },
    ]);
    expect(page.shows()).toBe('pulling');
    page.answer('changeView', { pull: pullStep(1) });
    expect(page.model().activity).toMatchObject({ doing: 'pulling', refresh: true });
  });

  it('that cannot be opened is reported where the person was', () => {
    const page = opened(idle);
    page.send({ type: 'openView', viewId: 'v' });
    page.refuse('openSavedView', 'no-such-thing');
    expect(page.model().problem?.kind).toBe('no-such-thing');
  });

  it('list is rebuilt after a view was renamed', () => {
    const page = opened(idle);
    page.send({ type: 'openPanel', panel: 'views' });
    page.send({ type: 'ask', call: { call: 'renameView', args: { viewId: 'v', name: 'x' } } });
    expect(calls(page.answer('renameView', null))).toContain('readViews');
  });

  it('leads to its tab in one click', () => {
    const page = opened(idle);
    page.send({ type: 'openPanel', panel: 'views' });
    expect(calls(page.send({ type: 'goToTab', tab: 9 }))).toEqual(['goToTab']);
    expect(calls(page.answer('goToTab', null))).toEqual(['readState']);
    expect(page.shows()).toBe('idle');
  });
});

describe('a person’s own tab', () => {
  const columns = { link: 2, handle: null, email: null, platform: null };
  const reading = { matchId: 'm', done: 100, total: 200, waitMs: 0, found: null };
  const found = { rows: 4, matchedRows: 2, creators: 2, ambiguous: [], ambiguousRows: 0, unmatchedRows: 2, appended: 198 };
  const compared = () => {
    const page = choosing();
    page.send({ type: 'query', query: { status: 2 } });
    page.send({ type: 'openPanel', panel: 'own-tab' });
    expect(page.send({ type: 'matchTab', columns, name: 'Two' })).toEqual([
      { do: 'call', call: 'startMatch', args: { query: { status: 2 }, name: 'Two', columns } },
    ]);
    return page;
  };

  it('is read again whenever the person returns from the sheet', () => {
    const page = choosing();
    expect(calls(page.send({ type: 'openPanel', panel: 'own-tab' }))).toEqual(['lookAtOwnTab']);
    expect(calls(page.send({ type: 'returned' }))).toContain('lookAtOwnTab');
  });

  it('is compared step by step, and used only when the person says so', () => {
    const page = compared();
    expect(calls(page.answer('startMatch', reading))).toEqual(['stepMatch']);
    expect(calls(page.answer('stepMatch', { ...reading, done: 200, found }))).toEqual([]);
    expect(page.shows()).toBe('matching');
    expect(page.send({ type: 'bindTab' })).toEqual([{ do: 'call', call: 'bindOwnTab', args: { matchId: 'm' } }]);
    expect(calls(page.answer('bindOwnTab', pullStep(0)))).toEqual(['stepPull']);
    expect(page.shows()).toBe('pulling');
  });

  it('waits for the CRM, and stops comparing when the person does', () => {
    const page = compared();
    expect(page.answer('startMatch', { ...reading, waitMs: 5000 })).toContainEqual(expect.objectContaining({ do: 'later', ms: 5000 }));
    page.send({ type: 'idle' });
    expect(page.shows()).toBe('choose');
    expect(calls(page.elapse('again'))).toEqual([]);
  });

  it('is not used before it was compared', () => {
    const page = compared();
    expect(page.send({ type: 'bindTab' })).toEqual([]);
  });
});
