// Editing the cells of many creators at once. What is written are edits like any others: Sync reviews and sends them.

import * as z from 'zod/mini';
import { creatorIdOf } from '../../../contract/records';
import { isEditable, ONE_FIELDS, TEXT_FIELDS } from '../../fields/fields';
import { editableField, id, scope, whole, wholeFrom, wireId } from '../../rpc/arguments';
import type { BulkColumns, BulkPreview, BulkUndo, BulkWritten } from '../../rpc/bulk-edit';
import { once } from '../../rpc/once';
import { count, text, yes } from '../../rpc/plain-schemas';
import { type BulkEdit, buildsOnBefore, fieldOfEdit, valueAfter } from '../../sync/bulk-edit';
import type { DesiredValue, MeantWrite } from '../../sync/desired-cells';
import type { CreatorId, EditableField, FieldValue, RowNumber } from '../../sync/model';
import { checksum, sameValue } from '../../sync/values';
import { keptLists } from '../account/lists';
import { whoIAm } from '../account/mine';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { carryNames } from '../tab/carry-names';
import { closer, rowsOf, type Scope, type Survey, survey } from '../tab/survey';
import { FIRST_ROW, openView, viewIn } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { valueInCells } from './cell-values';
import { fitting } from './edit-creator';
import { creatorsIn } from './selection';
import { cellsDesired } from './write-edits';

const labelIds = once(() => z.readonly(z.array(wireId()).check(z.maxLength(500))));
const oneField = once(() => z.enum(ONE_FIELDS));
const textField = once(() => z.enum(TEXT_FIELDS));
const typed = once(() => z.string().check(z.maxLength(12_000)));

const bulkEdit = once(() =>
  z.union([
    z.strictObject({
      verb: z.literal('set'),
      field: z.enum([...ONE_FIELDS, ...TEXT_FIELDS]),
      value: z.nullable(z.union([typed(), count()])),
    }),
    z.strictObject({ verb: z.literal('clear'), field: editableField() }),
    z.strictObject({ verb: z.literal('replace'), field: textField(), find: typed().check(z.minLength(1)), by: typed(), heedCase: yes() }),
    z.strictObject({ verb: z.literal('append'), field: textField(), line: typed().check(z.minLength(1)) }),
    z.strictObject({ verb: z.literal('copy'), field: editableField(), column: wholeFrom(1) }),
    z.strictObject({ verb: z.literal('move'), field: oneField(), from: wireId(), to: z.nullable(wireId()) }),
    z.strictObject({ verb: z.literal('labels'), add: labelIds(), remove: labelIds() }),
  ]),
);

/** What the panel offers beside the CRM's lists. */
export const readBulkColumns = call(
  () => ({}),
  (ctx): Result<BulkColumns> => {
    const tab = ctx.book.activeTab();
    const view = viewIn(ctx, tab);
    if (tab === null || !view.ok) return view.ok ? failed('no-tab') : view;
    const others = tab
      .columns()
      .filter(({ field, heading }) => heading !== '' && field !== 'sync' && (field === null || !isEditable(field)));
    return done({
      columns: others.map(({ column, heading }) => ({ column, heading })),
      stamp: stampOf(ctx),
      selection: selectionOf(ctx, tab),
    });
  },
);

const selectionOf = (ctx: Context, tab: Tab): string => ctx.digest(JSON.stringify([tab.id, tab.selectedRows()]));

/** The day, and the initials of the member that the person says to be, else the beginning of their address. */
function stampOf(ctx: Context): string {
  const { members } = keptLists(ctx);
  const me = whoIAm(ctx, members);
  const name = members.find((member) => member.id === me)?.name ?? '';
  const who = name === '' ? ctx.person.name.replace(/@.*$/, '') : initialsOf(name);
  return [ctx.timeOf(ctx.clock.now()).slice(0, 10), who].filter(Boolean).join(' ');
}

