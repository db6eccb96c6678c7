// Cells that only look blank: emptied with the space bar, by a paste of invisible characters, by a line break.

import { confirm } from '../../src/commands/runs/confirm';
import { creator } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

const office = () => {
  const desk = officeWith(2);
  desk.crm.change(creator('c-1'), { notes: 'asked twice', email: 'one@example.test' });
  desk.refresh();
  return desk;
};

describe.each([' ', '\u00A0', '\u200B', '\n'])('a note overwritten with %j', (blank) => {
  test('is a removal, which is confirmed apart', () => {
    const desk = office();
    type(desk, 2, 'notes', blank);
    const { runId, digest, changes } = reviewOf(desk);
    expect(changes).toEqual([expect.objectContaining({ field: 'notes', kind: 'clear' })]);
    expect(confirm(desk.ctx, { runId, digest, without: [], clearsConfirmed: false, number: null })).toMatchObject({ ok: false });
    expect(desk.crm.channels.get(creator('c-1'))?.notes).toBe('asked twice');
  });

  test('is empty in the CRM once it was confirmed, and no edit any more', () => {
    const desk = office();
    type(desk, 2, 'notes', blank);
    const review = reviewOf(desk);
    confirmAll(desk, review);
    expect(desk.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
    expect(desk.crm.channels.get(creator('c-1'))?.notes).toBe('');
    expect(desk.review()).toBeNull();
  });
});

test('blanks in a field that is empty anyway are no edit', () => {
  const desk = office();
  type(desk, 3, 'notes', '  ');
  type(desk, 3, 'email', '\u200B');
  expect(desk.review()).toBeNull();
});

test('an address that was pasted with its brackets over the same address is no edit', () => {
  const desk = office();
  type(desk, 2, 'email', 'Sample <mailto:one@example.test>');
  expect(desk.review()).toBeNull();
});
