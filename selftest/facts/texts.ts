// Texts a script writes, into cells of plain text and into others.

import type { Bench } from '../bench';
import { type FactOfGroup, type Found, group } from '../fact';
import { held } from '../seen';

const PLAIN_TEXT = '@';

const written =
  (text: string, format?: string) =>
  ({ cell }: Bench): Found => {
    const range = cell();
    if (format !== undefined) range.setNumberFormat(format);
    range.setValue(text);
    return held(range);
  };

/** Name, text, and what the cell holds: value, formula, displayed text. */
type Case = readonly [what: string, text: string, held: readonly Found[]];

const stays = (what: string, text: string): Case => [what, text, [text, '', text]];

const IN_PLAIN_TEXT: readonly Case[] = [
  ['equals', '=1+1', [2, '=1+1', '2']],
  ['apostrophe-equals', "'=1+1", ['=1+1', '', '=1+1']],
  ['apostrophe', "'abc", ['abc', '', 'abc']],
  ['two-apostrophes', "''abc", ["'abc", '', "'abc"]],
  ['apostrophe-inside', "it's", ["it's", '', "it's"]],
  stays('plus', '+1'),
  stays('minus', '-1'),
  stays('plus-word', '+abc'),
  stays('minus-word', '-abc'),
  stays('at', '@abc'),
  stays('leading-zeros', '007'),
  stays('boolean', 'TRUE'),
  stays('date', '2026-10-02'),
  stays('percent', '12%'),
  stays('money', '$5'),
  stays('exponent', '1e3'),
  stays('spaces', '  abc  '),
  stays('one-space', ' '),
  stays('line-break', 'a\nb'),
  stays('comma', '1,234'),
  stays('error', '#REF!'),
  stays('link', 'https://example.test/a?b=c'),
  stays('emoji', '👩‍🎤 naïve 中文'),
  ['only-equals', '=', ['=', '', '=']],
];

const ELSEWHERE: readonly Case[] = [
  ['equals', '=1+1', [2, '=1+1', '2']],
  ['apostrophe-equals', "'=1+1", ['=1+1', '', '=1+1']],
  ['apostrophe-number', "'007", ['007', '', '007']],
  ['two-apostrophes', "''abc", ["'abc", '', "'abc"]],
  ['plus', '+1', [1, '', '1']],
  ['minus', '-1', [-1, '', '-1']],
  ['leading-zeros', '007', [7, '', '7']],
  ['boolean', 'TRUE', [true, '', 'TRUE']],
  ['boolean-lower-case', 'false', [false, '', 'FALSE']],
  ['percent', '12%', [0.12, '', '12%']],
  ['money', '$5', [5, '', '$5']],
  ['thousands', '1,234', [1234, '', '1,234']],
  ['exponent', '1e3', [1000, '', '1.00E+03']],
  ['number-in-spaces', ' 12 ', [12, '', '12']],
  stays('word', 'abc'),
  stays('spaces', '  abc  '),
  stays('line-break', 'a\nb'),
  stays('at', '@abc'),
  stays('thousands-in-the-wrong-place', '12,34'),
  stays('long-digits-in-words', 'id 0012'),
];

const factOf =
  (place: string, words: string, format?: string) =>
  ([what, text, seen]: Case): FactOfGroup => [
    `${place}-${what}`,
    `A script writes ${JSON.stringify(text)} into ${words}: value, formula and shown text.`,
    seen,
    written(text, format),
  ];

export const texts = group('texts', [
  ...IN_PLAIN_TEXT.map(factOf('plain', 'a cell of plain text', PLAIN_TEXT)),
  ...ELSEWHERE.map(factOf('other', 'a cell that nobody formatted')),
  [
    'date-elsewhere',
    'A text that spells a day becomes a date in a cell that nobody formatted.',
    [true, '2026-10-02'],
    ({ cell }) => {
      const range = cell();
      range.setValue('2026-10-02');
      return [range.getValue() instanceof Date, range.getDisplayValue()];
    },
  ],
  [
    'blank',
    'An empty text blanks the cell.',
    ['', '', '', true],
    ({ cell }) => {
      const range = cell();
      range.setValue('abc').setValue('');
      return [...held(range), range.isBlank()];
    },
  ],
  [
    'null',
    'null blanks the cell.',
    ['', '', '', true],
    ({ cell }) => {
      const range = cell();
      range.setValue('abc').setValue(null);
      return [...held(range), range.isBlank()];
    },
  ],
  [
    'too-long',
    'A text of 50,001 characters is refused, one of 50,000 is taken.',
    [50_000, true],
    ({ cell, refuses }) => {
      const range = cell();
      range.setValue('a'.repeat(50_000));
      return [String(range.getValue()).length, refuses(() => range.setValue('a'.repeat(50_001)))];
    },
  ],
  [
    'block',
    'setValues reads each text as setValue does, and goes by the format of each cell.',
    [
      ['007', 7],
      ['=a', '-b'],
    ],
    ({ sheet }) => {
      const range = sheet().getRange('A1:B2');
      range.setNumberFormats([
        [PLAIN_TEXT, '0'],
        [PLAIN_TEXT, PLAIN_TEXT],
      ]);
      range.setValues([
        ['007', '007'],
        ["'=a", '-b'],
      ]);
      return range.getValues();
    },
  ],
]);
