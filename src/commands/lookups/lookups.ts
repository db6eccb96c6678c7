// Shows another tab's own columns beside the same creators, through formulas that look up the creator's id. We maintain these columns, and
// they are never edits: no base, no field, never sent.

import * as z from 'zod/mini';
import { whole } from '../../rpc/arguments';
import type { LookupSources } from '../../rpc/lookups';
import { holdsFormula } from '../../sync/formula-key';
import { lookupFormula } from '../../sync/lookup-formula';
import { inRow } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import type { CellPatch, ColumnKind, ColumnSighting, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { cellWords } from '../tab/cell-words';
import { headingKey, ownColumns } from '../tab/own-columns';
import { demandWritten } from '../tab/refused';
import { canIdentify, FIRST_ROW, glanceAtView, layoutOf, openView, rowAt } from '../tab/view';
import { keepView, type Lookup, viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';

/** Each column has a mark with its heading in the sheet's metadata, which is limited in size. */
const MOST = 20;
const HEADING_LIMIT = 120;
const WIDTH = 120;

const markOf = ({ from, heading }: Lookup): string => `lookup:${from}:${heading}`;

/** The other tabs with creators, and the columns they offer. */
export const readLookups = call(
  () => ({}),
  (ctx): Result<LookupSources> => {
    const here = glanceAtView(ctx, ctx.book.activeTab());
    if (!here.ok) return here;
    const { tab, view } = here.value;
    const tabs = ctx.book.tabs().flatMap((other) => {
      if (other.id === tab.id || viewOf(ctx, other.id) === null) return [];
      const headings = ownColumns(other.columnsAsMarked())
        .map(({ heading }) => heading)
        .filter(({ length }) => length <= HEADING_LIMIT);
      const shown = (view.lookups ?? []).filter(({ from }) => from === other.id).map(({ heading }) => heading);
      return headings.length === 0 ? [] : [{ id: other.id, name: other.name, headings: [...new Set(headings)], shown }];
    });
    return done({ tab: tab.id, tabs });
  },
);

/**
 * Creates columns beside ours that show these columns of the other tab; existing ones are only updated. `stale-mutation`: the active tab is
 * not `tab`.
 */
export const showLookups = call(
  () => ({
    tab: whole(),
    from: whole(),
    headings: z.array(z.string().check(z.minLength(1), z.maxLength(HEADING_LIMIT))).check(z.maxLength(MOST)),
  }),
  (ctx, { tab: shown, from, headings }): Result<{ readonly columns: number; readonly rows: number }> =>
    underLock(ctx, (): Result<{ readonly columns: number; readonly rows: number }> => {
      const open = openView(ctx, ctx.book.activeTab());
      if (!open.ok) return open;
      if (!canIdentify(open.value)) return failed('columns-in-doubt');
      const { tab, view } = open.value;
      if (tab.id !== shown) return failed('stale-mutation');
      const source = sourceOf(ctx, from);
      const wanted = headings.map((heading): Lookup => ({ from, heading }));
      if (source === null || from === tab.id || wanted.some((one) => source.columnOf(one.heading) === null)) return failed('no-such-thing');
      const hint = cellWords(ctx).cells.lookupHint({ tab: source.tab.name });
      const fresh = wanted.filter((one) => !(view.lookups ?? []).some((known) => markOf(known) === markOf(one)));
      if (fresh.length > 0) {
        tab.addColumns(
          fresh.map((one) => ({
            field: markOf(one),
            heading: one.heading,
            kind: source.kindOf(one.heading),
            editable: false,
            hidden: false,
            width: WIDTH,
            hint,
          })),
          0,
        );
        keepView(ctx, tab.id, { ...view, lookups: [...(view.lookups ?? []), ...fresh] });
      }
      return done({ columns: fresh.length, rows: keepLookups(ctx, tab) });
    }),
);

interface Source {
  readonly tab: Tab;
  readonly ids: number;
  columnOf(heading: string): number | null;
  kindOf(heading: string): ColumnKind;
}

/** null: the tab, its view, or its id column is gone. */
function sourceOf(ctx: Context, id: number): Source | null {
  const [tab, view] = [ctx.book.tab(id), viewOf(ctx, id)];
  if (tab === null || view === null) return null;
  const sightings = tab.columnsAsMarked();
  const ids = layoutOf(view, sightings).at.get('creatorId');
  const own = ownColumns(sightings);
  const columnOf = (heading: string): number | null => own.find((one) => headingKey(one.heading) === headingKey(heading))?.column ?? null;
  return ids === undefined ? null : { tab, ids, columnOf, kindOf: (heading) => kindIn(ctx, tab, columnOf(heading)) };
}

/** A formula only displays a day as a day in a column formatted that way. */
function kindIn({ timeOf }: Context, tab: Tab, column: number | null): ColumnKind {
  const count = tab.lastRow() - FIRST_ROW + 1;
  const cells = column === null || count <= 0 ? [] : tab.look(FIRST_ROW, count, [column]).flat();
  const times = cells.flatMap(({ value }) => (typeof value === 'object' ? [timeOf(Date.parse(value.time))] : []));
  if (times.length === 0) return 'any';
  return times.every((time) => time.endsWith('00:00')) ? 'day' : 'time';
}

/**
 * Writes the formula into every row with an id that lacks it. Columns are found by their marks, those of the other tab by heading. A
 * deleted column is forgotten; one whose source is gone stays as it is. Costs nothing in a tab without such columns. Returns the number of
 * rows written.
 */
export function keepLookups(ctx: Context, tab: Tab): number {
  const view = viewOf(ctx, tab.id);
  if (view?.lookups === undefined || view.lookups.length === 0) return 0;
  const sightings = tab.columns();
  const present = view.lookups.filter((one) => sightings.some(({ field }) => field === markOf(one)));
  if (present.length < view.lookups.length) keepView(ctx, tab.id, { ...view, lookups: present });
  const id = layoutOf(view, sightings).at.get('creatorId');
  const count = tab.lastRow() - FIRST_ROW + 1;
  if (id === undefined || count <= 0 || present.length === 0) return 0;
  const ids = tab.readTexts(FIRST_ROW, count, id);
  const patches = present.flatMap((one) => patchesOf(ctx, tab, one, { sightings, ids, id }));
  demandWritten(tab.patch(patches));
  return new Set(patches.map(({ row }) => row)).size;
}

interface Rows {
  readonly sightings: readonly ColumnSighting[];
  readonly ids: readonly string[];
  /** The id column. */
  readonly id: number;
}

/** Every row's formula is the same except for its row number, so rows that move meanwhile still get the right one. */
function patchesOf(ctx: Context, tab: Tab, lookup: Lookup, { sightings, ids, id }: Rows): readonly CellPatch[] {
  const column = sightings.find(({ field }) => field === markOf(lookup))?.column;
  const source = sourceOf(ctx, lookup.from);
  const shown = source?.columnOf(lookup.heading) ?? null;
  if (column === undefined || source === null || shown === null) return [];
  const formula = lookupFormula({ tab: source.tab.name, ids: source.ids, column: shown }, id);
  const seen = tab.read(FIRST_ROW, ids.length, [column]);
  return ids.flatMap((own, i): readonly CellPatch[] => {
    const cell = inRow({ formula }, rowAt(i));
    return own === '' || holdsFormula(seen[i]?.[0] ?? { text: '' }, cell) ? [] : [{ row: rowAt(i), column, cell }];
  });
}
