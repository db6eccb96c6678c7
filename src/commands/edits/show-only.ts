// Shows only some rows through the tab's own filter on our Sync column: those with edits, those changed in the CRM, or all again.

import * as z from 'zod/mini';
import type { RowNumber } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import { done, type Result } from '../result';
import { textsOf } from '../tab/rows';
import { tellsOfChange, writeSurvey } from '../tab/status-column';
import { rowsOf, survey } from '../tab/survey';
import { FIRST_ROW, type OpenView, openView, rowAt } from '../tab/view';

/**
 * The filter works on the words of the Sync column: every word that none of the rows has is hidden. Rows that get one of the shown words
 * later appear too. If a person's own filter does not cover that column, or its words cannot be written, the rows are selected instead.
 */
export const showOnly = call(
  () => ({ rows: z.enum(['edited', 'changed', 'all']) }),
  (ctx, { rows: which }): Result<null> => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const { tab, layout } = open.value;
    const column = layout.at.get('sync');
    if (which === 'all') {
      if (column !== undefined) tab.hideTexts(column, []);
      return done(null);
    }
    const { rows, current } = which === 'edited' ? editedRows(ctx, open.value) : changedRows(open.value);
    if (rows.length > 0 && (column === undefined || !current || !hideOthers(open.value, column, rows))) tab.select(rows, null);
    return done(null);
  },
);

interface Rows {
  readonly rows: readonly RowNumber[];
  /** The Sync column says so for each of them. */
  readonly current: boolean;
}

/** Updates the Sync column first. */
function editedRows(ctx: Context, open: OpenView): Rows {
  const found = survey(ctx, open);
  const current = writeSurvey(ctx, found);
  ctx.book.flush();
  return { rows: rowsOf(found.edits), current };
}

/** What a refresh said is only recorded in the Sync column. */
function changedRows(open: OpenView): Rows {
  return { rows: textsOf(open, 'sync').flatMap((text, i) => (tellsOfChange(text) ? rowAt(i) : [])), current: true };
}

function hideOthers(open: OpenView, column: number, rows: readonly RowNumber[]): boolean {
  const texts = textsOf(open, 'sync');
  const shown = new Set(rows.map((row) => texts[row - FIRST_ROW]));
  // Hides the blank rows below the last one too.
  return open.tab.hideTexts(
    column,
    [...new Set([...texts, ''])].filter((text) => !shown.has(text)),
  );
}
