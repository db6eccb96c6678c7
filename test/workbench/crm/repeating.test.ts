// What the sandbox CRM does with repeated requests, and with requests that come too fast.

import { dialects } from '../../../workbench/crm/dialects';
import { Asking } from './asking';
import { tables } from './tables';

describe.each(tables)('a repeated request, $table,', ({ contract }) => {
  let crm: Asking;
  let creatorId: string;
  beforeEach(async () => {
    crm = await Asking.open({ contract });
    creatorId = (await crm.dump()).channels[0]?.creatorId ?? '';
  });
  afterEach(() => crm.close());

  const outcomes = async () => (await crm.log()).map(({ outcome }) => outcome);

  test('with the same idempotency key and body gets the same answer and is not executed again', async () => {
    const question = { path: { creatorId }, request: { notes: 'once' }, idempotencyKey: 'the-same-key' };
    const first = await crm.ask('updateChannel', question);
    await crm.adminApi('change', { changes: [{ do: 'set', creatorId, fields: { notes: 'by a colleague' } }] });
    const second = await crm.ask('updateChannel', question);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect((await crm.dump()).channels[0]?.notes).toBe('by a colleague');
    expect(await outcomes()).toEqual(['executed', 'replayed']);
    expect((await crm.ask('quota')).data).toMatchObject({ usedCredit: 1 });
  });

  test('is the same whatever the order of its keys', async () => {
    const notes = crm.key('updateChannel', 'notes');
    const email = crm.key('updateChannel', 'email');
    const ask = (body: string) => crm.ask('updateChannel', { path: { creatorId }, body, idempotencyKey: 'the-same-key' });
    await ask(`{"${notes}":"a","${email}":"a@example.com"}`);
    await ask(`{ "${email}": "a@example.com", "${notes}": "a" }`);
    expect(await outcomes()).toEqual(['executed', 'replayed']);
  });

  test('with the same idempotency key but another body, another channel or another operation is refused', async () => {
    const other = (await crm.dump()).channels[1]?.creatorId ?? '';
    const idempotencyKey = 'the-same-key';
    await crm.ask('archiveChannel', { path: { creatorId }, idempotencyKey });
    const again = [
      await crm.ask('archiveChannel', { path: { creatorId: other }, idempotencyKey }),
      await crm.ask('restoreChannel', { path: { creatorId }, idempotencyKey }),
      await crm.ask('updateChannel', { path: { creatorId }, request: { notes: 'x' }, idempotencyKey }),
    ];
    expect(again.map(({ envelope }) => envelope['errorCode'])).toEqual(['INVALID_REQUEST', 'INVALID_REQUEST', 'INVALID_REQUEST']);
    expect(await outcomes()).toEqual(['executed', 'refused', 'refused', 'refused']);
  });

  test('under another API key is another request', async () => {
    const question = { path: { creatorId }, request: { notes: 'mine' }, idempotencyKey: 'the-same-key' };
    await crm.ask('updateChannel', question);
    await crm.ask('updateChannel', { ...question, key: crm.sandbox.keys.colleague });
    expect(await outcomes()).toEqual(['executed', 'executed']);
  });

  test('after a refusal is processed anew', async () => {
    const question = { path: { creatorId: 'latecomer' }, request: { notes: 'x' }, idempotencyKey: 'the-same-key' };
    expect((await crm.ask('updateChannel', question)).status).toBe(404);
    await crm.adminApi('change', { changes: [{ do: 'add', creatorId: 'latecomer' }] });
    expect((await crm.ask('updateChannel', question)).status).toBe(200);
  });

  test('is executed once if both arrive at the same time', async () => {
    const question = { path: { creatorId }, request: { notes: 'once' }, idempotencyKey: 'the-same-key' };
    const [one, two] = await Promise.all([crm.ask('updateChannel', question), crm.ask('updateChannel', question)]);
    expect(two?.text).toBe(one?.text);
    expect((await outcomes()).sort()).toEqual(['executed', 'replayed']);
  });

  test('is answered anew if it is a query, even by POST and with an idempotency key', async () => {
    const question = { request: { creatorIds: [creatorId] }, idempotencyKey: 'the-same-key' };
    await crm.ask('listChannels', question);
    await crm.adminApi('change', { changes: [{ do: 'set', creatorId, fields: { name: 'Sample Creator renamed' } }] });
    expect((await crm.ask('listChannels', question)).text).toContain('Sample Creator renamed');
    expect((await crm.ask('listChannels', { ...question, request: {} })).status).toBe(200);
  });
});

describe('requests that come fast', () => {
  const rateLimit = 30;
  const open = async (dialect = dialects.plain) => {
    let time = Date.UTC(2026, 9, 1);
    const crm = await Asking.open({ rate: rateLimit, dialect, now: () => time });
    const wait = (ms: number): void => {
      time += ms;
    };
    return { crm, wait, statuses: (times: number) => statusesOf(crm, times) };
  };
  const statusesOf = async (crm: Asking, times: number): Promise<readonly number[]> => {
    const seen: number[] = [];
    for (let turn = 0; turn < times; turn++) seen.push((await crm.ask('quota')).status);
    return seen;
  };

  test('are allowed up to the limit in any sixty seconds, for each key separately', async () => {
    const { crm, wait, statuses } = await open();
    expect(await statuses(20)).toEqual(Array(20).fill(200));
    wait(30_000);
    expect(await statuses(12)).toEqual([...Array(10).fill(200), 429, 429]);
    expect((await crm.ask('quota', { key: crm.sandbox.keys.colleague })).status).toBe(200);
    wait(30_000);
    expect(await statuses(21)).toEqual([...Array(20).fill(200), 429]);
    crm.close();
  });

  test('get RATE_LIMITED with the seconds until the next is allowed', async () => {
    const { crm, wait, statuses } = await open();
    await statuses(30);
    wait(18_500);
    const { envelope, headers } = await crm.ask('quota');
    expect(envelope).toMatchObject({ success: false, errorCode: 'RATE_LIMITED', action: { type: 'wait' } });
    expect(headers.get('Retry-After')).toBe('42');
    wait(42_000);
    expect((await crm.ask('quota')).status).toBe(200);
    crm.close();
  });

  test('get a date, or nothing, if the dialect says so', async () => {
    const later = await open(dialects.deaf);
    await later.statuses(30);
    expect((await later.crm.ask('quota')).headers.get('Retry-After')).toBe('Thu, 01 Oct 2026 00:01:00 GMT');
    const silent = await open(dialects.terse);
    await silent.statuses(30);
    expect((await silent.crm.ask('quota')).headers.get('Retry-After')).toBeNull();
    later.crm.close();
    silent.crm.close();
  });

  test('are subject to the table’s limit if no other is given, and to none at 0', async () => {
    const usual = await Asking.open({ rate: 30 });
    const free = await Asking.open({ rate: 0 });
    expect((await statusesOf(usual, 31)).at(-1)).toBe(429);
    expect(await statusesOf(free, 40)).toEqual(Array(40).fill(200));
    usual.close();
    free.close();
  });
});
