// What the pages for administrators say about permissions and stored data is complete.

import { readFileSync } from 'node:fs';
import { sourcesIn } from '../architecture/sources';
import { proseOf } from './pages';

const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8')) as {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
};

/** The names of our hidden sheets as spelled by adapters and stores; a trailing space is followed by a tab's id. */
const hiddenSheets = [
  ...new Set(
    sourcesIn('src').flatMap(({ text }) => [...text.matchAll(/['`](NoxSync [a-z]+|noxCrmSync\.choices)\b/g)].map(([, name = '']) => name)),
  ),
];

test.each(['docs/admin.md', 'docs/install.md'])(
  '%s gives a reason for each permission that the manifest requests, and for no other',
  (page) => {
    const told = [...proseOf(page).matchAll(/^\|.*`((?:spreadsheets|script|userinfo)\.[a-z._]+)` \|/gm)].map(([, scope = '']) => scope);
    expect(told.sort()).toEqual(manifest.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', '')).sort());
  },
);

test('the address of all requests is the only one that the manifest allows', () => {
  const addresses = manifest.urlFetchWhitelist.map((address) => address.replace(/\/$/, ''));
  expect(addresses).toHaveLength(1);
  for (const page of ['docs/admin.md', 'docs/privacy.md']) expect(proseOf(page)).toContain(addresses[0]);
});

test('every hidden sheet of ours is on the page about stored data', () => {
  const page = readFileSync('docs/privacy.md', 'utf8');
  expect(hiddenSheets.length).toBeGreaterThan(7);
  expect(hiddenSheets.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});
