// What must hold before anything is sent: each check is one line of the report, and says what to do where it fails.

import type { Environment } from './project';

/** What the commands before this one left, and what this machine is. */
export interface Ground {
  /** As `process.versions.node` says it. */
  readonly node: string;
  /** null outside a git checkout. */
  readonly git: { readonly commit: string; readonly clean: boolean } | null;
  /** The commit whose tests last passed as a whole on a clean checkout; null when none is known. */
  readonly tested: string | null;
}

export interface Check {
  readonly ok: boolean;
  /** A check that only warns where the environment may do without it. */
  readonly must: boolean;
  readonly text: string;
}

/** Node 20 is the oldest that the build runs on (`engines` in package.json). */
const OLDEST_NODE = 20;

/** For `prod` everything must hold; for `dev` a changed or untested checkout is only said. */
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
