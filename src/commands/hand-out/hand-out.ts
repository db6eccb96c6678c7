// A tab to hand out: chosen columns of chosen rows as plain values, and nothing else. No id, mark, note, formula, rule, or hidden row or
// column gets into it.

import * as z from 'zod/mini';
import { isColumnField, isField, rowOf } from '../../fields/fields';
import { scope, whole, wholeFrom } from '../../rpc/arguments';
import type { HandedOutTab, HandOutLook } from '../../rpc/hand-out';
import { once } from '../../rpc/once';
import { dayIn } from '../../sync/days';
import type { CellInput, RowNumber } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import type { CellSeen, ColumnKind, ColumnSighting, OwnColumnSpec, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { demandWritten } from '../tab/refused';
import { inScope, type Scope } from '../tab/survey';
import { FIRST_ROW, layoutOf, rowAt, viewIn } from '../tab/view';

const TITLE_LIMIT = 80;
const MOST_COLUMNS = 100;
/** Rows written per call. */
const ROWS_AT_ONCE = 5_000;
/** In pixels: as wide as the longest text needs, within these limits. */
const WIDTHS = { least: 100, most: 320, letter: 8 };

/** Every column with a heading, except those only Sync needs. */
export const readHandOut = call(
  () => ({}),
  (ctx): Result<HandOutLook> => {
    const found = viewIn(ctx, ctx.book.activeTab());
    if (!found.ok) return found;
    const { tab } = found.value;
    const title = `${tab.name} ${ctx.timeOf(ctx.clock.now()).slice(0, 10)}`.slice(-TITLE_LIMIT);
    return done({
      tab: tab.id,
      title,
      selectedRows: rowsIn(tab, allRows(tab), 'selected').size,
      columns: columnsOf(tab.columnsAsMarked()),
    });
  },
);

const allRows = (tab: Tab): readonly RowNumber[] => Array.from({ length: Math.max(0, tab.lastRow() - FIRST_ROW + 1) }, (_, i) => rowAt(i));

const columnsOf = (sightings: readonly ColumnSighting[]): HandOutLook['columns'] =>
  sightings.flatMap((one): HandOutLook['columns'] => {
    if (one.field === 'creatorId' || one.field === 'sync' || one.heading.trim() === '') return [];
    return [{ column: one.column, heading: one.heading, what: kindOf(one) }];
  });

function kindOf({ field }: ColumnSighting): HandOutLook['columns'][number]['what'] {
  if (field === null || !isColumnField(field)) return 'own';
  // Nobody can say what a key unknown to the contract means.
  return isField(field) ? rowOf(field).who : 'team';
}

const chosenColumn = once(() => z.strictObject({ column: wholeFrom(1), heading: z.string() }));

/**
 * Creates the tab and activates it. `stale-mutation`: a column's heading has changed, or another tab is active. `nothing-selected`: no row
 * in the scope shows anything in these columns. The values are read between two equal looks at the ids, so that no row is pieced together
 * from two.
 */
export const makeHandOut = call(
  () => ({
    tab: whole(),
    title: z.string().check(z.regex(/\S/), z.maxLength(TITLE_LIMIT)),
    columns: z.array(chosenColumn()).check(z.minLength(1), z.maxLength(MOST_COLUMNS)),
    scope: scope(),
  }),
  (ctx, { tab: shown, title, columns, scope: which }): Result<HandedOutTab> => {
    const found = viewIn(ctx, ctx.book.activeTab());
    if (!found.ok) return found;
    const { tab: source, view } = found.value;
    if (source.id !== shown) return failed('stale-mutation');
    const sightings = source.columns();
    const chosen = columnsOf(sightings).filter((one) =>
      columns.some(({ column, heading }) => column === one.column && heading === one.heading),
    );
    if (chosen.length < columns.length) return failed('stale-mutation');
    const id = layoutOf(view, sightings).at.get('creatorId');
    if (id === undefined) return failed('columns-in-doubt');
    const read = rowsAsShown(ctx, source, id, chosen, which);
    if (!read.ok) return read;
    const [rows, errors] = [read.value.filter((row) => row.some(({ text }) => text !== '')), errorsIn(read.value)];
    if (rows.length === 0) return failed('nothing-selected');
    const tab = ctx.book.addTab(title.trim(), chosen.length);
    try {
      fill(ctx, tab, chosen, rows);
    } catch (thrown) {
      // Half a list would pass for the whole.
      ctx.book.removeTab(tab);
      throw thrown;
    }
    ctx.book.activate(tab);
    return done({ tab: tab.name, rows: rows.length, columns: chosen.length, errors });
  },
);

const errorsIn = (rows: readonly (readonly CellSeen[])[]): number => rows.flat().filter(({ origin }) => origin === 'error').length;

/** How often we read again when rows move during the read. */
const TRIES = 3;

function rowsAsShown(
  { book }: Context,
  tab: Tab,
  id: number,
  columns: HandOutLook['columns'],
  which: Scope,
): Result<readonly (readonly CellSeen[])[]> {
  const idsNow = (): string => JSON.stringify(tab.readTexts(FIRST_ROW, Math.max(0, tab.lastRow() - FIRST_ROW + 1), id));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = idsNow();
    const all = allRows(tab);
    const rows = rowsIn(tab, all, which);
    const seen =
      all.length === 0
        ? []
        : tab.look(
            FIRST_ROW,
            all.length,
            columns.map(({ column }) => column),
          );
    book.flush();
    if (idsNow() === before) return done(seen.filter((_, i) => rows.has(rowAt(i))));
  }
  return failed('busy');
}

