// Texts that try to be something else, by kind. Each kind is composed of parts at random, so that a seed determines them all.

import { type Random, randomOf } from './random';

type Maker = (random: Random) => string;

const parts =
  (...columns: readonly (readonly string[])[]): Maker =>
  (random) =>
    columns.map((column) => random.pick(column)).join('');

const point =
  (from: number, to: number): Maker =>
  (random) =>
    String.fromCharCode(from + random.below(to - from + 1));
const within =
  (maker: Maker): Maker =>
  (random) =>
    `a${maker(random)}b${random.chance(0.5) ? maker(random) : ''}`;
const long =
  (length: number, unit: string): Maker =>
  (random) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length - random.below(9));

const RUNS = 'window.hostile=1';

export const KINDS: Readonly<Record<string, Maker>> = {
  formulas: parts(
    ['=', '+', '-', '@', ' =', '\t=', '\n=', '\r=', "'=", '＝', '"=', '=='],
    ['1+1', 'HYPERLINK("https://example.com","x")', 'IMPORTXML("https://example.com","//a")', 'A1', 'NOW()', 'SUM(', '', '{1,2}'],
    ['', ' ', '\n', ';2'],
  ),
  DDE: parts(['=', '+', '-', '@', ''], ["cmd|' /C calc'!A0", 'DDE("cmd";"/C calc";"x")', "MSEXCEL|'\\..\\..\\cmd'!''"], ['', ' ', '\n']),
  markup: parts(
    ['', 'a', '"', "'", '>', '&lt;', '</textarea>', '</title>', ']]>'],
    ['<b>x</b>', '<img src=x onerror=', '<svg/onload=', '<a href="javascript:', '<iframe srcdoc="', '<!--', '<math><mi>', '&amp;#60;'],
    [`${RUNS}>`, `'${RUNS}'`, '">', ''],
  ),
  script: parts(
    ['', '"', "'", '\\', '`', '</script>', '<?', '?>', '\u2028', '*/'],
    [`<script>${RUNS}</script>`, `\${${RUNS}}`, `javascript:${RUNS}`, `data:text/html,<script>${RUNS}</script>`, `');${RUNS};//`],
    ['', '\u2029', '<!--', '-->'],
  ),
  style: parts(
    ['', '</style>', '"', '}'],
    ['<style>*{display:none}</style>', 'style="position:fixed;inset:0"', 'expression(1)', '@import "x"'],
    ['', '{'],
  ),
  bidi: within(
    parts(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c']),
  ),
  'zero-width': within(parts(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u180e', '\u2061', '\ufe0f', '\u034f'])),
  'lone surrogates': within(point(0xd800, 0xdfff)),
  'control characters': within((random) =>
    String.fromCharCode(random.pick([0, 1, 2, 7, 8, 9, 10, 11, 12, 13, 27, 31, 127, 133, 159, 0xfffe, 0xffff])),
  ),
  'prototype keys': parts(
    ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'length'],
    ['', '.x', '[0]', ' '],
  ),
  'numbers and dates in disguise': parts(
    ['', "'", ' ', '+', '-', '0', '00', '$', '€', '１', '٣'],
    [
      '1',
      '1.50',
      '1,000',
      '1e5',
      '1E400',
      '0x1f',
      'Infinity',
      'NaN',
      'TRUE',
      'null',
      '3/4',
      '1-2-2026',
      '2026-02-30',
      '12:30',
      '50%',
      '1234567890123456789',
    ],
    ['', ' ', '%', 'e3'],
  ),
  'blanks of all kinds': parts(
    [' ', '\u00a0', '\u3000', '\u2003', '\t', '\u2800', '\u3164', '\u115f'],
    ['', ' ', '\u200b', '\n', 'x'],
    ['', '\u00a0', '\r\n'],
  ),
  'marks of ours': parts(
    ['\ue000', '\u0001', '…', '\n\n', '1:'],
    ['shortened:12.ab', 'parts:3', 'here', ' wrote ', '[1,"x"]', '.43.1qzcfjq'],
    ['', '\n', '\ue001'],
  ),
  'commas and names of lists': parts(
    ['Beauty', 'Summer', 'Q1 Launch', ''],
    [',', ', ', '，', '、', ';', '\n', ',,'],
    ['Food', 'Nobody', '', '"Beauty, Summer"'],
  ),
  'long texts': (random) =>
    random.pick([long(11_990, 'x'), long(12_010, '"'), long(20_000, '界'), long(49_990, 'a\n'), long(49_990, '👩‍👧')])(random),
  'combined marks': within((random) => point(0x300, 0x36f)(random).repeat(1 + random.below(60))),
};

export const textsOf = (kind: string, seed: number, count: number): readonly string[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => KINDS[kind]?.(random) ?? '');
};
