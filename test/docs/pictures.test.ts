// The documentation's pictures: taken together with their stored descriptions, small, each of them used somewhere. What they show:
// test/browser/pictures.test.ts

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { drawn } from '../../scripts/pictures/drawings';
import { digestOf, folderOf, looks, PICTURES, shownFile } from '../../scripts/pictures/shown';
import { filesIn } from '../architecture/sources';

const KB = 1024;
const pictures = readdirSync(PICTURES, { recursive: true, encoding: 'utf8' })
  .map((name) => posix.join(PICTURES, name.replaceAll('\\', '/')))
  .filter((file) => /\.(png|gif|svg)$/.test(file))
  .sort();

describe.each(['en', 'zh'] as const)('the pictures (%s)', (language) => {
  const text = readFileSync(shownFile(language), 'utf8');

  test('were taken when their descriptions were written', () => {
    const told = [...text.matchAll(/^== (\S+) (\w+)$/gm)].map(([, name = '', digest]) => [
      posix.join(folderOf(language), `${name}.png`),
      digest,
    ]);
    expect(pictures.filter((file) => file.startsWith(folderOf(language))).map((file) => [file, digestOf(file)])).toEqual(told.sort());
  });

  test('were taken with the program’s current styles; otherwise: npm run pictures', () => {
    expect(/^looks (\w+)$/m.exec(text)?.[1]).toBe(looks());
  });
});

test('all pictures together stay below 1.5 MB, the animation below 1 MB, and each of the others below 80 KB', () => {
  const sizes = pictures.map((file) => ({ file, size: statSync(file).size }));
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(1.5 * KB * KB);
  const most = (file: string): number => (file.endsWith('.gif') ? KB * KB : 80 * KB);
  expect(sizes.filter(({ file, size }) => size > most(file))).toEqual([]);
});

test('every picture is shown or linked by a page', () => {
  const pages = filesIn('docs', 'README.md').filter((file) => file.endsWith('.md'));
  const shown = new Set(
    pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\[[^\]]*\]\(([^)]+)\)/g)].map(([, link = '']) => posix.join(posix.dirname(page), link)),
    ),
  );
  expect(pictures.filter((file) => !shown.has(file))).toEqual([]);
});

test('Google’s screens are as the script draws them; otherwise: npm run pictures', () => {
  expect([...drawn()].filter(([file, svg]) => readFileSync(file, 'utf8') !== svg).map(([file]) => file)).toEqual([]);
});
