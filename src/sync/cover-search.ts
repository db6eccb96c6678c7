// Better covers by trying everything, for a few creators at a time while all others stay. It must not know fields or bodies.

import { type Cover, type Group, type Part, union, type Want } from './cover';

/** Creators that are divided anew together. */
const ROWS_AT_ONCE = 8;

/**
 * More atoms than this have too many divisions to try (five: 52, six: 203); such a creator stays as it is.
 * Status, owner and three labels are five.
 */
const ATOMS_AT_MOST = 5;

/**
 * Divisions tried in all, about 0.1 s. Six creators with status, owner and two labels need at most 16,000, with three labels 180,000
 * (the most in 20,000 random instances).
 */
export const TRIES = 500_000;

/** Creators of one group that move together: one, or the whole group when there are too many to look at one by one. */
interface Unit {
  readonly group: Group;
  readonly rows: number;
}

interface Budget {
  tries: number;
}

/**
 * Divides the creators around every part anew, all ways tried, as long as tries are left. Creators that have no atom in common never
 * share a body, so wherever at most ROWS_AT_ONCE are connected by atoms, and the tries suffice, nothing better exists.
 */
export function search(cover: Cover): void {
  const budget = { tries: TRIES };
  const ways = waysOf(cover);
  for (let again = true; again; ) {
    again = false;
    for (const part of seeds(cover)) {
      if (budget.tries > 0 && part.rows > 0 && divideAnew(cover, around(cover, part), ways, budget)) again = true;
    }
  }
}

/** Parts with the emptiest last body first. */
const seeds = (cover: Cover): Part[] => {
  const last = (part: Part): number => (part.rows - 1) % cover.idsPerBody;
  return [...cover.live].sort((a, b) => last(a) - last(b) || a.number - b.number);
};

/** The creators of a part, then those that have an atom in common with these, and so on, until there are ROWS_AT_ONCE to divide. */
function around(cover: Cover, seed: Part): Unit[] {
  const units: Unit[] = [];
  for (const group of connected(cover, seed)) {
    if (units.length < ROWS_AT_ONCE) units.push(...unitsOf(group, ROWS_AT_ONCE - units.length));
  }
  return units.sort((a, b) => b.group.want.atoms.length - a.group.want.atoms.length);
}

function connected(cover: Cover, seed: Part): ReadonlySet<Group> {
  const found = new Set<Group>();
  const full = (): boolean => found.size >= ROWS_AT_ONCE;
  const meet = (part: Part): void => {
    for (const group of part.groups) if (!full() && isSearchable(group)) found.add(group);
  };
  meet(seed);
  for (const { want } of found) {
    for (const atom of want.atoms) {
      for (const part of cover.liveWith(atom)) {
        if (full()) return found;
        meet(part);
      }
    }
  }
  return found;
}

const isSearchable = ({ want }: Group): boolean => !want.whole && want.atoms.length <= ATOMS_AT_MOST;

const unitsOf = (group: Group, free: number): Unit[] =>
  group.rows > free ? [{ group, rows: group.rows }] : Array.from({ length: group.rows }, () => ({ group, rows: 1 }));

/** Whether these units in other divisions need fewer requests; then they have them. */
function divideAnew(cover: Cover, units: readonly Unit[], ways: (want: Want) => Part[][], budget: Budget): boolean {
  const before = cover.cost;
  const old = units.map(({ group }) => group.parts);
  for (const { group, rows } of units) cover.take(group, rows);
  const found = cheapest(cover, units, ways, before - cover.cost, budget);
  for (const [i, { group, rows }] of units.entries()) cover.put(group.want, (found ?? old)[i] ?? [], rows);
  return found !== undefined;
}

/** The division of every unit that costs least, if it costs less than `below`. Branch and bound: the cost of what is placed never falls. */
function cheapest(
  cover: Cover,
  units: readonly Unit[],
  ways: (want: Want) => Part[][],
  below: number,
  budget: Budget,
): (readonly Part[])[] | undefined {
  let least = below;
  let best: (readonly Part[])[] | undefined;
  const chosen: (readonly Part[])[] = [];
  const place = (i: number, cost: number, from: number): void => {
    if (cost >= least) return;
    const unit = units[i];
    if (!unit) {
      least = cost;
      best = [...chosen];
      return;
    }
    const choices = ways(unit.group.want);
    for (let choice = from; choice < choices.length && budget.tries > 0; choice += 1) {
      const parts = choices[choice] ?? [];
      budget.tries -= 1;
      const sum = cost + add(cover, parts, unit.rows);
      chosen.push(parts);
      // The same unit again: the order of the two does not matter.
      const same = units[i + 1]?.group === unit.group;
      place(i + 1, sum, same ? choice : 0);
      chosen.pop();
      add(cover, parts, -unit.rows);
    }
  };
  place(0, 0, 0);
  return best;
}

/** Counts rows in or out; the requests that this costs. */
function add(cover: Cover, parts: readonly Part[], rows: number): number {
  let cost = 0;
  for (const part of parts) {
    cost += cover.requests(part.rows + rows) - cover.requests(part.rows);
    part.rows += rows;
  }
  return cost;
}

/** All divisions of a want into parts, those with few parts first; made once per want. */
function waysOf(cover: Cover): (want: Want) => Part[][] {
  const known = new Map<Want, Part[][]>();
  return (want) => {
    const ways = known.get(want) ?? divisions(cover, want.atoms).map((sets) => sets.map((atoms) => cover.part(atoms)));
    known.set(want, ways);
    return ways.sort((a, b) => a.length - b.length);
  };
}

/** Every division of the atoms into sets that may stand in a body: the last atom alone, or in one of the others' sets. */
function divisions(cover: Cover, atoms: readonly number[]): number[][][] {
  const last = atoms[atoms.length - 1];
  if (last === undefined) return [[]];
  return divisions(cover, atoms.slice(0, -1)).flatMap((sets) => [
    ...sets.filter((set) => cover.fit(set, [last])).map((set) => sets.map((other) => (other === set ? union(set, [last]) : other))),
    [...sets, [last]],
  ]);
}
