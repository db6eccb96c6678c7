// Asks the compiler itself which names each environment knows, so that using a platform in a pure folder remains a compile error.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { filesIn, root } from './sources';

const tsc = resolve('node_modules/typescript/bin/tsc');

const compile = (...args: readonly string[]): string => spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: 'utf8' }).stdout;

/** The project's files, not those of packages, that an environment checks. */
const checkedBy = (environment: string): readonly string[] =>
  compile('-p', `tsconfig/${environment}.json`, '--listFilesOnly')
    .split(/\r?\n/)
    .filter((file) => file !== '')
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((file) => !file.includes('node_modules/'));

/** The names in a file that the environment does not know: the file is compiled with the environment's own settings. */
function unknownIn(environment: string, names: readonly string[]): readonly string[] {
  const folder = join(root, 'build', `probe-${environment}`);
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, 'probe.ts'), `export const probe = [${names.join(', ')}];\n`);
    const settings = { extends: `../../tsconfig/${environment}.json`, compilerOptions: { incremental: false }, include: ['.'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const told = compile('-p', folder, '--pretty', 'false');
    return [...told.matchAll(/Cannot find name '(\w+)'/g)].map(([, name = '']) => name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const names = ['SpreadsheetApp', 'document', 'process', 'fetch', 'URL', 'setTimeout'];

describe('the compiler', () => {
  test('knows no platform in the rules and in the emulated services', () => {
    expect(unknownIn('pure', names)).toEqual(names);
    expect(unknownIn('services', names)).toEqual(names);
  });

  test("knows Google's services, and neither a browser nor Node, in the adapters", () => {
    expect(unknownIn('platform', names)).toEqual(names.filter((name) => name !== 'SpreadsheetApp'));
  });

  test("knows neither Node nor Google's services in a page", () => {
    expect(unknownIn('sidebar', names)).toEqual(['SpreadsheetApp', 'process']);
    expect(unknownIn('grid', names)).toEqual(['SpreadsheetApp', 'process']);
  });

  test("knows neither a document nor Google's services in the stand-in's host", () => {
    expect(unknownIn('workbench', names)).toEqual(['SpreadsheetApp', 'document']);
  });

  test('checks every file of the project in the environment of its folder', () => {
    const folders: Readonly<Record<string, readonly string[]>> = {
      pure: ['contract', 'src/fields', 'src/sync', 'src/crm', 'src/commands', 'src/rpc', 'src/text'],
      platform: ['src/sheets', 'src/main.ts'],
      sidebar: ['sidebar'],
      workbench: ['workbench'],
      services: ['workbench/services'],
      grid: ['workbench/page'],
      test: ['test', 'bench'],
    };
    const unchecked = Object.entries(folders).flatMap(([environment, places]) => {
      const checked = new Set(checkedBy(environment));
      const own = filesIn(...places).filter(
        (file) => /\.tsx?$/.test(file) && (environment !== 'workbench' || !/^workbench\/(services|page)\//.test(file)),
      );
      return own.filter((file) => !checked.has(file)).map((file) => `${environment}: ${file}`);
    });
    expect(unchecked).toEqual([]);
  });
});
