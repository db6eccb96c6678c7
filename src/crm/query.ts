// The filters of the channel list as they are sent, and as a person may paste them.

import type { ChannelQuery, CreatorId, SortField, SortOrder } from '../../contract/records';
import { type Contract, crmContract } from '../../contract/table';
import { attempt, encode, isObject, parsedJson, Row, shapeOf } from './codec';
import { pageValues } from './limits';

/** A query, or the question which of some creators exist. */
export type Filters = { readonly [F in keyof ChannelQuery]?: ChannelQuery[F] | undefined } & {
  readonly creatorIds?: readonly CreatorId[];
};

const DESCENDING = '-';
const SORT_FIELDS: readonly SortField[] = ['updatedAt', 'createdAt', 'followers', 'name'];

/**
 * The query as values of the table's shape. A sort order is the row's key, with `-` before it for descending; a table without sort orders,
 * or without that key, leaves the order to the CRM.
 */
export function queryValues(contract: Contract, { sort, ...filters }: Filters): object {
  const order = sort === undefined || !has(contract, 'sort') ? undefined : wireOrder(contract, sort);
  return order === undefined ? filters : { ...filters, sort: order };
}

function wireOrder(contract: Contract, sort: SortOrder): string | undefined {
  const wire = shapeOf(contract, contract.operations.listChannels.answer.shape)[sort.replace(DESCENDING, '')];
  return wire && `${sort.startsWith(DESCENDING) ? DESCENDING : ''}${wire.key}`;
}

/** The body of the first page's request, as readable JSON. */
export function queryText(query: ChannelQuery, contract: Contract = crmContract): string {
  const values = { ...queryValues(contract, query), ...pageValues(contract, 'listChannels', 1) };
  return JSON.stringify(encode(contract, shapeOf(contract, requestShape(contract)), values), null, 2);
}

/** Whether the query has a filter the table has no key for: omitting it would choose other creators. */
export function unknownFilter(contract: Contract, { sort: _, ...filters }: Filters): boolean {
  return Object.entries(filters).some(([name, value]) => value !== undefined && !has(contract, name));
}

const has = (contract: Contract, name: string): boolean => name in shapeOf(contract, requestShape(contract));

const requestShape = (contract: Contract): string => contract.operations.listChannels.request ?? '';

/** `key` is the key as pasted. */
type PastedQuery =
  | { readonly ok: true; readonly query: ChannelQuery }
  | { readonly ok: false; readonly what: 'not-json' | 'unknown-key' | 'wrong-value'; readonly key: string };

/**
 * Parses a pasted body by the table. Keys that only say how far one has read (page, size) are ignored. A key the table does not know, or
 * one that names creators instead of choosing them, is rejected by name, because ignoring it would choose other creators.
 */
export function readQueryText(text: string, contract: Contract = crmContract): PastedQuery {
  const json = parsedJson(text);
  if (!isObject(json)) return { ok: false, what: 'not-json', key: '' };
  const shape = shapeOf(contract, requestShape(contract));
  const row = new Row(contract, shape, json, '');
  const [stranger] = [...Object.keys(row.rest()), ...Object.keys(json).filter((key) => key === shape.creatorIds?.key)];
  if (stranger !== undefined) return { ok: false, what: 'unknown-key', key: stranger };
  const query: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(readers(contract))) {
    const value = attempt(() => (json[shape[name]?.key ?? ''] === undefined ? undefined : read(row)));
    if (!value.ok || value.value === null) return { ok: false, what: 'wrong-value', key: shape[name]?.key ?? name };
    if (value.value !== undefined) query[name] = value.value;
  }
  return { ok: true, query: query as ChannelQuery };
}

/** How each filter is read; null = it has the right type, but no valid value. */
function readers(contract: Contract): Readonly<Record<keyof ChannelQuery, (row: Row) => unknown>> {
  const platforms = Object.keys(shapeOf(contract, requestShape(contract)).platform?.values ?? {});
  return {
    platform: (row) => platforms.find((word) => word === row.text('platform')) ?? null,
    status: (row) => row.id('status'),
    labels: (row) => row.ids('labels'),
    owner: (row) => row.id('owner'),
    group: (row) => row.id('group'),
    keyword: (row) => row.text('keyword') || null,
    archived: (row) => row.boolean('archived'),
    updatedSince: (row) => isoTime(row.text('updatedSince') ?? ''),
    sort: (row) => orderOf(contract, row.text('sort') ?? ''),
  };
}

const isoTime = (text: string): string | null => (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);

function orderOf(contract: Contract, text: string): SortOrder | null {
  return SORT_FIELDS.flatMap((field): SortOrder[] => [field, `-${field}`]).find((order) => wireOrder(contract, order) === text) ?? null;
}
