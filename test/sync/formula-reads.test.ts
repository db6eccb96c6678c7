// What a formula reads, derived from its text alone.

import { formulaReads } from '../../src/sync/formula-reads';

const OPEN = Number.POSITIVE_INFINITY;
const cell = (row: number, column: number, tab: string | null = null) => ({ tab, rows: [row, row], columns: [column, column] });

describe('the cells that a formula names', () => {
  it.each([
    ['=A1', [cell(1, 1)]],
    ['=$AB$12+z3', [cell(12, 28), cell(3, 26)]],
    ['=AAA1', [cell(1, 703)]],
    ['=SUM(C4:B2)', [{ tab: null, rows: [2, 4], columns: [2, 3] }]],
    ['=SUM(B:D)', [{ tab: null, rows: [1, OPEN], columns: [2, 4] }]],
    ['=SUM(B5:B)', [{ tab: null, rows: [1, OPEN], columns: [2, 2] }]],
    ['=SUM($7:3)', [{ tab: null, rows: [3, 7], columns: [1, OPEN] }]],
    ['=Spring!B2', [cell(2, 2, 'Spring')]],
    ["='It''s mine'!B2:B3", [{ tab: "It's mine", rows: [2, 3], columns: [2, 2] }]],
    ['="A1 and ""B2"""&C3', [cell(3, 3)]],
    ['=LOG10(D1)', [cell(1, 4)]],
    ['=IF(E1="NOW()",1.5E+3,#N/A)', [cell(1, 5)]],
  ])('%s', (formula, cells) => {
    expect(formulaReads(formula)).toEqual({ moves: false, cells });
  });
});

describe('a formula changes by itself', () => {
  it.each([
    '=NOW()',
    '=today()',
    '=1+RAND ()',
    '=INDIRECT("A1")',
    '=SUM(OFFSET(A1,1,0))',
    '=IMPORTRANGE("x","y")',
    '=Rate*2',
    '=SUM(budget)',
  ])('%s', (formula) => {
    expect(formulaReads(formula).moves).toBe(true);
  });
});

describe('not the name of a range is', () => {
  it.each([
    ['a truth value', '=IF(TRUE,A1,false)'],
    ['a name that LET gives, from there on', '=LET(rate,A1,total,rate*2,Total+RATE)'],
    ['a name that LAMBDA gives', '=LAMBDA(x,y,x+y)(A1,B1)'],
    ['one that stands deeper, or behind brackets', '=LET(x,SUM(A1,B1),(x+{1,2})+MAX(x;1))'],
    ['one beside a list of values', '=LET(a;{1;2};a)'],
  ])('%s', (_, formula) => {
    expect(formulaReads(formula).moves).toBe(false);
  });

  it.each([
    ['a name outside of the brackets that give it', '=LET(x,A1,x)+x'],
    ['what LET takes as a value', '=LET(x,rate,x)'],
    ['the last argument of another function', '=SUM(x,x)'],
    ['a name behind a closed list', '=MAX({1,2},x)'],
    ['the second value of LET behind a function with three arguments', '=LET(x,IF(A1,1,2),y,z,x)'],
  ])('but %s is', (_, formula) => {
    expect(formulaReads(formula).moves).toBe(true);
  });
});
