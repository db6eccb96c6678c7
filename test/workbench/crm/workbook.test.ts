// The sandbox's workbooks: what is written is read back, and what other programs write is read.

import * as fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { type Cell, readWorkbook, workbookOf } from '../../../workbench/crm/workbook';
import { anyText } from '../../fakes/any-text';
import { check } from '../../laws/seeded';

const cellsOf = (bytes: Uint8Array): readonly (readonly Cell[])[] => {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.value.map(({ cells }) => cells);
};

/** Blank text leaves no trace, and neither do blank cells at the end of a row. */
const plain = (row: readonly Cell[]): readonly Cell[] => {
  const cells = row.map((cell) => (cell === '' ? null : cell));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
};

test('any texts, numbers and booleans are read back as written', () => {
  const cell = fc.oneof(
    anyText(),
    fc.string({ unit: fc.constantFrom('_', 'x', '0', '4', '1', '&', ';', '<', '\r', '\n', '\u0000', '\ud800', '"', ' ') }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
  );
  check(
    fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 8 }), (rows) => {
      expect(cellsOf(workbookOf('Any <name>', rows))).toEqual(rows.map(plain));
    }),
    200,
  );
});

test('a text that exceeds a cell is truncated, and rows keep their numbers', () => {
  const [row] = cellsOf(workbookOf('Long', [['x'.repeat(40_000)]]));
  expect(String(row?.[0])).toHaveLength(32_767);
  const read = readWorkbook(workbookOf('Rows', [['a'], [], ['c']]));
  expect(read).toMatchObject({ ok: true, value: [{ number: 1 }, { number: 2, cells: [] }, { number: 3 }] });
});

test('the file has the parts that spreadsheet programs look for', () => {
  expect(Object.keys(unzipSync(workbookOf('Parts', [['a']])))).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
  ]);
});

describe('a workbook from another program', () => {
  const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const ns =
    'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

  test('may share its texts, use prefixes, leave cells out, and have its first sheet anywhere', () => {
    const bytes = zipped({
      'xl/workbook.xml': `<x:workbook ${ns}><x:sheets><x:sheet name="Data" sheetId="7" rel:id="rId9"/><x:sheet name="More" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Target="worksheets/other.xml" Id="rId1"/><Relationship Id='rId9' Target='/xl/worksheets/data.xml'/></Relationships>`,
      'xl/sharedStrings.xml': `<x:sst><x:si><x:t>plain</x:t></x:si><x:si><x:r><x:t xml:space="preserve">rich </x:t></x:r><x:r><x:t>&amp; &#x4F5C;&#20013;</x:t></x:r><x:rPh sb="0" eb="1"><x:t>aid</x:t></x:rPh></x:si></x:sst>`,
      'xl/worksheets/other.xml':
        '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/worksheets/data.xml': `<x:worksheet><x:sheetData>
        <x:row r="2" spans="1:4"><x:c r="B2" t="s" s="3"><x:v>0</x:v></x:c><x:c r="D2" t="s"><x:v>1</x:v></x:c></x:row>
        <x:row r="5"/>
        <x:row r="9"><x:c r="A9" s="1"/><x:c r="B9"><x:v>1.5E3</x:v></x:c><x:c r="C9" t="b"><x:v>1</x:v></x:c><x:c r="AA9" t="str"><x:f>"a"</x:f><x:v>a&lt;b</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`,
    });
    const gap = Array(23).fill(null);
    expect(readWorkbook(bytes)).toEqual({
      ok: true,
      value: [
        { number: 2, cells: [null, 'plain', null, 'rich & 作中'] },
        { number: 5, cells: [] },
        { number: 9, cells: [null, 1500, true, ...gap, 'a<b'] },
      ],
    });
  });

  test.each([
    ['is no zip', strToU8('no zip'), 'no .xlsx workbook'],
    ['is a zip without a sheet', zipped({ 'hello.xml': '<a/>' }), 'no sheet'],
    ['is empty', new Uint8Array(), 'no .xlsx workbook'],
    ['claims to unpack to very much', zipSync({ 'xl/a.xml': new Uint8Array(65 * 1024 * 1024) }), 'more than a workbook may hold'],
  ])('that %s is refused in a sentence', (_, bytes, words) => {
    expect(readWorkbook(bytes)).toEqual({ ok: false, problem: expect.stringContaining(words) });
  });
});
