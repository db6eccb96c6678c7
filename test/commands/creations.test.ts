// A creator that is created in the CRM by a Sync.

import { openBase } from '../../src/commands/tab/base-book';
import { newcomerBase } from '../../src/sync/newcomers';
import { creator, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

describe('a creator that is to be created', () => {
  const creatable = (): Office => {
    const office = officeWith(2);
    const id = creator('new-1');
    office.crm.creatable.add(id);
    const { grid } = office.tab;
    const base = openBase(office.ctx, office.tab.id);
    grid.type(4, grid.columnOf('creatorId'), id);
    base.put(newcomerBase(id));
    base.save();
    return office;
  };

  it('is created with its status, and its note follows in the same run', () => {
    const office = creatable();
    type(office, 4, 'status', 'Completed');
    type(office, 4, 'notes', 'hello');
    const review = reviewOf(office);
    expect(review.changes.map(({ field, creates }) => [field, creates])).toEqual([
      ['status', true],
      ['notes', true],
    ]);
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 2 });
  });

  it('is not overwritten if a colleague has created it meanwhile', () => {
    const office = creatable();
    type(office, 4, 'status', 'Completed');
    const review = reviewOf(office);
    office.crm.change(creator('new-1'), { status: 2 });
    office.send(review);
    expect(office.crm.channels.get(creator('new-1'))?.status?.id).toBe(2);
  });
});
