// One sentence for each refusal by Google and clasp that says what to do.

import { API_SETTINGS, type Refusal, refusalIn } from '../clasp-refusals';

/** Who pushes what: the remedies name them. */
export interface Target {
  readonly env: string;
  /** The file that names the script project. */
  readonly projectFile: string;
  /** As clasp knows it; empty if unknown. */
  readonly account: string;
}

type Remedy = (target: Target) => string;

const signIn = 'npx clasp login';

/** A deployment runs no function. */
const REMEDIES: Readonly<Record<Exclude<Refusal, 'cannot-run'>, Remedy>> = {
  'api-off': () => `The Apps Script API is off for this account. Turn it on at ${API_SETTINGS}, wait a minute, and run this again.`,
  'boxes-not-ticked': () =>
    `clasp was signed in without every box checked. Run: npx clasp logout && ${signIn}, and check every box Google shows.`,
  organisation: () =>
    'Your organization does not allow clasp. Ask its administrator to allow "clasp", or paste the files by hand (docs/install.md).',
  'signed-out': () => `clasp is not signed in, or its sign-in has expired. Run: ${signIn}`,
  'syntax-error': () => 'Google cannot parse the built program. Nothing was changed there. Please report it with the line below.',
  manifest: () =>
    'Google rejects the manifest. Nothing was changed there. Check whether appsscript.json was edited: git diff appsscript.json',
  'no-such-project': ({ account, projectFile, env }) =>
    `${account || 'This account'} sees no such script project. Check the id in ${projectFile}, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  'no-permission': ({ account, env }) =>
    `${account || 'This account'} is not allowed to change that script project. Have it shared with you as an editor, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  'too-many-versions': () =>
    'The project has 200 versions, the most Google keeps. Delete old ones in the project’s history, and run this again.',
  'too-many-requests': () => 'Google received too many requests from this account. Wait a few minutes, and run this again.',
  'not-reached': () => 'Could not reach Google. Check the connection (behind a proxy: HTTPS_PROXY), and run this again.',
  'fault-of-google': () => 'Google had an error. Run this again in a minute.',
};

/** One sentence with the remedy, and below it the original output, for whoever helps. */
export function troubleIn(said: string, target: Target): string {
  const refusal = refusalIn(said);
  const known = refusal !== null && refusal !== 'cannot-run';
  const sentence = known ? REMEDIES[refusal](target) : 'clasp failed in a way this command does not recognize.';
  return `${sentence}\n  clasp said: ${said.trim().split('\n').slice(0, 3).join(' ') || '(nothing)'}`;
}
