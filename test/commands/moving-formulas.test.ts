// Volatile formulas, by themselves or through cells that they read: not a new edit at every look.

import { formula, officeWith, reviewOf, sent, waits } from './edited-office';

describe('a formula with a different value at every look', () => {
  test.each(['=NOW()', '="asked "&TEXT(TODAY(),"d")', '=RAND()', '=IF(A1>0,randbetween(1,6),"")'])(
    '%s waits, and is not a new edit each time',
    (typed) => {
      const office = officeWith(2);
      formula(office, 2, 'notes', '0.123', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
      formula(office, 2, 'notes', '0.456', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    },
  );

  test.each(['=GOOGLEFINANCE("GOOG")', '=IMPORTRANGE("x","A1")', '=INDIRECT("A1")', '=rate*2'])(
    '%s waits, too: it is impossible to tell',
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
    [
      'a column that counts on from one',
      '=T2',
      Array.from({ length: 300 }, (_, i) => [2 + i, 20, i < 299 ? `=T${3 + i}+1` : '=NOW()'] as const),
    ],
  ])('that gets it from %s waits', (_, typed, others) => {
    const office = officeWith(2);
    for (const [row, column, text] of others) office.tab.grid.formula(row, column, '1', text);
    formula(office, 2, 'notes', '0.123', typed);
    expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    formula(office, 2, 'notes', '0.456', typed);
    expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
  });

  test.each([
    [12, []],
    [25, [['notes', 'changes-by-itself']]],
  ])('that gets it from %d cells in a chain, each in a tab of its own: waits if they are more than are read', (count, why) => {
    const office = officeWith(2);
    const [first] = office.book.tabs();
    for (let i = 1; i <= count; i += 1) office.book.addTab(`Rates ${i}`).grid.formula(1, 1, '1', `='Rates ${i + 1}'!A1`);
    if (first !== undefined) office.book.activate(first);
    formula(office, 2, 'notes', '0.123', "='Rates 1'!A1");
    expect(waits(office)).toEqual(why);
  });

  test.each<[string, (i: number) => string, number]>([
    ['down', (i) => `=T${i}+1`, 301],
    ['up', (i) => `=T${i + 2}+1`, 2],
    ['from the column beside it', (i) => `=U${i + 1}+1`, 2],
  ])('is not one that reads a column which counts on %s: it is sent', (_, typed, row) => {
    const office = officeWith(2);
    for (let i = 1; i <= 300; i += 1) {
      office.tab.grid.formula(i + 1, 20, '1', typed(i));
      office.tab.grid.formula(i + 1, 21, '1', `=T${i}+1`);
    }
    formula(office, 2, 'notes', '1', `=T${row}`);
    expect(reviewOf(office)).toMatchObject({ changes: [{ after: { text: '1' } }], waiting: [] });
  });

  test.each([
    '=LET(x,T9,y,x&"!",y&x)',
    '=LAMBDA(x,x&"!")(T9)',
    '=LET(f,LAMBDA(a,b,a+b),f(T9,2))',
    '=MAP(T9:T10,LAMBDA(one,IF(one>1,one,true)))',
  ])('%s is not one: its names are its own', (typed) => {
    const office = officeWith(2);
    formula(office, 2, 'notes', '1', typed);
    expect(reviewOf(office)).toMatchObject({ changes: [{ after: { text: '1' } }], waiting: [] });
  });

  test.each(['=LET(x,NOW(),x)', '=LET(x,T9,x*rate)', '=LET(x,T9,1)+x', '=LAMBDA(x,y)(T9)', '=MAP(T9:T10,double)', '=SUM({1,rate,2})'])(
    '%s is one, or it is impossible to tell',
    (typed) => {
      const office = officeWith(2);
      formula(office, 2, 'notes', '1', typed);
      expect(waits(office)).toEqual([['notes', 'changes-by-itself']]);
    },
  );

  test('that gets it from another tab waits; one that is stable there is sent', () => {
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

  test('is not one that follows cells which people type: what they type is an edit each time', () => {
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

  test('is distinguished from text in a formula that only looks like one', () => {
    const office = officeWith(2);
    formula(office, 2, 'notes', 'see NOW()', '="see NOW()"');
    expect(reviewOf(office).changes).toMatchObject([{ after: { text: 'see NOW()' } }]);
  });
});
