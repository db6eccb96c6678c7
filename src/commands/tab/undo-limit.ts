// Limits how much former cell content a page keeps for undoing an edit of many rows.

/** Characters of the undo data as JSON: the page holds it while open, and sends it as one argument. */
export const UNDO_LIMIT = 2_000_000;

/** null = it would be too long. */
export const boundedUndo = <T>(undo: T): T | null => (JSON.stringify(undo).length > UNDO_LIMIT ? null : undo);
