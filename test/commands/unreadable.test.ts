// What restores the loss from a damaged record, and what is left alone because a later version wrote it.

import { bindOwnTab, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { must } from '../fakes/office';
import { officeWith, type } from './edited-office';

describe('the remedy', () => {
  test('for a tab with a lost view is choosing its creators again: rows, ids and edits stay', () => {
    const office = officeWith(3);
    type(office, 3, 'notes', 'mine');
    office.shared.texts.set(`view.${office.tab.id}`, '{"name"');
    expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({
      tab: { view: null },
      unreadable: [{ what: 'view', why: 'damaged' }],
    });
    const link = office.tab.grid.columnOf('channelLink');
    expect(must(lookAtOwnTab(office.ctx))).toMatchObject({ problem: null, guess: { link } });
    const { matchId } = must(
      startMatch(office.ctx, { query: {}, name: 'Creators', columns: { link, handle: null, email: null, platform: null } }),
    );
    expect(must(stepMatch(office.ctx, { matchId })).found).toMatchObject({ matchedRows: 3, appended: 0 });
    const { pullId } = must(bindOwnTab(office.ctx, { matchId }));
    while (must(stepPull(office.ctx, { pullId })).finished === null);
    expect(office.tab.lastRow()).toBe(4);
    expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({
      tab: { view: { creators: 3 } },
      edits: { edits: 1 },
      unreadable: [],
    });
  });

  test('for a lost base is a refresh: edits stay', () => {
    const office = officeWith(3);
    type(office, 3, 'notes', 'mine');
    const rows = office.book.hiddenSheets.get(`NoxSync base ${office.tab.id}`) ?? [];
    rows.forEach(([id = ''], i) => {
      rows[i] = [id, 'broken', '', '', ''];
    });
    expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([{ what: 'base', why: 'damaged' }]);
    office.refresh();
    expect(office.tab.lastRow()).toBe(4);
    expect(office.tab.grid.row(3).cells[office.tab.grid.columnOf('notes') - 1]?.text).toBe('mine');
    expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({ edits: { edits: 1, waiting: [] }, unreadable: [] });
  });
});

test('a view without a valid time of its last read is damaged, and reported as such', () => {
  const office = officeWith(2);
  const key = `view.${office.tab.id}`;
  office.shared.texts.set(
    key,
    (office.shared.texts.get(key) ?? '').replace(/}]$/, ',"asOf":"last week"}]').replace(/"creators":\d+/, '"creators":900'),
  );
  expect(startRefresh(office.ctx, { all: false })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
  expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([{ what: 'view', why: 'damaged' }]);
});

describe('a record of a newer version', () => {
  test('is not overwritten: the tab is neither refreshed nor bound to another view', () => {
    const office = officeWith(2);
    const key = `view.${office.tab.id}`;
    office.shared.texts.set(key, '[99,{}]');
    expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([{ what: 'view', why: 'newer' }]);
    for (const refused of [startRefresh(office.ctx, { all: false }), lookAtOwnTab(office.ctx)])
      expect(refused).toMatchObject({ ok: false, problem: { kind: 'newer-version' } });
    expect(office.shared.texts.get(key)).toBe('[99,{}]');
  });

  test('of one creator is unchanged by a refresh', () => {
    const office = officeWith(2);
    const rows = office.book.hiddenSheets.get(`NoxSync base ${office.tab.id}`) ?? [];
    rows[0] = ['c-1', '99\nwhatever', '', '', ''];
    office.refresh();
    expect(rows[0]).toEqual(['c-1', '99\nwhatever', '', '', '']);
  });
});
