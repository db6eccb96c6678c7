// What rich text reveals about the addresses behind cells. Scripts cannot create chips, so those remain for somebody to try by hand.

import { type FactOfGroup, type Found, group } from '../fact';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** The text of a cell, its link, and the links of its parts. */
const behind = (cell: Range): Found => {
  const rich = cell.getRichTextValues()[0]?.[0] ?? null;
  return rich === null ? null : [rich.getText(), rich.getLinkUrl(), rich.getRuns().map((run) => run.getLinkUrl())];
};

const tried = (what: string, assumed: string, expected: Found, fill: (cell: Range) => Range): FactOfGroup => [
  what,
  assumed,
  expected,
  ({ cell }) => behind(fill(cell())),
];

export const links = group('links', [
  tried('text', 'A text without a link has one part and no link.', ['abc', null, [null]], (cell) => cell.setValue('abc')),
  tried('blank', 'A blank cell has no part.', ['', null, []], (cell) => cell),
  tried('number', 'A number has no rich text.', null, (cell) => cell.setValue(12)),
  tried(
    'address-in-plain-text',
    'An address that a script writes into plain text is no link.',
    ['https://example.test', null, [null]],
    (cell) => cell.setNumberFormat('@').setValue('https://example.test'),
  ),
  tried('hyperlink', 'The address of a HYPERLINK is in its formula, not in the rich text.', ['label', null, [null]], (cell) =>
    cell.setFormula('=HYPERLINK("https://example.test","label")'),
  ),
]);
