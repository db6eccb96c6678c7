// Mutations: what a person has done to the CRM outside a run, one object and one action at a time, as JSON values. Each kind defines what
// can be requested and what is known about it (its facts).

import * as z from 'zod/mini';
import { FILE_BASE64 } from './limits';
import { once } from './once';
import { count, countOrNot, texts } from './plain-schemas';
import type { Problem } from './problems';
import type { ShapeOf } from './shape-of';

/** A file a person picked. */
export const fileSchema = once(() =>
  z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(255)),
    base64: z.string().check(z.minLength(1), z.maxLength(FILE_BASE64)),
  }),
);
export type PickedFile = ShapeOf<typeof fileSchema>;

/** Creators of the selected rows being added to a group, or removed from it. */
export const movedSchema = once(() =>
  z.strictObject({
    moves: count(),
    /** The names of three of them. */
    names: texts(),
    /** They were already in it, or not in it. */
    already: count(),
    /** Not in the CRM, and therefore left out. */
    absent: count(),
    /** Selected rows whose creator cannot be identified. */
    inDoubt: count(),
    /** Creators whose cells are re-read afterwards; null if the tab shows no groups. */
    cells: countOrNot(),
  }),
);
export type Moved = ShapeOf<typeof movedSchema>;

/**
 * checking: the CRM is asked · ready: waits for the person · doing · done: everything acknowledged · partly: something was not · cancelled:
 * nothing was sent.
 */
export type MutationState = 'checking' | 'ready' | 'doing' | 'done' | 'partly' | 'cancelled';

/** A part of a mutation that did not arrive: refused, unknown, or not sent because the person stopped. */
export interface MutationFailure {
  readonly about: string;
  readonly outcome: 'rejected' | 'unknown' | 'left';
  readonly problem: Problem | null;
}

/** A mutation in the list of earlier ones. */
interface MutationCard<Facts> {
  readonly mutationId: string;
  readonly who: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly state: MutationState;
  readonly facts: Facts;
}

export interface MutationList<Facts> {
  /** Newest first. */
  readonly cards: readonly MutationCard<Facts>[];
  /** How many are damaged, or were stored by a later version of the add-on. */
  readonly unreadable: number;
}

export interface MutationProgress<Facts> {
  readonly mutationId: string;
  readonly state: MutationState;
  readonly facts: Facts;
  /** It removes something. */
  readonly takesAway?: true;
  /** Binds an approval to exactly this; '' while checking. */
  readonly digest: string;
  /** Finished parts, out of all. */
  readonly done: number;
  readonly total: number;
  /** What it costs, in requests and approximate seconds. */
  readonly requests: number;
  readonly seconds: number;
  /** > 0: the CRM's limit is reached; step again after that time. */
  readonly waitMs: number;
  /** Parts that did not arrive; filled in when it is over. */
  readonly failures: readonly MutationFailure[];
}
