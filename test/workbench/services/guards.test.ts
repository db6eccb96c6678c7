// Protections, merged cells and tables, as scripts and people encounter them.

import { setGuards } from '../../../workbench/model/guarding';
import { localStandIn, messageOf, valueOf } from '../support/local-stand-in';

const code = `
  function sheet() { return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet(); }
  /** Runs a body of JavaScript with the sheet at hand. */
  function body(text) { return new Function('sheet', 'SpreadsheetApp', text)(sheet(), SpreadsheetApp); }
`;

const PROTECTED = /You are trying to edit a protected cell or object/;

/** Person 1 came first, so the file is theirs; person 2 is a colleague. */
const fresh = () => {
  const local = localStandIn({ code });
  for (const person of ['1', '2']) valueOf(local.run('body', ['return 1'], person));
  return {
    ...local,
    does: (text: string, person = '1') => valueOf(local.run('body', [text], person)),
    fails: (text: string, person = '2') => messageOf(local.run('body', [text], person)),
  };
};

const PROTECT = (range: string): string => `
  const protection = sheet.getRange('${range}').protect().setDescription('ours');
  protection.removeEditors(protection.getEditors());`;

describe('a protected range', () => {
  it.each([
    `sheet.getRange('A1:C1').setValues([[1, 2, 3]])`,
    `sheet.getRange('B2').setFormula('=1')`,
    `sheet.getRange('B2').setNote('x')`,
    `sheet.getRange('B2').setNumberFormat('@')`,
    `sheet.getRange('B2').setBackground('red')`,
    `sheet.getRange('B2').clearContent()`,
    `sheet.getRange('B2').clearFormat()`,
    `sheet.getRange('B2').clearDataValidations()`,
    `sheet.getRange('A1').copyTo(sheet.getRange('B2'))`,
    `sheet.getRange('A1:B2').sort(1)`,
    `sheet.deleteColumn(2)`,
    `sheet.getRange('B2').protect()`,
  ])('refuses %s by a colleague, as a whole', (text) => {
    const { does, fails } = fresh();
    does(`sheet.getRange('A1').setValue('before'); ${PROTECT('B:B')}`);
    expect(fails(text)).toMatch(PROTECTED);
    expect(does(`return sheet.getRange('A1').getValue()`)).toBe('before');
    if (!text.includes('protect')) does(text);
  });

  it('refuses a colleague’s link in it, and accepts one beside it', () => {
    const { does, act, book } = fresh();
    does(PROTECT('B:B'));
    const [tab] = book.tabs;
    const link = (column: number) =>
      act({ do: 'link', tab: tab?.id ?? 0, row: 0, column, text: 'Sample', url: 'https://example.test' }, '2');
    expect(link(1)).toMatchObject({ ok: false });
    expect(link(2)).toEqual({ ok: true });
    expect([tab?.links(0, 1).length, tab?.links(0, 2).length]).toEqual([0, 1]);
  });

  it('leaves the cells beside it, and reads, to everybody', () => {
    const { does } = fresh();
    does(PROTECT('B:B'));
    does(`sheet.getRange('C1').setValue(sheet.getRange('B1').getValue() + 'x'); sheet.setColumnWidth(2, 50);`, '2');
    expect(does(`return sheet.getRange('C1').getValue()`)).toBe('x');
  });

  it('reveals who may edit it only to one of them', () => {
    const { does, fails } = fresh();
    does(PROTECT('B:B'));
    const first = `const [one] = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);`;
    const asked = `${first} return [one.canEdit(), one.isWarningOnly(), one.getRange().getA1Notation(), one.getDescription()]`;
    expect(does(asked)).toEqual([true, false, 'B:B', 'ours']);
    expect(does(asked, '2')).toEqual([false, false, 'B:B', 'ours']);
    expect(does(`${first} return one.getEditors().map(user => user.getEmail())`)).toEqual(['person-1@example.test']);
    expect(fails(`${first} one.getEditors()`)).toMatch(/permission/);
    expect(fails(`${first} one.remove()`)).toMatch(/permission/);
    expect(does(`return SpreadsheetApp.getActiveSpreadsheet().getOwner().getEmail()`, '2')).toBe('person-1@example.test');
  });

  it('is open to everybody if it only warns, and gone when removed', () => {
    const { does, fails } = fresh();
    does(`${PROTECT('B:B')} protection.setWarningOnly(true);`);
    does(`sheet.getRange('B1').setValue(1)`, '2');
    does(`sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].setWarningOnly(false)`);
    expect(fails(`sheet.getRange('B1').setValue(1)`)).toMatch(PROTECTED);
    does(`sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].remove()`);
    does(`sheet.getRange('B1').setValue(1)`, '2');
  });

  it('moves along with its column, and includes added rows', () => {
    const { does, fails } = fresh();
    does(PROTECT('B:B'));
    does(`sheet.insertColumnBefore(1); sheet.insertRowsAfter(sheet.getMaxRows(), 5);`, '2');
    expect(does(`return sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].getRange().getA1Notation()`)).toBe('C:C');
    expect(fails(`sheet.getRange(sheet.getMaxRows(), 3).setValue(1)`)).toMatch(PROTECTED);
    does(`sheet.getRange('B1').setValue(1)`, '2');
  });

  it('refuses in the language of the person’s account', () => {
    const { does, fails, standIn } = fresh();
    does(PROTECT('B:B'));
    standIn.session.people.get('2').language = 'zh-CN';
    expect(fails(`sheet.getRange('B1').setValue(1)`)).toMatch(/受保护的单元格/);
  });

  it('refuses in a language that is neither English nor Chinese with words that no English pattern matches', () => {
    const { does, fails, standIn } = fresh();
    does(PROTECT('B:B'));
    standIn.session.people.get('2').language = 'de';
    const text = fails(`sheet.getRange('B1').setValue(1)`);
    expect(text).not.toMatch(PROTECTED);
    expect(text).toMatch(/^Yóú áré/);
    expect(fails(`sheet.getRange('A1').setValues([1])`)).toMatch(/SpreadsheetApp\.Range\.setValues/);
    expect(fails(`sheet.getRange('A1').setBorder()`)).toBe('Range.setBorder is not emulated by the stand-in');
  });

  it('refuses what a colleague types, pastes and clears on the page', () => {
    const { does, act, standIn } = fresh();
    does(PROTECT('B:B'));
    const tab = standIn.session.book.tabs[0]?.id ?? 0;
    const block = { row: 0, column: 0, rows: 1, columns: 2 };
    for (const action of [
      { do: 'type', tab, row: 0, column: 1, text: 'x' } as const,
      { do: 'paste', tab, at: { ...block, columns: 1 }, texts: [['a', 'b']] } as const,
      { do: 'clear', tab, blocks: [block] } as const,
    ])
      expect(act(action, '2')).toMatchObject({ ok: false, problem: expect.stringMatching(PROTECTED) });
    expect(act({ do: 'type', tab, row: 0, column: 0, text: 'x' }, '2')).toEqual({ ok: true });
    expect(act({ do: 'type', tab, row: 0, column: 1, text: 'x' }, '1')).toEqual({ ok: true });
  });
});

