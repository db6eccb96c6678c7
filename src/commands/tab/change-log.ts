// The "Changes" tab: one line per changed value, whether changed in the CRM or by a Sync from this file, once somebody has asked for it.

import * as z from 'zod/mini';
import { wholeFrom } from '../../rpc/arguments';
import type { ShapeOf } from '../../rpc/shape-of';
import type { ChangeableField, FieldValue } from '../../sync/model';
import type { Names } from '../../sync/names';
import { call } from '../call';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { CellInput, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';
import { cellWords } from './cell-words';
import { unlessRefused } from './refused';
import { valueText } from './value-text';
import { FIRST_ROW, rowAt } from './view';

/** `part` numbers the tabs as they fill up, starting at 1. */
const logSchema = () => z.strictObject({ tab: z.number(), part: wholeFrom(1) });
type ChangeLog = ShapeOf<typeof logSchema>;

const LOG = kept<ChangeLog>(1, logSchema);
const KEY = 'changes';

/** Lines per tab, because filtering more is slow for a person. Further lines go into a new tab. */
const MOST_LINES = 5_000;

const COLUMNS = ['when', 'creator', 'field', 'before', 'after', 'from', 'tab'] as const;
type ColumnName = (typeof COLUMNS)[number];
type Line = Readonly<Record<ColumnName, CellInput>>;

export interface LoggedChange {
  /** The creator's name. */
  readonly creator: string;
  readonly field: ChangeableField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** Opens the tab, creating it if there is none; from then on every change is logged there. Deleting the tab stops the logging. */
export const openChangeLog = call(
  () => ({}),
  (ctx): Result<{ readonly made: boolean }> =>
    underLock(ctx, (): Result<{ readonly made: boolean }> => {
      if (readKept(ctx.shared, KEY, LOG)?.is === 'newer') return failed('newer-version');
      const known = changeLog(ctx);
      ctx.book.activate(known?.at ?? makeTab(ctx, 1));
      return done({ made: known === null });
    }),
);

/** Creates the tab if there is none, without activating it. A log kept by a later version is left alone. */
export function beginChangeLog(ctx: Context): void {
  if (readKept(ctx.shared, KEY, LOG)?.is === 'newer' || changeLog(ctx) !== null) return;
  keepingFront(ctx, () => makeTab(ctx, 1));
}

/** A new tab activates itself, but nobody asked to see this one. */
function keepingFront(ctx: Context, make: () => Tab): Tab {
  const front = ctx.book.activeTab();
  const made = make();
  if (front !== null) ctx.book.activate(front);
  return made;
}

/**
 * `from`: who sent it from this file; null = it was changed in the CRM. Does nothing without the tab. A refusal by Google here fails
 * nothing.
 */
export function logChanges(ctx: Context, tab: Tab, from: string | null, names: Names, changes: readonly LoggedChange[]): void {
  if (changes.length === 0) return;
  const log = changeLog(ctx);
  if (log === null) return;
  const words = cellWords(ctx);
  const { sources } = words.history.changes;
  const when: CellInput = { time: new Date(ctx.clock.now()).toISOString() };
  const lines = changes.map(
    ({ creator, field, before, after }): Line => ({
      when,
      creator: textCell(creator),
      field: textCell(words.common.field[field]),
      before: textCell(valueText(field, before, names, words)),
      after: textCell(valueText(field, after, names, words)),
      from: textCell(from === null ? sources.crm : from || sources.here),
      tab: textCell(tab.name),
    }),
  );
  unlessRefused(ctx, log.tab, () => append(withRoom(ctx, log, lines.length), lines));
}

/** Logs what the timer did, as a block of lines with the same time. `who`: whose timer it is. Does nothing without the tab. */
export function logByItself(ctx: Context, who: string, lines: readonly { readonly tab: string; readonly line: string }[]): void {
  const log = changeLog(ctx);
  if (log === null || lines.length === 0) return;
  const { changes, byItself } = cellWords(ctx).history;
  const when: CellInput = { time: new Date(ctx.clock.now()).toISOString() };
  const block = lines.map(
    ({ tab, line }): Line => ({
      when,
      creator: textCell(byItself.name),
      field: null,
      before: null,
      after: textCell(line),
      from: textCell(who || changes.sources.here),
      tab: textCell(tab),
    }),
  );
  unlessRefused(ctx, log.tab, () => append(withRoom(ctx, log, block.length), block));
}

const textCell = (text: string): CellInput => (text === '' ? null : { text });

/** Whether lines currently go into this tab. */
export const isChangeLog = (ctx: Context, tab: number): boolean => changeLog(ctx)?.tab === tab;

/** The tab lines go into; null = nobody asked for one, or it was deleted. */
export function changeLog(ctx: Context): (ChangeLog & { readonly at: Tab }) | null {
  const log = valueOf(readKept(ctx.shared, KEY, LOG));
  const at = log === null ? null : ctx.book.tab(log.tab);
  return log === null || at === null ? null : { ...log, at };
}

/**
 * When each line was written, as displayed and in milliseconds since 1970; null where a person wrote something else. `column` null = it was
 * deleted.
 */
export function changeLines(tab: Tab): {
  readonly column: number | null;
  readonly lines: readonly { readonly text: string; readonly at: number | null }[];
} {
  const column = tab.columns().find(({ field }) => field === 'changes:when')?.column ?? null;
  const count = tab.lastRow() - FIRST_ROW + 1;
  const cells = column === null || count <= 0 ? [] : tab.look(FIRST_ROW, count, [column]);
  return {
    column,
    lines: cells.flatMap(([cell]) => {
      const { text = '', value } = cell ?? {};
      return [{ text, at: typeof value === 'object' ? Date.parse(value.time) : null }];
    }),
  };
}

function makeTab(ctx: Context, part: number): Tab {
  const { changes } = cellWords(ctx).history;
  const tab = ctx.book.addTab(changes.tabName({ part }));
  tab.addColumns(
    COLUMNS.map((name) => ({
      field: `changes:${name}`,
      heading: changes.columns[name],
      kind: name === 'when' ? 'time' : 'text',
      editable: false,
      hidden: false,
      width: WIDTHS[name],
      hint: '',
    })),
    1,
  );
  ctx.shared.write(KEY, LOG.write({ tab: tab.id, part }));
  return tab;
}

/** In pixels. */
const WIDTHS: Readonly<Record<ColumnName, number>> = { when: 130, creator: 180, field: 110, before: 240, after: 240, from: 160, tab: 140 };

/** The tab the lines go into; a full one gets a line that says where the log continues. */
function withRoom(ctx: Context, { at, part }: ChangeLog & { readonly at: Tab }, lines: number): Tab {
  const last = at.lastRow();
  if (last <= 1 || last + lines <= MOST_LINES + 1) return at;
  const next = keepingFront(ctx, () => makeTab(ctx, part + 1));
  const goesOn = cellWords(ctx).history.changes.goesOn({ tab: next.name });
  append(at, [{ when: null, creator: { text: goesOn }, field: null, before: null, after: null, from: null, tab: null }]);
  return next;
}

/** Appends below the existing lines. A person may have moved our columns or inserted others; deleted columns are skipped. */
function append(tab: Tab, lines: readonly Line[]): void {
  const row = rowAt(Math.max(0, tab.lastRow() - FIRST_ROW + 1));
  const found = tab.columns().flatMap(({ column, field }) => {
    const name = COLUMNS.find((one) => field === `changes:${one}`);
    return name === undefined ? [] : [{ column, name }];
  });
  tab.write(found.map(({ column, name }) => ({ row, column, cells: lines.map((line) => [line[name]]) })));
}
