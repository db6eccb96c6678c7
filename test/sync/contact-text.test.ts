// Addresses and links as they get into cells: from mail programs, documents, web pages, and stray spaces.

import { emailMeant, linkMeant } from '../../src/sync/contact-text';
import type { EditableField, FieldValue } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';

const names = createNames({ statuses: [{ id: 1, name: 'Completed' }], members: [], labels: [] });
const read = (field: EditableField, text: string): FieldValue | string => {
  const parsed = names.parse(field, text);
  return parsed.ok ? parsed.value : parsed.reason.why;
};

describe('an email address', () => {
  it.each([
    'one@example.test',
    ' one@example.test\u00A0',
    'mailto:one@example.test',
    'MAILTO:one@example.test?subject=Hello',
    '<one@example.test>',
    'Sample One <one@example.test>',
    '<mailto:one@example.test>',
    'Sample One < one@example.test. >',
    'one@example.test.',
    'one@example.test;',
    '\u200Eone@exam\u200Bple.test\uFEFF',
    '\none@example.test\r\n',
  ])('is recognized in %j', (text) => {
    expect(read('email', text)).toBe('one@example.test');
  });

  it('keeps its case, which only the CRM may change', () => {
    expect(read('email', 'Sample@Example.test')).toBe('Sample@Example.test');
  });

  it.each(['soon', 'one@', '@one', 'one@example', 'a@example.test, b@example.test', 'https://example.test', '<>', 'one @example.test'])(
    'is not %j, which waits before anything is sent',
    (text) => {
      expect(read('email', text)).toBe('not-an-email');
    },
  );
});

describe('a contact link', () => {
  it.each([
    ['https://example.test/a?b=c#d', 'https://example.test/a?b=c#d'],
    ['example.test', 'example.test'],
    [' <https://example.test/> ', 'https://example.test/'],
    ['https://example.test/a.', 'https://example.test/a'],
    ['\u200Bhttps://例子.example/网红', 'https://例子.example/网红'],
    ['http://localhost.test:8080', 'http://localhost.test:8080'],
  ])('is recognized in %j', (text, link) => {
    expect(read('contactLink', text)).toBe(link);
  });

  it.each(['ask her', 'javascript:alert(1)', 'mailto:one@example.test', 'one@example.test', '@one', 'https://', 'ftp://example.test'])(
    'is not %j',
    (text) => {
      expect(read('contactLink', text)).toBe('not-a-link');
    },
  );
});

describe('a text that looks blank clears the field', () => {
  it.each([' ', '\u00A0', '\u200B', '\n', '\u3000', '\uFEFF \t', '\u2060\u200D', '\u3164', '\u115F\u1160', '\uFFA0', '\u2800 '])(
    '%j',
    (text) => {
      expect(['notes', 'email', 'contactLink'].map((field) => read(field as EditableField, text))).toEqual(['', '', '']);
      expect(read('status', text)).toBeNull();
      expect(read('labels', text)).toEqual([]);
    },
  );

  it('but not one with a visible character', () => {
    expect(read('notes', ' . ')).toBe(' . ');
  });
});

test('a blank text means no address and no link; brackets around nothing mean neither', () => {
  expect(['', ' \u200b', '<>', '.'].map(emailMeant)).toEqual(['', '', null, null]);
  expect(['', ' \u200b', '<>', '.'].map(linkMeant)).toEqual(['', '', null, null]);
});