const rowsIn = (tab: Tab, rows: readonly RowNumber[], which: Scope): ReadonlySet<RowNumber> =>
  new Set(
    inScope(
      tab,
      which,
      rows.map((row) => ({ rows: [row] })),
    ).flatMap((place) => place.rows),
  );

function fill(ctx: Context, tab: Tab, columns: HandOutLook['columns'], rows: readonly (readonly CellSeen[])[]): void {
  const kinds = columns.map((one, j) => {
    const kind = kindIn(
      ctx,
      rows.map((row) => row[j]),
    );
    return kind === 'any' && one.what !== 'own' ? 'number' : kind;
  });
  tab.addOwnColumns(
    columns.map(
      ({ heading }, j): OwnColumnSpec => ({
        heading,
        kind: kinds[j] ?? 'text',
        width: widthOf([heading, ...rows.map((row) => row[j]?.text ?? '')]),
      }),
    ),
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const cells = rows.slice(from, from + ROWS_AT_ONCE).map((row) => row.map((cell, j) => inputOf(ctx, cell, kinds[j] ?? 'text')));
    demandWritten(tab.write([{ row: rowAt(from), column: 1, cells }]));
  }
}

const widthOf = (texts: readonly string[]): number =>
  Math.min(
    WIDTHS.most,
    texts.reduce((most, { length }) => Math.max(most, length * WIDTHS.letter), WIDTHS.least),
  );

/** A column of numbers or times stays one; in any other, every cell is the text it shows. */
function kindIn({ timeOf }: Context, cells: readonly (CellSeen | undefined)[]): ColumnKind {
  const shown = cells.filter((cell) => cell !== undefined && cell.text !== '' && cell.origin !== 'error');
  if (shown.every((cell) => typeof cell?.value === 'number')) return 'any';
  const times = shown.flatMap((cell) => (typeof cell?.value === 'object' ? [timeOf(Date.parse(cell.value.time))] : []));
  if (times.length < shown.length) return 'text';
  return times.every((time) => time.endsWith('00:00')) ? 'day' : 'time';
}

function inputOf({ timeOf }: Context, { text, value, origin }: CellSeen, kind: ColumnKind): CellInput {
  if (text === '' || origin === 'error') return null;
  if ((kind === 'any' || kind === 'number') && typeof value === 'number') return { number: value };
  if (kind === 'day' && typeof value === 'object') return { day: dayIn(timeOf(Date.parse(value.time))) };
  return kind === 'time' && typeof value === 'object' ? value : { text };
}
