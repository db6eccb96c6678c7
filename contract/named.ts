// Tables with one entry for each of some names or keys. TypeScript types object keys as plain strings; here they keep their literal types.

/** The names of a table, in order. */
export const namesOf = <N extends string>(table: Readonly<Partial<Record<N, unknown>>>): readonly N[] => Object.keys(table) as N[];

/** A table with an entry for each of these names. */
export function eachOf<N extends string, V>(names: readonly N[], make: (name: N) => V): Readonly<Record<N, V>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, V>;
}

/** The items by key. Keys are in the order in which they first occur, the items of each in their own. */
export function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
