// The keys that an entry of the table refers to.

import type { Contract, Shape, WireKey } from './table';

/** The keys of one shape, or of several (`batchBody+changeSet`). */
export function shapeNamed({ shapes }: Pick<Contract, 'shapes'>, names: string): Shape {
  const merged: Record<string, WireKey> = {};
  for (const name of names.split('+')) Object.assign(merged, shapes[name]);
  return merged;
}
