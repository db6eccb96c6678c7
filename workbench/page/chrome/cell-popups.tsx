// What appears beside a cell: its note, the field for writing a note, the choices of its drop-down, and the context menu.
// The grid's view knows where cells are.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { setNote } from '../book-actions';
import { closest } from '../closest';
import { choose } from '../editing';
import type { GridView } from '../grid/grid-view';
import { placeOf } from '../grid/painter';
import type { Place } from '../model/block';
import { listedChoices } from '../model/choices';
import type { Session } from '../session';
import { FilterMenu } from './filter-menu';
import { MenuList, useOutside } from './menu-list';
import { contextMenu } from './menus';
import { isLeft, useGridMoves, usePicked } from './watch';

interface BesideProps {
  readonly session: Session;
  readonly view: GridView;
}

export function CellPopups({ session, view }: BesideProps) {
  const popup = usePicked(session, (state) => state.popup);
  const tab = usePicked(session, (state) => state.tab);
  return (
    <>
      <NoteBubble session={session} view={view} />
      <Choices session={session} view={view} />
      {popup?.kind === 'context' && <ContextMenu key={`${popup.spot.x}:${popup.spot.y}`} session={session} {...popup} />}
      {popup?.kind === 'filter' && tab && <FilterMenu key={popup.column} session={session} tab={tab} popup={popup} />}
      {popup?.kind === 'note' && <NoteField session={session} view={view} place={popup.place} />}
    </>
  );
}

function ContextMenu({ session, spot, on }: { session: Session; spot: { x: number; y: number }; on: 'cells' | 'rows' | 'columns' }) {
  const close = () => session.store.change({ popup: null });
  useOutside('.menu', close);
  return (
    <MenuList
      label="Cell actions"
      entries={contextMenu(session, on)}
      spot={spot}
      onClose={() => {
        close();
        session.grid?.focus();
      }}
    />
  );
}

/** The note under the mouse, else the active cell's. */
function NoteBubble({ session, view }: BesideProps) {
  const tab = usePicked(session, (state) => state.tab);
  const { active } = usePicked(session, (state) => state.selection);
  const busy = usePicked(session, (state) => state.editing !== null || state.popup !== null);
  usePicked(session, (state) => state.tick);
  useGridMoves(view);
  const hovered = useHovered(view);
  const noted = [hovered, active].find((place) => place && tab?.cell(place.row, place.column).note);
  const box = noted && view.box(noted);
  if (busy || !noted || !box) return null;
  return (
    <div class="popup note" role="note" style={beside(box, view)}>
      {tab?.cell(noted.row, noted.column).note}
    </div>
  );
}

function useHovered(view: GridView): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const over = (event: MouseEvent) => {
      const cell = closest(event, '.noted');
      setPlace(cell ? placeOf(cell) : null);
    };
    const out = () => setPlace(null);
    view.root.addEventListener('mouseover', over);
    view.root.addEventListener('mouseleave', out);
    return () => {
      view.root.removeEventListener('mouseover', over);
      view.root.removeEventListener('mouseleave', out);
    };
  }, [view]);
  return place;
}

/** To the right of a cell, or to the left where the grid ends. */
function beside(box: DOMRect, view: GridView) {
  const room = view.root.getBoundingClientRect().right - box.right > 240;
  const top = `${Math.min(box.top, window.innerHeight - 140)}px`;
  return room ? { left: `${box.right + 4}px`, top } : { right: `${window.innerWidth - box.left + 4}px`, top };
}

/** The position of a cell, or its last position before it was scrolled away: what is written beside it stays and keeps the focus. */
function useLastBox(view: GridView, place: Place): DOMRect {
  const { left, top } = view.root.getBoundingClientRect();
  const last = useRef(new DOMRect(left, top, 0, 0));
  useGridMoves(view);
  last.current = view.box(place) ?? last.current;
  return last.current;
}

function NoteField({ session, view, place }: BesideProps & { place: Place }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useLastBox(view, place);
  const before = session.state.tab?.cell(place.row, place.column).note ?? '';
  useLayoutEffect(() => field.current?.focus(), []);
  const close = (keep: boolean) => {
    if (session.state.popup?.kind !== 'note') return;
    const text = field.current?.value ?? before;
    session.store.change({ popup: null });
    if (keep && text !== before) setNote(session, text);
    session.grid?.focus();
  };
  return (
    <div class="popup note editable" style={beside(box, view)}>
      <textarea
        ref={field}
        aria-label="Note"
        rows={4}
        defaultValue={before}
        onBlur={(event) => isLeft(event.currentTarget) && close(true)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close(false);
          else if (event.key === 'Enter' && event.ctrlKey) close(true);
          else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}

/** The list of a drop-down while its cell is edited; the cell editor handles the keys that move through it. */
function Choices({ session, view }: BesideProps) {
  const tab = usePicked(session, (state) => state.tab);
  const editing = usePicked(session, (state) => state.editing);
  const list = useRef<HTMLDivElement>(null);
  useGridMoves(view);
  useEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  const choices = tab && editing ? listedChoices(tab, editing) : [];
  const box = editing && view.box(editing.place);
  if (!editing || !box || choices.length === 0) return null;
  const present = tab?.typed(editing.place);
  const up = box.bottom + Math.min(240, choices.length * 28 + 10) > window.innerHeight - 8;
  const place = up ? { bottom: `${window.innerHeight - box.top + 2}px` } : { top: `${box.bottom + 2}px` };
  return (
    <div
      ref={list}
      class="popup choice-list"
      role="listbox"
      tabIndex={-1}
      aria-label="Choices"
      style={{ left: `${box.left}px`, minWidth: `${box.width}px`, ...place }}
    >
      {choices.map((choice) => (
        <div
          key={choice}
          role="option"
          tabIndex={-1}
          class={choice === present ? 'choice present' : 'choice'}
          aria-selected={choice === editing.picked}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(session, editing.place, choice);
          }}
        >
          {choice}
        </div>
      ))}
    </div>
  );
}
