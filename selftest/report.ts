// The tabs in which the self-test records its findings, and reads where it stopped.

import type { Found } from './fact';
import type { MeasuredTime } from './times';
import { asText, type Tried } from './trying';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const FACTS = {
  name: 'Self-test',
  headings: ['Fact', 'What is assumed', 'Expected', 'Found', 'Result', 'What Google said', 'Milliseconds'],
} as const;

const TIMES = { name: 'Self-test times', headings: ['Call', 'Cells', 'Milliseconds', 'Times'] } as const;

interface Report {
  /** Facts that have a line, with the finding as JSON and what was said. */
  lines(): readonly (readonly string[])[];
  add(tried: readonly Tried[]): void;
  times(): readonly (readonly string[])[];
  addTimes(times: readonly MeasuredTime[]): void;
}

export const isReport = (sheet: Sheet): boolean => sheet.getName() === FACTS.name || sheet.getName() === TIMES.name;

export function openReport(book: Spreadsheet): Report {
  const [facts, times] = [opened(book, FACTS), opened(book, TIMES)];
  return {
    lines: () => linesOf(facts),
    add: (tried) =>
      append(
        facts,
        tried.map(({ id, assumed, expected, found, outcome, said, ms }) => [
          id,
          assumed,
          cellText(expected),
          cellText(found),
          outcome,
          said,
          String(ms),
        ]),
      ),
    times: () => linesOf(times),
    addTimes: (all) =>
      append(
        times,
        all.map(({ call, cells, ms, runs }) => [call, String(cells), String(ms), String(runs)]),
      ),
  };
}

export function discard(book: Spreadsheet): void {
  for (const sheet of book.getSheets()) if (isReport(sheet)) book.deleteSheet(sheet);
}

function opened(book: Spreadsheet, { name, headings }: { readonly name: string; readonly headings: readonly string[] }): Sheet {
  const present = book.getSheetByName(name);
  if (present !== null) return present;
  const made = book.insertSheet(name);
  made.getRange(1, 1, made.getMaxRows(), made.getMaxColumns()).setNumberFormat('@');
  append(made, [headings]);
  made.setFrozenRows(1);
  return made;
}

const linesOf = (sheet: Sheet): readonly (readonly string[])[] => sheet.getDataRange().getDisplayValues().slice(1);

/** Literal texts: a leading apostrophe preserves what looks like a formula. */
function append(sheet: Sheet, lines: readonly (readonly string[])[]): void {
  if (lines.length === 0) return;
  const literal = lines.map((line) => line.map((text) => (/^[=']/.test(text) ? `'${text}` : text)));
  sheet.getRange(sheet.getLastRow() + 1, 1, lines.length, lines[0]?.length ?? 1).setValues(literal);
}

/** JSON never begins like a formula; what is too long for a cell cannot have been expected. */
const cellText = (found: Found): string => asText(found).slice(0, 10_000);
