// The addresses behind cells of a workbook's first sheet: hyperlinks, and HYPERLINK formulas.

import { addressOfLink } from './cell-meant';
import { columnOf, firstSheet } from './workbook';
import { elements, plain } from './xml';

/** Keyed by "row column", 0-based. A link over several cells counts for the first. */
export function workbookLinks(parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const path = firstSheet(parts);
  const sheet = parts.get(path) ?? '';
  const relations = elements(parts.get(path.replace(/([^/]*)$/, '_rels/$1.rels')) ?? '', 'Relationship');
  const targets = new Map(relations.map((one) => [one.attribute('Id'), plain(one.attribute('Target') ?? '')]));
  const links = new Map<string, string>();
  const add = (place: string | undefined, url: string | null | undefined): void => {
    const [column, row] = [columnOf(place), /\d+/.exec(place ?? '')?.[0]];
    if (column !== undefined && row !== undefined && url) links.set(`${Number(row) - 1} ${column}`, url);
  };
  for (const link of elements(sheet, 'hyperlink')) add(link.attribute('ref'), targets.get(link.attribute('id')));
  if (/HYPERLINK\s*\(/i.test(sheet))
    for (const cell of elements(sheet, 'c')) {
      const formula = elements(cell.inner, 'f')[0]?.inner;
      if (formula !== undefined) add(cell.attribute('r'), addressOfLink(`=${plain(formula)}`));
    }
  return links;
}
