// How far to scroll.

/** The scroll position nearest to the present one that shows the stretch; null when it is shown already. */
export function nearest(scroll: number, window: number, start: number, size: number): number | null {
  if (start < scroll) return start;
  return start + size > scroll + window ? start + size - window : null;
}
