// Workbooks as different programs write them, read into rows. The writers here share nothing with the reader.

import * as fc from 'fast-check';
import { readWorkbook, WORKBOOK_CELLS, type WorkbookCell, type WorkbookRows } from '../../src/sync/workbook';
import { elements } from '../../src/sync/xml';
import { anyText } from '../fakes/any-text';
import { check } from '../laws/seeded';

const SHEET = 'xl/worksheets/sheet1.xml';

const sheetOf = (rows: string): string => `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
const rowsOf = (parts: Readonly<Record<string, string>>): WorkbookRows | string => {
  const read = readWorkbook(new Map(Object.entries(parts)));
  return read.ok ? read.rows : read.why;
};

describe('a workbook', () => {
  test('is read wherever its first sheet is', () => {
    const parts = {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="B" sheetId="7" r:id="rId3"/><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Target="/xl/worksheets/other.xml"/></Relationships>',
      [SHEET]: sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'),
      'xl/worksheets/other.xml': sheetOf('<row r="1"><c r="A1"><v>2</v></c></row>'),
    };
    expect(rowsOf(parts)).toEqual([[2]]);
  });

  test('keeps gaps between rows and cells', () => {
    expect(rowsOf({ [SHEET]: sheetOf('<row r="2"><c r="B2"><v>5</v></c><c r="AA2"><v>6</v></c></row>') })).toEqual([
      [],
      [null, 5, ...Array.from({ length: 24 }, () => null), 6],
    ]);
  });

  test('is read if positions are omitted, and with prefixes on its elements', () => {
    const parts = {
      [SHEET]: '<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    };
    expect(rowsOf(parts)).toEqual([[1, true]]);
  });

  test('is read if its values are on lines of their own', () => {
    const value = (text: string) => `<v>\n  ${text}\n</v>`;
    expect(
      rowsOf({ [SHEET]: sheetOf(`<row r="1"><c t="b">${value('1')}</c><c t="b">${value('0')}</c><c>${value('7')}</c></row>`) }),
    ).toEqual([[true, false, 7]]);
  });

  test('yields shared, rich, inline and calculated texts, and an error as its word', () => {
    const parts = {
      'xl/sharedStrings.xml':
        '<sst><si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></si><si/></sst>',
      [SHEET]: sheetOf(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>a &amp; b</t></is></c>' +
          '<c r="E1" t="str"><f>A1&amp;"x"</f><v>plainx</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" s="3"/></row>',
      ),
    };
    expect(rowsOf(parts)).toEqual([['plain', 'rich text', '', 'a & b', 'plainx', '#N/A', null]]);
  });

  test('yields dates as dates, however the format is written, and leaves other numbers alone', () => {
    const parts = {
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      [SHEET]: sheetOf(
        '<row r="1"><c s="0"><v>46082</v></c><c s="1"><v>46082</v></c><c s="2"><v>46082.3958333333</v></c><c s="3"><v>2.5</v></c></row>',
      ),
    };
    expect(rowsOf(parts)).toEqual([[46082, '2026-03-01', '2026-03-01 09:30', 2.5]]);
  });

  test.each([
    ['nothing in it', {}],
    ['no sheet', { 'xl/workbook.xml': '<workbook/>' }],
    ['a row at a place that no sheet has', { [SHEET]: sheetOf('<row r="-3"/>') }],
    ['a row beyond the last', { [SHEET]: sheetOf('<row r="99999999"><c><v>1</v></c></row>') }],
  ])('with %s is not valid', (_, parts) => {
    expect(rowsOf(parts)).toBe('no-workbook');
  });

  test('with more cells than can be read at once is refused', () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>';
    expect(rowsOf({ [SHEET]: sheetOf(wide.repeat(Math.ceil(WORKBOOK_CELLS / 16_384) + 1)) })).toBe('too-large');
  });
});

const escaped = (text: string): string =>
  Array.from(text, (character) => (/[&<>"'_]/.test(character) ? `&#${character.codePointAt(0)};` : character)).join('');

/** Texts that XML can carry. */
const text = anyText().filter((value) => !/[^\P{C}\t\n\p{Cf}\p{Co}\p{Cn}]|\r|[\ufffe\uffff]/u.test(value));
const cell: fc.Arbitrary<WorkbookCell> = fc.oneof(
  text,
  // A negative zero is written as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
);

test('any texts, numbers and booleans that a program writes are read back unchanged', () => {
  check(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const shared: string[] = [];
      const cellXml = (value: WorkbookCell, n: number): string => {
        if (value === null) return '<c/>';
        if (typeof value === 'number') return `<c t="n"><v>${value}</v></c>`;
        if (typeof value === 'boolean') return `<c t='b'><v>${value ? 1 : 0}</v></c>`;
        if (n % 2 === 0) return `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
        shared.push(`<si><t>${escaped(value)}</t></si>`);
        return `<c t="s"><v>${shared.length - 1}</v></c>`;
      };
      const sheet = rows.map((cells) => `<row>${cells.map(cellXml).join('')}</row>`).join('');
      const read = rowsOf({ [SHEET]: sheetOf(sheet), 'xl/sharedStrings.xml': `<sst>${shared.join('')}</sst>` });
      expect(read).toEqual(rows);
    }),
    300,
  );
});

describe('an unclosed part', () => {
  const MANY = 200_000;
  /** A single pass takes milliseconds of CPU time; rescanning for each part takes a hundred times as long for ten times as much. */
  const SECONDS = 10;

  const section = '<row><c t="str"><v><![CDATA[';

  test.each<[what: string, part: string, end: string, rows: WorkbookRows]>([
    ['rows', '<row r="1">', '', []],
    ['rows with a quote that stays open', '<row r="1', '', []],
    ['cells in a row', '<row><c r="A1">', '</row>', [[]]],
    ['texts', '<row><c t="inlineStr"><t>', '</c></row>', [['']]],
    ['spoken texts', '<row><c t="inlineStr"><is><rPh>', '</is></c></row>', [['']]],
    ['literal sections', section, '</v></c></row>', [[`<![CDATA[${section.repeat(MANY - 1)}`]]],
  ])('is ignored, and searched for once: %s', (_, part, end, rows) => {
    // The tenth comes first, so that a mistake is reported after seconds.
    for (const many of [MANY / 10, MANY]) {
      const before = process.cpuUsage();
      const read = rowsOf({ [SHEET]: `<worksheet><sheetData>${part.repeat(many)}${end}</sheetData></worksheet>` });
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan((SECONDS * many) / MANY);
      if (many === MANY) expect(read).toEqual(rows);
    }
  });

  test('does not hide what is closed before it, nor a self-closing one after it', () => {
    expect(elements('<a x="1">in</a><a><a y="2"/>', 'a').map(({ inner }) => inner)).toEqual(['in', '']);
    expect(elements('<a><b>1</b><a>2</a>', 'a').map(({ inner }) => inner)).toEqual(['<b>1</b><a>2']);
  });
});
