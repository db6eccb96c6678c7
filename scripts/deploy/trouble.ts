// What Google and clasp complain of, told apart by their own words, each with one sentence that says what to do.

/** Who pushes what: the words of a remedy name them. */
export interface Target {
  readonly env: string;
  /** The file that names the script project. */
  readonly projectFile: string;
  /** As clasp knows it; empty where it is not known. */
  readonly account: string;
}

type Remedy = (target: Target) => string;

const signIn = 'npx clasp login';
const SETTINGS = 'https://script.google.com/home/usersettings';

/**
 * In order: the first whose words are found counts. The words are those of clasp 3 and of the Apps Script API, which are English whatever
 * the account's language.
 */
const KNOWN: readonly (readonly [RegExp, Remedy])[] = [
  [
    /not enabled the Apps Script API|home\/usersettings/i,
    () => `The Apps Script API is off for this account. Switch it on at ${SETTINGS}, wait a minute, and run this again.`,
  ],
  [
    /insufficient authentication scopes|insufficient permission/i,
    () => `clasp was signed in without all boxes ticked. Run: npx clasp logout && ${signIn}, and tick every box that Google shows.`,
  ],
  [
    /admin_policy_enforced|access_denied|app is blocked/i,
    () => 'Your organisation does not let clasp in. Ask its administrator to allow "clasp", or paste the files by hand (docs/install.md).',
  ],
  [
    /no credentials|not logged in|invalid_grant|invalid_rapt|token has been expired/i,
    () => `clasp is not signed in, or its sign-in has ended. Run: ${signIn}`,
  ],
  [
    /syntax error/i,
    () => 'Google cannot read the program that was built. Nothing was changed there. Please report it with the line below.',
  ],
  [
    /must include a manifest|invalid argument|invalid manifest/i,
    () => 'Google refuses the manifest. Nothing was changed there. See whether appsscript.json was edited: git diff appsscript.json',
  ],
  [
    /requested entity was not found|could not find script|script ID is not set|project settings not found/i,
    ({ account, projectFile, env }) =>
      `${account || 'This account'} sees no such script project. Check the id in ${projectFile}, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  ],
  [
    /caller does not have permission|does not have permission to/i,
    ({ account, env }) =>
      `${account || 'This account'} may not change that script project. Have it shared with you as an editor, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  ],
  // https://developers.google.com/apps-script/guides/versions: 200 versions a project.
  [
    /versions?.*(limit|maximum|too many)|(limit|maximum|too many).*versions?/i,
    () =>
      'The project has 200 versions, which is the most that Google keeps. Delete old ones in the project’s history, and run this again.',
  ],
  [
    /quota|rate limit|too many requests/i,
    () => 'Google has had too many requests from this account. Wait some minutes, and run this again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|socket hang up|network/i,
    () => 'Google was not reached. Check the connection (behind a proxy: HTTPS_PROXY), and run this again.',
  ],
  [
    /internal error|currently unavailable|backend error|deadline exceeded/i,
    () => 'Google had a fault of its own. Run this again in a minute.',
  ],
];

/** One sentence with the remedy, and below it what was said, for whoever helps. */
export function troubleIn(said: string, target: Target): string {
  const remedy = KNOWN.find(([words]) => words.test(said))?.[1];
  const sentence = remedy?.(target) ?? 'clasp failed in a way that this command does not know.';
  return `${sentence}\n  clasp said: ${said.trim().split('\n').slice(0, 3).join(' ') || '(nothing)'}`;
}
