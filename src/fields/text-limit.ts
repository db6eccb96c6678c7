// The longest text that people edit in a cell.

/**
 * Longest text that Sync edits, in UTF-16 units. A cell of Google Sheets holds 50,000; base and journal keep a text together with
 * its cell, and escaping may double both. Longer texts are shown shortened and are read-only.
 * https://support.google.com/drive/answer/37603
 */
export const TEXT_LIMIT = 12_000;
