// How often non-test code tells the compiler what a value is, instead of proving it.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './sources';

/** A change that removes casts lowers this number. */
const MOST = 62;

/** As `file:line`; TypeScript's parser is a module, which jest cannot load. */
function casts(): readonly string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'test/architecture/casts.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}

test(`at most ${MOST} values are cast, \`as const\` aside`, () => {
  const found = casts();
  expect(found.length).toBeGreaterThan(0);
  expect(found.length > MOST ? found : []).toEqual([]);
});
