// Columns and texts for the suites. All of them are invented.

import type { CellInput, ColumnSpec, RowNumber } from '../../../src/commands/ports';

export const row = (n: number): RowNumber => n as RowNumber;

export const text = (value: string): CellInput => ({ text: value });

export function spec(field: string, more: Partial<ColumnSpec> = {}): ColumnSpec {
  return { field, heading: `Heading ${field}`, kind: 'text', editable: true, hidden: false, width: 120, hint: '', ...more };
}

/** Texts that a spreadsheet tends to take for something else. */
export const NASTY_TEXTS: readonly string[] = [
  '=1+1',
  '=IMPORTXML("x","y")',
  "'quoted",
  "''twice",
  '-token_of_a_creator',
  '+44 20 0000',
  '@handle',
  '007',
  '1e5',
  '1,234.50',
  'TRUE',
  'false',
  '2026-10-02',
  '10/2/2026 11:00',
  '12:30',
  '50%',
  '$5',
  '~tilde',
  '~=tilde',
  ' leading and trailing ',
  'two\nlines',
  'tab\tinside',
  'Zoë 作者 مبدع 👩‍👩‍👧',
  'Beauty，“Q1, Launch”',
  '{"json":"=1"}',
  '<b>bold</b>',
];
