// Finds the creators that texts refer to, by channel link, handle, or email.

import type { CreatorId } from '../../contract/records';
import type { Channel } from '../fields/fields';
import { type Clue, formsOf } from './clues';

/** The parts of a CRM row that matching looks at. */
export type Findable = Pick<Channel, 'creatorId' | 'platform' | 'handle' | 'channelLink' | 'email'>;

/** `ambiguous`: the clues fit several creators, or contradict each other; it lists every creator that any clue fits. */
export type Match =
  | { readonly found: 'matched'; readonly creatorId: CreatorId }
  | { readonly found: 'ambiguous'; readonly creatorIds: readonly CreatorId[] }
  | { readonly found: 'not-found' };

export interface MatchIndex {
  /**
   * Each clue narrows the set to the creators it fits; a clue that fits nobody is ignored. If exactly one creator remains, it is matched,
   * so an address that an agency shares among ten creators does no harm beside a link. The order of clues does not matter.
   */
  match(clues: readonly Clue[]): Match;
}

const NOBODY: ReadonlySet<CreatorId> = new Set();

export function matchIndex(creators: Iterable<Findable>): MatchIndex {
  const byForm = new Map<string, Set<CreatorId>>();
  for (const creator of creators) {
    for (const form of formsOfCreator(creator)) {
      const known = byForm.get(form);
      if (known === undefined) byForm.set(form, new Set([creator.creatorId]));
      else known.add(creator.creatorId);
    }
  }
  return { match: (clues) => settle(clues.map((clue) => fitting(byForm, clue))) };
}

/** A handle can be found with its platform and, when the clue gives none, without. */
function formsOfCreator({ platform = '', handle = '', channelLink = '', email = '' }: Findable): readonly string[] {
  const clues: readonly Clue[] = [
    { kind: 'link', text: channelLink },
    { kind: 'handle', text: handle, platform },
    { kind: 'handle', text: handle },
    { kind: 'email', text: email },
  ];
  return clues.flatMap(formsOf).flatMap((form) => [form, ...bareHandle(form)]);
}

/** `platform/@handle` can also be found by `@handle`. */
function bareHandle(form: string): readonly string[] {
  const at = form.indexOf('/@');
  return at < 0 ? [] : [form.slice(at + 1)];
}

/** Every creator that one of the clue's forms fits. */
function fitting(byForm: ReadonlyMap<string, ReadonlySet<CreatorId>>, clue: Clue): ReadonlySet<CreatorId> {
  return new Set(formsOf(clue).flatMap((form) => [...(byForm.get(form) ?? NOBODY)]));
}

function settle(fits: readonly ReadonlySet<CreatorId>[]): Match {
  const telling = fits.filter(({ size }) => size > 0);
  const everybody = [...new Set(telling.flatMap((fit) => [...fit]))];
  if (everybody.length === 0) return { found: 'not-found' };
  const left = everybody.filter((id) => telling.every((fit) => fit.has(id)));
  const [only] = left;
  if (only !== undefined && left.length === 1) return { found: 'matched', creatorId: only };
  return { found: 'ambiguous', creatorIds: left.length === 0 ? everybody : left };
}
