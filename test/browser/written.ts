// Everything that the sandbox CRM logs as written, one line per value, for comparison with what a person approved.

import type { Id } from '../../contract/records';
import type { LogEntry } from '../../workbench/crm/write-log';
import type { Program } from './program';

/** A list of approvals, in the format of `written`. */
interface Approvals {
  push(...lines: readonly string[]): void;
  sorted(): readonly string[];
}

export function approvals(): Approvals {
  const lines: string[] = [];
  return { push: (...more) => void lines.push(...more), sorted: () => [...lines].sort() };
}

/** `creatorId +Label`, `creatorId -Label`, `creatorId field value`, `operation name`, and for groups who joined and left. */
export async function written(program: Program): Promise<readonly string[]> {
  const entries = (await program.writes()).filter(({ outcome }) => outcome === 'executed');
  const names = namesOf(entries, (await program.picture()).lists.labels);
  return entries.flatMap((entry) => [...objectLines(entry), ...fieldLines(entry, names)]).sort();
}

type Names = ReadonlyMap<Id, readonly string[]>;

/** Every name that a label had; a line uses the first one, under which it was approved. */
function namesOf(entries: readonly LogEntry[], now: readonly { readonly id: Id; readonly name: string }[]): Names {
  const names = new Map<Id, string[]>();
  const add = (id: Id, name: string): unknown => names.set(id, [...(names.get(id) ?? []), name]);
  for (const { objects } of entries) for (const { kind, id, after } of objects) if (kind === 'label') add(id, nameIn(after));
  for (const { id, name } of now) add(id, name);
  return names;
}

const nameIn = (object: unknown): string => (object as { readonly name?: string } | null)?.name ?? '';

function objectLines({ operation, objects }: LogEntry): readonly string[] {
  return objects.flatMap(({ kind, before, after }) => {
    const line = `${operation} ${nameIn(after) || nameIn(before)}`;
    if (kind !== 'group') return [line];
    const [had, has] = [membersIn(before), membersIn(after)];
    const came = has.filter((id) => !had.includes(id)).map((id) => `${id} +${nameIn(after)}`);
    const went = after === null ? [] : had.filter((id) => !has.includes(id)).map((id) => `${id} -${nameIn(after)}`);
    return [line, ...came, ...went];
  });
}

const membersIn = (group: unknown): readonly string[] => (group as { readonly creatorIds?: readonly string[] } | null)?.creatorIds ?? [];

function fieldLines({ changes }: LogEntry, names: Names): readonly string[] {
  return changes.flatMap(({ creatorId, field, before, after }) => {
    if (field !== 'labels') return [`${creatorId} ${field} ${String(after ?? '')}`];
    const [had, has] = [before, after].map((ids) => (ids as readonly Id[] | null) ?? []) as [readonly Id[], readonly Id[]];
    const line = (sign: string, id: Id): string => `${creatorId} ${sign}${names.get(id)?.[0] ?? String(id)}`;
    return [
      ...has.filter((id) => !had.includes(id)).map((id) => line('+', id)),
      ...had.filter((id) => !has.includes(id)).map((id) => line('-', id)),
    ];
  });
}
