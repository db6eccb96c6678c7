// When a refresh asks for changes, what exactly it requests, and which answers it trusts.

import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { viewOf } from '../../src/commands/tab/view-store';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullReport } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const A = { id: 'u-a', name: 'Sample owner A' };
/** The latest change in the CRM when the tab was pulled. */
const LATEST = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T10:30:00.000Z';

function put({ crm }: Office, id: string, more: Partial<Channel> = {}): void {
  const known = crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  crm.channels.set(creator(id), { ...known, ...more });
}

/** Pulled with this query, the last creator changed the latest; `asked` are the requests since. */
function pulled(count = 201, query: ViewQuery = {}, more: Partial<Channel> = {}) {
  const office = new Office(new ModelCrm());
  for (let n = 1; n <= count; n += 1) put(office, `c-${n}`, more);
  put(office, `c-${count}`, { updatedAt: LATEST });
  office.clock.sleep(Date.parse('2026-03-01T11:00:00Z') - office.clock.now());
  office.finishPull(office.ctx, must(startPull(office.ctx, { query, name: 'Pulled' })).pullId);
  // The time of what was read is known once it was read with the tab's earlier content.
  if (query.where === undefined) office.refresh();
  office.clock.sleep(3_600_000);
  const asked: (readonly [question: ViewQuery, page: number])[] = [];
  const list = office.crm.listChannels.bind(office.crm);
  office.crm.listChannels = (question, page, size) => {
    asked.push([question, page]);
    return list(question, page, size);
  };
  const refresh = (all = false): PullReport => {
    asked.length = 0;
    return office.finishPull(office.ctx, must(startRefresh(office.ctx, { all })).pullId);
  };
  return { office, asked, refresh };
}

const word = ({ tab: { grid } }: Office, row: number) => grid.text(row, grid.columnOf('sync'));

describe('a refresh asks', () => {
  test('for changes since two minutes before the latest known one, and then for the first page of all', () => {
    const { office, asked, refresh } = pulled();
    put(office, 'c-5', { notes: 'theirs', updatedAt: LATER });
    expect(refresh()).toMatchObject({ creators: 201, changed: 1, changedSince: {} });
    expect(asked).toEqual([
      [{ updatedSince: '2026-03-01T09:58:00.000Z' }, 1],
      [{}, 1],
    ]);
    expect(viewOf(office.ctx, office.tab.id)?.asOf).toBe(LATER);
    refresh();
    expect(asked[0]).toEqual([{ updatedSince: '2026-03-01T10:28:00.000Z' }, 1]);
  });

  test('with the view’s query', () => {
    const { asked, refresh } = pulled(201, { owner: 'u-a' }, { owner: A });
    expect(refresh()).toMatchObject({ creators: 201, changedSince: {} });
    expect(asked.map(([question]) => question)).toEqual([{ owner: 'u-a', updatedSince: '2026-03-01T09:58:00.000Z' }, { owner: 'u-a' }]);
  });

  test.each<readonly [string, number, ViewQuery, Partial<Channel>]>([
    ['as many creators as two pages bring', 200, {}, {}],
    ['a choice with a time of its own', 201, { updatedSince: '2020-01-01T00:00:00Z' }, {}],
    ['archived creators', 201, { archived: true }, { archived: true }],
    ['days of ours', 201, { where: { changed: { is: 'within', days: 400 } } }, {}],
    ['figures of ours, which the CRM may not stamp', 201, { where: { followers: { from: 1 } } }, {}],
  ])('for everything in a tab with %s', (_, count, query, more) => {
    const { asked, refresh } = pulled(count, query, more);
    const report = refresh();
    expect(report).toMatchObject({ creators: count });
    expect(report).not.toHaveProperty('changedSince');
    expect(asked.length).toBeGreaterThanOrEqual(2);
  });

  test('for everything if Google refused to write a cell, as long as it does', () => {
    const { office, refresh } = pulled();
    const { grid } = office.tab;
    grid.obstacles.protectColumn(grid.columnOf('followers'), ['Sample person 2']);
    put(office, 'c-5', { followers: 7, updatedAt: LATER });
    expect(refresh()).toHaveProperty('changedSince');
    expect(refresh()).not.toHaveProperty('changedSince');
    grid.obstacles.protections = [];
    expect(refresh()).not.toHaveProperty('changedSince');
    expect(grid.text(6, grid.columnOf('followers'))).toBe('7');
    expect(refresh()).toHaveProperty('changedSince');
  });

  test('for changes with our own filters that the CRM stamps, and counts those left out', () => {
    const { office, asked, refresh } = pulled(301, { where: { owned: false } });
    for (let n = 1; n <= 90; n += 1) put(office, `c-${n}`, { owner: A, updatedAt: LATER });
    expect(refresh(true)).toMatchObject({ creators: 211 });
    expect(viewOf(office.ctx, office.tab.id)).toMatchObject({ aside: 90 });
    expect(refresh()).toMatchObject({ creators: 211, changedSince: {} });
    expect(asked).toHaveLength(2);
  });
});

