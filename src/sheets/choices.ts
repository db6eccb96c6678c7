// Drop-downs over a column. They warn and never refuse; a person's own rule on a cell stays.

import type { ChoicesKept } from '../commands/ports';
import { runsOf } from '../sync/number-runs';
import { writtenValue } from './cells';
import { markedField } from './columns';
import { openHiddenSheet } from './hidden-sheet';
import { repeatable, repeatableWrite } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type RuleBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

/** The hidden sheet with the lists: one column per field, with its name on top. All tabs of the file's account choose from them. */
const LISTS = 'noxCrmSync.choices';

/**
 * Puts the choices into the field's list, and a rule that refers to it on every cell from `first` on that has no rule yet. This way, a
 * changed list reaches the cells without touching them, any number of choices fits (a list inside a rule is limited to 500), and our rules
 * need not be told from a person's. Choices kept in the tab are part of its rules: they leave with the tab, and no other tab's cells ever
 * use them. A column without our mark is refused.
 */
export function setChoices(sheet: Sheet, column: number, first: number, choices: readonly string[], kept: ChoicesKept): void {
  const field = markedField(sheet, column);
  if (field === null) throw new Error(`column ${column} is a person's own: no choices are offered there`);
  const list = kept === 'in-tab' ? null : writeList(openHiddenSheet(sheet.getParent(), LISTS, 1), field, choices);
  const rows = sheet.getMaxRows() - first + 1;
  if (choices.length === 0 || rows <= 0) return;
  dressBareCells(sheet.getRange(first, column, rows, 1), (rule) =>
    list === null ? rule.requireValueInList([...choices], true) : rule.requireValueInRange(list, true),
  );
}

/**
 * Updates the lists of these fields that the file already has, where they differ. A list that was never offered to a cell is not created.
 */
export function correctChoices(spreadsheet: Spreadsheet, choices: ReadonlyMap<string, readonly string[]>): void {
  const lists = spreadsheet.getSheetByName(LISTS);
  if (lists === null) return;
  const known = fieldsOf(lists);
  for (const [field, wanted] of choices) if (known.includes(field)) writeList(lists, field, wanted);
}

/** The most runs of cells per call: scattered cells whose rules were pasted away get theirs with a later pull or refresh. */
const STRETCHES = 100;

/**
 * Cells with a rule are left alone: a rule written back by a script loses what scripts cannot see of it, such as colors and multiple
 * selection.
 */
function dressBareCells(range: Range, choosing: (rule: RuleBuilder) => RuleBuilder): void {
  const present = repeatable(() => range.getDataValidations()).map((row) => row[0] ?? null);
  const bare = runsOf(present.flatMap((rule, i) => (rule === null ? [i] : [])));
  if (bare.length === 0) return;
  const rule = choosing(SpreadsheetApp.newDataValidation()).setAllowInvalid(true).build();
  for (const { from, to } of bare.slice(0, STRETCHES))
    repeatableWrite(() => range.offset(from, 0, to - from + 1, 1).setDataValidation(rule));
}

/** Writes what differs from the existing list. The range reaches to the end of the grid: blank cells in it are not choices. */
function writeList(lists: Sheet, field: string, choices: readonly string[]): Range {
  const column = columnFor(lists, field);
  const before = lists.getMaxRows();
  // Rows inserted before the last one lie inside the ranges of existing rules, which grow along; rows added at the end would not.
  if (choices.length + 1 > before) lists.insertRowsBefore(before, choices.length + 1 - before);
  const range = lists.getRange(2, column, lists.getMaxRows() - 1, 1);
  const present = repeatable(() => range.getValues()).map((row) => String(row[0]));
  const wanted = present.map((_, i) => choices[i] ?? '');
  if (wanted.some((text, i) => text !== present[i])) {
    range.setNumberFormat('@').setValues(wanted.map((text) => [writtenValue({ text })]));
  }
  return range;
}

function fieldsOf(lists: Sheet): readonly unknown[] {
  const used = lists.getLastColumn();
  return used === 0 ? [] : (lists.getRange(1, 1, 1, used).getValues()[0] ?? []);
}

function columnFor(lists: Sheet, field: string): number {
  const names = fieldsOf(lists);
  const used = names.length;
  const known = names.indexOf(field);
  if (known >= 0) return known + 1;
  if (used === lists.getMaxColumns()) lists.insertColumnsAfter(used, 1);
  lists
    .getRange(1, used + 1)
    .setNumberFormat('@')
    .setValue(field);
  return used + 1;
}
