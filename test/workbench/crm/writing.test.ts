// What the sandbox CRM does when told to change something: batches, single updates, archiving, and which creators are created by it.

import fc from 'fast-check';
import type { ChangeField } from '../../../contract/table';
import { changeFields } from '../../../workbench/crm/change-set';
import type { Channel, FieldValue } from '../../../workbench/crm/model';
import { checkAsync } from '../../laws/seeded';
import { Asking, count, type Loose } from './asking';
import { tables } from './tables';

describe.each(tables)('a write to the sandbox CRM $table', ({ contract }) => {
  let crm: Asking;
  let time: number;
  beforeEach(async () => {
    time = Date.UTC(2026, 9, 1);
    crm = await Asking.open({ contract, now: () => time });
  });
  afterEach(() => crm.close());

  const channelOf = async (id: string): Promise<Channel> =>
    (await crm.dump()).channels.find(({ creatorId }) => creatorId === id) as Channel;
  const batch = (creatorIds: readonly string[], changes: Loose): Loose => ({ selector: { creatorIds: [...creatorIds] }, ...changes });
  const people = async () => {
    const { channels, withoutChannel } = await crm.dump();
    return { inCrm: channels.map(({ creatorId }) => creatorId), known: withoutChannel.map(({ creatorId }) => creatorId) };
  };

  test('counts the same creators in every stage, and creates only when applied', async () => {
    const { inCrm, known } = await people();
    const request = batch([...inCrm.slice(0, 4), ...known.slice(0, 2), 'nobody'], { status: 3 });
    const stages = [await crm.ask('validateBatch', { request }), await crm.ask('previewBatch', { request })];
    for (const { data } of stages) {
      expect(data).toMatchObject({ existing: 4, creatable: 2, failed: [{ creatorId: 'nobody', code: 'NOT_FOUND' }] });
    }
    expect((await people()).known).toEqual(known);
    expect((await crm.ask('applyBatch', { request })).data).toMatchObject({ existing: 4, created: 2, failed: [{ creatorId: 'nobody' }] });
    const { channels } = await crm.dump();
    const touched = channels.filter(({ creatorId }) => [...inCrm.slice(0, 4), ...known.slice(0, 2)].includes(creatorId));
    expect(touched.map(({ status }) => status)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  test('that only adds a label sets the first status on creators it creates', async () => {
    const { known } = await people();
    const request = batch(known.slice(0, 1), { labels: { operation: 'add', labelIds: ['lb_q1', 4711] } });
    expect(count(await crm.ask('applyBatch', { request }), 'created')).toBe(1);
    expect(await channelOf(known[0] ?? '')).toMatchObject({ status: 1, labels: ['lb_q1', 4711], owner: null, notes: '', archived: false });
  });

  test('of a status carries the owner in the same body to creators it creates', async () => {
    const { known } = await people();
    await crm.ask('applyBatch', { request: batch(known.slice(0, 1), { status: 2, owner: 'u_1003' }) });
    expect(await channelOf(known[0] ?? '')).toMatchObject({ status: 2, owner: 'u_1003' });
  });

  test.each<Loose>([{ owner: 'u_1001' }, { archived: true }])('of %j alone fails for a creator who is not in the CRM', async (changes) => {
    const { inCrm, known } = await people();
    const request = batch([known[0] ?? '', inCrm[0] ?? ''], changes);
    for (const stage of ['validateBatch', 'previewBatch', 'applyBatch'] as const) {
      expect((await crm.ask(stage, { request })).data).toMatchObject({ existing: 1, failed: [{ creatorId: known[0] }] });
    }
    expect((await people()).known).toEqual(known);
  });

  test.each<Loose>([{ notes: 'x' }, { email: 'a@example.com' }, { contactLink: 'https://example.com' }, { owner: 'u_1001' }])(
    'of %j to one creator who is not in the CRM is NOT_FOUND',
    async (request) => {
      const { known } = await people();
      expect((await crm.ask('updateChannel', { path: { creatorId: known[0] ?? '' }, request })).envelope['errorCode']).toBe('NOT_FOUND');
    },
  );

  test('of a status to one creator creates that creator', async () => {
    const { known } = await people();
    const reply = await crm.ask('updateChannel', { path: { creatorId: known[0] ?? '' }, request: { status: 4, notes: '=1+1' } });
    expect(reply.data).toMatchObject({ creatorId: known[0], status: { id: 4, name: 'Completed' }, notes: '=1+1' });
    expect((await crm.log()).at(-1)?.changes).toEqual([
      { creatorId: known[0], field: 'status', before: null, after: 4, created: true },
      { creatorId: known[0], field: 'notes', before: null, after: '=1+1', created: true },
    ]);
  });

  test('can be read back immediately, in the list and individually', async () => {
    const { inCrm } = await people();
    const creatorId = inCrm[5] ?? '';
    const request = {
      notes: '007\n"é"',
      email: 'new@example.com',
      contactLink: 'https://example.com/?a=1&b=ü',
      owner: 'u_1002',
      archived: false,
    };
    const shown = {
      notes: request.notes,
      email: request.email,
      contactLink: request.contactLink,
      owner: { id: 'u_1002', name: 'Sample owner B' },
    };
    expect((await crm.ask('updateChannel', { path: { creatorId }, request })).data).toMatchObject(shown);
    expect((await crm.ask('getChannel', { path: { creatorId } })).data).toMatchObject(shown);
    expect((await crm.ask('listChannels', { request: { creatorIds: [creatorId] } })).data).toMatchObject({ items: [shown] });
  });

  test('updates the time of change only if something changes', async () => {
    const { inCrm } = await people();
    const before = await channelOf(inCrm[0] ?? '');
    const path = { creatorId: before.creatorId };
    await crm.ask('updateChannel', { path, request: { status: before.status, notes: before.notes || 'x' } });
    const same = await channelOf(before.creatorId);
    time += 60_000;
    await crm.ask('applyBatch', { request: batch([before.creatorId], { status: before.status }) });
    await crm.ask(before.archived ? 'archiveChannel' : 'restoreChannel', { path });
    expect(await channelOf(before.creatorId)).toEqual(same);
    await crm.ask('updateChannel', { path, request: { notes: 'really other' } });
    expect(await channelOf(before.creatorId)).toMatchObject({ notes: 'really other', updatedAt: new Date(time).toISOString() });
  });

  test('clears what the table says how to clear', async () => {
    const { inCrm } = await people();
    const path = { creatorId: inCrm[0] ?? '' };
    await crm.ask('updateChannel', {
      path,
      request: { notes: 'x', email: 'a@example.com', contactLink: 'https://example.com', owner: 'u_1001' },
    });
    const clear = (field: ChangeField) => (contract.changes[field].clear.value === 'null' ? null : '');
    const fields = ['notes', 'email', 'contactLink', 'owner'] as const;
    const reply = await crm.ask('updateChannel', { path, request: Object.fromEntries(fields.map((field) => [field, clear(field)])) });
    expect(reply.status).toBe(200);
    expect(await channelOf(inCrm[0] ?? '')).toMatchObject({ notes: '', email: '', contactLink: '', owner: null });
  });

  test('adds and removes labels one by one, leaving the others in place', async () => {
    const { inCrm } = await people();
    const id = inCrm[0] ?? '';
    await crm.adminApi('change', { changes: [{ do: 'set', creatorId: id, fields: { labels: ['lb_zh', 'lb_q1', '007'] } }] });
    const change = (operation: string, labelIds: Loose[string]) =>
      crm.ask('applyBatch', { request: batch([id], { labels: { operation, labelIds } }) });
    await change('add', ['lb_q1', 'lb_beauty']);
    expect((await channelOf(id)).labels).toEqual(['lb_zh', 'lb_q1', '007', 'lb_beauty']);
    await change('remove', ['lb_q1', 'lb_summer']);
    expect((await channelOf(id)).labels).toEqual(['lb_zh', '007', 'lb_beauty']);
  });

  test('archives and restores, and an archived channel leaves the list but not the CRM', async () => {
    const id = (await crm.dump()).channels.find(({ archived }) => !archived)?.creatorId ?? '';
    const found = async () => count(await crm.ask('listChannels', { request: { creatorIds: [id] } }), 'total');
    expect((await crm.ask('archiveChannel', { path: { creatorId: id } })).envelope).toMatchObject({ success: true, data: null });
    expect(await found()).toBe(0);
    expect((await crm.ask('getChannel', { path: { creatorId: id } })).data).toMatchObject({ archived: true });
    await crm.ask('restoreChannel', { path: { creatorId: id } });
    expect(await found()).toBe(1);
  });

  test('never reaches the channels of another account', async () => {
    const theirs = (await crm.dump('other')).channels;
    const request = batch([theirs[0]?.creatorId ?? ''], { status: 2 });
    expect((await crm.ask('applyBatch', { request })).data).toMatchObject({ existing: 0, created: 1 });
    expect((await crm.dump('other')).channels).toEqual(theirs);
    expect((await crm.ask('applyBatch', { request, key: crm.sandbox.keys.otherAccount })).envelope['errorCode']).toBe('INVALID_REQUEST');
  });

  test('is logged with key, body, idempotency key and every field before and after', async () => {
    const before = await channelOf((await people()).inCrm[0] ?? '');
    const status = before.status === 2 ? 3 : 2;
    const request = batch([before.creatorId], { status });
    await crm.ask('previewBatch', { request, idempotencyKey: 'preview-1' });
    await crm.ask('applyBatch', { request, idempotencyKey: 'apply-key-1' });
    const entries = await crm.log();
    expect(
      entries.map(({ number, kind, operation, outcome, idempotencyKey }) => [number, kind, operation, outcome, idempotencyKey]),
    ).toEqual([
      [1, 'check', 'previewBatch', 'executed', 'preview-1'],
      [2, 'write', 'applyBatch', 'executed', 'apply-key-1'],
    ]);
    expect(entries[1]).toMatchObject({
      at: new Date(time).toISOString(),
      key: 'full',
      method: 'POST',
      status: 200,
      errorCode: null,
      fault: null,
    });
    expect(JSON.stringify(entries[1]?.body)).toContain(JSON.stringify(before.creatorId));
    expect(entries[1]?.changes).toEqual([
      { creatorId: before.creatorId, field: 'status', before: before.status, after: status, created: false },
    ]);
  });
});

test('whatever is written, replaying the log over the initial state gives the final state', async () => {
  const crm = await Asking.open({ creators: { kind: 'invented', count: 12 } });
  const first = await crm.dump();
  const ids = [
    ...first.channels.map(({ creatorId }) => creatorId),
    ...first.withoutChannel.slice(0, 4).map(({ creatorId }) => creatorId),
    'nobody',
  ];
  const labels = fc.record({
    operation: fc.constantFrom('add', 'remove'),
    labelIds: fc.uniqueArray(fc.constantFrom('lb_q1', 'lb_zh', '007', 4711), { minLength: 1 }),
  });
  const batchFields = {
    status: fc.constantFrom(1, 2, 3, 99),
    labels,
    owner: fc.constantFrom('u_1001', 'u_1002', null, 'stranger'),
    archived: fc.boolean(),
  };
  const single = { ...batchFields, notes: fc.string({ unit: 'grapheme' }), email: fc.constantFrom(null, 'a@example.com', 'b@example.com') };
  const write = fc.oneof(
    fc.record({
      ids: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 }),
      set: fc.record(batchFields, { requiredKeys: [] }),
    }),
    fc.record({ id: fc.constantFrom(...ids), set: fc.record(single, { requiredKeys: [] }) }),
  );
  await checkAsync(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
      await crm.adminApi('reset', {});
      for (const one of writes) {
        const request = JSON.parse(JSON.stringify(one.set)) as Loose;
        if ('ids' in one) await crm.ask('applyBatch', { request: { selector: { creatorIds: one.ids }, ...request } });
        else await crm.ask('updateChannel', { path: { creatorId: one.id }, request });
      }
      const blank: Record<ChangeField, FieldValue> = {
        status: null,
        labels: [],
        owner: null,
        email: '',
        contactLink: '',
        notes: '',
        archived: false,
      };
      const played = new Map(first.channels.map((channel) => [channel.creatorId as string, fieldsOf(channel)]));
      for (const { creatorId, field, before, after } of (await crm.log()).flatMap(({ changes }) => changes)) {
        const fields = played.get(creatorId) ?? { ...blank };
        if (played.has(creatorId) && before !== null) expect(fields[field]).toEqual(before);
        played.set(creatorId, { ...fields, [field]: after });
      }
      const last = (await crm.dump()).channels;
      expect(Object.fromEntries(played)).toEqual(Object.fromEntries(last.map((channel) => [channel.creatorId, fieldsOf(channel)])));
    }),
    40,
  );
  crm.close();
});

function fieldsOf(channel: Channel): Record<ChangeField, FieldValue> {
  return Object.fromEntries(changeFields.map((field) => [field, channel[field]])) as Record<ChangeField, FieldValue>;
}
