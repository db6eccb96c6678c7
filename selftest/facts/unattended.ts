// What runs while nobody is there, and mail: created, listed, and removed again. Nothing is sent, and nothing is left behind.

import { ANYTHING, group } from '../fact';

const CALLED = 'runSelfTest';
const SCOPE = 'https://www.googleapis.com/auth/script.scriptapp';

/** Creates a trigger for the duration of the work. */
function withTrigger<T>(work: (trigger: GoogleAppsScript.Script.Trigger) => T): T {
  const made = ScriptApp.newTrigger(CALLED).timeBased().everyHours(1).create();
  try {
    return work(made);
  } finally {
    ScriptApp.deleteTrigger(made);
  }
}

/** The typings lack the list of scopes. */
interface AsksScopes {
  getAuthorizationInfo(mode: GoogleAppsScript.Script.AuthMode, scopes: readonly string[]): GoogleAppsScript.Script.AuthorizationInfo;
}

function statusOf(scopes: readonly string[]): string {
  const app: AsksScopes = ScriptApp;
  return String(app.getAuthorizationInfo(ScriptApp.AuthMode.FULL, scopes).getAuthorizationStatus());
}

export const unattended = group('unattended', [
  [
    'trigger',
    'A trigger by the clock names its function, and that it goes by the clock.',
    [CALLED, 'CLOCK', 'CLOCK'],
    () => withTrigger((made) => [made.getHandlerFunction(), String(made.getEventType()), String(made.getTriggerSource())]),
  ],
  [
    'trigger-listed',
    'It is among the triggers of the project, under the id that it was made with.',
    true,
    () => withTrigger((made) => ScriptApp.getProjectTriggers().some((one) => one.getUniqueId() === made.getUniqueId())),
  ],
  [
    'trigger-deleted',
    'A deleted one is listed no more.',
    false,
    () => {
      const id = withTrigger((made) => made.getUniqueId());
      return ScriptApp.getProjectTriggers().some((one) => one.getUniqueId() === id);
    },
  ],
  [
    'trigger-of-document',
    'Whether it is among the triggers of the document, too. The add-on does not ask.',
    ANYTHING,
    () => withTrigger(() => ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).length),
  ],
  ['scope-granted', 'A scope that was granted needs nothing more.', 'NOT_REQUIRED', () => statusOf([SCOPE])],
  [
    'scope-address',
    'Where nothing is missing there is no address to allow it at.',
    null,
    () => ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationUrl(),
  ],
  ['mail-left', 'How many mails are left today is a number.', 'number', () => typeof MailApp.getRemainingDailyQuota()],
  [
    'own-address',
    'The person for whom the script runs has an address, the one of the person at the page.',
    true,
    () => Session.getEffectiveUser().getEmail() === Session.getActiveUser().getEmail(),
  ],
]);
