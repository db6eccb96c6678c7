// Messages about a request contain no piece of the key.

import * as fc from 'fast-check';
import { jsonWithoutKey, withoutKey } from '../../src/crm/without-key';
import { check } from '../laws/seeded';

const KEY = 'nox_sk_aB3+dE6/gH9=kL2';

it.each([
  ['the whole key', `Bearer ${KEY} is not valid`, 'Bearer … is not valid'],
  ['as an address spells it', `?key=${encodeURIComponent(KEY)}&a=1`, '?key=…&a=1'],
  ['its beginning', `${KEY.slice(0, 12)}*** is not valid`, '…*** is not valid'],
  ['its end', `***${KEY.slice(-8)}`, '***…'],
  ['twice, and at once', `${KEY}${KEY} ${KEY}`, '…… …'],
  ['fewer than eight characters are left', `nox_sk_ ... ${KEY.slice(-7)}`, `nox_sk_ ... ${KEY.slice(-7)}`],
  ['a blank text', '', ''],
])('%s', (_, said, left) => {
  expect(withoutKey(said, KEY)).toBe(left);
});

it('no eight characters of any key remain in a text that contains it, and the text between stays', () => {
  const key = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'abXY01_-+/=') });
  const words = fc.string({ maxLength: 20, unit: fc.constantFrom(...'€ ü?!') });
  check(
    fc.property(key, words, words, fc.nat(), fc.nat(), (own, before, after, from, more) => {
      const start = from % (own.length - 7);
      const piece = own.slice(start, start + 8 + (more % own.length));
      expect(withoutKey(before + piece + after, own)).toBe(`${before}…${after}`);
    }),
  );
});

it('a key of fewer than eight characters is a word, and stays', () => {
  expect(withoutKey('a word in a sentence', 'word')).toBe('a word in a sentence');
});

describe('an answer without the key', () => {
  const whole = {
    name: 'Sample Creator 03',
    tags: [`a ${KEY}`, { [`field ${KEY}`]: 7 }],
    notes: `nox_sk_anna ${KEY.slice(0, 11)}`,
    none: null,
  };

  it('has it in no text and no name of a value, and is otherwise the same', () => {
    expect(jsonWithoutKey(whole, KEY)).toEqual({ ...whole, tags: ['a …', { 'field …': 7 }] });
  });

  it('has no twelve consecutive characters of any key left, wherever they begin', () => {
    for (let at = 0; at + 12 <= KEY.length; at += 1) expect(jsonWithoutKey([`€${KEY.slice(at, at + 12)}€`], KEY)).toEqual(['€…€']);
    expect(jsonWithoutKey([KEY.slice(0, 11), encodeURIComponent(KEY)], KEY)).toEqual([KEY.slice(0, 11), '…']);
  });
});
