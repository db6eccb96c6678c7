// Time-driven triggers, mail, and scopes that a person withholds: as a script sees them, and as the stand-in implements them.

import { localStandIn, messageOf, valueOf } from '../support/local-stand-in';

const HOUR = 3_600_000;
const SCOPES = ['spreadsheets.currentonly', 'script.scriptapp', 'script.send_mail', 'userinfo.email'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

const code = `
  function body(text) { return new Function(text)(); }
  function install() { return ScriptApp.newTrigger('fired').timeBased().everyHours(1).create().getUniqueId(); }
  function fired(e) {
    const kept = PropertiesService.getDocumentProperties();
    kept.setProperty('fired', JSON.stringify([...JSON.parse(kept.getProperty('fired') || '[]'), [
      Session.getActiveUser().getEmail(), String(e.authMode), e.triggerUid, front(),
    ]]));
  }
  function front() { try { return SpreadsheetApp.getActiveSheet().getName(); } catch (error) { return error.message; } }
  function firedUi() { SpreadsheetApp.getUi(); }
`;

function fresh(oauthScopes: readonly string[] = SCOPES) {
  let now = Date.parse('2026-10-02T10:00:00Z');
  const local = localStandIn({ code, manifest: { oauthScopes } }, { now: () => now });
  const does = (text: string, person = '1') => valueOf(local.run('body', [text], person));
  return {
    ...local,
    does,
    fails: (text: string, person = '1') => messageOf(local.run('body', [text], person)),
    pass: (ms: number) => {
      now += ms;
      return local.standIn.runDueTimers();
    },
    fired: () => JSON.parse(String(does(`return PropertiesService.getDocumentProperties().getProperty('fired') || '[]'`))) as unknown[][],
  };
}

describe('a time-driven trigger', () => {
  it('fires for its person when an hour has passed, and again an hour later', () => {
    const { run, pass, fired } = fresh();
    const id = valueOf(run('install'));
    expect(pass(HOUR - 1)).toBe(false);
    expect(pass(1)).toBe(true);
    expect(fired()).toEqual([['person-1@example.test', 'FULL', id, 'Please select an active sheet first.']]);
    expect(pass(HOUR - 1)).toBe(false);
    expect(pass(1)).toBe(true);
    expect(fired()).toHaveLength(2);
  });

  it('exists once per person and document, is listed to its person, and gone when deleted', () => {
    const { run, does, pass, fired } = fresh();
    const id = valueOf(run('install'));
    expect(messageOf(run('install'))).toContain('too many time-based triggers');
    valueOf(run('install', [], '2'));
    expect(
      does(`return ScriptApp.getProjectTriggers().map((t) => [t.getUniqueId(), t.getHandlerFunction(), String(t.getEventType())])`),
    ).toEqual([[id, 'fired', 'CLOCK']]);
    expect(does(`return ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).length`)).toBe(0);
    does(`ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t))`);
    pass(HOUR);
    expect(fired().map(([who]) => who)).toEqual(['person-2@example.test']);
    valueOf(run('install'));
  });

  it('stays with the spreadsheet in which it was created: a copy has none', () => {
    const { run, act, pass } = fresh();
    valueOf(run('install'));
    act({ do: 'copyBook' });
    expect(pass(HOUR)).toBe(false);
    valueOf(run('install'));
    expect(pass(HOUR)).toBe(true);
  });

  it('has no page and nobody’s selection, and does not change a person’s active tab', () => {
    const { run, act, does, pass, book } = fresh();
    valueOf(run('install'));
    act({ do: 'addTab', name: 'Second' });
    const second = book.tabs.find(({ name }) => name === 'Second');
    act({ do: 'activateTab', tab: second?.id ?? 0 });
    pass(HOUR);
    expect(does(`return JSON.parse(PropertiesService.getDocumentProperties().getProperty('fired'))[0][3]`)).toBe(
      'Please select an active sheet first.',
    );
    expect(does(`return SpreadsheetApp.getActiveSheet().getName()`)).toBe('Second');
    does(
      `ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); ScriptApp.newTrigger('firedUi').timeBased().everyHours(1).create()`,
    );
    pass(HOUR);
    expect(run('body', [`return 1`]).ok).toBe(true);
  });

  it('is unavailable without its scope, in the manifest or from the person', () => {
    expect(fresh([SCOPES[0] ?? '']).fails(`ScriptApp.newTrigger('fired')`)).toContain('auth/script.scriptapp');
    const { standIn, fails, does } = fresh();
    const status = `return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ['${SCOPES[1]}']).getAuthorizationStatus())`;
    expect(does(status)).toBe('NOT_REQUIRED');
    standIn.session.people.get('1').withheld.add(SCOPES[1] ?? '');
    expect(does(status)).toBe('REQUIRED');
    expect(fails(`ScriptApp.newTrigger('fired')`)).toContain('auth/script.scriptapp');
    expect(does(`return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationUrl())`)).toContain('https://');
    expect(does(status, '2')).toBe('NOT_REQUIRED');
  });
});

describe('mail', () => {
  it('stays on a page of the stand-in, and a person has a hundred per day', () => {
    const { standIn, does, fails, pass } = fresh();
    does(`MailApp.sendEmail('me@example.test', 'News', 'One\\nTwo')`);
    expect(standIn.answers.mail(null).mails).toMatchObject([{ from: 'person-1@example.test', to: 'me@example.test', subject: 'News' }]);
    expect(does(`return MailApp.getRemainingDailyQuota()`)).toBe(99);
    does(`for (let i = 0; i < 99; i++) MailApp.sendEmail({ to: 'me@example.test', subject: 's', body: 'b' })`);
    expect(fails(`MailApp.sendEmail('me@example.test', 's', 'b')`)).toContain('too many times for one day');
    expect(does(`return MailApp.getRemainingDailyQuota()`, '2')).toBe(100);
    pass(24 * HOUR);
    expect(does(`return MailApp.getRemainingDailyQuota()`)).toBe(100);
  });

  it('is refused without its scope, to an invalid address, and with what is not emulated', () => {
    const { standIn, fails } = fresh();
    expect(fails(`MailApp.sendEmail('nobody', 's', 'b')`)).toContain('Invalid email');
    expect(fails(`MailApp.sendEmail({ to: 'me@example.test', subject: 's', body: 'b', htmlBody: '<b>' })`)).toContain('signature');
    standIn.session.people.get('1').withheld.add(SCOPES[2] ?? '');
    expect(fails(`MailApp.sendEmail('me@example.test', 's', 'b')`)).toContain('auth/script.send_mail');
    expect(fails(`MailApp.getRemainingDailyQuota()`)).toContain('auth/script.send_mail');
  });
});
