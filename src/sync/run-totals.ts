// The totals of a run, and the groups that the states of a run and its changes form.

import { isSet } from '../fields/fields';
import type { CreatorId, Id } from './model';
import type { ChangeRecord, ChangeState, Run, RunState } from './run';
import { carries, changesSomething } from './run';
import { isCleared, isIds, without } from './values';

const states = (...all: readonly RunState[]): ReadonlySet<RunState> => new Set(all);

/** Nothing of the run has been confirmed yet. */
export const UNCONFIRMED = states('checking', 'reviewing');
/** Confirmed, and not over. */
export const SENDABLE = states('confirmed', 'sending', 'paused');
/** Waiting for somebody, or at work. */
export const OPEN = states(...UNCONFIRMED, ...SENDABLE);
/** It has sent something, or may have. */
export const STARTED = states('sending', 'paused', 'done', 'partly');
/** Nothing more will be sent. */
export const ENDED = states('done', 'partly', 'cancelled');
/** It was sent and is over. */
export const SENT = states('done', 'partly');

/** Sent or requested, and known not to have become what was wanted. */
type FailedState = 'rejected' | 'conflicted' | 'moved';

const isFailed = (state: ChangeState): state is FailedState => state === 'rejected' || state === 'conflicted' || state === 'moved';

/** A change that did not reach the CRM, or whose outcome is unknown. */
type UnsentChange = ChangeRecord & { readonly state: FailedState | 'unknown' };

const isUnsent = (change: ChangeRecord): change is UnsentChange => change.state === 'unknown' || isFailed(change.state);

/** Numbers of changes; `added` = creators created; `underway` = sent, and not read back yet. */
export interface Totals {
  readonly changes: number;
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  readonly underway: number;
  readonly added: number;
}

export const NO_TOTALS: Totals = { changes: 0, applied: 0, failed: 0, unknown: 0, underway: 0, added: 0 };

/** Changes neither applied nor known to have failed, including those under way. */
export const openChanges = ({ changes, applied, failed, unknown }: Totals): number => changes - applied - failed - unknown;

/** The changes a run sends or has sent: all but those left out. */
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

/** How a run ends once all its bodies are settled. */
export const endState = (run: Run): RunState => (sentChanges(run).every(({ state }) => state === 'applied') ? 'done' : 'partly');

/** How a run that cannot continue ends. */
export const brokenOffState = (state: RunState): RunState => (STARTED.has(state) ? 'partly' : 'cancelled');

export const unsentChanges = (run: Run): readonly UnsentChange[] => sentChanges(run).filter(isUnsent);

/** Creators whose changes did not all reach the CRM, each once. */
export const unsentCreators = (run: Run): readonly CreatorId[] => [...creatorsOf(unsentChanges(run))];

export const appliedChanges = (run: Run): readonly ChangeRecord[] => appliedOf(run);

/** Creators that a run changed, each once. */
export const appliedCreators = (run: Run): readonly CreatorId[] => [...creatorsOf(appliedOf(run))];

/** Creators by outcome: created, archived, restored, and otherwise updated. Each is counted once per outcome. */
export function appliedCounts(run: Run): Readonly<Record<'updated' | 'added' | 'archived' | 'restored', number>> {
  const applied = appliedOf(run);
  const added = created(applied);
  const edited = creatorsOf(applied.filter(({ creatorId, field }) => field !== 'archived' && !added.has(creatorId)));
  const ofKind = (kind: ChangeKind): number => applied.filter((change) => kindOf(change) === kind).length;
  return { updated: edited.size, added: added.size, archived: ofKind('archive'), restored: ofKind('restore') };
}

/** The changes a review offers. */
export const offeredChanges = ({ changes }: Run): readonly ChangeRecord[] =>
  [...changes.values()].filter((change) => change.state === 'proposed' && changesSomething(change));

type ChangeKind = 'set' | 'clear' | 'labels' | 'archive' | 'restore';

export function kindOf({ field, before, after }: ChangeRecord): ChangeKind {
  if (isSet(field)) return 'labels';
  if (field === 'archived') return after === true ? 'archive' : 'restore';
  return isCleared(field, before, after) ? 'clear' : 'set';
}

export const removedLabels = ({ before, after }: ChangeRecord): readonly Id[] =>
  isIds(before) && isIds(after) ? without(before, after) : [];

/** The cell was overwritten without labels the CRM holds, and they are to be removed. */
export const takesLabelsOff = (change: ChangeRecord): boolean => change.takesOff.length > 0 && removedLabels(change).length > 0;

/** A cleared value, or a label lost by overwriting; confirmed separately. */
export const takesAway = (change: ChangeRecord): boolean => kindOf(change) === 'clear' || takesLabelsOff(change);

/** What takes something away is never ticked by default. An undo is one decision, so all of it is ticked. */
export const tickedAtFirst = (change: ChangeRecord, undoes: boolean): boolean => undoes || !takesAway(change);

interface PlanCounts {
  /** Distinct creators. */
  readonly creators: number;
  readonly newCreators: number;
  readonly clears: number;
  readonly labelsRemoved: number;
  /** Distinct creators whose rows are hidden; null when that is not known for all. */
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
