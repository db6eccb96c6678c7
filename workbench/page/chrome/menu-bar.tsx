// The title bar with the spreadsheet's name, the menu bar and the current person.

import { useRef, useState } from 'preact/hooks';
import type { Session } from '../session';
import { MenuList, useOutside } from './menu-list';
import { menuBar } from './menus';
import { usePicked } from './watch';

export function TitleBar({ session }: { session: Session }) {
  const book = usePicked(session, (state) => state.book);
  const running = usePicked(session, (state) => state.running);
  const link = usePicked(session, (state) => state.link);
  return (
    <header class="title-bar">
      <SheetMark />
      <div class="title-lines">
        <h1 class="book-name">{book?.name ?? 'Opening…'}</h1>
        <MenuBar session={session} />
      </div>
      <div class="title-state" role="status">
        {link === 'reconnecting' && <span class="state-chip lost">Reconnecting…</span>}
        {link === 'open' && running !== null && <span class="state-chip">Running script…</span>}
      </div>
      <span class="local-mark" title="A local stand-in for Google Sheets. Nothing leaves this computer.">
        Local stand-in
      </span>
      <span class={`person person-${session.person}`}>
        <span class="person-mark" aria-hidden="true">
          {session.person}
        </span>
        Person {session.person}
      </span>
    </header>
  );
}

const SheetMark = () => (
  <svg class="sheet-mark" viewBox="0 0 28 36" width="28" height="36" aria-hidden="true">
    <path d="M3 1h15l9 9v23a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z" fill="#188038" />
    <path d="M18 1l9 9h-9z" fill="#0d652d" />
    <path d="M7 16h14v12H7zm2 2v2.7h4V18zm6 0v2.7h4V18zm-6 4.7V26h4v-3.3zm6 0V26h4v-3.3z" fill="#fff" />
  </svg>
);

/** One menu is open at a time; while one is open, the mouse and the arrows switch to its neighbors. */
function MenuBar({ session }: { session: Session }) {
  const bar = useRef<HTMLDivElement>(null);
  const [home, setHome] = useState(0);
  const menus = menuBar(session);
  const popup = usePicked(session, (state) => state.popup);
  const open = popup?.kind === 'menu' ? menus.findIndex(({ caption }) => caption === popup.caption) : null;
  const setOpen = (index: number | null) => {
    const caption = index === null ? undefined : menus[index]?.caption;
    if (caption) session.store.change({ popup: { kind: 'menu', caption } });
    else if (session.state.popup?.kind === 'menu') session.store.change({ popup: null });
  };
  useOutside('.menu-bar', () => setOpen(null));
  const close = (chosen: boolean) => {
    setOpen(null);
    if (chosen) session.grid?.focus();
    else button(bar.current, open ?? home)?.focus();
  };
  const turn = (from: number, back: boolean) => (from + (back ? -1 : 1) + menus.length) % menus.length;
  return (
    <div ref={bar} class="menu-bar" role="menubar" aria-label="Menus">
      {menus.map(({ caption, entries }, index) => (
        <div key={caption} class="menu-top-place" role="none">
          <button
            type="button"
            role="menuitem"
            class="menu-top"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === home ? 0 : -1}
            onFocus={() => setHome(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setOpen(open === index ? null : index)}
            onMouseEnter={() => open !== null && setOpen(index)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') setOpen(index);
              else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
                button(bar.current, turn(index, event.key === 'ArrowLeft'))?.focus();
              else if (event.key === 'Escape') session.grid?.focus();
              else return;
              event.preventDefault();
            }}
          >
            {caption}
          </button>
          {open === index && (
            <MenuList
              key={caption}
              label={caption}
              entries={entries}
              spot={below(button(bar.current, index))}
              onClose={close}
              onSideways={(back) => setOpen(turn(index, back))}
            />
          )}
        </div>
      ))}
    </div>
  );
}

const button = (bar: HTMLElement | null, index: number) => bar?.querySelectorAll<HTMLButtonElement>('.menu-top')[index] ?? null;

function below(element: HTMLElement | null) {
  const box = element?.getBoundingClientRect();
  return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
}
