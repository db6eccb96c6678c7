// Writes the smallest workbook that other programs would accept, for tests. It shares nothing with the reader, nor with the sandbox's
// writer.

import { strToU8, zipSync } from 'fflate';

/** A text with a link behind it, or as the result of a formula. */
interface Linked {
  readonly text: string;
  readonly link?: string;
  readonly formula?: string;
}

type Written = string | number | boolean | Linked | null;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function cellOf(value: Written, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'object' && value.formula !== undefined)
    return `<c r="${place}" t="str"><f>${escaped(value.formula)}</f><v>${escaped(value.text)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(typeof value === 'object' ? value.text : value)}</t></is></c>`;
}

const linkOf = (value: Written): string | undefined => (typeof value === 'object' ? value?.link : undefined);

const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** In base64. Rows are written with their positions, so that gaps are gaps. */
export function workbookBase64(rows: readonly (readonly Written[])[]): string {
  const body = rows
    .map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cellOf(value, `${letters(c)}${r + 1}`)).join('')}</row>`)
    .join('');
  const links = rows.flatMap((row, r) =>
    row.flatMap((value, c) => {
      const url = linkOf(value);
      return url === undefined ? [] : [{ place: `${letters(c)}${r + 1}`, url }];
    }),
  );
  const marks = links.map(({ place }, n) => `<hyperlink r:id="rId${n + 1}" ref="${place}"/>`).join('');
  const targets = links.map(({ url }, n) => `<Relationship Id="rId${n + 1}" Target="${escaped(url)}" TargetMode="External"/>`).join('');
  const files = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData><hyperlinks>${marks}</hyperlinks></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${targets}</Relationships>`,
  };
  const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return Buffer.from(packed).toString('base64');
}