/** A name that is not written in parts stands as it is. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u);
  return parts.length === 1 ? name.trim() : parts.map((part) => [...part][0] ?? '').join('');
}

interface Plan {
  readonly field: EditableField;
  readonly creators: readonly CreatorId[];
  readonly wanted: readonly DesiredValue[];
  readonly leftOut: readonly RowNumber[];
  readonly digest: string;
}

/** Names and values before, for the examples; so many. */
const EXAMPLES = 3;

/** What the edit comes to in these rows; nothing is written. */
export const previewBulkEdit = call(
  () => ({ edit: bulkEdit(), scope: scope() }),
  (ctx, { edit, scope: rows }): Result<BulkPreview> => {
    carryNames(ctx);
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const looked = survey(ctx, open.value, ['name']);
    const plan = planOf(ctx, looked, edit, rows);
    if (!plan.ok) return plan;
    const { field, creators, wanted, leftOut, digest } = plan.value;
    const { writes } = cellsDesired(closer(looked, creators), wanted);
    const changing = new Set(writes.map(({ id: creatorId }) => creatorId));
    const untold = new Set(leftOut);
    const same = creators.filter((creatorId) => !changing.has(creatorId) && !isIn(looked, creatorId, untold)).length;
    const first = [...new Map(writes.map((write) => [write.id, write])).values()].slice(0, EXAMPLES);
    return done({
      creators: creators.length,
      changing: changing.size,
      same,
      leftOut,
      examples: first.map((write) => exampleOf(looked, field, write)),
      selection: selectionOf(ctx, open.value.tab),
      digest,
    });
  },
);

const isIn = ({ genuine }: Survey, creatorId: CreatorId, rows: ReadonlySet<RowNumber>): boolean =>
  genuine.get(creatorId)?.some(({ row }) => rows.has(row)) === true;

function exampleOf({ rows }: Survey, field: EditableField, { row, cell }: MeantWrite): BulkPreview['examples'][number] {
  const before = rows.find((one) => one.row === row);
  return { name: before?.readOnly['name']?.text ?? '', before: before?.cells[field]?.text ?? '', after: textOf(cell) };
}

const textOf = (cell: MeantWrite['cell']): string => (cell !== null && 'text' in cell ? cell.text : '');

/** Writes the cells. `digest` must be that of the preview: where rows, selection or cells are others by now, nothing is written. */
export const writeBulkEdit = call(
  () => ({ edit: bulkEdit(), scope: scope(), digest: id() }),
  (ctx, { edit, scope: rows, digest }): Result<BulkWritten> =>
    writeCells(
      ctx,
      (found) => {
        const plan = planOf(ctx, found, edit, rows);
        if (!plan.ok) return plan;
        if (plan.value.digest !== digest) return failed('stale-mutation');
        const { field, creators, wanted } = plan.value;
        const near = closer(found, creators);
        const { writes, formulas } = cellsDesired(near, wanted);
        const before = new Map(near.rows.map((row) => [row.row, row.cells[field]?.text ?? '']));
        const undo = { tab: found.open.tab.id, field, cells: writes.map((write) => undoOf(near, field, write, before)) };
        return done({ writes, answer: { cells: writes.length, creators: new Set(writes.map((write) => write.id)).size, formulas, undo } });
      },
      { also: ['name'] },
    ),
);

function undoOf(
  { base }: Survey,
  field: EditableField,
  { row, id: creatorId, cell }: MeantWrite,
  texts: ReadonlyMap<RowNumber, string>,
): BulkUndo['cells'][number] {
  const before = texts.get(row) ?? '';
  const isBase = before === base.records.get(creatorId)?.fields[field]?.cell;
  return { id: creatorId, row, before: isBase ? null : before, after: checksum(textOf(cell)) };
}

/** What one edit wrote at most: all rows of a long tab. */
const CELLS_MOST = 100_000;

