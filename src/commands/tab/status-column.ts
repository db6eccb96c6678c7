// The Sync column: what is shown beside a row, and why.

import { type EditedCell, editsText } from '../../sync/edits-text';
import type { CreatorId, Edit, EditableField, FieldValue, RowNumber, SheetRow, Waiting } from '../../sync/model';
import type { Names } from '../../sync/names';
import type { RemoteChange } from '../../sync/remote-changes';
import { isIds, without } from '../../sync/values';
import type { Words } from '../../text/en';
import { words as wordsOf } from '../../text/words';
import type { Context } from '../context';
import type { CellPatch } from '../ports';
import { cellWords } from './cell-words';
import { tellRefused } from './refused';
import type { Survey } from './survey';
import type { OpenView } from './view';

/** A word for the cell and its reason as a note; both blank clears. */
export interface RowStatus {
  readonly text: string;
  readonly note: string;
}

export const NO_STATUS: RowStatus = { text: '', note: '' };

/**
 * Writes the words that differ from what is shown; the number of calls does not grow with the rows. If Google refuses one, nothing fails,
 * but the person is told. False: some words could not be written.
 */
export function writeStatus(
  ctx: Context,
  open: OpenView,
  rows: readonly SheetRow[],
  statusOf: (row: SheetRow) => RowStatus | null,
): boolean {
  const { tab, layout, proven } = open;
  const column = layout.at.get('sync');
  if (column === undefined) return false;
  const cells: CellPatch[] = [];
  const notes: { row: RowNumber; note: string }[] = [];
  for (const row of rows) {
    const status = statusOf(row);
    if (status === null || status.text === (row.readOnly.sync?.text ?? '')) continue;
    cells.push({ row: row.row, column, cell: status.text === '' ? null : { text: status.text } });
    notes.push({ row: row.row, note: status.note });
  }
  if (cells.length === 0) return true;
  if (!proven && !tab.bears(column, 'sync')) return false;
  const refused = tab.patch(cells);
  tellRefused(ctx, open, refused);
  const closed = new Set(refused.map(({ row }) => row));
  tab.patchNotes(
    column,
    notes.filter(({ row }) => !closed.has(row)),
  );
  return refused.length === 0;
}

const languages = ['en', 'zh'] as const;

const beginsWith = (text: string, beginnings: readonly string[]): boolean => beginnings.some((one) => text.startsWith(one.trim()));

/** That a row was sent, when, and by whom: stays until the next edit, or until the CRM has news of the row. */
export function tellsOfSending(text: string): boolean {
  return languages.some((language) => {
    const { sent, undone, added, archived, restored, archivedThere } = wordsOf(language).cells.sync;
    const untimed = [sent, undone, added, archived, restored].map((say) => say({ time: '', who: '' }));
    return text !== archivedThere && beginsWith(text, untimed);
  });
}

/** The row's outcome in a run, or what the last refresh found: a survey leaves these words while the row has no edit. */
export function tellsOfRun(text: string): boolean {
  return (
    tellsOfSending(text) ||
    languages.some((language) => {
      const { refused, changed, left, archivedThere, gone } = wordsOf(language).cells.sync;
      return beginsWith(text, [refused({ why: '' }), changed({ changes: [] }), left, archivedThere, gone]);
    })
  );
}

/** That this file archived the creator, when, and by whom. */
export const tellsOfArchiving = (text: string): boolean =>
  languages.some((language) => {
    const { archived, archivedThere } = wordsOf(language).cells.sync;
    return text !== archivedThere && beginsWith(text, [archived({ time: '', who: '' })]);
  });

/**
 * What the previous refresh found, which is over when the next one finds nothing of the kind; and that a creator was archived from here, if
 * it is not archived now.
 */
export const isOldNews = (text: string, isArchived: boolean): boolean =>
  tellsOfSending(text) ? !isArchived && tellsOfArchiving(text) : tellsOfRun(text);

/** What the last refresh said about a row that changed in the CRM, in either language. */
export const tellsOfChange = (text: string): boolean =>
  languages.some((language) => text.startsWith(wordsOf(language).cells.sync.changed({ changes: [] }).trim()));

/**
 * What a survey says about each row: every reason to wait, that the creator is gone from the CRM or archived there, or the edited fields.
 * What a run or refresh said about edits stays as long as they do. Rows with none of this lose such words.
 */
