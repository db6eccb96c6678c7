// Writes past people's validation rules that reject values: the CRM's value counts, and one rejected value would block a whole block.

import { runsOf } from '../sync/number-runs';
import type { Written } from './cells';
import { decorate } from './obstacles';
import { repeatable } from './retry';
import { isRefusal } from './trouble';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** Whether a rule accepts a text, given its choices. */
type Taking = (choices: ReadonlySet<string>, text: string) => boolean;

const oneChoice: Taking = (choices, text) => choices.has(text);

/** A drop-down may allow several choices at once, which scripts cannot see. */
const someChoices: Taking = (choices, text) => oneChoice(choices, text) || text.split(/,\s*/).every((part) => choices.has(part));

export const rejects = (rule: Rule | null): boolean => rule?.getAllowInvalid() === false;

/**
 * Rules are lifted during the write and then restored, and only where they reject what is written: a rule restored by a script has lost
 * what scripts cannot see of it, the colors of its chips and whether several choices are allowed.
 */
export function fillPastRules(range: Range, values: readonly (readonly (Written | boolean)[])[], write: () => void): void {
  const rules = repeatable(() => range.getDataValidations());
  const choicesOf = rememberedChoices();
  const lifting = (taking: Taking) => (rule: Rule | null, value: Written | boolean | undefined) =>
    rule !== null && rejects(rule) && !taken(choicesOf(rule), value, taking);
  try {
    writeLifted(range, rules, values, lifting(someChoices), write);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    writeLifted(range, rules, values, lifting(oneChoice), write);
  }
}

function writeLifted(
  range: Range,
  rules: readonly (readonly (Rule | null)[])[],
  values: readonly (readonly (Written | boolean)[])[],
  isLifted: (rule: Rule | null, value: Written | boolean | undefined) => boolean,
  write: () => void,
): void {
  const columns = (rules[0] ?? []).map((_, j) => rules.map((row) => row[j] ?? null));
  const lifted = columns.flatMap((column, j) =>
    runsOf(column.flatMap((rule, i) => (isLifted(rule, values[i]?.[j]) ? [i] : []))).map(({ from, to }) => ({
      cells: range.offset(from, j, to - from + 1, 1),
      rules: column.slice(from, to + 1).map((rule) => [rule]),
    })),
  );
  for (const { cells } of lifted) cells.clearDataValidations();
  try {
    write();
  } finally {
    // Where this is refused, lifting was too.
    if (lifted.length > 0)
      decorate(
        ...lifted.map(
          ({ cells, rules: before }) =>
            () =>
              void cells.setDataValidations(before),
        ),
      );
  }
}

/** Blank cells are always accepted. `null`: nothing is known about a rule that is not a list. */
function taken(choices: ReadonlySet<string> | null, value: Written | boolean | undefined, taking: Taking): boolean {
  // A leading apostrophe makes a text literal and is not part of it.
  const text = typeof value === 'string' ? value.replace(/^'/, '') : null;
  return value === '' || (choices !== null && text !== null && taking(choices, text));
}

/** The choices of a rule; cells under one rule refer to the same ones, so a range is read only once. */
function rememberedChoices(): (rule: Rule) => ReadonlySet<string> | null {
  const ranges = new Map<string, ReadonlySet<string>>();
  return (rule) => {
    const { VALUE_IN_LIST, VALUE_IN_RANGE } = SpreadsheetApp.DataValidationCriteria;
    const type = rule.getCriteriaType();
    const [source] = rule.getCriteriaValues();
    if (type === VALUE_IN_LIST && Array.isArray(source)) return new Set(source.map(String));
    if (type !== VALUE_IN_RANGE || source === null || source === undefined) return null;
    const place = `${source.getSheet().getSheetId()}!${source.getA1Notation()}`;
    const known = ranges.get(place) ?? new Set<string>(repeatable(() => source.getDisplayValues()).flat());
    ranges.set(place, known);
    return known;
  };
}
