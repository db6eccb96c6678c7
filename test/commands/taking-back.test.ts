// Taking a run back: what can be taken back is offered whole, and what somebody changed since is named with both values.

import { creator } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

describe('taking a run back', () => {
  it('offers every change, those of cells that were blank before too', () => {
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

  it('names what somebody changed since: the column, what the run had sent, and what stands there now', () => {
    const office = officeWith(3);
    type(office, 2, 'status', 'Completed');
    type(office, 3, 'status', 'Completed');
    const { runId } = office.send(reviewOf(office));
    office.crm.change(creator('c-1'), { status: 2 });
    expect(office.undo(runId)?.waiting).toMatchObject([
      { creatorId: 'c-1', field: 'status', reason: { why: 'changed-since', mine: 'Completed', theirs: 'In communication' } },
    ]);
  });

  it('tells where the rows stand now, and which of them are hidden, not where they stood', () => {
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
