// Simpler ways to send the same changes, and the optimum for a few rows: the yardsticks for the planner of bodies.
// It shares no code with the planner.

import type { Limits } from '../../src/sync/bodies';
import type { Change } from '../../src/sync/model';

/** A creator and what it wants, each atom as text. */
interface Row {
  readonly creates: boolean;
  readonly batch: readonly string[];
  readonly alone: readonly string[];
}

/** One request per row; two if labels are both added and removed. */
export function onePerRow(changes: readonly Change[], limits: Limits): number {
  return sum(rowsOf(changes, limits), ({ batch, alone }) => clashFree([...batch, ...alone]).length);
}

/** Rows that want exactly the same share bodies; removed labels are separate from added ones. */
export function onePerChangeSet(changes: readonly Change[], limits: Limits): number {
  return grouped(changes, limits, clashFree);
}

/** Rows that want the same value of a field share bodies; each label is a value of its own, once to add and once to remove. */
export function onePerFieldAndValue(changes: readonly Change[], limits: Limits): number {
  return grouped(changes, limits, (atoms) => atoms.map((atom) => [atom]));
}

/** As before, but all labels that a row gains are one value, and all that it loses are another. */
export function onePerField(changes: readonly Change[], limits: Limits): number {
  return grouped(changes, limits, (atoms) => {
    const fields = new Set(atoms.map(fieldOf));
    return [...fields].map((field) => atoms.filter((atom) => fieldOf(atom) === field));
  });
}

/** The minimum possible number of requests, by trying every division of every row. For about 6 rows with 4 values each. */
export function fewestPossible(changes: readonly Change[], limits: Limits): number {
  const all = rowsOf(changes, limits);
  const rows = all.filter(({ batch }) => batch.length > 0).map(({ creates, batch }) => (creates ? [[batch]] : divisions(batch)));
  const ids = new Map<string, number>();
  let least = Number.POSITIVE_INFINITY;
  const visit = (index: number, requests: number): void => {
    if (requests >= least) return;
    const row = rows[index];
    if (!row) least = requests;
    for (const sets of row ?? []) {
      const names = sets.map((set) => set.join('\n'));
      const opened = names.filter((name) => (ids.get(name) ?? 0) % limits.idsPerBody === 0).length;
      for (const name of names) ids.set(name, (ids.get(name) ?? 0) + 1);
      visit(index + 1, requests + opened);
      for (const name of names) ids.set(name, (ids.get(name) ?? 0) - 1);
    }
  };
  visit(0, 0);
  return least + sum(all, alone);
}

function grouped(changes: readonly Change[], limits: Limits, divide: (atoms: readonly string[]) => (readonly string[])[]): number {
  const rows = rowsOf(changes, limits);
  const ids = new Map<string, number>();
  for (const { creates, batch } of rows) {
    if (batch.length === 0) continue;
    for (const set of creates ? [batch] : divide(batch)) ids.set(set.join('\n'), (ids.get(set.join('\n')) ?? 0) + 1);
  }
  return sum([...ids.values()], (count) => Math.ceil(count / limits.idsPerBody)) + sum(rows, alone);
}

const alone = (row: Row): number => clashFree(row.alone).length;

function rowsOf(changes: readonly Change[], { carriedBy }: Limits): Row[] {
  const rows = new Map<string, Row>();
  for (const change of changes) {
    const row = rows.get(change.creatorId) ?? { creates: change.creates, batch: [], alone: [] };
    const by = carriedBy[change.field].batch ? 'batch' : 'alone';
    rows.set(change.creatorId, { ...row, [by]: [...row[by], ...atomsOf(change)].sort() });
  }
  return [...rows.values()];
}

function atomsOf({ field, before, after }: Change): string[] {
  if (field !== 'labels') return [`${field} ${JSON.stringify(after)}`];
  const [had, has] = [before, after].map((value) => (Array.isArray(value) ? value : []));
  const adds = has?.filter((id) => !had?.includes(id)).map((id) => `add ${JSON.stringify(id)}`) ?? [];
  const removes = had?.filter((id) => !has?.includes(id)).map((id) => `remove ${JSON.stringify(id)}`) ?? [];
  return [...adds, ...removes];
}

const fieldOf = (atom: string): string => atom.slice(0, atom.indexOf(' '));

const clashes = (atoms: readonly string[]): boolean => ['add', 'remove'].every((field) => atoms.some((atom) => fieldOf(atom) === field));

function clashFree(atoms: readonly string[]): (readonly string[])[] {
  if (!clashes(atoms)) return atoms.length > 0 ? [atoms] : [];
  return [atoms.filter((atom) => fieldOf(atom) !== 'remove'), atoms.filter((atom) => fieldOf(atom) === 'remove')];
}

function divisions(atoms: readonly string[]): string[][][] {
  const [first, ...rest] = atoms;
  if (first === undefined) return [[]];
  return divisions(rest)
    .flatMap((sets) => [[[first], ...sets], ...sets.map((_, i) => sets.map((set, j) => (i === j ? [first, ...set] : set)))])
    .filter((sets) => !sets.some(clashes));
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number => values.reduce((total, value) => total + of(value), 0);
