// The supported spreadsheet locales: how each spells numbers, dates and booleans, typed and displayed.

import { Refusal } from './cell';

/** The order in which a date is typed in digits. */
type DayOrder = 'mdy' | 'dmy' | 'ymd';

export interface Locale {
  /** As scripts name it: "de_DE". */
  readonly name: string;
  readonly decimal: string;
  /** The thousands separator as displayed; any kind of space is accepted when typed. */
  readonly group: string;
  readonly order: DayOrder;
  /** The separators between the digits of a date. */
  readonly dayMarks: string;
  /** The number format of a date whose spelling implies none of its own. */
  readonly day: string;
  readonly currency: string;
  readonly currencyBehind: boolean;
  /** TRUE and FALSE as displayed; when typed, the English words are understood, too. */
  readonly booleans: readonly [yes: string, no: string];
  /** `arabic`: digits, separators and signs are displayed as Arabic ones (`inArabic`) and may be typed as these or as Latin ones. */
  readonly figures?: 'arabic';
}

/** Most common: each locale says only where it differs. */
const USUAL = { decimal: '.', group: ',', dayMarks: '/-', currencyBehind: false, booleans: ['TRUE', 'FALSE'] } as const;

/** The decimal comma. */
const COMMA = { ...USUAL, decimal: ',', group: '.' } as const;

/**
 * From the Unicode CLDR, as far as Sheets is observed to follow it; which words Sheets takes for booleans is undocumented, as is whether it
 * shows Arabic digits.
 */
const LOCALES: readonly Locale[] = [
  { ...USUAL, name: 'en_US', order: 'mdy', day: 'm/d/yyyy', currency: '$' },
  { ...USUAL, name: 'en_GB', order: 'dmy', day: 'dd/mm/yyyy', currency: '£' },
  {
    ...COMMA,
    name: 'de_DE',
    order: 'dmy',
    dayMarks: './-',
    day: 'dd.mm.yyyy',
    currency: '€',
    currencyBehind: true,
    booleans: ['WAHR', 'FALSCH'],
  },
  {
    ...COMMA,
    name: 'fr_FR',
    group: '\u202f',
    order: 'dmy',
    dayMarks: '/-.',
    day: 'dd/mm/yyyy',
    currency: '€',
    currencyBehind: true,
    booleans: ['VRAI', 'FAUX'],
  },
  { ...COMMA, name: 'pt_BR', order: 'dmy', day: 'dd/mm/yyyy', currency: 'R$', booleans: ['VERDADEIRO', 'FALSO'] },
  { ...COMMA, name: 'tr_TR', order: 'dmy', dayMarks: './-', day: 'dd.mm.yyyy', currency: '₺', booleans: ['DOĞRU', 'YANLIŞ'] },
  { ...USUAL, name: 'ja_JP', order: 'ymd', day: 'yyyy/mm/dd', currency: '¥' },
  { ...USUAL, name: 'zh_CN', order: 'ymd', day: 'yyyy-mm-dd', currency: '¥' },
  {
    ...USUAL,
    name: 'ar_EG',
    order: 'dmy',
    // With the marks that keep a date in order among right-to-left words.
    day: 'd"\u200f"/m"\u200f"/yyyy',
    currency: 'ج.م.',
    currencyBehind: true,
    figures: 'arabic',
  },
];

export const LOCALE_NAMES: readonly string[] = LOCALES.map(({ name }) => name);

/** Throws for one that is not supported. */
export function localeNamed(name: string): Locale {
  const found = LOCALES.find((one) => one.name === name);
  if (found === undefined) throw new Refusal(`Spreadsheet.setSpreadsheetLocale with "${name}" is not emulated by the stand-in`);
  return found;
}

export const EN_US = localeNamed('en_US');

/** As `Intl` names it. */
const languageTag = ({ name }: Locale): string => name.replace('_', '-');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patterns = new Map<string, RegExp>();

