// What the self-test found on Google: read from the file that a person brings, compared with the assumptions, and stored.

import { z } from 'zod';
import { ANYTHING, type Fact, type Found } from '../../selftest/fact';
import { asText } from '../../selftest/trying';

/** Where the facts about the platform are stored. The stand-in must obey them: `test/selftest/live.test.ts`. */
export const KEPT = 'selftest/live.json';

const foundShape: z.ZodType<Found> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(foundShape), z.record(z.string(), foundShape)]),
);

const timeShape = z.object({ call: z.string(), cells: z.number(), ms: z.number(), runs: z.number() });

const keptShape = z.object({
  at: z.string(),
  /** Of the account: the language of the messages. */
  language: z.string(),
  facts: z.record(z.string(), z.object({ found: foundShape, said: z.string() })),
  times: z.array(timeShape),
});

export type KeptFacts = z.infer<typeof keptShape>;

const resultShape = z.object({
  version: z.literal(1),
  on: z.enum(['Google', 'the stand-in']),
  at: z.string(),
  language: z.string(),
  facts: z.array(z.object({ id: z.string(), found: z.string(), said: z.string() })),
  times: z.array(timeShape),
});

/** A stored file. */
export const keptFrom = (text: string): KeptFacts => keptShape.parse(JSON.parse(text));

/** The result as the self-test returns it, even inside the output of `clasp run-function`; a sentence if it is not one. */
export function resultFrom(text: string): KeptFacts | string {
  const read = resultShape.safeParse(unwrapped(text));
  if (!read.success) return 'this is not a result of the self-test';
  const { at, language, facts, times, on } = read.data;
  if (on !== 'Google') return 'this was not found on Google, but over the stand-in';
  const entries = facts.map(({ id, found, said }) => [id, { found: foundFrom(found), said }] as const);
  return { at, language, facts: Object.fromEntries(entries), times };
}

/** Findings are JSON, unless they were too long to be stored completely: then their beginning counts. */
function foundFrom(text: string): Found {
  try {
    return foundShape.parse(JSON.parse(text));
  } catch {
    return text;
  }
}

/** JSON, JSON in a text, or `{response: JSON in a text}`; undefined for anything else. */
function unwrapped(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return unwrapped(value);
    const response = typeof value === 'object' && value !== null ? Reflect.get(value, 'response') : undefined;
    return typeof response === 'string' ? unwrapped(response) : value;
  } catch {
    return undefined;
  }
}

interface Disagreement {
  readonly id: string;
  readonly assumed: string;
  /** As JSON. */
  readonly expected: string;
  readonly found: string;
}

export interface Comparison {
  readonly same: number;
  readonly different: readonly Disagreement[];
  /** Facts of ours that the file lacks. */
  readonly missing: readonly string[];
  /** Facts of the file that we no longer have. */
  readonly unknown: readonly string[];
}

/** What is compared for a fact, however it is tested. */
type Assumption = Pick<Fact, 'id' | 'assumed' | 'expected'>;

export function compare(kept: KeptFacts, facts: readonly Assumption[]): Comparison {
  const compared = facts.filter(({ id, expected }) => kept.facts[id] !== undefined && expected !== ANYTHING);
  const different = compared.flatMap(({ id, assumed, expected }): readonly Disagreement[] => {
    const found = asText(kept.facts[id]?.found ?? null);
    return found === asText(expected) ? [] : [{ id, assumed, expected: asText(expected), found }];
  });
  const known = new Set(facts.map(({ id }) => id));
  return {
    same: compared.length - different.length,
    different,
    missing: [...known].filter((id) => kept.facts[id] === undefined),
    unknown: Object.keys(kept.facts).filter((id) => !known.has(id)),
  };
}
