// Cells that only look blank: emptied with the space bar, by a paste of invisible characters, by a line break.

import { confirm } from '../../src/commands/runs/confirm';
import { creator } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

const freshOffice = () => {
  const office = officeWith(2);
  office.crm.change(creator('c-1'), { notes: 'asked twice', email: 'one@example.test' });
  office.refresh();
  return office;
};

describe.each([' ', '\u00A0', '\u200B', '\n'])('a note overwritten with %j', (blank) => {
  test('is a removal, which is confirmed apart', () => {
    const office = freshOffice();
    type(office, 2, 'notes', blank);
    const { runId, digest, changes } = reviewOf(office);
    expect(changes).toEqual([expect.objectContaining({ field: 'notes', kind: 'clear' })]);
    expect(confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: false, number: null })).toMatchObject({
      ok: false,
    });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('asked twice');
  });

  test('is empty in the CRM once it was confirmed, and no edit any more', () => {
    const office = freshOffice();
    type(office, 2, 'notes', blank);
    const review = reviewOf(office);
    confirmAll(office, review);
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('');
    expect(office.review()).toBeNull();
  });
});

test('blanks in a field that is empty anyway are no edit', () => {
  const office = freshOffice();
  type(office, 3, 'notes', '  ');
  type(office, 3, 'email', '\u200B');
  expect(office.review()).toBeNull();
});

test('an address that was pasted with its brackets over the same address is no edit', () => {
  const office = freshOffice();
  type(office, 2, 'email', 'Sample <mailto:one@example.test>');
  expect(office.review()).toBeNull();
});
