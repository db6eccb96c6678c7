// The outcome of a run, as a tab and as a file for people without the spreadsheet; and what a review marks as surprising.

import { readResultsFile, showHistory } from '../../src/commands/runs/history';
import { must } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

const linesOf = (csv: string): readonly string[] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('the results of a run', () => {
  it('are a file with a line for each change, in which no cell can act as a formula', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'plain, with a comma');
    type(office, 3, 'notes', '- calls back on Monday');
    const review = reviewOf(office);
    office.send(review);
    const { name, csv, rows } = must(readResultsFile(office.ctx, { runId: review.runId }));
    const [headings, ...lines] = linesOf(csv);
    expect(name).toMatch(/^Sent .+\.csv$/);
    expect(rows).toBe(2);
    expect(headings).toBe('When,Who,Creator,creator_id,Column,Before,After,Result,Why,Request');
    expect(lines).toHaveLength(2);
    expect(csv).toContain('"plain, with a comma"');
    expect(csv).toContain(",'- calls back on Monday,In the CRM");
  });

  it('say why the CRM rejected a change', () => {
    const office = officeWith(2);
    type(office, 2, 'status', 'Completed');
    const review = reviewOf(office);
    confirmAll(office, review);
    must(showHistory(office.ctx, { runId: review.runId }));
    expect(office.tab.grid.text(1, 9)).toBe('Why');
  });

  it('do not exist for an unknown run', () => {
    expect(readResultsFile(officeWith(1).ctx, { runId: 'nothing' })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
  });
});

describe('a review', () => {
  it('marks a status that nobody in the tab had, another creator’s address, and a creator that the CRM changed meanwhile', () => {
    const office = officeWith(4);
    type(office, 2, 'email', 'taken@example.com');
    office.send(reviewOf(office));
    type(office, 3, 'email', 'Taken@example.com');
    type(office, 4, 'status', 'Completed');
    type(office, 5, 'notes', 'nothing special');
    office.crm.channels.forEach((channel, id) => {
      if (channel.name === office.tab.grid.text(5, office.tab.grid.columnOf('name')))
        office.crm.channels.set(id, { ...channel, followers: 5, updatedAt: '2026-02-02T00:00:00Z' });
    });
    const surprises = reviewOf(office).changes.map(({ field, surprises = [] }) => [field, ...surprises]);
    expect(surprises.sort()).toEqual([
      ['email', 'shared'],
      ['notes', 'changed-meanwhile'],
      ['status', 'new-value'],
    ]);
  });

  it('marks an address that two creators get at once', () => {
    const office = officeWith(3);
    type(office, 2, 'email', 'both@sample.test');
    type(office, 3, 'email', 'both@sample.test');
    type(office, 4, 'email', 'own@sample.test');
    expect(reviewOf(office).changes.map(({ surprises = [] }) => surprises)).toEqual([['shared'], ['shared'], []]);
  });
});
