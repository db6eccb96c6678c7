// What was edited in a tab, and what waits: one look at the sheet, without the CRM.

import { crmContract } from '../../../contract/table';
import { type ColumnField, EDITABLE_FIELDS, IDENTIFYING_FIELDS, isSet } from '../../fields/fields';
import type { MeantWrite } from '../../sync/desired-cells';
import { diff } from '../../sync/diff';
import { type Identified, identify, sameFingerprint } from '../../sync/identity';
import type { BaseRecord, ChangeableField, CreatorId, Edit, EditableField, RowNumber, SheetRow, Waiting } from '../../sync/model';
import { createNames, type Names } from '../../sync/names';
import { holdNewcomers } from '../../sync/newcomers';
import { isBlank } from '../../sync/values';
import { type KeptLists, keptLists } from '../account/lists';
import type { Context } from '../context';
import type { Obstacle, Tab } from '../ports';
import { type BaseBook, openBase } from './base-book';
import { withFollowed } from './followed-formulas';
import { withLinks } from './linked-cells';
import { allFields, LOOKED, lookAtRows, lookAtRowsAt, withDetail } from './rows';
import { canIdentify, type OpenView } from './view';

export type Scope = 'all' | 'visible' | 'selected';

export interface Survey {
  readonly open: OpenView;
  readonly rows: readonly SheetRow[];
  /** All rows were read; otherwise, only id and fingerprint columns are known of creators not asked about. */
  readonly whole: boolean;
  readonly base: BaseBook;
  readonly lists: KeptLists;
  readonly names: Names;
  readonly genuine: Identified['genuine'];
  readonly edits: readonly Edit[];
  readonly waiting: readonly Waiting[];
}

/** Whether the CRM can express an empty value; entries of a set are removed one by one. */
export const canClear = (field: ChangeableField): boolean => isSet(field) || crmContract.changes[field].clear.value !== 'impossible';

/**
 * Reads the tab and compares it with its base. Without the id and fingerprint columns, creators cannot be identified, so there are no
 * edits. Of the read-only columns it reads those in `also`; for rows that differ from their base, or are in doubt, also the name.
 */
export const survey = (ctx: Context, open: OpenView, also: readonly ColumnField[] = []): Survey =>
  surveyed(ctx, open, () => ({ rows: lookAtRows(open, [...LOOKED, ...also]), whole: true }));

/**
 * The same for some creators: who each row belongs to, and what was edited in theirs. Others' cells are read only if a row is in doubt. A
 * column sorted on its own can only be detected in the whole column, so this is for cells whose text was already confirmed.
 */
export const surveyOf = (ctx: Context, open: OpenView, creators: ReadonlySet<string>): Survey =>
  surveyed(ctx, open, (base) => rowsOfCreators(open, base, creators) ?? { rows: lookAtRows(open), whole: true });

type Look = (base: BaseBook['records']) => Pick<Survey, 'rows' | 'whole'>;

function surveyed(ctx: Context, open: OpenView, look: Look): Survey {
  const base = openBase(ctx, open.tab.id);
  const lists = keptLists(ctx);
  const names = createNames(lists);
  const looked = canIdentify(open) ? rowsToCompare(open, base.records, look) : { rows: [], whole: true };
  const rows = withFollowed(ctx.book, open, withLinks(open, looked.rows, base.records), base.records);
  const { genuine, waiting } = identify(rows, base.records);
  const found = diff(genuine, base.records, { names, canClear, trusted: new Set(open.view.trusted) });
  const { edits: able, waiting: held } = holdNewcomers(found.edits, base.records, { creates });
  const absent = found.edits.flatMap((edit) => absentEdit(base, edit) ?? []);
  const inCrm = able.filter((edit) => absentEdit(base, edit) === null);
  const merged = underMerges(open, inCrm);
  const edits = inCrm.filter((edit) => !merged.has(edit));
  return {
    open,
    rows,
    whole: looked.whole,
    base,
    lists,
    names,
    genuine,
    edits,
    waiting: [...waiting, ...found.waiting, ...held, ...absent, ...merged.values()],
  };
}

/** How often we look again when rows move between the first look and the closer one. */
const TRIES = 3;

/** Only a cell that differs from its base can be an edit, so formulas are only looked up for those. */
function rowsToCompare(open: OpenView, base: BaseBook['records'], look: Look): ReturnType<Look> {
  let looked = look(base);
  for (let attempt = 1; ; attempt += 1) {
    const fields = new Set<ColumnField>(['name']);
    const rows = looked.rows.filter((row) => {
      const own = differing(row, base.get(row.id));
      for (const field of own) fields.add(field);
      return own.length > 0;
    });
    const detailed = withDetail(
      open,
      looked.rows,
      rows.map(({ row }) => row),
      [...fields],
    );
    if (detailed !== null) return { ...looked, rows: detailed };
    if (attempt === TRIES) return looked;
    looked = look(base);
  }
}

/**
 * The identity of all rows, plus the cells of these creators' rows and of those whose id is in several rows. null = rows moved, or one is
 * in doubt: then everyone's cells are needed to identify it.
 */
