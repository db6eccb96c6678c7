// Mutations: what a person has done to the CRM outside a run, one object and one action at a time. Requests, what is shown before approval,
// and the outcome, as JSON values.

import * as z from 'zod/mini';
import { wholeFrom } from './arguments';
import { FILE_BASE64, NAME_LIMIT } from './limits';
import { once } from './once';
import type { Problem } from './problems';

const wireId = once(() => z.union([z.string().check(z.minLength(1), z.maxLength(256)), z.number()]));
const name = once(() => z.string().check(z.minLength(1), z.maxLength(NAME_LIMIT)));

/** A file a person picked. */
export const fileSchema = once(() =>
  z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(255)),
    base64: z.string().check(z.minLength(1), z.maxLength(FILE_BASE64)),
  }),
);
export type PickedFile = z.infer<ReturnType<typeof fileSchema>>;

/** What a person may ask for. */
export const mutationRequest = () =>
  z.union([
    z.strictObject({ what: z.literal('create-label'), name: name() }),
    z.strictObject({ what: z.literal('rename-label'), id: wireId(), name: name() }),
    z.strictObject({ what: z.literal('delete-label'), id: wireId() }),
    /** `selected`: adds the creators of the selected rows. */
    z.strictObject({ what: z.literal('create-group'), name: name(), selected: z.boolean() }),
    z.strictObject({ what: z.literal('rename-group'), id: wireId(), name: name() }),
    z.strictObject({ what: z.literal('delete-group'), id: wireId() }),
    z.strictObject({ what: z.literal('add-to-group'), id: wireId() }),
    z.strictObject({ what: z.literal('remove-from-group'), id: wireId() }),
    /** Adds the creators of the selected rows; with `everybody`, also those who are archived or have no address. */
    z.strictObject({ what: z.literal('add-to-email'), taskId: wireId(), everybody: z.boolean() }),
    /** `whole`: every creator that is not archived; otherwise those of the open tab's view. */
    z.strictObject({ what: z.literal('create-export'), whole: z.boolean() }),
    /** The file with this digest, which comes with the approval. `overwrite`: existing creators take the file's values. */
    z.strictObject({
      what: z.literal('import-file'),
      name: z.string().check(z.minLength(1), z.maxLength(255)),
      digest: z.string().check(z.regex(/^.{64}$/)),
      rows: wholeFrom(1),
      overwrite: z.boolean(),
    }),
  ]);

export type MutationRequest = z.infer<ReturnType<typeof mutationRequest>>;
export type MutationName = MutationRequest['what'];
export type RequestOf<W extends MutationName> = Extract<MutationRequest, { readonly what: W }>;

/**
 * What the person must know to approve a mutation, and what is known once it is over; counts are null when the CRM does not say. `cells`
 * are the unsent ones of the open tab that name the label.
 */
export type MutationFacts =
  | { readonly what: 'create-label'; readonly name: string; readonly near: readonly string[]; readonly cells: number }
  | {
      readonly what: 'rename-label';
      readonly from: string;
      readonly name: string;
      readonly channels: number | null;
      readonly cells: number;
    }
  | { readonly what: 'delete-label'; readonly name: string; readonly channels: number | null; readonly cells: number }
  | ({ readonly what: 'create-group'; readonly name: string } & Moved)
  | { readonly what: 'rename-group'; readonly from: string; readonly name: string; readonly channels: number | null }
  | { readonly what: 'delete-group'; readonly name: string; readonly channels: number | null }
  /** `after`: its size afterwards. */
  | ({ readonly what: 'add-to-group'; readonly name: string; readonly after: number } & Moved)
  | ({ readonly what: 'remove-from-group'; readonly name: string; readonly after: number } & Moved)
  | Mailed
  /** `view` null = everybody; `creators` as of the last pull. */
  | { readonly what: 'create-export'; readonly view: string | null; readonly creators: number | null }
  | Imported;

/** Creators of the selected rows being added to an e-mail task. */
export interface Mailed {
  readonly what: 'add-to-email';
  readonly task: string;
  readonly adds: number;
  /** The names of three of them. */
  readonly names: readonly string[];
  /** How many of them the CRM counts as existing. */
  readonly existing: number | null;
  /** Not in the CRM, and therefore left out: the names of at most 20. */
  readonly absent: readonly string[];
  readonly absentTotal: number;
  readonly inDoubt: number;
  /** Left out because the CRM has no address for them (as far as this tab knows), or because they are archived. */
  readonly leftOut: { readonly noAddress: number; readonly archived: number };
  /** null until the CRM has answered. */
  readonly response: EmailResult | null;
}

/** A workbook the CRM takes creators from. */
export interface Imported {
  readonly what: 'import-file';
  readonly file: string;
  readonly rows: number;
  readonly overwrite: boolean;
  /** null until the CRM has answered. */
  readonly response: ImportResult | null;
  /** The new tab with the rows the CRM did not take; null = there are none. */
  readonly tab: string | null;
}

/** Each is null if the CRM does not say. */
export interface ImportResult {
  readonly created: number | null;
  readonly failed: number | null;
  readonly repeated: number | null;
}

/** What the CRM says it did, which cannot be verified. */
export interface EmailResult {
  readonly added: number | null;
  /** Those it did not add; null = it does not name them. */
  readonly refused: number | null;
  /** At most 20 of them. */
  readonly named: readonly { readonly name: string; readonly reason: string }[];
}

/** Creators of the selected rows being added to a group, or removed from it. */
export interface Moved {
  readonly moves: number;
  /** The names of three of them. */
  readonly names: readonly string[];
  /** They were already in it, or not in it. */
  readonly already: number;
  /** Not in the CRM, and therefore left out. */
  readonly absent: number;
  /** Selected rows whose creator cannot be identified. */
  readonly inDoubt: number;
  /** Creators whose cells are re-read afterwards; null if the tab shows no groups. */
  readonly cells: number | null;
}

export type FactsOf<W extends MutationName> = Extract<MutationFacts, { readonly what: W }>;

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
export interface MutationCard {
  readonly mutationId: string;
  readonly who: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly state: MutationState;
  readonly facts: MutationFacts;
}

export interface MutationList {
  /** Newest first. */
  readonly cards: readonly MutationCard[];
  /** How many are damaged, or were stored by a later version of the add-on. */
  readonly unreadable: number;
}

export interface MutationProgress {
  readonly mutationId: string;
  readonly state: MutationState;
  readonly facts: MutationFacts;
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
