// Copies of rows that get their id back after their creator's value has changed. See docs/identity.md.

import { discardEdits } from '../../src/commands/edits/edits';
import { creator, must, type Office } from '../fakes/office';
import { expectWhole, gridOf, officeOf, pasteRows, reasons, repairAll, rowOf, sends, textAt, typeAt } from './identity-office';

describe('a row copied without its hidden id, of a creator whose value changed before it was repaired,', () => {
  const copied = (): Office => {
    const office = officeOf(12);
    pasteRows(office, rowOf(office, 'c-08'), 1, rowOf(office, 'c-01'), ['sync', 'updatedAt']);
    return office;
  };

  it('asks in the review if this tab sent another value meanwhile; what was typed into the copy is asked about along with it', () => {
    const office = copied();
    const [old, email] = [textAt(office, 2, 'notes'), textAt(office, 2, 'email')];
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    typeAt(office, 2, 'email', 'typed@example.com');
    repairAll(office, 'mixed-up-row');
    const review = office.review();
    expect(review).toMatchObject({
      changes: [],
      conflicts: [
        { field: 'notes', was: null, mine: { text: old }, theirs: { text: 'typed 1' } },
        { field: 'email', was: null, mine: { text: 'typed@example.com' }, theirs: { text: email } },
      ],
    });
    if (review !== null) office.send(office.answer(review, 'theirs'));
    expect([textAt(office, 2, 'notes'), textAt(office, 9, 'notes')]).toEqual(['typed 1', 'typed 1']);
    expectWhole(office, []);
  });

  it('sends what was typed into the copy once the person answers so, and does not ask again', () => {
    const office = copied();
    typeAt(office, 2, 'email', 'typed@example.com');
    repairAll(office, 'mixed-up-row');
    const review = office.review();
    if (review !== null) office.send(office.answer(review, 'mine'));
    expect(office.crm.channels.get(creator('c-08'))?.email).toBe('typed@example.com');
    typeAt(office, 9, 'email', 'later@example.com');
    expect(office.review()).toMatchObject({ changes: [{ field: 'email' }], conflicts: [] });
  });

  it('asks the same if a refresh brought another value meanwhile', () => {
    const office = copied();
    office.crm.change(creator('c-08'), { notes: 'theirs' });
    office.refresh();
    repairAll(office, 'mixed-up-row');
    office.refresh();
    expect(office.review()).toMatchObject({ changes: [], conflicts: [{ was: null, theirs: { text: 'theirs' } }] });
  });

  it('asks the same if the whole id column was deleted, and a refresh restores the ids', () => {
    const office = copied();
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    gridOf(office).deleteColumns(gridOf(office).columnOf('creatorId'));
    office.refresh();
    expect(office.review()).toMatchObject({ changes: [], conflicts: [{ was: null, theirs: { text: 'typed 1' } }] });
  });

  it('asks the same if both rows lost their id, and one press restores both', () => {
    const office = copied();
    const old = textAt(office, 2, 'notes');
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    for (const row of [2, 9]) typeAt(office, row, 'creatorId', '');
    repairAll(office, 'id-cleared');
    expect(office.review()).toMatchObject({
      changes: [],
      conflicts: [{ field: 'notes', was: null, mine: { text: old }, theirs: { text: 'typed 1' } }],
    });
  });

  it.each(['makes it whole by hand', 'deletes the other row before the repair'])(
    'offers the old value next to what the CRM holds, if a person %s',
    (how) => {
      const office = copied();
      const old = textAt(office, 2, 'notes');
      typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
      office.sync();
      if (how === 'makes it whole by hand') typeAt(office, 2, 'creatorId', 'c-08');
      else gridOf(office).deleteRows(9);
      repairAll(office, 'mixed-up-row');
      expect(office.review()?.changes).toMatchObject([{ field: 'notes', before: { text: 'typed 1' }, after: { text: old } }]);
    },
  );

  it('asks if the row is the only one left after the repair', () => {
    const office = copied();
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    repairAll(office, 'mixed-up-row');
    gridOf(office).deleteRows(9);
    expect(office.review()).toMatchObject({ changes: [], conflicts: [{ was: null, theirs: { text: 'typed 1' } }] });
  });

  it('discards what was known if its edits are discarded or a cell that cannot be sent is reverted', () => {
    const office = copied();
    const [notes, email] = [textAt(office, 2, 'notes'), textAt(office, 2, 'email')];
    typeAt(office, 2, 'email', 'no address');
    typeAt(office, 2, 'notes', 'typed');
    repairAll(office, 'mixed-up-row');
    expect(repairAll(office, 'not-an-email')).toBe('restore-cells');
    must(discardEdits(office.ctx, { scope: 'all' }));
    expect([textAt(office, 2, 'notes'), textAt(office, 2, 'email')]).toEqual([notes, email]);
    expectWhole(office, []);
  });

  it('is not asked about where the rows agree, including an edit that was copied along', () => {
    const office = officeOf(12);
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed before');
    pasteRows(office, rowOf(office, 'c-08'), 1, rowOf(office, 'c-01'), ['sync', 'updatedAt']);
    typeAt(office, 9, 'email', 'typed@example.com');
    repairAll(office, 'mixed-up-row');
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual(['c-08 email', 'c-08 notes']);
  });
});
