// Lists of an answer as pages: which page is wanted, what is found by a keyword, and how a page stands on the wire in a dialect.

import type { Json } from '../../contract/records';
import { answered, type Call, type Executed, numberOf, refuse, textOf } from './call';
import { accepted, type Checked, refusedFor } from './model';
import { write } from './wire';

/** A page of records by our names, in the shape of the operation's answer. */
export function pageOf<T>(call: Call, found: readonly T[], row: (one: T) => Json, word: string): Executed {
  const page = wantedPage(call);
  if (!page.ok) return refuse('refused', page.problem);
  const { page: number, size } = page.value;
  const rows = found.slice((number - 1) * size, number * size).map(row);
  return answered(paged(call, rows, number, size, found.length), `${found.length} ${word}`);
}

/** Those whose name holds the keyword of the request, in any case. */
export function byKeyword<T extends { readonly name: string }>({ request }: Call, all: readonly T[]): readonly T[] {
  const keyword = (textOf(request, 'keyword') ?? '').toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(keyword));
}

/** Neighbouring endpoints document 20 as their default. */
const defaultPageSize = 20;

export function wantedPage({ contract, request }: Call): Checked<{ page: number; size: number }> {
  const most = contract.paging.maxPageSize.value;
  const page = numberOf(request, 'page', 1);
  const size = numberOf(request, 'size', defaultPageSize);
  if (!Number.isInteger(page) || page < 1) return refusedFor('pages are counted from 1');
  if (!Number.isInteger(size) || size < 1 || size > most) return refusedFor(`a page has 1 to ${most} entries`);
  return accepted({ page, size });
}

/** A page of an answer's records; `page` is 1-based. */
export function paged(call: Call, items: readonly Json[], page: number, size: number, total: number): Json {
  const { contract, dialect } = call;
  const { items: list, ...numbers } = contract.paging.answer;
  const paging = write(
    contract,
    numbers,
    { page, size, pages: Math.ceil(total / size), total },
    { key: dialect.spelling.paging, choice: 0 },
  );
  return { ...(list && write(contract, { list }, { list: items }, { key: dialect.spelling.list, choice: 0 })), ...paging };
}