/** A number as typed: sign, currency, digits, exponent, percent, trailing currency. */
function numberPattern({ name, decimal, group, currency, currencyBehind }: Locale): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const [point, between, money] = [escaped(decimal), /\s/.test(group) ? '[\\s\\u00a0\\u202f]' : escaped(group), escaped(currency)];
  const figures = `(?:\\d{1,3}(?:${between}\\d{3})+|\\d+)(?:${point}\\d*)?|${point}\\d+`;
  const [space, behind] = currencyBehind ? ['[\\s\\u00a0\\u202f]?', `(?:[\\s\\u00a0\\u202f]?(${money}))?`] : ['', '()'];
  const made = new RegExp(`^([+-]?)(${money})?(${figures})(e[+-]?\\d+)?(?:${space}(%))?${behind}$`, 'i');
  patterns.set(name, made);
  return made;
}

/** A typed number and what its spelling says about the format. */
export interface TypedNumber {
  readonly value: number;
  readonly money: boolean;
  readonly percent: boolean;
  readonly exponent: boolean;
  readonly decimals: boolean;
  readonly grouped: boolean;
}

export function typedNumber(text: string, locale: Locale): TypedNumber | null {
  const match = numberPattern(locale).exec(text);
  if (match === null) return null;
  const [, sign = '', before = '', figures = '', exponent = '', percent = '', behind = ''] = match;
  const [whole = '', fraction] = figures.split(locale.decimal);
  const size = Number(`${whole.replace(/\D/g, '')}.${fraction ?? ''}0${exponent}`) / (percent === '' ? 1 : 100);
  return {
    value: sign === '-' ? -size : size,
    money: before + behind !== '',
    percent: percent !== '',
    exponent: exponent !== '',
    decimals: fraction !== undefined,
    grouped: /\D/.test(whole),
  };
}

const ARABIC_ZERO = 0x660;

const arabicDigits = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));

/** A number in Arabic digits: separators between digits, percent, exponent and minus have spellings of their own. */
function inArabic(shown: string): string {
  const marked = shown.replace(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === '.' ? '\u066b' : '\u066c'));
  return arabicDigits(
    marked
      .replace(/%/g, '\u066a\u061c')
      .replace(/E(?=[+-]\d)/, 'أس')
      .replace(/^-/, '\u061c-'),
  );
}

/** Converts Arabic digits to Latin ones and removes directional marks; other text is returned unchanged. */
export function inLatin(typed: string, { figures }: Locale): string {
  if (figures === undefined) return typed;
  return typed
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/\u066a/g, '%')
    .replace(/(?<=\d)أس(?=[+-]\d)/, 'E');
}

/** Replaces the separators and digits of en_US with the locale's: only separators between digits. */
export function localNumber(shown: string, { decimal, group, figures }: Locale): string {
  if (figures !== undefined) return inArabic(shown);
  if (decimal === '.' && group === ',') return shown;
  return shown.replace(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === '.' ? decimal : group));
}

const names = new Map<string, readonly string[]>();

/** The names of the twelve months, in full or abbreviated. */
export function monthNames(locale: Locale, month: 'long' | 'short'): readonly string[] {
  const key = `${locale.name} ${month}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(languageTag(locale), { month, timeZone: 'UTC' });
  const made = Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2026, index, 2)));
  names.set(key, made);
  return made;
}

const ENGLISH_MONTH =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g;

/** A date displayed in English, with the locale's digits and month names. */
export function localDate(shown: string, locale: Locale): string {
  if (locale.name.startsWith('en')) return shown;
  const figures = locale.figures === undefined ? shown : arabicDigits(shown);
  return figures.replace(ENGLISH_MONTH, (name) => {
    const long = monthNames(EN_US, 'long').indexOf(name);
    if (long >= 0 && name.length > 3) return monthNames(locale, 'long')[long] ?? name;
    return monthNames(locale, 'short')[monthNames(EN_US, 'short').indexOf(name)] ?? name;
  });
}
