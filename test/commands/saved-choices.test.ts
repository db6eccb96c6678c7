// Named views: which tab a view belongs to, what a damaged or newer record costs, and what the list of views shows.

import { changeView, openSavedView } from '../../src/commands/pull/change-view';
import { startPull } from '../../src/commands/pull/pull';
import { connect, readChoices } from '../../src/commands/views/read-choices';
import { deleteView, duplicateView, readViews, renameView, saveView } from '../../src/commands/views/saved-views';
import type { ViewQuery } from '../../src/fields/filters';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith } from './edited-office';

const SHEET = 'NoxSync views';
const saved = (office: Office) => must(readViews(office.ctx)).saved;
const idOf = (office: Office, n = 0): string => saved(office)[n]?.viewId ?? '';
const keep = (office: Office, name: string, query: ViewQuery = {}, tab: number | null = null) =>
  must(saveView(office.ctx, { name, query, tab }));

/** Pulls a query in a tab of its own. */
function pull(office: Office, query: ViewQuery, name = 'By me'): void {
  office.book.activate(office.book.addTab('New'));
  office.finishPull(office.ctx, must(startPull(office.ctx, { query, name })).pullId);
}

/** The contents of the hidden sheet, one row per view. */
const rowsIn = ({ book }: Office): (readonly string[])[] => book.hiddenSheets.get(SHEET) ?? [];

describe('a choice that is pulled', () => {
  const query: ViewQuery = { owner: 'u-a', status: 1, where: { owned: true, email: false } };

  test.each<readonly [string, ViewQuery, boolean]>([
    ['the same', query, true],
    ['the same in another order', { where: { email: false, owned: true }, status: 1, owner: 'u-a' }, true],
    ['one with a filter more', { ...query, platform: 'tiktok' }, false],
    ['one with a filter less', { owner: 'u-a', where: { owned: true, email: false } }, false],
    ['one with another value', { ...query, status: 2 }, false],
    ['one with another filter of ours', { ...query, where: { owned: true, email: true } }, false],
    ['one without filters of ours', { owner: 'u-a', status: 1 }, false],
  ])('is a saved view if it is %s', (_, pulled, same) => {
    const office = officeWith(2);
    keep(office, 'Other', { keyword: 'x' });
    keep(office, 'Mine', query);
    pull(office, pulled);
    expect(saved(office).map(({ tab }) => tab)).toEqual([null, same ? office.tab.id : null]);
    expect(must(readViews(office.ctx)).tabs.find(({ here }) => here)?.view).toBe(same ? 'Mine' : 'By me');
  });

  test('is not a saved view that another tab already shows', () => {
    const office = officeWith(2);
    keep(office, 'Mine', { owner: 'u-a' });
    pull(office, { owner: 'u-a' });
    const first = office.tab.id;
    pull(office, { owner: 'u-a' });
    expect([saved(office)[0]?.tab, office.tab.id === first]).toEqual([first, false]);
    expect(must(readViews(office.ctx)).tabs.filter(({ savedAs }) => savedAs !== null)).toHaveLength(1);
  });
});

