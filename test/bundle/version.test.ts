// A single version: of the package, of the script and of each page that shows it, and at the top of the changelog.

import { readFileSync } from 'node:fs';
import { built } from './built';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

test.each(['Code.js', 'sidebar.html'])('%s contains the package’s version, and nothing else of it', (file) => {
  expect(built(file).includes(`"${version}"`)).toBe(true);
  expect(built(file).includes('devDependencies')).toBe(false);
});

test('the changelog is organized by version, the package’s first', () => {
  const versions = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, named]) => named);
  expect(versions[0]).toBe(version);
});
