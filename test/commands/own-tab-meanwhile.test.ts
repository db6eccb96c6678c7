// A person's own tab that is becoming a view: what happens to it from elsewhere before it is one.

import type { Context } from '../../src/commands/context';
import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { words } from '../../src/text/words';
import { must } from '../fakes/office';
import { matchOwnTab, OWN_COLUMNS, type OwnRow, ownOffice } from '../laws/own-rows';

const row = (link: number): OwnRow => ({ link, email: null, decorated: false });

test('a reading whose columns somebody renames while the CRM is asked ends with that', () => {
  const at = ownOffice([row(0)], 2);
  const { matchId } = must(startMatch(at.ctx, { query: {}, name: 'Mine', columns: OWN_COLUMNS }));
  at.crm.before = () => {
    at.tab.grid.type(1, OWN_COLUMNS.link ?? 0, 'Another heading');
    return null;
  };
  expect(stepMatch(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
});

test('a cell with neither an address nor a link behind it keeps its text in the match', () => {
  const at = ownOffice([row(0), row(1)], 2);
  at.tab.grid.type(2, OWN_COLUMNS.link ?? 0, 'asked, no answer');
  expect(matchOwnTab(at).found).toMatchObject({ rows: 2, matchedRows: 1, unmatchedRows: 1 });
});

describe('a tab that is being turned into a view', () => {
  test('is not begun a second time by another window', () => {
    const at = ownOffice([row(0)], 2);
    const { matchId } = matchOwnTab(at);
    const { pullId } = must(bindOwnTab(at.ctx, { matchId }));
    must(stepPull(at.ctx, { pullId }));
    expect(bindOwnTab(at.ctx, { matchId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
  });

  test('and is read anew before the first block is not one whose pull can be completed', () => {
    const at = ownOffice([row(0)], 2);
    const { pullId } = must(bindOwnTab(at.ctx, { matchId: matchOwnTab(at).matchId }));
    const unfinished = () => must(readState(at.ctx, { withEdits: false })).tab?.unfinishedPull;
    expect(unfinished()).toMatchObject({ pullId });
    const { matchId } = matchOwnTab(at);
    expect(unfinished()).toBeNull();
    const bound = must(bindOwnTab(at.ctx, { matchId }));
    expect(at.finishPull(at.ctx, bound.pullId)).toMatchObject({ creators: 2 });
  });

  test('and is deleted before the first block says that it is gone', () => {
    const at = ownOffice([row(0)], 2);
    const { pullId } = must(bindOwnTab(at.ctx, { matchId: matchOwnTab(at).matchId }));
    at.book.deleteTab(at.tab.id);
    expect(stepPull(at.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });

  test('gives the file its language, which a colleague’s refresh does not change', () => {
    const at = ownOffice([row(0)], 2);
    const { matchId } = matchOwnTab(at);
    const chinese: Context = { ...at.ctx, language: 'zh', words: words('zh') };
    must(bindOwnTab(chinese, { matchId }));
    expect(must(readState(at.ctx, { withEdits: false }))).toMatchObject({ language: 'en', fileLanguage: 'zh' });
  });

  test('is pulled to its end also as the eleventh tab of a file', () => {
    const at = ownOffice([row(0)], 2);
    for (let n = 0; n < 12; n += 1) at.book.addTab(`Tab ${n}`);
    at.book.activate(at.book.addTab('Later'));
    expect(at.tab.id).toBeGreaterThan(9);
    expect(at.pull()).toMatchObject({ creators: 2 });
  });
});
