// What would be pushed to Google, by the actual tool that pushes. No account is needed, and none on this machine is used.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { built } from './built';

const clasp = resolve('node_modules/@google/clasp/build/src/index.js');

/** `clasp show-file-status --json`, run with an empty home folder. */
function filesToPush(): readonly string[] {
  const home = mkdtempSync(join(tmpdir(), 'push-'));
  try {
    const options = { encoding: 'utf8', env: { ...process.env, HOME: home, USERPROFILE: home }, stdio: 'pipe' } as const;
    const status = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], options);
    return (JSON.parse(status) as { filesToPush: readonly string[] }).filesToPush;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

describe('a push to Google', () => {
  test('includes the manifest, the program and the two pages, and nothing else', () => {
    expect([...filesToPush()].sort()).toEqual(['dist/Code.js', 'dist/appsscript.json', 'dist/review.html', 'dist/sidebar.html']);
  });

  test('includes the project’s manifest unchanged', () => {
    expect(built('appsscript.json')).toBe(readFileSync(resolve('appsscript.json'), 'utf8'));
  });
});
