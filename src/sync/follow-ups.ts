// Who is due for a follow-up: a rule over the cells of one row. It depends on nothing else, so neither order nor repetition matters.

import { grouped } from '../../contract/named';
import { forEveryLocale, formulaKey } from './formula-key';
import { type Cell, type CellInput, type CellValue, columnLetters, type FieldValue, type Id, type RowNumber } from './model';

/**
 * The status is one of these, there is no reply, fewer than `most` follow-ups were sent, and at least `days` calendar days have passed
 * since the last one.
 */
export interface FollowUpRule {
  readonly statuses: readonly Id[];
  readonly most: number;
  readonly days: number;
}

/** A calendar day as Sheets numbers it; null = blank. Other contents are reported by kind. */
type SeenDay = number | null | 'text' | 'error' | 'number';

export interface FollowUpRow {
  readonly row: RowNumber;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** undefined = the cell names no known status. */
  readonly status: FieldValue | undefined;
  /** Whether the person's column says there is a reply; false without such a column. */
  readonly answered: boolean;
  readonly lastSent: SeenDay;
  /** How many follow-ups were sent; blank = 0. */
  readonly count: number | 'text' | 'error';
  /** What a person entered in Due in place of our formula; null = nothing, `own-blank` = their own formula, showing nothing. */
  readonly typed: SeenDay | 'own-blank';
}

/** `never-sent`: there is no day to count from. An unclear row is never due: somebody has to look at the cell. */
type FollowUp =
  | { readonly is: 'due' | 'later'; readonly day: number }
  | { readonly is: 'out'; readonly why: 'other-status' | 'answered' | 'own-formula' | 'enough' | 'never-sent' }
  | { readonly is: 'unclear'; readonly why: Unclear };

export type Unclear = 'count' | 'due' | 'error' | 'sent-in-future' | 'sent-is-number' | 'sent-is-text';

/** Values below this day (2000-01-01) count as plain numbers somebody typed, because a formula cannot tell them apart. */
const FIRST_DAY = 36_526;

/**
 * What a person entered in Due, or what their own formula shows there, overrides the day count. A reply or another status still excludes
 * the row.
 */
export function followUpOf(row: FollowUpRow, { statuses, most, days }: FollowUpRule, today: number): FollowUp {
  const { status, answered, lastSent, count, typed } = row;
  if (!statuses.some((one) => one === status)) return { is: 'out', why: 'other-status' };
  if (answered) return { is: 'out', why: 'answered' };
  if (typed === 'own-blank') return { is: 'out', why: 'own-formula' };
  if (typeof typed === 'number') return on(typed, today);
  if (typed !== null) return { is: 'unclear', why: 'due' };
  if (count === 'error' || lastSent === 'error') return { is: 'unclear', why: 'error' };
  if (count === 'text') return { is: 'unclear', why: 'count' };
  if (count >= most) return { is: 'out', why: 'enough' };
  if (lastSent === null) return { is: 'out', why: 'never-sent' };
  if (typeof lastSent === 'string') return { is: 'unclear', why: lastSent === 'text' ? 'sent-is-text' : 'sent-is-number' };
  return lastSent > today ? { is: 'unclear', why: 'sent-in-future' } : on(lastSent + days, today);
}

const on = (day: number, today: number): FollowUp => ({ is: day <= today ? 'due' : 'later', day });

export interface Duplicate {
  readonly by: 'creator' | 'email';
  /** The creator's name, or the address. */
  readonly text: string;
  readonly rows: readonly RowNumber[];
}

export interface DueRows {
  readonly due: readonly FollowUpRow[];
  readonly later: number;
  readonly neverSent: readonly RowNumber[];
  readonly unclear: readonly { readonly row: RowNumber; readonly why: Unclear }[];
  /** Among those who are due: the same creator, or the same address under several creators, in more than one row. */
  readonly duplicates: readonly Duplicate[];
}

/** Who is due on the given day, in row order. */
export function dueRows(rows: readonly FollowUpRow[], rule: FollowUpRule, today: number): DueRows {
  const told = rows.map((row) => ({ row, told: followUpOf(row, rule, today) }));
  const due = told.flatMap(({ row, told: { is } }) => (is === 'due' ? [row] : []));
  return {
    due,
    later: told.filter(({ told: { is } }) => is === 'later').length,
    neverSent: told.flatMap(({ row, told: one }) => (one.is === 'out' && one.why === 'never-sent' ? [row.row] : [])),
    unclear: told.flatMap(({ row: { row }, told: one }) => (one.is === 'unclear' ? [{ row, why: one.why }] : [])),
    duplicates: duplicatesIn(due, rows),
  };
}

