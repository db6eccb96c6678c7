// What a text says about the creator it means: links, handles and addresses in normalized form.

import { bare, clueKind, emailForms, handleForm, isAddress, linkForm, platformForm } from '../../src/sync/clues';

describe('a normalized link', () => {
  it.each([
    ['https://www.youtube.com/channel/UCsample/videos', 'youtube/channel/UCsample'],
    ['youtube.com/c/Sample', 'youtube/c/sample'],
    ['https://m.youtube.com/user/Sample?x=1', 'youtube/user/sample'],
    ['http://YouTube.com:443/@Sample.One/about#top', 'youtube/@sample.one'],
    ['https://youtube.com/watch?v=abc', 'youtube/watch?v=abc'],
    ['https://www.tiktok.com/@Sample/video/1?lang=en', 'tiktok/@sample'],
    ['tiktok.com/t/Abc/', 'tiktok/t/Abc'],
    ['instagram.com/Sample_03/', 'instagram/@sample_03'],
    ['https://twitter.com/Sample', 'x/@sample'],
    ['https://x.com', 'x'],
    ['https://Example.org/Some//Path/?a=1#b', 'example.org/Some//Path?a=1'],
    ['<https://example.org/a>.', 'example.org/a'],
    ['https://example.org/%E4%BD%A0', 'example.org/你'],
    ['https://example.org/cafe%CC%81', 'example.org/café'],
    ['https://example.org/100%', 'example.org/100%'],
  ])('%s', (text, form) => {
    expect(linkForm(text)).toBe(form);
  });

  it.each(['p', 'reel', 'reels', 'tv', 'stories', 'explore', 'i', 'intent', 'home', 'search', 'hashtag'])(
    '/%s is nobody’s handle',
    (word) => {
      expect(linkForm(`https://instagram.com/${word}/Abc`)).toBe(`instagram/${word}/Abc`);
    },
  );

  it.each(['ftp://example.org/a', 'no link', 'example', ''])('is not made from %j', (text) => {
    expect(linkForm(text)).toBeNull();
  });
});

test.each([
  ['YT', 'youtube'],
  ['ig', 'instagram'],
  ['Insta', 'instagram'],
  ['t t', 'tiktok'],
  ['Twitter', 'x'],
  ['Ｙｏｕｔｕｂｅ', 'youtube'],
  ['Bilibili', 'bilibili'],
])('the platform that people call %s is %s', (said, platform) => {
  expect(platformForm(said)).toBe(platform);
});

test('addresses are found anywhere, each once, in lowercase', () => {
  expect(emailForms('Sample <A@Example.com>, a@example.com; ｂ@example.com')).toEqual(['a@example.com', 'b@example.com']);
  expect(emailForms('nobody at example')).toEqual([]);
});

test('a handle has no space, slash or second @', () => {
  expect(['@Sample.03', 'sample', '"@x"'].map(handleForm)).toEqual(['sample.03', 'sample', 'x']);
  expect(['two words', 'a/b', 'a@b', ''].map(handleForm)).toEqual([null, null, null, null]);
});

test('punctuation that a sentence or a list puts around a clue is removed', () => {
  expect(['(a)', '[“a”]', '{a}', '‘a’.', ' <a>! ', 'a(b)', '(a'].map(bare)).toEqual(['a', 'a', 'a', 'a', 'a', 'a(b)', '(a']);
});

describe('the kind of a clue', () => {
  it.each<[string, string | null]>([
    ['https://example.org', 'link'],
    ['youtube.com/x', 'link'],
    ['Sample <a@example.com>', 'email'],
    ['sample.name', 'handle'],
    ['two words', null],
    [' ', null],
    ['x'.repeat(2_000), 'handle'],
    ['x'.repeat(2_001), null],
  ])('%s', (text, kind) => {
    expect(clueKind(text)).toBe(kind);
  });

  it('is an address when it points somewhere', () => {
    expect(['https://example.org', 'a@example.com', '@a', 'a b'].map(isAddress)).toEqual([true, true, false, false]);
  });
});
