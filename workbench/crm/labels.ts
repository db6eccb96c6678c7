// Labels: created, renamed, deleted. Channels and messages share them, so a rename shows everywhere and a delete removes them everywhere.

import { randomUUID } from 'node:crypto';
import type { Json } from '../../contract/records';
import { type Call, type Executed, type Routes, refuse, shown, textOf } from './call';
import { changed, differences } from './change-set';
import { carriers, channelsOf, labelCounts, saveChannel, saveName } from './channel-rows';
import { accepted, type Checked, type ListName, type Name, refusedFor } from './model';
import { byKeyword, pageOf } from './paging';

/** One page of labels, with the number of channels that carry each. */
async function labels(call: Call): Promise<Executed> {
  const counts = await labelCounts(call.store, call.account);
  const row = (label: Name): Json => shown(call, 'listLabels', { ...label, channelCount: counts.get(label.id) ?? 0 });
  return pageOf(call, byKeyword(call, call.lists.labels), row, 'labels');
}

async function createLabel(call: Call): Promise<Executed> {
  const name = newName(call, 'labels', null);
  if (!name.ok) return name.refusal;
  const id = `lb_${randomUUID().slice(0, 8)}`;
  return {
    ok: true,
    data: call.dialect.writeAnswer === 'row' ? shown(call, 'createLabel', { id, name: name.value, channelCount: 0 }) : null,
    summary: 'Created the label',
    statements: [saveName(call.account, 'labels', id, name.value)],
    changes: [],
    objects: [{ kind: 'label', id, before: null, after: { name: name.value } }],
  };
}

async function updateLabel(call: Call): Promise<Executed> {
  const label = called(call, 'labels', 'labelId');
  if (!label.ok) return refuse('not-found', label.problem);
  const { id, name: before } = label.value;
  const name = newName(call, 'labels', label.value);
  if (!name.ok) return name.refusal;
  return {
    ok: true,
    data: null,
    summary: 'Renamed the label',
    statements: [saveName(call.account, 'labels', id, name.value)],
    changes: [],
    objects: [{ kind: 'label', id, before: { name: before }, after: { name: name.value } }],
  };
}

async function deleteLabel(call: Call): Promise<Executed> {
  const { store, account, at } = call;
  const label = called(call, 'labels', 'labelId');
  if (!label.ok) return refuse('not-found', label.problem);
  const { id, name } = label.value;
  const carrying = await channelsOf(store, account, (await carriers(store, account, 'labels')).get(id) ?? []);
  const set = { labels: { operation: 'remove', labelIds: [id] } } as const;
  const pairs = [...carrying.values()].map((before) => ({ before, after: changed(before, set, at) }));
  return {
    ok: true,
    data: null,
    summary: `Deleted the label from ${pairs.length} channels`,
    statements: [...pairs.map(({ after }) => saveChannel(account, after)), saveName(account, 'labels', id, null)],
    changes: pairs.flatMap(({ before, after }) => differences(before, after)),
    objects: [{ kind: 'label', id, before: { name }, after: null }],
  };
}

/** The entry of a list that the path names; ids in the path are text, whatever their type in the list. */
export function called({ path, lists }: Call, list: ListName, placeholder: string): Checked<Name> {
  const found = lists[list].find(({ id }) => String(id) === path[placeholder]);
  return found ? accepted(found) : refusedFor(`there is none with the id ${path[placeholder]}`);
}

type NamedWell = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly refusal: Executed };

/**
 * The request's name, provided that it is not blank and no other entry of the list has it, ignoring case. `own` is the entry being renamed:
 * it may keep its name, and does so if the request has none.
 */
export function newName(call: Call, list: ListName, own: Name | null): NamedWell {
  const name = textOf(call.request, 'name') ?? own?.name ?? '';
  if (name.trim() === '') return { ok: false, refusal: refuse('refused', 'a name must not be blank') };
  const taken = call.lists[list].some((one) => one.id !== own?.id && one.name.toLowerCase() === name.toLowerCase());
  return taken ? { ok: false, refusal: refuse('duplicate', `There is already one called ${name}`) } : { ok: true, value: name };
}

export const labelRoutes = {
  listLabels: { kind: 'read', run: labels },
  createLabel: { kind: 'write', run: createLabel },
  updateLabel: { kind: 'write', run: updateLabel },
  deleteLabel: { kind: 'write', run: deleteLabel },
} as const satisfies Routes;
