// What the self-test holds against the platform: one thing that the add-on leans on, how to try it, and what is found when it is so.

import type { Bench } from './bench';

/** What was found, as it can be written down and compared. */
export type Found = string | number | boolean | null | readonly Found[] | { readonly [key: string]: Found };

export interface Fact {
  /** `group/what`; stays the same when the fact is found to be another, because saved results are kept under it. */
  readonly id: string;
  /** One sentence for people. */
  readonly assumed: string;
  readonly expected: Found;
  readonly find: (bench: Bench) => Found;
}

/** Expected of a fact that differs from account to account: what is found is kept and not compared. */
export const ANYTHING = { kept: 'whatever is found' } as const;

/** A fact before its group gives it an id. */
export type FactOfGroup = readonly [what: string, assumed: string, expected: Found, find: (bench: Bench) => Found];

export const group = (name: string, facts: readonly FactOfGroup[]): readonly Fact[] =>
  facts.map(([what, assumed, expected, find]) => ({ id: `${name}/${what}`, assumed, expected, find }));
