// Whom do these texts mean? Finds creators by channel link, handle or e-mail.

import type { CreatorId } from '../../contract/records';
import type { Channel } from '../fields/fields';
import { type Clue, formsOf } from './clues';

/** What is looked at of a CRM row. */
export type Findable = Pick<Channel, 'creatorId' | 'platform' | 'handle' | 'channelLink' | 'email'>;

/** `ambiguous` = the clues fit several creators, or contradict each other; it names everybody whom one of them fits. */
export type Match =
  | { readonly found: 'matched'; readonly creatorId: CreatorId }
  | { readonly found: 'ambiguous'; readonly creatorIds: readonly CreatorId[] }
  | { readonly found: 'not-found' };

export interface MatchIndex {
  /**
   * Every clue leaves those creators whom it fits; one that fits nobody says nothing. Who is left by all of them is matched when it is one creator,
   * so that an address which an agency shares among ten creators does no harm beside a link. The order of clues does not matter.
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

/** A handle is found with its platform and, by who gives none, without. */
function formsOfCreator({ platform = '', handle = '', channelLink = '', email = '' }: Findable): readonly string[] {
  const clues: readonly Clue[] = [
    { kind: 'link', text: channelLink },
    { kind: 'handle', text: handle, platform },
    { kind: 'handle', text: handle },
    { kind: 'email', text: email },
  ];
  return clues.flatMap(formsOf).flatMap((form) => [form, ...bareHandle(form)]);
}

/** `platform/@handle` is also found by `@handle`. */
function bareHandle(form: string): readonly string[] {
  const at = form.indexOf('/@');
  return at < 0 ? [] : [form.slice(at + 1)];
}

/** Everybody whom one of the clue's forms fits. */
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
