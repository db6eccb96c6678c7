// Showing only the rows with edits, and all rows again.

import { showOnly } from '../../src/commands/edits/show-only';
import { readState } from '../../src/commands/state';
import { rowNumberOf } from '../../src/sync/model';
import { creator, must, type Office } from '../fakes/office';
import { asPage } from './as-page';
import { officeWith, type } from './edited-office';

const visible = ({ tab }: Office, count: number): string[] =>
  Array.from({ length: count }, (_, i) => i + 2)
    .filter((row) => !tab.hiddenRows([rowNumberOf(row)]).has(rowNumberOf(row)))
    .map((row) => tab.grid.text(row, tab.grid.columnOf('creatorId')));

const isOnly = (office: Office): boolean | undefined => must(readState(office.ctx, { withEdits: true })).edits?.onlySome;

describe('showing only the rows with edits', () => {
  it('hides every other row, and shows all of them again', () => {
    const office = officeWith(6);
    type(office, 3, 'notes', 'mine');
    type(office, 5, 'status', 'Completed');
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect([visible(office, 6), isOnly(office)]).toEqual([['c-2', 'c-4'], true]);
    must(showOnly(office.ctx, { rows: 'all' }));
    expect([visible(office, 6), isOnly(office)]).toEqual([['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'], false]);
  });

  it('keeps rows hidden that a person has hidden by other columns', () => {
    const office = officeWith(6);
    type(office, 3, 'notes', 'mine');
    type(office, 5, 'notes', 'mine too');
    office.tab.grid.filterTo(new Set([2, 5, 6]));
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect(visible(office, 6)).toEqual(['c-4']);
    must(showOnly(office.ctx, { rows: 'all' }));
    expect(visible(office, 6)).toEqual(['c-1', 'c-4', 'c-5']);
  });

  it('keeps a row visible that was sent meanwhile, and hides rows that only wait', () => {
    const office = officeWith(4);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'labels', 'No such label');
    must(showOnly(office.ctx, { rows: 'edited' }));
    office.sync();
    expect(visible(office, 4)).toEqual(['c-1']);
  });

  it('selects the rows if the Sync column is gone', () => {
    const office = officeWith(4);
    type(office, 4, 'notes', 'mine');
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('sync'));
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect(office.tab.selectedRows()).toEqual([{ from: 4, to: 4 }]);
  });
});

describe('showing only a part, as requested by the page', () => {
  it('hides blank rows below the last creator, too', () => {
    const office = officeWith(3);
    type(office, 3, 'notes', 'mine');
    office.tab.grid.type(7, office.tab.grid.lastColumn() + 1, 'a total of my own');
    must(asPage(showOnly, office.ctx, { rows: 'edited' }));
    expect(visible(office, 5)).toEqual(['c-2']);
    must(asPage(showOnly, office.ctx, { rows: 'all' }));
    expect(visible(office, 5)).toEqual(['c-1', 'c-2', 'c-3', '', '']);
  });

  it('shows creators that the last refresh found changed in the CRM', () => {
    const office = officeWith(4);
    office.crm.change(creator('c-3'), { notes: 'of a colleague' });
    office.refresh();
    must(asPage(showOnly, office.ctx, { rows: 'changed' }));
    expect(visible(office, 4)).toEqual(['c-3']);
  });

  it('changes neither filter nor selection if there is nothing of the kind', () => {
    const office = officeWith(3);
    office.tab.select([rowNumberOf(4)], null);
    for (const rows of ['edited', 'changed', 'all'] as const) must(asPage(showOnly, office.ctx, { rows }));
    expect([visible(office, 3), office.tab.selectedRows()]).toEqual([['c-1', 'c-2', 'c-3'], [{ from: 4, to: 4 }]]);
  });

  it('selects the rows if the person’s own filter does not include the column, and leaves the selection if it does', () => {
    const office = officeWith(3);
    type(office, 3, 'notes', 'mine');
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect(office.tab.selectedRows()).toEqual([]);
    office.tab.hideTexts = () => false;
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect(office.tab.selectedRows()).toEqual([{ from: 3, to: 3 }]);
  });

  it('is refused in a tab without a view', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Another tab'));
    expect(asPage(showOnly, office.ctx, { rows: 'edited' })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
  });
});
