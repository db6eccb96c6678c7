// A table as a text of comma-separated values (RFC 4180) that a spreadsheet opens as it is meant: no cell of it becomes a formula.

/** What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** Excel takes a file without it for one in the computer's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that would begin a formula gets an apostrophe before it, which spreadsheets read as "text"; what holds a comma, a quote or a line end stands in quotes. */
function cellOf(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
