// Menu, pages, person, pace and long memories, as far as they can be tested without a spreadsheet.

import { documentLock } from '../../src/sheets/lock';
import { documentMemory, splitText } from '../../src/sheets/memory';
import { paceMemory } from '../../src/sheets/pace';
import { currentPerson } from '../../src/sheets/person';
import { showMenu, showReview, showSidebar, timeOf, uiLocale } from '../../src/sheets/ui';
import { MapMemory } from '../fakes/memory-platform';
import { sleepingUtilities, withServices } from './platform-stubs';

const utilities = {
  DigestAlgorithm: { SHA_256: 'sha' },
  Charset: { UTF_8: 'utf8' },
  computeDigest: (_algorithm: string, text: string) => Array.from({ length: 32 }, (_, i) => ((text.length * 7 + i * 31) % 256) - 128),
  getUuid: () => '11111111-2222-4333-8444-555555555555',
};

describe('a long text', () => {
  it('is split into parts that fit a property in any script, never inside a character', () => {
    const text = `${'a'.repeat(7999)}👩${'作'.repeat(6000)}`;
    const parts = splitText(text);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(8000);
    expect(parts.every((part) => Buffer.from(part).toString() === part)).toBe(true);
  });
});

describe('a project that is not bound to a document', () => {
  it('is reported by name', () => {
    withServices({ PropertiesService: { getDocumentProperties: () => null }, LockService: { getDocumentLock: () => null } }, () => {
      expect(() => documentMemory()).toThrow(/document properties/);
      expect(() => documentLock()).toThrow(/document lock/);
    });
  });
});

describe('a person', () => {
  const session = (email: () => string): unknown => ({
    getActiveUser: () => ({ getEmail: email }),
    getActiveUserLocale: () => 'zh_CN',
  });

  it('has the name that the platform reports', () => {
    withServices({ Utilities: utilities, Session: session(() => 'tester@example.com') }, () => {
      expect(currentPerson(new MapMemory(), 'book')).toMatchObject({ name: 'tester@example.com', locale: 'zh_CN' });
    });
  });

  it('has a blank name if the platform refuses to report it, and the same token every time', () => {
    const refusing = session(() => {
      throw new Error('You do not have permission to call Session.getActiveUser');
    });
    const mine = new MapMemory();
    withServices({ Utilities: utilities, Session: refusing }, () => {
      const person = currentPerson(mine, 'book');
      expect(person.name).toBe('');
      expect(currentPerson(mine, 'book').token).toBe(person.token);
      expect(currentPerson(mine, 'another book').token).not.toBe(person.token);
    });
  });
});

describe("a person's language", () => {
  it('is the one Google tells, though it may fail to once', () => {
    let asked = 0;
    const getActiveUserLocale = (): string => {
      asked += 1;
      if (asked === 1) throw Object.assign(new Error('Service error: Session'), { name: 'Exception' });
      return 'zh_CN';
    };
    const Session = { getActiveUser: () => ({ getEmail: () => '' }), getActiveUserLocale };
    withServices({ Utilities: { ...utilities, ...sleepingUtilities() }, Session }, () => {
      expect(currentPerson(new MapMemory(), 'book').locale).toBe('zh_CN');
    });
  });
});

describe('the pace of a key', () => {
  it('is remembered under a name that does not contain the key', () => {
    const kept = new Map<string, string>();
    const cache = { get: (name: string) => kept.get(name) ?? null, put: (name: string, text: string) => void kept.set(name, text) };
    withServices({ Utilities: utilities, CacheService: { getUserCache: () => cache } }, () => {
      const pace = paceMemory('nox_sk_example');
      expect(pace.read()).toEqual({ sent: [], blockedUntil: 0 });
      pace.write({ sent: [1, 2], blockedUntil: 9 });
      expect(paceMemory('nox_sk_example').read()).toEqual({ sent: [1, 2], blockedUntil: 9 });
    });
    expect([...kept.keys()].join()).not.toContain('nox_sk_example');
    expect([...kept.values()].join()).not.toContain('nox_sk_example');
  });
});

describe('the platform', () => {
  it('reports the display language, or nothing', () => {
    withServices({ Session: { getActiveUserLocale: () => 'zh_CN' } }, () => expect(uiLocale()).toBe('zh_CN'));
    withServices({ Session: {} }, () => expect(uiLocale()).toBe(''));
  });

  it("reports a moment in the spreadsheet's zone", () => {
    const asked: unknown[] = [];
    const formatDate = (date: Date, ...rest: readonly string[]): string => {
      asked.push(date.getTime(), ...rest);
      return '1970-01-01 10:44';
    };
    const spreadsheet = { getSpreadsheetTimeZone: () => 'Asia/Tokyo' };
    withServices({ Utilities: { formatDate }, SpreadsheetApp: { getActiveSpreadsheet: () => spreadsheet } }, () => {
      expect(timeOf(7)).toBe('1970-01-01 10:44');
    });
    expect(asked).toEqual([7, 'Asia/Tokyo', 'yyyy-MM-dd HH:mm']);
  });
});

describe('menu and pages', () => {
  const shown: string[] = [];
  /** An object whose methods record their calls and return the object. */
  const chain = (name: string, methods: readonly string[]): Record<string, unknown> => {
    const self: Record<string, unknown> = { name };
    for (const method of methods) {
      self[method] = (...args: readonly unknown[]) => {
        shown.push([method, ...args].join(' '));
        return self;
      };
    }
    return self;
  };
  const page = (name: string): unknown => chain(name, ['setTitle', 'setWidth', 'setHeight']);
  const ui = {
    createAddonMenu: () => chain('menu', ['addItem', 'addToUi']),
    showSidebar: ({ name }: { name: string }) => void shown.push(`sidebar ${name}`),
    showModelessDialog: ({ name }: { name: string }, title: string) => void shown.push(`dialog ${name} ${title}`),
  };

  beforeEach(() => {
    shown.length = 0;
  });

  it('the menu uses no other service', () => {
    withServices({ SpreadsheetApp: { getUi: () => ui } }, () => {
      showMenu([{ caption: 'Open', fn: 'openSidebar' }]);
    });
    expect(shown).toEqual(['addItem Open openSidebar', 'addToUi']);
  });

  it('the sidebar and the review open their own pages, and the sheet stays usable during the review', () => {
    withServices({ SpreadsheetApp: { getUi: () => ui }, HtmlService: { createHtmlOutputFromFile: page } }, () => {
      showSidebar('CRM Sync');
      showReview('Review');
    });
    expect(shown).toEqual(['setTitle CRM Sync', 'sidebar sidebar', 'setWidth 900', 'setHeight 600', 'dialog review Review']);
  });
});