/** Takes an edit back where its cells still say what it wrote; also after the rows were sorted. */
export const takeBackBulkEdit = call(
  () => ({
    undo: z.strictObject({
      tab: whole(),
      field: editableField(),
      cells: z.readonly(
        z.array(z.strictObject({ id: id(), row: wholeFrom(1), before: z.nullable(text()), after: text() })).check(z.maxLength(CELLS_MOST)),
      ),
    }),
  }),
  (ctx, { undo: { tab, field, cells } }): Result<{ readonly cells: number; readonly edited: number }> =>
    writeCells(
      ctx,
      (found) => {
        const writes = cells.flatMap(({ id: creatorId, row, before, after }) => {
          const own = found.genuine.get(creatorIdOf(creatorId)) ?? [];
          const place = own.find((one) => one.row === row) ?? (own.length === 1 ? own[0] : undefined);
          const shown = place?.cells[field]?.text;
          if (place === undefined || shown === undefined || checksum(shown) !== after) return [];
          const back = before ?? found.base.records.get(creatorId)?.fields[field]?.cell ?? '';
          return [{ row: place.row, id: creatorId, field, cell: back === '' ? null : { text: back } } satisfies MeantWrite];
        });
        return done({ writes, answer: { cells: writes.length, edited: cells.length - writes.length } });
      },
      { tabOf: () => ctx.book.tabs().find((one) => one.id === tab) ?? null },
    ),
);

/** Every row of a creator comes to the same value. A cell that cannot be understood is left out where the edit builds on it. */
function planOf(ctx: Context, looked: Survey, edit: BulkEdit, rows: Scope): Result<Plan> {
  const field = fieldOfEdit(edit);
  const { open } = looked;
  if (!open.layout.at.has(field)) return failed('columns-in-doubt');
  if (!isKnown(ctx, edit)) return failed('bad-arguments');
  const { creators, waiting } = creatorsIn(looked, rows);
  const found = closer(looked, creators);
  const copied = edit.verb === 'copy' ? textsOf(found, edit.column) : null;
  const wanted: DesiredValue[] = [];
  const leftOut: RowNumber[] = [...rowsOf(waiting)];
  for (const creatorId of creators) {
    const before = valueInCells(found, creatorId, field);
    const other = copied === null ? null : meantBy(found, creatorId, field, copied);
    const value =
      other === undefined || (before === undefined && buildsOnBefore(edit)) ? undefined : valueAfter(edit, before ?? null, other);
    if (value === undefined) leftOut.push(...(found.genuine.get(creatorId) ?? []).map(({ row }) => row));
    else if (before === undefined || !sameValue(before, value)) wanted.push({ creatorId, field, value });
  }
  const digest = ctx.digest(JSON.stringify([open.tab.id, edit, creators, wanted]));
  return done({ field, creators, wanted, leftOut: leftOut.sort((a, b) => a - b), digest });
}

/** Whether the CRM's lists have every id that the edit names. */
function isKnown(ctx: Context, edit: BulkEdit): boolean {
  const fits = (field: EditableField, value: FieldValue): boolean => fitting(ctx, field, value) !== undefined;
  switch (edit.verb) {
    case 'set':
      return fits(edit.field, edit.value);
    case 'move':
      return fits(edit.field, edit.from) && fits(edit.field, edit.to);
    case 'labels':
      return fits('labels', [...edit.add, ...edit.remove]);
    default:
      return true;
  }
}

/** The texts of a column by row. */
function textsOf({ open, rows }: Survey, column: number): ReadonlyMap<RowNumber, string> {
  const texts = rows.length === 0 ? [] : open.tab.readTexts(FIRST_ROW, rows.length, column);
  return new Map(rows.map(({ row }) => [row, texts[row - FIRST_ROW] ?? '']));
}

/** undefined when the creator's rows disagree there, or it is nothing that the field can hold. */
function meantBy(
  { genuine, names }: Survey,
  creatorId: CreatorId,
  field: EditableField,
  texts: ReadonlyMap<RowNumber, string>,
): FieldValue | undefined {
  const own = new Set((genuine.get(creatorId) ?? []).map(({ row }) => texts.get(row) ?? ''));
  const [only] = own;
  const parsed = own.size === 1 && only !== undefined ? names.parse(field, only) : null;
  return parsed?.ok === true ? parsed.value : undefined;
}
