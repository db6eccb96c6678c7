// Better covers by trying everything, for a few creators at a time while all others stay.

import { type Cover, type Group, type Part, union, type Want } from './cover';

/** Creators that are divided anew together. */
const ROWS_AT_ONCE = 8;

/**
 * More atoms than this have too many divisions to try (five: 52, six: 203); such a creator stays as it is.
 * Status, owner and three labels are five.
 */
const ATOMS_AT_MOST = 5;

/**
 * Divisions of one creator tried in all, about 0.1 s. Six creators with status, owner and two labels needed 157,000 at most in 10,000
 * random instances; with three labels most, but not all, are settled within it.
 */
const TRIES = 500_000;

/** Creators of one group that move together: one, or the whole group when there are too many to look at one by one. */
interface Unit {
  readonly group: Group;
  readonly rows: number;
}

interface Run {
  readonly cover: Cover;
  readonly waysOf: (want: Want) => readonly (readonly Part[])[];
  tries: number;
}

/**
 * Divides the creators around every part anew, all ways tried, as long as tries are left. Creators that have no atom in common never
 * share a body, so wherever at most ROWS_AT_ONCE are connected by atoms, and the tries suffice, nothing better exists.
 */
export function search(cover: Cover): void {
  const run: Run = { cover, waysOf: everyWay(cover), tries: TRIES };
  while (searchOnce(run));
}

/** Whether anything became better. The same creators are met around several parts, but tried only once. */
function searchOnce(run: Run): boolean {
  const tried = new Set<string>();
  let better = false;
  for (const part of seeds(run.cover)) {
    const units = around(run.cover, part);
    const name = units.map(nameOf).join(' ');
    if (!tried.has(name) && divideAnew(run, units)) better = true;
    tried.add(name);
  }
  return better;
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
    if (units.length < ROWS_AT_ONCE) units.push(...unitsOf(group, ROWS_AT_ONCE - units.length, cover.idsPerBody));
  }
  return units.sort((a, b) => b.group.want.atoms.length - a.group.want.atoms.length || (nameOf(a) < nameOf(b) ? -1 : 1));
}

const nameOf = ({ group, rows }: Unit): string => `${rows}x${group.parts.map((part) => part.number).join()}`;

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

/** Of a group that is too large to look at one by one its full bodies stay together, and what is left over beside them. */
function unitsOf(group: Group, free: number, idsPerBody: number): Unit[] {
  if (group.rows <= free) return Array.from({ length: group.rows }, () => ({ group, rows: 1 }));
  const over = group.rows % idsPerBody;
  return [over, group.rows - over].filter((rows) => rows > 0).map((rows) => ({ group, rows }));
}

/** Whether these units in other divisions need fewer requests; then they have them. */
function divideAnew(run: Run, units: readonly Unit[]): boolean {
  const { cover } = run;
  const before = cover.cost;
  for (const { group, rows } of units) cover.take(group, rows);
  const found = cheapest(run, units, before - cover.cost);
  for (const [i, { group, rows }] of units.entries()) cover.put(group.want, found?.[i] ?? group.parts, rows);
  return found !== undefined;
}

/** The division of every unit that costs least, if it costs less than `below`. Branch and bound: the cost of what is placed never falls. */
function cheapest(run: Run, units: readonly Unit[], below: number): (readonly Part[])[] | undefined {
  let least = below;
  let best: (readonly Part[])[] | undefined;
  const chosen: (readonly Part[])[] = [];
  const place = (i: number, cost: number, from: number): void => {
    const unit = units[i];
    if (!unit) {
      least = cost;
      best = [...chosen];
      return;
    }
    // Of two creators that want the same, the second never takes an earlier way: the swapped choice costs the same.
    const same = units[i + 1]?.group.want === unit.group.want && units[i + 1]?.rows === unit.rows;
    for (const [way, parts] of run.waysOf(unit.group.want).entries()) {
      if (way < from) continue;
      if (run.tries <= 0) return;
      run.tries -= 1;
      const placed = cost + price(run.cover, parts, unit.rows);
      if (placed >= least) continue;
      chosen.push(parts);
      count(parts, unit.rows);
      place(i + 1, placed, same ? way : 0);
      count(parts, -unit.rows);
      chosen.pop();
    }
  };
  if (below > 0) place(0, 0, 0);
  return best;
}

/** The requests that these rows cost in addition. No part stands twice in a division. */
function price(cover: Cover, parts: readonly Part[], rows: number): number {
  let cost = 0;
  for (const part of parts) cost += cover.requests(part.rows + rows) - cover.requests(part.rows);
  return cost;
}

function count(parts: readonly Part[], rows: number): void {
  for (const part of parts) part.rows += rows;
}

/** All divisions of a want into parts, those with few parts first; made once per want. */
function everyWay(cover: Cover): Run['waysOf'] {
  const known = new Map<Want, Part[][]>();
  return (want) => {
    const ways = known.get(want);
    if (ways) return ways;
    const made = divisions(cover, want.atoms).map((sets) => sets.map((atoms) => cover.part(atoms)));
    known.set(
      want,
      made.sort((a, b) => a.length - b.length),
    );
    return made;
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
