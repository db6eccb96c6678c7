// How cells look, and what clearing and copying take along.

import { group } from '../fact';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A cell with everything: a value, formats, a note, a rule. */
function dressed(sheet: Sheet) {
  const rule = SpreadsheetApp.newDataValidation().requireValueInList(['12']).build();
  return sheet.getRange('A1').setValue(12).setNumberFormat('0.00').setBackground('#00ff00').setNote('note').setDataValidation(rule);
}

/** Value, number format, background, note, and whether there is a rule. */
const worn = (cell: GoogleAppsScript.Spreadsheet.Range) => [
  cell.getValue(),
  cell.getNumberFormat(),
  cell.getBackground(),
  cell.getNote(),
  cell.getDataValidation() !== null,
];

const AUTOMATIC = '0.###############';

export const looks = group('looks', [
  [
    'background-name',
    'The name of a color reads back as hex: backgrounds.',
    '#ff0000',
    ({ cell }) => cell().setBackground('red').getBackground(),
  ],
  [
    'font-name',
    'The name of a color reads back as hex: texts.',
    '#0000ff',
    ({ cell }) => cell().setFontColor('blue').getFontColors()[0]?.[0] ?? null,
  ],
  ['background-case', 'A color in hex reads back in lower case.', '#ffcc00', ({ cell }) => cell().setBackground('#FFCC00').getBackground()],
  ['background-none', 'A cell that nobody dressed is white.', '#ffffff', ({ cell }) => cell().getBackground()],
  [
    'background-taken-back',
    'null brings the plain background back.',
    '#ffffff',
    ({ cell }) => cell().setBackground('#ff0000').setBackground(null).getBackground(),
  ],
  [
    'weight',
    'bold reads back.',
    ['normal', 'bold'],
    ({ cell }) => {
      const range = cell();
      return [range.getFontWeight(), range.setFontWeight('bold').getFontWeight()];
    },
  ],
  [
    'wrap',
    'CLIP reads back; nobody’s cell overflows.',
    ['OVERFLOW', 'CLIP'],
    ({ cell }) => {
      const range = cell();
      return [String(range.getWrapStrategy()), String(range.setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP).getWrapStrategy())];
    },
  ],
  [
    'format-cleared',
    'clearFormat leaves number formats, values, notes and rules.',
    [12, '0.00', '#ffffff', 'note', true],
    ({ sheet }) => worn(dressed(sheet()).clearFormat()),
  ],
  [
    'content-cleared',
    'clearContent leaves everything but the value.',
    ['', '0.00', '#00ff00', 'note', true],
    ({ sheet }) => worn(dressed(sheet()).clearContent()),
  ],
  [
    'cleared',
    'clear() takes value and formats.',
    ['', '#ffffff'],
    ({ sheet }) => {
      const [value, , background] = worn(dressed(sheet()).clear());
      return [String(value), String(background)];
    },
  ],
  [
    'cleared-with-nothing-named',
    'clear({}) does the same.',
    ['', '#ffffff'],
    ({ sheet }) => {
      const [value, , background] = worn(dressed(sheet()).clear({}));
      return [String(value), String(background)];
    },
  ],
  ['note-cleared', 'clearNote takes the note only.', [12, '0.00', '#00ff00', '', true], ({ sheet }) => worn(dressed(sheet()).clearNote())],
  [
    'copied-format-only',
    'copyTo with formatOnly copies formats and no value.',
    ['', '0.00', '#00ff00'],
    ({ sheet }) => {
      const one = sheet();
      dressed(one).copyTo(one.getRange('C1'), { formatOnly: true });
      return worn(one.getRange('C1')).slice(0, 3);
    },
  ],
  [
    'copied-contents-only',
    'copyTo with contentsOnly copies the value and no look.',
    [12, '#ffffff', ''],
    ({ sheet }) => {
      const one = sheet();
      dressed(one).copyTo(one.getRange('C1'), { contentsOnly: true });
      const [value, , background, note] = worn(one.getRange('C1'));
      return [Number(value), String(background), String(note)];
    },
  ],
  [
    'copied',
    'copyTo copies everything.',
    [12, '0.00', '#00ff00', 'note', true],
    ({ sheet }) => {
      const one = sheet();
      dressed(one).copyTo(one.getRange('C1'));
      return worn(one.getRange('C1'));
    },
  ],
  [
    'row-inserted-after',
    'A row that is inserted looks like the one before it.',
    ['0.00', '#00ff00', ''],
    ({ sheet }) => {
      const one = sheet();
      dressed(one);
      one.insertRowAfter(1);
      const cell = one.getRange('A2');
      return [cell.getNumberFormat(), cell.getBackground(), cell.getNote()];
    },
  ],
  [
    'new-rows',
    'Rows below the grid that insertRowsAfter adds have the formats of the last row.',
    [AUTOMATIC, '@'],
    ({ sheet }) => {
      const one = sheet();
      const last = one.getMaxRows();
      one.getRange(last, 2).setNumberFormat('@');
      one.insertRowsAfter(last, 1);
      return [one.getRange(last + 1, 1).getNumberFormat(), one.getRange(last + 1, 2).getNumberFormat()];
    },
  ],
  [
    'notes',
    'A note reads back; an empty one is none.',
    ['note', ''],
    ({ cell }) => {
      const range = cell();
      return [range.setNote('note').getNote(), range.setNote('').getNote()];
    },
  ],
]);
