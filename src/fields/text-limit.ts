// The longest text that can be edited in a cell.

/**
 * The longest text Sync edits, in UTF-16 units. A cell of Google Sheets holds 50,000, but the base and the journal store a text together
 * with its cell, and escaping may double both. Longer texts are shown truncated and are read-only.
 * https://support.google.com/drive/answer/37603
 */
export const TEXT_LIMIT = 12_000;
