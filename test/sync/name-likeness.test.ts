// Which names are the same to people, and which are suggested for an unknown one.

import { looksBlank, nearNames, sameName } from '../../src/sync/name-likeness';

test('case, spaces, full-width forms and invisible characters do not make a different name', () => {
  expect(sameName('In  Communication', ' in communication ')).toBe(true);
  expect(sameName('Ｓｕｍｍｅｒ', 'summer')).toBe(true);
  expect(sameName('Sum\u200bmer', 'Summer')).toBe(true);
  expect(sameName('Summer', 'Sommer')).toBe(false);
});

test.each(['', '  ', '\n', '\u200b', '\u3164', '\u2800\u00a0'])('%j looks blank', (text) => {
  expect(looksBlank(text)).toBe(true);
});

test('a text with any visible character does not look blank', () => {
  expect(looksBlank('\u200b.')).toBe(false);
});

test('up to two letters may differ, but no more than half of them; the nearest come first, three at most', () => {
  expect(nearNames(['Summer'], 'Sumer')).toEqual(['Summer']);
  expect(nearNames(['Summer'], 'Sumr')).toEqual(['Summer']);
  expect(nearNames(['Summer'], 'Smr')).toEqual([]);
  expect(nearNames(['VIP'], 'VIPs')).toEqual(['VIP']);
  expect(nearNames(['abcd'], 'abxy')).toEqual(['abcd']);
  expect(nearNames(['abc'], 'axy')).toEqual([]);
  expect(nearNames(['Summer22', 'Summer2', 'Summer', 'Summer1'], 'Summer')).toEqual(['Summer', 'Summer2', 'Summer1']);
});

test('a prefix is near: three letters, or two characters of scripts that write a syllable or a word with one', () => {
  expect(nearNames(['Communication'], 'com')).toEqual(['Communication']);
  expect(nearNames(['Communication'], 'co')).toEqual([]);
  expect(nearNames(['沟通中的创作者'], '沟通')).toEqual(['沟通中的创作者']);
  expect(nearNames(['沟通中的创作者'], '沟')).toEqual([]);
  expect(nearNames(['완료되었습니다'], '완료')).toEqual(['완료되었습니다']);
  expect(nearNames(['おわりました'], 'おわ')).toEqual(['おわりました']);
});

test('a name in another script is never near; one without letters may be near to any', () => {
  for (const name of ['Да 2026', 'ดา 2026', 'हा 2026', '완료 2026', '完成 2026', 'おわ 2026', 'オワ 2026', 'نم 2026']) {
    expect(nearNames([name], 'ab 2026')).toEqual([]);
    expect(nearNames([name], name.replace('2026', '2025'))).toEqual([name]);
  }
  expect(nearNames(['2026'], '2025')).toEqual(['2026']);
  expect(nearNames(['Q1 完成'], 'Q2 完成')).toEqual(['Q1 完成']);
  expect(nearNames(['A'], '2')).toEqual([]);
});

test('nothing is suggested for a blank text', () => {
  expect(nearNames(['a'], '\u200b ')).toEqual([]);
});
