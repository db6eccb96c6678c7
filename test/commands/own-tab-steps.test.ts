// A person's own tab on its way to a view, step by step: what is looked at, what is kept between calls, and whose rows get whose ids when
// somebody sorts them meanwhile.

import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import type { Channel } from '../../src/fields/fields';
import type { OwnColumns } from '../../src/rpc/own-tab';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { idsBeside, lookAt, matchOwnTab, OWN_COLUMNS, OWN_HEADINGS, type OwnRow, ownOffice, useOwnTab } from '../laws/own-rows';
import { PracticingPerson } from './practicing-person';

const row = (link: number | null, email: number | null = null): OwnRow => ({ link, email, decorated: false });
const ask = (at: Office, columns: OwnColumns = OWN_COLUMNS) => startMatch(at.ctx, { query: {}, name: 'Mine', columns });

/** A tab with these rows, the first one being the headings; creators by what the CRM holds about them. */
function tabOf(rows: readonly (readonly string[])[], creators: Readonly<Record<string, Partial<Channel>>> = {}): Office {
  const crm = new ModelCrm();
  for (const [id, more] of Object.entries(creators)) crm.channels.set(creator(id), { ...blankChannel(creator(id)), ...more });
  const at = new Office(crm);
  const { grid } = at.book.addTab('My list');
  rows.forEach((cells, i) => {
    cells.forEach((text, j) => {
      if (text !== '') grid.type(i + 1, j + 1, text);
    });
  });
  return at;
}

/** Until a match or a pull is over; `then` runs before each step. */
function stepped(at: Office, matchId: string) {
  for (let n = 0; n < 50; n += 1) {
    const step = must(stepMatch(at.ctx, { matchId }));
    if (step.found !== null) return step.found;
  }
  throw new Error('the reading does not end');
}

describe('a look', () => {
  test('says what is in each column first, and which of it may identify creators', () => {
    const at = tabOf([
      ['Who', 'Channel', '', 'Platform', 'Mail'],
      ['', 'https://www.youtube.com/@a', 'x', 'YouTube', ''],
      ['B', '@b', '', 'TikTok', 'b@example.com'],
    ]);
    const { columns, guess, rows, tab } = lookAt(at);
    expect([tab, rows, columns.map(({ column, heading, sample }) => [column, heading, sample])]).toEqual([
      'My list',
      2,
      [
        [1, 'Who', 'B'],
        [2, 'Channel', 'https://www.youtube.com/@a'],
        [3, '', 'x'],
        [4, 'Platform', 'YouTube'],
        [5, 'Mail', 'b@example.com'],
      ],
    ]);
    expect(guess).toMatchObject({ link: 2, platform: 4, email: 5 });
  });

  test.each<readonly [string, readonly string[], 'no-headings' | null]>([
    ['half of the columns with texts', ['A', '', 'C', ''], null],
    ['fewer', ['A', ' ', '', ''], 'no-headings'],
    ['blanks', [' ', ' ', ' ', ' '], 'no-headings'],
  ])('needs headings over half of the nonblank columns: over %s', (_, headings, problem) => {
    expect(lookAt(tabOf([headings, ['a', 'b', 'c', 'd']])).problem).toBe(problem);
  });

  test('considers the first two hundred rows', () => {
    const links = (from: number, to: number) =>
      Array.from({ length: 250 }, (_, i) => [i >= from && i < to ? `https://www.youtube.com/@n${i}` : '', 'x']);
    expect(lookAt(tabOf([['Channel', 'Own'], ...links(199, 250)])).guess.link).toBe(1);
    expect(lookAt(tabOf([['Channel', 'Own'], ...links(200, 250)])).guess.link).toBeNull();
    expect(lookAt(tabOf([['Channel', 'Own'], ...links(200, 250)])).rows).toBe(250);
  });

  test('finds addresses behind names only in plain texts, and reads them once', () => {
    const at = tabOf([['Who', 'Own']]);
    const { grid } = at.tab;
    for (const n of [2, 3, 4]) {
      grid.growRows(n);
      grid.link(n, 1, `Sample ${n}`, `https://www.youtube.com/@n${n}`);
      grid.number(n, 2, n, `${n}`);
    }
    grid.growRows(5);
    grid.setCell(5, 1, { text: ' ' });
    grid.formula(5, 2, 'computed');
    const links: number[] = [];
    const asked = at.tab.links.bind(at.tab);
    at.tab.links = (cells) => {
      links.push(cells.length);
      return asked(cells);
    };
    expect(lookAt(at).guess.link).toBe(1);
    expect(links).toEqual([3]);
  });
});

