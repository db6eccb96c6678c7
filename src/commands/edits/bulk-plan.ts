// The plan of one edit of many rows, for the cells as they are now.

import { type BulkEdit, buildsOnBefore, fieldOfEdit, valueAfter } from '../../sync/bulk-edit';
import { cellMeant } from '../../sync/cell-meant';
import type { DesiredValue, MeantWrite } from '../../sync/desired-cells';
import type { CreatorId, EditableField, FieldValue, RowNumber } from '../../sync/model';
import type { Lists } from '../../sync/names';
import { sameValue } from '../../sync/values';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { textsMeant } from '../tab/linked-cells';
import { closer, rowsOf, type Scope, type Survey } from '../tab/survey';
import { FIRST_ROW, rowAt } from '../tab/view';
import { valueInCells } from './cell-values';
import { fitting } from './edit-creator';
import { creatorsIn } from './selection';
import { cellsDesired } from './write-edits';

export interface BulkPlan {
  readonly field: EditableField;
  readonly creators: readonly CreatorId[];
  readonly writes: readonly MeantWrite[];
  /** Creators whose cells already have the value. */
  readonly same: number;
  /** Cells with a formula, which stay. */
  readonly formulas: number;
  readonly leftOut: readonly RowNumber[];
  /** Binds the edit to these creators and to their resulting values. */
  readonly digest: string;
  /** The survey the plan was made from: the chosen creators' cells of the field, with formulas. */
  readonly near: Survey;
}

/**
 * Every row of a creator gets the same value. A cell that cannot be parsed is skipped if the edit builds on it. A column to copy from must
 * still have its heading: `stale-mutation` when another column is in its place.
 */
export function planOf(ctx: Context, looked: Survey, edit: BulkEdit, scope: Scope): Result<BulkPlan> {
  const field = fieldOfEdit(edit);
  const { open, lists } = looked;
  if (!open.layout.at.has(field)) return failed('columns-in-doubt');
  if (!isKnown(lists, edit)) return failed('bad-arguments');
  const { creators, waiting } = creatorsIn(looked, scope);
  const near = closer(looked, creators, [field]);
  const copied = edit.verb === 'copy' ? copiedFrom(near, edit) : NOTHING;
  if (copied === null) return failed('stale-mutation');
  const wanted: DesiredValue[] = [];
  const writes: MeantWrite[] = [];
  const leftOut: RowNumber[] = [...rowsOf(waiting)];
  let [same, formulas] = [0, 0];
  for (const creatorId of creators) {
    const rows = near.genuine.get(creatorId) ?? [];
    const before = valueInCells(near, creatorId, field);
    const other =
      edit.verb === 'copy'
        ? meantBy(
            near,
            field,
            rows.map(({ row }) => copied.get(row)),
          )
        : null;
    const value =
      other === undefined || (before === undefined && buildsOnBefore(edit)) ? undefined : valueAfter(edit, before ?? null, other);
    if (value === undefined) {
      leftOut.push(...rows.map(({ row }) => row));
      continue;
    }
    const one = { creatorId, field, value };
    const isSame = before !== undefined && sameValue(before, value);
    const cells = isSame ? { writes: [], formulas: 0 } : cellsDesired(near, [one]);
    if (!isSame) wanted.push(one);
    if (cells.writes.length + cells.formulas === 0) same += 1;
    formulas += cells.formulas;
    writes.push(...cells.writes);
  }
  const digest = ctx.digest(JSON.stringify([open.tab.id, edit, creators, wanted]));
  return done({ field, creators, writes, same, formulas, leftOut: leftOut.sort((a, b) => a - b), digest, near });
}

/** Whether the CRM's lists have every id the edit refers to. */
function isKnown(lists: Lists, edit: BulkEdit): boolean {
  const fits = (field: EditableField, value: FieldValue): boolean => fitting(lists, field, value) !== undefined;
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

type Copied = ReadonlyMap<RowNumber, string>;
const NOTHING: Copied = new Map();

/**
 * What a cell of the other column means in a cell of the field, by row; rows with an error or in doubt are absent. null = the column is
 * gone.
 */
function copiedFrom({ open: { tab }, rows }: Survey, { field, column, heading }: BulkEdit & { readonly verb: 'copy' }): Copied | null {
  if (!tab.columns().some((one) => one.column === column && one.heading === heading)) return null;
  const cells = rows.length === 0 ? [] : tab.read(FIRST_ROW, rows.length, [column]).map(([cell = { text: '' }]) => cellMeant(field, cell));
  const texts = textsMeant(tab, field, column, cells);
  return new Map(
    cells.flatMap(({ origin, doubt }, i) => (origin === 'error' || doubt !== undefined ? [] : [[rowAt(i), texts[i] ?? ''] as const])),
  );
}

/** undefined when the creator's rows disagree there, or the field cannot hold the value. */
function meantBy({ names }: Survey, field: EditableField, texts: readonly (string | undefined)[]): FieldValue | undefined {
  const [only] = texts;
  const parsed = only !== undefined && texts.every((text) => text === only) ? names.parse(field, only) : null;
  return parsed?.ok === true ? parsed.value : undefined;
}
