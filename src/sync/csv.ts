// A table as comma-separated values (RFC 4180), safe to open in a spreadsheet: no cell becomes a formula.

/** Characters that may start a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** Without it, Excel assumes the computer's legacy encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell that would start a formula gets a leading apostrophe, which spreadsheets read as "text"; cells that contain a comma, quote, tab,
 * or line break are quoted.
 */
function cellOf(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
