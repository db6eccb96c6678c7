// Recognizes refusals by Google and clasp by their wording: that of clasp 3 and the Apps Script API, which is English whatever the
// account's language.

import { namesOf } from '../contract/named';

/** In order: the first match counts. */
const WORDS = {
  'api-off': /not enabled the Apps Script API|script\.google\.com\/home\/usersettings/i,
  'boxes-not-ticked': /insufficient authentication scopes|insufficient permission/i,
  organisation: /admin_policy_enforced|access_denied|app is blocked/i,
  'signed-out': /no credentials|not logged in|invalid_grant|invalid_rapt|token has been expired/i,
  'syntax-error': /syntax error/i,
  manifest: /must include a manifest|invalid argument|invalid manifest/i,
  'cannot-run': /permission to run|deployed as API executable|NOT_AUTHORIZED/i,
  'no-such-project': /requested entity was not found|could not find script|script ID is not set|project settings not found/i,
  'no-permission': /caller does not have permission|does not have permission to/i,
  // https://developers.google.com/apps-script/guides/versions: 200 versions per project.
  'too-many-versions': /versions?.*(limit|maximum|too many)|(limit|maximum|too many).*versions?/i,
  'too-many-requests': /quota|rate limit|too many requests/i,
  'not-reached': /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|socket hang up|network/i,
  'fault-of-google': /internal error|currently unavailable|backend error|deadline exceeded/i,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Refusal = keyof typeof WORDS;

/** Where a person turns on the Apps Script API. */
export const API_SETTINGS = 'https://script.google.com/home/usersettings';

/** null = unknown wording. */
export function refusalIn(said: string): Refusal | null {
  return namesOf<Refusal>(WORDS).find((refusal) => WORDS[refusal].test(said)) ?? null;
}