function rowsOfCreators(open: OpenView, base: BaseBook['records'], creators: ReadonlySet<string>): ReturnType<Look> | null {
  const rows = lookAtRows(open, IDENTIFYING_FIELDS);
  const times = new Map<string, number>();
  for (const { id, fingerprint } of rows) {
    if (bearsNoMarks(id, fingerprint)) continue;
    const record = base.get(id);
    if (record === undefined || !sameFingerprint(record.fingerprint, fingerprint)) return null;
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const own = rows.filter(({ id }) => creators.has(id) || (times.get(id) ?? 0) > 1);
  const cells = new Map(
    lookAtRowsAt(
      open,
      own.map(({ row }) => row),
      LOOKED,
    ).map((row) => [row.row, row]),
  );
  if (own.some(({ row, id }) => cells.get(row)?.id !== id)) return null;
  return { rows: rows.map((row) => cells.get(row.row) ?? row), whole: false };
}

const bearsNoMarks = (id: string, { handle, channelLink }: SheetRow['fingerprint']): boolean => id + handle + channelLink === '';

/** The fields whose cells differ from the base; all of them for a row in doubt, none for a row without any identifying cell. */
function differing({ id, fingerprint, cells }: SheetRow, record: BaseRecord | undefined): readonly EditableField[] {
  if (bearsNoMarks(id, fingerprint)) return [];
  if (record === undefined || !sameFingerprint(record.fingerprint, fingerprint)) return EDITABLE_FIELDS;
  return EDITABLE_FIELDS.filter((field) => cells[field] !== undefined && cells[field].text !== record.fields[field]?.cell);
}

/**
 * The same survey with these fields of these creators' rows as they are now, including formulas. Rows that moved since keep what was read
 * first.
 */
export function closer(found: Survey, creators: Iterable<string>, fields: readonly ColumnField[] = allFields(found.open)): Survey {
  const ids = new Set(creators);
  const own = found.rows.filter(({ id }) => ids.has(id)).map(({ row }) => row);
  const detailed = withDetail(found.open, found.rows, own, fields);
  const rows = detailed === null ? found.rows : withLinks(found.open, detailed, found.base.records);
  const at = new Map(rows.map((row) => [row.row, row]));
  const genuine = new Map([...found.genuine].map(([id, before]) => [id, before.map((row) => at.get(row.row) ?? row)]));
  return { ...found, rows, genuine };
}

/** Whether a change of this field creates a missing creator. */
export const creates = (field: EditableField): boolean => crmContract.changes[field].creates.value;

/** Cells covered by a merge read as blank, which nobody intended. Checked only where something was blanked. */
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

/** The CRM accepts no edits for a creator who was archived or gone when last read; they wait until it is back. null = it is there. */
function absentEdit({ records }: BaseBook, { rows, creatorId, field, cell }: Edit): Waiting | null {
  const membership = records.get(creatorId)?.membership;
  return membership === 'archived' || membership === 'gone' ? { rows, creatorId, field, cell, reason: { why: membership } } : null;
}

/** Up to this many rows, a review says which are hidden; the lookup happens once and takes about a second. */
export const REVIEWED_HIDDEN = 2_000;

/** Which of the rows are hidden by a filter or a person; null when there are more than `most`. */
export function hiddenAmong(tab: Tab, rows: readonly RowNumber[], most: number): ReadonlySet<RowNumber> | null {
  return rows.length > most ? null : tab.hiddenRows(rows);
}

/** The rows within the person's selection, whether they can see them or not. */
export function withinSelection(tab: Tab, rows: readonly RowNumber[]): readonly RowNumber[] {
  const ranges = tab.selectedRows();
  return rows.filter((row) => ranges.some(({ from, to }) => row >= from && row <= to));
}

/**
 * The selected rows: as when copying in Sheets, a row that a filter hides between two others is not selected with them. Neither is one that
 * a person has hidden: what somebody cannot see is never changed.
 */
function selectedAmong(tab: Tab, rows: readonly RowNumber[]): ReadonlySet<RowNumber> {
  const within = withinSelection(tab, rows);
  const hidden = tab.hiddenRows(within);
  return new Set(within.filter((row) => !hidden.has(row)));
}

export function rowsOf(places: readonly { readonly rows: readonly RowNumber[] }[]): readonly RowNumber[] {
  return [...new Set(places.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
}

/**
 * Keeps what has at least one row in the scope. `visible` and `selected` check every row, however many: what a person cannot see is never
 * sent.
 */
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

/** The writes that restore the cells of a creator's field to their base. */
export function cellsBack({ base, genuine }: Survey, creatorId: CreatorId | null, field: Edit['field'] | null): readonly MeantWrite[] {
  if (creatorId === null || field === null) return [];
  const known = base.records.get(creatorId)?.fields[field];
  if (known === undefined) return [];
  return (genuine.get(creatorId) ?? [])
    .filter(({ cells }) => cells[field] !== undefined && cells[field].text !== known.cell)
    .map(({ row }) => ({ row, id: creatorId, field, cell: known.cell === '' ? null : { text: known.cell } }));
}
