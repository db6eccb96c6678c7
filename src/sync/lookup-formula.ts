// Shows another tab's own column beside the same creator, as one formula shared by every row.

import { forEveryLocale } from './formula-key';
import { columnLetters } from './model';

interface LookedUp {
  readonly tab: string;
  /** 1-based columns of that tab: the ids, and the column to show. */
  readonly ids: number;
  readonly column: number;
}

/**
 * `{row}` stands for the row number; `id` is the column of the creator's id. The formula refers to whole columns, which follow when they
 * are moved. A creator without a row there, or with a blank cell, shows nothing; of several rows, the first counts.
 */
export function lookupFormula({ tab, ids, column }: LookedUp, id: number): string {
  const sheet = `'${tab.replace(/'/g, "''")}'!`;
  const whole = (one: number): string => `${sheet}$${columnLetters(one)}:$${columnLetters(one)}`;
  const found = `INDEX(${whole(column)},MATCH($${columnLetters(id)}{row},${whole(ids)},0))`;
  return forEveryLocale(`=IFERROR(IF(${found}&""="","",${found}),"")`);
}
