// What a cell means where that differs from what it shows.

import { cellLinked, cellMeant, mayHideAddress } from '../../src/sync/cell-meant';
import { formulaReads } from '../../src/sync/formula-reads';

test('a number is meant with all of its digits', () => {
  expect(cellMeant('notes', { text: '1.23457E+11', value: 123456789012 })).toEqual({ text: '123456789012', value: 123456789012 });
  expect(cellMeant('notes', { text: '1.23457E+20', value: 1.2345678901234567e20 })).toMatchObject({ doubt: 'shortened-number' });
});

test('a text shortened elsewhere waits, in a column for text', () => {
  expect(cellMeant('notes', { text: '1.23457E+11' })).toMatchObject({ doubt: 'shortened-number' });
  expect(cellMeant('labels', { text: '1.23457E+11' })).toEqual({ text: '1.23457E+11' });
});

test('decimals omitted by the automatic format are in doubt; those omitted by a person’s format are not', () => {
  expect(cellMeant('notes', { text: '1234567.89', value: 1234567.891 })).toMatchObject({ doubt: 'shortened-number' });
  expect(cellMeant('notes', { text: '1,5', value: 1.54 })).toEqual({ text: '1,5', value: 1.54 });
  expect(cellMeant('notes', { text: '1.2E-07', value: 0.00000012 })).toMatchObject({ doubt: 'shortened-number' });
});

describe('the result of a formula', () => {
  test('counts while it is stable', () => {
    expect(cellMeant('notes', { text: 'b', origin: 'formula', formula: '=A1&"x"' })).not.toHaveProperty('doubt');
  });

  test.each([
    'NOW',
    'TODAY',
    'RAND',
    'RANDBETWEEN',
    'RANDARRAY',
    'GOOGLEFINANCE',
    'IMPORTRANGE',
    'IMPORTDATA',
    'IMPORTHTML',
    'IMPORTXML',
    'IMPORTFEED',
    'INDIRECT',
    'OFFSET',
  ])('waits if it calls %s, in any case and anywhere', (name) => {
    expect(formulaReads(`=IF(A1, ${name.toLowerCase()} (B1), 2)`).moves).toBe(true);
    expect(formulaReads(`="${name}(1)"`).moves).toBe(false);
    expect(cellMeant('notes', { text: 'b', origin: 'formula', formula: `=${name}()` })).toMatchObject({ doubt: 'changes-by-itself' });
  });

  test('in a column of addresses is the address, not the displayed name', () => {
    const cell = { text: 'Write to us', origin: 'formula', formula: '=HYPERLINK("mailto:one@example.test"; "Write to us")' } as const;
    expect(cellMeant('email', cell).text).toBe('one@example.test');
    expect(cellMeant('notes', cell).text).toBe('Write to us');
    expect(cellMeant('email', { text: 'Write to us', origin: 'formula', formula: '=A1' })).toMatchObject({ doubt: 'shows-a-name' });
    expect(cellMeant('contactLink', { ...cell, formula: '=HYPERLINK("https://example.com/a""b","x")' }).text).toBe(
      'https://example.com/a"b',
    );
  });
});

test('an address may be behind a name in a column of addresses, unless it comes from a formula', () => {
  expect(mayHideAddress('email', { text: 'Sample One' })).toBe(true);
  expect(mayHideAddress('email', { text: 'one@example.test' })).toBe(false);
  expect(mayHideAddress('email', { text: 'Sample One', origin: 'formula' })).toBe(false);
  expect(mayHideAddress('notes', { text: 'Sample One' })).toBe(false);
  expect(mayHideAddress('status', { text: 'Sample One' })).toBe(false);
});

test('a link behind a name is the address if it is valid for the column', () => {
  expect(cellLinked('email', { text: 'Sample' }, 'mailto:one@example.test')).toEqual({ text: 'one@example.test', linked: true });
  expect(cellLinked('email', { text: 'Sample' }, 'https://example.com')).toEqual({ text: 'Sample', doubt: 'shows-a-name' });
});
