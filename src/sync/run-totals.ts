// What is counted of a run, and which states of a run and of its changes belong together.

import { isSet } from '../fields/fields';
import type { CreatorId, Id } from './model';
import type { ChangeRecord, ChangeState, Run, RunState } from './run';
import { carries, changesSomething } from './run';
import { isCleared, isIds, without } from './values';

const states = (...all: readonly RunState[]): ReadonlySet<RunState> => new Set(all);

/** Nothing of the run is agreed to yet. */
export const UNCONFIRMED = states('checking', 'reviewing');
/** Confirmed, and not over. */
export const SENDABLE = states('confirmed', 'sending', 'paused');
/** It waits for somebody, or is at work. */
export const OPEN = states(...UNCONFIRMED, ...SENDABLE);
/** It sent something, or may have. */
export const STARTED = states('sending', 'paused', 'done', 'partly');
/** Nothing more is sent. */
export const ENDED = states('done', 'partly', 'cancelled');
/** It was sent, and is over. */
export const SENT = states('done', 'partly');

/** What was sent, or asked for, and is known not to have become what was wanted. */
export type FailedState = 'rejected' | 'conflicted' | 'moved';

const isFailed = (state: ChangeState): state is FailedState => state === 'rejected' || state === 'conflicted' || state === 'moved';

/** A change that did not come into the CRM, or of which nobody knows. */
export type UnsentChange = ChangeRecord & { readonly state: FailedState | 'unknown' };

const isUnsent = (change: ChangeRecord): change is UnsentChange => change.state === 'unknown' || isFailed(change.state);

/** Numbers of changes; `added` = creators who came into the CRM; `underway` = sent, and not read back yet. */
export interface Totals {
  readonly changes: number;
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  readonly underway: number;
  readonly added: number;
}

export const NO_TOTALS: Totals = { changes: 0, applied: 0, failed: 0, unknown: 0, underway: 0, added: 0 };

/** Changes that are neither applied nor known to have failed; those that are under way are among them. */
export const openChanges = ({ changes, applied, failed, unknown }: Totals): number => changes - applied - failed - unknown;

/** The changes that a run sends or sent: all but those that were left out. */
export const sentChanges = ({ changes }: Run): readonly ChangeRecord[] => [...changes.values()].filter(({ state }) => state !== 'left');

const appliedOf = (run: Run): readonly ChangeRecord[] => sentChanges(run).filter(({ state }) => state === 'applied');

const creatorsOf = (changes: readonly ChangeRecord[]): ReadonlySet<CreatorId> => new Set(changes.map(({ creatorId }) => creatorId));

const created = (changes: readonly ChangeRecord[]): ReadonlySet<CreatorId> => creatorsOf(changes.filter(({ creates }) => creates));

export function totalsOf(run: Run): Totals {
  const changes = sentChanges(run);
  const applied = appliedOf(run);
  const sent = [...run.bodies.values()].filter(({ state }) => state === 'sent' || state === 'answered');
  return {
    changes: changes.length,
    applied: applied.length,
    failed: changes.filter(({ state }) => isFailed(state)).length,
    unknown: changes.filter(({ state }) => state === 'unknown').length,
    underway: changes.filter((change) => change.state === 'planned' && sent.some(({ body }) => carries(body, change))).length,
    added: created(applied).size,
  };
}

/** How a run ends whose bodies are all settled. */
export const endState = (run: Run): RunState => (sentChanges(run).every(({ state }) => state === 'applied') ? 'done' : 'partly');

/** How a run ends that cannot go on. */
export const brokenOffState = (state: RunState): RunState => (STARTED.has(state) ? 'partly' : 'cancelled');

export const unsentChanges = (run: Run): readonly UnsentChange[] => sentChanges(run).filter(isUnsent);

/** Of whom a run did not bring everything into the CRM, each once. */
export const unsentCreators = (run: Run): readonly CreatorId[] => [...creatorsOf(unsentChanges(run))];

export const appliedChanges = (run: Run): readonly ChangeRecord[] => appliedOf(run);

/** Whom a run changed, each once. */
export const appliedCreators = (run: Run): readonly CreatorId[] => [...creatorsOf(appliedOf(run))];

/** Creators by what became of them, each once: those who came into the CRM, were archived, were restored, and were changed in another way. */
export function appliedCounts(run: Run): Readonly<Record<'updated' | 'added' | 'archived' | 'restored', number>> {
  const applied = appliedOf(run);
  const added = created(applied);
  const edited = creatorsOf(applied.filter(({ creatorId, field }) => field !== 'archived' && !added.has(creatorId)));
  const ofKind = (kind: ChangeKind): number => applied.filter((change) => kindOf(change) === kind).length;
  return { updated: edited.size, added: added.size, archived: ofKind('archive'), restored: ofKind('restore') };
}

/** The changes that a review offers. */
export const offeredChanges = ({ changes }: Run): readonly ChangeRecord[] =>
  [...changes.values()].filter((change) => change.state === 'proposed' && changesSomething(change));

export type ChangeKind = 'set' | 'clear' | 'labels' | 'archive' | 'restore';

export function kindOf({ field, before, after }: ChangeRecord): ChangeKind {
  if (isSet(field)) return 'labels';
  if (field === 'archived') return after === true ? 'archive' : 'restore';
  return isCleared(field, before, after) ? 'clear' : 'set';
}

export const removedLabels = ({ before, after }: ChangeRecord): readonly Id[] =>
  isIds(before) && isIds(after) ? without(before, after) : [];

/** The cell was overwritten without labels that the CRM holds, and they are to come off. */
export const takesLabelsOff = (change: ChangeRecord): boolean => change.takesOff.length > 0 && removedLabels(change).length > 0;

/** A cleared value or a label overwritten away: confirmed apart. */
export const takesAway = (change: ChangeRecord): boolean => kindOf(change) === 'clear' || takesLabelsOff(change);

/** What takes something away is only ticked by hand. Taking a run back is one decision: all of it is ticked. */
export const tickedAtFirst = (change: ChangeRecord, undoes: boolean): boolean => undoes || !takesAway(change);

export interface PlanCounts {
  /** Each counted once. */
  readonly creators: number;
  readonly newCreators: number;
  readonly clears: number;
  readonly labelsRemoved: number;
  /** Creators whose rows are hidden, each once; null when that is not known of all. */
  readonly hiddenRows: number | null;
}

export function planCounts(changes: readonly ChangeRecord[]): PlanCounts {
  const asked = changes.every(({ hidden }) => hidden !== null);
  return {
    creators: creatorsOf(changes).size,
    newCreators: created(changes).size,
    clears: changes.filter((change) => kindOf(change) === 'clear').length,
    labelsRemoved: changes.reduce((sum, change) => sum + removedLabels(change).length, 0),
    hiddenRows: asked ? creatorsOf(changes.filter(({ hidden }) => hidden === true)).size : null,
  };
}
