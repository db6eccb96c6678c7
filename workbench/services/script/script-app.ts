// ScriptApp: what the script may do.

import { emulated, enumeration, hostOf } from '../emulated';

export const AuthMode = enumeration('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AuthorizationStatus = enumeration('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

export const scriptApp = (): object =>
  emulated('ScriptApp', {
    AuthMode,
    AuthorizationStatus,
    getScriptId: (): string => hostOf().facts.scriptId,
    /** The stand-in's people have granted everything that the manifest asks for. */
    getAuthorizationInfo: (): object =>
      emulated('AuthorizationInfo', {
        getAuthorizationStatus: (): object => AuthorizationStatus.NOT_REQUIRED,
        getAuthorizationUrl: (): string | null => null,
      }),
  });
