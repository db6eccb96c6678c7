// Tables with one entry for each of some names. TypeScript types object keys as plain strings; here they keep their literal types.

/** The names of a table, in order. */
export const namesOf = <N extends string>(table: Readonly<Partial<Record<N, unknown>>>): readonly N[] => Object.keys(table) as N[];

/** A table with an entry for each of these names. */
export function eachOf<N extends string, V>(names: readonly N[], make: (name: N) => V): Readonly<Record<N, V>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, V>;
}
