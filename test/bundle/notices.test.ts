// The built add-on includes the licenses of the third-party code in it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, bundled, dist } from './built';

const ENTRIES = [
  ['Code.js', 'src/main.ts'],
  ['sidebar.html', 'sidebar/sidebar.tsx'],
  ['review.html', 'sidebar/review.tsx'],
] as const;

/** Packages that the entry point's code comes from, according to the bundler. */
async function packagesOf(entry: string): Promise<readonly string[]> {
  const { metafile } = await bundled(entry, { mainFields: ['module', 'main'] });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
  );
  return [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort();
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function licenceOf(name: string): string {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
  return plain(readFileSync(join(folder, file ?? ''), 'utf8'));
}

const table = readFileSync('THIRD_PARTY.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', licence = '', , files = ''] = line.split('|').map((cell) => cell.trim());
    const linked = /^\[(.+)\]/.exec(name)?.[1];
    return linked === undefined ? [] : [{ name: linked, licence, files: files.split(',').map((one) => one.replace(/[` ]/g, '')) }];
  });

describe.each(ENTRIES)('%s', (file, entry) => {
  test('ships the full license of every package that it contains parts of', async () => {
    const packages = await packagesOf(entry);
    expect(packages).not.toEqual([]);
    expect(packages.filter((name) => !plain(built('sidebar.html')).includes(licenceOf(name)))).toEqual([]);
  });

  test('is listed in THIRD_PARTY.md with exactly these packages', async () => {
    const listed = table.filter(({ files }) => files.includes(file)).map(({ name }) => name);
    expect(listed.sort()).toEqual(await packagesOf(entry));
  });
});

test('every license requires no more than its notice', () => {
  expect(table.map(({ licence }) => licence)).toEqual(table.map(() => 'MIT'));
});

test('every file that ships code was checked', () => {
  expect(
    readdirSync(dist)
      .filter((file) => !file.endsWith('.json'))
      .sort(),
  ).toEqual(ENTRIES.map(([file]) => file).sort());
});
