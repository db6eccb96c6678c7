// What a person is told about their key and account.

import { readAccount } from '../../src/commands/account/account-card';
import { barredOperations, clearMemory, keyNewsKeeper, onlyReads } from '../../src/commands/account/key-news';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { signOut } from '../../src/commands/schedule/sign-out';
import { readState } from '../../src/commands/state';
import { MapMemory } from '../fakes/memory-platform';
import { must } from '../fakes/office';
import { officeWith } from './edited-office';

test('the account is reported with one request: credits, the limit, the key’s expiry, and who the person says they are', () => {
  const office = officeWith(1);
  sayWhoIAm(office.ctx, { member: 'u-b' });
  const before = office.crm.requests;
  const now = office.clock.now();
  office.sent = [now - 70_000, now - 30_000, now - 1_000];
  expect(must(readAccount(office.ctx))).toEqual({
    keyEnd: 'test',
    me: 'Sample owner B',
    used: 0,
    total: null,
    remaining: null,
    barred: [],
    sentLastMinute: 2,
    perMinute: 30,
    slowedUntil: null,
    waitMs: 0,
  });
  expect(office.crm.requests).toBe(before + 1);
});

test('when the limit is reached, the card says when the next request may be sent', () => {
  const office = officeWith(1);
  const now = office.clock.now();
  office.sent = Array.from({ length: 30 }, (_, n) => now - 20_000 + n);
  const { sentLastMinute, waitMs } = must(readAccount(office.ctx));
  expect(sentLastMinute).toBe(30);
  expect(waitMs).toBeGreaterThan(39_000);
});

test('when the CRM accepted fewer requests than documented, the card says how many are sent now, and until when', () => {
  const office = officeWith(1);
  const until = office.clock.now() + 600_000;
  office.slow = { perMinute: 15, until };
  expect(must(readAccount(office.ctx))).toMatchObject({ perMinute: 15, slowedUntil: new Date(until).toISOString() });
});

describe('a key that can only read', () => {
  type News = readonly (readonly [operation: 'validateBatch' | 'updateChannel' | 'createLabel' | 'listChannels', barred: boolean])[];

  test.each<readonly [string, boolean, News]>([
    [
      'the CRM refused a change and never let it make one',
      true,
      [
        ['listChannels', false],
        ['validateBatch', true],
      ],
    ],
    ['nothing was tried', false, [['listChannels', false]]],
    ['it was refused something else only', false, [['createLabel', true]]],
    [
      'it was let change creators before',
      false,
      [
        ['validateBatch', false],
        ['updateChannel', true],
      ],
    ],
    [
      'it is let change creators now',
      false,
      [
        ['validateBatch', true],
        ['updateChannel', false],
      ],
    ],
  ])('is recognized as such or not: %s', (_, known, news) => {
    const { mine } = officeWith(1).ctx;
    mine.write('crm.writes', null);
    // Each answer arrives in an execution of its own.
    for (const [operation, barred] of news) keyNewsKeeper(mine)({ operation, barred });
    expect(onlyReads(mine)).toBe(known);
  });

  test('is reported beside the account until the key changes', () => {
    const { ctx } = officeWith(1);
    ctx.mine.write('crm.writes', null);
    keyNewsKeeper(ctx.mine)({ operation: 'applyBatch', barred: true });
    expect(must(readState(ctx, { withEdits: false })).account).toEqual({ key: 'test', onlyReads: true });
    must(signOut(ctx, { sure: false }));
    ctx.mine.write('crm.key', 'nox_sk_test');
    expect(must(readState(ctx, { withEdits: false })).account).toEqual({ key: 'test', onlyReads: false });
  });
});

describe('news of the key', () => {
  test('remembers how the CRM clears texts, and forgets what cannot be read', () => {
    const mine = new MapMemory(officeWith(1).ops);
    clearMemory(mine).write(['notes']);
    expect(clearMemory(mine).read()).toEqual(['notes']);
    mine.write('crm.clears', '{"v":1,"value":["no field"]}');
    expect(clearMemory(mine).read()).toEqual([]);
  });

  test('remembers what the key may not do, until it may', () => {
    const mine = new MapMemory(officeWith(1).ops);
    keyNewsKeeper(mine)({ operation: 'createLabel', barred: true });
    keyNewsKeeper(mine)({ operation: 'applyBatch', barred: true });
    expect(barredOperations(mine)).toEqual(['createLabel', 'applyBatch']);
    keyNewsKeeper(mine)({ operation: 'createLabel', barred: false });
    expect(barredOperations(mine)).toEqual(['applyBatch']);
  });
});

test('what the key may not do is reported by kind of operation', () => {
  const office = officeWith(1);
  const heard = keyNewsKeeper(office.ctx.mine);
  for (const operation of ['createLabel', 'updateLabel', 'applyBatch', 'createExport', 'applyEmail'] as const)
    heard({ operation, barred: true });
  expect(must(readAccount(office.ctx)).barred).toEqual(['labels', 'changes', 'exports', 'email']);
});
