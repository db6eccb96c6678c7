// What the cells of a person's own columns identify: the address behind a link, a chip, or a HYPERLINK formula where they show a label.

import { addressOfLink } from '../../sync/cell-meant';
import { isAddress } from '../../sync/clues';
import type { CellSeen, Tab } from '../ports';
import { rowAt } from '../tab/view';

/** Cells as read from the first row on, in the order of `columns`. */
export interface OwnCells {
  readonly columns: readonly number[];
  readonly seen: readonly (readonly CellSeen[])[];
}

/** The texts, with the address from the cell's own formula where there is one. */
export const writtenTexts = ({ seen }: OwnCells): readonly (readonly string[])[] => seen.map((cells) => cells.map(written));

const written = ({ text, formula }: CellSeen): string =>
  isAddress(text) || formula === undefined ? text : (addressOfLink(formula) ?? text);

/**
 * The texts, with the linked address in place of its label in the columns of `within`. Links are looked up only where no address is shown.
 */
export function linkedTexts(tab: Tab, cells: OwnCells, within: ReadonlySet<number>): readonly (readonly string[])[] {
  const texts = writtenTexts(cells).map((row) => [...row]);
  const asked = texts.flatMap((row, i) =>
    row.flatMap((text, j) => (hidesLink(text, cells.seen[i]?.[j]) && within.has(cells.columns[j] ?? 0) ? [{ i, j }] : [])),
  );
  const links = tab.links(asked.map(({ i, j }) => ({ row: rowAt(i), column: cells.columns[j] ?? 0 })));
  asked.forEach(({ i, j }, n) => {
    const [row, link] = [texts[i], links[n] ?? null];
    if (row !== undefined && link !== null) row[j] = link;
  });
  return texts;
}

const hidesLink = (text: string, cell: CellSeen | undefined): boolean =>
  text.trim() !== '' && cell?.origin === undefined && cell?.value === undefined && !isAddress(text);
