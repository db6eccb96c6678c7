// Inspects a person's own tab that is to show creators: what its columns hold, and what would block ours. Nothing is written into the tab
// here.

import type { OwnColumns, OwnTabLook } from '../../rpc/own-tab';
import type { Problem } from '../../rpc/problems';
import { guessColumns } from '../../sync/guess-columns';
import { call } from '../call';
import type { Obstacle, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { isPracticeTab } from '../tab/cell-words';
import { problemOf } from '../tab/refused';
import { FIRST_ROW } from '../tab/view';
import { readView } from '../tab/view-store';
import { linkedTexts, writtenTexts } from './own-addresses';
import { readOwn } from './own-rows';

/** How many rows are read to guess what a column holds. */
const LOOKED_AT = 200;

export const lookAtOwnTab = call(
  () => ({}),
  (ctx): Result<OwnTabLook> => {
    const tab = ctx.book.activeTab();
    if (tab === null) return failed('no-tab');
    const told = { tab: tab.name, rows: tab.lastShown(FIRST_ROW) - FIRST_ROW + 1, columns: [], guess: NOTHING } as const;
    const view = readView(ctx, tab.id);
    if (view?.is === 'newer') return failed('newer-version');
    if (view?.is === 'read') return done({ ...told, problem: 'has-view' });
    if (told.rows === 0) return done({ ...told, problem: 'empty' });
    const sightings = tab.columns();
    if (isPracticeTab(sightings)) return failed('not-in-practice');
    const met = inTheWay(tab, sightings.length);
    if (met !== null) return { ok: false, problem: met };
    const cells = readOwn(
      tab,
      Math.min(told.rows, LOOKED_AT),
      sightings.map(({ column }) => column),
    );
    const texts = sightings.map((_, i) => cells.seen.map((row) => row[i]?.text ?? ''));
    const named = sightings.filter(({ heading }) => heading.trim() !== '').length;
    if (named * 2 < texts.filter((column) => column.some((text) => text !== '')).length) return done({ ...told, problem: 'no-headings' });
    const guessIn = (said: readonly (readonly string[])[]): ReturnType<typeof guessColumns> =>
      guessColumns(sightings.map(({ heading }, i) => ({ heading, texts: said.map((row) => row[i] ?? '') })));
    const shown = guessIn(writtenTexts(cells));
    const telling = (shown.link ?? shown.handle ?? shown.email) !== null;
    const guess = telling ? shown : guessIn(linkedTexts(tab, cells, new Set(cells.columns)));
    const columnOf = (index: number | null): number | null => (index === null ? null : (sightings[index]?.column ?? null));
    return done({
      ...told,
      problem: null,
      columns: sightings.map(({ column, heading }, i) => ({ column, heading, sample: texts[i]?.find((text) => text !== '') ?? '' })),
      guess: {
        link: columnOf(guess.link),
        handle: columnOf(guess.handle),
        email: columnOf(guess.email),
        platform: columnOf(guess.platform),
      },
    });
  },
);

/**
 * What blocks our columns right of the person's last one: a protected tab, protected cells across that place, and merged cells there or
 * across rows. What can be done without, such as a filter or frozen rows, blocks nothing.
 */
export function inTheWay(tab: Tab, last: number): Problem | null {
  const across = ({ column, columns }: Obstacle): boolean => column <= last && column - 1 + columns > last;
  const met = tab.obstacles().find((one) => {
    if (one.why === 'protected') return one.cells === '' || across(one);
    return one.rows > 1 || across(one);
  });
  return met === undefined ? null : problemOf(met);
}

const NOTHING: OwnColumns = { link: null, handle: null, email: null, platform: null };
