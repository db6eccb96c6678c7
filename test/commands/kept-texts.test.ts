// A CRM that keeps texts in a spelling of its own: what was sent counts as sent, and its spelling comes into cell and base.

import { ModelCrm } from '../fakes/model-crm';
import { creator, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

function tidying(): Office {
  const crm = new ModelCrm();
  crm.tidies = true;
  return officeWith(2, crm);
}

const text = ({ tab: { grid } }: Office, row: number, field: string): string => grid.text(row, grid.columnOf(field));

function send(desk: Office) {
  const review = reviewOf(desk);
  confirmAll(desk, review);
  return desk.finishSend(review.runId);
}

describe.each([
  ['email', 'Sample@Example.test', 'sample@example.test'],
  ['notes', '  asked twice\r\nno answer ', 'asked twice\nno answer'],
  ['contactLink', 'https://example.test', 'https://example.test/'],
] as const)('%s %j that is kept as %j', (field, typed, kept) => {
  test('counts as sent, takes the spelling of the CRM, and is no edit any more', () => {
    const desk = tidying();
    type(desk, 2, field, typed);
    expect(send(desk)).toMatchObject({ state: 'done', applied: 1, failed: 0, unknown: 0 });
    expect(text(desk, 2, field)).toBe(kept);
    expect(desk.review()).toBeNull();
  });

  test('ends a conflict with "mine" at the first try', () => {
    const desk = tidying();
    type(desk, 2, field, typed);
    desk.crm.change(creator('c-1'), { [field]: field === 'email' ? 'other@example.test' : 'https://other.example/' });
    const review = desk.answer(reviewOf(desk), 'mine');
    confirmAll(desk, review);
    expect(desk.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
    expect(desk.review()).toBeNull();
  });

  test('is no conflict where a colleague has typed the same into the CRM', () => {
    const desk = tidying();
    type(desk, 2, field, typed);
    desk.crm.change(creator('c-1'), { [field]: typed });
    expect(desk.review()).toMatchObject({ changes: [], conflicts: [], waiting: [] });
  });
});

test('a case alone that the CRM does not keep is sent once, and its own spelling comes back', () => {
  const desk = tidying();
  desk.crm.change(creator('c-1'), { email: 'one@example.test' });
  desk.refresh();
  type(desk, 2, 'email', 'One@Example.test');
  expect(send(desk)).toMatchObject({ state: 'done', applied: 1 });
  expect(text(desk, 2, 'email')).toBe('one@example.test');
  expect(desk.review()).toBeNull();
});

test('another value than the one that was sent is still a conflict', () => {
  const desk = tidying();
  type(desk, 2, 'email', 'One@Example.test');
  const review = reviewOf(desk);
  confirmAll(desk, review);
  const write = desk.crm.updateChannel.bind(desk.crm);
  desk.crm.updateChannel = (id, set, key) => {
    const answer = write(id, set, key);
    desk.crm.change(id, { email: 'two@example.test' });
    return answer;
  };
  expect(desk.finishSend(review.runId)).toMatchObject({ state: 'partly', applied: 0, failed: 1 });
});
