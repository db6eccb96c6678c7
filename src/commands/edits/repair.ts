// The one-click repairs of rows and columns that wait.

import * as z from 'zod/mini';
import { numbers } from '../../rpc/arguments';
import { NAME_LIMIT } from '../../rpc/limits';
import type { Repair } from '../../rpc/shapes';
import type { ColumnField } from '../../sync/columns';
import { EDITABLE_FIELDS, type EditableField, type Waiting } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import type { CellPatch } from '../ports';
import { done, type Result } from '../result';
import { cellsBack, type Survey, survey } from '../tab/survey';
import { keepView, openView } from '../tab/view';
import { restoreHeadings } from '../views/restore-headings';

/** What can be done about a reason without leaving the dialog; the first is the recommended one. */
export function repairsFor({ reason, field }: Pick<Waiting, 'reason' | 'field'>): readonly Repair[] {
  switch (reason.why) {
    case 'unknown-name': {
      const near = reason.near.length > 0 ? (['use-near'] as const) : [];
      const create = field === 'labels' && reason.name.length <= NAME_LIMIT ? (['create-label'] as const) : [];
      return [...near, ...create, 'restore-cells'];
    }
    case 'mixed-up-row':
      return reason.belongsTo === null ? ['restore-cells'] : ['restore-id'];
    case 'id-cleared':
      return ['restore-id'];
    case 'column-sorted-alone':
      return ['restore-cells', 'keep-edits'];
    case 'column-in-doubt':
      return ['restore-headings'];
    case 'archived':
      return ['restore-in-crm'];
    case 'ambiguous-name':
    case 'cannot-clear':
    case 'looks-like-formula':
    case 'error-in-cell':
    case 'rows-disagree':
    case 'too-long':
      return ['restore-cells'];
    default:
      return ['leave'];
  }
}

/**
 * Repairs every waiting place that has a row among `rows` and for which this repair fits; answers how many rows it touched. Columns that were
 * sorted alone are put back whole and together, whatever the rows: a part that is left would no longer look like a sort.
 */
export const repairRows = call(
  { repair: z.enum(['restore-id', 'restore-cells', 'restore-headings', 'use-near', 'keep-edits']), rows: numbers },
  (ctx, { repair, rows }): Result<{ readonly rows: number }> => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    if (repair === 'restore-headings') return done({ rows: restoreHeadings(ctx, open.value) });
    const found = survey(ctx, open.value);
    const wanted = new Set(rows);
    const asked = found.waiting.filter((one) => repairsFor(one).includes(repair) && one.rows.some((row) => wanted.has(row)));
    if (repair === 'keep-edits') return done({ rows: trust(ctx, found, asked) });
    const sorted = asked.some(isSorted) ? found.waiting.filter(isSorted) : [];
    const places = new Set([...asked, ...sorted]);
    const patches = [...places].flatMap((place) => repairPatches(found, repair, place));
    found.open.tab.patch(patches);
    ctx.book.flush();
    return done({ rows: new Set(patches.map(({ row }) => row)).size });
  },
);

const isSorted = ({ reason }: Waiting): boolean => reason.why === 'column-sorted-alone';

function repairPatches(found: Survey, repair: Repair, place: Waiting): readonly CellPatch[] {
  const { reason, field, creatorId } = place;
  if (repair === 'use-near' && reason.why === 'unknown-name') return useNear(found, place, reason.name, reason.near[0] ?? reason.name);
  if (repair === 'restore-id') return rowsBack(found, place, []);
  if (repair !== 'restore-cells') return [];
  return field === null ? rowsBack(found, place, EDITABLE_FIELDS) : cellsBack(found, creatorId, field);
}

/**
 * Makes rows those of the creator whom the place names: id, fingerprint columns, and the cells of `fields` as the base knows them. The time of change is
 * blanked, because another creator's may stand there; the next refresh writes it.
 */
function rowsBack({ open, base }: Survey, { rows, creatorId }: Waiting, fields: readonly EditableField[]): readonly CellPatch[] {
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
  return texts.flatMap(([field, text]) => {
    const column = open.layout.at.get(field);
    return column === undefined ? [] : rows.map((row) => ({ row, column, cell: text === '' ? null : { text } }));
  });
}

/** Only the unknown name is exchanged; the other labels of the cell stay as they were typed. */
function useNear({ open, genuine }: Survey, { creatorId, field, rows }: Waiting, name: string, near: string): readonly CellPatch[] {
  const column = field === null ? undefined : open.layout.at.get(field);
  if (column === undefined || creatorId === null || field === null) return [];
  const quoted = field === 'labels' && /[,，"]/.test(near) ? `"${near.replace(/"/g, '""')}"` : near;
  return (genuine.get(creatorId) ?? [])
    .filter(({ row }) => rows.includes(row))
    .map(({ row, cells }) => ({ row, column, cell: { text: (cells[field]?.text ?? '').replace(name, () => quoted) } }));
}

/** The person says that what looks like a sorted column are edits of their own. Holds until the next refresh. */
function trust(ctx: Context, { open }: Survey, places: readonly Waiting[]): number {
  const fields = new Set<EditableField>(open.view.trusted);
  for (const { field } of places) if (field !== null) fields.add(field);
  keepView(ctx, open.tab.id, { ...open.view, trusted: [...fields] });
  return new Set(places.flatMap(({ rows }) => rows)).size;
}
