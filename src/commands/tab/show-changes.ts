// Shows part of the Changes tab through its own filter: since Friday, since this person last looked, or everything.

import * as z from 'zod/mini';
import { call } from '../call';
import type { Context } from '../context';
import { instant, kept, readKept, valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { changeLines, changeLog } from './change-log';

/** When a person looked, and when they looked before that. An unreadable record counts as never, so everything is new. */
const LOOKED = kept<{ readonly at: number; readonly before: number }>(1, () => z.strictObject({ at: instant(), before: instant() }));
const CHANGES_LOOKED = 'changes.looked.';

/** Within this time it is still the same look: what was new stays new. */
const ONE_LOOK_MS = 30 * 60_000;

const FRIDAY = 5;
const DAY_MS = 86_400_000;

interface ChangesShown {
  /** The number of lines shown. */
  readonly lines: number;
  /** ISO 8601; null = all are shown. */
  readonly since: string | null;
  /** False: a filter of the person's own does not cover the column, so all lines are shown. */
  readonly filtered: boolean;
}

/** Lines of the same minute are shown or hidden together. */
export const showChanges = call(
  () => ({ since: z.enum(['friday', 'looked', 'all']) }),
  (ctx, { since }): Result<ChangesShown> => {
    const log = changeLog(ctx);
    if (log === null) return failed('no-tab');
    const { column, lines } = changeLines(log.at);
    if (column === null) return failed('columns-in-doubt');
    const from = since === 'all' ? 0 : since === 'friday' ? lastFriday(ctx) : lookBefore(ctx);
    const isShown = ({ at }: (typeof lines)[number]): boolean => at === null || at >= from;
    const shown = lines.filter(isShown);
    const kept = new Set(shown.map(({ text }) => text));
    const hidden = new Set(lines.filter((line) => !isShown(line) && !kept.has(line.text)).map(({ text }) => text));
    const filtered = log.at.hideTexts(column, [...hidden]);
    return done({ lines: shown.length, since: from === 0 ? null : new Date(from).toISOString(), filtered });
  },
);

/** Midnight at the start of the Friday before today, in the spreadsheet's zone. */
function lastFriday({ clock, timeOf }: Context): number {
  const now = clock.now();
  const today = Date.parse(`${timeOf(now).slice(0, 10)}T00:00Z`);
  const back = (new Date(today).getUTCDay() - FRIDAY + 7) % 7 || 7;
  const friday = new Date(today - back * DAY_MS).toISOString().slice(0, 10);
  // Uses the zone's offset on that very day: daylight saving time may have begun or ended since.
  const about = Date.parse(`${friday}T00:00Z`);
  return about - (Date.parse(`${timeOf(about).replace(' ', 'T')}Z`) - about);
}

/** When this person last looked; from now on, this look counts. */
function lookBefore({ mine, book, clock }: Context): number {
  const name = `${CHANGES_LOOKED}${book.id}`;
  const known = valueOf(readKept(mine, name, LOOKED));
  const now = clock.now();
  const same = known !== null && now - known.at < ONE_LOOK_MS;
  // The cell may only be precise to the second; better to show a line from that second twice than never.
  const before = known === null ? 0 : same ? known.before : Math.floor(known.at / 1000) * 1000;
  mine.write(name, LOOKED.write({ at: same ? known.at : now, before }));
  return before;
}
