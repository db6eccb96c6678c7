// One text longer than Sync edits, in a cell or in the CRM: it waits or is left alone, and nothing else waits with it.

import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { officeWith, type } from './edited-office';

describe('one long text', () => {
  it('typed into a cell does not stop the Sync of other rows', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'x'.repeat(49_950));
    type(office, 3, 'notes', 'fine');
    expect(office.review()?.changes.map(({ creatorId }) => creatorId)).toEqual(['c-2']);
  });

  it('typed into a cell waits, shown by its beginning', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'x'.repeat(49_950));
    type(office, 3, 'notes', 'fine');
    const [waiting] = office.review()?.waiting ?? [];
    expect([waiting?.creatorId, waiting?.reason.why]).toEqual(['c-1', 'too-long']);
    expect(waiting?.cell).toMatch(/^x{500}…$/);
  });

  it("held by the CRM does not stop a change of that creator's status", () => {
    const crm = new ModelCrm();
    crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), notes: '"line"\n'.repeat(6_000) });
    const office = officeWith(0, crm);
    type(office, 2, 'status', 'Completed');
    expect(office.review()?.changes.map(({ field }) => field)).toEqual(['status']);
  });

  it('that contains one of our marks is a text like any other if it is short', () => {
    const notes = 'before \uE000shortened:12.ab after';
    const crm = new ModelCrm();
    crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), notes });
    const office = officeWith(0, crm);
    expect(office.tab.grid.text(2, office.tab.grid.columnOf('notes'))).toBe(notes);
    type(office, 2, 'notes', `${notes}!`);
    office.sync();
    expect(crm.channels.get(creator('c-1'))?.notes).toBe(`${notes}!`);
  });

  it('against another long text is a conflict that can keep both', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', `"mine"\n${'"\n'.repeat(5_500)}`);
    office.crm.change(creator('c-1'), { notes: `"theirs"\n${'"\n'.repeat(5_500)}` });
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    expect(review.conflicts.map(({ answers }) => answers)).toEqual([['mine', 'theirs', 'both', 'later']]);
  });
});
