// How single cells are written and read.

import { seenCell, unchangedValue, wantedFormat, writtenValue } from '../../src/sheets/cells';

describe('a cell to be written', () => {
  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ["'quoted", "''quoted"],
    ['-token', '-token'],
    ['007', '007'],
    ['', ''],
  ])('takes the text %j as %j', (text, written) => {
    expect(writtenValue({ text })).toBe(written);
  });

  it('takes a time as a date, and a text that is no time as that text', () => {
    expect(writtenValue({ time: '2026-10-02T11:05:00Z' })).toEqual(new Date(Date.UTC(2026, 9, 2, 11, 5)));
    expect(writtenValue({ time: '=soon' })).toBe("'=soon");
  });

  it('takes a blank as the empty text', () => {
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

describe('a cell that is read', () => {
  it('shows a text as it is and anything else as the person sees it', () => {
    expect(seenCell('a', '', 'ignored')).toEqual({ text: 'a' });
    expect(seenCell(1234.5, '', '1,234.50')).toEqual({ text: '1,234.50', value: 1234.5 });
    expect(seenCell(true, '', 'TRUE')).toEqual({ text: 'TRUE', value: true });
  });

  it('brings the number or the tick behind its look along, and the formula behind a result', () => {
    expect(seenCell(4915112345678, '', '4.91511E+12')).toEqual({ text: '4.91511E+12', value: 4915112345678 });
    expect(seenCell('Sample', '=HYPERLINK(A1)', '')).toEqual({ text: 'Sample', origin: 'formula', formula: '=HYPERLINK(A1)' });
    expect(seenCell('4.91511E+12', '', '')).toEqual({ text: '4.91511E+12' });
  });

  it.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#ERROR!'])('with %s is an error, with or without a formula', (error) => {
    expect(seenCell(error, '=A1', '')).toEqual({ text: error, origin: 'error' });
    expect(seenCell(error, '', '')).toEqual({ text: error, origin: 'error' });
  });

  it('of a formula that is still loading is an error, the same word typed is not', () => {
    expect(seenCell('Loading...', '=IMPORTRANGE("x","A1")', '')).toMatchObject({ origin: 'error' });
    expect(seenCell('Loading...', '', '')).toEqual({ text: 'Loading...' });
  });
});

describe('a cell that is written back as it was', () => {
  it.each([
    ['=text', '@', "'=text"],
    ['007', '0.00', "'007"],
    ['007', '@', '007'],
    ['', '0.00', ''],
    [5, '0.00', 5],
    [true, '0.00', true],
  ])('takes %j in format %j as %j', (value, format, written) => {
    expect(unchangedValue(value, format)).toBe(written);
  });
});
