// The documents for people who listen to them or navigate by headings, pictures and links.

import { filesIn } from '../architecture/sources';
import { headingsOf, proseOf } from './pages';

const pages = filesIn('docs', 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md').filter((file) =>
  file.endsWith('.md'),
);

const levelsOf = (page: string): readonly number[] => [...proseOf(page).matchAll(/^(#{1,6}) /gm)].map(([, marks = '']) => marks.length);

test.each(pages)('%s begins with its single title, and no heading level is skipped', (page) => {
  const [title, ...levels] = levelsOf(page);
  expect(title).toBe(1);
  expect(
    proseOf(page)
      .trimStart()
      .startsWith(`# ${headingsOf(page)[0]}`),
  ).toBe(true);
  expect(levels).not.toContain(1);
  const skipped = levels.filter((level, i) => level > (levels[i - 1] ?? 1) + 1);
  expect(skipped).toEqual([]);
});

/** Words in brackets before an address; pictures have the mark. */
const named = (page: string, mark: '' | '!'): readonly string[] =>
  [...proseOf(page).matchAll(/(!?)\[([^\]]*)\]\([^()\s]+\)/g)].flatMap(([, its, words = '']) => (its === mark ? [words] : []));

test('every picture says what it shows, each in its own words', () => {
  const short = pages.flatMap((page) => named(page, '!').filter((alt) => alt.length < 6));
  const twice = pages.flatMap((page) => named(page, '!').filter((alt, i, all) => all.indexOf(alt) !== i));
  expect([...short, ...twice]).toEqual([]);
});

test('every link says where it leads, even to somebody who hears nothing else of the page', () => {
  const mute = /^(here|this|click here|link|more|这里|点击这里|)$/i;
  expect(pages.flatMap((page) => named(page, '').flatMap((words) => (mute.test(words.trim()) ? [`${page}: ${words}`] : [])))).toEqual([]);
});
