// What a person is told of their key and account.

import { readAccount } from '../../src/commands/account/account-card';
import { barredOperations, keepCredits, keptCredits, keyNewsKeeper } from '../../src/commands/account/key-news';
import { sayWhoIAm } from '../../src/commands/account/mine';
import type { RowNumber } from '../../src/sync/model';
import { MapMemory } from '../fakes/memory-platform';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

function office(): Office {
  const crm = new ModelCrm();
  crm.channels.set(creator('c1'), blankChannel(creator('c1')));
  const desk = new Office(crm);
  desk.pull();
  return desk;
}

test('the account is told with one request: credits, the limit, the end of the key, and who the person says to be', () => {
  const desk = office();
  sayWhoIAm(desk.ctx, { member: 'u-b' });
  const before = desk.crm.requests;
  const now = desk.clock.now();
  desk.sent = [now - 70_000, now - 30_000, now - 1_000];
  expect(must(readAccount(desk.ctx))).toEqual({
    keyEnd: 'test',
    me: 'Sample owner B',
    used: 0,
    total: null,
    remaining: null,
    barred: [],
    sentLastMinute: 2,
    perMinute: 30,
    waitMs: 0,
  });
  expect(desk.crm.requests).toBe(before + 1);
});

test('when the limit is reached it says when the next request may go', () => {
  const desk = office();
  const now = desk.clock.now();
  desk.sent = Array.from({ length: 30 }, (_, n) => now - 20_000 + n);
  const { sentLastMinute, waitMs } = must(readAccount(desk.ctx));
  expect(sentLastMinute).toBe(30);
  expect(waitMs).toBeGreaterThan(39_000);
});

describe('news of the key', () => {
  test('follows the credits by what is left, whatever an answer calls used, and writes only what changed', () => {
    const mine = new MapMemory(office().ops);
    keepCredits(mine, { used: 10, remaining: 90 });
    let writes = 0;
    const write = mine.write.bind(mine);
    mine.write = (key, value) => {
      writes += 1;
      write(key, value);
    };
    const heard = keyNewsKeeper(mine);
    heard({ operation: 'applyBatch', credits: { used: 1, remaining: 89 }, barred: false });
    heard({ operation: 'listChannels', credits: { used: 0, remaining: 89 }, barred: false });
    heard({ operation: 'quota', credits: null, barred: false });
    heard({ operation: 'applyBatch', credits: { used: 13, remaining: 87 }, barred: false });
    expect(keptCredits(mine)).toEqual({ used: 13, remaining: 87 });
    expect(writes).toBe(2);
  });

  test('says nothing of credits before the quota was read', () => {
    const mine = new MapMemory(office().ops);
    keyNewsKeeper(mine)({ operation: 'applyBatch', credits: { used: 1, remaining: 89 }, barred: false });
    expect(keptCredits(mine)).toBeNull();
  });

  test('remembers what the key may not do, until it may', () => {
    const mine = new MapMemory(office().ops);
    keyNewsKeeper(mine)({ operation: 'createLabel', credits: null, barred: true });
    keyNewsKeeper(mine)({ operation: 'applyBatch', credits: null, barred: true });
    expect(barredOperations(mine)).toEqual(['createLabel', 'applyBatch']);
    keyNewsKeeper(mine)({ operation: 'createLabel', credits: null, barred: false });
    expect(barredOperations(mine)).toEqual(['applyBatch']);
  });
});

test('what the key may not do is told by kind of work', () => {
  const desk = office();
  const heard = keyNewsKeeper(desk.ctx.mine);
  for (const operation of ['createLabel', 'updateLabel', 'applyBatch', 'createExport', 'applyEmail'] as const)
    heard({ operation, credits: null, barred: true });
  expect(must(readAccount(desk.ctx)).barred).toEqual(['labels', 'changes', 'exports', 'email']);
});

test('a run tells what sending has used, where the CRM tells credits, and nothing where it does not', () => {
  const desk = office();
  const column = desk.tab.columns().find(({ field }) => field === 'notes')?.column ?? 0;
  const note = (text: string) => desk.tab.patch([{ row: 2 as RowNumber, column, cell: { text } }]);
  note('one');
  expect(desk.sync()?.results?.credits).toBeNull();
  keepCredits(desk.ctx.mine, { used: 7, remaining: 93 });
  const update = desk.crm.updateChannel.bind(desk.crm);
  desk.crm.updateChannel = (...asked) => {
    keepCredits(desk.ctx.mine, { used: 9, remaining: 91 });
    return update(...asked);
  };
  note('two');
  expect(desk.sync()?.results?.credits).toEqual({ used: 2, remaining: 91 });
});
