// What another tab's own column says of the creator of a row, as a formula that every row has alike.

import { columnLetters } from './model';

export interface LookedUp {
  readonly tab: string;
  /** 1-based columns of that tab: the ids, and what is shown. */
  readonly ids: number;
  readonly column: number;
}

/**
 * `{row}` stands for the number of the row, `id` is the column of its creator's id. It names whole columns, which follow when somebody moves them; a creator without a row
 * there, or with a blank cell, shows nothing, and of several rows the first one counts.
 */
export function lookupFormula({ tab, ids, column }: LookedUp, id: number): string {
  const sheet = `'${tab.replace(/'/g, "''")}'!`;
  const whole = (one: number): string => `${sheet}$${columnLetters(one)}:$${columnLetters(one)}`;
  const found = `INDEX(${whole(column)},MATCH($${columnLetters(id)}{row},${whole(ids)},0))`;
  return `=IFERROR(IF(${found}&""="","",${found}),"")`;
}
