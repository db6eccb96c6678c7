// Cells that only look blank: cleared with the space bar, by pasting invisible characters, by a line break.

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
  test('is a removal, which is confirmed separately', () => {
    const office = freshOffice();
    type(office, 2, 'notes', blank);
    const { runId, digest, changes } = reviewOf(office);
    expect(changes).toEqual([expect.objectContaining({ field: 'notes', kind: 'clear' })]);
    expect(confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: false, number: null })).toMatchObject({
      ok: false,
    });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('asked twice');
  });

  test('is blank in the CRM once confirmed, and no longer an edit', () => {
    const office = freshOffice();
    type(office, 2, 'notes', blank);
    const review = reviewOf(office);
    confirmAll(office, review);
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('');
    expect(office.review()).toBeNull();
  });
});

test('whitespace in a field that is already blank is not an edit', () => {
  const office = freshOffice();
  type(office, 3, 'notes', '  ');
  type(office, 3, 'email', '\u200B');
  expect(office.review()).toBeNull();
});

test('an address pasted with its brackets over the same address is not an edit', () => {
  const office = freshOffice();
  type(office, 2, 'email', 'Sample <mailto:one@example.test>');
  expect(office.review()).toBeNull();
});
