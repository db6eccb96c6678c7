// Packs changes into the fewest request bodies.

import { grouped } from '../../contract/named';
import type { ChangeSet } from '../../contract/records';
import { type Atom, type Carriers, type CellChange, changeSet, type Wanted, wanted } from './atoms';
import { Cover, type Kind, type Part, type Want } from './cover';
import { search } from './cover-search';
import type { Change, CreatorId } from './model';

/** The CRM's limits, from the contract table. */
export interface Limits {
  /** Maximum number of ids in one batch body; at least 1. */
  readonly idsPerBody: number;
  readonly carriedBy: Carriers;
}

/** One request: each of `ids` gets all of `set`. */
export interface Body {
  /** The CRM validates and previews a `batch` before it is sent. The other kinds skip those stages and name one creator each. */
  readonly kind: 'batch' | 'update' | 'archive' | 'restore';
  /** Distinct, at most idsPerBody; ids created by this body come first. */
  readonly ids: readonly CreatorId[];
  readonly set: ChangeSet;
  /** This body creates at least one of `ids`. Others may already be in the CRM if they want the same change set. */
  readonly creates: boolean;
}

/**
 * Packs changes into bodies that together carry exactly those changes, each once.
 *
 * **Problem.** A change breaks down into atoms: a status, an owner, one label to add, one label to remove. Each creator's atoms are divided
 * into change sets; adds and removes never share a set; all atoms of a created creator form one set. A set shared by n creators costs
 * ceil(n / idsPerBody) requests. The goal is the smallest sum. (Covering a table of creators and atoms with the fewest rectangles is
 * NP-hard, so no method is both scalable and always exact.)
 *
 * **Method.** Creators with the same atoms form a group. Three simple groupings are built (every atom separate, every field separate,
 * nothing separate), and the one that needs the fewest requests is kept. Then a few connected creators at a time are divided again in every
 * possible way, as long as that saves a request (cover-search). On most loads a simple grouping is already optimal. The search pays off
 * where a block of rows that want the same change sits beside scattered edits (24 requests instead of 34 for 1,000 rows), where blocks
 * overlap (64 instead of 72), and where few statuses meet few owners or labels (2 to 3 %); `npm run bench -- requests` shows all loads.
 *
 * **Guarantee.** Never more requests than one body per distinct change set, one per field and value, or one per status, owner, and label.
 * Optimal for up to 6 creators with at most a status, an owner, and two labels each, and for any number of creators as long as no more than
 * 8 are connected by shared atoms and the search has tries left. The same changes give the same bodies, in any order.
 *
 * Fields that batch requests do not carry go in one update per creator, or two if labels are among them and are both added and removed. A
 * field that both kinds carry goes by batch even for a single row, although an update takes one request and a batch three: only a batch is
 * validated by the CRM before the person decides.
 *
 * Archive and restore get bodies of their own, because it is not known what the CRM does with other changes of an archived creator.
 *
 * Order: restores, bodies that create, other batch bodies, updates, archives. A missing or duplicate value is a broken contract and throws.
 */
export function planBodies(changes: readonly Change[], limits: Limits): readonly Body[] {
  if (!Number.isInteger(limits.idsPerBody) || limits.idsPerBody < 1) throw new RangeError(`idsPerBody is ${limits.idsPerBody}`);
  const { atoms, wants, alone } = wanted(changes.filter(isOfCell), limits.carriedBy);
  const kinds = atoms.map(({ kind }) => kind);
  const batch = batchBodies(fewest(kinds, wants, limits.idsPerBody), atoms);
  return [
    ...archiving(changes, false, limits),
    ...batch.filter(({ creates }) => creates),
    ...batch.filter(({ creates }) => !creates),
    ...alone.flatMap(updates),
    ...archiving(changes, true, limits),
  ];
}

const isOfCell = (change: Change): change is CellChange => change.field !== 'archived';

