// Edits the cells of many creators at once. The result is edits like any others, which Sync reviews and sends.

import * as z from 'zod/mini';
import { creatorIdOf } from '../../../contract/records';
import { isEditable, ONE_FIELDS, TEXT_FIELDS } from '../../fields/fields';
import { editableField, id, scope, whole, wholeFrom, wireId } from '../../rpc/arguments';
import type { BulkColumns, BulkPreview } from '../../rpc/bulk-edit';
import { once } from '../../rpc/once';
import { count, text, textOrNot, yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { plainText } from '../../sync/apply-remote';
import type { MeantWrite } from '../../sync/desired-cells';
import type { EditableField } from '../../sync/model';
import { checksum } from '../../sync/values';
import { withoutDomain } from '../../text/phrase';
import { keptLists } from '../account/lists';
import { whoIAm } from '../account/mine';
import { call } from '../call';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { carryNames } from '../tab/carry-names';
import { type Survey, survey } from '../tab/survey';
import { boundedUndo, UNDO_LIMIT } from '../tab/undo-limit';
import { openView, viewIn } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { type BulkPlan, planOf } from './bulk-plan';

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
    z.strictObject({ verb: z.literal('copy'), field: editableField(), column: wholeFrom(1), heading: text() }),
    z.strictObject({ verb: z.literal('move'), field: oneField(), from: wireId(), to: z.nullable(wireId()) }),
    z.strictObject({ verb: z.literal('labels'), add: labelIds(), remove: labelIds() }),
  ]),
);

/** What the panel offers in addition to the CRM's lists. */
export const readBulkColumns = call(
  () => ({}),
  (ctx): Result<BulkColumns> => {
    const found = viewIn(ctx, ctx.book.activeTab());
    if (!found.ok) return found;
    const { tab } = found.value;
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

/** The day and initials: of the member the person says they are, otherwise of their address before the @. */
function stampOf(ctx: Context): string {
  const { members } = keptLists(ctx);
  const me = whoIAm(ctx, members);
  const name = members.find((member) => member.id === me)?.name ?? '';
  const who = name === '' ? initialsOf(withoutDomain(ctx.person.name).replace(/[._+-]+/g, ' ')) : initialsOf(name);
  return [ctx.timeOf(ctx.clock.now()).slice(0, 10), who].filter(Boolean).join(' ');
}

/** A name that is not written in parts is used as is. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u);
  return parts.length === 1 ? name.trim() : parts.map((part) => [...part][0] ?? '').join('');
}

/** How many examples (name, value before, value after) are shown. */
const EXAMPLES = 3;

/** What the edit amounts to in these rows. Nothing of it is written, except that cells with an outdated CRM name first get the new one. */
export const previewBulkEdit = call(
  () => ({ edit: bulkEdit(), scope: scope() }),
  (ctx, { edit, scope: rows }): Result<BulkPreview> => {
    carryNames(ctx);
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const plan = planOf(ctx, survey(ctx, open.value, ['name']), edit, rows);
    if (!plan.ok) return plan;
    const { field, creators, writes, same, formulas, leftOut, near, digest } = plan.value;
    const byCreator = new Map(writes.map((write) => [write.id, write]));
    return done({
      creators: creators.length,
      changing: byCreator.size,
      same,
      formulas,
      leftOut,
      examples: [...byCreator.values()].slice(0, EXAMPLES).map((write) => exampleOf(near, field, write)),
      undoable: undoOf(plan.value) !== null,
      selection: selectionOf(ctx, open.value.tab),
      digest,
    });
  },
);

function exampleOf({ rows }: Survey, field: EditableField, { row, cell }: MeantWrite): BulkPreview['examples'][number] {
  const before = rows.find((one) => one.row === row);
  return { name: before?.readOnly['name']?.text ?? '', before: before?.cells[field]?.text ?? '', after: textOf(cell) };
}

const textOf = (cell: MeantWrite['cell']): string => (cell !== null && 'text' in cell ? cell.text : '');

/** The former contents of cells, for undoing an edit. */
const undoSchema = once(() => {
  const cell = z.strictObject({
    id: id(),
    row: wholeFrom(1),
    /** null = what the base has. */
    before: textOrNot(),
    /** Checksum of what was written, ignoring what the platform may alter in a text: a cell edited since stays. */
    after: text(),
  });
  return z.strictObject({ tab: whole(), field: editableField(), cells: z.readonly(z.array(cell).check(z.maxLength(UNDO_LIMIT))) });
});
export type BulkUndo = ShapeOf<typeof undoSchema>;

interface BulkWritten {
  readonly cells: number;
  readonly creators: number;
  /** Cells with a formula, which are never overwritten. */
  readonly formulas: number;
  /** null = too much to be undone. */
  readonly undo: BulkUndo | null;
}

/** Writes the cells. `digest` must be the preview's: if rows, selection, or cells have changed, nothing is written. */
export const writeBulkEdit = call(
  () => ({ edit: bulkEdit(), scope: scope(), digest: id() }),
  (ctx, { edit, scope: rows, digest }): Result<BulkWritten> =>
    writeCells(ctx, (found) => {
      const plan = planOf(ctx, found, edit, rows);
      if (!plan.ok) return plan;
      const { writes, formulas, near } = plan.value;
      if (plan.value.digest !== digest) return failed('stale-mutation');
      const creators = new Set(writes.map((write) => write.id)).size;
      return done({ writes, near, answer: { cells: writes.length, creators, formulas, undo: undoOf(plan.value) } });
    }),
);

/** null = it would be too long. */
function undoOf({ field, writes, near: { open, rows, base } }: BulkPlan): BulkUndo | null {
  const texts = new Map(rows.map(({ row, cells }) => [row, cells[field]?.text ?? '']));
  const cells = writes.map(({ row, id: creatorId, cell }) => {
    const before = texts.get(row) ?? '';
    const isBase = before === base.records.get(creatorId)?.fields[field]?.cell;
    return { id: creatorId, row, before: isBase ? null : before, after: markOf(textOf(cell)) };
  });
  return boundedUndo({ tab: open.tab.id, field, cells });
}

/** Differences that the platform may make to a text do not count as edits. */
const markOf = (text: string): string => checksum(plainText(text));

/** Undoes an edit where its cells still hold what it wrote and no formula does; also after the rows were sorted. */
export const takeBackBulkEdit = call(
  () => ({ undo: undoSchema() }),
  (ctx, { undo: { tab, field, cells } }): Result<{ readonly cells: number; readonly edited: number }> =>
    writeCells(
      ctx,
      (found) => {
        const writes = cells.flatMap(({ id: creatorId, row, before, after }) => {
          const own = found.genuine.get(creatorIdOf(creatorId)) ?? [];
          const place = own.find((one) => one.row === row) ?? (own.length === 1 ? own[0] : undefined);
          const cell = place?.cells[field];
          if (place === undefined || cell === undefined || cell.origin !== undefined || markOf(cell.text) !== after) return [];
          const back = before ?? found.base.records.get(creatorId)?.fields[field]?.cell ?? '';
          return [{ row: place.row, id: creatorId, field, cell: back === '' ? null : { text: back } } satisfies MeantWrite];
        });
        return done({ writes, answer: { cells: writes.length, edited: cells.length - writes.length } });
      },
      { tabOf: () => ctx.book.tabs().find((one) => one.id === tab) ?? null },
    ),
);
