// The documentation's pictures show what the program shows. If this fails because the program has changed: npm run pictures

import { readFileSync } from 'node:fs';
import { shownFile, shownIn } from '../../scripts/pictures/shown';
import { tell } from '../../scripts/pictures/story';

/** Each picture by name, with what it shows; the files' digests are for test/docs. */
const kept = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n\n== ')
      .slice(1)
      .map((picture) => [picture.split(' ')[0], picture.split('\n').slice(1).join('\n')]),
  );

test.each(['en', 'zh'] as const)(
  'what the pictures show (%s) is what the program shows; otherwise: npm run pictures',
  async (language) => {
    const shown: Record<string, string> = {};
    await tell(language, {
      picture: async (sheet, name) => {
        shown[name] = await shownIn(sheet);
      },
      moment: async () => undefined,
    });
    expect(shown).toEqual(kept(readFileSync(shownFile(language), 'utf8')));
  },
  300_000,
);
