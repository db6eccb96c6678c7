// What the sandbox CRM answers to reads: lists with every filter, one channel, lists of names, the quota.

import { crmContract, type Shape, type WireKey } from '../../../contract/table';
import type { Channel } from '../../../workbench/crm/model';
import { Asking, count, idsOf, type Loose, rowsOf } from './asking';
import { tables } from './tables';

const ids = (channels: readonly Channel[]): string[] => channels.map(({ creatorId }) => creatorId);

describe.each(tables)('a read of the sandbox CRM $table', ({ contract }) => {
  let crm: Asking;
  let channels: readonly Channel[];
  let present: readonly Channel[];
  beforeAll(async () => {
    crm = await Asking.open({ contract, creators: { kind: 'invented', count: 250 } });
    channels = (await crm.dump()).channels;
    present = channels.filter(({ archived }) => !archived);
  });
  afterAll(() => crm.close());

  const listed = (request: Loose) => crm.ask('listChannels', { request: { size: 100, ...request } });

  test('gives 20 channels per page by default, and leaves archived ones out', async () => {
    const reply = await crm.ask('listChannels');
    expect(reply.status).toBe(200);
    expect(idsOf(reply)).toEqual(ids(present).slice(0, 20));
    expect(reply.data).toMatchObject({ page: 1, size: 20, total: present.length, pages: Math.ceil(present.length / 20) });
  });

  test('gives every channel exactly once over all pages, and none beyond the last', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listed({ page })));
    expect(pages.flatMap(idsOf)).toEqual(ids(present));
    expect(count(pages[3] as (typeof pages)[0], 'total')).toBe(present.length);
  });

  const filters: readonly (readonly [string, (channel: Channel) => Loose, (channel: Channel, like: Channel) => boolean])[] = [
    ['platform', ({ platform }) => ({ platform }), (one, like) => one.platform === like.platform],
    ['status', ({ status }) => ({ status }), (one, like) => one.status === like.status],
    ['owner', ({ owner }) => ({ owner }), (one, like) => one.owner === like.owner],
    ['group', ({ groups }) => ({ group: groups[0] ?? null }), (one, like) => one.groups.includes(like.groups[0] ?? '')],
    ['any of the labels', ({ labels }) => ({ labels: [...labels] }), (one, like) => one.labels.some((id) => like.labels.includes(id))],
    [
      'platform and status',
      ({ platform, status }) => ({ platform, status }),
      (one, like) => one.platform === like.platform && one.status === like.status,
    ],
    ['creators', ({ creatorId }) => ({ creatorIds: [creatorId, 'nobody'] }), (one, like) => one.creatorId === like.creatorId],
    ['time of change', ({ updatedAt }) => ({ updatedSince: updatedAt }), (one, like) => one.updatedAt >= like.updatedAt],
  ];
  test.each(filters)('filtered by %s gives those channels and no others', async (_, request, fits) => {
    const like = present.find(({ owner, groups, labels }) => owner !== null && groups.length > 0 && labels.length > 0) as Channel;
    const wanted = present.filter((one) => fits(one, like));
    const reply = await listed(request(like));
    expect(idsOf(reply)).toEqual(ids(wanted).slice(0, 100));
    expect(count(reply, 'total')).toBe(wanted.length);
    expect(wanted.length).toBeLessThan(present.length);
  });

  test('by archived gives only archived channels, or only the others', async () => {
    const archived = channels.filter((one) => one.archived);
    expect(idsOf(await listed({ archived: true }))).toEqual(ids(archived));
    expect(archived.length).toBeGreaterThan(0);
    expect(count(await listed({ archived: false }), 'total')).toBe(present.length);
  });

  test('by keyword searches name, handle and email, in any case and any script', async () => {
    const withMail = present.find(({ email }) => email !== '') as Channel;
    const keywords = ['CREATOR 0021 ', '@Sample_0021', 'ПРИМЕР', withMail.email.toUpperCase()];
    const replies = await Promise.all(keywords.map((keyword) => listed({ keyword })));
    const texts = (one: Channel): string => `${one.name}\n${one.handle}\n${one.email}`.toLowerCase();
    expect(replies.map(idsOf)).toEqual(keywords.map((keyword) => ids(present.filter((one) => texts(one).includes(keyword.toLowerCase())))));
    expect(replies.every((reply) => idsOf(reply).length > 0)).toBe(true);
  });

  test('sorted by a key gives that order, descending with a dash before it', async () => {
    const key = contract.shapes['channel']?.['updatedAt']?.key ?? '';
    const times = (rows: readonly Loose[]) => rows.map((row) => String(row['updatedAt']));
    const up = times(rowsOf(await listed({ sort: key })));
    const down = times(rowsOf(await listed({ sort: `-${key}` })));
    expect(up).toEqual([...up].sort());
    expect(down).toEqual([...down].sort().reverse());
  });

  test('gives a complete channel, with the names of what it refers to', async () => {
    const { lists } = await crm.dump();
    const like = present.find(({ owner, groups, labels }) => owner !== null && groups.length > 0 && labels.length > 0) as Channel;
    const reply = await crm.ask('getChannel', { path: { creatorId: like.creatorId } });
    const named = (list: keyof typeof lists, id: unknown) => lists[list].find((one) => one.id === id);
    expect(reply.data).toEqual({
      ...like,
      status: named('statuses', like.status),
      owner: named('members', like.owner),
      labels: like.labels.map((id) => named('labels', id)),
      groups: like.groups.map((id) => named('groups', id)),
    });
  });

  test('finds a channel by an id of any shape, byte for byte', async () => {
    const odd = ['-1', '1e5', '00123456', 'TRUE', '__proto__', 'aBcDeFgHiJ'];
    const replies = await Promise.all(odd.map((creatorId) => crm.ask('getChannel', { path: { creatorId } })));
    expect(replies.map(({ data }) => (data as Loose)['creatorId'])).toEqual(odd);
    for (const creatorId of ['1', '100000', '123456', 'true', 'ABCDEFGHIJ', ' -1', '-1/', 'a/b?c#d%e']) {
      expect((await crm.ask('getChannel', { path: { creatorId } })).envelope['errorCode']).toBe('NOT_FOUND');
    }
  });

  test('lists labels in pages with the number of channels that carry each', async () => {
    const { lists } = await crm.dump();
    const first = await crm.ask('listLabels', { request: { size: 20 } });
    const second = await crm.ask('listLabels', { request: { size: 20, page: 2 } });
    const carrying = (id: unknown): number => channels.filter(({ labels }) => labels.some((one) => one === id)).length;
    expect([...rowsOf(first), ...rowsOf(second)]).toEqual(lists.labels.map(({ id, name }) => ({ id, name, channelCount: carrying(id) })));
    expect(rowsOf(await crm.ask('listLabels', { request: { keyword: 'q1' } })).map((row) => row['name'])).toEqual(['Q1, Launch']);
  });

  test('lists all statuses and members, with their ids in their own types', async () => {
    const { lists } = await crm.dump();
    expect((await crm.ask('listStatuses')).data).toEqual(lists.statuses);
    expect((await crm.ask('listMembers')).data).toEqual(lists.members);
    expect(lists.statuses.every(({ id }) => typeof id === 'number')).toBe(true);
  });

  test('carries the client’s request id, or one of its own if the client sent none', async () => {
    const header = contract.transport.requestIdHeader.value;
    const given = await crm.ask('quota', { headers: { [header]: 'request-0001' } });
    expect(given.envelope['meta']).toMatchObject({ requestId: 'request-0001' });
    expect(((await crm.ask('quota')).envelope['meta'] as Loose)['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(given.envelope).toMatchObject({ success: true, errorCode: null, credits: { used: 0, remaining: 100_000 } });
  });

  test('of another account sees other members, labels and creators', async () => {
    const key = crm.sandbox.keys.otherAccount;
    const other = await crm.ask('listChannels', { key, request: { size: 100 } });
    const mine = new Set<string>(ids(channels));
    expect(idsOf(other).length).toBeGreaterThan(20);
    expect(idsOf(other).filter((id) => mine.has(id))).toEqual([]);
    const names = async (key: string) => [
      ...rowsOf(await crm.ask('listLabels', { key })),
      ...rowsOf(await crm.ask('listMembers', { key })),
    ];
    const shared = (await names(crm.sandbox.key)).filter((one) => one['id'] !== undefined).map((one) => one['id']);
    expect((await names(key)).filter((one) => shared.includes(one['id'] ?? null))).toEqual([]);
  });

  test('is not logged', async () => {
    expect(await crm.log()).toEqual([]);
  });
});

test('a key of the table that the sandbox does not store has a value of its type, the same at every read', async () => {
  const key = (name: string, type: WireKey['type']): WireKey => ({ key: name, type, evidence: 'U' });
  const more: Shape = {
    spoken: key('spoken', 'text'),
    rank: key('rank', 'number'),
    seen: key('seen', 'time'),
    team: key('team', 'one:statusRef'),
  };
  const contract = { ...crmContract, shapes: { ...crmContract.shapes, channel: { ...crmContract.shapes['channel'], ...more } } };
  const crm = await Asking.open({ contract });
  const [first, again] = [rowsOf(await crm.ask('listChannels')), rowsOf(await crm.ask('listChannels'))];
  expect(first[0]).toMatchObject({
    spoken: expect.stringMatching(/^Sample spoken/),
    rank: expect.any(Number),
    seen: expect.stringMatching(/^2026-/),
    team: { name: expect.any(String) },
  });
  expect(new Set(first.map(({ rank }) => rank)).size).toBeGreaterThan(3);
  expect(again).toEqual(first);
  await crm.close();
});
