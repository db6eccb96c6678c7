// What a person may leave out when Google asks them: scopes that only a part of the add-on needs.

import type { Permission } from '../commands/ports';

const PREFIX = 'https://www.googleapis.com/auth/';

/** The typings know neither the list of scopes nor that the address may be missing. */
interface AsksScopes {
  getAuthorizationInfo(mode: GoogleAppsScript.Script.AuthMode, scopes: readonly string[]): GoogleAppsScript.Script.AuthorizationInfo;
}

/** Whether this scope is granted to the add-on by this person, and where it can be. */
export function permissionFor(scope: string): Permission {
  const app: AsksScopes = ScriptApp;
  const info = app.getAuthorizationInfo(ScriptApp.AuthMode.FULL, [PREFIX + scope]);
  const allowed = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED;
  return { allowed, url: allowed ? null : info.getAuthorizationUrl() };
}
