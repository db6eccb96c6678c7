// Runs the self-test in parts that end before the platform terminates them, each fact once, and reports the findings.

import { Bench, isScratch } from './bench';
import type { Fact } from './fact';
import { isReport, openReport } from './report';
import { measureTimes } from './times';
import { type Tried, tryFact } from './trying';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Facts compare what is displayed and read in this locale, except those that set another. */
const LOCALE = 'en_US';

/** Milliseconds after which no further fact is started: an execution may take six minutes, and one fact a few seconds. */
const STOP_AFTER = 270_000;

/** Facts recorded at once. */
const TOGETHER = 10;

export interface Progress {
  readonly tried: number;
  /** Facts left for the next call; the timing of calls counts as one. */
  readonly left: number;
  readonly different: readonly string[];
}

export function runFacts(book: Spreadsheet, facts: readonly Fact[]): Progress {
  const started = Date.now();
  const inTime = (): boolean => Date.now() - started < STOP_AFTER;
  prepare(book);
  const report = openReport(book);
  const known = new Set(report.lines().map(([id]) => id));
  const open = facts.filter(({ id }) => !known.has(id));
  const bench = new Bench(book);
  const all: Tried[] = [];
  for (let at = 0; at < open.length && inTime(); at += TOGETHER) {
    const part = open.slice(at, at + TOGETHER).map((fact) => tryFact(fact, bench));
    report.add(part);
    all.push(...part);
  }
  bench.close();
  // Timing takes minutes, and therefore an execution that has tried nothing else.
  if (open.length === 0 && report.times().length === 0) report.addTimes(measureTimes(book));
  const timed = report.times().length > 0;
  return {
    tried: all.length,
    left: open.length - all.length + (timed ? 0 : 1),
    different: report.lines().flatMap(([id = '', , , , outcome]) => (outcome === 'different' ? [id] : [])),
  };
}

/** Only writes into a spreadsheet that is empty, or contains nothing but an earlier part of this test. */
function prepare(book: Spreadsheet): void {
  const others = book.getSheets().filter((sheet) => !isReport(sheet) && !isScratch(sheet));
  if (others.some((sheet) => sheet.getLastRow() > 0))
    throw new Error('This spreadsheet is not empty. Run the self-test in an empty one: it makes and deletes sheets.');
  if (others.length === 0) book.insertSheet();
  for (const sheet of book.getSheets().filter(isScratch)) book.deleteSheet(sheet);
  if (book.getSpreadsheetLocale() !== LOCALE) book.setSpreadsheetLocale(LOCALE);
}
