// Copies of rows that get their id back later than their creator's value moved on. See docs/identity.md.

import { repairRows } from '../../src/commands/edits/repair';
import { creator, must, type Office } from '../fakes/office';
import { expectWhole, gridOf, officeOf, pasteRows, reasons, repairAll, rowOf, sends, textAt, typeAt, waiting } from './identity-office';

describe('a row copied without its hidden id, of a creator whose value moved on before it was repaired,', () => {
  const copied = (): Office => {
    const office = officeOf(12);
    pasteRows(office, rowOf(office, 'c-08'), 1, rowOf(office, 'c-01'), ['sync', 'updatedAt']);
    return office;
  };

  it('asks which of the rows counts, where this tab sent another value meanwhile', () => {
    const office = copied();
    const old = textAt(office, 2, 'notes');
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    typeAt(office, 2, 'email', 'typed@example.com');
    repairAll(office, 'mixed-up-row');
    expect(waiting(office).map(({ field, reason }) => [field, reason])).toEqual([
      [
        'notes',
        {
          why: 'rows-disagree',
          rows: [
            { row: 2, text: old },
            { row: 9, text: 'typed 1' },
          ],
        },
      ],
      [
        'email',
        {
          why: 'rows-disagree',
          rows: [
            { row: 2, text: 'typed@example.com' },
            { row: 9, text: textAt(office, 9, 'email') },
          ],
        },
      ],
    ]);
    expect(sends(office)).toEqual([]);
    must(repairRows(office.ctx, { repair: 'use-row', rows: [9] }));
    expect(textAt(office, 2, 'notes')).toBe('typed 1');
    expectWhole(office, []);
  });

  it('asks the same where a refresh brought another value meanwhile', () => {
    const office = copied();
    office.crm.change(creator('c-08'), { notes: 'theirs' });
    office.refresh();
    repairAll(office, 'mixed-up-row');
    expect(reasons(office)).toEqual(['rows-disagree']);
    expect(sends(office)).toEqual([]);
  });

  it('is asked about beside what the CRM holds, where the old value is chosen or its row alone is left', () => {
    const office = copied();
    const old = textAt(office, 2, 'notes');
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    repairAll(office, 'mixed-up-row');
    gridOf(office).deleteRows(9);
    const review = office.review();
    expect(review).toMatchObject({ changes: [], conflicts: [{ was: null, mine: { text: old }, theirs: { text: 'typed 1' } }] });
    if (review !== null) office.send(office.answer(review, 'theirs'));
    expect(textAt(office, 2, 'notes')).toBe('typed 1');
    expect(office.review()).toBeNull();
  });

  it('asks the same where the whole id column was deleted, and a refresh brings the ids back', () => {
    const office = copied();
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed 1');
    office.sync();
    gridOf(office).deleteColumns(gridOf(office).columnOf('creatorId'));
    office.refresh();
    expect(reasons(office)).toEqual(['rows-disagree']);
    expect(sends(office)).toEqual([]);
  });

  it('is asked about nothing in which the rows agree, an edit that was copied along among them', () => {
    const office = officeOf(12);
    typeAt(office, rowOf(office, 'c-08'), 'notes', 'typed before');
    pasteRows(office, rowOf(office, 'c-08'), 1, rowOf(office, 'c-01'), ['sync', 'updatedAt']);
    typeAt(office, 9, 'email', 'typed@example.com');
    repairAll(office, 'mixed-up-row');
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual(['c-08 email', 'c-08 notes']);
  });
});
