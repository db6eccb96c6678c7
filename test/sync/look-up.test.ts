// Looking up a creator: what is requested, and who comes first.

import type { Channel } from '../../src/fields/fields';
import { clueIn, keywordOf, namedExactly, nearestFirst } from '../../src/sync/look-up';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';

const channel = (id: string, more: Partial<Channel>): Channel => ({
  ...blankChannel(creator(id)),
  name: '',
  handle: '',
  channelLink: '',
  email: '',
  ...more,
});
const ids = (channels: readonly Channel[]) => channels.map(({ creatorId }) => creatorId);

test.each([
  ['https://www.youtube.com/@Sample.One/videos', 'sample.one'],
  ['https://example.org/people/Sample-03?ref=1', 'Sample-03'],
  ['https://example.org', 'example.org'],
  ['Sample <SAMPLE.3@example.com>', 'sample.3@example.com'],
  [' @sample03 ', 'sample03'],
  ['sample@', 'sample@'],
  ['Sample Creator 03', 'Sample Creator 03'],
])('for %s the CRM is asked for %s', (text, keyword) => {
  expect(keywordOf(text)).toBe(keyword);
});

test('a clue is a link, an address or a handle, with the platform if known; two words are a name', () => {
  expect(clueIn('@sample', 'tiktok')).toEqual({ kind: 'handle', text: '@sample', platform: 'tiktok' });
  expect(clueIn('@sample')?.platform).toBe('');
  expect(clueIn('Sample Creator 03')).toBeNull();
});

const byName = channel('name', { name: ' Sample Creator 03 ' });
const byHandle = channel('handle', { handle: '@sample03', platform: 'youtube' });
const again = channel('again', { handle: 'SAMPLE03', platform: 'tiktok' });
const near = [
  channel('in name', { name: 'The sample03 show' }),
  channel('in handle', { handle: '@not.sample03' }),
  channel('in link', { channelLink: 'https://example.org/sample03-channel' }),
  channel('in address', { email: 'sample03@example.com' }),
];
const far = channel('far', { name: 'Somebody', handle: '@else' });

test('exact matches are creators who match the clue, even several, or whose complete name it is, in any case', () => {
  const all = [far, byName, again, ...near, byHandle];
  expect(ids(namedExactly('@sample03', all))).toEqual(['again', 'handle']);
  expect(ids(namedExactly('sample creator 03', all))).toEqual(['name']);
  expect(ids(namedExactly('Sample Creator', all))).toEqual([]);
  expect(ids(namedExactly('@else', [far, byName]))).toEqual(['far']);
});

test('exact matches come first, then creators who contain the keyword, then the rest, each in the CRM’s order', () => {
  expect(ids(nearestFirst('@sample03', [far, ...near, byHandle, byName]))).toEqual([
    'handle',
    'in name',
    'in handle',
    'in link',
    'in address',
    'far',
    'name',
  ]);
});
