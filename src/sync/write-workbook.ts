// Builds the parts of a one-sheet workbook (.xlsx, ECMA-376) of texts, ready to be zipped. Pure.

const SCHEMAS = 'http://schemas.openxmlformats.org';
const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`;
const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
const PACKAGE = `${SCHEMAS}/package/2006`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATION_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';

/** Every part by path; `sheet` names the sheet. Blank texts are omitted; characters that XML cannot carry are dropped. */
export function workbookParts(sheet: string, rows: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const body = rows.map((cells, i) => element('row', { r: `${i + 1}` }, ...cells.map((text, column) => cellOf(text, i + 1, column))));
  return new Map([
    [
      '[Content_Types].xml',
      part(
        'Types',
        { xmlns: `${PACKAGE}/content-types` },
        element('Default', { Extension: 'rels', ContentType: RELATION_TYPE }),
        element('Override', { PartName: '/xl/workbook.xml', ContentType: `${TYPE}.sheet.main+xml` }),
        element('Override', { PartName: '/xl/worksheets/sheet1.xml', ContentType: `${TYPE}.worksheet+xml` }),
      ),
    ],
    ['_rels/.rels', relation('officeDocument', 'xl/workbook.xml')],
    [
      'xl/workbook.xml',
      part(
        'workbook',
        { xmlns: MAIN, 'xmlns:r': RELATIONS },
        element('sheets', {}, element('sheet', { name: sheet, sheetId: '1', 'r:id': 'rId1' })),
      ),
    ],
    ['xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', part('worksheet', { xmlns: MAIN }, element('sheetData', {}, ...body))],
  ]);
}

type Attributes = Readonly<Record<string, string>>;

function element(name: string, attributes: Attributes, ...inner: readonly string[]): string {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${told.join('')}>${inner.join('')}</${name}>`;
}

const part = (name: string, attributes: Attributes, ...inner: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element(name, attributes, ...inner)}`;

const relation = (what: string, target: string): string =>
  part(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    element('Relationship', { Id: 'rId1', Type: `${RELATIONS}/${what}`, Target: target }),
  );

function cellOf(text: string, row: number, column: number): string {
  if (text === '') return '';
  const value = element('t', { 'xml:space': 'preserve' }, escaped(text));
  return element('c', { r: `${lettersOf(column)}${row}`, t: 'inlineStr' }, element('is', {}, value));
}

/** 0 -> A, 26 -> AA. */
const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
