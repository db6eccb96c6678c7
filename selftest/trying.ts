// Tries a fact and says whether it is as assumed.

import type { Bench } from './bench';
import { ANYTHING, type Fact, type Found } from './fact';

/** `kept`: differs from account to account, and is not compared. `not emulated`: the stand-in refuses it by name. */
type Outcome = 'same' | 'different' | 'kept' | 'not emulated';

/** A fact that was tried. */
export interface Tried {
  readonly id: string;
  readonly assumed: string;
  readonly expected: Found;
  readonly found: Found;
  readonly outcome: Outcome;
  /** The platform's errors, in the account's language. */
  readonly said: string;
  readonly ms: number;
}

export function tryFact({ id, assumed, expected, find }: Fact, bench: Bench): Tried {
  const started = Date.now();
  const { found, thrown } = attempt(find, bench);
  const ms = Date.now() - started;
  const said = [thrown, bench.closeFact()].filter((text) => text !== '').join(' | ');
  return { id, assumed, expected, found, outcome: outcomeOf(expected, found, thrown), said, ms };
}

/** What a fact throws is its finding: it expected an answer. */
function attempt(find: Fact['find'], bench: Bench): { readonly found: Found; readonly thrown: string } {
  try {
    return { found: find(bench), thrown: '' };
  } catch (error) {
    return {
      found: { thrown: error instanceof Error ? error.name : 'other' },
      thrown: error instanceof Error ? error.message : String(error),
    };
  }
}

/** A fact that was tried elsewhere. */
export function comparedWith(fact: Omit<Fact, 'find'>, found: Found, said: string): Tried {
  const { id, assumed, expected } = fact;
  return { id, assumed, expected, found, outcome: outcomeOf(expected, found, ''), said, ms: 0 };
}

function outcomeOf(expected: Found, found: Found, thrown: string): Outcome {
  if (/is not emulated by the stand-in/.test(thrown)) return 'not emulated';
  if (expected === ANYTHING) return thrown === '' ? 'kept' : 'different';
  return asText(expected) === asText(found) ? 'same' : 'different';
}

/** JSON with sorted object keys. */
export function asText(found: Found): string {
  return JSON.stringify(found, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
