// Cells that show something else than they hold: names over addresses, numbers with an exponent, formulas that never stand still.

import { creator, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf } from './edited-office';

const formula = ({ tab }: Office, row: number, field: string, shown: string, typed: string): void =>
  tab.grid.formula(row, tab.grid.columnOf(field), shown, typed);
const number = ({ tab }: Office, row: number, field: string, value: number, shown: string): void =>
  tab.grid.number(row, tab.grid.columnOf(field), value, shown);
const waits = (desk: Office) => reviewOf(desk).waiting.map(({ field, reason }) => [field, reason.why]);
const sent = (desk: Office): void => {
  const review = reviewOf(desk);
  confirmAll(desk, review);
  expect(desk.finishSend(review.runId)).toMatchObject({ state: 'done', applied: review.changes.length });
};

describe('a HYPERLINK formula', () => {
  test.each<[string, 'email' | 'contactLink', string, string]>([
    ['=HYPERLINK("mailto:one@example.test","Sample One")', 'email', 'Sample One', 'one@example.test'],
    ['=hyperlink( "mailto:one@example.test" ; "Sample One" )', 'email', 'Sample One', 'one@example.test'],
    ['=HYPERLINK("https://example.test/a","her page")', 'contactLink', 'her page', 'https://example.test/a'],
    ['=HYPERLINK("mailto:other@example.test","one@example.test")', 'email', 'one@example.test', 'one@example.test'],
    ['=HYPERLINK("https://example.test/a")', 'contactLink', 'https://example.test/a', 'https://example.test/a'],
  ])('%s in %s stands for its address, and is no edit once that was sent', (typed, field, shown, address) => {
    const desk = officeWith(2);
    formula(desk, 2, field, shown, typed);
    sent(desk);
    expect(desk.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    expect(desk.review()).toBeNull();
    desk.refresh();
    expect(desk.review()).toBeNull();
  });

  test.each([
    ['=HYPERLINK(A1,"Sample One")', 'email'],
    ['=HYPERLINK("https://example.test","Sample One")', 'email'],
    ['=HYPERLINK("mailto:one@example.test","Sample One")', 'contactLink'],
    ['=B7', 'contactLink'],
  ])('%s in %s waits, because the address cannot be known', (typed, field) => {
    const desk = officeWith(2);
    formula(desk, 2, field, 'Sample One', typed);
    expect(waits(desk)).toEqual([[field, 'shows-a-name']]);
  });

  test('in a note is what it shows', () => {
    const desk = officeWith(2);
    formula(desk, 2, 'notes', 'Sample One', '=HYPERLINK("https://example.test","Sample One")');
    expect(reviewOf(desk).changes).toMatchObject([{ field: 'notes', after: { text: 'Sample One' } }]);
  });
});

describe('a number that its look shortens', () => {
  test('is sent with all of its digits while the cell holds them', () => {
    const desk = officeWith(2);
    number(desk, 2, 'notes', 4915112345678, '4.91511E+12');
    number(desk, 3, 'notes', 123456789012345, '1,23457E+14');
    sent(desk);
    expect(desk.crm.channels.get(creator('c-1'))?.notes).toBe('4915112345678');
    expect(desk.crm.channels.get(creator('c-2'))?.notes).toBe('123456789012345');
    expect(desk.review()).toBeNull();
  });

  test('waits when digits are lost for good', () => {
    const desk = officeWith(2);
    number(desk, 2, 'notes', Number('1234567890123456789'), '1.23457E+18');
    formula(desk, 3, 'notes', '4.91511E+12', '=B7');
    expect(waits(desk)).toEqual([
      ['notes', 'shortened-number'],
      ['notes', 'shortened-number'],
    ]);
  });
});

describe('a formula that gives another value at every look', () => {
  test.each(['=NOW()', '="asked "&TEXT(TODAY(),"d")', '=RAND()', '=IF(A1>0,randbetween(1,6),"")'])(
    '%s waits, and is no new edit each time',
    (typed) => {
      const desk = officeWith(2);
      formula(desk, 2, 'notes', '0.123', typed);
      expect(waits(desk)).toEqual([['notes', 'changes-by-itself']]);
      formula(desk, 2, 'notes', '0.456', typed);
      expect(waits(desk)).toEqual([['notes', 'changes-by-itself']]);
    },
  );

  test('is told from a text in a formula that only looks like one', () => {
    const desk = officeWith(2);
    formula(desk, 2, 'notes', 'see NOW()', '="see NOW()"');
    expect(reviewOf(desk).changes).toMatchObject([{ after: { text: 'see NOW()' } }]);
  });
});
