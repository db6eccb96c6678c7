// The command of a pressed key while no cell is edited.

import type { Direction } from './selection';

/** What a person asks for, by name. */
export type Command =
  | { readonly command: 'move'; readonly direction: Direction; readonly stretch: boolean; readonly far: boolean }
  | { readonly command: 'page'; readonly back: boolean; readonly stretch: boolean }
  | { readonly command: 'walk'; readonly by: 'row' | 'column'; readonly back: boolean }
  | { readonly command: 'edge'; readonly end: boolean; readonly book: boolean; readonly stretch: boolean }
  | { readonly command: 'sheet'; readonly back: boolean }
  /** Opens the menu with that name. */
  | { readonly command: 'menu'; readonly caption: string }
  | { readonly command: PlainCommand };

export type PlainCommand =
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
  /** To the add-on's page, or to the menus if none is open. */
  | 'leave'
  | 'pasteValues'
  | 'escape';

/** The parts of a KeyboardEvent that matter. */
interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

const WITH_CTRL: Readonly<Record<string, PlainCommand>> = {
  a: 'selectAll',
  z: 'undo',
  y: 'redo',
  d: 'fillDown',
  r: 'fillRight',
  b: 'bold',
  ' ': 'selectColumns',
};

const WITH_CTRL_SHIFT: Readonly<Record<string, PlainCommand>> = { z: 'redo', v: 'pasteValues', ' ': 'selectAll' };

const PLAIN: Readonly<Record<string, PlainCommand>> = {
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
  Escape: 'escape',
  ContextMenu: 'contextMenu',
  F6: 'leave',
};

/** With Alt, by the key's position, because on some keyboards Alt changes what a letter types. */
const MENUS: Readonly<Record<string, string>> = {
  KeyF: 'File',
  KeyE: 'Edit',
  KeyV: 'View',
  KeyI: 'Insert',
  KeyO: 'Format',
  KeyD: 'Data',
  KeyN: 'Extensions',
};

const SHIFTED: Readonly<Record<string, PlainCommand>> = { F10: 'contextMenu', F2: 'note', ' ': 'selectRows' };

/** The command behind a key; null = the key types, or belongs to the browser (copy, cut and paste have events of their own). */
export function commandOf(press: Press): Command | null {
  const ctrl = press.ctrlKey || press.metaKey;
  const direction = ARROWS[press.key];
  if (direction) return arrowCommand(press, direction, ctrl);
  if (press.key === 'Home' || press.key === 'End') {
    return { command: 'edge', end: press.key === 'End', book: ctrl, stretch: press.shiftKey };
  }
  if (press.key === 'PageUp' || press.key === 'PageDown') return pageCommand(press, ctrl);
  if (press.key === 'Tab' && !ctrl) return { command: 'walk', by: 'column', back: press.shiftKey };
  if (press.key === 'Enter' && !ctrl && !press.altKey)
    return press.shiftKey ? { command: 'walk', by: 'row', back: true } : { command: 'enter' };
  const menu = press.altKey && !ctrl && !press.shiftKey ? MENUS[press.code] : undefined;
  if (menu) return { command: 'menu', caption: menu };
  return plain(tableFor(press, ctrl)[press.key.length === 1 ? press.key.toLowerCase() : press.key]);
}

const plain = (command: PlainCommand | undefined): Command | null => (command ? { command } : null);

function tableFor(press: Press, ctrl: boolean): Readonly<Record<string, PlainCommand>> {
  if (press.altKey) return {};
  if (ctrl) return press.shiftKey ? WITH_CTRL_SHIFT : WITH_CTRL;
  return press.shiftKey ? SHIFTED : PLAIN;
}

function arrowCommand(press: Press, direction: Direction, ctrl: boolean): Command | null {
  if (press.altKey) return direction === 'down' && !ctrl ? { command: 'openChoices' } : null;
  return { command: 'move', direction, stretch: press.shiftKey, far: ctrl };
}

function pageCommand(press: Press, ctrl: boolean): Command | null {
  const back = press.key === 'PageUp';
  if (press.altKey || ctrl) return ctrl && press.shiftKey ? { command: 'sheet', back } : null;
  return { command: 'page', back, stretch: press.shiftKey };
}
