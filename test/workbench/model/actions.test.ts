// What people do to cells and tabs, and how they undo it.

import type { Action } from '../../../workbench/protocol';
import { OneTab } from './one-tab';

const TAB = 0;

/** A sheet with two columns of values, a formula column and a drop-down. */
function sheet(): OneTab {
  const one = new OneTab();
  one.fill([
    ['a', '1', '=B1+1'],
    ['b', '2', '=B2+1'],
    ['c', '3', '=B3+1'],
  ]);
  return one;
}

type Done = Parameters<OneTab['do']>[0];

const at = (one: OneTab, a1: string) => one.block(a1);

describe('a person', () => {
  test('copies cells with adjusted formulas, formats, notes and drop-downs', () => {
    const one = sheet();
    one.setFormat('B1', '0.00');
    one.tab.layers.notes.put(0, 1, 'note');
    one.do({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'A1:C1') }, at: at(one, 'A5'), cut: false });
    expect(one.table('A5:C5')).toEqual([['a', '1.00', '2']]);
    expect([one.formula('C5'), one.tab.layers.notes.at(4, 1)]).toEqual(['=B5+1', 'note']);
  });

  test('copies only values, and a date’s format with them', () => {
    const one = new OneTab();
    one.type({ A1: '2026-10-02', B1: '=A1+1' });
    one.do({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'A1:B1') }, at: at(one, 'A3'), cut: false, valuesOnly: true });
    expect([one.shown('A3'), one.formula('B3'), one.value('B3')]).toEqual(['2026-10-02', undefined, 46298]);
  });

  test('fills a larger selection with whole copies', () => {
    const one = sheet();
    one.do({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'A1:A2') }, at: at(one, 'E1:E5'), cut: false });
    expect(one.table('E1:E5').flat()).toEqual(['a', 'b', 'a', 'b', '']);
  });

  test('cuts cells: they arrive unchanged and leave blanks', () => {
    const one = sheet();
    one.do({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'C1') }, at: at(one, 'E3'), cut: true });
    expect([one.formula('E3'), one.shown('E3'), one.shown('C1')]).toEqual(['=B1+1', '2', '']);
  });

  test('cuts cells onto an overlapping place', () => {
    const one = sheet();
    one.do({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'A1:A3') }, at: at(one, 'A2'), cut: true });
    expect(one.table('A1:A4').flat()).toEqual(['', 'a', 'b', 'c']);
  });

  test('pastes texts from outside, interpreted as if typed, and the grid grows for them', () => {
    const one = new OneTab();
    const texts = Array.from({ length: 3 }, (_, i) => [`${i}`, '007']);
    one.do({ do: 'paste', tab: TAB, at: { row: 999, column: 25, rows: 1, columns: 1 }, texts });
    expect([one.tab.rows.count, one.tab.columns.count]).toEqual([1002, 27]);
    expect([one.tab.value(1001, 25), one.tab.value(1001, 26)]).toEqual([2, 7]);
  });

  test('pastes one text into every selected cell', () => {
    const one = new OneTab();
    one.do({ do: 'paste', tab: TAB, at: at(one, 'A1:B2'), texts: [['x']] });
    expect(one.table('A1:B2')).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  test('fills down, skipping the rows that the filter hides', () => {
    const one = sheet();
    for (const row of [0, 2]) one.tab.rows.change(row, { filtered: true });
    one.do({ do: 'fillDown', tab: TAB, block: at(one, 'A1:B5') });
    expect(one.table('A1:B5')).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['b', '2'],
      ['b', '2'],
    ]);
    one.history.undo();
    expect(one.table('A4:B5')).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  test('fills down the first row of the selection', () => {
    const one = sheet();
    one.do({ do: 'fillDown', tab: TAB, block: at(one, 'B1:C4') });
    expect(one.table('B1:C4')).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  test('is refused a value that a strict rule forbids, even among others', () => {
    const one = sheet();
    const rule = { criteria: 'VALUE_IN_LIST', choices: ['x', '5'], area: null, arrow: true } as const;
    one.tab.layers.rules.put(1, 0, { ...rule, strict: true });
    one.tab.layers.rules.put(2, 0, { ...rule, strict: false });
    expect(() => one.do({ do: 'paste', tab: TAB, at: at(one, 'A1'), texts: [['new'], ['y']] })).toThrow(
      'The data you entered in cell A2 violates',
    );
    expect(one.shown('A1')).toBe('a');
    one.do({ do: 'paste', tab: TAB, at: at(one, 'A1'), texts: [['new'], ['5'], ['y']] });
    expect(one.table('A1:A3').flat()).toEqual(['new', '5', 'y']);
  });

  test('renames a tab, but not to a taken name', () => {
    const one = sheet();
    one.do({ do: 'addTab', name: 'Second' });
    expect(one.userSelection.active).not.toBe(TAB);
    expect(() => one.do({ do: 'renameTab', tab: TAB, name: 'second' })).toThrow('already exists');
    one.do({ do: 'renameTab', tab: TAB, name: 'First' });
    expect(one.book.tabs.map(({ name }) => name)).toEqual(['First', 'Second']);
  });

  test('cannot remove or hide the last visible tab', () => {
    const one = sheet();
    expect(() => one.do({ do: 'deleteTab', tab: TAB })).toThrow("You can't remove all the sheets in a document.");
    expect(() => one.do({ do: 'hideTab', tab: TAB })).toThrow("You can't hide all the sheets in a document.");
  });

  test('duplicates a tab: another id, the same cells, metadata too', () => {
    const one = sheet();
    one.book.addMetadata({ at: 'column', tab: TAB, line: 1 }, 'field', 'x', 'DOCUMENT');
    one.do({ do: 'duplicateTab', tab: TAB });
    const [first, copy] = one.book.tabs;
    expect([copy?.name, one.shown('C2', copy), copy?.id === first?.id]).toEqual(['Copy of Sheet1', '3', false]);
    expect(one.book.metadata.map(({ key, place }) => [key, place.tab])).toEqual([
      ['field', TAB],
      ['field', copy?.id],
    ]);
  });
});

describe('undo', () => {
  const actions: readonly (readonly [string, (one: OneTab) => Done])[] = [
    ['typing', () => ({ do: 'type', tab: TAB, row: 0, column: 1, text: '9' })],
    ['pasting', (one) => ({ do: 'paste', tab: TAB, at: at(one, 'A1:A2'), texts: [['p']] })],
    ['cutting', (one) => ({ do: 'copy', tab: TAB, from: { tab: TAB, ...at(one, 'A1:B2') }, at: at(one, 'D4'), cut: true })],
    ['clearing', (one) => ({ do: 'clear', tab: TAB, blocks: [at(one, 'A1'), at(one, 'C1:C3')] })],
    ['filling down', (one) => ({ do: 'fillDown', tab: TAB, block: at(one, 'A1:C3') })],
    ['a note', () => ({ do: 'note', tab: TAB, row: 0, column: 0, text: 'n' })],
    ['a format', (one) => ({ do: 'format', tab: TAB, block: at(one, 'A1:C1'), bold: true, numberFormat: '0.0' })],
    ['inserting rows', () => ({ do: 'insertRows', tab: TAB, at: 1, count: 2 })],
    ['inserting columns', () => ({ do: 'insertColumns', tab: TAB, at: 0, count: 1 })],
    ['deleting rows', () => ({ do: 'deleteRows', tab: TAB, at: 1, count: 1 })],
    ['deleting a column', () => ({ do: 'deleteColumns', tab: TAB, at: 1, count: 1 })],
    ['moving a column', () => ({ do: 'moveColumns', tab: TAB, at: 0, count: 1, to: 3 })],
    ['hiding a column', () => ({ do: 'hideColumns', tab: TAB, at: 0, count: 2 })],
    ['resizing', () => ({ do: 'resizeColumn', tab: TAB, column: 0, width: 300 })],
    ['sorting', (one) => ({ do: 'sort', tab: TAB, block: at(one, 'A1:C3'), column: 1, ascending: false })],
    ['a new tab', () => ({ do: 'addTab' })],
    ['a tab gone', (one) => ({ do: 'deleteTab', tab: one.book.tabs[1]?.id ?? -1 })],
    ['renaming', () => ({ do: 'renameTab', tab: TAB, name: 'Other name' })],
  ];

  test.each(actions)('reverts %s, and redo does it again', (_, action) => {
    const one = sheet();
    one.book.addTab('Second', 1);
    const before = picture(one);
    one.do(action(one));
    const after = picture(one);
    expect(after).not.toEqual(before);
    one.history.undo();
    expect(picture(one)).toEqual(before);
    one.history.redo(one.book, one.userSelection);
    expect(withoutIds(picture(one))).toEqual(withoutIds(after));
  });

  test('does nothing if there is nothing to undo', () => {
    const one = sheet();
    const before = picture(one);
    one.history.undo();
    one.history.redo(one.book, one.userSelection);
    expect(picture(one)).toEqual(before);
  });

  test('by one person leaves what another one typed', () => {
    const one = sheet();
    one.do({ do: 'type', tab: TAB, row: 0, column: 0, text: 'mine' } satisfies Action);
    one.type({ A2: 'theirs' });
    one.history.undo();
    expect(one.table('A1:A2').flat()).toEqual(['a', 'theirs']);
  });
});

/** Everything that a person could see of the book. */
function picture({ book }: OneTab): readonly unknown[] {
  book.settle();
  return book.tabs.map((tab) => ({
    id: tab.id,
    name: tab.name,
    rows: tab.rows.count,
    columns: tab.columns.count,
    hidden: tab.columns.where(({ hidden }) => hidden === true),
    widths: tab.columns.where(({ size }) => size !== undefined && size !== 100),
    values: [...tab.layers.values.savedRows()],
    formulas: [...tab.layers.formulas.savedRows()],
    formats: [...tab.layers.formats.savedRows()],
    notes: [...tab.layers.notes.savedRows()],
    looks: [...tab.layers.looks.savedRows()],
  }));
}

const withoutIds = (tabs: readonly unknown[]): readonly unknown[] => tabs.map((tab) => ({ ...(tab as object), id: null }));