function duplicatesIn(due: readonly FollowUpRow[], all: readonly FollowUpRow[]): readonly Duplicate[] {
  const creators = grouped(all, ({ id }) => id);
  const emails = grouped(all, ({ email }) => email.trim().toLowerCase());
  const ids = [...new Set(due.map(({ id }) => id))];
  const addresses = [...new Set(due.map(({ email }) => email.trim().toLowerCase()))].filter((address) => address !== '');
  return [
    ...ids.flatMap((id) => duplicateOf('creator', creators.get(id) ?? [], ({ name }) => name || id)),
    ...addresses.flatMap((address) => {
      const own = emails.get(address) ?? [];
      return new Set(own.map(({ id }) => id)).size > 1 ? duplicateOf('email', own, () => address) : [];
    }),
  ];
}

function duplicateOf(by: Duplicate['by'], rows: readonly FollowUpRow[], textOf: (row: FollowUpRow) => string): readonly Duplicate[] {
  const [first] = rows;
  return first === undefined || rows.length === 1 ? [] : [{ by, text: textOf(first), rows: rows.map(({ row }) => row) }];
}

/** A status as the formula compares it: leading, trailing, and repeated spaces and case are ignored. */
export const statusKey = (text: string): string => text.replace(/ +/g, ' ').replace(/^ | $/g, '').toLowerCase();

/** 1-based columns of the cells the rule reads; `answered` null = there is no such column. */
interface RuleColumns {
  readonly status: number;
  readonly answered: number | null;
  readonly count: number;
  readonly lastSent: number;
}

/**
 * The rule as a formula for the Due cell of any row: the day the creator becomes due, or nothing. It refers only to cells of its own row,
 * so it survives sorting, inserting and copying rows, and moving columns; and it uses no volatile function.
 */
export function dueFormula(
  { most, days }: FollowUpRule,
  names: readonly string[],
  at: RuleColumns,
): CellInput & { readonly formula: string } {
  const cell = (column: number): string => `$${columnLetters(column)}{row}`;
  const [status, count, sent] = [cell(at.status), cell(at.count), cell(at.lastSent)];
  const isOne = `OR(${names.map((name) => `LOWER(TRIM(${status}))="${statusKey(name).replace(/"/g, '""')}"`).join(',')})`;
  const silent = at.answered === null ? [] : [`OR(${cell(at.answered)}&""="",${cell(at.answered)}=FALSE)`];
  const all = [isOne, ...silent, `${count}<${most}`, `ISNUMBER(${sent})`, `${sent}>=${FIRST_DAY}`].join(',');
  return { formula: forEveryLocale(`=IFERROR(IF(AND(${all}),INT(${sent}+${days}),""),"")`) };
}

/** Whether a formula is one of ours, for any rule and columns, and so may be replaced. */
export const isDueFormula = (formula: string): boolean =>
  /^=IFERROR\(IF\(AND\(OR\(LOWER\(TRIM\(\$[A-Z]+\d+\)\)=".*ISNUMBER\(\$[A-Z]+\d+\),\$[A-Z]+\d+>=36526\),INT\(\$[A-Z]+\d+\+\d+\),""\),""\)$/s.test(
    formulaKey(formula),
  );

/** What a cell that should hold a day contains. `dayOf`: the day of a moment in the spreadsheet's time zone. */
export function dayIn(cell: Cell, dayOf: (iso: string) => number): SeenDay {
  if (cell.origin === 'error') return 'error';
  const value = valueIn(cell);
  const day = typeof value === 'object' ? dayOf(value.time) : value;
  if (typeof day === 'number') return day >= FIRST_DAY ? Math.floor(day) : 'number';
  return cell.text.trim() === '' ? null : 'text';
}

export function countIn(cell: Cell): FollowUpRow['count'] {
  if (cell.origin === 'error') return 'error';
  const value = valueIn(cell);
  if (typeof value === 'number') return value;
  // A formula that shows nothing returns text, which compares as greater than any number.
  return cell.text === '' && cell.formula === undefined ? 0 : 'text';
}

/** Anything but a blank cell or an unticked checkbox. */
export const saysYes = (cell: Cell): boolean => cell.text !== '' && valueIn(cell) !== false;

const valueIn = ({ value, result }: Cell): CellValue | undefined => value ?? result;

/**
 * How an email sent on that day changes the row: not at all if the same or a later day is already recorded. null = the count cannot be
 * incremented.
 */
export function stampOf(
  { lastSent, count }: Pick<FollowUpRow, 'lastSent' | 'count'>,
  day: number,
): 'as-it-is' | { readonly count: number } | null {
  if (typeof lastSent === 'number' && lastSent >= day) return 'as-it-is';
  return typeof count === 'number' ? { count: count + 1 } : null;
}
