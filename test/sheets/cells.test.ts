// How single cells are written and read.

import { seenCell, unchangedValue, wantedFormat, writtenValue } from '../../src/sheets/cells';

describe('a cell to write', () => {
  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ["'quoted", "''quoted"],
    ['-token', '-token'],
    ['007', '007'],
    ['', ''],
  ])('converts the text %j to %j', (text, written) => {
    expect(writtenValue({ text })).toBe(written);
  });

  it('converts a time to a date, and an invalid time to its text', () => {
    expect(writtenValue({ time: '2026-10-02T11:05:00Z' })).toEqual(new Date(Date.UTC(2026, 9, 2, 11, 5)));
    expect(writtenValue({ time: '=soon' })).toBe("'=soon");
  });

  it('converts blank to the empty text', () => {
    expect(writtenValue(null)).toBe('');
  });
});

describe('the number format of a cell', () => {
  it.each([
    [{ text: 'a' }, '0.###############', '@'],
    [{ text: 'a' }, '@', '@'],
    [{ number: 5 }, '@', '#,##0'],
    [{ number: 5 }, '0.00', '0.00'],
    [{ time: '2026-10-02T11:05:00Z' }, '@', 'yyyy-mm-dd hh:mm'],
    [{ time: '2026-10-02T11:05:00Z' }, '#,##0 "days"', 'yyyy-mm-dd hh:mm'],
    [{ time: '2026-10-02T11:05:00Z' }, 'd/m/yyyy', 'd/m/yyyy'],
    [{ time: 'soon' }, 'd/m/yyyy', '@'],
    [null, '0.00', '0.00'],
  ])('for %j over %j is %j', (input, present, wanted) => {
    expect(wantedFormat(input, present)).toBe(wanted);
  });
});

describe('a cell that was read', () => {
  it('shows a text as is and anything else as the person sees it', () => {
    expect(seenCell('a', '', 'ignored')).toEqual({ text: 'a' });
    expect(seenCell(1234.5, '', '1,234.50')).toEqual({ text: '1,234.50', value: 1234.5 });
    expect(seenCell(true, '', 'TRUE')).toEqual({ text: 'TRUE', value: true });
  });

  it('includes the number or the checkmark behind its display, and the formula behind a result', () => {
    expect(seenCell(4915112345678, '', '4.91511E+12')).toEqual({ text: '4.91511E+12', value: 4915112345678 });
    expect(seenCell('Sample', '=HYPERLINK(A1)', '')).toEqual({ text: 'Sample', origin: 'formula', formula: '=HYPERLINK(A1)' });
    expect(seenCell('4.91511E+12', '', '')).toEqual({ text: '4.91511E+12' });
  });

  it.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#ERROR!'])('with %s is an error, with or without a formula', (error) => {
    expect(seenCell(error, '=A1', '')).toEqual({ text: error, origin: 'error' });
    expect(seenCell(error, '', '')).toEqual({ text: error, origin: 'error' });
  });

  it('with a formula that is still loading is an error, the same word typed is not', () => {
    expect(seenCell('Loading...', '=IMPORTRANGE("x","A1")', '')).toMatchObject({ origin: 'error' });
    expect(seenCell('Loading...', '', '')).toEqual({ text: 'Loading...' });
  });
});

describe('a cell that is written back unchanged', () => {
  it.each([
    ['=text', '@', "'=text"],
    ['007', '0.00', "'007"],
    ['007', '@', '007'],
    ['', '0.00', ''],
    [5, '0.00', 5],
    [true, '0.00', true],
  ])('converts %j in format %j to %j', (value, format, written) => {
    expect(unchangedValue(value, format)).toBe(written);
  });
});
