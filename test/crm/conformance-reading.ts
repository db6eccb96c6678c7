// The shared rules of client and CRM for reading. Written in our terms: a wire key here would tie them to one table.

import type { CreatorId, Page } from '../../contract/records';
import type { Contract } from '../../contract/table';
import type { Crm } from '../../src/crm/client';
import { readAll } from '../../src/crm/paging';
import type { Answer } from '../../src/crm/problems';
import type { Channel } from '../../src/fields/fields';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import type { Channel as KeptChannel } from '../../workbench/crm/model';
import { typed } from '../../workbench/crm/wire';
import { type Scene, valueOf } from './scene';

const allChannels = (crm: Crm, archived?: boolean): readonly Channel[] =>
  valueOf(
    readAll({
      readPage: (page): Answer<Page<Channel>> => crm.listChannels(archived === undefined ? {} : { archived }, page),
      idOf: (row) => row.creatorId,
    }),
  );

/** A channel as the sandbox stores it: ids instead of names. */
const inOurWords = (channel: Channel): unknown => ({
  ...channel,
  status: channel.status?.id,
  owner: channel.owner?.id ?? null,
  labels: channel.labels?.map(({ id }) => id),
  groups: channel.groups?.map(({ id }) => id).map(String),
  extras: undefined,
});

/** In the types of the table: for a field that is a number there, the sandbox derives one from its text. */
const inItsTypes = (channel: KeptChannel, { shapes }: Contract): object => {
  const types = new Map(Object.entries(shapes.channel ?? {}).map(([field, { type }]) => [field, type]));
  return Object.fromEntries(
    Object.entries(channel).map(([field, value]) => {
      const type = types.get(field);
      return [field, typeof value === 'string' && (type === 'number' || type === 'boolean') ? typed(value, type) : value];
    }),
  );
};

/** If times are in seconds, smaller parts are lost. Groups are only shown: their ids stay as a row spells them. */
const kept = (channel: KeptChannel, contract: Contract, name: DialectName): unknown => ({
  ...inItsTypes(channel, contract),
  groups: channel.groups.map(String),
  ...(dialects[name].times === 'seconds' && { updatedAt: channel.updatedAt.replace(/\.\d+Z$/, '.000Z') }),
});

export function describeReading(scene: () => Scene, name: DialectName): void {
  test('the quota is reported', () => {
    expect(valueOf(scene().crm.quota())).toEqual({ used: 0, total: 100_000, remaining: 100_000 });
  });

  test('every channel is listed once, with the CRM’s values', () => {
    const { channels } = scene().kept();
    const present = channels.filter(({ archived }) => !archived);
    expect(present.length).toBeGreaterThan(100);
    expect(allChannels(scene().crm).map(inOurWords)).toEqual(present.map((one) => kept(one, scene().contract, name)));
  });

  test('archived channels are listed separately', () => {
    const [first] = scene().kept().channels;
    scene().change({ do: 'set', creatorId: first?.creatorId, fields: { archived: true } });
    const archived = scene()
      .kept()
      .channels.filter((channel) => channel.archived);
    expect(allChannels(scene().crm, true).map(inOurWords)).toEqual(archived.map((one) => kept(one, scene().contract, name)));
  });

  test('keys that the table does not know are shown, and only they', () => {
    const extras = valueOf(scene().crm.listChannels({}, 1)).rows.map((row) => Object.keys(row.extras));
    const expected = dialects[name].extraKeys ? ['sandbox_score', 'sandbox_origin'] : [];
    expect(extras).toEqual(extras.map(() => expected));
  });

  test('labels, statuses and members are the CRM’s, with ids of their own types', () => {
    const { lists } = scene().kept();
    expect(valueOf(scene().crm.list('listStatuses'))).toEqual(lists.statuses);
    expect(valueOf(scene().crm.list('listMembers'))).toEqual(lists.members);
    const labels = valueOf(scene().crm.list('listLabels'));
    expect(labels.map(({ id, name: label }) => ({ id, name: label }))).toEqual(lists.labels);
    expect(labels.every(({ channelCount: carried }) => typeof carried === 'number')).toBe(true);
  });

  test('more labels than fit on a page are all read', () => {
    scene().change(...Array.from({ length: 120 }, (_, index) => ({ do: 'name', list: 'labels', id: 9000 + index, name: `More ${index}` })));
    expect(valueOf(scene().crm.list('listLabels'))).toHaveLength(scene().kept().lists.labels.length);
  });

  test('each filter of the list works', () => {
    const { channels, lists } = scene().kept();
    const active = channels.filter(({ archived }) => !archived);
    const sample = active.find(({ owner, labels, groups }) => owner !== null && labels.length > 0 && groups.length > 0);
    const label = sample?.labels[0] ?? '';
    const group = sample?.groups[0] ?? '';
    const owner = sample?.owner ?? '';
    const status = lists.statuses[1]?.id ?? 0;
    const found = (query: Parameters<Crm['listChannels']>[0]) => valueOf(scene().crm.listChannels(query, 1)).total;
    expect(found({ platform: 'tiktok' })).toBe(active.filter(({ platform }) => platform === 'tiktok').length);
    expect(found({ status })).toBe(active.filter((channel) => channel.status === status).length);
    expect(found({ labels: [label] })).toBe(active.filter(({ labels }) => labels.includes(label)).length);
    expect(found({ owner })).toBe(active.filter((channel) => channel.owner === owner).length);
    expect(found({ group })).toBe(active.filter(({ groups }) => groups.includes(group)).length);
    expect(found({ keyword: sample?.name ?? '' })).toBeGreaterThan(0);
    expect(found({ keyword: 'nobody is called this' })).toBe(0);
  });
}

