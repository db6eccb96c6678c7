// Showing only the rows with edits, through the tab's own filter on our Sync column, and all rows again.

import { yes } from '../../rpc/plain-schemas';
import type { RowNumber } from '../../sync/model';
import { call } from '../call';
import { done, type Result } from '../result';
import { writeSurvey } from '../tab/status-column';
import { rowsOf, survey } from '../tab/survey';
import { FIRST_ROW, type OpenView, openView } from '../tab/view';

/**
 * The Sync column is brought up to date first, because the filter goes by its words: every word that no edited row bears is hidden. Rows that
 * come to be edited later show up as well. Where a person's own filter does not reach that column, or its words cannot be written, the rows are selected instead.
 */
export const showOnlyEdited = call(
  () => ({ only: yes() }),
  (ctx, { only }): Result<null> => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const { tab, layout } = open.value;
    const column = layout.at.get('sync');
    if (!only) {
      if (column !== undefined) tab.hideTexts(column, []);
      return done(null);
    }
    const found = survey(ctx, open.value);
    const current = writeSurvey(ctx, found);
    ctx.book.flush();
    const rows = rowsOf(found.edits);
    if (rows.length > 0 && (column === undefined || !current || !hideOthers(open.value, column, rows))) tab.select(rows, null);
    return done(null);
  },
);

function hideOthers({ tab }: OpenView, column: number, rows: readonly RowNumber[]): boolean {
  const texts = tab.readTexts(FIRST_ROW, tab.lastRow() - FIRST_ROW + 1, column);
  const shown = new Set(rows.map((row) => texts[row - FIRST_ROW]));
  // Blank rows below the last one go too.
  return tab.hideTexts(
    column,
    [...new Set([...texts, ''])].filter((text) => !shown.has(text)),
  );
}
