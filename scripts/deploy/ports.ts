// The command's side effects: clasp, git, and the files of a project's folder.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ground } from './checks';
import type { Contents } from './contents';
import { BUILT, projectText } from './project';
import type { Answer, DeployPorts } from './run-deploy';

/** Milliseconds: a push of half a megabyte takes seconds; a hanging one must end. */
const LONGEST = 120_000;

/** For the project in `root`, with the Node program `claspFile` as clasp. */
export function portsIn(root: string, claspFile: string): DeployPorts {
  const clasp = (args: readonly string[]): Answer => {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [claspFile, ...args], {
      cwd: root,
      encoding: 'utf8',
      timeout: LONGEST,
    });
    if (error !== undefined) return { ok: false, out: `${error.message}\n${stdout}\n${stderr}` };
    return { ok: status === 0, out: status === 0 ? stdout : `${stderr}\n${stdout}` };
  };
  const at = (file: string): string => join(root, file);
  const read = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);
  return {
    clasp,
    ground: () => groundOf(root, read('build/tested.json')),
    version: z.object({ version: z.string() }).parse(JSON.parse(read('package.json') ?? '')).version,
    build: () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', 'addon'], { cwd: root, encoding: 'utf8' });
      if (status !== 0) console.error(`${stdout}${stderr}`);
      return status === 0;
    },
    built: () => contentsOf(at(BUILT)),
    fetched: (scriptId, user) => fetched(clasp, scriptId, user),
    read,
    write: (file, text) => writeFileSync(at(file), text),
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  };
}

const testedShape = z.object({ commit: z.string() });

function groundOf(root: string, stamp: string | null): Ground {
  const git = (...args: readonly string[]): string | null => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : null;
  };
  const commit = git('rev-parse', 'HEAD');
  return {
    node: process.versions.node,
    git: commit === null ? null : { commit, clean: git('status', '--porcelain') === '' },
    tested: stamp === null ? null : testedShape.parse(JSON.parse(stamp)).commit,
  };
}

const contentsOf = (folder: string): Contents =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** Reads a project back into a folder of its own, so that the built files are not overwritten. */
function fetched(clasp: DeployPorts['clasp'], scriptId: string, user: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'read-back-'));
  try {
    const [project, files] = [join(folder, '.clasp.json'), join(folder, 'files')];
    mkdirSync(files);
    writeFileSync(project, projectText(scriptId, 'files'));
    const answer = clasp([...(user === undefined ? [] : ['--user', user]), '-P', project, 'pull']);
    return { answer, contents: contentsOf(files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
