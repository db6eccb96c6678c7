// What must hold before anything is sent: each check is one line of the report, and says what to do if it fails.

import type { Environment } from './project';

/** The results of earlier commands, and facts about this machine. */
export interface Ground {
  /** From `process.versions.node`. */
  readonly node: string;
  /** null outside a git checkout. */
  readonly git: { readonly commit: string; readonly clean: boolean } | null;
  /** The commit whose complete tests last passed on a clean checkout; null if unknown. */
  readonly tested: string | null;
}

export interface Check {
  readonly ok: boolean;
  /** false = only a warning, where the environment does not require it. */
  readonly must: boolean;
  readonly text: string;
}

/** Node 20 is the oldest that the build runs on (`engines` in package.json). */
const OLDEST_NODE = 20;

/** For `prod` everything must hold; for `dev` a changed or untested checkout is only reported. */
export function checksFor(env: Environment, { node, git, tested }: Ground): readonly Check[] {
  const must = env === 'prod';
  const major = Number.parseInt(node, 10);
  const current = git !== null && tested === git.commit;
  return [
    {
      ok: major >= OLDEST_NODE,
      must: true,
      text: major >= OLDEST_NODE ? `Node ${node}` : `Node ${node} is too old: install Node ${OLDEST_NODE} or newer.`,
    },
    {
      ok: git?.clean === true,
      must,
      text:
        git === null
          ? 'This is not a git checkout, so no one can tell later what was sent.'
          : git.clean
            ? `commit ${git.commit.slice(0, 7)}, nothing changed`
            : `Files differ from commit ${git.commit.slice(0, 7)}: commit them, or stash them (git stash).`,
    },
    {
      ok: current,
      must,
      text: current ? 'all tests passed on this commit' : 'The tests have not passed on this commit as it stands: npm test',
    },
  ];
}
