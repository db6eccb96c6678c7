// What comes back into a column of ours that was deleted or emptied, row by row. What people do to columns is in identity-columns.

import type { Office } from '../fakes/office';
import { editedOffice, expectWhole, gridOf, officeOf, restoreHeadings, sends, textAt, typeAt } from './identity-office';

const columnAt = (office: Office, field: string): number => gridOf(office).columnOf(field);

describe('a deleted column', () => {
  it.each([
    ['handle', 'channelLink'],
    ['channelLink', 'handle'],
  ])('of the fingerprint %s comes back blank in a row whose %s names somebody else', (field, other) => {
    const office = editedOffice();
    const [one, two] = [textAt(office, 4, other), textAt(office, 5, other)];
    typeAt(office, 4, other, two);
    typeAt(office, 5, other, one);
    gridOf(office).deleteColumns(columnAt(office, field));
    office.refresh();
    expect([3, 4, 5].map((row) => textAt(office, row, field) === '')).toEqual([false, true, true]);
    expect(sends(office)).toEqual(['c-08 status']);
  });

  it('of ids gets them back although rows are sorted while it is filled', () => {
    const office = editedOffice();
    gridOf(office).deleteColumns(columnAt(office, 'creatorId'));
    let isRead = false;
    office.ops.before = ({ name }) => {
      if (name === 'read') isRead = true;
      if (name !== 'readTexts' || !isRead) return;
      office.ops.before = () => {};
      gridOf(office).sort(columnAt(office, 'notes'), false);
    };
    office.refresh();
    expect(textAt(office, 2, 'creatorId')).not.toBe('c-01');
    expectWhole(office);
  });
});

it('a column cleared together with its cells restores the cell of a row without its id, too', () => {
  const office = officeOf(6);
  const note = textAt(office, 5, 'notes');
  for (let row = 1; row <= 7; row += 1) gridOf(office).setCell(row, columnAt(office, 'notes'), undefined);
  typeAt(office, 5, 'creatorId', '');
  restoreHeadings(office);
  expect(textAt(office, 5, 'notes')).toBe(note);
});
