// Which creator a text means: links, handles and email addresses as people write them, and the creators they find.

import * as fc from 'fast-check';
import type { CreatorId } from '../../contract/records';
import { type Clue, clueKind, emailForms, handleForm, linkForm, platformForm } from '../../src/sync/clues';
import { type Findable, matchIndex } from '../../src/sync/match';
import { check } from '../laws/seeded';

const creator = (id: string, more: Partial<Findable> = {}): Findable => ({
  creatorId: id as CreatorId,
  platform: 'youtube',
  handle: undefined,
  channelLink: undefined,
  email: undefined,
  ...more,
});

const link = (text: string): Clue => ({ kind: 'link', text });
const handle = (text: string, platform = ''): Clue => ({ kind: 'handle', text, platform });
const email = (text: string): Clue => ({ kind: 'email', text });

describe('the normal form of a link', () => {
  it.each([
    ['https://www.youtube.com/@Sample.One/', 'youtube/@sample.one'],
    ['http://m.youtube.com/@Sample.One/videos?view=0#top', 'youtube/@sample.one'],
    ['YouTube.com/channel/UCaBcDeF', 'youtube/channel/UCaBcDeF'],
    ['https://youtube.com/c/SampleOne/about', 'youtube/c/sampleone'],
    ['https://www.tiktok.com/@sample.one?lang=en', 'tiktok/@sample.one'],
    ['instagram.com/Sample.One/', 'instagram/@sample.one'],
    ['https://twitter.com/Sample', 'x/@sample'],
    ['https://x.com/sample', 'x/@sample'],
    ['HTTPS://WWW.Example.COM:443/Sample/?id=7#here', 'example.com/Sample?id=7'],
    ['https://www.youtube.com/@%E4%BD%A0', 'youtube/@你'],
    ['https://www.youtube.com/@100%', 'youtube/@100%'],
    [' example.com ', 'example.com'],
  ])('of %s is %s', (text, form) => {
    expect(linkForm(text)).toBe(form);
  });

  it.each(['', 'sample', '@sample', 'ask@example.com', 'two words', 'mailto:ask@example.com', 'ftp://example.com/a', 'https://'])(
    'of "%s" does not exist',
    (text) => {
      expect(linkForm(text)).toBeNull();
    },
  );

  it('distinguishes two channels whose ids differ in case, and two posts', () => {
    expect(linkForm('youtube.com/channel/UCa')).not.toBe(linkForm('youtube.com/channel/UCA'));
    expect(linkForm('instagram.com/p/aB')).not.toBe(linkForm('instagram.com/p/Ab'));
    expect(linkForm('youtube.com/watch?v=a')).not.toBe(linkForm('youtube.com/watch?v=b'));
  });
});

describe('the normal form of a handle, a platform, an address', () => {
  it('is lowercase and without the @', () => {
    expect(handleForm(' @Sample.One ')).toBe('sample.one');
    expect(handleForm('two words')).toBeNull();
    expect(['YouTube', 'YT', 'Tik Tok', 'IG', 'Twitter'].map(platformForm)).toEqual(['youtube', 'youtube', 'tiktok', 'instagram', 'x']);
  });

  it('takes several addresses from one cell, and one next to a name', () => {
    expect(emailForms('Ask@Example.com; two@example.org')).toEqual(['ask@example.com', 'two@example.org']);
    expect(emailForms('Sample One <ask@example.com>')).toEqual(['ask@example.com']);
    expect(emailForms('none')).toEqual([]);
  });

  it.each([
    ['https://youtube.com/@a', 'link'],
    ['example.com/a', 'link'],
    ['ask@example.com', 'email'],
    ['@sample', 'handle'],
    ['sample.one', 'handle'],
    ['Sample One', null],
    ['', null],
  ])('"%s" looks like: %s', (text, kind) => {
    expect(clueKind(text)).toBe(kind);
  });
});

describe('a creator is found', () => {
  const index = matchIndex([
    creator('tube', { handle: '@Sample', channelLink: 'https://www.youtube.com/@Sample', email: 'agency@example.com' }),
    creator('gram', { platform: 'instagram', handle: 'sample', email: 'agency@example.com' }),
    creator('plain', { platform: 'tiktok', handle: 'plain', channelLink: 'https://www.tiktok.com/@plain' }),
    creator('site', { channelLink: 'https://example.com/site' }),
  ]);
  const matched = (id: string) => ({ found: 'matched', creatorId: id });

  it('by a link, however it is written, even if the CRM has only handle and platform', () => {
    expect(index.match([link('youtube.com/@sample/videos')])).toEqual(matched('tube'));
    expect(index.match([link('http://www.example.com/site/')])).toEqual(matched('site'));
    expect(index.match([link('https://instagram.com/sample')])).toEqual(matched('gram'));
  });

  it('by a handle with its platform, and without one if nobody else has it', () => {
    expect(index.match([handle('@SAMPLE', 'IG')])).toEqual(matched('gram'));
    expect(index.match([handle('plain')])).toEqual(matched('plain'));
    expect(index.match([handle('https://www.tiktok.com/@plain')])).toEqual(matched('plain'));
    expect(index.match([handle('plain', 'youtube')])).toEqual({ found: 'not-found' });
  });

  it('as one of several if a handle or an address is shared, and all are named', () => {
    const both = { found: 'ambiguous', creatorIds: ['tube', 'gram'] };
    expect(index.match([handle('sample')])).toEqual(both);
    expect(index.match([email('Agency@example.com')])).toEqual(both);
  });

  it('alone if another clue tells which of several is meant', () => {
    expect(index.match([email('agency@example.com'), link('youtube.com/@sample')])).toEqual(matched('tube'));
    expect(index.match([email('nobody@example.com'), link('youtube.com/@sample')])).toEqual(matched('tube'));
  });

  it('not if clues contradict each other: both are named', () => {
    expect(index.match([handle('plain'), link('youtube.com/@sample')])).toEqual({ found: 'ambiguous', creatorIds: ['plain', 'tube'] });
  });

  it('not by blank or broken texts, nor if the creator has none', () => {
    expect(index.match([link(''), handle('@'), handle(''), email('at example')])).toEqual({ found: 'not-found' });
    expect(matchIndex([creator('blank', { handle: '', channelLink: '', email: '' })]).match([handle('')])).toEqual({ found: 'not-found' });
  });
});

const word = fc.stringMatching(/^[a-z0-9._]{3,12}$/).filter((text) => !/^\.|\.$/.test(text));

describe('however people decorate a link', () => {
  it('its creator is found, in any order of clues', () => {
    const decorated = fc.record({
      scheme: fc.constantFrom('', 'http://', 'https://', 'HTTPS://'),
      www: fc.constantFrom('', 'www.', 'm.'),
      host: fc.constantFrom('tiktok.com', 'TikTok.com'),
      end: fc.constantFrom('', '/', '?lang=en', '/?lang=en', '#top'),
      space: fc.constantFrom('', ' ', '\n'),
    });
    check(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        decorated,
        (words, pick, { scheme, www, host, end, space }) => {
          const index = matchIndex(
            words.map((name) => creator(name, { platform: 'tiktok', handle: name, channelLink: `https://www.tiktok.com/@${name}` })),
          );
          const name = words[pick % words.length] ?? '';
          const clues = [link(`${space}${scheme}${www}${host}/@${name.toUpperCase()}${end}${space}`), handle(`@${name}`)];
          const wanted = { found: 'matched', creatorId: name };
          expect(index.match(clues)).toEqual(wanted);
          expect(index.match([...clues].reverse())).toEqual(wanted);
        },
      ),
      200,
    );
  });
});
