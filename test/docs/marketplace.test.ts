// The requirements of a Marketplace listing are met: texts within Google's lengths, pictures in Google's sizes, nothing checked off without
// evidence. Numbers: https://developers.google.com/workspace/marketplace/create-listing

import { readFileSync } from 'node:fs';
import { BANNER, ICON_SIZES } from '../../scripts/pictures/marketplace';
import { digestOf, folderOf, MARKETPLACE, madeFile } from '../../scripts/pictures/shown';
import { VIEWPORT } from '../../scripts/pictures/story';
import { entriesOf } from './pages';

const PAGE = 'docs/marketplace.md';
const sections = entriesOf(PAGE, 2);
const sectionOf = (title: string): string => sections.find((section) => section.title === title)?.text ?? '';

/** A text to copy: the quotation below its name. */
const textOf = (section: string, name: string): string =>
  (new RegExp(`\\*\\*${name}\\*\\*\\n\\n((?:>.*\\n)+)`).exec(section)?.[1] ?? '').replace(/^> ?/gm, '').trim();

/** The Marketplace's own limits, in characters. */
const MOST = { 'Application name': 50, 'Short description': 200, 'Detailed description': 15_999 } as const;

describe.each(['Texts in English', 'Texts in Chinese'])('%s', (title) => {
  test.each(Object.entries(MOST))('have a text for %s of at most %d characters', (name, most) => {
    const text = textOf(sectionOf(title), name);
    expect(text.length).toBeGreaterThan(15);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  test('use the add-on’s name everywhere, without a name of Google’s', () => {
    const name = textOf(sectionOf(title), 'Application name');
    expect(readFileSync('src/sheets/ui.ts', 'utf8') + readFileSync('src/text/en/common.ts', 'utf8')).toContain(name);
    expect(name).not.toMatch(/google|sheets|workspace|drive/i);
  });
});

/** Width and height are in the first chunk of a PNG (PNG specification, "IHDR"). */
function sizeOf(file: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(file);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test.each([
  ...ICON_SIZES.map((size) => [`${MARKETPLACE}/icon-${size}.png`, { width: size, height: size }] as const),
  [`${MARKETPLACE}/banner.png`, BANNER] as const,
  ...(['en', 'zh'] as const).flatMap((language) =>
    ['edits', 'review', 'result'].map((name) => [`${folderOf(language)}/${name}.png`, VIEWPORT] as const),
  ),
])('%s has the required size', (file, size) => {
  expect(sizeOf(file)).toEqual(size);
});

test('icons and banner are drawn from the current icon; otherwise: npm run pictures', () => {
  const made = readFileSync(madeFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  expect(made).toHaveLength(ICON_SIZES.length + 2);
  expect(made.map(([file = '']) => [file, digestOf(file)])).toEqual(made);
});

test('what is checked off in the checklist names a file that proves it', () => {
  const rows = sectionOf('The review, point by point')
    .split('\n')
    .filter((line) => line.startsWith('| ☑'));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !/\]\([^)]+\)/.test(row))).toEqual([]);
});
