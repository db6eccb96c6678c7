// Improves a cover by exhaustive search over a few creators at a time while all others stay fixed.

import { type Cover, type Group, type Part, union, type Want } from './cover';

/** Creators redistributed together. */
const ROWS_AT_ONCE = 8;

/**
 * More atoms than this have too many partitions to try (five: 52, six: 203); such a creator stays as is. Status, owner, and three labels
 * make five.
 */
const ATOMS_AT_MOST = 5;

/**
 * Total partitions tried, about 0.1 s. Six creators with status, owner, and two labels needed at most 157,000 in 10,000 random instances;
 * with three labels, most but not all finish within this limit.
 */
const TRIES = 500_000;

/** Creators of one group that move together: one, or many when the group is too large to treat individually. */
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
 * Redistributes the creators around every part, trying every way, as long as tries are left. Creators with no atom in common never share a
 * body, so wherever at most ROWS_AT_ONCE are connected by atoms and the tries suffice, the result is optimal.
 */
export function search(cover: Cover): void {
  const run: Run = { cover, waysOf: everyWay(cover), tries: TRIES };
  while (searchOnce(run));
}

/** Whether anything improved. A set of creators reached from several parts is tried only once. */
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

/** The creators of a part, then those that share an atom with them, and so on, up to ROWS_AT_ONCE. */
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

/** A group too large to treat individually is split in two units: its full bodies, and the remainder. */
function unitsOf(group: Group, free: number, idsPerBody: number): Unit[] {
  if (group.rows <= free) return Array.from({ length: group.rows }, () => ({ group, rows: 1 }));
  const over = group.rows % idsPerBody;
  return [over, group.rows - over].filter((rows) => rows > 0).map((rows) => ({ group, rows }));
}

/** Redistributes these units if that needs fewer requests; returns whether it did. */
function divideAnew(run: Run, units: readonly Unit[]): boolean {
  const { cover } = run;
  const before = cover.cost;
  for (const { group, rows } of units) cover.take(group, rows);
  const found = cheapest(run, units, before - cover.cost);
  for (const [i, { group, rows }] of units.entries()) cover.put(group.want, found?.[i] ?? group.parts, rows);
  return found !== undefined;
}

/** The cheapest partition of every unit, if it costs less than `below`. Branch and bound: the cost of what is placed never decreases. */
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
    // Of two identical units, the second never takes an earlier way: swapping them costs the same.
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

/** The additional requests for these rows. A partition never contains the same part twice. */
function price(cover: Cover, parts: readonly Part[], rows: number): number {
  let cost = 0;
  for (const part of parts) cost += cover.requests(part.rows + rows) - cover.requests(part.rows);
  return cost;
}

function count(parts: readonly Part[], rows: number): void {
  for (const part of parts) part.rows += rows;
}

/** All partitions of a want into parts, fewest parts first; computed once per want. */
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

/** Every partition of the atoms into sets that a body may carry: the last atom alone, or in one of the others' sets. */
function divisions(cover: Cover, atoms: readonly number[]): number[][][] {
  const last = atoms[atoms.length - 1];
  if (last === undefined) return [[]];
  return divisions(cover, atoms.slice(0, -1)).flatMap((sets) => [
    ...sets.filter((set) => cover.fit(set, [last])).map((set) => sets.map((other) => (other === set ? union(set, [last]) : other))),
    [...sets, [last]],
  ]);
}
