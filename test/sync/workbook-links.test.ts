// The addresses behind the cells of a workbook: of links and of formulas, and of nothing else.

import { workbookLinks } from '../../src/sync/workbook-links';

const linksIn = (links: string, cells = ''): readonly (readonly [string, string])[] => [
  ...workbookLinks(
    new Map([
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${cells}</sheetData><hyperlinks>${links}</hyperlinks></worksheet>`],
      [
        'xl/worksheets/_rels/sheet1.xml.rels',
        '<Relationships><Relationship Id="rId1" Target="https://example.com/?a=1&amp;b=2" TargetMode="External"/></Relationships>',
      ],
    ]),
  ),
];

test('a link has the address of its relation, at the first of its cells', () => {
  expect(linksIn('<hyperlink ref="B3:C4" r:id="rId1"/>')).toEqual([['2 1', 'https://example.com/?a=1&b=2']]);
});

test('a link to another place of the workbook, or to a relation that is missing, has no address', () => {
  expect(linksIn('<hyperlink ref="A1" location="Sheet2!A1"/><hyperlink ref="A2" r:id="rId9"/>')).toEqual([]);
});

test('a formula has the address that it spells out', () => {
  const cell = '<row r="2"><c r="A2"><f>HYPERLINK("https://example.com/x","Sample")</f><v>Sample</v></c></row>';
  expect(linksIn('', cell)).toEqual([['1 0', 'https://example.com/x']]);
});
