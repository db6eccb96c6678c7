// The runs of a document: which are listed, and one of them written into a tab, cell by cell.

import { newHead } from '../../src/commands/runs/check';
import { readHistory, readResultsFile, showHistory } from '../../src/commands/runs/history';
import { beginRun } from '../../src/commands/runs/journal';
import type { RunHead } from '../../src/commands/runs/run-schema';
import { type RunDrafts, type RunState, runOf } from '../../src/sync/run';
import { words } from '../../src/text/words';
import { creator, must, type Office } from '../fakes/office';
import { body, change, objection } from '../fakes/run-records';
import { asPage } from './as-page';
import { officeWith } from './edited-office';

function kept(office: Office, state: RunState, drafts: RunDrafts = { changes: [change('c-1')] }, more: Partial<RunHead> = {}): string {
  office.clock.sleep(60_000);
  return must(beginRun(office.ctx, { ...newHead(office.ctx, office.tab, 'all'), state, ...more }, runOf(drafts))).runId;
}

it('runs that sent something, or may have, are listed newest first', () => {
  const office = officeWith(1);
  const states: readonly RunState[] = ['checking', 'reviewing', 'confirmed', 'sending', 'paused', 'done', 'partly', 'cancelled'];
  const totals = { changes: 3, applied: 2, failed: 1, unknown: 0, underway: 0, added: 0 };
  for (const state of states) kept(office, state, {}, { totals });
  const cards = must(asPage(readHistory, office.ctx, {}));
  expect(cards.map(({ state }) => state)).toEqual(['partly', 'done', 'paused', 'sending']);
  expect(cards[0]).toMatchObject({ total: 3, applied: 2, failed: 1, who: 'Sample person 1', tab: 'Creators' });
});

const { outcome, columns } = words('en').history;
const field = words('en').common.field;

const RUN: RunDrafts = {
  changes: [
    change('c-1', { state: 'applied', field: 'status', before: 1, after: 3 }),
    change('c-2', { state: 'rejected', objection: objection('not today', { requestId: 'r-7' }) }),
    change('c-3', { state: 'left' }),
    change('c-4', { state: 'applied', field: 'archived', before: false, after: true }),
    change('c-5', { state: 'unknown', before: '', after: '=1+1' }),
  ],
  bodies: [
    body(['c-1'], { requestId: 'r-1', body: { kind: 'batch', ids: [creator('c-1')], set: { status: 3 }, creates: false } }),
    body(['c-2', 'c-5'], { requestId: 'r-2' }),
  ],
};

const lines = [
  ['Sample c-1', 'c-1', field.status, 'Not collaborated', 'Completed', outcome.applied, '', 'r-1'],
  ['Sample c-2', 'c-2', field.notes, 'before', 'after', outcome.rejected, 'not today', 'r-7'],
  ['Sample c-4', 'c-4', field.archived, 'No', 'Yes', outcome.applied, '', ''],
  ['Sample c-5', 'c-5', field.notes, '', '=1+1', outcome.unknown, '', 'r-2'],
];

describe('one run', () => {
  it('goes into a tab of its own, one row per change, without what was left', () => {
    const office = officeWith(1);
    const runId = kept(office, 'partly', RUN);
    must(asPage(showHistory, office.ctx, { runId }));
    const { grid } = office.tab;
    const width = Object.keys(columns).length;
    const cells = (row: number) => Array.from({ length: width }, (_, i) => grid.text(row, i + 1));
    expect(cells(1)).toEqual(Object.values(columns));
    expect([2, 3, 4, 5].map(cells)).toEqual(lines.map((line) => ['2026-01-05 09:01', 'Sample person 1', ...line]));
    expect(grid.lastRow()).toBe(5);
    expect(grid.columns.slice(0, 3).map(({ kind, editable, hidden, mark }) => [kind, editable, hidden, mark?.field])).toEqual([
      ['time', false, false, 'history:when'],
      ['text', false, false, 'history:who'],
      ['text', false, false, 'history:creator'],
    ]);
    expect(grid.frozenColumns).toBe(1);
  });

  it('that sent nothing is a tab of headings', () => {
    const office = officeWith(1);
    must(showHistory(office.ctx, { runId: kept(office, 'partly', { changes: [change('c-1', { state: 'left' })] }) }));
    expect(office.tab.grid.lastRow()).toBe(1);
  });

  it('is a file with the same lines, and says how many there are', () => {
    const office = officeWith(1);
    const { csv, rows, name } = must(asPage(readResultsFile, office.ctx, { runId: kept(office, 'partly', RUN) }));
    expect([rows, name.endsWith('.csv'), csv.split('\r\n').filter((line) => line !== '').length]).toEqual([4, true, 5]);
    expect(csv).toContain('not today');
  });

  it('that is unknown is neither', () => {
    const office = officeWith(1);
    const tabs = office.book.tabs().length;
    for (const call of [showHistory, readResultsFile])
      expect(call(office.ctx, { runId: 'unknown' })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(office.book.tabs()).toHaveLength(tabs);
  });
});
