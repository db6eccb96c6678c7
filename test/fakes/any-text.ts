// Any text for property tests.

import * as fc from 'fast-check';

/** Surrogates, which are not characters by themselves: U+D800 to U+DFFF. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/**
 * The same as fast-check's unit `binary`, with the same texts for the same seed: that one first builds a table of all 1.1 million, almost
 * two seconds per file.
 */
const point = fc.integer({ min: 0, max: 0x10ffff - HALVES }).map(
  (n) => String.fromCodePoint(n < FIRST_HALF ? n : n + HALVES),
  (text) => {
    const [one, ...more] = typeof text === 'string' ? [...text] : [];
    const code = one?.codePointAt(0);
    if (code === undefined || more.length > 0) throw new Error('not one character');
    return code < FIRST_HALF ? code : code - HALVES;
  },
);

export const anyText = (lengths: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...lengths, unit: point });