const awkwardIds = ['-starts-with-a-dash', '00420', 'a/b?c#d%25&e=f', 'ünï cødé 创作者', '2e7', '=1+1', 'CaSe', 'case'] as CreatorId[];

export function describeFinding(scene: () => Scene, name: DialectName, { shapes }: Contract): void {
  /** No dialect ignores a known filter. */
  const honoured = (filter: string): boolean =>
    dialects[name].unknownFilters === 'strict' || shapes['channelQuery']?.[filter]?.evidence !== 'U';

  test.each(awkwardIds)('the creator id %j is read byte for byte', (creatorId) => {
    scene().change({ do: 'add', creatorId, fields: { notes: `of ${creatorId}` } });
    expect(valueOf(scene().crm.getChannel(creatorId))).toMatchObject({ creatorId, notes: `of ${creatorId}` });
  });

  test('a missing channel is null, an archived one is found', () => {
    const [first] = scene().kept().channels;
    const creatorId = first?.creatorId as CreatorId;
    scene().change({ do: 'set', creatorId, fields: { archived: true } });
    expect(valueOf(scene().crm.getChannel('nobody' as CreatorId))).toBeNull();
    expect(valueOf(scene().crm.getChannel(creatorId))).toMatchObject({ creatorId, archived: true });
  });

  test('channels changed since a time are found, or it is detected that the CRM does not filter by time', () => {
    const last = Math.max(
      ...scene()
        .kept()
        .channels.map(({ updatedAt }) => Date.parse(updatedAt)),
    );
    const since = new Date(last + 1000).toISOString();
    const [first] = scene().kept().channels;
    scene().change({ do: 'set', creatorId: first?.creatorId as CreatorId, fields: { notes: 'changed' } });
    const found = valueOf(scene().crm.listChangedSince({}, since));
    const names = typeof found === 'string' ? found : found.rows.map(({ creatorId }) => creatorId);
    expect(names).toEqual(honoured('updatedSince') ? [first?.creatorId] : 'unsupported');
  });

  test('channels are found by their ids, or it is detected that the CRM does not filter by ids', () => {
    scene().change(...awkwardIds.map((creatorId) => ({ do: 'add', creatorId })));
    scene().change({ do: 'set', creatorId: 'case', fields: { archived: true } });
    const find = (archived: boolean) => {
      const found = valueOf(scene().crm.findChannels([...awkwardIds, 'nobody' as CreatorId], { archived }));
      return typeof found === 'string' ? found : found.map(({ creatorId }) => creatorId);
    };
    expect(find(false)).toEqual(honoured('creatorIds') ? awkwardIds.slice(0, -1) : 'unsupported');
    if (honoured('creatorIds')) expect(find(true)).toEqual(['case']);
  });
}
