// Who is due for a follow-up: the person's own columns, which the add-on offers and finds again by heading, and a rule that marks rows in
// one of them.

import { eachOf } from '../../../contract/named';
import { whole } from '../../rpc/arguments';
import { type DueReport, type DueShown, FOLLOW_UP_COLUMNS, type FollowUpsLook, OWN_NAMES, type OwnName } from '../../rpc/follow-ups';
import { yes } from '../../rpc/plain-schemas';
import { type DueRows, dueFormula, dueRows, type FollowUpRule, isDueFormula, type Unclear } from '../../sync/follow-ups';
import { holdsFormula } from '../../sync/formula-key';
import { type Cell, inRow, type RowNumber, type SheetRow } from '../../sync/model';
import { keptLists } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import type { OwnColumnSpec, Tab } from '../ports';
import { done, failed, type Result } from '../result';
import { cellWords } from '../tab/cell-words';
import { withOwn } from '../tab/own-columns';
import type { Survey } from '../tab/survey';
import { FIRST_ROW, rowAt, viewIn } from '../tab/view';
import { writeCells } from '../tab/write-cells';
import { underLock } from '../under-lock';
import { fieldOf, followUpRows, ownCell, ownIn, surveyFollowUps, today } from './rows';
import { columnsIn, headingsSchema, keepSettings, ruleOf, ruleSchema, settingsOf } from './settings';
import { emailToStamp } from './stamp';

/** Who is due today in a tab surveyed with its follow-up columns; null when a column the rule needs is missing, or no status is chosen. */
export function dueAmong(ctx: Context, found: Survey): DueRows | null {
  const rule = ruleOf(ctx, settingsOf(ctx, found.open.tab.id));
  return formulaIn(found, rule) === null ? null : dueRows(followUpRows(ctx, found), rule, today(ctx));
}

/** What the panel shows. */
export const readFollowUps = call(
  () => ({}),
  (ctx): Result<FollowUpsLook> => {
    const looked = surveyFollowUps(ctx, ctx.book.activeTab());
    if (!looked.ok) return looked;
    const { tab } = looked.value.open;
    const settings = settingsOf(ctx, tab.id);
    const { found, all } = columnsIn(looked.value.open.sightings, settings);
    const rule = ruleOf(ctx, settings);
    return done({
      tab: tab.id,
      names: cellWords(ctx).cells.followUps,
      headings: all,
      at: eachOf(OWN_NAMES, (name) => found[name]?.heading ?? null),
      rule,
      statuses: keptLists(ctx).statuses,
      today: ctx.timeOf(ctx.clock.now()).slice(0, 10),
      found: reportOf(ctx, looked.value, rule),
      onlyDue: found.due !== null && tab.isFilteredBy(found.due.column),
      email: emailToStamp(ctx, looked.value),
    });
  },
);

/** How many duplicates are listed one by one. */
const TOLD = 20;

function reportOf(ctx: Context, found: Survey, rule: FollowUpRule): DueReport | null {
  const formula = formulaIn(found, rule);
  if (formula === null) return null;
  const { due, later, neverSent, unclear, duplicates } = dueRows(followUpRows(ctx, found), rule, today(ctx));
  const rowsOf = (why: Unclear): readonly number[] => unclear.filter((one) => one.why === why).map(({ row }) => row);
  return {
    due: due.length,
    later,
    neverSent,
    unclear: [...new Set(unclear.map(({ why }) => why))].map((why) => ({ why, rows: rowsOf(why) })),
    duplicates: duplicates.slice(0, TOLD),
    unmarked: unmarkedIn(found, formula).length,
  };
}

const WIDTH = 110;
const KINDS: Readonly<Record<(typeof FOLLOW_UP_COLUMNS)[number], OwnColumnSpec['kind']>> = {
  lastSent: 'day',
  count: 'any',
  next: 'any',
  due: 'day',
};

/**
 * Remembers the headings the person chose, and creates the columns the tab lacks. Idempotent. `stale-mutation`: the active tab is not
 * `tab`, which the panel showed.
 */
export const makeFollowUpColumns = call(
  () => ({ tab: whole(), headings: headingsSchema() }),
  (ctx, { tab: shown, headings }): Result<{ readonly made: readonly string[] }> =>
    underLock(ctx, (): Result<{ readonly made: readonly string[] }> => {
      const open = viewIn(ctx, ctx.book.activeTab());
      if (!open.ok) return open;
      const { tab } = open.value;
      if (tab.id !== shown) return failed('stale-mutation');
      const settings = { ...settingsOf(ctx, tab.id), headings };
      keepSettings(ctx, tab.id, settings);
      const { found } = columnsIn(tab.columnsAsMarked(), settings);
      const missing = FOLLOW_UP_COLUMNS.filter((name) => found[name] === null);
      const ours = cellWords(ctx).cells.followUps;
      const specs = missing.map((name): OwnColumnSpec => ({ heading: headings[name] || ours[name], kind: KINDS[name], width: WIDTH }));
      if (specs.length > 0) tab.addOwnColumns(specs);
      return done({ made: specs.map(({ heading }) => heading) });
    }),
);

/**
 * Remembers the rule and writes it into Due as a formula, in creators' rows whose cell is blank or has an earlier rule. What a person typed
 * there stays. `no-such-thing`: a column or status is missing. `stale-mutation`: another tab is active.
 */
