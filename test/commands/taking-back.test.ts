// Undoing a run: everything that can be undone is offered, and what somebody changed since is named with both values.

import { creator } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

describe('undoing a run', () => {
  it('offers every change, including those of cells that were blank before', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'first note');
    type(office, 3, 'labels', 'Beauty');
    const { runId } = office.send(reviewOf(office));
    expect(office.undo(runId)).toMatchObject({
      clears: 1,
      labelsRemoved: 1,
      waiting: [],
      changes: [
        { field: 'notes', ticked: true },
        { field: 'labels', ticked: true },
      ],
    });
  });

  it('names what somebody changed since: the column, what the run had sent, and what is there now', () => {
    const office = officeWith(3);
    type(office, 2, 'status', 'Completed');
    type(office, 3, 'status', 'Completed');
    const { runId } = office.send(reviewOf(office));
    office.crm.change(creator('c-1'), { status: 2 });
    expect(office.undo(runId)?.waiting).toMatchObject([
      { creatorId: 'c-1', field: 'status', reason: { why: 'changed-since', mine: 'Completed', theirs: 'In communication' } },
    ]);
  });

  it('says where the rows are now, and which of them are hidden, not where they were', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'first note');
    type(office, 3, 'status', 'Completed');
    const { runId } = office.send(reviewOf(office));
    office.crm.change(creator('c-2'), { status: 2 });
    const { grid } = office.tab;
    grid.sort(grid.columnOf('creatorId'), false);
    grid.hideRow(4);
    expect(office.undo(runId)).toMatchObject({
      changes: [{ creatorId: 'c-1', row: 4, hidden: true }],
      waiting: [{ creatorId: 'c-2', rows: [3] }],
      hiddenRows: 1,
    });
  });
});
