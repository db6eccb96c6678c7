// What a spreadsheet of another locale makes of what is written into it, and how it shows it. Each fact sets the locale and resets it.

import type { Bench } from '../bench';
import { type FactOfGroup, type Found, group } from '../fact';
import { held, valueSeen } from '../seen';

/** Tries something in the locale and then restores the self-test's own. */
const within =
  (locale: string, find: (bench: Bench) => Found) =>
  (bench: Bench): Found => {
    const before = bench.book.getSpreadsheetLocale();
    bench.book.setSpreadsheetLocale(locale);
    try {
      return find(bench);
    } finally {
      bench.book.setSpreadsheetLocale(before);
    }
  };

interface Spelling {
  readonly locale: string;
  /** 1234.5 with `#,##0.0`. */
  readonly formatted: string;
  /** 1234.5 without a format. */
  readonly automatic: string;
  /** How 1234.5 and October 2, 2026 are written there. */
  readonly number: string;
  readonly day: string;
  /** TRUE as displayed. */
  readonly yes: string;
  /** March 4, 2026 with `mmmm`. */
  readonly month: string;
  /** Whether commas separate the arguments of a formula. */
  readonly commas: boolean;
}

const SPELLINGS: readonly Spelling[] = [
  {
    locale: 'en_GB',
    formatted: '1,234.5',
    automatic: '1234.5',
    number: '1,234.5',
    day: '2/10/2026',
    yes: 'TRUE',
    month: 'March',
    commas: true,
  },
  {
    locale: 'de_DE',
    formatted: '1.234,5',
    automatic: '1234,5',
    number: '1.234,5',
    day: '2.10.2026',
    yes: 'WAHR',
    month: 'März',
    commas: false,
  },
  {
    locale: 'fr_FR',
    formatted: '1\u202f234,5',
    automatic: '1234,5',
    number: '1234,5',
    day: '2/10/2026',
    yes: 'VRAI',
    month: 'mars',
    commas: false,
  },
  {
    locale: 'pt_BR',
    formatted: '1.234,5',
    automatic: '1234,5',
    number: '1.234,5',
    day: '2/10/2026',
    yes: 'VERDADEIRO',
    month: 'março',
    commas: false,
  },
  {
    locale: 'tr_TR',
    formatted: '1.234,5',
    automatic: '1234,5',
    number: '1.234,5',
    day: '2.10.2026',
    yes: 'DOĞRU',
    month: 'Mart',
    commas: false,
  },
  {
    locale: 'ja_JP',
    formatted: '1,234.5',
    automatic: '1234.5',
    number: '1,234.5',
    day: '2026/10/2',
    yes: 'TRUE',
    month: '3月',
    commas: true,
  },
  {
    locale: 'zh_CN',
    formatted: '1,234.5',
    automatic: '1234.5',
    number: '1,234.5',
    day: '2026/10/2',
    yes: 'TRUE',
    month: '三月',
    commas: true,
  },
  {
    locale: 'ar_EG',
    formatted: '١٬٢٣٤٫٥',
    automatic: '١٢٣٤٫٥',
    number: '١٬٢٣٤٫٥',
    day: '٢/١٠/٢٠٢٦',
    yes: 'TRUE',
    month: 'مارس',
    commas: true,
  },
];

/** By calendar day, whatever digits the locale shows. */
const daySeen = (cell: GoogleAppsScript.Spreadsheet.Range, { book }: Bench): Found => {
  const value: unknown = cell.getValue();
  return value instanceof Date ? Utilities.formatDate(value, book.getSpreadsheetTimeZone(), 'yyyy-MM-dd') : String(value);
};

const COMMAS = '=IF(1=1,"yes","no")';

const factsOf = ({ locale, formatted, automatic, number, day, yes, month, commas }: Spelling): readonly FactOfGroup[] => [
  [
    `${locale}-shown`,
    `In ${locale}, 1234.5 is shown as ${formatted} with #,##0.0 and as ${automatic} without a format.`,
    [formatted, automatic],
    within(locale, ({ cell }) => [
      cell().setNumberFormat('#,##0.0').setValue(1234.5).getDisplayValue(),
      cell().setValue(1234.5).getDisplayValue(),
    ]),
  ],
  [
    `${locale}-number`,
    `In ${locale}, the text ${number} becomes the number 1234.5.`,
    1234.5,
    within(locale, ({ cell }) => valueSeen(cell().setValue(number).getValue())),
  ],
  [
    `${locale}-day`,
    `In ${locale}, the text ${day} becomes the second of October.`,
    '2026-10-02',
    within(locale, (bench) => daySeen(bench.cell().setValue(day), bench)),
  ],
  [
    `${locale}-boolean`,
    `In ${locale}, a boolean is shown as ${yes}.`,
    yes,
    within(locale, ({ cell }) => cell().setValue(true).getDisplayValue()),
  ],
  [
    `${locale}-month`,
    `In ${locale}, the month of a day is shown as ${month}.`,
    month,
    within(locale, ({ cell }) => cell().setValue(46085).setNumberFormat('mmmm').getDisplayValue()),
  ],
  [
    `${locale}-plain-text`,
    `In ${locale}, plain text stays as it is.`,
    [number, '', number],
    within(locale, ({ cell }) => held(cell().setNumberFormat('@').setValue(number))),
  ],
  [
    `${locale}-semicolons`,
    `In ${locale}, a formula with semicolons between its arguments is understood, set as a formula or as a value.`,
    ['yes', 'yes'],
    within(locale, ({ cell }) => [
      cell().setFormula('=IF(1=1;"yes";"no")').getDisplayValue(),
      cell().setValue('=IF(1=1;"yes";"no")').getDisplayValue(),
    ]),
  ],
  [
    `${locale}-formula-read`,
    `In ${locale}, a formula is read with the separators of the locale, and says the same when it is written back.`,
    [commas ? COMMAS : COMMAS.replace(/,/g, ';'), 'yes'],
    within(locale, ({ cell }) => {
      const read = cell().setFormula('=IF(1=1;"yes";"no")').getFormula();
      return [read, cell().setValue(read).getDisplayValue()];
    }),
  ],
  [
    `${locale}-commas`,
    `In ${locale}, commas between arguments are ${commas ? '' : 'not '}understood, even from a script.`,
    commas ? 'yes' : '#ERROR!',
    within(locale, ({ cell }) => cell().setFormula(COMMAS).getDisplayValue()),
  ],
  [
    `${locale}-format`,
    `In ${locale}, formats read back as they were set.`,
    ['#,##0.0', 'yyyy-mm-dd hh:mm'],
    within(locale, ({ cell }) => [
      cell().setNumberFormat('#,##0.0').getNumberFormat(),
      cell().setNumberFormat('yyyy-mm-dd hh:mm').getNumberFormat(),
    ]),
  ],
];

const ARABIC = 'ar_EG';

export const locales = group('locales', [
  ...SPELLINGS.flatMap(factsOf),
  [
    'arabic-in-latin-figures',
    `In ${ARABIC}, figures are read in Latin ones, too.`,
    [1234.5, '2026-10-02'],
    within(ARABIC, (bench) => [bench.cell().setValue('1,234.5').getValue(), daySeen(bench.cell().setValue('2/10/2026'), bench)]),
  ],
  [
    'arabic-long-number',
    `In ${ARABIC}, a number of 16 digits is shown shortened, with an exponent of its own.`,
    '١٫٢٣٤٥٧أس+١٥',
    within(ARABIC, ({ cell }) => cell().setValue(1234567890123456).getDisplayValue()),
  ],
]);
