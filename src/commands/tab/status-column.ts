// The Sync column: what stands beside a row, and why.

import type { EditableField, RowNumber, SheetRow, Waiting } from '../../sync/model';
import type { Words } from '../../text/en';
import { words as wordsOf } from '../../text/words';
import type { CellPatch } from '../ports';
import type { Survey } from './survey';
import type { OpenView } from './view';

/** A word for the cell and the reason as a note on it; both blank clears. */
export interface RowStatus {
  readonly text: string;
  readonly note: string;
}

export const NO_STATUS: RowStatus = { text: '', note: '' };

/** Writes the words that differ from what stands there: a number of calls that does not grow with the rows. */
export function writeStatus({ tab, layout }: OpenView, rows: readonly SheetRow[], statusOf: (row: SheetRow) => RowStatus | null): void {
  const column = layout.at.get('sync');
  if (column === undefined) return;
  const cells: CellPatch[] = [];
  const notes: { row: RowNumber; note: string }[] = [];
  for (const row of rows) {
    const status = statusOf(row);
    if (status === null || status.text === (row.readOnly.sync?.text ?? '')) continue;
    cells.push({ row: row.row, column, cell: status.text === '' ? null : { text: status.text } });
    notes.push({ row: row.row, note: status.note });
  }
  if (cells.length === 0) return;
  tab.patch(cells);
  tab.patchNotes(column, notes);
}

/** Words that stay until the next edit or refresh: they tell what became of the row in a run. */
export function tellsOfRun(text: string): boolean {
  return (['en', 'zh'] as const).some((language) => {
    const { sent, added, archived, restored, refused, left, archivedThere, gone } = wordsOf(language).cells.sync;
    const untimed = [sent, added, archived, restored].map((say) => say({ time: '' }));
    return [...untimed, refused({ why: '' }), left, archivedThere, gone].some((beginning) => text.startsWith(beginning.trim()));
  });
}

/** What a look at the sheet says of each row: edited fields, or the first reason to wait. Rows without either lose such words, except those of archived creators. */
export function writeSurvey(ctx: { readonly words: Words }, { open, rows, edits, waiting, base }: Survey): void {
  const { words } = ctx;
  const edited = new Map<RowNumber, EditableField[]>();
  for (const { rows: own, field } of edits) for (const row of own) edited.set(row, [...(edited.get(row) ?? []), field]);
  const held = new Map<RowNumber, Waiting>();
  for (const one of waiting) for (const row of one.rows) if (!held.has(row)) held.set(row, one);
  writeStatus(open, rows, (row) => {
    const why = held.get(row.row);
    if (why !== undefined) return waitingStatus(words, why);
    const fields = edited.get(row.row);
    const membership = base.records.get(row.id)?.membership;
    if (fields !== undefined)
      return {
        text:
          membership === 'new'
            ? words.cells.sync.isNew
            : words.cells.sync.edited({ fields: fields.map((field) => words.common.field[field]) }),
        note: '',
      };
    const now = row.readOnly.sync?.text ?? '';
    if (now !== '' && tellsOfRun(now)) return null;
    if (membership === 'archived' && open.view.query.archived !== true) return archivedStatus(words);
    return now === '' ? null : NO_STATUS;
  });
}

export const archivedStatus = ({ cells }: Words): RowStatus => ({
  text: cells.sync.archivedThere,
  note: cells.sync.archivedThereNote,
});

function waitingStatus(words: Words, { reason, field }: Waiting): RowStatus {
  const said = words.reason(reason, field);
  const { sync } = words.cells;
  if (reason.why === 'mixed-up-row' || reason.why === 'id-cleared') return { text: sync.mixedUp, note: said.sentence };
  if (reason.why === 'rows-disagree')
    return { text: sync.rowsDisagree({ fields: field === null ? [] : [words.common.field[field]] }), note: said.sentence };
  return { text: sync.waits({ why: said.short }), note: said.sentence };
}
