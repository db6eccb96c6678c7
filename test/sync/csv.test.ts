// Comma-separated values that no spreadsheet takes for formulas.

import { csvText } from '../../src/sync/csv';

const lines = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split('\r\n');

describe('a table as comma-separated values', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '=cmd|" /C calc"!A0'])('begins no formula with %j', (text) => {
    expect(csvText([[text]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  });

  it('keeps what holds a comma, a quote or a line end in one cell', () => {
    expect(csvText([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n');
  });

  it('leaves everything else as it is, blank cells and Chinese included', () => {
    expect(lines(csvText([['', '中文', 'a=b'], ['1']]))).toEqual([',中文,a=b', '1', '']);
  });
});
