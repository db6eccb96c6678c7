// The sandbox CRM's admin API: changes by colleagues, faults, reset, and access.

import { Asking, count, type Loose } from './asking';

describe('the admin API', () => {
  let crm: Asking;
  let ids: readonly string[];
  beforeEach(async () => {
    crm = await Asking.open({ rate: 1000 });
    ids = (await crm.dump()).channels.filter(({ archived }) => !archived).map(({ creatorId }) => creatorId);
  });
  afterEach(() => crm.close());

  const first = () => ({ path: { creatorId: ids[0] ?? '' } });
  const arm = (fault: Loose) => crm.adminApi('fault', fault);
  const notes = async () => (await crm.dump()).channels.find(({ creatorId }) => creatorId === ids[0])?.notes;
  const lastEntry = async () => (await crm.log()).at(-1);

  test('lets a colleague change, add and delete channels and names, which the API shows immediately and the log does not', async () => {
    const { status } = await crm.adminApi('change', {
      changes: [
        { do: 'set', creatorId: ids[0], fields: { owner: 'u_1004', labels: ['lb_ja'], followers: null, name: 'Sample Creator, renamed' } },
        { do: 'add', creatorId: '-brand-new', fields: { notes: 'hello', archived: false } },
        { do: 'delete', creatorId: ids[1] },
        { do: 'name', list: 'labels', id: 'lb_ja', name: 'Renamed label' },
        { do: 'name', list: 'members', id: 'u_1004', name: null },
      ],
    });
    expect(status).toBe(200);
    expect((await crm.ask('getChannel', first())).data).toMatchObject({
      name: 'Sample Creator, renamed',
      owner: { id: 'u_1004' },
      labels: [{ id: 'lb_ja', name: 'Renamed label' }],
      followers: null,
    });
    expect((await crm.ask('getChannel', { path: { creatorId: '-brand-new' } })).data).toMatchObject({ notes: 'hello', status: { id: 1 } });
    expect((await crm.ask('getChannel', { path: { creatorId: ids[1] ?? '' } })).status).toBe(404);
    expect((await crm.dump()).withoutChannel.map(({ creatorId }) => creatorId)).toContain(ids[1]);
    expect(await crm.log()).toEqual([]);
  });

  test('updates the time of change for a colleague’s change, and only for real ones', async () => {
    const before = (await crm.dump()).channels.find(({ creatorId }) => creatorId === ids[0]);
    const set = (fields: Loose) => crm.adminApi('change', { changes: [{ do: 'set', creatorId: ids[0], fields }] });
    await set({ notes: before?.notes ?? '' });
    expect((await crm.dump()).channels.find(({ creatorId }) => creatorId === ids[0])).toEqual(before);
    await set({ country: 'Elsewhere' });
    expect((await crm.dump()).channels.find(({ creatorId }) => creatorId === ids[0])?.updatedAt).not.toBe(before?.updatedAt);
  });

  test('reports what it does not understand', async () => {
    const wrong = [
      { changes: [{ do: 'set', creatorId: 'nobody', fields: {} }] },
      { changes: [{ do: 'add', creatorId: ids[0] }] },
      { changes: [{ do: 'paint', creatorId: ids[0] }] },
      { changes: [{ do: 'set', creatorId: ids[0], fields: { colour: 'red' } }] },
    ];
    for (const body of wrong) {
      const { status, json } = await crm.adminApi('change', body);
      expect([status, typeof json['problem']]).toEqual([400, 'string']);
    }
    expect((await crm.adminApi('fault', { answer: 'explode' })).status).toBe(400);
  });

  test.each([
    ['error-500', 500, '"error_code":"INTERNAL_ERROR"'],
    ['html-200', 200, '<!DOCTYPE html>'],
    ['html-503', 503, '<!DOCTYPE html>'],
    ['rate-limited', 429, '"error_code":"RATE_LIMITED"'],
  ])('arms %s for as many requests as asked, before they are executed', async (answer, status, text) => {
    const was = await notes();
    await arm({ operation: 'updateChannel', answer, times: 2 });
    const ask = () => crm.ask('updateChannel', { ...first(), request: { notes: 'changed' } });
    expect((await crm.ask('quota')).status).toBe(200);
    for (const reply of [await ask(), await ask()]) expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(text)]);
    expect(await notes()).toBe(was);
    expect(await lastEntry()).toMatchObject({ outcome: 'failed', fault: answer, changes: [] });
    expect((await ask()).status).toBe(200);
  });

  test.each(['error-500', 'html-200', 'drop'])('arms %s after a request was executed, which then replays', async (answer) => {
    await arm({ operation: 'updateChannel', answer, when: 'after' });
    const question = { ...first(), request: { notes: 'changed' }, idempotencyKey: 'kept-for-retry' };
    const lost = await crm.ask('updateChannel', question).catch((error: Error) => error.message);
    if (answer === 'drop') expect(lost).toMatch(/breaks the connection/);
    expect(await notes()).toBe('changed');
    expect(await lastEntry()).toMatchObject({ outcome: 'executed', fault: answer });
    expect((await crm.ask('updateChannel', question)).data).toMatchObject({ notes: 'changed' });
    expect(await lastEntry()).toMatchObject({ outcome: 'replayed', fault: null });
  });

  test.each([
    ['DUPLICATE_DATA', 400],
    ['ASYNC_NOT_READY', 409],
    ['UPSTREAM_40017', 403],
    ['SOMETHING_NEW', 400],
  ])('refuses with %s when armed with it', async (code, status) => {
    await arm({ operation: 'quota', answer: 'refusal', code });
    const reply = await crm.ask('quota');
    expect([reply.status, reply.envelope['errorCode'], reply.envelope['success']]).toEqual([status, code, false]);
  });

  test('breaks the connection before a request is executed', async () => {
    const was = await notes();
    await arm({ answer: 'drop' });
    await expect(crm.ask('updateChannel', { ...first(), request: { notes: 'changed' } })).rejects.toThrow(/breaks the connection/);
    expect(await notes()).toBe(was);
    expect(await lastEntry()).toMatchObject({ outcome: 'failed', fault: 'drop' });
  });

  test('fails a batch for chosen creators only', async () => {
    await arm({ operation: 'applyBatch', failing: [ids[1] ?? ''] });
    const request = { selector: { creatorIds: ids.slice(0, 3) }, labels: { operation: 'add', labelIds: ['lb_star'] } };
    expect((await crm.ask('applyBatch', { request })).data).toMatchObject({
      existing: 2,
      failed: [{ creatorId: ids[1], code: 'INTERNAL_ERROR' }],
    });
    const touched = new Set((await lastEntry())?.changes.map(({ creatorId }) => creatorId));
    expect(touched.has(ids[1] as never)).toBe(false);
  });

  test('lets some requests pass, applies to one key, and discards faults on request', async () => {
    await arm({ operation: 'quota', answer: 'html-503', skip: 1, key: 'full' });
    expect((await crm.ask('quota', { key: crm.sandbox.keys.colleague })).status).toBe(200);
    expect([(await crm.ask('quota')).status, (await crm.ask('quota')).status, (await crm.ask('quota')).status]).toEqual([200, 503, 200]);
    await arm({ answer: 'html-503', times: 9 });
    await crm.fetch('/crm/sandbox/fault', { method: 'DELETE' });
    expect((await crm.ask('quota')).status).toBe(200);
  });

  test('delays an answer', async () => {
    await arm({ operation: 'quota', delayMs: 50 });
    const slow = crm.ask('quota').then(() => 'slow');
    const quick = crm.ask('listStatuses').then(() => 'quick');
    expect(await Promise.race([slow, quick])).toBe('quick');
    expect(await slow).toBe('slow');
  });

  test('resets everything to the seed', async () => {
    const seed = await crm.dump();
    await arm({ answer: 'html-503', times: 9 });
    await crm.adminApi('change', { changes: [{ do: 'delete', creatorId: ids[0] }] });
    await crm.ask('updateChannel', { path: { creatorId: ids[1] ?? '' }, request: { notes: 'changed' } });
    await crm.adminApi('reset', {});
    expect(await crm.dump()).toEqual(seed);
    expect(await crm.log()).toEqual([]);
    expect((await crm.ask('quota')).data).toMatchObject({ usedCredit: 0 });
  });

  test('gives the log by kind, and logs every attempt', async () => {
    await crm.ask('previewBatch', { request: { selector: { creatorIds: [ids[0] ?? ''] }, status: 1 } });
    await crm.ask('archiveChannel', first());
    await crm.ask('archiveChannel', { ...first(), key: 'nox_sk_stranger' });
    const of = async (kind: string) =>
      ((await crm.adminApi(`log?kind=${kind}`)).json['entries'] as Loose[]).map((entry) => [entry['key'], entry['operation']]);
    expect(await of('check')).toEqual([['full', 'previewBatch']]);
    expect(await of('write')).toEqual([
      ['full', 'archiveChannel'],
      [null, 'archiveChannel'],
    ]);
    expect(JSON.stringify(await crm.log())).not.toContain('nox_sk');
  });

  test('lists the keys', async () => {
    const keys = (await crm.adminApi('keys')).json['keys'] as Loose[];
    expect(keys.map(({ name, key }) => [name, key])).toEqual(Object.entries(crm.sandbox.keys));
    expect(keys.every(({ key }) => /^nox_sk_sandbox_\w+$/.test(String(key)))).toBe(true);
  });

  test('is closed to other names of this computer and to foreign pages', async () => {
    const ask = (host: string, headers: Record<string, string> = {}) =>
      crm.sandbox.app.fetch(new Request(`http://${host}/sandbox/keys`, { headers }));
    const asked = [ask('rebound.example.com'), ask('127.0.0.1', { Origin: 'https://example.com' }), ask('127.0.0.1', { Origin: 'null' })];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await ask('localhost', { Origin: 'http://localhost:8080' })).status).toBe(200);
    expect(count(await crm.ask('listChannels'), 'total')).toBe(ids.length);
  });
});