describe('a match', () => {
  test.each<readonly [string, (at: Office) => void, OwnColumns, string]>([
    ['without a key', (at) => at.ctx.mine.write('crm.key', null), OWN_COLUMNS, 'not-connected'],
    ['without a column that tells', () => {}, { link: null, handle: null, email: null, platform: 4 }, 'bad-arguments'],
    ['in a tab that is a view', (at) => void at.pull(), OWN_COLUMNS, 'bad-arguments'],
    ['in a tab of a later add-on', (at) => at.ctx.shared.write(`view.${at.tab.id}`, '[9,{}]'), OWN_COLUMNS, 'newer-version'],
  ])('does not start %s', (_, make, columns, kind) => {
    const at = ownOffice([row(0)], 2);
    if (kind === 'bad-arguments' && columns === OWN_COLUMNS) at.book.activate(at.book.addTab('Empty'));
    make(at);
    expect(ask(at, columns)).toMatchObject({ ok: false, problem: { kind } });
  });

  test('does not start in a practice, nor without an open tab', () => {
    const me = new PracticingPerson();
    me.begin();
    const { ctx } = me.office;
    ctx.shared.write(`view.${me.office.tab.id}`, null);
    expect(ask(me.office)).toMatchObject({ ok: false, problem: { kind: 'not-in-practice' } });
    const none = new Office(new ModelCrm());
    expect(ask(none)).toMatchObject({ problem: { kind: 'no-tab' } });
  });

  test.each<readonly [string, OwnColumns]>([
    ['a link', { link: 1, handle: null, email: null, platform: null }],
    ['a handle', { link: null, handle: 2, email: null, platform: null }],
    ['a handle and a platform', { link: null, handle: 2, email: null, platform: 3 }],
    ['an address', { link: null, handle: null, email: 4, platform: null }],
  ])('uses %s alone', (_, columns) => {
    const at = tabOf(
      [
        ['Link', 'Handle', 'Platform', 'Mail'],
        ['https://www.youtube.com/@one', '@one', 'YouTube', 'one@example.com'],
        ['https://www.youtube.com/@two', '@two', 'YouTube', 'two@example.com'],
        ['', '', '', ''],
        ['', ' ', 'YouTube', ' '],
        ['https://www.youtube.com/@six', '@six', 'YouTube', 'six@example.com'],
      ],
      {
        'c-1': { handle: '@one', channelLink: 'https://www.youtube.com/@one', email: 'one@example.com' },
        'c-2': { handle: '@two', channelLink: 'https://www.youtube.com/@two', email: 'two@example.com' },
        'c-3': { handle: '@three', channelLink: 'https://www.youtube.com/@three', email: 'three@example.com' },
      },
    );
    expect(matchOwnTab(at, columns).found).toEqual({
      rows: 5,
      matchedRows: 2,
      creators: 2,
      ambiguous: [],
      ambiguousRows: 0,
      unmatchedRows: 3,
      appended: 1,
    });
  });

  test('distinguishes platforms if a column gives them', () => {
    const at = tabOf(
      [
        ['Handle', 'Platform'],
        ['@same', 'TikTok'],
      ],
      { 'c-1': { handle: '@same', platform: 'youtube' }, 'c-2': { handle: '@same', platform: 'tiktok' } },
    );
    expect(matchOwnTab(at, { link: null, handle: 1, email: null, platform: 2 }).found).toMatchObject({ matchedRows: 1, ambiguousRows: 0 });
    expect(matchOwnTab(at, { link: null, handle: 1, email: null, platform: null }).found).toMatchObject({
      matchedRows: 0,
      ambiguousRows: 1,
    });
  });

  test('names twenty of the ambiguous rows, by the best name that each creator has', () => {
    const at = ownOffice(
      Array.from({ length: 25 }, () => row(null, 0)),
      2,
    );
    at.crm.channels.set(creator('c-0'), { ...blankChannel(creator('c-0')), name: '', handle: '@name0', email: 'ask0@example.com' });
    at.crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), name: '', handle: '', email: 'ask0@example.com' });
    const { ambiguous, ambiguousRows } = matchOwnTab(at).found;
    expect([ambiguous.length, ambiguousRows, ambiguous[0]]).toEqual([20, 25, { row: 2, creators: ['@name0', 'c-1'] }]);
  });

  test('counts our own days from when it started', () => {
    const at = ownOffice([row(2)], 4);
    const now = at.clock.now();
    for (const n of [0, 1, 2, 3]) {
      const id = creator(`c-${n}`);
      const channel = at.crm.channels.get(id);
      if (channel !== undefined) at.crm.channels.set(id, { ...channel, createdAt: new Date(now - n * 86_400_000).toISOString() });
    }
    const query = { where: { created: { is: 'within', days: 2 } } } as const;
    const { matchId } = must(startMatch(at.ctx, { query, name: 'Mine', columns: OWN_COLUMNS }));
    at.clock.sleep(3_600_000);
    expect(stepped(at, matchId)).toMatchObject({ matchedRows: 1, appended: 2 });
  });

  test('waits, fails and continues as the CRM does, and reports its progress', () => {
    const at = ownOffice([row(7)], 8);
    at.crm.pageSize = 5;
    const { matchId } = must(ask(at));
    const { requests } = at.crm;
    at.crm.before = (_, n) => (n > requests + 1 ? 'wait' : null);
    expect(must(stepMatch(at.ctx, { matchId }))).toEqual({ matchId, done: 5, total: 8, waitMs: 1_000, found: null });
    at.crm.before = () => 'refused';
    expect(stepMatch(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    at.crm.before = () => null;
    expect(stepped(at, matchId)).toMatchObject({ matchedRows: 1, appended: 7 });
    at.ctx.mine.write('crm.key', null);
    expect(stepMatch(at.ctx, { matchId })).toMatchObject({ problem: { kind: 'not-connected' } });
  });

  test('is over for the person who started it if somebody starts another, deletes the tab, or moves its columns', () => {
    const at = ownOffice([row(2)], 4);
    const first = must(ask(at)).matchId;
    const second = must(ask(at)).matchId;
    expect(stepMatch(at.ctx, { matchId: first })).toMatchObject({ problem: { kind: 'stale-review' } });
    at.tab.grid.type(1, 4, 'Moved');
    expect(stepMatch(at.ctx, { matchId: second })).toMatchObject({ problem: { kind: 'columns-in-doubt' } });
    at.tab.grid.type(1, 4, OWN_HEADINGS[3]);
    expect(stepped(at, second)).toMatchObject({ matchedRows: 1 });
    at.book.deleteTab(at.tab.id);
    expect(stepMatch(at.ctx, { matchId: second })).toMatchObject({ problem: { kind: 'stale-review' } });
  });

  test('that two pages advance at once takes one step', () => {
    const at = ownOffice([row(2)], 8);
    at.crm.pageSize = 5;
    const { matchId } = must(ask(at));
    const { requests } = at.crm;
    let other: unknown = null;
    at.crm.before = (_, n) => {
      if (n === requests + 1) other = stepMatch(at.ctx, { matchId });
      return null;
    };
    expect(stepMatch(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(other).toMatchObject({ ok: true });
    expect(stepped(at, matchId)).toMatchObject({ matchedRows: 1, appended: 7 });
  });

  test('started again discards the creators it had read', () => {
    const at = ownOffice([row(2)], 4);
    matchOwnTab(at);
    at.crm.channels.delete(creator('c-3'));
    expect(matchOwnTab(at).found).toMatchObject({ matchedRows: 1, appended: 2 });
  });

  test('leaves nothing of what it read once the tab is a view', () => {
    const at = ownOffice([row(2)], 4);
    useOwnTab(at, matchOwnTab(at).matchId);
    expect(at.book.hiddenSheets.get(`NoxSync own ${at.tab.id}`) ?? []).toEqual([]);
    expect(at.ctx.shared.read(`own.${at.tab.id}`)).toBeNull();
  });

  test('with a damaged record is started again', () => {
    const at = ownOffice([row(2)], 4);
    const { matchId } = matchOwnTab(at);
    at.book.hiddenSheets.get(`NoxSync own ${at.tab.id}`)?.splice(1, 1, ['no creator']);
    expect(stepMatch(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    const { pullId } = must(bindOwnTab(at.ctx, { matchId }));
    expect(stepPull(at.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
  });

  test('keeps creators with more text than there is room for, leaving the long texts to the next refresh', () => {
    const at = ownOffice([row(0)], 2);
    const long = 'x'.repeat(200_000);
    const channel = at.crm.channels.get(creator('c-0'));
    if (channel !== undefined) at.crm.channels.set(creator('c-0'), { ...channel, notes: long, extras: { bio: long } });
    useOwnTab(at, matchOwnTab(at).matchId);
    expect(idsBeside(at)).toEqual(['c-0', 'c-1']);
    const notes = at.tab.grid.columnOf('notes');
    expect(at.tab.grid.text(2, notes)).toBe('');
    at.refresh();
    expect(at.tab.grid.text(2, notes).length).toBeGreaterThan(10_000);
  });
});

describe('rows that are sorted while they get their ids', () => {
  const texts = ({ tab: { grid } }: Office, column: number) => [2, 3, 4].map((n) => grid.text(n, column));

  /** `when` says before which writes of cells the person reverses the rows; returns each row's own link with its id. */
  function sorted(when: (nth: number) => boolean): readonly string[] {
    const at = ownOffice([row(1), row(2), row(3)], 4);
    const { pullId } = must(bindOwnTab(at.ctx, { matchId: matchOwnTab(at).matchId }));
    const { grid } = at.tab;
    let nth = 0;
    at.ops.before = ({ name }) => {
      if (name !== 'flush' && name !== 'write') return;
      const made = grid.columns.some(({ mark }) => mark?.field === 'creatorId');
      if (!made) return;
      nth += 1;
      if (when(nth)) grid.sort(1, nth % 2 === 0);
    };
    for (let n = 0; n < 20; n += 1) {
      const step = stepPull(at.ctx, { pullId });
      if (step.ok && step.value.finished !== null) break;
    }
    at.ops.before = () => {};
    const ids = idsBeside(at);
    return texts(at, 2).map((link, i) => `${link.slice(-1)} ${ids[i]}`);
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('before write %i, once: each row has its own id in the end', (place) => {
    expect([...sorted((nth) => nth === place)].sort()).toEqual(['1 c-1', '2 c-2', '3 c-3']);
  });
});
