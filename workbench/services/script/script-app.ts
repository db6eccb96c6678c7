// ScriptApp: what the script may do, and when it is called.

import { Exception, emulated, enumeration, hostOf, mismatch } from '../emulated';
import { deleteTrigger, EventType, getProjectTriggers, getUserTriggers, newTrigger, TriggerSource } from './triggers';

export const AuthMode = enumeration('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AuthorizationStatus = enumeration('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

export const scriptApp = (): object =>
  emulated('ScriptApp', {
    AuthMode,
    AuthorizationStatus,
    EventType,
    TriggerSource,
    getScriptId: (): string => hostOf().facts.scriptId,
    getAuthorizationInfo,
    requireScopes,
    newTrigger,
    getProjectTriggers,
    getUserTriggers,
    deleteTrigger,
  });

/** On Google the execution ends, and Google's page asks for what is missing. */
function requireScopes(mode: unknown, scopes: unknown): void {
  if (!Array.isArray(scopes)) throw mismatch('ScriptApp.requireScopes', [mode, scopes]);
  const missing = scopes.map(String).filter((scope) => hostOf().facts.withheld([scope]));
  if (missing.length > 0)
    throw new Exception(`The script does not have permission to perform that action. Required permissions: ${missing.join(' && ')}`);
}

/** Without a list, covers everything that the manifest requests. */
function getAuthorizationInfo(mode: unknown, scopes?: unknown): object {
  if (scopes !== undefined && !Array.isArray(scopes)) throw mismatch('ScriptApp.getAuthorizationInfo', [mode, scopes]);
  const missing = hostOf().facts.withheld(scopes === undefined ? null : scopes.map(String));
  return emulated('AuthorizationInfo', {
    getAuthorizationStatus: (): object => (missing ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED),
    getAuthorizationUrl: (): string | null => (missing ? 'https://accounts.google.com/the-stand-in-has-no-such-page' : null),
  });
}
