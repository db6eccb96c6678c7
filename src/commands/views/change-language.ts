// Changes the language of a file's own words: headings and their notes in all our tabs; the Sync column follows with the next survey.

import * as z from 'zod/mini';
import { wordsOfColumn } from '../../text/columns';
import { words } from '../../text/words';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, type Result } from '../result';
import { keepFileLanguage } from '../tab/cell-words';
import { HEADINGS_ROW, openView } from '../tab/view';
import { keepView } from '../tab/view-store';
import { underLock } from '../under-lock';

/** Returns how many tabs got other headings. Headings a person changed are kept, and so are columns in doubt. */
export const changeFileLanguage = call(
  () => ({ language: z.enum(['en', 'zh']) }),
  (ctx, { language }): Result<{ readonly tabs: number }> => {
    return underLock(ctx, () => {
      keepFileLanguage(ctx, language);
      return done({ tabs: ctx.book.tabs().filter((tab) => rename(ctx, tab, language)).length });
    });
  },
);

function rename(ctx: Context, tab: Tab, language: 'en' | 'zh'): boolean {
  const open = openView(ctx, tab);
  if (!open.ok) return false;
  const { view, layout } = open.value;
  const { cells } = words(language);
  const wanted = view.columns.map((column) => ({ ...column, ...wordsOfColumn(column.field, cells), column: layout.at.get(column.field) }));
  const others = wanted.filter(({ heading }, i) => heading !== view.columns[i]?.heading);
  const found = others.flatMap(({ column, heading, hint }) => (column === undefined ? [] : [{ column, heading, hint }]));
  if (found.length === 0) return false;
  tab.restoreHeadings(found);
  for (const { column, hint } of found) tab.patchNotes(column, [{ row: HEADINGS_ROW, note: hint }]);
  const headings = new Map(wanted.filter(({ column }) => column !== undefined).map(({ field, heading }) => [field, heading]));
  keepView(ctx, tab.id, { ...view, columns: view.columns.map((one) => ({ ...one, heading: headings.get(one.field) ?? one.heading })) });
  return true;
}
