// The services around the spreadsheet: what is stored, permitted and shown. Refusals use the platform's words.

import { localStandIn, messageOf, valueOf } from '../support/local-stand-in';

const code = `
  function onOpen(e) {
    PropertiesService.getDocumentProperties().setProperty('mode', String(e.authMode));
    SpreadsheetApp.getUi().createAddonMenu().addItem('One', 'one').addItem('Two', 'two').addToUi();
  }
  function body(text) { return new Function(text)(); }
`;

const fresh = (files: Partial<Parameters<typeof localStandIn>[0]> = {}, outside: Parameters<typeof localStandIn>[1] = {}) => {
  const local = localStandIn({ code, ...files }, outside);
  return {
    ...local,
    does: (text: string, person = '1') => valueOf(local.run('body', [text], person)),
    fails: (text: string) => messageOf(local.run('body', [text])),
  };
};

describe('properties', () => {
  test('of a person are the person’s, of the document everybody’s', () => {
    const { does } = fresh();
    does(
      `PropertiesService.getUserProperties().setProperty('k', 'mine'); PropertiesService.getDocumentProperties().setProperties({ d: 1 })`,
    );
    const read = `return [PropertiesService.getUserProperties().getProperty('k'), PropertiesService.getDocumentProperties().getProperty('d')]`;
    expect([does(read), does(read, '2')]).toEqual([
      ['mine', '1'],
      [null, '1'],
    ]);
  });

  test('of the document stay behind when the book is copied, those of a person come along', () => {
    const { does, act } = fresh();
    does(`PropertiesService.getUserProperties().setProperty('k', 'mine'); PropertiesService.getDocumentProperties().setProperty('d', 'x')`);
    const id = does(`return SpreadsheetApp.getActiveSpreadsheet().getId()`);
    act({ do: 'copyBook' });
    expect(does(`return SpreadsheetApp.getActiveSpreadsheet().getId()`)).not.toBe(id);
    expect(
      does(`return [PropertiesService.getUserProperties().getProperty('k'), PropertiesService.getDocumentProperties().getKeys()]`),
    ).toEqual(['mine', []]);
  });

  test('accept 9 KB per value and 500 KB in total', () => {
    const { fails } = fresh();
    expect(fails(`PropertiesService.getUserProperties().setProperty('k', 'x'.repeat(9217))`)).toBe('Argument too large: value');
    expect(fails(`for (let i = 0; i < 70; i++) PropertiesService.getUserProperties().setProperty('k' + i, 'x'.repeat(9000))`)).toContain(
      'exceeded the property storage quota',
    );
  });
});

test('a cache expires entries and refuses long keys and values', () => {
  let now = Date.parse('2026-10-02T10:00:00Z');
  const { does, fails } = fresh({}, { now: () => now });
  does(`CacheService.getUserCache().put('k', 'v', 60)`);
  now += 59_000;
  expect(does(`return CacheService.getUserCache().get('k')`)).toBe('v');
  now += 2_000;
  expect(does(`return CacheService.getUserCache().get('k')`)).toBeNull();
  expect(fails(`CacheService.getUserCache().put('k'.repeat(251), 'v')`)).toBe('Argument too large: key');
  expect(fails(`CacheService.getUserCache().put('k', 'v'.repeat(102401))`)).toBe('Argument too large: value');
});

test('a lock is held until released, and never across executions', () => {
  const { does } = fresh();
  expect(does(`const lock = LockService.getDocumentLock(); return [lock.hasLock(), lock.tryLock(10), lock.hasLock()]`)).toEqual([
    false,
    true,
    true,
  ]);
  expect(does(`return LockService.getDocumentLock().hasLock()`)).toBe(false);
});

test('a lock held elsewhere is waited for, and refused if it stays held', () => {
  let now = Date.parse('2026-10-02T10:00:00Z');
  const { does, fails, standIn, book } = fresh({}, { now: () => now, meanwhile: () => (now += 5000) });
  const taken = (ms: number): void => standIn.session.stores.takeElsewhere('document', book.id, now + ms);
  taken(30_000);
  expect(does(`const lock = LockService.getDocumentLock(); return [lock.tryLock(5000), lock.hasLock()]`)).toEqual([false, false]);
  expect(fails(`LockService.getDocumentLock().waitLock(5000)`)).toMatch(/^Lock timeout/);
  taken(5000);
  expect(does(`const lock = LockService.getDocumentLock(); return [lock.tryLock(10000), lock.hasLock()]`)).toEqual([true, true]);
});

