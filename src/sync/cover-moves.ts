// Better covers by two moves, for any number of rows: joining two parts, and emptying the last body of a part into others that have room.

import { type Cover, type Group, minus, type Part, union, within } from './cover';

/** `rows` creators that have all parts `gone` get the same atoms in parts `come` instead, which saves `gain` requests. */
interface Move {
  readonly gone: readonly Part[];
  readonly come: readonly (readonly number[])[];
  readonly rows: number;
  readonly gain: number;
}

/**
 * Moves until neither move saves a request. Every round weighs all moves and makes them best first; one that other moves of the round
 * have made worse waits for the next. The first of a round is always made, and the cost only falls, so it ends.
 */
export function improve(cover: Cover): void {
  for (let moves = weigh(cover); moves.length > 0; moves = weigh(cover)) {
    for (const move of moves) if (possible(cover, move)) make(cover, move);
  }
}

const weigh = (cover: Cover): Move[] =>
  [...joins(cover), ...splits(cover)]
    .filter((move) => move.gain > 0)
    .sort((a, b) => b.gain - a.gain || b.rows - a.rows || byNumber(a.gone, b.gone));

function byNumber(a: readonly Part[], b: readonly Part[]): number {
  const first = a.findIndex((part, i) => part !== b[i]);
  return (a[first]?.number ?? 0) - (b[first]?.number ?? 0);
}

function possible(cover: Cover, move: Move): boolean {
  const available = holders(move.gone).reduce((sum, group) => sum + group.rows, 0);
  return available >= move.rows && gain(cover, move.gone, move.come, move.rows) >= move.gain;
}

function gain(cover: Cover, gone: readonly Part[], come: readonly (readonly number[])[], rows: number): number {
  const saved = gone.reduce((sum, part) => sum + cover.requests(part.rows) - cover.requests(part.rows - rows), 0);
  return come.map((atoms) => cover.rowsOf(atoms)).reduce((sum, had) => sum + cover.requests(had) - cover.requests(had + rows), saved);
}

function make(cover: Cover, move: Move): void {
  const come = move.come.map((atoms) => cover.part(atoms));
  let rows = move.rows;
  for (const group of holders(move.gone)) {
    const some = Math.min(rows, group.rows);
    if (some === 0) return;
    cover.take(group, some);
    cover.put(group.want, [...group.parts.filter((part) => !move.gone.includes(part)), ...come], some);
    rows -= some;
  }
}

/** The groups that have all these parts and may change them: those that it makes whole first, then the largest, so that few are torn. */
function holders(parts: readonly Part[]): Group[] {
  const [first, ...others] = parts;
  return [...(first?.groups ?? [])]
    .filter((group) => !group.want.whole && others.every((part) => part.groups.has(group)))
    .sort((a, b) => a.parts.length - b.parts.length || b.rows - a.rows);
}

/** For every two parts that some creators both have: the best number of these creators that get both in one body. */
function joins(cover: Cover): Move[] {
  return shared(cover).map(([a, b, both]) => {
    const come = [union(a.atoms, b.atoms)];
    const moves = steps(cover, a, b, both).map((rows) => ({ gone: [a, b], come, rows, gain: gain(cover, [a, b], come, rows) }));
    return moves.reduce((best, move) => (move.gain > best.gain ? move : best));
  });
}

/**
 * Numbers of creators worth trying, largest first: all; just enough to empty a body of a or b; just enough to fill the last body of a∪b.
 * Between these no number of requests changes, and idsPerBody more of them only save more.
 */
function steps(cover: Cover, a: Part, b: Part, all: number): number[] {
  const size = cover.idsPerBody;
  const edges = [a.rows, b.rows, -cover.rowsOf(union(a.atoms, b.atoms))];
  const rows = edges.map((edge) => all - ((((all - edge) % size) + size) % size));
  return [all, ...rows.filter((count) => count > 0)].sort((x, y) => y - x);
}

/** Every two parts that may stand in one body and the number of creators that have both. */
function shared(cover: Cover): [Part, Part, number][] {
  const pairs = new Map<number, [Part, Part, number]>();
  for (const { parts, rows } of cover.groups.values()) {
    parts.forEach((a, i) => {
      for (const b of parts.slice(i + 1)) {
        const key = a.number * 2 ** 26 + b.number;
        const pair = pairs.get(key);
        if (pair) pair[2] += rows;
        else pairs.set(key, [a, b, rows]);
      }
    });
  }
  return [...pairs.values()].filter(([a, b]) => cover.fit(a.atoms, b.atoms));
}

/** For every part: its last body emptied into parts that exist, when all of them have room for its rows. */
function splits(cover: Cover): Move[] {
  return [...cover.live].flatMap((part) => {
    if (part.atoms.length < 2) return [];
    const rows = ((part.rows - 1) % cover.idsPerBody) + 1;
    const free = holders([part]).reduce((sum, group) => sum + group.rows, 0);
    const come = free >= rows && roomFor(cover, part, part.atoms, rows);
    return come ? [{ gone: [part], come, rows, gain: 1 }] : [];
  });
}

/** Other live parts that together are exactly `atoms` and take `rows` more without another request. The atom with the fewest parts decides first. */
function roomFor(cover: Cover, except: Part, atoms: readonly number[], rows: number): (readonly number[])[] | undefined {
  if (atoms.length === 0) return [];
  const choices = atoms.map((atom) => cover.liveWith(atom)).reduce((fewest, parts) => (parts.size < fewest.size ? parts : fewest));
  for (const part of choices) {
    if (part === except || !within(part.atoms, atoms) || cover.requests(part.rows + rows) > cover.requests(part.rows)) continue;
    const others = roomFor(cover, except, minus(atoms, part.atoms), rows);
    if (others) return [part.atoms, ...others];
  }
  return undefined;
}
