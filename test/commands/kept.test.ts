// A stored record is read safely, whatever is in its place.

import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { kept } from '../../src/commands/kept';

interface Note {
  readonly about: string;
  readonly times: readonly number[];
}

const notes = kept<Note>(2, () => z.strictObject({ about: z.string(), times: z.array(z.number()) }));
const note: Note = { about: 'a name, "quoted"', times: [1, 2] };

describe('a stored record', () => {
  test('is read back as written', () => {
    expect(notes.read(notes.write(note))).toEqual({ is: 'read', value: note });
  });

  test('from a later version is reported as newer, whatever it contains', () => {
    expect(notes.read('[3,{"anything":true}]')).toEqual({ is: 'newer' });
  });

  test.each([
    ['cut', notes.write(note).slice(0, -3)],
    ['of another shape', '[2,{"about":5,"times":[]}]'],
    ['with a stranger in it', '[2,{"about":"a","times":[],"more":1}]'],
    ['of an earlier version', '[1,{"about":"a","times":[]}]'],
    ['without a version', '{"about":"a","times":[]}'],
    ['null', 'null'],
    ['empty', ''],
    ['no JSON', 'hello'],
    ['huge', 'x'.repeat(1_000_000)],
    ['with a version that is no whole number', '[2.5,{"about":"a","times":[]}]'],
  ])('that is %s is reported as damaged', (_, text) => {
    expect(notes.read(text)).toEqual({ is: 'damaged' });
  });
});

describe('a stored record whose schema reads earlier versions', () => {
  const either = kept<Note>(3, () => z.strictObject({ about: z.string(), times: z.array(z.number()) }), {
    oldest: 2,
    needs: ({ times }) => (times.length > 1 ? 3 : 2),
  });

  test('is written as the first version that can hold it, and read from the oldest on', () => {
    expect(either.write(note)).toMatch(/^\[3,/);
    expect(notes.read(either.write({ ...note, times: [1] }))).toEqual({ is: 'read', value: { ...note, times: [1] } });
    expect(notes.read(either.write(note))).toEqual({ is: 'newer' });
    expect(either.read(notes.write(note))).toEqual({ is: 'read', value: note });
    expect(either.read('[1,{"about":"a","times":[]}]')).toEqual({ is: 'damaged' });
    expect(either.read('[4,{"about":"a","times":[]}]')).toEqual({ is: 'newer' });
  });
});