describe('the list of views', () => {
  test('shows the view of each tab, its contents, and which one is active; other tabs are not listed', () => {
    const office = officeWith(3);
    const first = office.tab;
    office.book.addTab('Of my own');
    pull(office, { owner: 'u-a' }, 'Sample owner A');
    keep(office, 'Mine', {}, office.tab.id);
    expect(must(readViews(office.ctx))).toMatchObject({
      saved: [{ viewId: idOf(office), name: 'Mine', query: { owner: 'u-a' }, tab: office.tab.id }],
      tabs: [
        { tab: first.id, name: 'Creators', view: 'Creators', query: {}, creators: 3, savedAs: null, here: false },
        { tab: office.tab.id, view: 'Mine', query: { owner: 'u-a' }, creators: 0, savedAs: idOf(office), here: true },
      ],
      unreadable: 0,
      choices: { statuses: expect.anything() },
    });
    expect(must(readViews(office.ctx)).tabs).toHaveLength(2);
    must(deleteView(office.ctx, { viewId: idOf(office) }));
    expect(must(readViews(office.ctx)).tabs[1]).toMatchObject({ view: 'Mine', savedAs: null });
  });

  test('says how many cannot be read; a change discards what is damaged, and keeps what is newer', () => {
    const office = officeWith(1);
    keep(office, 'One');
    keep(office, 'Two', { owner: 'u-a' });
    const newer = '[9,{"viewId":"later"}]';
    rowsIn(office).push(['no record'], [newer]);
    expect(must(readViews(office.ctx))).toMatchObject({ saved: [{ name: 'One' }, { name: 'Two' }], unreadable: 2 });
    must(renameView(office.ctx, { viewId: idOf(office), name: 'First' }));
    expect(must(readViews(office.ctx))).toMatchObject({ saved: [{ name: 'First' }, { name: 'Two' }], unreadable: 1 });
    expect(rowsIn(office).filter(([text]) => text === newer)).toHaveLength(1);
    must(deleteView(office.ctx, { viewId: idOf(office) }));
    must(deleteView(office.ctx, { viewId: idOf(office) }));
    expect(rowsIn(office).filter((row) => row.some((text) => text !== ''))).toEqual([[newer]]);
  });

  test('of a view that an earlier add-on can read is written for it', () => {
    const office = officeWith(1);
    keep(office, 'Theirs', { owner: 'u-a' });
    keep(office, 'Ours', { where: { owned: true } });
    expect(rowsIn(office).map(([text]) => JSON.parse(text ?? '')[0])).toEqual([1, 2]);
  });
});

describe('a name', () => {
  test('is trimmed, and gets the first free number', () => {
    const office = officeWith(1);
    for (const name of ['Mine', ' mine ', 'MINE', 'Mine 2']) keep(office, name);
    expect(saved(office).map(({ name }) => name)).toEqual(['Mine', 'mine 2', 'MINE 3', 'Mine 2 2']);
    must(duplicateView(office.ctx, { viewId: idOf(office) }));
    expect(saved(office)[4]?.name).toBe('Mine 4');
    must(renameView(office.ctx, { viewId: idOf(office, 4), name: ' mine ' }));
    expect(saved(office)[4]?.name).toBe('mine 4');
  });

  test('of a view is that of its tab’s view, which keeps its query', () => {
    const office = officeWith(1);
    pull(office, { owner: 'u-a' });
    keep(office, 'Mine', { keyword: 'is not asked' }, office.tab.id);
    must(renameView(office.ctx, { viewId: idOf(office), name: ' Theirs ' }));
    expect(must(readViews(office.ctx)).tabs.find(({ here }) => here)).toMatchObject({ view: 'Theirs', query: { owner: 'u-a' } });
    expect(saved(office)).toMatchObject([{ name: 'Theirs', query: { owner: 'u-a' } }]);
  });

  test('cannot be saved for a tab without creators', () => {
    const office = officeWith(1);
    const other = office.book.addTab('Of my own');
    expect(saveView(office.ctx, { name: 'Mine', query: {}, tab: other.id })).toMatchObject({ problem: { kind: 'no-view' } });
    expect(saved(office)).toEqual([]);
  });

  test('changes nothing if somebody deleted the view', () => {
    const office = officeWith(1);
    keep(office, 'Mine', {}, office.tab.id);
    const viewId = idOf(office);
    must(deleteView(office.ctx, { viewId }));
    expect(renameView(office.ctx, { viewId, name: 'Theirs' })).toMatchObject({ problem: { kind: 'no-such-thing' } });
    expect(must(readViews(office.ctx)).tabs[0]?.view).toBe('Mine');
  });
});

