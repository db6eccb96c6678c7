// Whole lists of the CRM, read page by page, even if they are longer than the limit of requests per minute lets one call read.

import type { Id, Json, Page } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { readPage } from './answers';
import { attempt, isObject, parsedJson, type Row } from './codec';
import type { Ask } from './exchange';
import { pageValues } from './limits';
import { readAll } from './paging';
import type { Answer } from './problems';

/**
 * Remembers the pages read before the CRM's limit interrupted the work, as text, so that the next call continues after them. It may forget
 * them at any time; a list is then read from the start.
 */
export interface PagesMemory {
  read(): string | null;
  /** null = there is nothing to resume. */
  write(pages: string | null): void;
}

/** The `data` of each list's pages, first page first. */
type KeptPages = ReadonlyMap<string, readonly Json[]>;

function pagesIn(text: string | null): KeptPages {
  const json = parsedJson(text ?? '');
  const lists = isObject(json) ? Object.entries(json) : [];
  return new Map(lists.flatMap(([list, pages]): [string, readonly Json[]][] => (Array.isArray(pages) ? [[list, pages]] : [])));
}

export interface LongLists {
  /** A whole list: page by page if the table's request has pages, otherwise in the single answer the CRM gives. */
  read<T extends { readonly id: Id }>(operation: OperationName, read: (row: Row) => T): Answer<readonly T[]>;
  /** Invalidates what was kept, because something is about to change. */
  forget(): void;
}

/**
 * Work that reads several lists starts with the first one again after each pause, so complete lists are kept beside the incomplete one.
 * What was kept is used once, and only as long as the memory keeps it: a list is never older than that when it is complete.
 */
export function createLongLists(ask: Ask, contract: Contract, memory: PagesMemory): LongLists {
  const met = new Map<OperationName, Json[]>();
  let before: KeptPages | null = null;
  const keep = (): void => {
    const begun = [...met].filter(([, pages]) => pages.length > 0);
    if (begun.length > 0) memory.write(JSON.stringify(Object.fromEntries(begun)));
  };
  return {
    read<T extends { readonly id: Id }>(operation: OperationName, read: (row: Row) => T) {
      const pages: Json[] = [];
      met.set(operation, pages);
      before = before ?? pagesIn(memory.read());
      const kept = before.get(operation) ?? [];
      const readOne = (page: number): Answer<Page<T>> => {
        const take = (data: Json | undefined): Page<T> => {
          const value = readPage(contract, operation, data, page, read);
          pages[page - 1] = data ?? null;
          return value;
        };
        const known = kept[page - 1];
        const again = known === undefined ? null : attempt(() => take(known));
        if (again?.ok === true) return { ok: true, value: again.value, requestId: '' };
        const answer = ask({ operation, values: pageValues(contract, operation, page) }, take);
        if (!answer.ok && answer.problem.kind === 'wait') keep();
        return answer;
      };
      const paged = 'page' in pageValues(contract, operation, 1);
      const all = readAll({ readPage: readOne, idOf: (row) => row.id, enough: () => !paged });
      if (all.ok && kept.length > 0) memory.write(null);
      return all;
    },
    forget: () => memory.write(null),
  };
}

/** Remembers within one client only. */
export function shortMemory(): PagesMemory {
  let pages: string | null = null;
  return {
    read: () => pages,
    write: (now) => {
      pages = now;
    },
  };
}
