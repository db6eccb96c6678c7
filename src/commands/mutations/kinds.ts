// The kinds of mutations, each performed in the same way as the others.

import type * as z from 'zod/mini';
import { broken } from '../../crm/problems';
import type { MutationCourse } from './kind';
import { kinds } from './kind-list';

type Kind = (typeof kinds)[number];

/** What a person may ask for. */
export type MutationRequest = z.infer<ReturnType<Kind['request']>>;
export type MutationName = MutationRequest['what'];

/** What is shown of one before its approval, and when it is over. */
export type MutationFacts = z.infer<ReturnType<Kind['facts']>>;

/** The interface shared by all kinds. */
export type AnyMutationCourse = MutationCourse<MutationRequest, MutationFacts>;

const courses: ReadonlyMap<MutationName, AnyMutationCourse> = new Map(kinds.map((kind) => [kind.what, kind]));

export const requestsOfKinds = () => kinds.map((kind) => kind.request());
export const factsOfKinds = () => kinds.map((kind) => kind.facts());

export function kindOf(what: MutationName): AnyMutationCourse {
  return courses.get(what) ?? broken(`there is a mutation ${what}`);
}
