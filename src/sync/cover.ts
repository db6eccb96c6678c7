// Who gets what in which change set: the working state of the body planner, and its cost.

import type { CreatorId, EditableField } from './model';

/** What one atom changes: a field, with label adds and removes kept apart. */
export type Kind = Exclude<EditableField, 'labels'> | 'labels.add' | 'labels.remove';

/** The creators that want exactly the same atoms. Atoms are numbers, ascending. */
export interface Want {
  readonly atoms: readonly number[];
  readonly ids: readonly CreatorId[];
  /** All atoms stay in one body, because it creates these creators. */
  readonly whole: boolean;
}

/** One change set and how many creators get it; it takes `Cover.requests(rows)` requests. */
export interface Part {
  readonly number: number;
  readonly atoms: readonly number[];
  readonly groups: Set<Group>;
  rows: number;
}

/** Creators of one want that get it in the same parts, ascending by number. */
export interface Group {
  readonly want: Want;
  readonly parts: readonly Part[];
  rows: number;
}

/** Partitions every creator's atoms into parts. Between `take` and `put`, the taken rows are not counted anywhere. */
export class Cover {
  /** The requests of all parts together: what the planner minimizes. */
  cost = 0;
  readonly groups = new Map<string, Group>();
  /** Parts in use by some creator. */
  readonly live = new Set<Part>();
  private readonly parts = new Map<string, Part>();
  private readonly byAtom: readonly Set<Part>[];

  /** `kinds` by atom number; one body holds at most `idsPerBody` ids. */
  constructor(
    readonly kinds: readonly Kind[],
    readonly idsPerBody: number,
  ) {
    this.byAtom = kinds.map(() => new Set());
  }

  requests(rows: number): number {
    return Math.ceil(rows / this.idsPerBody);
  }

  liveWith(atom: number): ReadonlySet<Part> {
    return this.byAtom[atom] ?? new Set();
  }

  /** The part with these atoms (ascending); created empty if it does not exist. */
  part(atoms: readonly number[]): Part {
    const key = atoms.join();
    const known = this.parts.get(key);
    if (known) return known;
    const part: Part = { number: this.parts.size, atoms, groups: new Set(), rows: 0 };
    this.parts.set(key, part);
    return part;
  }

  /** A body carries one label operation, so adds and removes never share one. */
  fit(a: readonly number[], b: readonly number[]): boolean {
    const has = (kind: Kind): boolean => [...a, ...b].some((atom) => this.kinds[atom] === kind);
    return !(has('labels.add') && has('labels.remove'));
  }

  put(want: Want, parts: readonly Part[], rows: number): void {
    const sorted = [...parts].sort((a, b) => a.number - b.number);
    const key = groupKey(want, sorted);
    const group = this.groups.get(key) ?? { want, parts: sorted, rows: 0 };
    this.groups.set(key, group);
    group.rows += rows;
    for (const part of sorted) {
      this.resize(part, rows);
      part.groups.add(group);
    }
  }

  take(group: Group, rows: number): void {
    group.rows -= rows;
    for (const part of group.parts) this.resize(part, -rows);
    if (group.rows > 0) return;
    this.groups.delete(groupKey(group.want, group.parts));
    for (const part of group.parts) part.groups.delete(group);
  }

  private resize(part: Part, by: number): void {
    this.cost += this.requests(part.rows + by) - this.requests(part.rows);
    part.rows += by;
    for (const set of [this.live, ...part.atoms.flatMap((atom) => this.byAtom[atom] ?? [])]) {
      if (part.rows > 0) set.add(part);
      else set.delete(part);
    }
  }
}

/** A group's parts add up to its want's atoms, so parts and wholeness identify it. */
const groupKey = (want: Want, parts: readonly Part[]): string => `${want.whole ? 'whole' : ''}${parts.map((part) => part.number).join()}`;

/** Merges two ascending lists that have no atoms in common. */
export function union(a: readonly number[], b: readonly number[]): number[] {
  return [...a, ...b].sort((x, y) => x - y);
}
