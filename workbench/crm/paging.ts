// Paged lists: the requested page, keyword search, and how a page appears on the wire in a dialect.

import type { Json } from '../../contract/records';
import { type Call, type Executed, numberOf, refuse, textOf } from './call';
import { accepted, type Checked, refusedFor } from './model';
import { write } from './wire';

/** A page of records under our names, in the shape of the operation's answer. */
export function pageOf<T>(call: Call, found: readonly T[], row: (one: T) => Json, word: string): Executed {
  const page = wantedPage(call);
  if (!page.ok) return refuse('refused', page.problem);
  const { page: number, size } = page.value;
  const rows = found.slice((number - 1) * size, number * size).map(row);
  return answeredPage(call, rows, number, size, found.length, `${found.length} ${word}`);
}

/** The entries whose name contains the request's keyword, case-insensitively. */
export function byKeyword<T extends { readonly name: string }>({ request }: Call, all: readonly T[]): readonly T[] {
  const keyword = (textOf(request, 'keyword') ?? '').toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(keyword));
}

/** Similar endpoints document 20 as their default. */
const defaultPageSize = 20;

export function wantedPage({ contract, request }: Call): Checked<{ page: number; size: number }> {
  const most = contract.paging.maxPageSize.value;
  const page = numberOf(request, 'page', 1);
  const size = numberOf(request, 'size', defaultPageSize);
  if (!Number.isInteger(page) || page < 1) return refusedFor('pages are counted from 1');
  if (!Number.isInteger(size) || size < 1 || size > most) return refusedFor(`a page has 1 to ${most} entries`);
  return accepted({ page, size });
}

/** The last of the table's spellings of a list is the one observed at the root of an answer. */
const ROOT_LIST = 99;

/** A page as an answer; `page` is 1-based. */
export function answeredPage(call: Call, items: readonly Json[], page: number, size: number, total: number, word: string): Executed {
  const { contract, dialect } = call;
  const atRoot = dialect.pages === 'root';
  const { items: list, ...numbers } = contract.paging.answer;
  const { keys } = atRoot ? { keys: 'camel' as const } : dialect;
  const paging = write(
    contract,
    numbers,
    { page, size, pages: Math.ceil(total / size), total },
    { key: dialect.spelling.paging, choice: 0, keys },
  );
  const rows = list && write(contract, { list }, { list: items }, { key: atRoot ? ROOT_LIST : dialect.spelling.list, choice: 0, keys });
  const { errorNumber } = contract.envelope;
  const fine = atRoot && errorNumber ? write(contract, { errorNumber }, { errorNumber: 0 }, { key: 0, choice: 0 }) : {};
  return { ok: true, data: { ...fine, ...rows, ...paging }, summary: word, statements: [], changes: [], atRoot };
}
