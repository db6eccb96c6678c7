// The one-click repairs of waiting rows and columns.

import * as z from 'zod/mini';
import { grouped } from '../../../contract/named';
import { type ColumnField, EDITABLE_FIELDS, isSet } from '../../fields/fields';
import { numbers } from '../../rpc/arguments';
import { canBeCreated } from '../../rpc/limits';
import type { Repair } from '../../rpc/shapes';
import type { MeantWrite } from '../../sync/desired-cells';
import { partsOf } from '../../sync/label-text';
import type { EditableField, SheetRow, Waiting } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import { done, type Result } from '../result';
import { activateTab, inTab } from '../tab/activate-tab';
import { askOfCopies } from '../tab/copied-rows';
import { cellsBack, type Survey, survey } from '../tab/survey';
import { openView } from '../tab/view';
import { keepView } from '../tab/view-store';
import { writeCells } from '../tab/write-cells';
import { underLock } from '../under-lock';
import { restoreHeadings } from '../views/restore-headings';

/** What can be done about a reason without leaving the dialog; the recommended repair comes first. */
export function repairsFor({ reason, field }: Pick<Waiting, 'reason' | 'field'>): readonly Repair[] {
  switch (reason.why) {
    case 'unknown-name': {
      const near = reason.near.length > 0 ? (['use-near'] as const) : [];
      const create = field === 'labels' && canBeCreated(reason.name) ? (['create-label'] as const) : [];
      const split = field !== null && isSet(field) && partsOf(reason.name).length > 1 ? (['split-name'] as const) : [];
      return [...near, ...split, ...create, 'restore-cells'];
    }
    case 'mixed-up-row':
      return reason.belongsTo === null ? ['restore-cells'] : ['restore-id'];
    case 'id-cleared':
      return ['restore-id'];
    case 'column-sorted-alone':
      return ['restore-cells', 'keep-edits'];
    case 'archived':
      return ['restore-in-crm'];
    case 'rows-disagree':
      return ['use-row', 'restore-cells'];
    case 'ambiguous-name':
    case 'cannot-clear':
    case 'looks-like-formula':
    case 'not-an-email':
    case 'not-a-link':
    case 'error-in-cell':
    case 'shortened-number':
    case 'changes-by-itself':
    case 'shows-a-name':
    case 'too-long':
      return ['restore-cells'];
    default:
      return ['leave'];
  }
}

/**
 * Repairs every waiting place that has a row among `rows` and that this repair fits; returns how many rows it touched. Columns sorted on
 * their own are restored whole and together, whatever the rows: a remaining part would no longer look like a sort.
 */
export const repairRows = call(
  () => ({
    repair: z.enum(['restore-id', 'restore-cells', 'restore-headings', 'use-near', 'split-name', 'use-row', 'keep-edits']),
    rows: numbers(),
    ...inTab(),
  }),
  (ctx, { repair, rows, tab }): Result<{ readonly rows: number }> => {
    activateTab(ctx, tab);
    if (repair === 'restore-headings' || repair === 'keep-edits') return repairColumns(ctx, repair, rows);
    return writeCells(ctx, (found) => {
      const asked = placesAsked(found, repair, rows);
      if (repair === 'restore-id') askOfCopies(found.base, rowsComing(found, asked), found.genuine);
      const sorted = asked.some(isSorted) ? found.waiting.filter(isSorted) : [];
      const writes = [...new Set([...asked, ...sorted])].flatMap((place) => repairWrites(found, repair, place, rows));
      return done({ writes, answer: { rows: new Set(writes.map(({ row }) => row)).size } });
    });
  },
);

/** The rows that get their ids back, by the creator each place names. */
function rowsComing({ rows }: Survey, places: readonly Waiting[]): ReadonlyMap<string, readonly SheetRow[]> {
  const at = new Map(rows.map((row) => [row.row, row]));
  const byCreator = grouped(places, ({ creatorId }) => creatorId ?? '');
  return new Map([...byCreator].map(([id, own]) => [id, own.flatMap((place) => place.rows.flatMap((row) => at.get(row) ?? []))]));
}

