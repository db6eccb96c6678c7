// Cells that show something other than what they hold: names over addresses, numbers with an exponent, volatile formulas.

import { repairRows } from '../../src/commands/edits/repair';
import { readState } from '../../src/commands/state';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { formula, officeWith, reviewOf, sent, waits } from './edited-office';

const number = ({ tab }: Office, row: number, field: string, value: number, shown: string): void =>
  tab.grid.number(row, tab.grid.columnOf(field), value, shown);
const linked = ({ tab }: Office, row: number, field: string, shown: string, link: string): void =>
  tab.grid.link(row, tab.grid.columnOf(field), shown, link);

describe('a HYPERLINK formula', () => {
  test.each<[string, 'email' | 'contactLink', string, string]>([
    ['=HYPERLINK("mailto:one@example.test","Sample One")', 'email', 'Sample One', 'one@example.test'],
    ['=hyperlink( "mailto:one@example.test" ; "Sample One" )', 'email', 'Sample One', 'one@example.test'],
    ['=HYPERLINK("https://example.test/a","her page")', 'contactLink', 'her page', 'https://example.test/a'],
    ['=HYPERLINK("mailto:other@example.test","one@example.test")', 'email', 'one@example.test', 'one@example.test'],
    ['=HYPERLINK("https://example.test/a")', 'contactLink', 'https://example.test/a', 'https://example.test/a'],
  ])('%s in %s means its address, and is not an edit once that was sent', (typed, field, shown, address) => {
    const office = officeWith(2);
    formula(office, 2, field, shown, typed);
    sent(office);
    expect(office.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    expect(office.review()).toBeNull();
    office.refresh();
    expect(office.review()).toBeNull();
  });

  test.each([
    ['=HYPERLINK(A1,"Sample One")', 'email'],
    ['=HYPERLINK("https://example.test","Sample One")', 'email'],
    ['=HYPERLINK("mailto:one@example.test","Sample One")', 'contactLink'],
    ['=B7', 'contactLink'],
  ])('%s in %s waits, because the address is unknown', (typed, field) => {
    const office = officeWith(2);
    formula(office, 2, field, 'Sample One', typed);
    expect(waits(office)).toEqual([[field, 'shows-a-name']]);
  });

  test('in a note means what it shows', () => {
    const office = officeWith(2);
    formula(office, 2, 'notes', 'Sample One', '=HYPERLINK("https://example.test","Sample One")');
    expect(reviewOf(office).changes).toMatchObject([{ field: 'notes', after: { text: 'Sample One' } }]);
  });
});

describe('a link or a chip', () => {
  test.each<[string, 'email' | 'contactLink', string, string]>([
    ['Sample One', 'email', 'mailto:One@Example.test?subject=hello', 'One@Example.test'],
    ['her page', 'contactLink', 'https://example.test/a', 'https://example.test/a'],
    ['Sample One', 'email', 'mailto:one@example.test', 'one@example.test'],
  ])('that shows “%s” in %s means %s, and is not an edit once that was sent', (shown, field, link, address) => {
    const office = officeWith(2);
    linked(office, 2, field, shown, link);
    expect(reviewOf(office).changes).toMatchObject([{ field, after: { text: address } }]);
    sent(office);
    expect(office.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    expect(office.review()).toBeNull();
    office.refresh();
    expect(office.review()).toBeNull();
    expect(office.tab.grid.text(2, office.tab.grid.columnOf(field))).toBe(shown);
  });

  test('whose address changes under the same name is an edit again', () => {
    const office = officeWith(2);
    linked(office, 2, 'email', 'Sample One', 'mailto:one@example.test');
    sent(office);
    linked(office, 2, 'email', 'Sample One', 'mailto:two@example.test');
    expect(reviewOf(office).changes).toMatchObject([{ after: { text: 'two@example.test' } }]);
  });

  test('in each of a creator’s rows is one edit if they have the same address', () => {
    const office = officeWith(2);
    const { grid } = office.tab;
    grid.insertRows(3);
    grid.row(3).cells.push(...grid.row(2).cells);
    linked(office, 2, 'email', 'Sample One', 'mailto:one@example.test');
    linked(office, 3, 'email', 'S. One', 'mailto:one@example.test');
    expect(reviewOf(office)).toMatchObject({ waiting: [], changes: [{ after: { text: 'one@example.test' } }] });
    linked(office, 3, 'email', 'Sample One', 'mailto:other@example.test');
    expect(waits(office)).toEqual([['email', 'rows-disagree']]);
  });

  test.each<[string, 'email' | 'contactLink', string | null, string]>([
    ['a page', 'email', 'https://example.test', 'shows-a-name'],
    ['a mailbox', 'contactLink', 'mailto:one@example.test', 'shows-a-name'],
    ['nothing that scripts may see, as a person’s chip does', 'email', null, 'not-an-email'],
    ['nothing that scripts may see', 'contactLink', null, 'not-a-link'],
  ])('to %s waits in %s, is reverted on request, and delays nothing else', (_, field, link, why) => {
    const office = officeWith(2);
    if (link === null) office.tab.grid.type(2, office.tab.grid.columnOf(field), 'Sample One');
    else linked(office, 2, field, 'Sample One', link);
    office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'hello');
    expect(waits(office)).toEqual([[field, why]]);
    expect(reviewOf(office).changes).toMatchObject([{ field: 'notes' }]);
    must(repairRows(office.ctx, { repair: 'restore-cells', rows: [2] }));
    expect(office.tab.grid.text(2, office.tab.grid.columnOf(field))).toBe('');
  });

  test('ranks below an address that the cell shows, and is ignored in a note', () => {
    const office = officeWith(2);
    linked(office, 2, 'email', 'one@example.test', 'mailto:other@example.test');
    linked(office, 3, 'notes', 'Sample One', 'mailto:one@example.test');
    expect(reviewOf(office).changes).toMatchObject([{ after: { text: 'one@example.test' } }, { after: { text: 'Sample One' } }]);
  });

  test('is read only if an edited cell shows no address', () => {
    const office = officeWith(3);
    const asked = (): number => {
      const before = office.ops.count('links');
      office.review();
      return office.ops.count('links') - before;
    };
    expect(asked()).toBe(0);
    office.tab.grid.type(2, office.tab.grid.columnOf('email'), 'one@example.test');
    office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'no address');
    expect(asked()).toBe(0);
    linked(office, 3, 'email', 'Sample One', 'mailto:one@example.test');
    expect(asked()).toBeGreaterThan(0);
  });

  test('instead of our channel link identifies the same creator, and the link is restored', () => {
    const office = officeWith(2);
    const at = office.tab.grid.columnOf('channelLink');
    const link = office.tab.grid.text(2, at);
    linked(office, 2, 'channelLink', 'Sample c-1 on YouTube', link);
    office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'hello');
    expect(reviewOf(office)).toMatchObject({ waiting: [], changes: [{ field: 'notes' }] });
    office.refresh();
    expect(office.tab.grid.text(2, at)).toBe(link);
  });

  test('to another creator’s channel instead of our link is a mixed-up row', () => {
    const office = officeWith(2);
    const at = office.tab.grid.columnOf('channelLink');
    linked(office, 2, 'channelLink', 'Sample', office.tab.grid.text(3, at));
    expect(must(readState(office.ctx, { withEdits: true })).edits?.waiting).toMatchObject([{ rows: [2], reason: { why: 'mixed-up-row' } }]);
  });
});

