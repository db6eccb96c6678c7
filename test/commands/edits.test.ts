// What the panel counts of the edits in a tab, and what discarding them leaves: small enough to count by hand.

import { discardEdits } from '../../src/commands/edits/edits';
import { startPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import type { Scope } from '../../src/commands/tab/survey';
import type { EditCount } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { asPage } from './as-page';
import { officeWith, type } from './edited-office';

function counted(office: Office): EditCount {
  const { edits } = must(asPage(readState, office.ctx, { withEdits: true }));
  if (edits === null) throw new Error('the tab has no view');
  return edits;
}

/** Rows 2 to 6, all with notes; c-1 and c-4 carry Beauty and Summer. */
function freshOffice(): Office {
  const crm = new ModelCrm();
  const labels = crm.labelList.filter(({ name }) => name === 'Beauty' || name === 'Summer');
  for (let n = 1; n <= 5; n += 1)
    crm.channels.set(creator(`c-${n}`), {
      ...blankChannel(creator(`c-${n}`)),
      notes: `note ${n}`,
      labels: n === 1 || n === 4 ? labels : [],
    });
  const office = new Office(crm);
  office.pull();
  return office;
}

const text = ({ tab }: Office, row: number, field: string): string => tab.grid.text(row, tab.grid.columnOf(field));

describe('edits are counted', () => {
  /** Four edits in three rows, and two cells that wait, one of them in a row with an edit. */
  function editedOffice(): Office {
    const office = freshOffice();
    type(office, 2, 'labels', 'Summer, Food');
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', '');
    type(office, 3, 'status', 'no such status');
    type(office, 5, 'labels', '');
    type(office, 6, 'status', 'neither');
    return office;
  }

  it('by field, with what they remove, and by row', () => {
    expect(counted(editedOffice())).toMatchObject({
      edits: 4,
      rows: 3,
      byField: [
        { field: 'labels', edits: 2, clears: 0 },
        { field: 'notes', edits: 2, clears: 1 },
      ],
      labelsRemoved: 3,
      waitingTotal: 2,
      waitingRows: 2,
      waitingCells: 2,
      visibleRows: 3,
      selectedRows: 0,
      onlySome: false,
      troubles: [],
    });
  });

  it('of what waits, each with creator, cell and repairs; for a long text its beginning', () => {
    const office = editedOffice();
    type(office, 6, 'status', `neither ${'x'.repeat(5000)}`);
    const [first, second] = counted(office).waiting;
    expect(first).toMatchObject({
      rows: [3],
      creatorId: 'c-2',
      creator: 'Sample c-2',
      field: 'status',
      cell: 'no such status',
      repairs: ['restore-cells'],
    });
    expect([second?.rows, second?.cell.slice(0, 9)]).toEqual([[6], 'neither x']);
    expect(second?.cell.length).toBeLessThan(1000);
  });

  it('as selected if a row with an edit is', () => {
    const office = editedOffice();
    office.tab.select([3, 4, 5].map(rowNumberOf), null);
    expect(counted(office).selectedRows).toBe(2);
  });

  it('of more than fifty waiting cells, listing fifty', () => {
    const office = officeWith(53);
    for (let row = 2; row <= 54; row += 1) type(office, row, 'status', `no such status ${row}`);
    const { waiting, waitingTotal, waitingRows } = counted(office);
    expect([waiting.length, waitingTotal, waitingRows]).toEqual([50, 53, 53]);
  });
});

describe('a tab', () => {
  it('whose pull has not brought anybody yet is reported as not pulled', () => {
    const office = new Office(new ModelCrm());
    must(startPull(office.ctx, { query: {}, name: 'Creators' }));
    expect(counted(office).troubles).toEqual([{ what: 'not-pulled' }]);
  });

  it('that was pulled is not, even with nobody in it', () => {
    expect(counted(officeWith(0)).troubles).toEqual([]);
  });

  it('without its Sync column shows no part of its rows by it', () => {
    const office = freshOffice();
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('sync'));
    expect(counted(office).onlySome).toBe(false);
  });
});

describe('discarding', () => {
  it.each<[Scope, number, readonly string[]]>([
    ['all', 4, ['note 1', 'note 2', 'note 3', 'note 4']],
    ['selected', 1, ['mine 2', 'note 2', 'mine 4', 'mine 5']],
    ['visible', 2, ['note 1', 'note 2', 'mine 4', 'mine 5']],
  ])('%s: %i cells take the CRM’s value again, the others stay', (scope, cells, notes) => {
    const office = freshOffice();
    for (const row of [2, 3, 4, 5]) type(office, row, 'notes', `mine ${row}`);
    office.tab.select([3, 4].map(rowNumberOf), null);
    office.tab.grid.filterTo(new Set([2, 3, 6]));
    expect(must(asPage(discardEdits, office.ctx, { scope }))).toEqual({ cells });
    expect([2, 3, 4, 5].map((row) => text(office, row, 'notes'))).toEqual(notes);
  });

  it('reverts cells that wait, and leaves rows that cannot be identified', () => {
    const office = freshOffice();
    type(office, 2, 'status', 'no such status');
    type(office, 3, 'handle', '@somebody-else');
    type(office, 3, 'notes', 'whose?');
    expect(counted(office)).toMatchObject({ edits: 0, waitingCells: 1 });
    expect(must(asPage(discardEdits, office.ctx, { scope: 'all' }))).toEqual({ cells: 1 });
    expect([text(office, 2, 'status'), text(office, 3, 'handle'), text(office, 3, 'notes')]).toEqual([
      'Not collaborated',
      '@somebody-else',
      'whose?',
    ]);
  });
});
