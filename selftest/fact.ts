// What the self-test verifies against the platform: one thing the add-on relies on, how to try it, and what is found if it holds.

import type { Bench } from './bench';

/** A finding that can be written down and compared. */
export type Found = string | number | boolean | null | readonly Found[] | { readonly [key: string]: Found };

export interface Fact {
  /** `group/what`; stays the same even if the fact turns out differently, because saved results are stored under it. */
  readonly id: string;
  /** One sentence for people. */
  readonly assumed: string;
  readonly expected: Found;
  readonly find: (bench: Bench) => Found;
}

/** The expectation for a fact that differs from account to account: the finding is kept and not compared. */
export const ANYTHING = { kept: 'whatever is found' } as const;

/** A fact before its group gives it an id. */
export type FactOfGroup = readonly [what: string, assumed: string, expected: Found, find: (bench: Bench) => Found];

export const group = (name: string, facts: readonly FactOfGroup[]): readonly Fact[] =>
  facts.map(([what, assumed, expected, find]) => ({ id: `${name}/${what}`, assumed, expected, find }));