describe('an address that the CRM stores in a different spelling', () => {
  const tidy = (): Office => {
    const crm = new ModelCrm();
    crm.tidies = true;
    return officeWith(2, crm);
  };

  test('leaves a link unchanged: the cell shows the name, and is no longer an edit', () => {
    const office = tidy();
    linked(office, 2, 'email', 'Sample One', 'mailto:One@Example.test');
    sent(office);
    expect(office.crm.channels.get(creator('c-1'))?.email).toBe('one@example.test');
    expect(office.review()).toBeNull();
    office.refresh();
    expect(office.review()).toBeNull();
    expect(office.tab.grid.cell(2, office.tab.grid.columnOf('email'))).toMatchObject({
      text: 'Sample One',
      link: 'mailto:One@Example.test',
    });
  });

  test('leaves a HYPERLINK unchanged', () => {
    const office = tidy();
    formula(office, 2, 'email', 'Sample One', '=HYPERLINK("mailto:One@Example.test","Sample One")');
    sent(office);
    expect(office.review()).toBeNull();
    office.refresh();
    expect(office.review()).toBeNull();
    formula(office, 2, 'email', 'Sample One', '=HYPERLINK("mailto:two@example.test","Sample One")');
    expect(reviewOf(office).changes).toMatchObject([{ before: { text: 'one@example.test' }, after: { text: 'two@example.test' } }]);
  });
});

