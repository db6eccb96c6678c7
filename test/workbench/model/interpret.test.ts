// How a cell interprets a text.

import { typedText } from '../../../workbench/model/view';
import { OneTab } from './one-tab';

describe('a text in a cell without a format', () => {
  const cases: readonly (readonly [string, unknown, string, string])[] = [
    // typed, value, shown, format
    ['plain words', 'plain words', 'plain words', 'General'],
    ['12', 12, '12', 'General'],
    ['007', 7, '7', 'General'],
    ['-5', -5, '-5', 'General'],
    ['+5', 5, '5', 'General'],
    ['.5', 0.5, '0.5', 'General'],
    ['1,234', 1234, '1,234', '#,##0'],
    ['1,234.5', 1234.5, '1,234.50', '#,##0.00'],
    ['12%', 0.12, '12%', '0%'],
    ['$5.50', 5.5, '$5.50', '"$"#,##0.00'],
    ['1e3', 1000, '1.00E+03', '0.00E+00'],
    ['true', true, 'TRUE', 'General'],
    ['FALSE', false, 'FALSE', 'General'],
    ['2026-10-02', 46297, '2026-10-02', 'yyyy-mm-dd'],
    ['10/2/2026', 46297, '10/2/2026', 'm/d/yyyy'],
    ['Oct 2, 2026', 46297, 'Oct 2, 2026', 'mmm d, yyyy'],
    ['2 October 2026', 46297, '2 Oct 2026', 'd mmm yyyy'],
    ['2026-10-02 12:00', 46297.5, '2026-10-02 12:00', 'yyyy-mm-dd h:mm'],
    ["'007", '007', '007', 'General'],
    ["'=1+1", '=1+1', '=1+1', 'General'],
    ["''tis", "'tis", "'tis", 'General'],
    ['2026-13-45', '2026-13-45', '2026-13-45', 'General'],
    ['2026-10-02T10:00:00Z', '2026-10-02T10:00:00Z', '2026-10-02T10:00:00Z', 'General'],
    ['=', '=', '=', 'General'],
    ['1.2.3', '1.2.3', '1.2.3', 'General'],
    ['@someone', '@someone', '@someone', 'General'],
    ['123456789012', 123456789012, '123456789012', 'General'],
  ];

  test.each(cases)('%p is read as %p and shown as %p', (typed, value, shown, format) => {
    const sheet = new OneTab();
    sheet.type({ A1: typed });
    expect([sheet.value('A1'), sheet.shown('A1'), sheet.format('A1')]).toEqual([value, shown, format]);
  });

  test('"=1+1" is a formula, for a person and for a script', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '=1+1' });
    sheet.type({ A2: '=1+1' }, 'script');
    expect([sheet.formula('A1'), sheet.value('A1'), sheet.value('A2')]).toEqual(['=1+1', 2, 2]);
  });

  test('a sign in front of something other than a number makes a formula, which usually fails', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '-abc', A2: '+49 170 1', A3: '+1+2' });
    expect([sheet.formula('A1'), sheet.shown('A1'), sheet.shown('A2'), sheet.value('A3')]).toEqual(['=-abc', '#NAME?', '#ERROR!', 3]);
  });

  test('a blank text blanks the cell and keeps its format', () => {
    const sheet = new OneTab();
    sheet.type({ A1: '12%' });
    sheet.type({ A1: '' });
    expect([sheet.value('A1'), sheet.format('A1')]).toEqual([undefined, '0%']);
  });

  test('what is typed after a format was set keeps that format', () => {
    const sheet = new OneTab();
    sheet.setFormat('A1', '#,##0.00');
    sheet.type({ A1: '5%' });
    expect(sheet.shown('A1')).toBe('0.05');
  });
});

describe('a text in a cell of plain text', () => {
  test.each(['007', '-abc', '+49 170 1', 'TRUE', '2026-10-02', '1e3', '12%', ' 5 '])('%p is unchanged', (typed) => {
    const sheet = new OneTab();
    sheet.setFormat('A1', '@');
    sheet.type({ A1: typed }, 'script');
    expect([sheet.value('A1'), sheet.shown('A1')]).toEqual([typed, typed]);
  });

  test("a person's = remains text, a script's becomes a formula", () => {
    const sheet = new OneTab();
    for (const a1 of ['A1', 'A2', 'A3']) sheet.setFormat(a1, '@');
    sheet.type({ A1: '=1+1' });
    sheet.type({ A2: '=1+1', A3: "'=1+1" }, 'script');
    expect([sheet.value('A1'), sheet.value('A2'), sheet.value('A3')]).toEqual(['=1+1', 2, '=1+1']);
  });
});

test('more than 50,000 characters are refused', () => {
  const sheet = new OneTab();
  expect(() => sheet.type({ A1: 'x'.repeat(50_001) })).toThrow(
    'Your input contains more than the maximum of 50000 characters in a single cell.',
  );
  expect(sheet.value('A1')).toBeUndefined();
});

describe('the formula bar', () => {
  test('shows all of a date that is displayed partially, and typing it again changes nothing', () => {
    const sheet = new OneTab();
    sheet.setFormat('A1', 'yyyy-mm-dd');
    sheet.type({ A1: '2026-10-02 10:20:30' });
    expect([sheet.shown('A1'), typedText(sheet.tab, 0, 0)]).toEqual(['2026-10-02', '10/2/2026 10:20:30']);
    const before = sheet.value('A1');
    sheet.do({ do: 'type', tab: sheet.tab.id, row: 0, column: 0, text: '10/2/2026 10:20:30' });
    expect(sheet.value('A1')).toBe(before);
  });

  test.each(["'007", '=1+1', '12', "''tis", 'plain', 'TRUE', '-abc', '2026-10-02', '10%'])(
    'gives %p in a form that can be typed again',
    (typed) => {
      const sheet = new OneTab();
      sheet.type({ A1: typed, B1: typed });
      sheet.type({ B1: typedText(sheet.tab, 0, 0) });
      expect([sheet.value('B1'), sheet.formula('B1'), sheet.shown('B1')]).toEqual([
        sheet.value('A1'),
        sheet.formula('A1'),
        sheet.shown('A1'),
      ]);
    },
  );
});
