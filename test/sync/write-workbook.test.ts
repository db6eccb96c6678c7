// A written workbook is read back the same: its parts, its cells, and texts that XML cannot carry.

import { readWorkbook } from '../../src/sync/workbook';
import { workbookParts } from '../../src/sync/write-workbook';

test('every text is read back from its position, even in columns beyond Z', () => {
  const wide = Array.from({ length: 703 }, (_, i) => (i % 26 === 0 || i > 700 ? `c${i}` : ''));
  const rows = [['Link', '', '  <b> & "x" '], [], wide];
  const read = readWorkbook(workbookParts('List', rows));
  const cells = read.ok ? read.rows : [];
  expect(cells[0]).toEqual(['Link', null, '  <b> & "x" ']);
  expect(cells[2]).toEqual(wide.map((text) => (text === '' ? null : text)));
});

test('its parts declare their types and refer to each other', () => {
  const parts = workbookParts('A "list" & more', [['x\u0000y\ud800z😀']]);
  const text = (name: string) => (parts.get(name) ?? '').replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', '');
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
  ]);
  expect([...parts.values()].every((part) => part.startsWith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><'))).toBe(true);
  expect(text('xl/workbook.xml')).toBe(
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A &quot;list&quot; &amp; more" sheetId="1" r:id="rId1"></sheet></sheets></workbook>',
  );
  expect(text('xl/worksheets/sheet1.xml')).toBe(
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">xyz😀</t></is></c></row></sheetData></worksheet>',
  );
  const relation = (what: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${what}" Target="${target}"></Relationship></Relationships>`;
  expect(text('_rels/.rels')).toBe(relation('officeDocument', 'xl/workbook.xml'));
  expect(text('xl/_rels/workbook.xml.rels')).toBe(relation('worksheet', 'worksheets/sheet1.xml'));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  expect(text('[Content_Types].xml')).toBe(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"></Default><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"></Override><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"></Override></Types>`,
  );
});