export const markDue = call(
  () => ({ tab: whole(), rule: ruleSchema(), headings: headingsSchema() }),
  (ctx, { tab, rule, headings }): Result<{ readonly cells: number }> => {
    if (ctx.book.activeTab()?.id !== tab) return failed('stale-mutation');
    keepSettings(ctx, tab, { rule, headings });
    return mark(ctx, rule);
  },
);

const mark = (ctx: Context, rule: FollowUpRule): Result<{ readonly cells: number }> =>
  writeCells(
    ctx,
    (found) => {
      const formula = formulaIn(found, rule);
      if (formula === null) return failed('no-such-thing');
      const writes = unmarkedIn(found, formula).map(({ row, id }) => ({ row, id, field: fieldOf('due'), cell: formula }));
      return done({ writes, answer: { cells: writes.length } });
    },
    { own: (open) => ownIn(ctx, open) },
  );

/** The formula for this tab's Due cells; null while a column it reads is missing, or no status is chosen. */
function formulaIn({ open: { layout }, lists, names: written }: Survey, rule: FollowUpRule): ReturnType<typeof dueFormula> | null {
  const placeOf = (name: OwnName): number | undefined => layout.at.get(fieldOf(name));
  const [status, count, lastSent] = [layout.at.get('status'), placeOf('count'), placeOf('lastSent')];
  const names = lists.statuses.filter(({ id }) => rule.statuses.includes(id)).map(({ id }) => written.nameOf('status', id));
  if (status === undefined || count === undefined || lastSent === undefined || placeOf('due') === undefined) return null;
  return names.length === 0 ? null : dueFormula(rule, names, { status, count, lastSent, answered: placeOf('answered') ?? null });
}

/** The rows whose Due cell may take the formula but holds another one or nothing. */
function unmarkedIn({ genuine }: Survey, formula: ReturnType<typeof dueFormula>): readonly SheetRow[] {
  return [...genuine.values()].flat().filter((row) => {
    const due = ownCell(row, 'due');
    const wanted = inRow(formula, row.row);
    return isFree(due) && !holdsFormula(due, wanted);
  });
}

const isFree = ({ text, formula, origin }: Cell): boolean =>
  formula === undefined ? text === '' && origin === undefined : isDueFormula(formula);

/** Somebody has pressed "Mark" in this tab, and rows were added since, or the rule reads another column by now. */
const isMarkedInPart = (found: Survey, formula: ReturnType<typeof dueFormula>): boolean =>
  unmarkedIn(found, formula).length > 0 && found.rows.some((row) => isDueFormula(ownCell(row, 'due').formula ?? ''));

/**
 * Shows those who are due and hides the others, by the texts in Due; in a tab marked before, rows added since are marked first. They are
 * also selected, which is all that happens if other rows have the same text, or the tab's own filter does not cover the column. `show`
 * false removes the hiding by that column.
 */
export const showDue = call(
  () => ({ show: yes() }),
  (ctx, { show }): Result<DueShown> => {
    const looked = surveyFollowUps(ctx, ctx.book.activeTab());
    if (!looked.ok) return looked;
    const { tab, layout } = looked.value.open;
    const column = layout.at.get(fieldOf('due'));
    if (column === undefined) return failed('no-such-thing');
    if (!show) {
      tab.hideTexts(column, []);
      return done({ how: 'all', rows: 0 });
    }
    const rule = ruleOf(ctx, settingsOf(ctx, tab.id));
    const formula = formulaIn(looked.value, rule);
    if (formula === null) return failed('no-such-thing');
    if (isMarkedInPart(looked.value, formula)) {
      const marked = mark(ctx, rule);
      if (!marked.ok) return marked;
      ctx.book.flush();
    }
    // Marking does not change who is due: the rule and the formula agree.
    const { due } = dueRows(followUpRows(ctx, looked.value), rule, today(ctx));
    return done(
      shownRows(
        tab,
        column,
        due.map(({ row }) => row),
      ),
    );
  },
);

function shownRows(tab: Tab, column: number, rows: readonly RowNumber[]): DueShown {
  if (rows.length === 0) return { how: 'selected', rows: 0 };
  const isDue = new Set(rows);
  const count = tab.lastRow() - FIRST_ROW + 1;
  const [shown, others] = [new Set<string>(), new Set([''])];
  tab.readTexts(FIRST_ROW, count, column).forEach((text, i) => void (isDue.has(rowAt(i)) ? shown : others).add(text));
  const filtered = [...shown].every((text) => !others.has(text)) && tab.hideTexts(column, [...others]);
  // Selected, so that they can be added to an email task right away.
  tab.select(rows, null);
  return { how: filtered ? 'filtered' : 'selected', rows: rows.length };
}

/** How many rows are due, and whether the tab's filter looks at them. */
export interface DueToday {
  readonly rows: number;
  readonly shown: boolean;
}

/** For the idle panel, in a tab somebody chose a rule for; null when none is chosen, or its columns are missing. */
export function dueToday(ctx: Context, found: Survey): DueToday | null {
  const settings = settingsOf(ctx, found.open.tab.id);
  if (settings.rule === null) return null;
  const looked = withOwn(found, ownIn(ctx, found.open));
  const column = looked.open.layout.at.get(fieldOf('due'));
  const all = dueAmong(ctx, looked);
  return column === undefined || all === null ? null : { rows: all.due.length, shown: found.open.tab.isFilteredBy(column) };
}
