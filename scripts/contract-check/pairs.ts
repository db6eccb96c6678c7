// Which of their keys means which of ours: the same spelling, one that we also accept, or one that shares its words with no rival.

import type { WireKey } from '../../contract/table';
import type { Seen } from './seen';

/** One key of the table with its place. */
export interface Placed {
  readonly own: string;
  readonly place: string;
  readonly wire: WireKey;
}

export interface Pairs {
  readonly found: readonly (Placed & { readonly theirs: string; readonly seen: Seen })[];
  readonly absent: readonly Placed[];
  readonly extra: readonly string[];
}

const wordsOf = (name: string): readonly string[] =>
  name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).flatMap((word) => (word === '' ? [] : [word.toLowerCase().replace(/s$/, '')]));

/** Words that only say what kind of value it is, so sharing one proves nothing. */
const plain = new Set(['id', 'uid', 'name', 'count', 'num', 'size', 'item', 'at', 'url']);

/** The same words, however they are joined. */
const SAME = 9;

/** How much two names have in common; 0 = nothing that counts. */
function likeness(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.join() === others.join()) return SAME;
  const shared = words.filter((word) => others.includes(word));
  const within = shared.length === Math.min(words.length, others.length);
  return within || shared.some((word) => !plain.has(word)) ? shared.length / Math.max(words.length, others.length) : 0;
}

/** An example may lack one of our keys and have one of its own without the one standing for the other: there, only the same words count. */
export function pairKeys(ours: readonly Placed[], { keys, whole }: Seen): Pairs {
  const found = new Map<Placed, string>();
  const free = (): readonly string[] => Object.keys(keys).filter((key) => ![...found.values()].includes(key));
  const open = (): readonly Placed[] => ours.filter((one) => !found.has(one));
  for (const one of ours) if (Object.hasOwn(keys, one.wire.key)) found.set(one, one.wire.key);
  for (const one of open()) {
    const other = free().find((key) => one.wire.also?.includes(key));
    if (other !== undefined) found.set(one, other);
  }
  for (const [one, other] of likely(open(), free(), whole ? 0 : SAME - 1)) found.set(one, other);
  return {
    found: [...found].flatMap(([one, theirs]) => (keys[theirs] ? [{ ...one, theirs, seen: keys[theirs] }] : [])),
    absent: open(),
    extra: free(),
  };
}

/** A pair is likely if each is the other's best match and there is no second one as good. */
function likely(ours: readonly Placed[], theirs: readonly string[], more: number): readonly (readonly [Placed, string])[] {
  const like = (one: Placed, key: string): number => Math.max(likeness(one.wire.key, key), likeness(one.own, key));
  return ours.flatMap((one) => {
    const key = best(theirs, (each) => like(one, each));
    return key !== null && like(one, key) > more && best(ours, (each) => like(each, key)) === one ? [[one, key] as const] : [];
  });
}

function best<T>(all: readonly T[], value: (one: T) => number): T | null {
  const sorted = [...all].sort((one, other) => value(other) - value(one));
  const [first, second] = sorted;
  if (first === undefined || value(first) === 0) return null;
  return second !== undefined && value(second) === value(first) ? null : first;
}
