// Matches the rows of a person's own tab with the creators of a view, by the columns the person chose.

import type { Channel } from '../../fields/fields';
import type { OwnColumns } from '../../rpc/own-tab';
import type { Clue } from '../../sync/clues';
import { type Match, matchIndex } from '../../sync/match';
import type { RowNumber } from '../../sync/model';
import type { Tab } from '../ports';
import { FIRST_ROW, rowAt } from '../tab/view';
import { linkedTexts, type OwnCells } from './own-addresses';

/** The columns that identify a row's creator, in a fixed order; null = not chosen. */
export const chosen = ({ link, handle, email, platform }: OwnColumns): readonly (number | null)[] => [link, handle, email, platform];

/** The match of one row of the tab. */
interface RowMatch {
  readonly row: RowNumber;
  /** The row's identifying texts; '' = none. */
  readonly said: string;
  readonly match: Match;
}

export interface RowMatches {
  readonly rows: readonly RowMatch[];
  readonly channels: readonly Channel[];
}

/** Reads the chosen columns and looks up every row among the creators. */
export function matchRows(tab: Tab, columns: OwnColumns, channels: readonly Channel[]): RowMatches {
  const index = matchIndex(channels);
  const rows = readSaid(tab, columns).map(({ row, clues, said }): RowMatch => ({ row, said, match: index.match(clues) }));
  return { rows, channels };
}

/** Their cells in that many rows, from the first. */
export const readOwn = (tab: Tab, rows: number, columns: readonly number[]): OwnCells => ({
  columns,
  seen: tab.read(FIRST_ROW, rows, columns),
});

/** The identifying texts of every row in the chosen columns. */
export function readSaid(
  tab: Tab,
  columns: OwnColumns,
): readonly { readonly row: RowNumber; readonly said: string; readonly clues: readonly Clue[] }[] {
  const places = chosen(columns).filter((column) => column !== null);
  const count = tab.lastShown(FIRST_ROW) - FIRST_ROW + 1;
  if (count <= 0) return [];
  const own = readOwn(tab, count, places);
  const addressed = new Set([columns.link, columns.email].filter((column) => column !== null));
  return linkedTexts(tab, own, addressed).map((texts, i) => {
    const text = (column: number | null): string => (column === null ? '' : (texts[places.indexOf(column)] ?? ''));
    const [link, handle, email, platform] = [text(columns.link), text(columns.handle), text(columns.email), text(columns.platform)];
    const clues: readonly Clue[] = [
      { kind: 'link', text: link },
      { kind: 'handle', text: handle, platform },
      { kind: 'email', text: email },
    ];
    return {
      row: rowAt(i),
      said: [link, handle, email].join('\n').trim() === '' ? '' : JSON.stringify(texts),
      clues,
    };
  });
}
