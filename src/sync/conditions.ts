// Which creators match a choice: what the CRM can be asked, and what is tested after the rows are read.

import type { Id, Named } from '../../contract/records';
import type { Channel } from '../fields/fields';
import {
  type Conditions,
  type CrmQuery,
  FILTER_NAMES,
  type FilterKind,
  type FilterName,
  type FilterRow,
  filterRow,
  type ViewQuery,
  type Where,
} from '../fields/filters';
import type { ShownValue } from '../fields/kinds';

/** CRM filters not to use in place of ours. */
type Except = 'all' | readonly (keyof CrmQuery)[];

type Condition = Conditions[FilterKind];

/** A choice, split into what the CRM is asked and what is left to test. */
export interface Asking {
  readonly query: CrmQuery;
  /** null = the CRM's answer is exactly the choice. */
  readonly tests: Where | null;
  /** CRM filters added to the query on behalf of ours, so that the CRM sends less. */
  readonly narrowed: readonly (keyof CrmQuery)[];
}

const DAY_MS = 24 * 3_600_000;

/** The moment `days` days ago, ISO 8601; `now` is in milliseconds since 1970. */
const dayBefore = (now: number, days: number): string => new Date(now - days * DAY_MS).toISOString();

/** What a CRM filter can be asked in place of a condition; `whole` = its answer needs no further test. */
interface Narrowing {
  readonly value: Id | readonly Id[];
  readonly whole: boolean;
}

/**
 * The CRM takes one entry, one text, one time. It is not known whether several labels mean any or all, so the CRM is asked only for the
 * first label that must be present, and the rest is tested.
 */
function narrowing({ asks }: FilterRow, said: Condition, now: number): Narrowing | null {
  if (asks === null || typeof said === 'boolean') return null;
  if ('days' in said) return said.is === 'within' ? { value: dayBefore(now, said.days), whole: true } : null;
  if (!('of' in said)) return null;
  const { is, of } = said;
  const [first] = of;
  if (first === undefined || is === 'none' || (is === 'any' && of.length > 1)) return null;
  return { value: asks === 'labels' ? [first] : first, whole: of.length === 1 };
}

/**
 * Splits a choice. `now` is the moment days are counted back from, in milliseconds since 1970. CRM filters the person set themselves stay
 * as they are. `except` names CRM filters not to use in place of ours, because the CRM seems not to support them.
 */
export function askFor({ where = {}, ...query }: ViewQuery, now: number, except: Except = []): Asking {
  const narrowed: (keyof CrmQuery)[] = [];
  const tests: [FilterName, Condition][] = [];
  const more: [string, unknown][] = [];
  for (const name of FILTER_NAMES) {
    const said = where[name];
    if (said === undefined || saysNothing(said)) continue;
    const row = filterRow(name);
    const { asks } = row;
    const ask = asks === null || query[asks] !== undefined || except === 'all' || except.includes(asks) ? null : narrowing(row, said, now);
    if (ask !== null && asks !== null) {
      narrowed.push(asks);
      more.push([asks, ask.value]);
    }
    if (ask?.whole !== true) tests.push([name, said]);
  }
  return { query: { ...query, ...Object.fromEntries(more) }, tests: tests.length === 0 ? null : Object.fromEntries(tests), narrowed };
}

const saysNothing = (said: Condition): boolean => {
  if (typeof said === 'boolean') return false;
  if ('of' in said) return said.of.length === 0;
  return !('days' in said) && said.from === undefined && said.to === undefined;
};

/** Whether a refresh of changed rows catches everyone who starts or stops matching. */
export const isStamped = ({ where = {} }: ViewQuery): boolean =>
  FILTER_NAMES.every((name) => where[name] === undefined || filterRow(name).stamped);

/** Whether a value from the CRM satisfies the condition; undefined = the value cannot tell. */
function holds(kind: FilterKind, value: ShownValue, said: Condition, now: number): boolean | undefined {
  if (typeof said === 'boolean') return isFilled(value) === said;
  if ('days' in said) return isOfAge(value, said, now);
  if (!('of' in said)) return isInRange(value, said);
  return kind === 'entries'
    ? among(
        said.of.map(String),
        entriesIn(value).map(({ id }) => String(id)),
        said.is,
      )
    : among(said.of.map(plain), textsIn(value).map(plain), said.is);
}

function isOfAge(value: ShownValue, { is, days }: Conditions['age'], now: number): boolean | undefined {
  const at = Date.parse(String(value));
  return Number.isNaN(at) ? undefined : at >= now - days * DAY_MS === (is === 'within');
}

/** A creator without a number is not within any range. */
function isInRange(
  value: ShownValue,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Conditions['range'],
): boolean | undefined {
  if (!isFilled(value)) return false;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number !== 'number' || Number.isNaN(number) ? undefined : number >= from && number <= to;
}

/** Ids may have their list's type or always be text, depending on the dialect. */
function among(wanted: readonly string[], has: readonly string[], is: Conditions['entries']['is']): boolean {
  if (is === 'all') return wanted.every((one) => has.includes(one));
  return wanted.some((one) => has.includes(one)) === (is === 'any');
}

const isList = (value: ShownValue): value is readonly Named[] => Array.isArray(value);
const entriesIn = (value: ShownValue): readonly Named[] =>
  isList(value) ? value : typeof value === 'object' && value !== null && 'id' in value ? [value] : [];
const textsIn = (value: ShownValue): readonly string[] =>
  typeof value === 'object' ? entriesIn(value).map(({ name }) => name) : isFilled(value) ? [String(value)] : [];
const plain = (text: Id): string => String(text).trim().toLowerCase();
const isFilled = (value: ShownValue): boolean =>
  typeof value === 'string' ? value.trim() !== '' : isList(value) ? value.length > 0 : value !== null;

function says(name: FilterName, channel: Channel, said: Condition | undefined, now: number): boolean | undefined {
  const { kind, field } = filterRow(name);
  const value = channel[field];
  return said === undefined || value === undefined ? undefined : holds(kind, value, said, now);
}

/** The filters that are tested, in the order in which they can be chosen. */
export const testedFilters = (tests: Where): readonly FilterName[] => FILTER_NAMES.filter((name) => tests[name] !== undefined);

/** Whether a creator passes all tests. If the CRM does not say what a filter asks about, the creator does not. */
export const fits = (channel: Channel, tests: Where, now: number): boolean =>
  testedFilters(tests).every((name) => says(name, channel, tests[name], now) === true);

/** The first filter that none of these rows says anything about, so that it would exclude everyone; null = none. */
export const unsaidFilter = (tests: Where, rows: readonly Channel[], now: number): FilterName | null =>
  rows.length === 0
    ? null
    : (testedFilters(tests).find((name) => rows.every((row) => says(name, row, tests[name], now) === undefined)) ?? null);
