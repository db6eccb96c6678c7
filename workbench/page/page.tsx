// The entry point of the stand-in's page: creates the session for one person and draws everything around the grid.

import './page.css';
import './grid.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { BottomBar } from './chrome/bottom-bar';
import { CellPopups } from './chrome/cell-popups';
import { FormulaBar } from './chrome/formula-bar';
import { TitleBar } from './chrome/menu-bar';
import { Notices } from './chrome/notices';
import { Dialogs, Sidebar } from './chrome/panels';
import { cardWasClosed, StartCard } from './chrome/start-card';
import { usePicked } from './chrome/watch';
import { CellEditor } from './grid/cell-editor';
import { GridView } from './grid/grid-view';
import { Pointer } from './grid/pointer';
import { httpLink } from './host-link';
import { a1 } from './model/block';
import { Session } from './session';

function Workbench({ session }: { session: Session }) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GridView | null>(null);
  useEffect(() => {
    if (place.current) setView(mountGrid(session, place.current));
  }, []);
  return (
    <>
      <TitleBar session={session} />
      <FormulaBar session={session} />
      <div class="middle">
        <main ref={place} class="grid-place" />
        <Sidebar session={session} />
        <StartCard session={session} />
      </div>
      <BottomBar session={session} />
      {view && <CellPopups session={session} view={view} />}
      <Dialogs session={session} />
      <Notices session={session} />
      <Spoken session={session} />
    </>
  );
}

function mountGrid(session: Session, root: HTMLElement): GridView {
  const view = new GridView(root, session, () => editor.focus());
  const editor = new CellEditor(session, view);
  new Pointer(session, view);
  session.grid = view;
  session.store.watch((now, before) => {
    // Until its cells have arrived, what a person types has no place to go.
    if (now.tab === null) root.ariaBusy = 'true';
    if (now.tab && now.tab !== before.tab) view.show(now.tab);
    else if (now.tick !== before.tick) view.refresh();
    if (now.selection !== before.selection || now.copied !== before.copied) view.paint();
  });
  session.start();
  editor.focus();
  return view;
}

/** Tells a screen reader where the person is now. */
function Spoken({ session }: { session: Session }) {
  const tab = usePicked(session, (state) => state.tab);
  const { active } = usePicked(session, (state) => state.selection);
  const shown = tab?.cell(active.row, active.column);
  return (
    <div class="unseen" aria-live="polite">
      {shown && `${a1(active)} ${shown.shown || 'blank'}${shown.note ? ', has a note' : ''}`}
    </div>
  );
}

const person = new URLSearchParams(location.search).get('person') ?? '1';
const session = new Session(httpLink(person), person);
if (cardWasClosed()) session.store.change({ card: 'closed' });
document.title = `Workbench, person ${person}`;
render(<Workbench session={session} />, document.body);
