// Permissions a person may deny when Google asks: each has a box of its own on Google's page.

import type { Permission } from '../commands/ports';

const PREFIX = 'https://www.googleapis.com/auth/';

/** The typings lack the list of scopes, and that the address may be missing. */
interface AsksScopes {
  getAuthorizationInfo(mode: GoogleAppsScript.Script.AuthMode, scopes: readonly string[]): GoogleAppsScript.Script.AuthorizationInfo;
  requireScopes(mode: GoogleAppsScript.Script.AuthMode, scopes: readonly string[]): void;
}

/** Nothing works without these. */
const NEEDED = ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui'];

/**
 * Makes Google ask for what is missing of the scopes that nothing works without, and ends the execution then
 * (developers.google.com/apps-script/concepts/scopes). Otherwise only a failing call would report it, and opening the panel again would ask
 * for nothing. Not called when nothing is missing, because it has refused granted scopes (issuetracker.google.com/issues/395159730).
 */
export function demandNeeded(): void {
  const app: AsksScopes = ScriptApp;
  const { FULL } = ScriptApp.AuthMode;
  const scopes = NEEDED.map((scope) => PREFIX + scope);
  const status = app.getAuthorizationInfo(FULL, scopes).getAuthorizationStatus();
  if (status === ScriptApp.AuthorizationStatus.REQUIRED) app.requireScopes(FULL, scopes);
}

/** Whether this person has granted the add-on all of these scopes, and where they can. */
export function permissionFor(...scopes: readonly string[]): Permission {
  const app: AsksScopes = ScriptApp;
  const info = app.getAuthorizationInfo(
    ScriptApp.AuthMode.FULL,
    scopes.map((scope) => PREFIX + scope),
  );
  const allowed = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED;
  return { allowed, url: allowed ? null : info.getAuthorizationUrl() };
}
