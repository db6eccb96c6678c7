// Drop-downs over a column. They warn and never refuse; a rule that a person put on a cell stays.
// It must not know what the choices mean.

import { writtenValue } from './cells';
import { markOf } from './columns';
import { sha256 } from './digest';
import { openHiddenSheet } from './hidden-sheet';
import { PLATFORM } from './platform';
import { growRows } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** The hidden sheet for lists that are too long for a rule: one column per field, its name on top. */
const LISTS = 'noxCrmSync.choices';

/** So many lists of ours are recognised in old rules. */
const REMEMBERED = 4;

/**
 * Sets the rule from `first` to the last row of the grid in one call. Ours are the rules whose list we offered before (its digest
 * stands in the column's mark) and those that point to our hidden sheet; every other rule stays. No choices: ours are taken away.
 */
export function setChoices(sheet: Sheet, column: number, first: number, choices: readonly string[]): void {
  const rows = sheet.getMaxRows() - first + 1;
  if (rows <= 0) return;
  const marked = markOf(sheet, column);
  const digest = shortDigest(choices);
  const offered = marked?.mark.offered ?? [];
  const range = sheet.getRange(first, column, rows, 1);
  const present = range.getDataValidations().map((row) => row[0] ?? null);
  const kinds = present.map((rule) => kindOf(rule, offered));
  const long = choices.length > PLATFORM.choicesInRule.value;
  if (!long && kinds.every((kind) => kind === digest || kind === 'foreign')) return;
  // The mark is written before the rules: a rule whose list the mark does not know would never be ours again.
  marked?.replace({ ...marked.mark, offered: [...offered.filter((one) => one !== digest), digest].slice(-REMEMBERED) });
  const rule = choices.length === 0 ? null : makeRule(sheet, marked?.mark.field ?? `column ${column}`, choices, long);
  if (kinds.includes('foreign')) range.setDataValidations(present.map((old, i) => [kinds[i] === 'foreign' ? old : rule]));
  else range.setDataValidation(rule);
}

/** `blank`, `foreign`, `listed` in our hidden sheet, or the digest of the choices that we offered. */
function kindOf(rule: Rule | null, offered: readonly string[]): string {
  if (rule === null) return 'blank';
  const [list] = rule.getCriteriaValues() as readonly unknown[];
  if (rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST && Array.isArray(list)) {
    const digest = shortDigest(list.map(String));
    return offered.includes(digest) && rule.getAllowInvalid() ? digest : 'foreign';
  }
  if (rule.getCriteriaType() !== SpreadsheetApp.DataValidationCriteria.VALUE_IN_RANGE) return 'foreign';
  return (list as GoogleAppsScript.Spreadsheet.Range).getSheet().getName() === LISTS ? 'listed' : 'foreign';
}

function shortDigest(choices: readonly string[]): string {
  return sha256(JSON.stringify(choices)).slice(0, 12);
}

function makeRule(sheet: Sheet, field: string, choices: readonly string[], long: boolean): Rule {
  const rule = SpreadsheetApp.newDataValidation().setAllowInvalid(true);
  if (!long) return rule.requireValueInList([...choices], true).build();
  return rule.requireValueInRange(writeList(sheet.getParent(), field, choices), true).build();
}

/** Writes the list into its column of the hidden sheet, over an earlier one, and gives the range that holds exactly the choices. */
function writeList(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  field: string,
  choices: readonly string[],
): GoogleAppsScript.Spreadsheet.Range {
  const lists = openHiddenSheet(spreadsheet, LISTS, 1);
  const names = lists.getRange(1, 1, 1, Math.max(1, lists.getLastColumn())).getValues()[0] ?? [];
  const known = names.indexOf(field);
  const column = known >= 0 ? known + 1 : lists.getLastColumn() + 1;
  if (column > lists.getMaxColumns()) lists.insertColumnsAfter(lists.getMaxColumns(), column - lists.getMaxColumns());
  growRows(lists, choices.length + 1);
  const whole = lists.getRange(1, column, lists.getMaxRows(), 1);
  whole.clearContent().setNumberFormat('@');
  const range = lists.getRange(2, column, choices.length, 1);
  range.setValues(choices.map((text) => [writtenValue({ text })]));
  lists.getRange(1, column).setValue(field);
  return range;
}
