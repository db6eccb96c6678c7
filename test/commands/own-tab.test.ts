// A person's own tab that becomes a view: how its columns are guessed, what is announced, which creator each row belongs to, and what it
// costs.

import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { rowNumberOf } from '../../src/sync/model';
import { pageWords } from '../../src/text/page-words';
import type { MemoryGrid } from '../fakes/memory-grid';
import { must, type Office } from '../fakes/office';
import { idsBeside, lookAt, matchOwnTab, OWN_COLUMNS, type OwnRow, ownOffice, useOwnTab } from '../laws/own-rows';

const row = (link: number | null, email: number | null = null): OwnRow => ({ link, email, decorated: true });

describe('a look at one’s own tab', () => {
  it('lists the columns with a sample, and guesses what they contain', () => {
    const at = ownOffice([row(0, 0), row(1, 1)], 3);
    expect(lookAt(at)).toMatchObject({ problem: null, rows: 2, guess: OWN_COLUMNS });
    expect(lookAt(at).columns[0]).toEqual({ column: 1, heading: 'Who', sample: 'Row 0' });
  });

  it('says why a tab cannot be used', () => {
    const at = ownOffice([row(0)], 1);
    at.book.addTab('Empty');
    expect(lookAt(at).problem).toBe('empty');
    const bare = at.book.addTab('Without headings');
    [1, 2, 3].forEach((column) => {
      bare.grid.type(2, column, 'text');
    });
    expect(lookAt(at).problem).toBe('no-headings');
    at.pull();
    expect(lookAt(at).problem).toBe('has-view');
  });
});

describe('the announcement', () => {
  it('counts rows that match, ambiguous ones, which are named, and those without a creator', () => {
    const at = ownOffice([row(2), row(2), row(null, 0), row(7), row(null)], 4);
    expect(matchOwnTab(at).found).toEqual({
      rows: 5,
      matchedRows: 2,
      creators: 1,
      ambiguous: [{ row: 4, creators: ['Sample c-0', 'Sample c-1'] }],
      ambiguousRows: 1,
      unmatchedRows: 2,
      appended: 3,
    });
  });

  it('costs a request per hundred creators, and using the tab costs none', () => {
    const at = ownOffice([row(2)], 8);
    at.crm.pageSize = 5;
    matchOwnTab(at);
    const before = at.crm.requests;
    const { matchId } = matchOwnTab(at);
    expect(at.crm.requests - before).toBe(2);
    useOwnTab(at, matchId);
    expect(at.crm.requests - before).toBe(2);
  });

  it('is refused if the CRM ignores a filter', () => {
    const at = ownOffice([row(2)], 8);
    at.crm.ignored.add('owner');
    const { matchId } = must(startMatch(at.ctx, { query: { owner: 'u-a' }, name: 'Mine', columns: OWN_COLUMNS }));
    expect(stepMatch(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'filter-ignored' } });
  });
});

describe('one’s own tab that shows names over addresses', () => {
  const LINK = 2;
  const EMAIL = 4;
  const named = (): Office => {
    const at = ownOffice([row(2), row(1), row(3), row(null, 3)], 4);
    const { grid } = at.tab;
    grid.link(2, LINK, 'Sample two', grid.text(2, LINK));
    grid.formula(3, LINK, 'Sample one', `=HYPERLINK("${grid.text(3, LINK)}","Sample one")`);
    grid.link(5, EMAIL, 'Sample three', `mailto:${grid.text(5, EMAIL)}`);
    return at;
  };

  it('is matched by the addresses', () => {
    const at = named();
    const { matchId, found } = matchOwnTab(at);
    expect(found).toMatchObject({ matchedRows: 4, creators: 3, unmatchedRows: 0 });
    useOwnTab(at, matchId);
    expect(idsBeside(at).slice(0, 4)).toEqual(['c-2', 'c-1', 'c-3', 'c-3']);
    expect(at.tab.grid.text(2, LINK)).toBe('Sample two');
  });

  it('has its columns guessed by the addresses if nothing else identifies creators, and only then are links read', () => {
    const at = named();
    lookAt(at);
    expect(at.ops.count('links')).toBe(0);
    for (const one of [2, 3, 4, 5]) {
      at.tab.grid.type(one, EMAIL, '');
      at.tab.grid.link(one, LINK, `Sample ${one}`, `https://example.test/c-${one}`);
    }
    expect(lookAt(at).guess).toMatchObject({ link: LINK });
    expect(at.ops.count('links')).toBe(1);
  });
});

