// Our columns in a tab: the mark that follows a column wherever a person moves it, and how a column is created.

import type { ColumnSighting, ColumnSpec } from '../commands/ports';
import { columnLetters } from '../sync/model';
import { runsOf } from '../sync/number-runs';
import { NUMBER_FORMATS, writtenValue } from './cells';
import { ensureFilter } from './filter';
import { objectIn } from './json';
import { decorate, demandRoom, skipRefused } from './obstacles';
import { repeatable } from './retry';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

const KEY = 'noxCrmSync.field';

/** Blue says "edit as usual", gray "read-only"; both keep black text readable (contrast above 12:1). */
const HEADING_COLORS = { editable: '#d2e3fc', readOnly: '#e8eaed' };

/** The contents of a mark: the field, the heading as we wrote it, and the column it was last seen in. */
interface Mark {
  readonly field: string;
  readonly heading: string;
  readonly at: number;
}

interface PlacedMark {
  readonly column: number;
  readonly mark: Mark;
  readonly metadata: Metadata;
}

/** Every column that contains anything or has our mark. One call for all marks, one for the headings. */
export function sightColumns(sheet: Sheet): readonly ColumnSighting[] {
  const marks = readMarks(sheet);
  for (const { column, mark, metadata } of marks)
    if (mark.at !== column) skipRefused(() => void metadata.setValue(markText({ ...mark, at: column })));
  const last = Math.max(sheet.getLastColumn(), ...marks.map(({ column }) => column));
  return last === 0 ? [] : sightings(marks, headingsIn(sheet, `A1:${columnLetters(last)}1`));
}

/** See `Tab.columnsAsMarked`. Locating a mark takes two calls; reading what it says takes none. */
export function sightAsMarked(sheet: Sheet): readonly ColumnSighting[] {
  const marks = findMarks(sheet).map(({ mark }) => ({ mark, column: mark.at }));
  const apart = new Set(marks.map(({ column }) => column)).size === marks.length;
  const headings = apart ? headingsIn(sheet, '1:1') : [];
  const asWritten = marks.length > 0 && marks.every(({ mark, column }) => headings[column - 1] === mark.heading);
  return asWritten ? sightings(marks, headings) : sightColumns(sheet);
}

const headingsIn = (sheet: Sheet, range: string): readonly string[] => repeatable(() => sheet.getRange(range).getDisplayValues())[0] ?? [];

const sightings = (marks: readonly Pick<PlacedMark, 'mark' | 'column'>[], headings: readonly string[]): readonly ColumnSighting[] =>
  headings.map((heading, i) => {
    const mark = marks.find(({ column }) => column === i + 1)?.mark;
    return { column: i + 1, heading, field: mark?.field ?? null, writtenHeading: mark?.heading ?? '' };
  });

/** See `Tab.bears`. */
export const bearsMark = (sheet: Sheet, column: number, field: string): boolean =>
  findMarks(sheet).some(({ mark, metadata }) => mark.field === field && placeOf(metadata) === column);

/** Where the columns go: see `Tab.addColumns`. */
export function makeColumns(sheet: Sheet, specs: readonly ColumnSpec[], freezeThrough: number): void {
  const marks = readMarks(sheet);
  const present = runsOfSpecs(specs, marks);
  for (const run of present) dress(sheet, run);
  const fresh = specs.filter(({ field }) => marks.every(({ mark }) => mark.field !== field));
  const ours = Math.max(0, ...marks.map(({ column }) => column));
  const added = fresh.length === 0 ? [] : [addRun(sheet, fresh, ours)];
  // Ours are the first columns of the tab, so freezing them freezes nothing of the person's.
  const leads = marks.some(({ column }) => column === 1) || added.some(({ first }) => first === 1);
  const freezes = freezeThrough > 0 && leads;
  decorate(
    ...[...present, ...added].flatMap((run) => decorations(sheet, run)),
    ...(sheet.getFrozenRows() === 0 ? [() => void sheet.setFrozenRows(1)] : []),
    ...(freezes ? [() => void sheet.setFrozenColumns(freezeThrough)] : []),
    () => ensureFilter(sheet),
  );
}

/** Adjacent columns, starting at `first`. */
interface Run {
  readonly first: number;
  readonly specs: readonly ColumnSpec[];
}

/** The columns that already have their mark: an execution that ended early created them, and may have done no more than that. */
function runsOfSpecs(specs: readonly ColumnSpec[], marks: readonly PlacedMark[]): readonly Run[] {
  const placed = specs.flatMap((spec) => {
    const column = marks.find(({ mark }) => mark.field === spec.field)?.column;
    return column === undefined ? [] : [{ column, spec }];
  });
  placed.sort((a, b) => a.column - b.column);
  return runsOf(placed.map(({ column }) => column)).map(({ from, to }) => ({
    first: from,
    specs: placed.filter(({ column }) => column >= from && column <= to).map(({ spec }) => spec),
  }));
}

/** What a column needs before anything is written into it, formats first. */
function dress(sheet: Sheet, run: Run): void {
  formatColumns(sheet, run);
  writeHeadings(sheet, run);
}

/** `ours` = the last of our columns, 0 if there are none. */
function addRun(sheet: Sheet, specs: readonly ColumnSpec[], ours: number): Run {
  const room = makeRoom(sheet, specs.length, ours);
  const run = { first: room.first, specs };
  try {
    // A column without a mark would be taken for the person's; one with a mark but no heading is completed by the next call.
    markColumns(sheet, run);
    dress(sheet, run);
    SpreadsheetApp.flush();
  } catch (error) {
    takeBack(sheet, room, specs.length);
    throw error;
  }
  return run;
}

