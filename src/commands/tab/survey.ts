// What was edited in a tab, and what waits: one look at the sheet, without the CRM.

import { crmContract } from '../../../contract/table';
import { isSet } from '../../fields/fields';
import type { MeantWrite } from '../../sync/desired-cells';
import { diff } from '../../sync/diff';
import { type Identified, identify } from '../../sync/identity';
import type { ChangeableField, CreatorId, Edit, EditableField, RowNumber, SheetRow, Waiting } from '../../sync/model';
import { createNames, type Names } from '../../sync/names';
import { holdNewcomers } from '../../sync/newcomers';
import { isBlank } from '../../sync/values';
import { type KeptLists, keptLists } from '../account/lists';
import type { Context } from '../context';
import type { Obstacle, Tab } from '../ports';
import { type BaseBook, openBase } from './base-book';
import { withLinks } from './linked-cells';
import { canIdentify, type OpenView, readRows } from './view';

export type Scope = 'all' | 'visible' | 'selected';

export interface Survey {
  readonly open: OpenView;
  readonly rows: readonly SheetRow[];
  readonly base: BaseBook;
  readonly lists: KeptLists;
  readonly names: Names;
  readonly genuine: Identified['genuine'];
  readonly edits: readonly Edit[];
  readonly waiting: readonly Waiting[];
}

/** Whether the CRM can express an empty value; entries of a set are taken off one by one. */
export const canClear = (field: ChangeableField): boolean => isSet(field) || crmContract.changes[field].clear.value !== 'impossible';

/** Reads the tab and compares it with its base. Without the id column and its fingerprint columns nobody can be told from another: no edits then. */
export function survey(ctx: Context, open: OpenView): Survey {
  const base = openBase(ctx, open.tab.id);
  const lists = keptLists(ctx);
  const names = createNames(lists);
  const rows = canIdentify(open) ? withLinks(open, readRows(open), base.records) : [];
  const { genuine, waiting } = identify(rows, base.records);
  const found = diff(genuine, base.records, { names, canClear, trusted: new Set(open.view.trusted) });
  const { edits: able, waiting: held } = holdNewcomers(found.edits, base.records, { creates });
  const inCrm = able.filter((edit) => !isArchived(base, edit));
  const merged = underMerges(open, inCrm);
  const edits = inCrm.filter((edit) => !merged.has(edit));
  const archived = found.edits.filter((edit) => isArchived(base, edit)).map(archivedEdit);
  return {
    open,
    rows,
    base,
    lists,
    names,
    genuine,
    edits,
    waiting: [...waiting, ...found.waiting, ...held, ...archived, ...merged.values()],
  };
}

/** Whether a change of this field brings a missing creator into the CRM. */
export const creates = (field: EditableField): boolean => crmContract.changes[field].creates.value;

/** Cells under a merged one read as blank, which nobody meant. Looked at only where something was blanked. */
function underMerges({ tab, layout }: OpenView, edits: readonly Edit[]): ReadonlyMap<Edit, Waiting> {
  const found = new Map<Edit, Waiting>();
  const blanked = edits.filter(({ local, base }) => isBlank(local) && !isBlank(base));
  const merges = blanked.length === 0 ? [] : tab.obstacles().filter(({ why }) => why === 'merged');
  for (const edit of blanked) {
    const { rows, creatorId, field, cell } = edit;
    const over = merges.find((merge) => rows.some((row) => isUnder(merge, row, layout.at.get(field) ?? 0)));
    if (over !== undefined) found.set(edit, { rows, creatorId, field, cell, reason: { why: 'merged-cells', cells: over.cells } });
  }
  return found;
}

const isUnder = (merge: Obstacle, row: RowNumber, column: number): boolean =>
  row >= merge.row &&
  row < merge.row + merge.rows &&
  column >= merge.column &&
  column < merge.column + merge.columns &&
  !(row === merge.row && column === merge.column);

const isArchived = ({ records }: BaseBook, { creatorId }: Edit): boolean => records.get(creatorId)?.membership === 'archived';

/** The CRM takes no edits for an archived creator; they wait until it is restored. */
const archivedEdit = ({ rows, creatorId, field, cell }: Edit): Waiting => ({ rows, creatorId, field, cell, reason: { why: 'archived' } });

/** A review says which rows are hidden while they are no more than this: it asks once. */
export const REVIEWED_HIDDEN = 300;

/** Which of the rows a filter or a person hides; null when they are more than `most`, because each row costs two service calls. */
export function hiddenAmong(tab: Tab, rows: readonly RowNumber[], most: number): ReadonlySet<RowNumber> | null {
  return rows.length > most ? null : tab.hiddenRows(rows);
}

export function selectedAmong(tab: Tab, rows: readonly RowNumber[]): ReadonlySet<RowNumber> {
  const ranges = tab.selectedRows();
  return new Set(rows.filter((row) => ranges.some(({ from, to }) => row >= from && row <= to)));
}

export function rowsOf(places: readonly { readonly rows: readonly RowNumber[] }[]): readonly RowNumber[] {
  return [...new Set(places.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
}

/** Keeps what has at least one row in the scope. `visible` asks about every row, however many: what a person does not see is never sent. */
export function inScope<T extends { readonly rows: readonly RowNumber[] }>(tab: Tab, scope: Scope, places: readonly T[]): readonly T[] {
  if (scope === 'all') return places;
  const rows = rowsOf(places);
  if (scope === 'selected') {
    const selected = selectedAmong(tab, rows);
    return places.filter((place) => place.rows.some((row) => selected.has(row)));
  }
  const hidden = tab.hiddenRows(rows);
  return places.filter((place) => place.rows.some((row) => !hidden.has(row)));
}

/** The cells of a creator's field as they were read back when the base was written. */
export function cellsBack({ base, genuine }: Survey, creatorId: CreatorId | null, field: Edit['field'] | null): readonly MeantWrite[] {
  if (creatorId === null || field === null) return [];
  const known = base.records.get(creatorId)?.fields[field];
  if (known === undefined) return [];
  return (genuine.get(creatorId) ?? [])
    .filter(({ cells }) => cells[field] !== undefined && cells[field].text !== known.cell)
    .map(({ row }) => ({ row, id: creatorId, field, cell: known.cell === '' ? null : { text: known.cell } }));
}
