// Session: who runs the script.

import { emulated, hostOf } from '../emulated';

export const session = (): object =>
  emulated('Session', {
    getActiveUser: (): object => userOf('getActiveUser'),
    getEffectiveUser: (): object => userOf('getEffectiveUser'),
    getActiveUserLocale: (): string => hostOf().facts.locale,
    getScriptTimeZone: (): string => hostOf().facts.scriptZone,
    getTemporaryActiveUserKey: (): string => hostOf().facts.personKey,
  });

/** Without the scope for addresses the platform refuses. */
function userOf(method: string): object {
  hostOf().authorise(`Session.${method}`, 'email');
  const { email } = hostOf().facts;
  return emulated('User', { getEmail: (): string => email, toString: (): string => email });
}
