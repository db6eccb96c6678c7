// A menu: a list of entries with arrow keys, Home, End, first letters, Escape, and submenus.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { closest } from '../closest';
import type { Spot } from '../model/state';

export type Entry =
  | { readonly kind: 'line' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'item';
      readonly caption: string;
      /** The equivalent keys. */
      readonly keys?: string;
      readonly off?: boolean;
      readonly run: () => void;
    };

interface MenuProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly spot: Spot;
  /** Where it opens if there is no room to the right. */
  readonly flipLeft?: number;
  /** Closed without a choice, or after one (`chosen`). */
  readonly onClose: (chosen: boolean) => void;
  /** Left and right arrows that no submenu has handled. */
  readonly onSideways?: (back: boolean) => void;
}

/** An open menu at a point of the window; takes the focus. */
export function MenuList(props: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  useLayoutEffect(() => keepInWindow(box.current, props.flipLeft), []);
  // Before the browser paints, so that the menu receives the next key.
  useLayoutEffect(() => items(box.current)[0]?.focus(), []);
  return (
    <div
      ref={box}
      class="menu"
      role="menu"
      aria-label={props.label}
      style={{ left: `${props.spot.x}px`, top: `${props.spot.y}px` }}
      onKeyDown={(event) => pressed(event, box.current, props, setOpen)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {props.entries.map((entry, index) => (
        <MenuRow
          key={index}
          entry={entry}
          open={open === index}
          onOpen={(wanted) => setOpen(wanted ? index : null)}
          onClose={props.onClose}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onClose: (chosen: boolean) => void;
}

function MenuRow({ entry, open, onOpen, onClose }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  if (entry.kind === 'line') return <hr class="menu-line" />;
  if (entry.kind === 'menu') {
    const place = button.current?.getBoundingClientRect();
    return (
      <div class="menu-more" role="none" onMouseEnter={() => onOpen(true)} onMouseLeave={() => onOpen(false)}>
        <button
          ref={button}
          type="button"
          role="menuitem"
          class="menu-item"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => onOpen(true)}
        >
          <span class="menu-caption">{entry.caption}</span>
          <span class="menu-arrow" aria-hidden="true" />
        </button>
        {open && place && (
          <MenuList
            label={entry.caption}
            entries={entry.entries}
            spot={{ x: place.right - 2, y: place.top - 6 }}
            flipLeft={place.left + 2}
            onClose={(chosen) => {
              onOpen(false);
              if (chosen) onClose(true);
              else button.current?.focus();
            }}
          />
        )}
      </div>
    );
  }
  return (
    <button
      type="button"
      role="menuitem"
      class="menu-item"
      tabIndex={-1}
      aria-disabled={entry.off === true}
      onClick={() => choose(entry, onClose)}
      onMouseEnter={(event) => event.currentTarget.focus()}
    >
      <span class="menu-caption">{entry.caption}</span>
      {entry.keys && <span class="menu-keys">{entry.keys}</span>}
    </button>
  );
}

/** The menu closes first, so that the chosen action finds the focus where it was. */
function choose(entry: Extract<Entry, { kind: 'item' }>, onClose: (chosen: boolean) => void): void {
  if (entry.off) return;
  onClose(true);
  entry.run();
}

/** The entries of this menu, without those of submenus. */
function items(box: HTMLElement | null): HTMLButtonElement[] {
  return [...(box?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]') ?? [])].filter((item) => item.closest('[role="menu"]') === box);
}

function pressed(event: KeyboardEvent, box: HTMLElement | null, props: MenuProps, setOpen: (index: number | null) => void): void {
  const all = items(box);
  const now = all.findIndex((item) => item.matches(':focus'));
  const focus = (index: number) => all.at(index % all.length)?.focus();
  const inside = props.entries[now + props.entries.slice(0, now + 1).filter(({ kind }) => kind === 'line').length];
  if (event.key === 'ArrowDown') focus(now + 1);
  else if (event.key === 'ArrowUp') focus(now - 1);
  else if (event.key === 'Home') focus(0);
  else if (event.key === 'End') focus(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') props.onClose(false);
  else if (event.key === 'ArrowRight' && all[now]?.ariaHasPopup) all[now]?.click();
  else if (event.key === 'ArrowLeft' && props.flipLeft !== undefined) props.onClose(false);
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') props.onSideways?.(event.key === 'ArrowLeft');
  else if (event.key.length !== 1 || event.key === ' ' || !focusLetter(all, now, event.key)) return;
  if (inside?.kind !== 'menu') setOpen(null);
  event.preventDefault();
  event.stopPropagation();
}

function focusLetter(all: readonly HTMLButtonElement[], now: number, letter: string): boolean {
  const order = [...all.slice(now + 1), ...all.slice(0, now + 1)];
  const found = order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()));
  found?.focus();
  return found !== undefined;
}

/** Moves an open box so that it is inside the window. */
export function keepInWindow(box: HTMLElement | null, flipLeft?: number): void {
  if (!box) return;
  const { right, bottom, width, height } = box.getBoundingClientRect();
  if (right > window.innerWidth - 4) {
    const left = flipLeft !== undefined ? flipLeft - width : window.innerWidth - width - 4;
    box.style.left = `${Math.max(4, left)}px`;
  }
  if (bottom > window.innerHeight - 4) box.style.top = `${Math.max(4, window.innerHeight - height - 4)}px`;
}

/** Calls back when the mouse is pressed outside `inside`, or the focus moves into an add-on page. */
export function useOutside(inside: string, onOutside: () => void): void {
  const latest = useRef(onOutside);
  latest.current = onOutside;
  useEffect(() => {
    const pressed = (event: MouseEvent) => {
      if (closest(event, inside) === null) latest.current();
    };
    const left = () => latest.current();
    document.addEventListener('mousedown', pressed, { capture: true });
    window.addEventListener('blur', left);
    return () => {
      document.removeEventListener('mousedown', pressed, { capture: true });
      window.removeEventListener('blur', left);
    };
  }, [inside]);
}
