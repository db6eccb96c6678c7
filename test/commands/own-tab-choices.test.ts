// A choice of creators for a person's own tab: as it is pasted, as the CRM is asked for it, and whom its filters leave out, page by page.

import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { readQueryText } from '../../src/commands/views/query-text';
import { queryText } from '../../src/crm/query';
import type { ViewQuery } from '../../src/fields/filters';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { idsBeside, matchOwnTab, OWN_COLUMNS, ownOffice, useOwnTab } from '../laws/own-rows';

const row = (link: number | null) => ({ link, email: null, decorated: false });

/** Reads a choice for the tab to its end; answers what was found, and what the CRM was asked. */
function matched(at: Office, query: ViewQuery) {
  const asked: unknown[] = [];
  const list = at.crm.listChannels.bind(at.crm);
  at.crm.listChannels = (question, page, size) => {
    asked.push(question);
    return list(question, page, size);
  };
  const { matchId } = must(startMatch(at.ctx, { query, name: 'Mine', columns: OWN_COLUMNS }));
  for (let n = 0; n < 20; n += 1) {
    const step = stepMatch(at.ctx, { matchId });
    if (step.ok && step.value.found !== null) return { found: step.value.found, asked };
  }
  throw new Error('the reading does not end');
}

test('a pasted choice is read, or refused with what is wrong in it', () => {
  const { ctx } = new Office(new ModelCrm());
  expect(readQueryText(ctx, { text: queryText({ platform: 'tiktok', archived: true }) })).toEqual({
    ok: true,
    value: { query: { platform: 'tiktok', archived: true } },
  });
  expect(readQueryText(ctx, { text: '{"colour":"red"}' })).toMatchObject({
    problem: { kind: 'bad-query', words: { what: 'unknown-key', key: 'colour' } },
  });
});

test('where no tab is open there is none to look at', () => {
  expect(lookAtOwnTab(new Office(new ModelCrm()).ctx)).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
});

test('the CRM is not asked in the place of a filter of ours: nobody knows yet whether it can be', () => {
  const at = ownOffice([row(1)], 6);
  for (const n of [1, 2, 3]) at.crm.change(creator(`c-${n}`), { owner: 'u-a' });
  const { found, asked } = matched(at, { where: { owners: { is: 'any', of: ['u-a'] } } });
  expect(found).toMatchObject({ matchedRows: 1, appended: 2 });
  expect(asked).toEqual([{}]);
});

test('those whom its filters leave out are counted over all pages, each reading anew', () => {
  const at = ownOffice([row(1)], 12);
  at.crm.pageSize = 5;
  for (const n of [2, 9, 10]) at.crm.change(creator(`c-${n}`), { owner: 'u-a' });
  matchOwnTab(at);
  const { requests } = at.crm;
  // The limit comes between the pages, so that they are read in several calls.
  at.crm.before = (_, n) => ((n - requests) % 2 === 0 ? 'wait' : null);
  const aside = () => JSON.parse(at.ctx.shared.read(`own.${at.tab.id}`) ?? '[]')[1]?.aside;
  for (let n = 0; n < 2; n += 1) {
    const { found } = matched(at, { where: { owned: false } });
    expect([found.matchedRows, found.appended, aside()]).toEqual([1, 8, 3]);
  }
});

test('a row that bears another creator’s id already keeps it, and one that bears its own is not written again', () => {
  const at = ownOffice([row(1), row(2), row(3)], 4);
  useOwnTab(at, matchOwnTab(at).matchId);
  expect(idsBeside(at).slice(0, 3)).toEqual(['c-1', 'c-2', 'c-3']);
  const ids = at.tab.grid.columnOf('creatorId');
  at.ctx.shared.write(`view.${at.tab.id}`, null);
  at.tab.grid.type(3, ids, 'c-3');
  useOwnTab(at, matchOwnTab(at).matchId);
  expect(at.tab.grid.text(3, ids)).toBe('c-3');
});
