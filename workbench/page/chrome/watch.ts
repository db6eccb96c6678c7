// Redraws a view when the session changes.

import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { GridView } from '../grid/grid-view';
import type { PageState } from '../model/state';
import type { Session } from '../session';

/** What `pick` takes from the state; the view is redrawn when it changes. */
export function usePicked<T>(session: Session, pick: (state: PageState) => T): T {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const picked = pick(session.state);
  // Before the browser paints: a change between drawing and watching would be missed.
  useLayoutEffect(
    () =>
      session.store.watch((now, before) => {
        if (pick(now) !== pick(before)) redraw(undefined);
      }),
    [session],
  );
  return picked;
}

/** Redraws whenever the grid was drawn or scrolled, for what appears beside a cell. */
export function useGridMoves(view: GridView | null): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!view) return undefined;
    const moved = () => redraw((count) => count + 1);
    view.root.addEventListener('gridrendered', moved);
    view.root.addEventListener('scroll', moved, { capture: true, passive: true });
    return () => {
      view.root.removeEventListener('gridrendered', moved);
      view.root.removeEventListener('scroll', moved, { capture: true });
    };
  }, [view]);
}

/** Whether a field that lost focus was really left; when the whole window loses focus, the field keeps its place. */
export const isLeft = (field: Element): boolean => document.activeElement !== field;