describe('a protected sheet', () => {
  it('refuses changes to cells, rows, columns and filter, except in the ranges that are left open', () => {
    const { does, fails } = fresh();
    does(`const all = sheet.protect(); all.removeEditors(all.getEditors()); all.setUnprotectedRanges([sheet.getRange('D1:D9')]);`);
    for (const text of [
      `sheet.getRange('A1').setValue(1)`,
      `sheet.insertColumnsAfter(1, 1)`,
      `sheet.insertRowsAfter(1, 1)`,
      `sheet.hideColumns(1)`,
      `sheet.setColumnWidth(1, 50)`,
      `sheet.setFrozenRows(1)`,
      `sheet.getRange('D1:D9').createFilter()`,
    ])
      expect(fails(text)).toMatch(PROTECTED);
    does(`sheet.getRange('D2').setValue(1)`, '2');
    expect(does(`return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0].getUnprotectedRanges().length`, '2')).toBe(1);
  });
});

describe('merged cells', () => {
  it('keep the first value, accept no other, and are found by every range that touches them', () => {
    const { does } = fresh();
    does(
      `sheet.getRange('A1:A3').setValues([['a'], ['b'], ['c']]).mergeVertically(); sheet.getRange('A1:A3').setValues([['x'], ['y'], ['z']]);`,
    );
    expect(does(`return sheet.getRange('A1:A3').getValues()`)).toEqual([['x'], [''], ['']]);
    expect(does(`return sheet.getRange('A3:B9').getMergedRanges().map(range => range.getA1Notation())`)).toEqual(['A1:A3']);
    expect(does(`return [sheet.getRange('A2').isPartOfMerge(), sheet.getRange('A4').isPartOfMerge()]`)).toEqual([true, false]);
    does(`sheet.getRange('A1').breakApart()`);
    expect(does(`return sheet.getRange('A1:A9').isPartOfMerge()`)).toBe(false);
  });

  it('refuse a filter across merged rows, and freezing through them', () => {
    const { does, fails } = fresh();
    does(`sheet.getRange('A1:B1').merge(); sheet.getRange('A2:A3').merge();`);
    expect(fails(`sheet.getRange('A1:C9').createFilter()`)).toMatch(/vertical merges/);
    expect(fails(`sheet.setFrozenRows(2)`)).toMatch(/only part of a merged cell/);
    does(`sheet.setFrozenRows(1); sheet.getRange('A4:C9').createFilter();`);
  });
});

