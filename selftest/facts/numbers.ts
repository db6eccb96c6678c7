// Numbers, dates, and booleans: how they are stored, formatted, and displayed in a spreadsheet of locale en_US.

import type { Bench } from '../bench';
import { type FactOfGroup, type Found, group } from '../fact';
import { held, valueSeen } from '../seen';

const AUTOMATIC = '0.###############';

const NOON = '2026-03-04T12:30:00.000Z';

const formatted =
  (format: string, value: number | boolean | Date) =>
  ({ cell }: Bench): Found =>
    cell().setNumberFormat(format).setValue(value).getDisplayValue();

/** Name, format, number, and the displayed text. */
const SHOWN: readonly (readonly [what: string, format: string, value: number, shown: string])[] = [
  ['whole', '0', 1234.5, '1235'],
  ['thousands', '#,##0', 1234567.4, '1,234,567'],
  ['two-digits', '0.00', 2.345, '2.35'],
  ['percent', '0%', 0.256, '26%'],
  ['percent-digits', '0.0%', 0.256, '25.6%'],
  ['leading-zeros', '000', 7, '007'],
  ['negative', '#,##0', -1234, '-1,234'],
  ['day', 'yyyy-mm-dd', 46085, '2026-03-04'],
  ['day-and-time', 'yyyy-mm-dd hh:mm', 46085.75, '2026-03-04 18:00'],
  ['american-day', 'm/d/yyyy', 46085, '3/4/2026'],
  ['month-name', 'mmm d, yyyy', 46085, 'Mar 4, 2026'],
  ['half-day-clock', 'h:mm am/pm', 0.75, '6:00 PM'],
  ['quoted', '0 "views"', 5, '5 views'],
];

/** Name, number, and the displayed text in a cell nobody formatted. */
const AUTOMATICALLY: readonly (readonly [what: string, value: number, shown: string])[] = [
  ['whole', 1234567, '1234567'],
  ['fraction', 0.1, '0.1'],
  ['sum-of-fractions', 0.1 + 0.2, '0.3'],
  ['negative', -12.5, '-12.5'],
  ['third', 1 / 3, '0.3333333333'],
  ['nine-digits', 123456789, '123456789'],
];

const shownAs = ([what, format, value, shown]: (typeof SHOWN)[number]): FactOfGroup => [
  `shown-${what}`,
  `${value} with the format ${format} is shown as ${shown}.`,
  shown,
  formatted(format, value),
];

const automatically = ([what, value, shown]: (typeof AUTOMATICALLY)[number]): FactOfGroup => [
  `automatic-${what}`,
  `${value} is shown as ${shown} where nobody set a format.`,
  shown,
  ({ cell }) => cell().setValue(value).getDisplayValue(),
];

const readBack = (what: string, format: string, expected: string): FactOfGroup => [
  `format-${what}`,
  `The format ${format} reads back as ${expected}.`,
  expected,
  ({ cell }) => cell().setNumberFormat(format).getNumberFormat(),
];

export const numbers = group('numbers', [
  ...SHOWN.map(shownAs),
  ...AUTOMATICALLY.map(automatically),
  readBack('text', '@', '@'),
  readBack('thousands', '#,##0', '#,##0'),
  readBack('time', 'yyyy-mm-dd hh:mm', 'yyyy-mm-dd hh:mm'),
  readBack('general', 'general', AUTOMATIC),
  [
    'format-nobody-set',
    'The format of a cell that nobody formatted reads as that of a number.',
    AUTOMATIC,
    ({ cell }) => cell().getNumberFormat(),
  ],
  [
    'format-written-back',
    'That format, written back, is a number format from then on: a day typed there is a number.',
    ['number', AUTOMATIC],
    ({ cell }) => {
      const range = cell();
      range.setNumberFormat(range.getNumberFormat()).setValue('2026-10-02');
      return [typeof range.getValue(), range.getNumberFormat()];
    },
  ],
  [
    'number-in-plain-text',
    'A number written into plain text becomes its text.',
    ['12', '', '12'],
    ({ cell }) => held(cell().setNumberFormat('@').setValue(12)),
  ],
  [
    'boolean-in-plain-text',
    'A boolean written into plain text stays one.',
    [true, '', 'TRUE'],
    ({ cell }) => held(cell().setNumberFormat('@').setValue(true)),
  ],
  ['boolean', 'A boolean is shown as TRUE.', [true, '', 'TRUE'], ({ cell }) => held(cell().setValue(true))],
  [
    'plain-text-afterwards',
    'A number stays one when its cell becomes plain text afterwards.',
    12,
    ({ cell }) => cell().setValue(12).setNumberFormat('@').getValue(),
  ],
  [
    'number-format-afterwards',
    'A text of digits stays one when its cell gets a number format afterwards.',
    '12',
    ({ cell }) => cell().setNumberFormat('@').setValue('12').setNumberFormat('0').getValue(),
  ],
  [
    'date-round-trip',
    'A moment comes back as it was written, to the minute.',
    { date: NOON },
    ({ cell }) => valueSeen(cell().setNumberFormat('yyyy-mm-dd hh:mm').setValue(new Date(NOON)).getValue()),
  ],
  [
    'date-brings-format',
    'A date written where nobody set a format is shown as a date.',
    [true, true],
    ({ cell }) => {
      const range = cell().setValue(new Date(NOON));
      return [range.getValue() instanceof Date, /^\d+\/\d+\/2026/.test(range.getDisplayValue())];
    },
  ],
  [
    'date-as-number',
    'A date in a cell of a number format reads as a number.',
    'number',
    ({ cell }) => typeof cell().setNumberFormat('0.00').setValue(new Date(NOON)).getValue(),
  ],
  [
    'number-as-date',
    'A number in a cell of a date format reads as a Date.',
    true,
    ({ cell }) => cell().setValue(46085).setNumberFormat('yyyy-mm-dd').getValue() instanceof Date,
  ],
  [
    'date-shown-in-the-zone',
    'A moment is shown by the clock of the spreadsheet, which Utilities.formatDate agrees with.',
    true,
    ({ cell, book }) => {
      const moment = new Date(NOON);
      const shown = cell().setNumberFormat('yyyy-mm-dd hh:mm').setValue(moment).getDisplayValue();
      return shown === Utilities.formatDate(moment, book.getSpreadsheetTimeZone(), 'yyyy-MM-dd HH:mm');
    },
  ],
]);
