// Rich text as scripts read it: links over a whole text or part of it, chips, and what has none.

import type { TextLink } from '../../../workbench/model/cell';
import { localStandIn, messageOf, valueOf } from '../support/local-stand-in';

const code = `
  function sheet() { return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet(); }
  /** Runs a body of JavaScript with the sheet at hand. */
  function body(text) { return new Function('sheet', 'SpreadsheetApp', text)(sheet(), SpreadsheetApp); }
`;

const fresh = (text = 'Sample One or Two', links: readonly TextLink[] = []) => {
  const local = localStandIn({ code });
  const [tab] = local.book.tabs;
  if (tab === undefined) throw new Error('a book has a tab');
  tab.write(0, 0, { value: text });
  if (links.length > 0) tab.layers.links.put(0, 0, links);
  return {
    does: (given: string) => valueOf(local.run('body', [given])),
    fails: (given: string) => messageOf(local.run('body', [given])),
  };
};

const RICH = `const rich = sheet.getRange('A1').getRichTextValues()[0][0];`;
const URL = 'https://example.test/a';

test('a link over a whole text is its link, and its only run', () => {
  const { does } = fresh('Sample One', [{ start: 0, end: 10, url: URL }]);
  expect(does(`${RICH} return [rich.getText(), rich.getLinkUrl(), rich.getRuns().map(run => run.getLinkUrl())]`)).toEqual([
    'Sample One',
    URL,
    [URL],
  ]);
});

test('a link over part of a text is a run of its own, and the whole has none', () => {
  const { does } = fresh('Sample One or Two', [{ start: 0, end: 10, url: URL }]);
  expect(
    does(`${RICH} return [rich.getLinkUrl(), rich.getLinkUrl(0, 6), rich.getLinkUrl(0, 12),
      rich.getRuns().map(run => [run.getText(), run.getLinkUrl()])]`),
  ).toEqual([
    null,
    URL,
    null,
    [
      ['Sample One', URL],
      [' or Two', null],
    ],
  ]);
});

test('two links are two runs and not a link of the whole', () => {
  const { does } = fresh('OneTwo', [
    { start: 0, end: 3, url: 'https://example.test/1' },
    { start: 3, end: 6, url: 'https://example.test/2' },
  ]);
  expect(does(`${RICH} return [rich.getLinkUrl(), rich.getRuns().length]`)).toEqual([null, 2]);
});

test('a file chip is a link, a person chip only a name', () => {
  const file = fresh('Brief', [{ start: 0, end: 5, url: URL, chip: 'file' }]);
  expect(file.does(`${RICH} return rich.getLinkUrl()`)).toBe(URL);
  const person = fresh('Sample One', [{ start: 0, end: 10, url: 'mailto:one@example.test', chip: 'person' }]);
  expect(person.does(`${RICH} return [rich.getText(), rich.getLinkUrl(), rich.getRuns().length]`)).toEqual(['Sample One', null, 1]);
});

test('anything but text has no rich text, a blank has a blank one, and a formula one without links', () => {
  const { does } = fresh();
  does(`sheet.getRange('B1:E1').setValues([[1, true, '', '=HYPERLINK("https://example.test/a", "Sample One")']])`);
  expect(does(`return sheet.getRange('A1:E1').getRichTextValues()[0].map(rich => rich && [rich.getText(), rich.getLinkUrl()])`)).toEqual([
    ['Sample One or Two', null],
    null,
    null,
    ['', null],
    ['Sample One', null],
  ]);
});

test.each([`setValue('Sample One')`, `setValues([['Sample One']])`, `clearContent().setValue('Sample One')`, 'clearFormat()'])(
  'a link is gone after %s',
  (call) => {
    const { does } = fresh('Sample One', [{ start: 0, end: 10, url: URL }]);
    does(`sheet.getRange('A1').${call}`);
    expect(does(`${RICH} return [rich.getText(), rich.getLinkUrl()]`)).toEqual(['Sample One', null]);
  },
);

test('a chip survives the clearing of formats, and links go along with copyTo and sort', () => {
  const { does } = fresh('Sample One', [{ start: 0, end: 10, url: URL, chip: 'file' }]);
  does(
    `sheet.getRange('A1').clearFormat().copyTo(sheet.getRange('A3')); sheet.getRange('A2').setValue('a'); sheet.getRange('A1:A2').sort(1);`,
  );
  expect(does(`return sheet.getRange('A1:A3').getRichTextValues().map(([rich]) => rich.getLinkUrl())`)).toEqual([null, URL, URL]);
});

test('what is not emulated, and offsets outside the text, are refused', () => {
  const { fails } = fresh();
  expect(fails(`${RICH} rich.getTextStyle()`)).toBe('RichTextValue.getTextStyle is not emulated by the stand-in');
  expect(fails(`sheet.getRange('A1').setRichTextValue(null)`)).toBe('Range.setRichTextValue is not emulated by the stand-in');
  expect(fails(`${RICH} rich.getLinkUrl(0, 99)`)).toBe('Illegal argument.');
  expect(fails(`${RICH} rich.getLinkUrl('0')`)).toMatch(/don't match the method signature/);
});
