// What a pressed key asks for while no cell is edited. Keys only: it must not know what the wishes do.

import type { Direction } from './selection';

/** A wish of the person, named; the session makes it true. */
export type Wish =
  | { readonly wish: 'move'; readonly direction: Direction; readonly stretch: boolean; readonly far: boolean }
  | { readonly wish: 'page'; readonly back: boolean; readonly stretch: boolean }
  | { readonly wish: 'walk'; readonly by: 'row' | 'column'; readonly back: boolean }
  | { readonly wish: 'edge'; readonly end: boolean; readonly book: boolean; readonly stretch: boolean }
  | { readonly wish: 'sheet'; readonly back: boolean }
  /** Opens the menu of that name. */
  | { readonly wish: 'menu'; readonly caption: string }
  | { readonly wish: PlainWish };

export type PlainWish =
  | 'edit'
  | 'enter'
  | 'clear'
  | 'selectAll'
  | 'selectColumns'
  | 'selectRows'
  | 'undo'
  | 'redo'
  | 'fillDown'
  | 'fillRight'
  | 'bold'
  | 'note'
  | 'openChoices'
  | 'contextMenu'
  /** To the add-on's page, or to the menus when none is open. */
  | 'leave'
  | 'pasteValues'
  | 'escape';

/** The part of a KeyboardEvent that is looked at. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

const WITH_CTRL: Readonly<Record<string, PlainWish>> = {
  a: 'selectAll',
  z: 'undo',
  y: 'redo',
  d: 'fillDown',
  r: 'fillRight',
  b: 'bold',
  ' ': 'selectColumns',
};

const WITH_CTRL_SHIFT: Readonly<Record<string, PlainWish>> = { z: 'redo', v: 'pasteValues', ' ': 'selectAll' };

const PLAIN: Readonly<Record<string, PlainWish>> = {
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
  Escape: 'escape',
  ContextMenu: 'contextMenu',
  F6: 'leave',
};

/** With Alt, by the place of the key, because on some keyboards Alt changes what a letter types. */
const MENUS: Readonly<Record<string, string>> = {
  KeyF: 'File',
  KeyE: 'Edit',
  KeyV: 'View',
  KeyI: 'Insert',
  KeyO: 'Format',
  KeyD: 'Data',
  KeyN: 'Extensions',
};

const SHIFTED: Readonly<Record<string, PlainWish>> = { F10: 'contextMenu', F2: 'note', ' ': 'selectRows' };

/** The wish behind a key; null = the key types, or belongs to the browser (copy, cut and paste come as events of their own). */
export function wishOf(press: Press): Wish | null {
  const ctrl = press.ctrlKey || press.metaKey;
  const direction = ARROWS[press.key];
  if (direction) return arrowWish(press, direction, ctrl);
  if (press.key === 'Home' || press.key === 'End') {
    return { wish: 'edge', end: press.key === 'End', book: ctrl, stretch: press.shiftKey };
  }
  if (press.key === 'PageUp' || press.key === 'PageDown') return pageWish(press, ctrl);
  if (press.key === 'Tab' && !ctrl) return { wish: 'walk', by: 'column', back: press.shiftKey };
  if (press.key === 'Enter' && !ctrl && !press.altKey) return press.shiftKey ? { wish: 'walk', by: 'row', back: true } : { wish: 'enter' };
  const menu = press.altKey && !ctrl && !press.shiftKey ? MENUS[press.code] : undefined;
  if (menu) return { wish: 'menu', caption: menu };
  return plain(tableFor(press, ctrl)[press.key.length === 1 ? press.key.toLowerCase() : press.key]);
}

const plain = (wish: PlainWish | undefined): Wish | null => (wish ? { wish } : null);

function tableFor(press: Press, ctrl: boolean): Readonly<Record<string, PlainWish>> {
  if (press.altKey) return {};
  if (ctrl) return press.shiftKey ? WITH_CTRL_SHIFT : WITH_CTRL;
  return press.shiftKey ? SHIFTED : PLAIN;
}

function arrowWish(press: Press, direction: Direction, ctrl: boolean): Wish | null {
  if (press.altKey) return direction === 'down' && !ctrl ? { wish: 'openChoices' } : null;
  return { wish: 'move', direction, stretch: press.shiftKey, far: ctrl };
}

function pageWish(press: Press, ctrl: boolean): Wish | null {
  const back = press.key === 'PageUp';
  if (press.altKey || ctrl) return ctrl && press.shiftKey ? { wish: 'sheet', back } : null;
  return { wish: 'page', back, stretch: press.shiftKey };
}
