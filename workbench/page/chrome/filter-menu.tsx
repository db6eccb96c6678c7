// The popup of a filter button: sort, search, and a list of values to check.

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { setFilter, sortFilter } from '../book-actions';
import { closest } from '../closest';
import { columnLetters } from '../model/block';
import { type FilterValue, filterValues, hiddenAfter, searched } from '../model/filter-values';
import type { Popup } from '../model/state';
import type { TabModel } from '../model/tab-model';
import type { Session } from '../session';
import { keepInWindow, useOutside } from './menu-list';

/** More values than this are found by searching; a list of thousands of checkboxes would just be slow. */
const LISTED = 500;

interface FilterProps {
  readonly session: Session;
  readonly tab: TabModel;
  readonly popup: Extract<Popup, { kind: 'filter' }>;
}

export function FilterMenu({ session, tab, popup }: FilterProps) {
  const { column, spot } = popup;
  const box = useRef<HTMLDivElement>(null);
  const before = tab.view.filter?.hidden[column] ?? [];
  const values = useMemo(() => filterValues(tab, column), [tab, column]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => tickedAtFirst(values, before));
  const [search, setSearch] = useState('');
  const found = searched(values, search);
  useLayoutEffect(() => keepInWindow(box.current), []);
  const close = () => {
    session.store.change({ popup: null });
    session.grid?.focus();
  };
  useOutside('.filter-menu', () => session.store.change({ popup: null }));
  const tickAll = (on: boolean) => setTicked(withAll(ticked, found, on));
  const sort = (ascending: boolean) => {
    close();
    sortFilter(session, column, ascending);
  };
  const apply = () => {
    close();
    setFilter(session, column, hiddenAfter(values, ticked, search, before));
  };
  return (
    <div
      ref={box}
      class="popup filter-menu"
      role="dialog"
      aria-label={`Filter column ${columnLetters(column)}`}
      style={{ left: `${spot.x}px`, top: `${spot.y}px` }}
      onKeyDown={(event) => pressed(event, box.current, close, apply)}
    >
      <button type="button" class="menu-item" onClick={() => sort(true)}>
        Sort A to Z
      </button>
      <button type="button" class="menu-item" onClick={() => sort(false)}>
        Sort Z to A
      </button>
      <hr class="menu-line" />
      <div class="filter-heading">
        <span>Filter by values</span>
        <button type="button" class="link-button" onClick={() => tickAll(true)}>
          Select all
        </button>
        <button type="button" class="link-button" onClick={() => tickAll(false)}>
          Clear
        </button>
      </div>
      <input
        class="filter-search"
        type="search"
        aria-label="Search values"
        placeholder="Search"
        value={search}
        ref={(field) => {
          if (field && !box.current?.contains(document.activeElement)) field.focus();
        }}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul class="filter-values">
        {found.slice(0, LISTED).map((value) => (
          <Value
            key={value.shown}
            value={value}
            ticked={ticked.has(value.shown)}
            onTick={(on) => setTicked(withAll(ticked, [value], on))}
          />
        ))}
      </ul>
      <p class="filter-count" role="status">
        {found.length > LISTED ? `Showing the first ${LISTED} of ${found.length} values` : `${found.length} values`}
      </p>
      <div class="popup-buttons">
        <button type="button" class="button" onClick={close}>
          Cancel
        </button>
        <button type="button" class="button primary" onClick={apply}>
          OK
        </button>
      </div>
    </div>
  );
}

function Value({ value, ticked, onTick }: { value: FilterValue; ticked: boolean; onTick: (on: boolean) => void }) {
  return (
    <li>
      <label class="filter-value">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span class={value.shown === '' ? 'filter-text blank' : 'filter-text'}>{value.shown === '' ? '(Blanks)' : value.shown}</span>
        <span class="quiet">{value.rows}</span>
      </label>
    </li>
  );
}

function tickedAtFirst(values: readonly FilterValue[], hidden: readonly string[]): Set<string> {
  const gone = new Set(hidden);
  return new Set(values.map(({ shown }) => shown).filter((shown) => !gone.has(shown)));
}

function withAll(ticked: ReadonlySet<string>, values: readonly FilterValue[], on: boolean): Set<string> {
  const next = new Set(ticked);
  for (const { shown } of values) {
    if (on) next.add(shown);
    else next.delete(shown);
  }
  return next;
}

/** Escape closes, Enter applies except on a button, up and down move through the values. */
function pressed(event: KeyboardEvent, box: HTMLElement | null, close: () => void, apply: () => void): void {
  if (event.key === 'Escape') close();
  else if (event.key === 'Enter' && closest(event, 'button') === null) apply();
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const stops = [...(box?.querySelectorAll<HTMLElement>('.menu-item, .filter-search, .filter-value input') ?? [])];
    stops[(stops.findIndex((stop) => stop.matches(':focus')) + (event.key === 'ArrowUp' ? -1 : 1) + stops.length) % stops.length]?.focus();
  } else if (event.key === 'Tab') keepFocusInside(event, box);
  else return;
  if (event.key !== 'Tab') event.preventDefault();
}

/** Tab cycles inside an open popup. */
function keepFocusInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('button, input, textarea, iframe, [tabindex="0"]') ?? [])];
  const last = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== last) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