/** Bodies for everyone to be archived, or restored. A creator alone in a body goes through the CRM's single-creator request. */
function archiving(changes: readonly Change[], archived: boolean, { idsPerBody, carriedBy }: Limits): Body[] {
  const own = changes.filter(({ field }) => field === 'archived');
  if (new Set(own.map(({ creatorId }) => creatorId)).size < own.length) throw new Error('two changes of archived for one creator');
  if (own.some(({ creates }) => creates)) throw new Error('archived cannot change for a creator that is not in the CRM yet');
  const ids = own.flatMap(({ creatorId, after }) => (after === archived ? [creatorId] : [])).sort();
  const kind = archived ? 'archive' : 'restore';
  return chunks(ids, carriedBy.archived.batch ? idsPerBody : 1).map(
    (some): Body => ({ kind: some.length > 1 ? 'batch' : kind, ids: some, set: { archived }, creates: false }),
  );
}

function fewest(kinds: readonly Kind[], wants: readonly Want[], idsPerBody: number): Cover {
  const atoms = divided(kinds, wants, idsPerBody, (each) => each.map((atom) => [atom]));
  const fields = divided(kinds, wants, idsPerBody, (each) => apart(each, (atom) => kinds[atom]));
  const wholes = divided(kinds, wants, idsPerBody, (each) => {
    const adds = each.some((atom) => kinds[atom] === 'labels.add');
    return apart(each, (atom) => adds && kinds[atom] === 'labels.remove');
  });
  const best = [fields, wholes].reduce((least, cover) => (cover.cost < least.cost ? cover : least), atoms);
  search(best);
  return best;
}

function divided(
  kinds: readonly Kind[],
  wants: readonly Want[],
  idsPerBody: number,
  divide: (atoms: readonly number[]) => (readonly number[])[],
): Cover {
  const cover = new Cover(kinds, idsPerBody);
  for (const want of wants) {
    const sets = want.whole ? [want.atoms] : divide(want.atoms);
    const parts = sets.map((set) => cover.part(set));
    cover.put(want, parts, want.ids.length);
  }
  return cover;
}

const apart = (atoms: readonly number[], by: (atom: number) => unknown): (readonly number[])[] => [...grouped(atoms, by).values()];

/** The parts as bodies, in the order of their atoms. */
function batchBodies(cover: Cover, atoms: readonly Atom[]): Body[] {
  const idsOf = deal(cover);
  return [...cover.live].sort(byAtoms).flatMap((part) => {
    const { created, others } = idsOf.get(part) ?? { created: [], others: [] };
    const set = changeSet(part.atoms.flatMap((atom) => atoms[atom] ?? []));
    return chunks([...created.sort(), ...others.sort()], cover.idsPerBody).map(
      (ids, i): Body => ({ kind: 'batch', ids, set, creates: i * cover.idsPerBody < created.length }),
    );
  });
}

interface Dealt {
  readonly created: CreatorId[];
  readonly others: CreatorId[];
}

/** Deals each group as many of its want's ids as it has rows. */
function deal(cover: Cover): ReadonlyMap<Part, Dealt> {
  const dealt = new Map<Part, Dealt>();
  const used = new Map<Want, number>();
  for (const { want, parts, rows } of cover.groups.values()) {
    const from = used.get(want) ?? 0;
    used.set(want, from + rows);
    for (const part of parts) {
      const { created, others } = dealt.get(part) ?? { created: [], others: [] };
      for (const id of want.ids.slice(from, from + rows)) (want.whole ? created : others).push(id);
      dealt.set(part, { created, others });
    }
  }
  return dealt;
}

function byAtoms(a: Part, b: Part): number {
  const first = a.atoms.findIndex((atom, i) => atom !== b.atoms[i]);
  return first < 0 ? a.atoms.length - b.atoms.length : (a.atoms[first] ?? -1) - (b.atoms[first] ?? -1);
}

const chunks = (ids: readonly CreatorId[], size: number): CreatorId[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));

/** A body carries one label operation, so removes are split from adds. */
function updates({ id, atoms }: Wanted['alone'][number]): Body[] {
  const removes = atoms.some(({ kind }) => kind === 'labels.add') ? atoms.filter(({ kind }) => kind === 'labels.remove') : [];
  const sets = [atoms.filter((atom) => !removes.includes(atom)), removes].filter((set) => set.length > 0);
  return sets.map((set): Body => ({ kind: 'update', ids: [id], set: changeSet(set), creates: false }));
}
