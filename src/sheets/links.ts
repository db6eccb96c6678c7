// The addresses behind what cells show, as rich text holds them for links and chips.

import type { CellPlace } from '../commands/ports';
import { runsOf } from '../sync/number-runs';
import { PLATFORM } from './platform';
import { repeatable } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type RichText = GoogleAppsScript.Spreadsheet.RichTextValue | null;

export function linksBehind(sheet: Sheet, cells: readonly CellPlace[]): readonly (string | null)[] {
  const found = new Map<string, string | null>();
  for (const column of new Set(cells.map((cell) => cell.column))) {
    const rows = cells.filter((cell) => cell.column === column).map(({ row }) => row);
    for (const { from, to } of closeRuns(rows)) {
      const texts = repeatable(() => sheet.getRange(from, column, to - from + 1, 1).getRichTextValues());
      texts.forEach(([text = null], i) => {
        found.set(`${from + i} ${column}`, linkOf(text));
      });
    }
  }
  return cells.map(({ row, column }) => found.get(`${row} ${column}`) ?? null);
}

/** Joins runs where reading the gap costs less than another call. */
function closeRuns(rows: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of runsOf(rows)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && from - last.to < PLATFORM.cellsPerCall) last.to = to;
    else joined.push({ from, to });
  }
  return joined;
}

/** It is not documented whether the whole text reports a link on part of it, so the parts are checked. */
function linkOf(text: RichText): string | null {
  if (text === null) return null;
  const parts = text.getRuns().map((run) => ({ said: run.getText(), url: run.getLinkUrl() }));
  const urls = new Set(parts.map(({ url }) => url).filter((url) => url !== null));
  const saidBeside = parts.some(({ said, url }) => url === null && /[\p{L}\p{N}]/u.test(said));
  return urls.size === 1 && !saidBeside ? ([...urls][0] ?? null) : null;
}

/** Whether writing back a cell's plain text would lose something: a link, a chip, the formatting of a part. */
export const isRich = (text: RichText): boolean => text !== null && (text.getRuns().length > 1 || text.getLinkUrl() !== null);
