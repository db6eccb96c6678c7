// What the CRM holds, leaf by leaf, to tell which of it is as before, as wanted, or unwanted.

import type { Desk } from './desk';

export type Picture = ReadonlyMap<string, string>;

/** Excludes times, and ids that the CRM generates. */
export function pictureOf({ scene }: Desk): Picture {
  const { channels, lists } = scene.kept();
  const leaves = new Map<string, string>();
  const nameOf = (list: readonly { readonly id: unknown; readonly name: string }[], id: unknown): string =>
    list.find((one) => one.id === id)?.name ?? String(id);
  const count = (leaf: string): void => void leaves.set(leaf, String(Number(leaves.get(leaf) ?? 0) + 1));
  for (const { creatorId, status, owner, labels, groups, email, contactLink, notes, archived } of channels) {
    const put = (field: string, value: unknown): void => void leaves.set(`${creatorId} ${field}`, JSON.stringify(value));
    put('status', status);
    put('owner', owner);
    put('labels', labels.map((id) => nameOf(lists.labels, id)).sort());
    put('groups', groups.map((id) => nameOf(lists.groups, id)).sort());
    put('email', email);
    put('contactLink', contactLink);
    put('notes', notes);
    put('archived', archived);
  }
  for (const { name } of lists.labels) count(`label ${name}`);
  for (const { name } of lists.groups) count(`group ${name}`);
  for (const { name, members } of scene.tasks()) leaves.set(`task ${name}`, [...members].sort().join());
  for (const _ of scene.exports()) count('exports');
  return leaves;
}

/** Leaves that are neither as before nor as wanted. */
export function strange(now: Picture, before: Picture, wanted: Picture): readonly string[] {
  return leavesOf(now, before, wanted).flatMap((leaf) => {
    const is = now.get(leaf) ?? '';
    return is === (before.get(leaf) ?? '') || is === (wanted.get(leaf) ?? '')
      ? []
      : [`${leaf} is ${is}, was ${before.get(leaf)}, wanted ${wanted.get(leaf)}`];
  });
}

/** Leaves that are not as wanted. */
export const missing = (now: Picture, wanted: Picture): readonly string[] =>
  leavesOf(now, wanted).flatMap((leaf) =>
    (now.get(leaf) ?? '') === (wanted.get(leaf) ?? '') ? [] : [`${leaf} is ${now.get(leaf)}, wanted ${wanted.get(leaf)}`],
  );

const leavesOf = (...pictures: readonly Picture[]): readonly string[] => [...new Set(pictures.flatMap((picture) => [...picture.keys()]))];
