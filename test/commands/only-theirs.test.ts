// A review in which nothing is sent: cells only take the CRM's value in.

import { creator, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const cell = ({ tab: { grid } }: Office, field: string): string => grid.text(2, grid.columnOf(field));

describe('the CRM’s value, chosen in the only conflict', () => {
  it('is counted, replaces mine once confirmed, and is not asked about again', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const answered = office.answer(reviewOf(office), 'theirs');
    expect([answered.changes.length, answered.drift, answered.theirs]).toEqual([0, 0, 1]);
    expect(office.send(answered)).toMatchObject({ state: 'done', total: 0, results: { updated: 0, fromCrm: true } });
    expect(cell(office, 'notes')).toBe('theirs');
    expect(office.review()).toBeNull();
  });
});

describe('labels kept in the only changed cell', () => {
  it('are counted and shown again once confirmed', () => {
    const office = officeWith(2);
    type(office, 2, 'labels', 'Beauty, Food');
    office.sync();
    type(office, 2, 'labels', 'Beauty');
    const keeping = office.answer(reviewOf(office), 'later', true);
    expect([keeping.changes.length, keeping.theirs]).toEqual([0, 1]);
    office.send(keeping);
    expect(cell(office, 'labels')).toBe('Beauty, Food');
  });
});