describe('another choice', () => {
  test('for a missing saved view, and in a tab without creators, does nothing', () => {
    const office = officeWith(1);
    expect(changeView(office.ctx, { viewId: 'gone', query: {}, name: 'x' })).toMatchObject({ problem: { kind: 'no-such-thing' } });
    office.book.activate(office.book.addTab('Of my own'));
    expect(changeView(office.ctx, { viewId: null, query: {}, name: 'x' })).toMatchObject({ problem: { kind: 'no-view' } });
  });

  test('for a saved view is made in its tab, which becomes active, and read completely', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-1'), { owner: 'u-a' });
    const first = office.tab;
    keep(office, 'Everybody', {}, first.id);
    office.book.activate(office.book.addTab('Of my own'));
    const { pull } = must(changeView(office.ctx, { viewId: idOf(office), query: { owner: 'u-a' }, name: 'is not taken' }));
    expect([office.tab.id, pull?.finished]).toEqual([first.id, null]);
    expect(office.finishPull(office.ctx, pull?.pullId ?? '')).toMatchObject({ creators: 1, left: 2 });
    expect(must(readViews(office.ctx)).tabs).toMatchObject([{ view: 'Everybody', query: { owner: 'u-a' }, creators: 1 }]);
  });

  test('in the tab of a saved view is the view’s from then on, under its own name', () => {
    const office = officeWith(2);
    keep(office, 'Mine', {}, office.tab.id);
    must(changeView(office.ctx, { viewId: null, query: { owner: 'u-a' }, name: 'By owner' }));
    expect(must(readViews(office.ctx))).toMatchObject({
      saved: [{ name: 'Mine', query: { owner: 'u-a' } }],
      tabs: [{ view: 'Mine', query: { owner: 'u-a' } }],
    });
  });

  test('where no tab is open pulls nothing', () => {
    const { ctx } = new Office(new ModelCrm());
    expect(must(changeView(ctx, { viewId: null, query: {}, name: 'x' }))).toEqual({ pull: null });
  });

  test('in a tab whose saved view was deleted changes only the tab', () => {
    const office = officeWith(1);
    keep(office, 'Mine', {}, office.tab.id);
    must(deleteView(office.ctx, { viewId: idOf(office) }));
    must(changeView(office.ctx, { viewId: null, query: { owner: 'u-a' }, name: 'By owner' }));
    expect(must(readViews(office.ctx))).toMatchObject({ saved: [], tabs: [{ view: 'By owner', query: { owner: 'u-a' } }] });
  });

  test('waits, and fails, as the CRM does', () => {
    const office = officeWith(1);
    office.clock.sleep(24 * 3_600_000);
    office.crm.before = () => 'wait';
    expect(changeView(office.ctx, { viewId: null, query: {}, name: 'x' })).toEqual({ ok: false, waitMs: 1_000 });
    keep(office, 'Mine', { owner: 'u-a' });
    expect(openSavedView(office.ctx, { viewId: idOf(office) })).toEqual({ ok: false, waitMs: 1_000 });
  });
});

describe('the available choices', () => {
  test('are read with the pasted key, trimmed, which is then stored', () => {
    const office = officeWith(1);
    office.ctx.mine.write('crm.key', null);
    expect(must(connect(office.ctx, { key: ' nox_sk_other ' })).choices.statuses.map(({ name }) => name)).toEqual([
      'Not collaborated',
      'In communication',
      'Completed',
    ]);
    expect(office.ctx.mine.read('crm.key')).toBe('nox_sk_other');
  });

  test('are unknown with a key that the CRM rejects, or a blank one, and none is stored', () => {
    const office = officeWith(1);
    office.ctx.mine.write('crm.key', null);
    expect(connect(office.ctx, { key: ' ' })).toMatchObject({ problem: { kind: 'wrong-key' } });
    office.crm.before = () => 'refused';
    expect(connect(office.ctx, { key: 'nox_sk_other' })).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    expect(office.ctx.mine.read('crm.key')).toBeNull();
    expect(readChoices(office.ctx, { fresh: true })).toMatchObject({ problem: { kind: 'not-connected' } });
  });

  test('are read again on request, or when outdated, and then offered in the cells', () => {
    const office = officeWith(1);
    const names = (fresh: boolean) => must(readChoices(office.ctx, { fresh })).statuses.map(({ name }) => name);
    const offered = () => office.tab.choicesAt(2, office.tab.grid.columnOf('status'));
    office.crm.statusList.push({ id: 4, name: 'Paused' });
    const { requests } = office.crm;
    office.clock.sleep(1_000);
    expect([names(false).includes('Paused'), office.crm.requests - requests]).toEqual([false, 0]);
    office.clock.sleep(1_000);
    expect([names(true).includes('Paused'), offered()?.includes('Paused')]).toEqual([true, true]);
    office.crm.statusList.push({ id: 5, name: 'Later' });
    office.clock.sleep(24 * 3_600_000);
    expect([names(false).includes('Later'), offered()?.includes('Later')]).toEqual([true, false]);
  });
});
