// Lists with a search box above them: the box, the matches, and what is shown when there are none.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { Field, Tick, toggled } from './parts';
import { useWords } from './words-context';

interface SearchBoxProps {
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
}

export function SearchBox({ label, text, onSearch }: SearchBoxProps) {
  // Escape first takes the search back; only then does it mean the window around it.
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    onSearch('');
  };
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="search"
          maxLength={NAME_LIMIT}
          value={text}
          onInput={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={clear}
        />
      )}
    </Field>
  );
}

interface SearchedProps<T> {
  readonly items: readonly T[];
  readonly search: string;
  readonly nameOf: (item: T) => string;
  /** Shown when nothing matches the search. */
  readonly none: string;
  readonly children: (item: T) => ComponentChildren;
}

/** Rows rendered at once; the search reaches the rest. */
const DRAWN = 100;

/** The same name, ignoring case and surrounding whitespace. */
export const isNamed = (name: string, wanted: string): boolean => name.trim().toLowerCase() === wanted.trim().toLowerCase();

function fitting<T>({ items, search, nameOf }: SearchedProps<T>): readonly T[] {
  const wanted = search.trim().toLowerCase();
  return items.filter((item) => nameOf(item).toLowerCase().includes(wanted));
}

/** `empty` is shown when there is nothing to search. */
export function FoundList<T extends { readonly id: Id }>(props: SearchedProps<T> & { readonly empty: string }) {
  const { panels } = useWords();
  const found = fitting(props);
  const blank = props.items.length === 0 ? props.empty : found.length === 0 ? props.none : null;
  return (
    <>
      {blank === null ? null : <p class="faint">{blank}</p>}
      <ul class="waiting runs">{found.slice(0, DRAWN).map(props.children)}</ul>
      {found.length > DRAWN ? <p class="faint">{panels.more({ n: found.length - DRAWN })}</p> : null}
    </>
  );
}

/** A list that scrolls in its own box, for checkboxes. */
export function Checklist<T>(props: SearchedProps<T> & { readonly label: string }) {
  const found = fitting(props);
  if (found.length === 0) return <p class="faint">{props.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
    <section class="checklist" aria-label={props.label} tabIndex={0}>
      {found.slice(0, DRAWN).map(props.children)}
    </section>
  );
}

/** With this many entries or more, scanning takes longer than typing. */
const SEARCH_FROM = 8;

interface TickListProps<T> {
  readonly label: string;
  /** What the search is called. */
  readonly find: string;
  /** Shown when nothing matches the search. */
  readonly none: string;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly chosen: readonly T[];
  readonly onChoose: (chosen: T[]) => void;
}

/** Entries to tick, with a search if there are many. */
export function TickList<T extends Id>({ label, find, none, options, chosen, onChoose }: TickListProps<T>) {
  const [search, setSearch] = useState('');
  return (
    <>
      {options.length < SEARCH_FROM ? null : <SearchBox label={find} text={search} onSearch={setSearch} />}
      <Checklist items={options} search={search} nameOf={({ name }) => name} none={none} label={label}>
        {({ value, name }) => (
          <Tick key={`${typeof value}${value}`} name={name} on={chosen.includes(value)} onTick={() => onChoose(toggled(chosen, value))} />
        )}
      </Checklist>
    </>
  );
}
