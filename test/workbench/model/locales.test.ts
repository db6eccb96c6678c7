// How spreadsheets in other locales interpret typed texts, and how they display cells.

import { LOCALE_NAMES } from '../../../workbench/model/locales';
import { typedText } from '../../../workbench/model/view';
import { OneTab } from './one-tab';

const inLocale = (name: string): OneTab => {
  const sheet = new OneTab();
  sheet.book.setLocale(name);
  return sheet;
};

test('a strict rule over a range accepts what its cells show, in de_DE with a comma', () => {
  const sheet = inLocale('de_DE');
  sheet.type({ B1: '1,5', B2: 'wahr' });
  const area = { tab: sheet.tab.id, block: sheet.block('B1:B2') };
  sheet.tab.layers.rules.put(0, 0, { criteria: 'VALUE_IN_RANGE', choices: [], area, arrow: true, strict: true });
  sheet.type({ A1: '1,5' });
  expect(sheet.shown('A1')).toBe('1,5');
  expect(() => sheet.type({ A1: '2,5' })).toThrow('violates');
});

describe('a typed text', () => {
  const cases: readonly (readonly [locale: string, typed: string, value: unknown, shown: string])[] = [
    ['de_DE', '1234,5', 1234.5, '1234,5'],
    ['de_DE', '1.234,5', 1234.5, '1.234,50'],
    ['de_DE', '1.234', 1234, '1.234'],
    ['de_DE', '1,234', 1.234, '1,234'],
    ['de_DE', '5,50 €', 5.5, '5,50 €'],
    ['de_DE', '€5', 5, '5 €'],
    ['de_DE', '12,5%', 0.125, '12,50%'],
    ['de_DE', '12 %', 0.12, '12%'],
    ['de_DE', '2.10.2026', 46297, '02.10.2026'],
    ['de_DE', '2. Oktober 2026', 46297, '2 Okt 2026'],
    ['de_DE', 'wahr', true, 'WAHR'],
    ['de_DE', 'TRUE', true, 'WAHR'],
    ['de_DE', '1.2.3', '1.2.3', '1.2.3'],
    ['de_DE', '1,2,3', '1,2,3', '1,2,3'],
    ['de_DE', '10/13/2026', '10/13/2026', '10/13/2026'],
    ['fr_FR', '1 234,5', 1234.5, '1\u202f234,50'],
    ['fr_FR', '1\u202f234', 1234, '1\u202f234'],
    ['fr_FR', '02/10/2026', 46297, '02/10/2026'],
    ['fr_FR', '2 octobre 2026', 46297, '2 oct. 2026'],
    ['fr_FR', 'FAUX', false, 'FAUX'],
    ['en_GB', '02/10/2026', 46297, '02/10/2026'],
    ['en_GB', '£5.50', 5.5, '£5.50'],
    ['en_GB', '1,234.5', 1234.5, '1,234.50'],
    ['en_GB', '$5', '$5', '$5'],
    ['zh_CN', '2026/10/2', 46297, '2026-10-02'],
    ['zh_CN', '2026年10月2日', 46297, '2026年10月2日'],
    ['zh_CN', '¥1,234', 1234, '¥1,234'],
    ['zh_CN', '1,234.5', 1234.5, '1,234.50'],
    ['pt_BR', 'R$ 5', 'R$ 5', 'R$ 5'],
    ['pt_BR', '1.234,5', 1234.5, '1.234,50'],
    ['tr_TR', '2.10.2026', 46297, '02.10.2026'],
    ['ja_JP', '2026/10/02', 46297, '2026-10-02'],
    ['de_DE', '2026-10-02', 46297, '2026-10-02'],
    ['ar_EG', '١٢٣٤٫٥', 1234.5, '١٢٣٤٫٥'],
    ['ar_EG', '1,234.5', 1234.5, '١٬٢٣٤٫٥٠'],
    ['ar_EG', '١٬٢٣٤', 1234, '١٬٢٣٤'],
    ['ar_EG', '\u061c-٥', -5, '\u061c-٥'],
    ['ar_EG', '١٢٪\u061c', 0.12, '١٢٪\u061c'],
    ['ar_EG', '٥ ج.م.\u200f', 5, '٥ ج.م.'],
    ['ar_EG', '٢\u200f/١٠\u200f/٢٠٢٦', 46297, '٢\u200f/١٠\u200f/٢٠٢٦'],
    ['ar_EG', '2/10/2026', 46297, '٢\u200f/١٠\u200f/٢٠٢٦'],
    ['ar_EG', '٢ أكتوبر ٢٠٢٦', 46297, '٢ أكتوبر ٢٠٢٦'],
    ['ar_EG', '١٤:٠٥', (14 * 60 + 5) / (24 * 60), '١٤:٠٥'],
    ['ar_EG', '1234567890123456', 1234567890123456, '١٫٢٣٤٥٧أس+١٥'],
    ['ar_EG', 'الرقم ٥', 'الرقم ٥', 'الرقم ٥'],
  ];

  test.each(cases)('in %s, %p is %p and shown as %p', (locale, typed, value, shown) => {
    const sheet = inLocale(locale);
    sheet.type({ A1: typed });
    expect([sheet.value('A1'), sheet.shown('A1')]).toEqual([value, shown]);
  });

  test('in de_DE, "1.5" is the first of May of this year', () => {
    const sheet = inLocale('de_DE');
    sheet.type({ A1: '1.5' });
    expect(sheet.shown('A1')).toBe(`01.05.${new Date().getFullYear()}`);
  });

  test.each(LOCALE_NAMES)('in %s, the formula bar’s content produces the same value again', (locale) => {
    const sheet = inLocale(locale);
    for (const [value, format] of [
      [1234.5, '#,##0'],
      [-0.25, '0%'],
      [46297, 'yyyy-mm-dd'],
      [46297.4375, 'mmm d, yyyy'],
      [true, 'General'],
      [1234567, 'General'],
      [-1234.5, 'General'],
    ] as const) {
      sheet.tab.layers.values.put(0, 0, value);
      sheet.tab.layers.formats.put(0, 0, format);
      sheet.type({ B1: typedText(sheet.tab, 0, 0) });
      expect([typedText(sheet.tab, 0, 0), sheet.value('B1')]).toEqual([expect.any(String), value]);
    }
  });
});

