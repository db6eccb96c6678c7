// Permissions a person may deny when Google asks: scopes that only part of the add-on needs.

import type { Permission } from '../commands/ports';

const PREFIX = 'https://www.googleapis.com/auth/';

/** The typings lack the list of scopes, and that the address may be missing. */
interface AsksScopes {
  getAuthorizationInfo(mode: GoogleAppsScript.Script.AuthMode, scopes: readonly string[]): GoogleAppsScript.Script.AuthorizationInfo;
}

/** Whether this person has granted the add-on this scope, and where they can. */
export function permissionFor(scope: string): Permission {
  const app: AsksScopes = ScriptApp;
  const info = app.getAuthorizationInfo(ScriptApp.AuthMode.FULL, [PREFIX + scope]);
  const allowed = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED;
  return { allowed, url: allowed ? null : info.getAuthorizationUrl() };
}
