// What the files around the code must and must not say: the manifest, the push to Google, the lock file, other machines.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { filesIn, root } from './sources';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const json = (file: string): Record<string, unknown> => JSON.parse(read(file)) as Record<string, unknown>;

/** What git has or would add; without git (an unpacked archive), the folders with sources. */
function projectFiles(): readonly string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return listed.split('\n').filter((file) => file !== '' && filesIn(file).length === 1);
  } catch {
    return filesIn(
      'contract',
      'src',
      'sidebar',
      'workbench',
      'test',
      'bench',
      'docs',
      'scripts',
      'package.json',
      'package-lock.json',
      'README.md',
    );
  }
}

const isText = (file: string): boolean => !/\.(png|jpe?g|gif|webp|ico|woff2?)$/.test(file);

describe('the manifest', () => {
  const manifest = json('appsscript.json');

  test('requests the six scopes that the add-on needs, and no other', () => {
    const scopes = [
      ...['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'userinfo.email'],
      ...['script.scriptapp', 'script.send_mail'],
    ];
    expect(manifest.oauthScopes).toEqual(scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`));
  });

  test("lets the add-on call the CRM's origin and nothing else", () => {
    const { transport } = json('contract/crm.json') as { transport: { origin: { value: string } } };
    expect(manifest.urlFetchWhitelist).toEqual([`${transport.origin.value}/`]);
  });

  test('runs on V8 without an advanced service', () => {
    expect(manifest.runtimeVersion).toBe('V8');
    expect(manifest).not.toHaveProperty('dependencies');
  });
});

describe('what is pushed to Google', () => {
  test('is the built folder, with nobody’s script id', () => {
    expect(json('.clasp.json')).toEqual({ scriptId: 'put-the-id-of-your-script-project-here', rootDir: 'dist' });
  });

  test('is not in the repository, and neither is a sign-in file', () => {
    expect(projectFiles().filter((file) => /^(dist|build|node_modules|\.data)\/|(^|\/)\.clasprc\.json$/.test(file))).toEqual([]);
  });
});

describe('the repository', () => {
  test('names no registry', () => {
    const lock = json('package-lock.json') as { packages: Record<string, object> };
    expect(Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry)).toEqual([]);
    expect(projectFiles().filter((file) => isText(file) && /https?:\/\/registry\./.test(read(file)))).toEqual([]);
  });

  test('names no folder of the machine that it was written on', () => {
    const folders = [root, homedir()].filter((folder) => folder.length > 5);
    const telling = (text: string): boolean =>
      folders.some((folder) => text.includes(folder)) || /(?<![\w.])\/(home|Users)\/[a-z]\w+\//.test(text);
    expect(projectFiles().filter((file) => isText(file) && telling(read(file)))).toEqual([]);
  });

  test('locks the packages of every platform, not only of the one it was locked on', () => {
    const { packages } = json('package-lock.json') as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const locked = Object.keys(packages);
    const wanted = locked.flatMap((holder) =>
      Object.keys(packages[holder]?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`),
    );
    expect(wanted.filter((name) => !locked.some((place) => place.endsWith(name)))).toEqual([]);
  });

  test('pins every package to one version', () => {
    const { dependencies = {}, devDependencies = {} } = json('package.json') as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('has no test file that no jest project runs', () => {
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const told = execFileSync(process.execPath, [jest, '--listTests', '--json'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    const listed = new Set(JSON.parse(told) as readonly string[]);
    const tests = filesIn('test').filter((file) => /\.test\.tsx?$/.test(file));
    expect(tests.filter((file) => !listed.has(join(root, file)))).toEqual([]);
  });

  test('skips no test and lets none run alone', () => {
    const marks = /\b(it|test|describe)\.(skip|only|todo|failing)\b|\b[xf](it|describe|test)\(/;
    const own = 'test/architecture/repository.test.ts';
    expect(filesIn('test').filter((file) => /\.tsx?$/.test(file) && file !== own && marks.test(read(file)))).toEqual([]);
  });
});
