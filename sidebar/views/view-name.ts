// A choice of creators as data and in words.

import type { Choices } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import type { PageWords } from '../../src/text/pages-en';
import type { Model, Query } from '../machine/model';

export type QueryChange = { readonly [K in keyof Query]?: Query[K] | undefined };

/** The query with a change; what is undefined, blank or false does not filter and is left out. */
export function queryWith(query: Query, change: QueryChange): Query {
  const entries = Object.entries({ ...query, ...change }).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

/** What the view is called: its filters in words. */
export function viewName(query: Query, lists: Choices | null, { sidebar, common }: PageWords): string {
  const { choose } = sidebar;
  const nameOf = (list: Choices['statuses'] | null | undefined, id: unknown) => list?.find((one) => one.id === id)?.name ?? '';
  const parts = [
    query.platform === undefined ? '' : common.platform(query.platform),
    nameOf(lists?.statuses, query.status),
    nameOf(lists?.members, query.owner),
    ...(query.labels ?? []).map((id) => nameOf(lists?.labels, id)),
    nameOf(lists?.groups, query.group),
    query.keyword === undefined ? '' : `“${query.keyword}”`,
    query.archived === true ? choose.archivedName : '',
    query.updatedSince === undefined ? '' : choose.changedName({ day: dayOf(query.updatedSince) }),
  ].filter((part) => part !== '');
  return choose.viewName({ parts: parts.length === 0 ? [choose.everyone] : parts });
}

/** The same in the file's language: the name stands in its tabs, whoever chooses. */
export function nameForFile({ server, query, choices }: Model, words: PageWords): string {
  return viewName(query, typeof choices === 'object' ? choices : null, server === null ? words : pageWords(server.fileLanguage));
}

/** The day of a time in the page's own zone, as a date field has it: 2026-03-02. */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** When a day begins in the page's own zone, as ISO 8601; undefined for none. */
export function beginOf(day: string): string | undefined {
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