describe('a table with typed columns', () => {
  it('refuses rules and a filter over part of it, but accepts values', () => {
    const { does, fails, standIn } = fresh();
    const [tab] = standIn.session.book.tabs;
    if (tab === undefined) throw new Error('no tab');
    setGuards(standIn.session.book, tab, { ...tab.guards, tables: [{ row: 0, column: 0, rows: 5, columns: 2 }] });
    const rule = `SpreadsheetApp.newDataValidation().requireValueInList(['a']).build()`;
    expect(fails(`sheet.getRange('B2').setDataValidation(${rule})`, '1')).toMatch(/typed columns/);
    expect(fails(`sheet.getRange('B2').clearDataValidations()`, '1')).toMatch(/typed columns/);
    expect(fails(`sheet.getRange('A1:C9').createFilter()`, '1')).toMatch(/partially intersects a table/);
    does(`sheet.getRange('B2').setValue('x'); sheet.getRange('C2').setDataValidation(${rule});`);
  });
});

test('unsupported options of protections are refused by name', () => {
  const { fails } = fresh();
  expect(fails(`sheet.getRange('A1').protect().setNamedRange(null)`, '1')).toMatch(/Protection.setNamedRange is not emulated/);
});

describe('a person who may only view', () => {
  const viewing = () => {
    const all = fresh();
    all.standIn.session.people.get('2').views = true;
    return all;
  };

  it.each([
    `sheet.getRange('A1').setValue(1)`,
    `sheet.getRange('A1').setNote('x')`,
    `sheet.getRange('A:A').addDeveloperMetadata('k', 'v')`,
    `sheet.insertRowsAfter(1, 1)`,
    `sheet.hideColumns(1)`,
    `sheet.getRange('A1:B2').createFilter()`,
    `sheet.setName('x')`,
    `SpreadsheetApp.getActiveSpreadsheet().insertSheet()`,
    `SpreadsheetApp.getActiveSpreadsheet().deleteSheet(sheet)`,
    `SpreadsheetApp.getActiveSpreadsheet().setSpreadsheetLocale('de_DE')`,
    `sheet.protect()`,
  ])('is refused %s', (text) => {
    const { does, fails } = viewing();
    expect(fails(text)).toMatch(/do not have permission/);
    does(text.includes('deleteSheet') ? 'sheet.getRange("A1").setValue(1)' : text);
  });

  it('reads everything', () => {
    const { does } = viewing();
    does(`sheet.getRange('A1').setValue('x')`);
    expect(
      does(`return [sheet.getRange('A1').getValue(), sheet.getLastRow(), sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)]`, '2'),
    ).toEqual(['x', 1, []]);
  });

  it('types nothing on the page', () => {
    const { act, standIn } = viewing();
    const tab = standIn.session.book.tabs[0]?.id ?? 0;
    expect(act({ do: 'type', tab, row: 0, column: 0, text: 'x' }, '2')).toMatchObject({ ok: false });
    expect(act({ do: 'addTab' }, '2')).toMatchObject({ ok: false });
    expect(act({ do: 'select', tab, block: { row: 0, column: 0, rows: 1, columns: 1 } }, '2')).toEqual({ ok: true });
  });
});

test('a drop-down that allows several choices accepts them, hides this from scripts, and loses it when one writes its rule back', () => {
  const { does, fails, standIn } = fresh();
  const [tab] = standIn.session.book.tabs;
  if (tab === undefined) throw new Error('no tab');
  const rule = {
    criteria: 'VALUE_IN_LIST',
    choices: ['A', 'B'],
    area: null,
    arrow: true,
    strict: true,
    several: true,
  } as const;
  tab.layers.rules.put(0, 0, rule);
  expect(does(`return sheet.getRange('A1').setValue('B, A').getValue()`)).toBe('B, A');
  expect(fails(`sheet.getRange('A1').setValue('A, C')`, '1')).toMatch(/violates the data validation rules/);
  expect(does(`return sheet.getRange('A1').getDataValidation().getCriteriaValues()`)).toEqual([['A', 'B'], true]);
  does(`sheet.getRange('A1').copyTo(sheet.getRange('C1'));`);
  does(`const range = sheet.getRange('A1'); range.setDataValidations(range.getDataValidations());`);
  expect([tab.layers.rules.at(0, 0)?.several, tab.layers.rules.at(0, 2)?.several]).toEqual([undefined, true]);
  expect(fails(`sheet.getRange('A1').setValue('B, A')`, '1')).toMatch(/violates the data validation rules/);
});
