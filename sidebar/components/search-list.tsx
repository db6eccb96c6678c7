// A list with a search above it: the box, what fits, how many more there are, and what stands there when nothing does.

import type { ComponentChildren } from 'preact';
import type { Id } from '../../contract/records';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { Field } from './parts';
import { useWords } from './words-context';

interface SearchBoxProps {
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
}

export function SearchBox({ label, text, onSearch }: SearchBoxProps) {
  return (
    <Field label={label}>
      {(id) => <input id={id} type="search" maxLength={NAME_LIMIT} value={text} onInput={(event) => onSearch(event.currentTarget.value)} />}
    </Field>
  );
}

interface FoundListProps<T> {
  readonly items: readonly T[];
  readonly search: string;
  readonly nameOf: (item: T) => string;
  /** Said when there is nothing to search in. */
  readonly empty: string;
  /** Said when nothing fits the search. */
  readonly none: string;
  readonly children: (item: T) => ComponentChildren;
}

/** Rows drawn at once; the search reaches the rest. */
const DRAWN = 100;

export function FoundList<T extends { readonly id: Id }>({ items, search, nameOf, empty, none, children }: FoundListProps<T>) {
  const { panels } = useWords();
  const wanted = search.trim().toLowerCase();
  const fitting = items.filter((item) => nameOf(item).toLowerCase().includes(wanted));
  const blank = items.length === 0 ? empty : fitting.length === 0 ? none : null;
  return (
    <>
      {blank === null ? null : <p class="faint">{blank}</p>}
      <ul class="waiting runs">{fitting.slice(0, DRAWN).map(children)}</ul>
      {fitting.length > DRAWN ? <p class="faint">{panels.more({ n: fitting.length - DRAWN })}</p> : null}
    </>
  );
}
