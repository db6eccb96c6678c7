// Records stored in hidden sheets and properties, where anybody may damage them and another version of the add-on may write.

import * as z from 'zod/mini';
import type { ViewQuery } from '../fields/filters';
import { wholeFrom } from '../rpc/arguments';
import { once } from '../rpc/once';
import { count } from '../rpc/plain-schemas';
import type { Memory } from './ports';

/**
 * The result of reading a stored record. `damaged`: the text is not such a record. `newer`: a later version of the add-on wrote it, and
 * only that version can read it.
 */
export type Reading<T> = { readonly is: 'read'; readonly value: T } | { readonly is: 'damaged' } | { readonly is: 'newer' };

/** One kind of record: how it is written as text, and read back from whatever is there now. */
export interface KeptRecord<T> {
  /** Never throws. A record spread over several cells is read from their texts joined. */
  read(text: string): Reading<T>;
  write(value: T): string;
}

/** Records that hold a choice: since version 2, it may have filters of our own. */
export const SINCE_WHERE: Earlier<{ readonly query: ViewQuery }> = { oldest: 1, needs: ({ query }) => (query.where === undefined ? 1 : 2) };

/** Milliseconds since 1970, within the range of JavaScript dates (ECMA-262: 8.64e15). */
export const instant = once(() => count().check(z.minimum(0), z.maximum(8.64e15)));

const envelope = once(() => z.tuple([wholeFrom(1), z.unknown()]));

/**
 * How many readings of one kind are cached: a call asks for the same lists, account, and views many times, and a check costs far more than
 * a look-up.
 */
const REMEMBERED = 500;

/** Earlier versions of a record that its schema can also read. */
interface Earlier<T> {
  readonly oldest: number;
  /**
   * The first version that can read this value. It is written as that version, so that a file stays open to colleagues with an earlier
   * add-on for as long as possible.
   */
  readonly needs: (value: T) => number;
}

/**
 * A kind of record with its version and schema; stored as `[version,value]`. A change of the schema that one side cannot read must raise
 * the version, and `earlier` must say what the schema still reads. The same text returns the same (shared) value, which must not be
 * modified.
 */
export function kept<T>(version: number, make: () => z.ZodMiniType<T>, earlier?: Earlier<T>): KeptRecord<T> {
  const schema = once(make);
  const known = new Map<string, Reading<T>>();
  const check = (text: string): Reading<T> => {
    const opened = envelope().safeParse(parsed(text));
    if (!opened.success) return { is: 'damaged' };
    const [writtenAs, content] = opened.data;
    if (writtenAs > version) return { is: 'newer' };
    const value = schema().safeParse(content);
    return writtenAs >= (earlier?.oldest ?? version) && value.success ? { is: 'read', value: value.data } : { is: 'damaged' };
  };
  return {
    read: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      if (known.size === REMEMBERED) known.clear();
      const reading = check(text);
      known.set(text, reading);
      return reading;
    },
    write: (value) => JSON.stringify([earlier?.needs(value) ?? version, value]),
  };
}

/** The record stored under the key; null = nothing is. */
export function readKept<T>(memory: Memory, key: string, record: KeptRecord<T>): Reading<T> | null {
  const text = memory.read(key);
  return text === null ? null : record.read(text);
}

/** For callers that treat an unreadable record like none. */
export const valueOf = <T>(reading: Reading<T> | null): T | null => (reading?.is === 'read' ? reading.value : null);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
