// A CRM that stores texts in a spelling of its own: what was sent counts as sent, and its spelling goes into cell and base.

import { ModelCrm } from '../fakes/model-crm';
import { creator, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, syncNote, type } from './edited-office';

function tidying(): Office {
  const crm = new ModelCrm();
  crm.tidies = true;
  return officeWith(2, crm);
}

const text = ({ tab: { grid } }: Office, row: number, field: string): string => grid.text(row, grid.columnOf(field));

function send(office: Office) {
  const review = reviewOf(office);
  confirmAll(office, review);
  return office.finishSend(review.runId);
}

describe.each([
  ['email', 'Sample@Example.test', 'sample@example.test'],
  ['notes', '  asked twice\r\nno answer ', 'asked twice\nno answer'],
  ['contactLink', 'https://example.test', 'https://example.test/'],
] as const)('%s %j stored as %j', (field, typed, kept) => {
  test('counts as sent, takes the CRM’s spelling, and is no longer an edit', () => {
    const office = tidying();
    type(office, 2, field, typed);
    expect(send(office)).toMatchObject({ state: 'done', applied: 1, failed: 0, unknown: 0 });
    expect(text(office, 2, field)).toBe(kept);
    expect(office.review()).toBeNull();
  });

  test('ends a conflict with "mine" at the first attempt', () => {
    const office = tidying();
    type(office, 2, field, typed);
    office.crm.change(creator('c-1'), { [field]: field === 'email' ? 'other@example.test' : 'https://other.example/' });
    const review = office.answer(reviewOf(office), 'mine');
    confirmAll(office, review);
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 1 });
    expect(office.review()).toBeNull();
  });

  test('is not a conflict if a colleague has typed the same into the CRM', () => {
    const office = tidying();
    type(office, 2, field, typed);
    office.crm.change(creator('c-1'), { [field]: typed });
    expect(office.review()).toMatchObject({ changes: [], conflicts: [], waiting: [] });
  });
});

test('a difference in case that the CRM does not store is sent once, and the CRM’s spelling comes back', () => {
  const office = tidying();
  office.crm.change(creator('c-1'), { email: 'one@example.test' });
  office.refresh();
  type(office, 2, 'email', 'One@Example.test');
  expect(send(office)).toMatchObject({ state: 'done', applied: 1 });
  expect(text(office, 2, 'email')).toBe('one@example.test');
  expect(office.review()).toBeNull();
});

test('a value other than the one that was sent is still a conflict', () => {
  const office = tidying();
  type(office, 2, 'email', 'One@Example.test');
  const review = reviewOf(office);
  confirmAll(office, review);
  const write = office.crm.updateChannel.bind(office.crm);
  office.crm.updateChannel = (id, set, key) => {
    const answer = write(id, set, key);
    office.crm.change(id, { email: 'two@example.test' });
    return answer;
  };
  expect(office.finishSend(review.runId)).toMatchObject({ state: 'partly', applied: 0, failed: 1 });
});

test('the CRM’s own spelling is mentioned once in the row’s Sync note, for the field in question', () => {
  const office = tidying();
  const noteOf = (row: number): string => syncNote(office, row);
  type(office, 2, 'email', 'Sample@Example.test');
  type(office, 3, 'email', 'other@example.test');
  expect(send(office)).toMatchObject({ state: 'done', applied: 2 });
  expect(noteOf(2)).toBe('Email: the CRM saved it as sample@example.test');
  expect(noteOf(3)).toBe('');
  office.clock.sleep(60_000);
  type(office, 2, 'notes', 'asked');
  send(office);
  expect(noteOf(2)).toBe('');
});
