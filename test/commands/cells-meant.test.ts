// Cells that show something else than they hold: names over addresses, numbers with an exponent, formulas that never stand still.

import { repairRows } from '../../src/commands/edits/repair';
import { readState } from '../../src/commands/state';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf } from './edited-office';

const formula = ({ tab }: Office, row: number, field: string, shown: string, typed: string): void =>
  tab.grid.formula(row, tab.grid.columnOf(field), shown, typed);
const number = ({ tab }: Office, row: number, field: string, value: number, shown: string): void =>
  tab.grid.number(row, tab.grid.columnOf(field), value, shown);
const linked = ({ tab }: Office, row: number, field: string, shown: string, link: string): void =>
  tab.grid.link(row, tab.grid.columnOf(field), shown, link);
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

describe('a link or a chip', () => {
  test.each<[string, 'email' | 'contactLink', string, string]>([
    ['Sample One', 'email', 'mailto:One@Example.test?subject=hello', 'One@Example.test'],
    ['her page', 'contactLink', 'https://example.test/a', 'https://example.test/a'],
    ['Sample One', 'email', 'mailto:one@example.test', 'one@example.test'],
  ])('that shows “%s” in %s stands for %s, and is no edit once that was sent', (shown, field, link, address) => {
    const desk = officeWith(2);
    linked(desk, 2, field, shown, link);
    expect(reviewOf(desk).changes).toMatchObject([{ field, after: { text: address } }]);
    sent(desk);
    expect(desk.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    expect(desk.review()).toBeNull();
    desk.refresh();
    expect(desk.review()).toBeNull();
    expect(desk.tab.grid.text(2, desk.tab.grid.columnOf(field))).toBe(shown);
  });

  test('whose address changes under the same name is an edit again', () => {
    const desk = officeWith(2);
    linked(desk, 2, 'email', 'Sample One', 'mailto:one@example.test');
    sent(desk);
    linked(desk, 2, 'email', 'Sample One', 'mailto:two@example.test');
    expect(reviewOf(desk).changes).toMatchObject([{ after: { text: 'two@example.test' } }]);
  });

  test('in each of a creator’s rows is one edit where it leads to one address', () => {
    const desk = officeWith(2);
    const { grid } = desk.tab;
    grid.insertRows(3);
    grid.row(3).cells.push(...grid.row(2).cells);
    linked(desk, 2, 'email', 'Sample One', 'mailto:one@example.test');
    linked(desk, 3, 'email', 'S. One', 'mailto:one@example.test');
    expect(reviewOf(desk)).toMatchObject({ waiting: [], changes: [{ after: { text: 'one@example.test' } }] });
    linked(desk, 3, 'email', 'Sample One', 'mailto:other@example.test');
    expect(waits(desk)).toEqual([['email', 'rows-disagree']]);
  });

  test.each<[string, 'email' | 'contactLink', string | null, string]>([
    ['a page', 'email', 'https://example.test', 'shows-a-name'],
    ['a mailbox', 'contactLink', 'mailto:one@example.test', 'shows-a-name'],
    ['nothing that scripts may see, as a person’s chip does', 'email', null, 'not-an-email'],
    ['nothing that scripts may see', 'contactLink', null, 'not-a-link'],
  ])('that leads to %s waits in %s, is put back on request, and holds nothing else up', (_, field, link, why) => {
    const desk = officeWith(2);
    if (link === null) desk.tab.grid.type(2, desk.tab.grid.columnOf(field), 'Sample One');
    else linked(desk, 2, field, 'Sample One', link);
    desk.tab.grid.type(2, desk.tab.grid.columnOf('notes'), 'hello');
    expect(waits(desk)).toEqual([[field, why]]);
    expect(reviewOf(desk).changes).toMatchObject([{ field: 'notes' }]);
    must(repairRows(desk.ctx, { repair: 'restore-cells', rows: [2] }));
    expect(desk.tab.grid.text(2, desk.tab.grid.columnOf(field))).toBe('');
  });

  test('counts less than an address that the cell shows, and nothing in a note', () => {
    const desk = officeWith(2);
    linked(desk, 2, 'email', 'one@example.test', 'mailto:other@example.test');
    linked(desk, 3, 'notes', 'Sample One', 'mailto:one@example.test');
    expect(reviewOf(desk).changes).toMatchObject([{ after: { text: 'one@example.test' } }, { after: { text: 'Sample One' } }]);
  });

  test('is asked for only where an edited cell shows no address', () => {
    const desk = officeWith(3);
    const asked = (): number => {
      const before = desk.ops.count('links');
      desk.review();
      return desk.ops.count('links') - before;
    };
    expect(asked()).toBe(0);
    desk.tab.grid.type(2, desk.tab.grid.columnOf('email'), 'one@example.test');
    desk.tab.grid.type(2, desk.tab.grid.columnOf('notes'), 'no address');
    expect(asked()).toBe(0);
    linked(desk, 3, 'email', 'Sample One', 'mailto:one@example.test');
    expect(asked()).toBeGreaterThan(0);
  });

  test('in place of a channel link that we wrote names the same creator, and the link comes back', () => {
    const desk = officeWith(2);
    const at = desk.tab.grid.columnOf('channelLink');
    const link = desk.tab.grid.text(2, at);
    linked(desk, 2, 'channelLink', 'Sample c-1 on YouTube', link);
    desk.tab.grid.type(2, desk.tab.grid.columnOf('notes'), 'hello');
    expect(reviewOf(desk)).toMatchObject({ waiting: [], changes: [{ field: 'notes' }] });
    desk.refresh();
    expect(desk.tab.grid.text(2, at)).toBe(link);
  });

  test('to another creator’s channel in place of the link that we wrote is a mixed-up row', () => {
    const desk = officeWith(2);
    const at = desk.tab.grid.columnOf('channelLink');
    linked(desk, 2, 'channelLink', 'Sample', desk.tab.grid.text(3, at));
    expect(must(readState(desk.ctx, { withEdits: true })).edits?.waiting).toMatchObject([{ rows: [2], reason: { why: 'mixed-up-row' } }]);
  });
});

describe('an address that the CRM keeps in another spelling', () => {
  const tidy = (): Office => {
    const crm = new ModelCrm();
    crm.tidies = true;
    return officeWith(2, crm);
  };

  test('leaves a link as it is: the cell shows the name, and is no edit any more', () => {
    const desk = tidy();
    linked(desk, 2, 'email', 'Sample One', 'mailto:One@Example.test');
    sent(desk);
    expect(desk.crm.channels.get(creator('c-1'))?.email).toBe('one@example.test');
    expect(desk.review()).toBeNull();
    desk.refresh();
    expect(desk.review()).toBeNull();
    expect(desk.tab.grid.cell(2, desk.tab.grid.columnOf('email'))).toMatchObject({ text: 'Sample One', link: 'mailto:One@Example.test' });
  });

  test('leaves a HYPERLINK as it is', () => {
    const desk = tidy();
    formula(desk, 2, 'email', 'Sample One', '=HYPERLINK("mailto:One@Example.test","Sample One")');
    sent(desk);
    expect(desk.review()).toBeNull();
    desk.refresh();
    expect(desk.review()).toBeNull();
    formula(desk, 2, 'email', 'Sample One', '=HYPERLINK("mailto:two@example.test","Sample One")');
    expect(reviewOf(desk).changes).toMatchObject([{ before: { text: 'one@example.test' }, after: { text: 'two@example.test' } }]);
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

  test('is no matter in a longer text, nor where the CRM has it so', () => {
    const desk = officeWith(3);
    desk.crm.change(creator('c-2'), { notes: '4.91511E+12' });
    desk.refresh();
    desk.tab.grid.type(2, desk.tab.grid.columnOf('notes'), 'about 4.91511E+12 views');
    expect(reviewOf(desk)).toMatchObject({ waiting: [], changes: [{ after: { text: 'about 4.91511E+12 views' } }] });
  });

  test('waits when digits are lost for good', () => {
    const desk = officeWith(3);
    number(desk, 2, 'notes', Number('1234567890123456789'), '1.23457E+18');
    formula(desk, 3, 'notes', '4.91511E+12', '=B7');
    desk.tab.grid.type(4, desk.tab.grid.columnOf('notes'), '4.91511E+12');
    expect(waits(desk)).toEqual([
      ['notes', 'shortened-number'],
      ['notes', 'shortened-number'],
      ['notes', 'shortened-number'],
    ]);
  });
});

describe('what comes along with an address', () => {
  test.each<[string, 'email' | 'contactLink', string]>([
    ['mailto:one@example.test', 'email', 'one@example.test'],
    ['<one@example.test>', 'email', 'one@example.test'],
    ['one@example.test.', 'email', 'one@example.test'],
    ['\u200B one@example.test\u00A0', 'email', 'one@example.test'],
    ['<https://example.test/a>', 'contactLink', 'https://example.test/a'],
    ['https://example.test/a.', 'contactLink', 'https://example.test/a'],
  ])('in %j is never stored, and is no edit by itself', (text, field, address) => {
    const desk = officeWith(2);
    desk.tab.grid.type(2, desk.tab.grid.columnOf(field), text);
    sent(desk);
    expect(desk.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    desk.tab.grid.type(2, desk.tab.grid.columnOf(field), text);
    expect(desk.review()).toBeNull();
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