test('another locale changes what is shown, but no value', () => {
  const sheet = new OneTab();
  sheet.type({ A1: '1,234.5', A2: 'TRUE', A3: '10/2/2026', A4: "'1,234.5" });
  sheet.book.setLocale('de_DE');
  expect(['A1', 'A2', 'A3', 'A4'].map((cell) => sheet.shown(cell))).toEqual(['1.234,50', 'WAHR', '10/2/2026', '1,234.5']);
  expect(sheet.value('A1')).toBe(1234.5);
});

test('an unsupported locale is refused by name', () => {
  expect(() => inLocale('fa_IR')).toThrow('with "fa_IR" is not emulated by the stand-in');
});

describe('a formula', () => {
  const ofScript = (locale: string, formula: string): OneTab => {
    const sheet = inLocale(locale);
    sheet.type({ B1: '2', A1: formula }, 'script');
    return sheet;
  };

  test.each(LOCALE_NAMES)('in %s, semicolons between arguments are understood, whoever writes them', (locale) => {
    const sheet = ofScript(locale, '=IF(B1=2;"a,b;c";"")');
    expect(sheet.shown('A1')).toBe('a,b;c');
    sheet.type({ A2: '=IF(B1=2;"a,b;c";"")' });
    expect(sheet.shown('A2')).toBe('a,b;c');
  });

  test('commas between arguments are not understood where the comma is the decimal mark, not even from a script', () => {
    expect(ofScript('de_DE', '=IF(B1=2,"yes","")').shown('A1')).toBe('#ERROR!');
    expect(ofScript('fr_FR', '=COUNTIFS(B:B,2)').shown('A1')).toBe('#ERROR!');
    expect(ofScript('zh_CN', '=IF(B1=2,"yes","")').shown('A1')).toBe('yes');
  });

  test('its decimals have the mark of the locale', () => {
    const sheet = ofScript('de_DE', '=B1*1,5');
    expect([sheet.shown('A1'), sheet.formula('A1')]).toEqual(['3', '=B1*1,5']);
    expect(ofScript('en_US', '=B1*1.5').shown('A1')).toBe('3');
  });

  test('is read back in the locale’s spelling, and follows a change of the locale', () => {
    const sheet = ofScript('en_US', '=IF(B1=2;1.5;"a;b")');
    expect(sheet.formula('A1')).toBe('=IF(B1=2,1.5,"a;b")');
    sheet.book.setLocale('de_DE');
    expect([sheet.formula('A1'), sheet.shown('A1')]).toEqual(['=IF(B1=2;1,5;"a;b")', '1,5']);
    sheet.type({ A2: '=IF(B1=2,1,5)' });
    expect(sheet.formula('A2')).toBe('=IF(B1=2,1,5)');
  });
});