describe('one’s own tab as a view', () => {
  it('has our columns right beside the person’s, matched rows filled, ambiguous and unknown ones left alone, the rest below', () => {
    const at = ownOffice([row(2), row(2), row(null, 0), row(7)], 4);
    const { matchId } = matchOwnTab(at);
    expect(useOwnTab(at, matchId)).toMatchObject({ creators: 4, added: 3 });
    expect(
      at.tab
        .columns()
        .map(({ heading }) => heading)
        .slice(0, 8),
    ).toEqual(['Who', 'Link', 'Budget', 'Email', 'Remark', 'creator_id', 'Sync', 'Creator']);
    expect(idsBeside(at)).toEqual(['c-2', 'c-2', '', '', 'c-0', 'c-1', 'c-3']);
    expect(at.tab.grid.frozenColumns).toBe(0);
    const status = at.tab.columns().find(({ field }) => field === 'status')?.column ?? 0;
    expect(at.tab.readTexts(rowNumberOf(2), 4, status)).toEqual(['Not collaborated', 'Not collaborated', '', '']);
  });

  it('is edited, synced and refreshed like any other', () => {
    const at = ownOffice([row(2), row(7)], 4);
    useOwnTab(at, matchOwnTab(at).matchId);
    const notes = at.tab.columns().find(({ field }) => field === 'notes')?.column ?? 0;
    at.tab.grid.type(2, notes, 'asked');
    at.sync();
    expect(at.crm.writes.map(({ ids, set }) => [ids, set])).toEqual([[['c-2'], { notes: 'asked' }]]);
    expect(at.refresh()).toMatchObject({ added: 0, left: 0, gone: 0 });
    expect(at.tab.grid.text(2, 1)).toBe('Row 0');
  });

  it('is not created if the tab has become a view, or its columns were moved, since it was shown', () => {
    const at = ownOffice([row(2)], 4);
    const { matchId } = matchOwnTab(at);
    at.tab.grid.type(1, 2, 'Another heading');
    expect(bindOwnTab(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    at.tab.grid.type(1, 2, 'Link');
    useOwnTab(at, matchId);
    expect(bindOwnTab(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
  });
});

describe('one’s own tab that cannot accept our columns', () => {
  const OWNER = 'owner@example.com';
  const rows = [row(2), row(2), row(null, 0), row(7), row(null)];
  const whole = (at: Office): unknown => JSON.stringify([at.tab.grid, at.tab.columns()]);

  it.each<[string, (grid: MemoryGrid) => void, string]>([
    [
      'cells that are merged over rows',
      ({ obstacles }) => obstacles.merge({ row: 3, rows: 2, column: 2, columns: 1 }),
      'Cells B3:B4 are merged. Unmerge them (Format ▸ Merge cells ▸ Unmerge), then try again.',
    ],
    [
      'cells that are merged across the place of our columns',
      ({ obstacles }) => obstacles.merge({ row: 1, rows: 1, column: 5, columns: 3 }),
      'Cells E1:G1 are merged. Unmerge them (Format ▸ Merge cells ▸ Unmerge), then try again.',
    ],
    [
      'a tab that is protected',
      ({ obstacles }) => obstacles.protectAll([OWNER]),
      'This tab is protected. Ask owner@example.com to let you edit it (Data ▸ Protect sheets and ranges).',
    ],
    [
      'protected rows',
      ({ obstacles }) => obstacles.protect({ row: 1, rows: 1, column: 1, columns: 26 }, [OWNER]),
      'Cells A1:Z1 are protected. Ask owner@example.com to let you edit them (Data ▸ Protect sheets and ranges).',
    ],
  ])('says what to do about %s, at the first look and when it is used, and is unchanged', (_, make, sentence) => {
    const at = ownOffice(rows, 4);
    const { matchId } = matchOwnTab(at);
    make(at.tab.grid);
    const before = whole(at);
    for (const answer of [lookAtOwnTab(at.ctx), bindOwnTab(at.ctx, { matchId })])
      expect(!answer.ok && 'problem' in answer ? pageWords('en').problem(answer.problem).sentence : '').toBe(sentence);
    expect(whole(at)).toBe(before);
    expect(must(readState(at.ctx, { withEdits: true })).tab).toMatchObject({ view: null, unfinishedPull: null });
  });

  it('is not started if the obstacle appeared between the look and the first block', () => {
    const at = ownOffice(rows, 4);
    const { pullId } = must(bindOwnTab(at.ctx, { matchId: matchOwnTab(at).matchId }));
    at.tab.grid.obstacles.merge({ row: 3, rows: 2, column: 2, columns: 1 });
    const before = whole(at);
    expect(stepPull(at.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'merged-cells' } });
    expect(whole(at)).toBe(before);
  });

  it('is used without a filter and drop-downs if the person’s own table or filter takes their place', () => {
    const at = ownOffice(rows, 4);
    at.tab.grid.obstacles.makeTable({ row: 1, rows: 6, column: 1, columns: 5 });
    useOwnTab(at, matchOwnTab(at).matchId);
    expect(idsBeside(at).slice(0, 4)).toEqual(['c-2', 'c-2', '', '']);
    expect(at.tab.grid.filtered).toBe(false);
  });

  it('is used if the person’s own columns are protected', () => {
    const at = ownOffice(rows, 4);
    at.tab.grid.obstacles.protect({ row: 1, rows: 6, column: 1, columns: 5 }, [OWNER]);
    expect(useOwnTab(at, matchOwnTab(at).matchId)).toMatchObject({ creators: 4 });
  });
});

describe('a list that changed while it was read for one’s own tab', () => {
  function usedWith(shown: number, counted: number) {
    const at = ownOffice([row(2)], shown);
    const list = at.crm.listChannels.bind(at.crm);
    at.crm.listChannels = (query, page, size) => {
      const answer = list(query, page, size);
      return answer.ok ? { ...answer, value: { ...answer.value, total: counted } } : answer;
    };
    return useOwnTab(at, matchOwnTab(at).matchId);
  }

  it('reports that some may be missing when the CRM counted more creators than arrived', () => {
    expect(usedWith(8, 9)).toMatchObject({ creators: 8, incomplete: true });
  });

  it('reports nothing when all arrived', () => {
    expect(usedWith(8, 8)).toMatchObject({ creators: 8, incomplete: false });
  });
});
