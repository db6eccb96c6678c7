// What the review dialog knows and what can happen to it, as types.

import type { CheckProgress, ConflictAnswer, Review } from '../../src/rpc/shapes';
import type { ChangeableField } from '../../src/sync/model';
import type { Answered, EffectOf, MutationProgress, Step } from '../calls';
import type { MutationAct } from '../flows/mutation';
import type { Again, Stepping } from '../flows/steps';
import type { WaitingAct } from '../waiting';

/** What the list is narrowed to. `changes` shows everything, part by part. */
export type Filter = 'changes' | 'created' | 'clears' | 'surprising' | 'needsYou';

/** What a heading sorts by. */
export const SORTS = ['creator', 'owner', 'column', 'before', 'after'] as const;
export type SortKey = (typeof SORTS)[number];

/** null = in sheet order. */
export type Sort = { readonly by: SortKey; readonly down: boolean } | null;

type Phase =
  | 'loading'
  | 'ready'
  /** Decisions or repairs require another check. */
  | 'checking'
  /** A mutation replaces the list until it is over. */
  | 'mutation'
  | 'confirming'
  | 'confirmed'
  | 'cancelled'
  /** No run is waiting for this person. */
  | 'none'
  /** The check no longer found any change. */
  | 'nothing'
  | 'failed';

export interface Model extends Stepping {
  readonly phase: Phase;
  readonly review: Review | null;
  /** Changes that will be sent, by creator and field (`rowKey`), because a new check may renumber them. */
  readonly ticked: ReadonlySet<string>;
  readonly filter: Filter;
  readonly search: string;
  /** null = every owner; '' = no owner. */
  readonly owner: string | null;
  /** null = every column. */
  readonly field: ChangeableField | null;
  readonly sort: Sort;
  /** Equal changes are grouped into one line. */
  readonly grouped: boolean;
  /** Answers to conflicts, by number, that have not been applied yet. */
  readonly answers: ReadonlyMap<number, ConflictAnswer>;
  readonly check: CheckProgress | null;
  /** The number the server wants typed; null while it has not asked. */
  readonly typedConfirmation: number | null;
  readonly typed: string;
  readonly typedWrong: boolean;
  /** Rows repaired since the last check. */
  readonly repaired: number;
  /** What is ticked and answered goes to the server one call at a time; `again` = it changed since. */
  readonly keeping: 'no' | 'asked' | 'again';
  /** The window closes once it is kept. */
  readonly closing: boolean;
  /** null until the server has planned it. */
  readonly mutation: MutationProgress | null;
}

export type Act =
  | { readonly type: 'narrow'; readonly to: Partial<Pick<Model, 'filter' | 'search' | 'owner' | 'field' | 'grouped'>> }
  /** A heading was pressed: ascending, descending, then unsorted. */
  | { readonly type: 'sort'; readonly by: SortKey }
  | { readonly type: 'tick'; readonly keys: readonly string[]; readonly on: boolean }
  | { readonly type: 'answer'; readonly numbers: readonly number[]; readonly answer: ConflictAnswer }
  | { readonly type: 'applyAnswers' }
  /** Labels that cells were overwritten without: keep them on the creators, or remove them. */
  | { readonly type: 'keepLabels'; readonly keep: boolean }
  | { readonly type: 'type'; readonly text: string }
  /** Sends what is ticked, or only the first `only` changes. */
  | { readonly type: 'send'; readonly only: number | null }
  | { readonly type: 'cancel' }
  | { readonly type: 'close' }
  | { readonly type: 'checkAgain' }
  /** Restoring creators leaves this run and starts another. */
  | WaitingAct
  | MutationAct
  | { readonly type: 'goTo'; readonly creatorId: string; readonly field: string | null }
  | { readonly type: 'reload' }
  /** The person returned to the window: the run may have been ended in the sidebar meanwhile. */
  | { readonly type: 'returned' };

export type Event = Act | Answered | { readonly type: 'opened' } | Again;

export type Effect = EffectOf<Event>;
export type Next = Step<Model, Event>;

export const first: Model = {
  phase: 'loading',
  review: null,
  ticked: new Set(),
  filter: 'changes',
  search: '',
  owner: null,
  field: null,
  sort: null,
  grouped: false,
  answers: new Map(),
  check: null,
  typedConfirmation: null,
  typed: '',
  typedWrong: false,
  repaired: 0,
  keeping: 'no',
  closing: false,
  mutation: null,
  wait: null,
  problem: null,
};