/** Where our columns go, and whether they were inserted for it. */
interface Room {
  readonly first: number;
  readonly inserted: boolean;
}

/** Google refused our columns: restores the tab. */
function takeBack(sheet: Sheet, { first, inserted }: Room, count: number): void {
  if (inserted) {
    sheet.deleteColumns(first, count);
    return;
  }
  for (const { column, metadata } of readMarks(sheet)) if (column >= first && column < first + count) metadata.remove();
  decorate(() => void sheet.getRange(1, first, 1, count).clearContent());
}

function makeRoom(sheet: Sheet, count: number, ours: number): Room {
  const present = sheet.getMaxColumns();
  const last = sheet.getLastColumn();
  demandRoom(sheet, ours === 0 ? last : ours);
  if (ours === 0 && last === 0) {
    if (present < count) sheet.insertColumnsAfter(present, count - present);
    return { first: 1, inserted: false };
  }
  const after = ours === 0 ? last : ours;
  sheet.insertColumnsAfter(after, count);
  // An inserted column inherits the formats and drop-downs of its neighbor.
  const fresh = sheet.getRange(1, after + 1, sheet.getMaxRows(), count);
  decorate(
    () => void fresh.clearFormat(),
    () => void fresh.clearDataValidations(),
  );
  return { first: after + 1, inserted: true };
}

function markColumns(sheet: Sheet, { specs, first }: Run): void {
  specs.forEach(({ field, heading }, i) => {
    const letters = columnLetters(first + i);
    sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(KEY, markText({ field, heading, at: first + i }));
  });
}

/** Formats apply to whole columns, including future rows, so that no later write has to set them. */
function formatColumns(sheet: Sheet, { specs, first }: Run): void {
  const rows = sheet.getMaxRows();
  for (const { at, width, kind } of sameKinds(specs)) {
    sheet.getRange(1, first + at, rows, width).setNumberFormat(NUMBER_FORMATS[kind]);
  }
}

function decorations(sheet: Sheet, { specs, first }: Run): readonly (() => void)[] {
  const colors = specs.map(({ editable }) => (editable ? HEADING_COLORS.editable : HEADING_COLORS.readOnly));
  return [
    () => {
      sheet
        .getRange(1, first, 1, specs.length)
        .setBackgrounds([colors])
        .setFontWeight('bold')
        .setNotes([specs.map(({ hint }) => hint)]);
    },
    () => void sheet.getRange(1, first, sheet.getMaxRows(), specs.length).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP),
    () => {
      specs.forEach(({ width, hidden }, i) => {
        sheet.setColumnWidth(first + i, width);
        if (hidden) sheet.hideColumns(first + i);
      });
    },
  ];
}

function sameKinds(specs: readonly ColumnSpec[]): readonly { at: number; width: number; kind: ColumnSpec['kind'] }[] {
  const runs: { at: number; width: number; kind: ColumnSpec['kind'] }[] = [];
  specs.forEach(({ kind }, at) => {
    const last = runs[runs.length - 1];
    if (last?.kind === kind) last.width += 1;
    else runs.push({ at, width: 1, kind });
  });
  return runs;
}

function writeHeadings(sheet: Sheet, { specs, first }: Run): void {
  sheet
    .getRange(1, first, 1, specs.length)
    .setNumberFormat(NUMBER_FORMATS.text)
    .setValues([specs.map(({ heading }) => writtenValue({ text: heading }))]);
}

/** Writes the heading, and updates the column's mark if it has one, which keeps its field. */
export function rewriteHeadings(sheet: Sheet, headings: readonly { readonly column: number; readonly heading: string }[]): void {
  const marks = readMarks(sheet);
  for (const { column, heading } of headings) {
    sheet.getRange(1, column).setValue(writtenValue({ text: heading }));
    const placed = marks.find((one) => one.column === column);
    if (placed !== undefined) placed.metadata.setValue(markText({ ...placed.mark, heading }));
  }
}

/** The field of a column; null for the person's own. */
export function markedField(sheet: Sheet, column: number): string | null {
  return readMarks(sheet).find((one) => one.column === column)?.mark.field ?? null;
}

const readMarks = (sheet: Sheet): readonly PlacedMark[] =>
  findMarks(sheet).flatMap(({ mark, metadata }): readonly PlacedMark[] => {
    const column = placeOf(metadata);
    return column === undefined ? [] : [{ column, mark, metadata }];
  });

const placeOf = (metadata: Metadata): number | undefined => metadata.getLocation().getColumn()?.getColumn();

function findMarks(sheet: Sheet): readonly Pick<PlacedMark, 'mark' | 'metadata'>[] {
  const found = repeatable(() => sheet.createDeveloperMetadataFinder().withKey(KEY).find());
  return found.flatMap((metadata) => {
    const mark = markFrom(metadata.getValue());
    return mark === null ? [] : [{ mark, metadata }];
  });
}

function markText(mark: Mark): string {
  return JSON.stringify(mark);
}

/** A mark that something else has overwritten is ignored: the column counts as unmarked. */
function markFrom(text: string | null): Mark | null {
  const { field, heading, at } = objectIn(text);
  if (typeof field !== 'string' || typeof heading !== 'string') return null;
  return { field, heading, at: typeof at === 'number' ? at : 0 };
}
