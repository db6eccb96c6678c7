// Which batch bodies are worth their stages: rows that share their values with few others go by an update of their own.

import type { CreatorId } from './model';
import type { Atom } from './wants';

/** A batch takes three requests (validate, preview, apply), an update one. */
export const BATCH_STAGES = 3;

/** What one batch body carries. */
export interface Shared {
  readonly atoms: readonly Atom[];
  readonly ids: readonly CreatorId[];
  /** It brings somebody into the CRM. */
  readonly creates: boolean;
}

export interface Split<S extends Shared> {
  readonly shared: readonly S[];
  /** What goes by updates, by creator. */
  readonly own: ReadonlyMap<CreatorId, readonly Atom[]>;
}

interface Costs {
  /** Requests that a batch body takes from here on: fewer when it has been checked already. */
  readonly stages: (body: Shared) => number;
  readonly updatable: (atom: Atom) => boolean;
}

/** Updates that carry these atoms: one, or two when labels are both added and removed. */
export const updatesFor = (atoms: readonly Atom[]): number =>
  atoms.length === 0 ? 0 : atoms.some(({ kind }) => kind === 'labels.add') && atoms.some(({ kind }) => kind === 'labels.remove') ? 2 : 1;

/**
 * Takes a body apart while that saves requests, those of few creators first: a creator who gets an update anyway takes more along for nothing. Never
 * more requests than the bodies as they came, nor than one update for every creator. Bodies that create stay: their preview says how many come in.
 */
export function withoutLone<S extends Shared>(before: Split<S>, costs: Costs): Split<S> {
  const few = [...before.shared].sort((a, b) => a.ids.length - b.ids.length);
  const worth = taken(few, before.own, costs, (body, more) => more < costs.stages(body));
  const all = taken(few, before.own, costs, () => true);
  const best = requestsOf(all, costs) < requestsOf(worth, costs) ? all : worth;
  return { shared: before.shared.filter((body) => best.shared.includes(body)), own: best.own };
}

function requestsOf({ shared, own }: Split<Shared>, { stages }: Costs): number {
  const batches = shared.reduce((sum, body) => sum + stages(body), 0);
  return [...own.values()].reduce((sum, atoms) => sum + updatesFor(atoms), batches);
}

function taken<S extends Shared>(
  shared: readonly S[],
  given: Split<S>['own'],
  { updatable }: Costs,
  pays: (body: S, updates: number) => boolean,
): Split<S> {
  const own = new Map(given);
  const of = (id: CreatorId): readonly Atom[] => own.get(id) ?? [];
  let left = shared;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter((body) => {
      const updates = body.ids.reduce((sum, id) => sum + updatesFor([...of(id), ...body.atoms]) - updatesFor(of(id)), 0);
      if (body.creates || !body.atoms.every(updatable) || !pays(body, updates)) return true;
      for (const id of body.ids) own.set(id, [...of(id), ...body.atoms]);
      return false;
    });
  }
  return { shared: left, own };
}