function repairColumns(
  ctx: Context,
  repair: 'restore-headings' | 'keep-edits',
  rows: readonly number[],
): Result<{ readonly rows: number }> {
  return underLock(ctx, (): Result<{ readonly rows: number }> => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    if (repair === 'restore-headings') return done({ rows: restoreHeadings(ctx, open.value) });
    const found = survey(ctx, open.value);
    return done({ rows: trust(ctx, found, placesAsked(found, repair, rows)) });
  });
}

function placesAsked({ waiting }: Survey, repair: Repair, rows: readonly number[]): readonly Waiting[] {
  const asked = new Set(rows);
  return waiting.filter((one) => repairsFor(one).includes(repair) && one.rows.some((row) => asked.has(row)));
}

const isSorted = ({ reason }: Waiting): boolean => reason.why === 'column-sorted-alone';

function repairWrites(found: Survey, repair: Repair, place: Waiting, asked: readonly number[]): readonly MeantWrite[] {
  const { reason, field, creatorId } = place;
  if (reason.why === 'unknown-name') {
    if (repair === 'use-near') return exchanged(found, place, reason.name, reason.near.slice(0, 1));
    if (repair === 'split-name') return exchanged(found, place, reason.name, partsOf(reason.name));
  }
  if (repair === 'use-row') return asInRow(found, place, asked);
  if (repair === 'restore-id') return rowsBack(found, place, []);
  return field === null ? rowsBack(found, place, EDITABLE_FIELDS) : cellsBack(found, creatorId, field);
}

/**
 * Restores rows to the creator the place names: id, fingerprint columns, and the cells of `fields` as the base knows them. The time of
 * change is blanked, because it may be another creator's; the next refresh writes it.
 */
function rowsBack({ base }: Survey, { rows, creatorId }: Waiting, fields: readonly EditableField[]): readonly MeantWrite[] {
  const record = creatorId === null ? undefined : base.records.get(creatorId);
  if (record === undefined) return [];
  const texts: [ColumnField, string][] = [
    ['creatorId', record.creatorId],
    ['handle', record.fingerprint.handle],
    ['channelLink', record.fingerprint.channelLink],
    ['updatedAt', ''],
  ];
  for (const field of fields) {
    const known = record.fields[field];
    if (known !== undefined) texts.push([field, known.cell]);
  }
  return texts.flatMap(([field, text]) => rows.map((row) => ({ row, id: record.creatorId, field, cell: text === '' ? null : { text } })));
}

/** Replaces only the unknown name among the set the cell names; the other labels stay as typed. */
function exchanged(
  { genuine, names }: Survey,
  { creatorId, field, rows }: Waiting,
  name: string,
  by: readonly string[],
): readonly MeantWrite[] {
  if (creatorId === null || field === null) return [];
  return (genuine.get(creatorId) ?? []).flatMap(({ row, cells }) => {
    const cell = cells[field];
    if (cell === undefined || !rows.includes(row)) return [];
    const text = isSet(field) ? names.withLabelExchanged(cell.text, name, by) : by.join();
    return [{ row, id: creatorId, field, cell: { text } }];
  });
}

/** The creator's other rows get what the chosen row shows; if several were chosen, the first. */
function asInRow({ genuine }: Survey, { creatorId, field }: Waiting, asked: readonly number[]): readonly MeantWrite[] {
  if (creatorId === null || field === null) return [];
  const rows = genuine.get(creatorId) ?? [];
  const chosen = rows.find(({ row }) => asked.includes(row))?.cells[field];
  if (chosen === undefined) return [];
  const cell = chosen.text === '' ? null : { text: chosen.text };
  return rows.flatMap(({ row, cells }) => (cells[field]?.text === chosen.text ? [] : [{ row, id: creatorId, field, cell }]));
}

/** The person says that what looks like a sorted column are their own edits. Valid until the next refresh. */
function trust(ctx: Context, { open }: Survey, places: readonly Waiting[]): number {
  const fields = new Set<EditableField>(open.view.trusted);
  for (const { field } of places) if (field !== null) fields.add(field);
  keepView(ctx, open.tab.id, { ...open.view, trusted: [...fields] });
  return new Set(places.flatMap(({ rows }) => rows)).size;
}
