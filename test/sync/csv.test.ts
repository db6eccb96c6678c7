// CSV that no spreadsheet takes for formulas.

import { csvText } from '../../src/sync/csv';

const lines = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split('\r\n');

describe('a table as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '=cmd|" /C calc"!A0'])('starts no formula with %j', (text) => {
    expect(csvText([[text]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  });

  it('keeps text with a comma, a quote or a line break in one cell', () => {
    expect(csvText([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n');
  });

  it('leaves everything else unchanged, including blank cells and Chinese', () => {
    expect(lines(csvText([['', '中文', 'a=b'], ['1']]))).toEqual([',中文,a=b', '1', '']);
  });
});
