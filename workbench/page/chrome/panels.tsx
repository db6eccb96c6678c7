// The add-on's own pages around the grid: the sidebar, and dialogs in front of it.

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageView } from '../../protocol';
import { closest } from '../closest';
import { relay } from '../relay';
import type { Session } from '../session';
import { usePicked } from './watch';

/** The width of a sidebar in Sheets, whatever it asks for. */
const SIDEBAR_WIDTH = 300;

const SANDBOX = 'allow-scripts allow-forms allow-popups allow-modals allow-downloads';

function closePage(session: Session, page: PageView): void {
  session.store.change({ pages: session.state.pages.filter(({ id }) => id !== page.id) });
  void session.link.closePage(page.id).catch(() => session.report('The page could not be closed', 'The local host did not answer.'));
  session.grid?.focus();
}

export function Sidebar({ session }: { session: Session }) {
  const page = usePicked(session, (state) => state.pages.find(({ place }) => place === 'sidebar'));
  if (!page) return null;
  return (
    <aside key={page.id} class="sidebar" aria-label={page.title} style={{ width: `${SIDEBAR_WIDTH}px` }}>
      <PanelTitle title={page.title} onClose={() => closePage(session, page)} />
      <Frame session={session} page={page} />
    </aside>
  );
}

export function Dialogs({ session }: { session: Session }) {
  const pages = usePicked(session, (state) => state.pages);
  return (
    <>
      {pages
        .filter(({ place }) => place !== 'sidebar')
        .map((page) => (
          <Dialog key={page.id} session={session} page={page} />
        ))}
    </>
  );
}

/** Modal dialogs have a backdrop; modeless ones can be dragged by their title. */
function Dialog({ session, page }: { session: Session; page: PageView }) {
  const [moved, setMoved] = useState({ x: 0, y: 0 });
  const modal = page.place === 'modal';
  const close = () => closePage(session, page);
  const dialog = (
    <div
      class={modal ? 'dialog' : 'dialog modeless'}
      role="dialog"
      aria-modal={modal}
      aria-label={page.title}
      style={{ width: `min(${page.width}px, calc(100vw - 24px))`, transform: `translate(${moved.x}px, ${moved.y}px)` }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <PanelTitle title={page.title} onClose={close} onDrag={(x, y) => setMoved((now) => ({ x: now.x + x, y: now.y + y }))} />
      <div class="dialog-body" style={{ height: `min(${page.height}px, calc(100vh - 120px))` }}>
        <Frame session={session} page={page} />
      </div>
    </div>
  );
  return modal ? <Backdrop>{dialog}</Backdrop> : dialog;
}

const Backdrop = ({ children }: { children: ComponentChildren }) => <div class="backdrop">{children}</div>;

interface TitleProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onDrag?: (x: number, y: number) => void;
}

function PanelTitle({ title, onClose, onDrag }: TitleProps) {
  return (
    <div class={onDrag ? 'panel-title movable' : 'panel-title'} onPointerDown={(event) => onDrag && drag(event, onDrag)}>
      <h2>{title}</h2>
      <button type="button" class="icon-button" aria-label={`Close ${title}`} title="Close" onClick={onClose}>
        ×
      </button>
    </div>
  );
}

/** Frames swallow mouse events even with pointer capture; while a title is dragged they let them through. */
function drag(event: PointerEvent, onDrag: (x: number, y: number) => void): void {
  if (closest(event, 'button') !== null) return;
  let last = { x: event.clientX, y: event.clientY };
  const moved = (move: PointerEvent) => {
    onDrag(move.clientX - last.x, move.clientY - last.y);
    last = { x: move.clientX, y: move.clientY };
  };
  const released = () => {
    document.body.classList.remove('dragging');
    window.removeEventListener('pointermove', moved);
  };
  document.body.classList.add('dragging');
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', released, { once: true });
}

/** The page's HTML in a frame of an opaque origin: it can reach this page only through messages. */
function Frame({ session, page }: { session: Session; page: PageView }) {
  const frame = useRef<HTMLIFrameElement>(null);
  // Before the frame can have loaded: its first message must be received.
  useLayoutEffect(() => {
    return frame.current ? relay(session, page.id, frame.current, () => closePage(session, page)) : undefined;
  }, [page.id]);
  useEffect(() => {
    if (page.place === 'modal') frame.current?.focus();
  }, [page.id]);
  return <iframe ref={frame} class="page-frame" title={page.title} sandbox={SANDBOX} src={`/page/${encodeURIComponent(page.id)}`} />;
}
