// Everything the page shows besides cells, as one value, and how the host's events change it.

import type { Block, BookView, HostEvent, MenuEntry, PageView } from '../../protocol';
import type { Place } from './block';
import { NOWHERE, type Selection } from './selection';
import type { TabModel } from './tab-model';

/** A cell being edited. `overwrite` was started by typing, so arrows leave it; in `edit` they move the caret. */
export interface Editing {
  readonly tab: number;
  readonly place: Place;
  readonly text: string;
  readonly mode: 'overwrite' | 'edit';
  readonly where: 'cell' | 'bar';
  /** The drop-down choice highlighted with the arrows. */
  readonly picked: string | null;
}

/** What was copied or cut, as long as its dashed frame is shown. */
export interface Copied {
  readonly tab: number;
  readonly block: Block;
  readonly cut: boolean;
  /** What was put on the clipboard: a different text there means that somebody has copied elsewhere since. */
  readonly text: string;
}

/** A point of the window, in pixels, where a popup opens. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Popup =
  | { readonly kind: 'context'; readonly spot: Spot; readonly on: 'cells' | 'rows' | 'columns' }
  | { readonly kind: 'filter'; readonly spot: Spot; readonly column: number }
  | { readonly kind: 'menu'; readonly caption: string }
  | { readonly kind: 'sheet'; readonly spot: Spot; readonly tab: number }
  | { readonly kind: 'note'; readonly place: Place };

export interface Notice {
  readonly key: number;
  readonly title: string;
  readonly message: string;
  /** How long it stays; 0 = until closed. */
  readonly seconds: number;
  readonly tone: 'plain' | 'problem';
}

export interface PageState {
  readonly link: 'connecting' | 'open' | 'reconnecting';
  readonly book: BookView | null;
  readonly menu: readonly MenuEntry[];
  readonly pages: readonly PageView[];
  readonly notices: readonly Notice[];
  readonly running: string | null;
  readonly ledger: Extract<HostEvent, { type: 'ledger' }> | null;
  /** The active tab; null until its cells have arrived. */
  readonly tab: TabModel | null;
  readonly tabId: number | null;
  /** Incremented when cells of the active tab change, because the model itself stays the same object. */
  readonly tick: number;
  readonly selection: Selection;
  readonly editing: Editing | null;
  readonly copied: Copied | null;
  readonly popup: Popup | null;
  /** The card for newcomers. */
  readonly card: 'open' | 'closed';
}

export const EMPTY: PageState = {
  link: 'connecting',
  book: null,
  menu: [],
  pages: [],
  notices: [],
  running: null,
  ledger: null,
  tab: null,
  tabId: null,
  tick: 0,
  selection: NOWHERE,
  editing: null,
  copied: null,
  popup: null,
  card: 'open',
};

/** The state after an event; events about cells and selections leave it unchanged, the session handles them. */
export function received(state: PageState, event: HostEvent): PageState {
  switch (event.type) {
    case 'hello':
      return { ...state, link: 'open', book: event.book, menu: event.menu, pages: event.pages, running: null };
    case 'book':
      return { ...state, book: event.book };
    case 'page':
      return { ...state, pages: [...pagesBeside(state.pages, event.page), event.page] };
    case 'pageClosed':
      return { ...state, pages: state.pages.filter(({ id }) => id !== event.id) };
    case 'toast':
      return withNotice(state, { title: event.title, message: event.message, seconds: event.seconds, tone: 'plain' });
    case 'menu':
      return { ...state, menu: event.menu };
    case 'running':
      return { ...state, running: event.fn };
    case 'ledger':
      return { ...state, ledger: event };
    default:
      return state;
  }
}

/** A new sidebar replaces the old one, and so does a new dialog, as in Sheets. */
function pagesBeside(pages: readonly PageView[], page: PageView): PageView[] {
  const sidebar = page.place === 'sidebar';
  return pages.filter((other) => other.id !== page.id && (other.place === 'sidebar') !== sidebar);
}

/** Sheets shows one toast at a time; problems stay next to it. */
export function withNotice(state: PageState, notice: Omit<Notice, 'key'>): PageState {
  const others = state.notices.filter(({ tone, message }) => tone !== notice.tone || (tone === 'problem' && message !== notice.message));
  const key = 1 + Math.max(0, ...state.notices.map((other) => other.key));
  return { ...state, notices: [...others, { ...notice, key }] };
}
