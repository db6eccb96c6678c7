// Session: who runs the script.

import { emulated, hostOf } from '../emulated';
import { userObject } from '../user';

export const session = (): object =>
  emulated('Session', {
    getActiveUser: (): object => userOf('getActiveUser'),
    getEffectiveUser: (): object => userOf('getEffectiveUser'),
    getActiveUserLocale: (): string => hostOf().facts.locale,
    getScriptTimeZone: (): string => hostOf().facts.scriptZone,
  });

/** The platform refuses without the scope for email addresses. */
function userOf(method: string): object {
  hostOf().authorize(`Session.${method}`, 'email');
  return userObject(hostOf().facts.email);
}
