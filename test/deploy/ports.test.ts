// The command with its real ports: a folder with a project in it, git, and a made-up program as clasp.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portsIn } from '../../scripts/deploy/ports';
import { runDeploy } from '../../scripts/deploy/run-deploy';
import { ID } from './made-up-clasp';

/** Stores what is pushed in a folder next to itself, and returns it as Google does: names without folders, the manifest reformatted. */
const CLASP = `
const { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const args = process.argv.slice(2);
const held = join(__dirname, 'held');
const project = args.includes('-P') ? args[args.indexOf('-P') + 1] : '';
const folder = () => join(dirname(project), JSON.parse(readFileSync(project, 'utf8')).rootDir);
if (args.includes('show-authorized-user')) console.log(JSON.stringify({ loggedIn: true }));
else if (args.includes('push')) {
  cpSync(folder(), held, { recursive: true });
  console.log(JSON.stringify(readdirSync(held)));
} else if (args.includes('pull')) {
  for (const name of readdirSync(held)) {
    const text = readFileSync(join(held, name), 'utf8');
    writeFileSync(join(folder(), name), name === 'appsscript.json' ? JSON.stringify(JSON.parse(text), null, 4) : text);
  }
} else {
  console.error('unknown');
  process.exitCode = 1;
}
`;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'deploy-'));
  mkdirSync(join(root, 'dist'));
  mkdirSync(join(root, 'build'));
  writeFileSync(join(root, 'package.json'), '{"version":"1.2.3"}');
  writeFileSync(join(root, 'dist', 'Code.js'), 'const word = "网红";\n');
  writeFileSync(join(root, 'dist', 'appsscript.json'), '{"timeZone":"Etc/UTC"}');
  writeFileSync(join(root, 'clasp.cjs'), CLASP);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  const code = runDeploy(args, { ...portsIn(root, join(root, 'clasp.cjs')), build: () => true, say: line, complain: line });
  return { code, said: lines.join('\n') };
}

test('the build is pushed, read back into a folder of its own, and is the same', () => {
  const { code, said } = run('--env', 'dev', '--script', ID);
  expect([code, said]).toEqual([0, expect.stringContaining('read back: Google holds the same')]);
  expect(readFileSync(join(root, 'held', 'Code.js'), 'utf8')).toContain('网红');
  expect(existsSync(join(root, 'dist', 'files'))).toBe(false);
});

test('git and the tests’ stamp are read from the folder', () => {
  expect(run('--env', 'prod', '--dry-run').said).toContain('not a git checkout');
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], { cwd: root, encoding: 'utf8' });
  git('init', '-q');
  writeFileSync(join(root, '.gitignore'), 'build/\n');
  git('add', '-A');
  git('commit', '-qm', 'first');
  expect(run('--env', 'prod', '--dry-run')).toEqual({ code: 2, said: expect.stringContaining('1 to fix') });
  writeFileSync(join(root, 'build', 'tested.json'), JSON.stringify({ commit: git('rev-parse', 'HEAD').stdout.trim() }));
  expect(run('--env', 'prod', '--dry-run').code).toBe(0);
  writeFileSync(join(root, 'dist', 'Code.js'), 'changed');
  expect(run('--env', 'prod', '--dry-run').said).toContain('Files differ');
});