describe('permissions', () => {
  test('a simple trigger runs with limited authorization', () => {
    const { does, standIn, run } = fresh();
    standIn.answers.hello({ person: '1' });
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      expect(does(`return PropertiesService.getDocumentProperties().getProperty('mode')`)).toBe('LIMITED');
      expect(run('nothing').ok).toBe(false);
    });
  });

  test('calling a service while the script loads kills the execution', () => {
    const { run } = fresh({ code: `${code} var key = PropertiesService.getUserProperties();` });
    expect(messageOf(run('body', ['return 1']))).toBe('You do not have permission to call PropertiesService.getUserProperties.');
  });

  test('a scope missing in the manifest is reported by name', () => {
    const { fails } = fresh({ manifest: { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] } });
    expect(fails(`UrlFetchApp.fetch('https://crm.test/')`)).toBe(
      'You do not have permission to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
    );
    expect(fails(`Session.getActiveUser().getEmail()`)).toContain('auth/userinfo.email');
    expect(fails(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`)).toContain('auth/script.container.ui');
  });

  test('people are distinguished by their address', () => {
    const { does } = fresh();
    expect([does(`return Session.getActiveUser().getEmail()`), does(`return Session.getActiveUser().getEmail()`, '2')]).toEqual([
      'person-1@example.test',
      'person-2@example.test',
    ]);
  });
});

describe('Utilities', () => {
  test('makes digests and base64 of bytes as the platform does: signed', () => {
    const { does } = fresh();
    expect(does(`return Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'abc').slice(0, 3)`)).toEqual([-112, 1, 80]);
    expect(does(`return Utilities.base64Encode('ä?>')`)).toBe('w6Q/Pg==');
    expect(does(`return Utilities.base64EncodeWebSafe('ä?>')`)).toBe('w6Q_Pg==');
    expect(does(`return Utilities.newBlob(Utilities.base64Decode('w6Q/Pg==')).getDataAsString()`)).toBe('ä?>');
  });

  test('gives a different id each time', () => {
    const [one, two] = [1, 2].map(() => fresh().does(`return Utilities.getUuid()`));
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(one).not.toBe(two);
  });

  test('formats dates in a zone', () => {
    const { does, fails } = fresh();
    const date = 'new Date(Date.UTC(2026, 9, 2, 10, 5, 6, 7))';
    expect(does(`return Utilities.formatDate(${date}, 'Europe/Berlin', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX")`)).toBe(
      '2026-10-02T12:05:06.007+02:00',
    );
    expect(does(`return Utilities.formatDate(${date}, 'Etc/UTC', 'EEE, MMM d, yy h:mm a')`)).toBe('Fri, Oct 2, 26 10:05 AM');
    expect(fails(`Utilities.formatDate(${date}, 'Etc/UTC', 'YYYY')`)).toBe('Utilities.formatDate with "Y" is not emulated by the stand-in');
  });
});

describe('the user interface', () => {
  test('has a menu with the add-on’s name for the person who opened the spreadsheet', () => {
    const { standIn, events } = fresh();
    standIn.answers.hello({ person: '1' });
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      const entries = [
        { kind: 'item', caption: 'One', fn: 'one' },
        { kind: 'item', caption: 'Two', fn: 'two' },
      ];
      expect(events).toContainEqual({
        type: 'menu',
        menu: [{ kind: 'menu', caption: 'Test add-on', entries }],
      });
    });
  });

  test('shows one sidebar and one dialog to a person, and their HTML with the functions they may call', () => {
    const local = fresh({ pages: { side: '<p>sidebar</p>', review: '<p>review</p>' } });
    local.does(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('side').setTitle('Side'))`);
    local.does(
      `SpreadsheetApp.getUi().showModelessDialog(HtmlService.createHtmlOutputFromFile('review').setWidth(900).setHeight(600), 'Review')`,
    );
    local.does(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('side').setTitle('Second'))`);
    const hello = local.standIn.answers.hello({ person: '1' });
    const pages = hello.type === 'hello' ? hello.pages : [];
    expect(pages.map(({ place, title, width, height }) => [place, title, width, height])).toEqual([
      ['modeless', 'Review', 900, 600],
      ['sidebar', 'Second', 300, 0],
    ]);
    expect(local.standIn.answers.page({ id: pages[1]?.id ?? '' })).toEqual({ html: '<p>sidebar</p>', functions: ['onOpen', 'body'] });
    expect(local.events.filter(({ type }) => type === 'pageClosed')).toHaveLength(1);
  });

  test('fills templates, escaped unless told otherwise', () => {
    const { does } = fresh({ pages: { page: '<b><?= name ?></b><?!= raw ?><? for (const n of [1, 2]) { ?>-<?= n ?><? } ?>' } });
    expect(
      does(
        `const t = HtmlService.createTemplate(HtmlService.createHtmlOutputFromFile('page').getContent()); t.name = '<i>&'; t.raw = '<hr>'; return t.evaluate().getContent()`,
      ),
    ).toBe('<b>&lt;i&gt;&amp;</b><hr>-1-2');
    expect(messageOf(fresh().run('body', [`HtmlService.createHtmlOutputFromFile('../../etc/passwd')`]))).toContain('No HTML file named');
  });
});
