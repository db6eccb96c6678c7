// What clasp is asked for the self-test, and what its complaints mean for the person at the keyboard.

import { API_SETTINGS, refusalIn } from '../clasp-refusals';

/** One call of clasp: its exit code, and its stdout and stderr. */
export interface Answer {
  readonly ok: boolean;
  readonly out: string;
}

export type Clasp = (args: readonly string[]) => Answer;

/** The person's own project file, which is not in the repository, and the one that shows its shape. */
export const PROJECT = '.clasp.selftest.json';
export const TEMPLATE = 'selftest.clasp.json';

export const NEEDED = {
  login: `What is needed: a Google account that clasp is signed in to (npx clasp login), with the Apps Script API switched on (${API_SETTINGS}).`,
  api: `What is needed: the Apps Script API, which is off for this account. Switch it on at ${API_SETTINGS}`,
  project: `What is needed: a script project of its own, bound to an empty spreadsheet. Let it be made with --create, or name one with --script ID.`,
  executable:
    'clasp may not run functions of this project: that needs a Cloud project of yours (docs/selftest.md). Without it, use the menu "Self-test" in the spreadsheet.',
} as const;

export const isSignedIn = (clasp: Clasp): boolean => /"loggedIn":\s*true/.test(clasp(['show-authorized-user', '--json']).out);

export const filesToPush = (clasp: Clasp, project: string): Answer => clasp(['-P', project, 'show-file-status', '--json']);

export const create = (clasp: Clasp): Answer =>
  clasp(['-P', PROJECT, 'create-script', '--type', 'sheets', '--title', 'Self-test of Google Sheets', '--rootDir', 'build/selftest']);

/** Without --force, a changed manifest stops an unattended push. */
export const push = (clasp: Clasp): Answer => clasp(['-P', PROJECT, 'push', '--force']);

export const runFunction = (clasp: Clasp, name: string): Answer => clasp(['-P', PROJECT, 'run-function', name, '--json']);

/** What clasp's complaint requires of the person; `asked` distinguishes a missing project from a function that may not be run. */
export function meaningOf(out: string, asked: 'project' | 'function'): string {
  const refusal = refusalIn(out);
  if (refusal === 'api-off') return NEEDED.api;
  if (refusal === 'signed-out') return NEEDED.login;
  if (refusal === 'syntax-error') return `Google's parser refuses the program: this is a finding by itself.\n${out.trim()}`;
  if (/not found/i.test(out) && asked === 'project') return NEEDED.project;
  if (refusal === 'cannot-run' || /not found/i.test(out)) return NEEDED.executable;
  return out.trim();
}
