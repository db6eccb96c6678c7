// A tab to hand out contains what was chosen, as plain values, and nothing else.

import * as fc from 'fast-check';
import { makeHandOut, readHandOut } from '../../src/commands/hand-out/hand-out';
import { rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { check } from '../laws/seeded';
import { officeWith, type } from './edited-office';

function campaignOffice(count: number): Office {
  const office = officeWith(count);
  const { grid } = office.tab;
  const own = grid.lastColumn() + 1;
  for (const [i, heading] of ['Fee', 'Day', 'Formula'].entries()) grid.type(1, own + i, heading);
  for (let row = 2; row < count + 2; row += 1) {
    type(office, row, 'notes', `secret-notes-${row}`);
    type(office, row, 'email', `secret-email-${row}@sample.test`);
    grid.number(row, own, row * 1.5, `€ ${row * 1.5}`);
    grid.setCell(row, own + 1, { text: `2026-02-0${row}`, value: { time: `2026-02-0${row}T00:00:00.000Z` } });
    grid.formula(row, own + 2, `shown-${row}`, '=secret-formula');
    grid.note(row, own, `secret-comment-${row}`);
  }
  return office;
}

const offered = (office: Office) => must(readHandOut(office.ctx)).columns;
const named = (office: Office, headings: readonly string[]) =>
  offered(office)
    .filter(({ heading }) => headings.includes(heading))
    .map(({ column, heading }) => ({ column, heading }));

describe('a hand-out', () => {
  it('offers every column except those that only Sync needs, and says which hold addresses and notes', () => {
    const office = campaignOffice(2);
    const { title, columns, selectedRows } = must(readHandOut(office.ctx));
    expect([title, selectedRows]).toEqual(['Creators 2026-01-05', 0]);
    office.tab.select([3, 1, 40].map(rowNumberOf), null);
    expect(must(readHandOut(office.ctx)).selectedRows).toBe(1);
    expect(columns.map(({ heading }) => heading)).not.toContain('creator_id');
    expect(columns.filter(({ what }) => what === 'private').map(({ heading }) => heading)).toEqual(['Notes', 'Email', 'Contact link']);
    expect(columns.filter(({ what }) => what === 'public').map(({ heading }) => heading)).toEqual([
      'Creator',
      'Platform',
      'Followers',
      'Handle',
      'Channel link',
      'Country',
    ]);
    expect(columns.filter(({ what }) => what === 'own').map(({ heading }) => heading)).toEqual(['Fee', 'Day', 'Formula']);
  });

  it('contains values: numbers and dates stay such, formulas become what they show', () => {
    const office = campaignOffice(3);
    office.tab.select([3, 4].map(rowNumberOf), null);
    const columns = named(office, ['Creator', 'Fee', 'Day', 'Formula']);
    expect(must(makeHandOut(office.ctx, { tab: office.tab.id, title: 'For the client', columns, scope: 'selected' }))).toEqual({
      tab: 'For the client',
      rows: 2,
      columns: 4,
      errors: 0,
    });
    const { grid } = office.tab;
    expect(office.tab.name).toBe('For the client');
    expect([1, 2, 3].map((row) => [1, 2, 3, 4].map((column) => grid.text(row, column)))).toEqual([
      ['Creator', 'Fee', 'Day', 'Formula'],
      ['Sample c-2', '5', '2026-02-03', 'shown-3'],
      ['Sample c-3', '6', '2026-02-04', 'shown-4'],
    ]);
    expect(grid.cell(2, 2).value).toBe(4.5);
    expect(grid.column(1).width).toBeGreaterThanOrEqual(100);
    expect(office.tab.columns().every(({ field }) => field === null)).toBe(true);
  });

  it('contains nothing that was not chosen, whatever the tab stores', () => {
    check(
      fc.property(
        fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { minLength: 1 }),
        (places, rows) => {
          const office = campaignOffice(5);
          const all = offered(office);
          const chosen = all.filter((_, i) => places.some((place) => place % all.length === i));
          const source = office.tab;
          source.select(rows.map(rowNumberOf), null);
          const texts = (kept: boolean) =>
            new Set(
              Array.from({ length: 6 }, (_, i) => i + 1).flatMap((row) =>
                Array.from({ length: source.grid.lastColumn() }, (_, j) => j + 1)
                  .filter((column) => (chosen.some((one) => one.column === column) && (row === 1 || rows.includes(row))) === kept)
                  .map((column) => source.grid.text(row, column)),
              ),
            );
          const [inside, outside] = [texts(true), texts(false)];
          const made = makeHandOut(office.ctx, {
            tab: office.tab.id,
            title: 'Out',
            columns: chosen.map(({ column, heading }) => ({ column, heading })),
            scope: 'selected',
          });
          if (!made.ok) {
            expect(made.problem.kind).toBe('nothing-selected');
            return;
          }
          const kept = JSON.stringify(office.tab.grid);
          for (const text of outside)
            if (text.length > 3 && ![...inside].some((one) => one.includes(text))) expect(kept).not.toContain(JSON.stringify(text));
          expect(kept).not.toMatch(/"c-\d"|secret-formula|secret-comment|"mark":\{/);
        },
      ),
      40,
    );
  });

  it('is not made from a column that has changed meanwhile, nor from rows that show nothing', () => {
    const office = campaignOffice(2);
    const columns = named(office, ['Fee']);
    office.tab.grid.type(1, columns[0]?.column ?? 0, 'Margin');
    expect(makeHandOut(office.ctx, { tab: office.tab.id, title: 'Out', columns, scope: 'all' })).toMatchObject({
      ok: false,
      problem: { kind: 'stale-mutation' },
    });
    office.tab.grid.filterTo(new Set());
    const others = named(office, ['Margin']);
    expect(makeHandOut(office.ctx, { tab: office.tab.id, title: 'Out', columns: others, scope: 'visible' })).toMatchObject({
      ok: false,
      problem: { kind: 'nothing-selected' },
    });
  });

  it('leaves errors blank and counts them', () => {
    const office = campaignOffice(2);
    const [fee] = named(office, ['Fee']);
    office.tab.grid.formula(2, fee?.column ?? 0, '#REF!');
    const made = must(
      makeHandOut(office.ctx, { tab: office.tab.id, title: 'Out', columns: named(office, ['Creator', 'Fee']), scope: 'all' }),
    );
    expect(made).toMatchObject({ rows: 2, errors: 1 });
    expect(office.tab.grid.text(2, 2)).toBe('');
  });
});
