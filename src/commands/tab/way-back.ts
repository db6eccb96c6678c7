// How much of what stood in cells a page keeps to take an edit of many rows back.

/** Characters of the way back as JSON: the page holds it while it is open, and sends it as one argument. */
export const WAY_BACK_MOST = 2_000_000;

/** null = it would be too long. */
export const boundedWayBack = <T>(undo: T): T | null => (JSON.stringify(undo).length > WAY_BACK_MOST ? null : undo);
