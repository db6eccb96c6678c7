// Ticking labels for several creators at once: which of them carry a label, and their labels after some were ticked and unticked.

import type { Id } from './model';
import { idSet } from './values';

/** How many of some creators carry a label. */
export type TickState = 'all' | 'some' | 'none';

/** The state of every label that at least one of the creators carries; every other label is on none of them. */
export function tickStates(labels: readonly (readonly Id[])[]): ReadonlyMap<Id, TickState> {
  const counts = new Map<Id, number>();
  for (const own of labels) for (const id of new Set(own)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map([...counts].map(([id, n]) => [id, n === labels.length ? 'all' : 'some']));
}

/** What was ticked is added, what was unticked is taken off, everything else stays. A label that is in both is taken off. */
export function withTicks(labels: readonly Id[], ticked: ReadonlySet<Id>, unticked: ReadonlySet<Id>): readonly Id[] {
  return idSet([...labels, ...ticked].filter((id) => !unticked.has(id)));
}