describe('an answer is not trusted', () => {
  test.each<readonly [string, (office: Office) => void]>([
    [
      'where it names as many as the view has',
      (office) => {
        for (let n = 1; n <= 201; n += 1) put(office, `c-${n}`, { updatedAt: LATER });
      },
    ],
    ['where the CRM leaves the time out', (office) => void office.crm.ignored.add('updatedSince')],
    [
      'where the CRM refuses the time',
      (office) => {
        const list = office.crm.listChannels.bind(office.crm);
        office.crm.listChannels = (question, page, size) => {
          office.crm.before = () => (question.updatedSince === undefined ? null : 'refused');
          const answer = list(question, page, size);
          office.crm.before = () => null;
          return answer;
        };
      },
    ],
    ['where nobody comes, not even who was changed last', (office) => put(office, 'c-201', { updatedAt: '2026-01-01T00:00:00Z' })],
    ['where the view has one creator more', (office) => put(office, 'c-202', { updatedAt: '2026-01-01T00:00:00Z' })],
    ['where somebody on the first page looks otherwise', (office) => put(office, 'c-7', { updatedAt: '2026-01-02T00:00:00Z' })],
    ['where a creator has no row any more', ({ tab }) => tab.grid.deleteRows(100)],
  ])('%s: everything is read', (_, happens) => {
    const { office, refresh } = pulled();
    happens(office);
    const report = refresh();
    expect(report).not.toHaveProperty('changedSince');
    expect(report).toMatchObject({ creators: office.crm.channels.size, incomplete: false });
  });

  test('only for a good reason: if the CRM has no time, its count is requested later', () => {
    const { office } = pulled();
    const { pullId } = must(startRefresh(office.ctx, { all: false }));
    must(stepPull(office.ctx, { pullId }));
    office.crm.before = () => 'wait';
    expect(stepPull(office.ctx, { pullId })).toEqual({ ok: false, waitMs: 1_000 });
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, pullId)).toHaveProperty('changedSince');
  });
});

describe('what a refresh said beside rows', () => {
  test('disappears with one that asks for changes, if it is about a refresh and not about what was sent', () => {
    const { office, refresh } = pulled();
    put(office, 'c-5', { notes: 'theirs', updatedAt: LATER });
    office.tab.grid.type(4, office.tab.grid.columnOf('notes'), 'mine');
    office.sync();
    refresh();
    expect([word(office, 6), word(office, 4)]).toEqual([expect.stringMatching(/^Changed: Notes/), expect.stringMatching(/^Sent/)]);
    expect(refresh()).toHaveProperty('changedSince');
    expect([word(office, 6), word(office, 4)]).toEqual(['', expect.stringMatching(/^Sent/)]);
  });

  test('stays beside an edit that the CRM has changed, too', () => {
    const { office, refresh } = pulled();
    office.tab.grid.type(6, office.tab.grid.columnOf('notes'), 'mine');
    put(office, 'c-5', { notes: 'theirs', updatedAt: LATER });
    expect(refresh()).toMatchObject({ changed: 0, editsKept: 1 });
    const said = word(office, 6);
    expect(said).not.toBe('');
    refresh();
    expect(word(office, 6)).toBe(said);
  });
});
