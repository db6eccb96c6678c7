// What the stand-in's page tells newcomers about the sandbox CRM, and what it does for them.

import type { DoorView } from '../../../workbench/protocol';
import { Asking } from './asking';

describe('the door of the sandbox CRM', () => {
  let crm: Asking;
  beforeEach(async () => {
    crm = await Asking.open({ rate: 30, creators: { kind: 'invented', count: 20 } });
  });
  afterEach(() => crm.close());

  const door = async () => (await crm.adminApi('door')).json as unknown as DoorView;

  test('says what it contains, and that there have been no requests yet', async () => {
    expect(await door()).toEqual({
      from: 'invented',
      creators: 25,
      archived: 5,
      requests: { inLastMinute: 0, perMinute: 30, total: 0 },
      connected: false,
      sent: false,
      broken: 0,
    });
  });

  test('counts every request, and recognizes by the read lists that somebody has connected', async () => {
    await crm.ask('quota', {});
    expect(await door()).toMatchObject({ requests: { inLastMinute: 1, total: 1 }, connected: false });
    await crm.ask('listMembers', {});
    expect(await door()).toMatchObject({ requests: { inLastMinute: 2, total: 2 }, connected: true });
  });

  test('does not count a wrong key as a connection, but as a request', async () => {
    await crm.ask('listMembers', { key: 'nox_sk_wrong' });
    expect(await door()).toMatchObject({ requests: { total: 1 }, connected: false });
  });

  test('lets a colleague change one creator’s status, and says which', async () => {
    const before = await crm.dump();
    const { json } = await crm.adminApi('door/colleague', { seen: [] });
    const after = await crm.dump();
    const changed = after.channels.filter((channel, i) => channel.status !== before.channels[i]?.status);
    expect(changed).toHaveLength(1);
    const nameOf = (id: unknown) => after.lists.statuses.find((status) => status.id === id)?.name;
    expect(json).toMatchObject({ creator: changed[0]?.name, after: nameOf(changed[0]?.status) });
    expect(json['before']).not.toBe(json['after']);
  });

  test('lets a colleague change a creator whose status in the sheet differs, to a third one', async () => {
    const { channels, lists } = await crm.dump();
    const nameOf = (id: unknown) => lists.statuses.find((status) => status.id === id)?.name ?? '';
    const seen = channels.slice(3, 8).map(({ creatorId, status }) => ({ creatorId, status: nameOf(status) }));
    const [other] = lists.statuses.filter(({ id }) => id !== channels[5]?.status);
    const edited = seen.map((one, i) => (i === 2 ? { ...one, status: other?.name ?? '' } : one));
    const { json } = await crm.adminApi('door/colleague', { seen: edited });
    expect(json).toMatchObject({ edited: true, creator: channels[5]?.name });
    expect([edited[2]?.status, seen[2]?.status]).not.toContain(json['after']);
  });

  test('does not take a sheet that is behind the CRM for an edit: pressed again, it chooses another creator', async () => {
    const { channels, lists } = await crm.dump();
    const nameOf = (id: unknown) => lists.statuses.find((status) => status.id === id)?.name ?? '';
    const seen = channels.slice(3, 8).map(({ creatorId, status }) => ({ creatorId, status: nameOf(status) }));
    const met = new Set<unknown>();
    for (const _ of seen) {
      const { json } = await crm.adminApi('door/colleague', { seen });
      expect(json).toMatchObject({ edited: false });
      met.add(json['creator']);
    }
    expect(met.size).toBe(seen.length);
  });

  test('knows when somebody has sent a change', async () => {
    expect(await door()).toMatchObject({ sent: false });
    const { channels } = await crm.dump();
    await crm.ask('updateChannel', { path: { creatorId: channels[0]?.creatorId ?? '' }, request: { notes: 'changed' } });
    expect(await door()).toMatchObject({ sent: true });
  });

  test('breaks that many requests and no more, and ends this early on request', async () => {
    expect((await crm.adminApi('door/break', { times: 2 })).json).toMatchObject({ broken: 2 });
    await expect(crm.ask('quota', {})).rejects.toThrow('breaks the connection');
    expect(await door()).toMatchObject({ broken: 1 });
    expect((await crm.adminApi('door/mend', {})).json).toMatchObject({ broken: 0 });
    expect((await crm.ask('quota', {})).status).toBe(200);
  });

  test('refuses what it does not understand', async () => {
    for (const body of [{}, { times: 0 }, { times: 101 }, { times: 1.5 }, { times: 1, more: 1 }])
      expect([body, (await crm.adminApi('door/break', body)).status]).toEqual([body, 400]);
  });

  test('is closed to other pages and other host names', async () => {
    for (const path of ['door', 'door/colleague', 'door/break', 'door/mend']) {
      const init = path === 'door' ? {} : { method: 'POST', body: '{}' };
      const elsewhere = await crm.fetch(`/crm/sandbox/${path}`, { ...init, headers: { Origin: 'http://evil.test' } });
      expect([path, elsewhere.status]).toEqual([path, 403]);
    }
  });
});
