// Every relative link of the documents leads to a file, and every anchor to a heading in it.

import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { filesIn } from '../architecture/sources';
import { headingsOf, proseOf } from './pages';

const pages = filesIn('docs', 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md').filter((file) => file.endsWith('.md'));

/** Brackets within code are not links. */
const linksIn = (file: string): readonly string[] =>
  [
    ...proseOf(file)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^()\s]+)\)/g),
  ].map(([, to = '']) => to);

/** GitHub's anchors for the headings of a page: letters, digits, hyphens; repeated ones are numbered. */
function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headingsOf(file)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let [name, n] = [anchor, 0];
    while (anchors.has(name)) name = `${anchor}-${++n}`;
    anchors.add(name);
  }
  return anchors;
}

const isAddress = (link: string): boolean => /^[a-z]+:/.test(link);

const fileOf = (from: string, link: string): string => {
  const [path = ''] = link.split('#');
  return path === '' ? from : posix.join(posix.dirname(from), path);
};

/** What is wrong with a link; null if it leads somewhere. Web addresses are not requested. */
function fault(from: string, link: string): string | null {
  if (isAddress(link)) return null;
  const [, anchor] = link.split('#');
  const file = fileOf(from, link);
  if (!existsSync(file)) return `${from}: no file ${link}`;
  return anchor === undefined || anchorsOf(file).has(anchor) ? null : `${from}: no heading ${link}`;
}

test('every link of the documents leads somewhere', () => {
  expect(pages.flatMap((page) => linksIn(page).map((link) => fault(page, link))).filter((found) => found !== null)).toEqual([]);
});

test('a dead link would be found', () => {
  expect(fault('README.md', 'docs/no-such-page.md')).toBe('README.md: no file docs/no-such-page.md');
  expect(fault('README.md', 'docs/guide.md#no-such-heading')).toBe('README.md: no heading docs/guide.md#no-such-heading');
  expect(fault('docs/guide.md', '../README.md#documentation')).toBeNull();
});

test('every document can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached)
    for (const file of linksIn(page).flatMap((link) => (isAddress(link) ? [] : [fileOf(page, link)])))
      for (const below of pages) if (below === file || (file.endsWith('/') && below.startsWith(file))) reached.add(below);
  expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});
