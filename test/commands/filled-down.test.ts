// Checkboxes and formulas that a person filled down far below the last creator are not rows: new creators go right below the others.

import { readState } from '../../src/commands/state';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

function filledDown(office: Office): void {
  const { grid } = office.tab;
  const own = grid.columns.findLastIndex(({ mark }) => mark !== null) + 2;
  grid.type(1, own, 'Paid');
  grid.boxes(2, 500, own);
  grid.type(1, own + 1, 'Total');
  for (let row = 2; row <= 500; row += 1) grid.formula(row, own + 1, '');
}

const comes = ({ crm }: Office, id: string) => crm.channels.set(creator(id), blankChannel(creator(id)));

describe('a tab with checkboxes and formulas filled down', () => {
  it('gets new creators right below the others', () => {
    const office = officeWith(3);
    filledDown(office);
    comes(office, 'c-new');
    expect(office.refresh()).toMatchObject({ added: 1, updated: 0 });
    const { grid } = office.tab;
    expect(grid.text(5, grid.columnOf('creatorId'))).toBe('c-new');
    expect(office.review()).toBeNull();
  });

  it('keeps what a person wrote below the creators, and new ones go below it', () => {
    const office = officeWith(3);
    filledDown(office);
    const { grid } = office.tab;
    grid.type(7, grid.columnOf('name'), 'Everybody of spring');
    comes(office, 'c-new');
    office.refresh();
    expect(grid.text(7, grid.columnOf('name'))).toBe('Everybody of spring');
    expect(grid.text(8, grid.columnOf('creatorId'))).toBe('c-new');
  });

  it('is edited and sent like any other', () => {
    const office = officeWith(3);
    filledDown(office);
    type(office, 3, 'notes', 'hello');
    expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 1 });
    expect(office.sync()).toMatchObject({ applied: 1 });
  });
});

describe("a person's own tab with checkboxes filled down", () => {
  it('has as many rows as have content', () => {
    const crm = new ModelCrm();
    for (const id of ['c-1', 'c-2']) crm.channels.set(creator(id), { ...blankChannel(creator(id)), email: `${id}@example.test` });
    const office = new Office(crm);
    const tab = office.book.addTab('My list');
    office.book.activate(tab);
    tab.grid.type(1, 1, 'Email');
    tab.grid.type(1, 2, 'Paid');
    tab.grid.type(2, 1, 'c-1@example.test');
    tab.grid.type(3, 1, 'nobody@example.test');
    tab.grid.boxes(2, 300, 2);
    expect(must(lookAtOwnTab(office.ctx))).toMatchObject({ rows: 2 });
    const { matchId } = must(
      startMatch(office.ctx, { query: {}, name: 'Mine', columns: { link: null, handle: null, email: 1, platform: null } }),
    );
    let progress = must(stepMatch(office.ctx, { matchId }));
    while (progress.found === null) progress = must(stepMatch(office.ctx, { matchId }));
    expect(progress.found).toMatchObject({ rows: 2, matchedRows: 1, unmatchedRows: 1 });
  });
});
