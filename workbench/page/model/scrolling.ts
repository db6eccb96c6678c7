// How far to scroll.

/** The scroll position closest to the current one that shows the stretch; null if it is already visible. */
export function nearest(scroll: number, window: number, start: number, size: number): number | null {
  if (start < scroll) return start;
  return start + size > scroll + window ? start + size - window : null;
}
