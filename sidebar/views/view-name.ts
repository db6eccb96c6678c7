// A choice of creators as data and in words.

import { type Conditions, FILTER_NAMES, type FilterName } from '../../src/fields/filters';
import type { Choices } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import type { PageWords } from '../../src/text/pages-en';
import type { Model, Query } from '../machine/model';

export type QueryChange = { readonly [K in keyof Query]?: Query[K] | undefined };

/** The query with a change; what is undefined, '', or false does not filter and is omitted. */
export function queryWith(query: Query, change: QueryChange): Query {
  const entries = Object.entries({ ...query, ...change }).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

type Where = NonNullable<Query['where']>;

/** The query with one of the filters beyond the CRM's own set or removed; they stay in table order. */
export function withFilter<F extends FilterName>(query: Query, name: F, said: Where[F] | undefined): Query {
  const where = { ...query.where, [name]: said };
  const entries = FILTER_NAMES.flatMap((one) => (where[one] === undefined ? [] : [[one, where[one]]]));
  return queryWith(query, { where: entries.length === 0 ? undefined : Object.fromEntries(entries) });
}

/** The filters beyond the CRM's own, in words. */
function filterNames({ where = {} }: Query, lists: Choices | null, { filters: t, common }: PageWords): readonly string[] {
  const entries = (said: Conditions['entries'] | undefined, list: Choices['statuses'] | null | undefined) =>
    said === undefined ? [] : [t.named[said.is]({ names: said.of.map((id) => list?.find((one) => one.id === id)?.name || String(id)) })];
  const texts = (said: Conditions['texts'] | undefined, nameOf: (text: string) => string) =>
    said === undefined ? [] : [t.named[said.is]({ names: said.of.map(nameOf) })];
  const { followers, changed, created, owned, email } = where;
  return [
    ...texts(where.platforms, common.platform),
    ...entries(where.statuses, lists?.statuses),
    ...entries(where.owners, lists?.members),
    ...(owned === undefined ? [] : [t.owned({ yes: owned })]),
    ...entries(where.labels, lists?.labels),
    ...entries(where.groups, lists?.groups),
    ...(email === undefined ? [] : [t.mailed({ yes: email })]),
    ...texts(where.countries, (text) => text),
    ...(followers === undefined ? [] : [t.between({ from: followers.from ?? null, to: followers.to ?? null })]),
    ...(changed === undefined ? [] : [t.changedIn({ within: changed.is === 'within', n: changed.days })]),
    ...(created === undefined ? [] : [t.createdIn({ within: created.is === 'within', n: created.days })]),
  ];
}

/** The name of the view: its filters in words. */
export function viewName(query: Query, lists: Choices | null, words: PageWords): string {
  const { common } = words;
  const { choose } = words.sidebar;
  const nameOf = (list: Choices['statuses'] | null | undefined, id: unknown) => list?.find((one) => one.id === id)?.name ?? '';
  const parts = [
    query.platform === undefined ? '' : common.platform(query.platform),
    nameOf(lists?.statuses, query.status),
    nameOf(lists?.members, query.owner),
    ...(query.labels ?? []).map((id) => nameOf(lists?.labels, id)),
    nameOf(lists?.groups, query.group),
    ...filterNames(query, lists, words),
    query.keyword === undefined ? '' : `“${query.keyword}”`,
    query.archived === true ? choose.archivedName : '',
    query.updatedSince === undefined ? '' : choose.changedName({ day: dayOf(query.updatedSince) }),
  ].filter((part) => part !== '');
  return choose.viewName({ parts: parts.length === 0 ? [choose.everyone] : parts });
}

/** The same in the file's language: the name appears in its tabs, whoever chooses. */
export function nameForFile({ server, query, choices }: Model, words: PageWords): string {
  return viewName(query, typeof choices === 'object' ? choices : null, server === null ? words : pageWords(server.fileLanguage));
}

/** The day of a time in the page's own time zone, as a date field has it: 2026-03-02. */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** When a day begins in the page's own time zone, as ISO 8601; undefined for none. */
export function beginOf(day: string): string | undefined {
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
