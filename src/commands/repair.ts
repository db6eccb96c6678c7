// The one-click repairs of rows and columns that wait. It must not ask the CRM: a repair brings back what the base knows.

import type { Repair } from '../rpc/contract';
import type { CreatorId, EditableField, Reason, RowNumber, Waiting } from '../sync/model';
import type { CellPatch } from './ports';
import { done, type Result } from './result';
import type { Surroundings } from './surroundings';
import { cellsBack, type Survey, survey } from './survey';
import { keepView, openView } from './view';

/** What can be done about a reason without leaving the dialog; the first is the recommended one. */
export function repairsFor(reason: Reason): readonly Repair[] {
  switch (reason.why) {
    case 'unknown-name':
      return reason.near.length > 0 ? ['use-near', 'restore-cells'] : ['restore-cells'];
    case 'mixed-up-row':
      return reason.belongsTo === null ? ['restore-cells'] : ['restore-id'];
    case 'id-cleared':
      return ['restore-id'];
    case 'sorted-alone':
      return ['restore-cells', 'keep-edits'];
    case 'column-in-doubt':
      return ['restore-headings'];
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

/** Repairs every waiting place that has a row among `rows` and for which this repair fits; answers how many rows it touched. */
export function repairRows(world: Surroundings, repair: Repair, rows: readonly number[]): Result<{ readonly rows: number }> {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  if (repair === 'restore-headings') return done({ rows: restoreHeadings(world) });
  const found = survey(world, open.value);
  const wanted = new Set(rows);
  const places = found.waiting.filter((one) => repairsFor(one.reason).includes(repair) && one.rows.some((row) => wanted.has(row)));
  if (repair === 'keep-edits') return done({ rows: trust(world, found, places) });
  const patches = places.flatMap((place) => repairPatches(found, repair, place));
  found.open.tab.patch(patches);
  world.book.flush();
  return done({ rows: new Set(patches.map(({ row }) => row)).size });
}

function repairPatches(found: Survey, repair: Repair, place: Waiting): readonly CellPatch[] {
  const { reason } = place;
  if (repair === 'restore-id' && 'belongsTo' in reason && reason.belongsTo !== null) return idBack(found, place.rows, reason.belongsTo);
  if (repair === 'use-near' && reason.why === 'unknown-name') return useNear(found, place, reason.name, reason.near[0] ?? reason.name);
  if (repair === 'restore-cells' && place.field === null) return witnessesBack(found, place.rows, place.creatorId);
  return repair === 'restore-cells' ? cellsBack(found, place.creatorId, place.field) : [];
}

function idBack({ open }: Survey, rows: readonly RowNumber[], id: CreatorId): readonly CellPatch[] {
  const column = open.layout.at.get('creatorId');
  return column === undefined ? [] : rows.map((row) => ({ row, column, cell: { text: id } }));
}

function witnessesBack({ open, base }: Survey, rows: readonly RowNumber[], id: CreatorId | null): readonly CellPatch[] {
  const witness = id === null ? undefined : base.records.get(id)?.witness;
  if (witness === undefined) return [];
  return (['handle', 'channelLink'] as const).flatMap((field) => {
    const column = open.layout.at.get(field);
    return column === undefined ? [] : rows.map((row) => ({ row, column, cell: witness[field] === '' ? null : { text: witness[field] } }));
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
function trust(world: Surroundings, { open }: Survey, places: readonly Waiting[]): number {
  const fields = new Set<EditableField>(open.view.trusted);
  for (const { field } of places) if (field !== null) fields.add(field);
  keepView(world, open.tab.id, { ...open.view, trusted: [...fields] });
  return new Set(places.flatMap(({ rows }) => rows)).size;
}

function restoreHeadings(world: Surroundings): number {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return 0;
  const renamed = open.value.tab.columns().filter(({ field, heading, writtenHeading }) => field !== null && heading !== writtenHeading);
  open.value.tab.restoreHeadings(renamed.map(({ column, writtenHeading }) => ({ column, heading: writtenHeading })));
  world.book.flush();
  return renamed.length;
}
