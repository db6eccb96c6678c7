// Ticking labels for several creators at once: which of them carry a label, and their labels afterwards.

import type { Id } from './model';
import { idSet } from './values';

/** How many of a set of creators carry a label. */
export type TickState = 'all' | 'some' | 'none';

/** The state of every label that at least one of the creators carries; every other label is `none`. */
export function tickStates(labels: readonly (readonly Id[])[]): ReadonlyMap<Id, TickState> {
  const counts = new Map<Id, number>();
  for (const own of labels) for (const id of new Set(own)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map([...counts].map(([id, n]) => [id, n === labels.length ? 'all' : 'some']));
}

/** Adds ticked labels, removes unticked ones, and keeps the rest. A label in both sets is removed. */
export function withTicks(labels: readonly Id[], ticked: ReadonlySet<Id>, unticked: ReadonlySet<Id>): readonly Id[] {
  return idSet([...labels, ...ticked].filter((id) => !unticked.has(id)));
}