describe('a number shortened by its format', () => {
  test('is sent with all of its digits as long as the cell holds them', () => {
    const office = officeWith(2);
    number(office, 2, 'notes', 4915112345678, '4.91511E+12');
    number(office, 3, 'notes', 123456789012345, '1,23457E+14');
    sent(office);
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('4915112345678');
    expect(office.crm.channels.get(creator('c-2'))?.notes).toBe('123456789012345');
    expect(office.review()).toBeNull();
  });

  test('is fine within a longer text, or if the CRM has it like that', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-2'), { notes: '4.91511E+12' });
    office.refresh();
    office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'about 4.91511E+12 views');
    expect(reviewOf(office)).toMatchObject({ waiting: [], changes: [{ after: { text: 'about 4.91511E+12 views' } }] });
  });

  test.each([
    [1.23456789012345, '1.23456789'],
    [12345678.12345, '12345678,12'],
    [-0.123456789123, '-0.123456789'],
    [1.2e-7, '1.2E-07'],
  ])('waits if %d is shown as %s, with fewer decimals', (value, shown) => {
    const office = officeWith(2);
    number(office, 2, 'notes', value, shown);
    expect(waits(office)).toEqual([['notes', 'shortened-number']]);
  });

  test.each([
    [2.5, '2.5'],
    [0.123456789, '0,123456789'],
    [1.23456789012345, '1.23'],
    [1234.5678, '$1,234.57'],
  ])('is fine if %d is shown as %s, in full or as somebody chose', (value, shown) => {
    const office = officeWith(2);
    number(office, 2, 'notes', value, shown);
    expect(reviewOf(office)).toMatchObject({ waiting: [], changes: [{ after: { text: shown } }] });
  });

  test('waits if digits are lost for good', () => {
    const office = officeWith(3);
    number(office, 2, 'notes', Number('1234567890123456789'), '1.23457E+18');
    formula(office, 3, 'notes', '4.91511E+12', '=B7');
    office.tab.grid.type(4, office.tab.grid.columnOf('notes'), '4.91511E+12');
    expect(waits(office)).toEqual([
      ['notes', 'shortened-number'],
      ['notes', 'shortened-number'],
      ['notes', 'shortened-number'],
    ]);
  });
});

describe('text copied along with an address', () => {
  test.each<[string, 'email' | 'contactLink', string]>([
    ['mailto:one@example.test', 'email', 'one@example.test'],
    ['<one@example.test>', 'email', 'one@example.test'],
    ['one@example.test.', 'email', 'one@example.test'],
    ['\u200B one@example.test\u00A0', 'email', 'one@example.test'],
    ['<https://example.test/a>', 'contactLink', 'https://example.test/a'],
    ['https://example.test/a.', 'contactLink', 'https://example.test/a'],
  ])('in %j is never stored, and is not an edit by itself', (text, field, address) => {
    const office = officeWith(2);
    office.tab.grid.type(2, office.tab.grid.columnOf(field), text);
    sent(office);
    expect(office.crm.channels.get(creator('c-1'))?.[field]).toBe(address);
    office.tab.grid.type(2, office.tab.grid.columnOf(field), text);
    expect(office.review()).toBeNull();
  });
});
