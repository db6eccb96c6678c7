// Rows and columns that are added, removed and moved: everything that refers to them follows.

import { copyTab } from '../../../workbench/model/duplicate';
import { setCriteria, setFilter } from '../../../workbench/model/filter';
import { deleteLines, insertLines, moveLines } from '../../../workbench/model/structure';
import { LAYERS } from '../../../workbench/model/tab';
import { bookFrom, bookLines } from '../../../workbench/runtime/snapshot';
import { OneTab } from './one-tab';

function sheet(): OneTab {
  const made = new OneTab();
  made.fill([
    ['id', 'name', 'sum'],
    ['a', '1', '=B2*2'],
    ['b', '2', '=B3*2'],
    ['c', '3', '=SUM(B2:B4)'],
  ]);
  made.tab.layers.notes.put(2, 1, 'a note');
  made.tab.columns.change(0, { hidden: true });
  made.tab.rows.change(3, { hidden: true });
  made.book.addMetadata({ at: 'column', tab: made.tab.id, line: 1 }, 'field', 'name', 'DOCUMENT');
  setFilter(made.tab, { block: made.block('A1:C4'), criteria: new Map() });
  return made;
}

const columnOfField = ({ book }: OneTab): number | undefined => {
  const [one] = book.metadata;
  return one?.place.at === 'column' ? one.place.line : undefined;
};

describe('columns', () => {
  test('inserted before others push values, notes, formulas, marks and the filter along', () => {
    const one = sheet();
    insertLines(one.book, one.tab, 'columns', 1, 2, null);
    expect(one.table('A2:E2')).toEqual([['a', '', '', '1', '2']]);
    expect(one.formula('E4')).toBe('=SUM(D2:D4)');
    expect(one.tab.layers.notes.at(2, 3)).toBe('a note');
    expect(columnOfField(one)).toBe(3);
    expect(one.tab.filter?.block).toEqual(one.block('A1:E4'));
    expect(one.tab.columns.at(0).hidden).toBe(true);
  });

  test('that are deleted take their marks with them and leave #REF! behind', () => {
    const one = sheet();
    deleteLines(one.book, one.tab, 'columns', 1, 1);
    expect(one.table('A2:B2')).toEqual([['a', '#REF!']]);
    expect(one.formula('B2')).toBe('=#REF!*2');
    expect(one.book.metadata).toEqual([]);
    expect(one.tab.filter?.block).toEqual(one.block('A1:B4'));
  });

  test('that are moved keep everything: values, marks, hidden state, references to them', () => {
    const one = sheet();
    moveLines(one.book, one.tab, 'columns', 0, 2, 3);
    expect(one.table('A2:C2')).toEqual([['2', 'a', '1']]);
    expect(one.formula('A2')).toBe('=C2*2');
    expect([columnOfField(one), one.tab.columns.at(1).hidden]).toEqual([2, true]);
  });

  test('moved onto themselves change nothing', () => {
    const one = sheet();
    moveLines(one.book, one.tab, 'columns', 1, 2, 2);
    expect(one.table('A2:C2')).toEqual([['a', '1', '2']]);
  });
});

describe('rows', () => {
  test('inserted inside a range widen it', () => {
    const one = sheet();
    insertLines(one.book, one.tab, 'rows', 2, 1, 1);
    expect(one.formula('C5')).toBe('=SUM(B2:B5)');
    expect(one.tab.filter?.block.rows).toBe(5);
    expect(one.tab.rows.at(4).hidden).toBe(true);
  });

  test('inserted inherit the formats of their neighbor, but not its values or notes', () => {
    const one = sheet();
    one.setFormat('B2', '@');
    insertLines(one.book, one.tab, 'rows', 2, 2, 1);
    expect([one.format('B3'), one.format('B4'), one.value('B3')]).toEqual(['@', '@', undefined]);
  });

  test('deleted at the edge of a range make it shorter', () => {
    const one = sheet();
    deleteLines(one.book, one.tab, 'rows', 1, 1);
    expect([one.formula('C3'), one.shown('C3')]).toEqual(['=SUM(B2:B3)', '5']);
  });

  test('the heading row of the filter takes the filter with it when deleted', () => {
    const one = sheet();
    deleteLines(one.book, one.tab, 'rows', 0, 1);
    expect(one.tab.filter).toBeNull();
  });

  test('all rows cannot be deleted, nor nonexistent ones', () => {
    const one = sheet();
    expect(() => deleteLines(one.book, one.tab, 'rows', 0, 1000)).toThrow("You can't delete all the rows on the sheet.");
    expect(() => deleteLines(one.book, one.tab, 'rows', 999, 2)).toThrow('Those rows are out of bounds.');
  });

  test('the workbook does not grow beyond ten million cells', () => {
    const one = sheet();
    expect(() => insertLines(one.book, one.tab, 'rows', 1000, 400_000, null)).toThrow('above the limit of 10000000 cells');
    expect(one.tab.rows.count).toBe(1000);
  });
});

