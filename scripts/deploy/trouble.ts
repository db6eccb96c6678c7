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
  'api-off': () => `The Apps Script API is off for this account. Switch it on at ${API_SETTINGS}, wait a minute, and run this again.`,
  'boxes-not-ticked': () =>
    `clasp was signed in without all boxes ticked. Run: npx clasp logout && ${signIn}, and tick every box that Google shows.`,
  organisation: () =>
    'Your organisation does not let clasp in. Ask its administrator to allow "clasp", or paste the files by hand (docs/install.md).',
  'signed-out': () => `clasp is not signed in, or its sign-in has ended. Run: ${signIn}`,
  'syntax-error': () => 'Google cannot read the program that was built. Nothing was changed there. Please report it with the line below.',
  manifest: () =>
    'Google refuses the manifest. Nothing was changed there. See whether appsscript.json was edited: git diff appsscript.json',
  'no-such-project': ({ account, projectFile, env }) =>
    `${account || 'This account'} sees no such script project. Check the id in ${projectFile}, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  'no-permission': ({ account, env }) =>
    `${account || 'This account'} may not change that script project. Have it shared with you as an editor, or sign in with the account that it belongs to: ${signIn} --user ${env}, then add --user ${env}.`,
  'too-many-versions': () =>
    'The project has 200 versions, which is the most that Google keeps. Delete old ones in the project’s history, and run this again.',
  'too-many-requests': () => 'Google has had too many requests from this account. Wait some minutes, and run this again.',
  'not-reached': () => 'Google was not reached. Check the connection (behind a proxy: HTTPS_PROXY), and run this again.',
  'fault-of-google': () => 'Google had a fault of its own. Run this again in a minute.',
};

/** One sentence with the remedy, and below it the original output, for whoever helps. */
export function troubleIn(said: string, target: Target): string {
  const refusal = refusalIn(said);
  const known = refusal !== null && refusal !== 'cannot-run';
  const sentence = known ? REMEDIES[refusal](target) : 'clasp failed in a way that this command does not know.';
  return `${sentence}\n  clasp said: ${said.trim().split('\n').slice(0, 3).join(' ') || '(nothing)'}`;
}