export function writeSurvey(ctx: Context, { open, rows, edits, waiting, base }: Survey): boolean {
  const words = cellWords(ctx);
  const edited = new Map<RowNumber, EditableField[]>();
  for (const { rows: own, field } of edits) for (const row of own) edited.set(row, [...(edited.get(row) ?? []), field]);
  const held = new Map<RowNumber, Waiting[]>();
  for (const one of waiting) for (const row of one.rows) held.set(row, [...(held.get(row) ?? []), one]);
  const now = editsNow(edits, waiting);
  return writeStatus(ctx, open, rows, (row) => {
    const why = held.get(row.row);
    // What waits for a creator who is gone needs no fix.
    if (why?.every(({ reason }) => reason.why === 'gone')) return goneStatus(words);
    if (why !== undefined) return waitingStatus(words, why);
    const fields = edited.get(row.row);
    const { membership, told = '' } = base.records.get(row.id) ?? {};
    const shown = row.readOnly.sync?.text ?? '';
    if (membership === 'gone') return goneStatus(words);
    if (fields !== undefined && shown !== '' && told !== '' && told === editsText(now.get(row.id) ?? [])) return null;
    if (fields !== undefined)
      return {
        text:
          membership === 'new'
            ? words.cells.sync.isNew
            : words.cells.sync.edited({ fields: fields.map((field) => words.common.field[field]) }),
        note: '',
      };
    if (shown !== '' && told === '' && tellsOfRun(shown)) return null;
    if (membership === 'archived' && open.view.query.archived !== true) return archivedStatus(words);
    return shown === '' ? null : NO_STATUS;
  });
}

/** All edits by creator, including those that wait. */
function editsNow(edits: readonly Edit[], waiting: readonly Waiting[]): ReadonlyMap<string, readonly EditedCell[]> {
  const now = new Map<string, EditedCell[]>();
  for (const { creatorId, field, cell } of [...edits, ...waiting])
    if (creatorId !== null && field !== null) now.set(creatorId, [...(now.get(creatorId) ?? []), { field, cell }]);
  return now;
}

/** The edits a survey found for one creator, without those that are done. */
export const editsLeft = (
  { edits, waiting }: Pick<Survey, 'edits' | 'waiting'>,
  over: (edit: EditedCell & { readonly creatorId: CreatorId }) => boolean,
) =>
  editsNow(
    edits.filter((edit) => !over(edit)),
    waiting,
  );

export const contestedStatus = ({ cells, common }: Words, fields: readonly EditableField[]): RowStatus => ({
  text: cells.sync.conflict({ fields: fields.map((field) => common.field[field]) }),
  note: cells.sync.conflictNote,
});

/** Labels are described by what was added and removed, everything else by its value before and after. */
export const changedStatus = ({ cells, common }: Words, names: Names, changes: readonly RemoteChange[]): RowStatus => ({
  text: cells.sync.changed({
    changes: changes.map(({ field, before, after }) => {
      const [name, textOf] = [common.field[field], (value: FieldValue) => names.cellOf(field, value)];
      return isIds(before) && isIds(after)
        ? cells.sync.changedSet({ field: name, added: textOf(without(after, before)), removed: textOf(without(before, after)) })
        : cells.sync.changedValue({ field: name, before: textOf(before), after: textOf(after) });
    }),
  }),
  note: cells.sync.changedNote,
});

export const goneStatus = (words: Words): RowStatus => ({
  text: words.cells.sync.gone,
  note: words.reason({ why: 'gone' }, null).sentence,
});

export const archivedStatus = ({ cells }: Words): RowStatus => ({
  text: cells.sync.archivedThere,
  note: cells.sync.archivedThereNote,
});

/**
 * Identity problems come before problems of the cells. Otherwise all reasons are named, so that nobody corrects one only to meet the next.
 */
function waitingStatus(words: Words, places: readonly Waiting[]): RowStatus {
  const { sync } = words.cells;
  const said = places.map(({ reason, field }) => words.reason(reason, field));
  const note = [...new Set(said.map(({ sentence }) => sentence))].join('\n');
  if (places.some(({ reason }) => reason.why === 'mixed-up-row' || reason.why === 'id-cleared')) return { text: sync.mixedUp, note };
  if (places.every(({ reason }) => reason.why === 'rows-disagree'))
    return {
      text: sync.rowsDisagree({ fields: places.flatMap(({ field }) => (field === null ? [] : [words.common.field[field]])) }),
      note,
    };
  return { text: sync.waits({ whys: [...new Set(said.map(({ short }) => short))] }), note };
}