describe('the basic filter', () => {
  test('hides rows by what they show, and shows them again', () => {
    const one = sheet();
    one.book.settle();
    setCriteria(one.tab, 2, { kind: 'HIDDEN_VALUES', texts: ['2', '6'] });
    expect(one.tab.rows.where(({ filtered }) => filtered === true)).toEqual([1, 3]);
    setCriteria(one.tab, 2, null);
    expect(one.tab.rows.where(({ filtered }) => filtered === true)).toEqual([]);
  });

  test('sorts whole rows, formulas with their own row, including notes', () => {
    const one = sheet();
    one.do({ do: 'sort', tab: one.tab.id, block: null, column: 1, ascending: false });
    expect(one.table('A1:C4')).toEqual([
      ['id', 'name', 'sum'],
      ['c', '3', '#REF!'],
      ['b', '2', '4'],
      ['a', '1', '2'],
    ]);
    expect(one.tab.layers.notes.at(2, 1)).toBe('a note');
    expect(one.formula('C4')).toBe('=B4*2');
  });
});

test('a sort of some columns tears rows apart, as in Sheets', () => {
  const one = new OneTab();
  one.fill([
    ['a', '3'],
    ['b', '1'],
    ['c', '2'],
  ]);
  one.do({ do: 'sort', tab: one.tab.id, block: one.block('B1:B3'), column: 1, ascending: true });
  expect(one.table('A1:B3')).toEqual([
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ]);
});

test('a sort puts numbers before texts, texts (ignoring case) before booleans, blanks last', () => {
  const one = new OneTab();
  one.fill([['b'], ['TRUE'], [''], ['10'], ['A'], ['9'], ['a2']]);
  one.do({ do: 'sort', tab: one.tab.id, block: one.block('A1:A7'), column: 0, ascending: true });
  expect(one.table('A1:A7').flat()).toEqual(['9', '10', 'A', 'a2', 'b', 'TRUE', '']);
});

test('a snapshot restores the same book', () => {
  const one = sheet();
  one.type({ D1: '2026-10-02', D2: 'TRUE', D3: '=1/0' });
  one.tab.changeLook(0, 0, { bold: true, background: '#ff0000' });
  setCriteria(one.tab, 0, { kind: 'HIDDEN_VALUES', texts: ['a'] });
  one.book.settle();
  const { head, tabs } = bookLines(one.book, new Map());
  const back = bookFrom(JSON.parse(JSON.stringify(head)), tabs.map(String));
  const [tab] = back.tabs;
  expect(back.metadata).toEqual(one.book.metadata);
  expect(tab?.filter).toEqual(one.tab.filter);
  expect(tab?.columns).toEqual(one.tab.columns);
  for (const layer of LAYERS) expect([...(tab?.layers[layer].savedRows() ?? [])]).toEqual([...one.tab.layers[layer].savedRows()]);
});

test('a copied tab shares nothing with the first', () => {
  const one = sheet();
  const copy = copyTab(one.tab, 99, 'Copy');
  one.type({ A2: 'changed' });
  one.tab.columns.change(1, { hidden: true });
  expect([copy.value(1, 0), copy.columns.at(1).hidden]).toEqual(['a', undefined]);
});
