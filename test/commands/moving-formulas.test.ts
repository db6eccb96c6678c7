// Formulas that never stand still, by themselves or through cells that they read: no new edit at every look.

import { formula, officeWith, reviewOf, sent, waits } from './edited-office';

describe('a formula that gives another value at every look', () => {
  test.each(['=NOW()', '="asked "&TEXT(TODAY(),"d")', '=RAND()', '=IF(A1>0,randbetween(1,6),"")'])(
    '%s waits, and is no new edit each time',
    (typed) => {
      const office = officeWith(2);
      formula(office, 2, 'notes', '0.123', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
      formula(office, 2, 'notes', '0.456', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    },
  );

  test.each(['=GOOGLEFINANCE("GOOG")', '=IMPORTRANGE("x","A1")', '=INDIRECT("A1")', '=rate*2'])(
    '%s waits, too: it cannot be told',
    (typed) => {
      const office = officeWith(2);
      formula(office, 2, 'notes', '0.123', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    },
  );

  test.each<[string, string, readonly (readonly [number, number, string])[]]>([
    ['a cell with NOW()', '=$T$9', [[9, 20, '=NOW()']]],
    ['a range that holds one', '=SUM(T2:U99)', [[50, 21, '=RAND()']]],
    ['a column that holds one', '=VLOOKUP(A2,T:U,2,FALSE)', [[50, 21, '=RAND()']]],
    [
      'cells that follow one',
      '=T2&"!"',
      [
        [2, 20, '=U3'],
        [3, 21, '=lower(V4)'],
        [4, 22, '=TODAY()'],
      ],
    ],
    [
      'cells in a circle beside one',
      '=T2',
      [
        [2, 20, '=U2+V2'],
        [2, 21, '=T2'],
        [2, 22, '=NOW()'],
      ],
    ],
    ['more cells in a row than are followed', '=T2', Array.from({ length: 12 }, (_, i) => [2 + i, 20, `=T${3 + i}`] as const)],
  ])('that it takes from %s waits', (_, typed, others) => {
    const office = officeWith(2);
    for (const [row, column, text] of others) office.tab.grid.formula(row, column, '1', text);
    formula(office, 2, 'notes', '0.123', typed);
    expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    formula(office, 2, 'notes', '0.456', typed);
    expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
  });

  test('that it takes from another tab waits; one that stands still there is sent', () => {
    const office = officeWith(2);
    const other = office.book.addTab("Sample's rates");
    other.grid.formula(1, 1, '1', '=NOW()');
    other.grid.formula(1, 2, '1', '=1+0');
    office.book.activate(office.book.tabs()[0] ?? other);
    formula(office, 2, 'notes', '1', "='Sample''s rates'!A1");
    formula(office, 3, 'notes', '1', "='Sample''s rates'!B1");
    expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    expect(reviewOf(office).changes).toMatchObject([{ field: 'notes', after: { text: '1' } }]);
  });

  test('is not the kind that follows cells which people type: what they type is an edit each time', () => {
    const office = officeWith(2);
    const { grid } = office.tab;
    grid.type(9, 20, 'one');
    formula(office, 2, 'notes', 'one!', '=T9&"!"');
    sent(office);
    expect(office.review()).toBeNull();
    grid.type(9, 20, 'two');
    formula(office, 2, 'notes', 'two!', '=T9&"!"');
    expect(reviewOf(office).changes).toMatchObject([{ after: { text: 'two!' } }]);
  });

  test('is followed in a few reads, however many rows follow, and not at all once it was sent', () => {
    const office = officeWith(40);
    const reads = (): number => {
      const before = office.ops.count('read');
      office.review();
      return office.ops.count('read') - before;
    };
    const none = reads();
    for (let row = 2; row <= 41; row += 1) formula(office, row, 'notes', `x${row}`, `=T${row}&"x"`);
    const many = reads();
    expect(many - none).toBeLessThanOrEqual(8);
    sent(office);
    expect(reads()).toBe(none);
  });

  test('is told from a text in a formula that only looks like one', () => {
    const office = officeWith(2);
    formula(office, 2, 'notes', 'see NOW()', '="see NOW()"');
    expect(reviewOf(office).changes).toMatchObject([{ after: { text: 'see NOW()' } }]);
  });
});
