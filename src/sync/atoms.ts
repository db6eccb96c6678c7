// Breaks changes down into atoms, the smallest things a request carries, and assembles change sets from them.

import type { ChangeSet } from '../../contract/records';
import type { Carrier } from '../../contract/table';
import type { Kind, Want } from './cover';
import type { Change, ChangeableField, CreatorId, EditableField, FieldValue, Id } from './model';
import { isIds, without } from './values';

/** A change of a field that has a cell. */
export type CellChange = Change & { readonly field: EditableField };

/** One value of one field, or one label to add or remove. */
export type Atom =
  | { readonly kind: 'labels.add' | 'labels.remove'; readonly value: Id }
  | { readonly kind: 'status' | 'owner'; readonly value: Id | null }
  | { readonly kind: 'email' | 'contactLink' | 'notes'; readonly value: string };

/** In the order of a change set's keys. */
const KINDS: readonly Kind[] = ['status', 'owner', 'labels.add', 'labels.remove', 'email', 'contactLink', 'notes'];

export interface Wanted {
  /** The batch atoms by number, in canonical order. */
  readonly atoms: readonly Atom[];
  /** Creators grouped by what batch requests should carry for them. */
  readonly wants: readonly Want[];
  /** What batch requests do not carry. */
  readonly alone: readonly { readonly id: CreatorId; readonly atoms: readonly Atom[] }[];
}

/** Which requests carry a field. */
export type Carriers = Readonly<Record<ChangeableField, Readonly<Record<Carrier, boolean>>>>;

interface Row {
  readonly id: CreatorId;
  readonly fields: Set<EditableField>;
  readonly batch: string[];
  readonly alone: string[];
  creates: boolean;
}

/** Breaks the changes down; the order of ids, atoms, and wants does not depend on the order of the changes. */
export function wanted(changes: readonly CellChange[], carriedBy: Carriers): Wanted {
  const atoms = new Map<string, Atom>();
  const rows = new Map<CreatorId, Row>();
  for (const change of changes) {
    const row = rowOf(rows, change);
    const keys = carriedBy[change.field].batch ? row.batch : row.alone;
    for (const atom of atomsOf(change)) {
      const key = keyOf(atom);
      atoms.set(key, atom);
      keys.push(key);
    }
  }
  const sorted = [...atoms.keys()].sort();
  const find = (keys: readonly string[]): Atom[] => [...keys].sort().flatMap((key) => atoms.get(key) ?? []);
  const ordered = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    atoms: find(sorted),
    wants: wantsOf(ordered, new Map(sorted.map((key, number) => [key, number]))),
    alone: ordered.filter(({ alone }) => alone.length > 0).map(({ id, alone }) => ({ id, atoms: find(alone) })),
  };
}

/** The creator's row, which a field may enter only once: two values for one field would be sent in an arbitrary order. */
function rowOf(rows: Map<CreatorId, Row>, { creatorId, field, creates }: CellChange): Row {
  const row = rows.get(creatorId) ?? { id: creatorId, fields: new Set(), batch: [], alone: [], creates: false };
  if (row.fields.has(field)) throw new Error(`two changes of ${field} for one creator`);
  rows.set(creatorId, row);
  row.fields.add(field);
  row.creates ||= creates;
  return row;
}

/** Sorts by kind; JSON distinguishes 1 from "1". */
const keyOf = (atom: Atom): string => `${KINDS.indexOf(atom.kind)}${JSON.stringify(atom.value)}`;

function wantsOf(rows: readonly Row[], numbers: ReadonlyMap<string, number>): Want[] {
  const wants = new Map<string, { atoms: readonly number[]; ids: CreatorId[]; whole: boolean }>();
  for (const { id, batch, creates } of rows) {
    if (batch.length === 0) continue;
    const atoms = batch.flatMap((key) => numbers.get(key) ?? []).sort((a, b) => a - b);
    const key = `${creates}${atoms.join()}`;
    const same = wants.get(key);
    if (same) same.ids.push(id);
    else wants.set(key, { atoms, ids: [id], whole: creates });
  }
  return [...wants.values()];
}

function atomsOf({ field, before, after, creates }: CellChange): Atom[] {
  switch (field) {
    case 'status':
    case 'owner':
      if (after !== null && !isId(after)) break;
      return [{ kind: field, value: after }];
    case 'labels': {
      const [adds, removes] = [without(labels(after), labels(before)), without(labels(before), labels(after))];
      if (creates && removes.length > 0) break;
      return [...atomsOfLabels('labels.add', adds), ...atomsOfLabels('labels.remove', removes)];
    }
    default:
      if (typeof after !== 'string') break;
      return [{ kind: field, value: after }];
  }
  throw new Error(`${field} cannot update ${JSON.stringify(after)}${creates ? ' for a creator that is not in the CRM yet' : ''}`);
}

const isId = (value: FieldValue): value is Id => typeof value === 'string' || typeof value === 'number';

const atomsOfLabels = (kind: 'labels.add' | 'labels.remove', ids: readonly Id[]): Atom[] =>
  [...new Set(ids)].map((value) => ({ kind, value }));

function labels(value: FieldValue): readonly Id[] {
  if (value === null || isIds(value)) return value ?? [];
  throw new Error(`labels are a list of ids, not ${JSON.stringify(value)}`);
}

/** The atoms as one change set. They must hold one value per field and one label operation. */
export function changeSet(atoms: readonly Atom[]): ChangeSet {
  return atoms.reduce<ChangeSet>(withAtom, {});
}

function withAtom(set: ChangeSet, atom: Atom): ChangeSet {
  switch (atom.kind) {
    case 'status':
      return { ...set, status: atom.value };
    case 'owner':
      return { ...set, owner: atom.value };
    case 'labels.add':
      return { ...set, labels: { operation: 'add', labelIds: [...(set.labels?.labelIds ?? []), atom.value] } };
    case 'labels.remove':
      return { ...set, labels: { operation: 'remove', labelIds: [...(set.labels?.labelIds ?? []), atom.value] } };
    case 'email':
      return { ...set, email: atom.value };
    case 'contactLink':
      return { ...set, contactLink: atom.value };
    case 'notes':
      return { ...set, notes: atom.value };
  }
}
