// Each dialect of the sandbox CRM: what is special about it, and that everything else is the same.

import { type Contract, crmContract } from '../../../contract/table';
import { type Dialect, type DialectName, dialects } from '../../../workbench/crm/dialects';
import { Asking, camel, count, idsOf, type Loose, rowsOf } from './asking';

const names = Object.keys(dialects) as DialectName[];
const paging = crmContract.paging.answer;

/**
 * The table that somebody would write after capturing a CRM of this dialect: the same, except that it says so if an apply must carry a
 * token. Everything else a client has to tolerate without being told.
 */
function captured(contract: Contract, dialect: Dialect): Contract {
  if (dialect.token === 'none') return contract;
  const carryFromPreview = { value: 'token', evidence: 'K' } as const;
  const { previewBatch, previewEmail } = contract.operations;
  const carrying = { previewBatch: { ...previewBatch, carryFromPreview }, previewEmail: { ...previewEmail, carryFromPreview } };
  return { ...contract, operations: { ...contract.operations, ...carrying } };
}

describe.each(names)('the dialect "%s"', (name) => {
  const dialect = dialects[name];
  let crm: Asking;
  let ids: readonly string[];
  let known: readonly string[];
  beforeAll(async () => {
    crm = await Asking.open({ dialect });
    const { channels, withoutChannel } = await crm.dump();
    ids = channels.filter(({ archived }) => !archived).map(({ creatorId }) => creatorId);
    known = withoutChannel.map(({ creatorId }) => creatorId);
  });
  afterAll(() => crm.close());

  const jsonOf = (text: string): Loose => {
    const answer = JSON.parse(text) as Loose;
    return (answer['data'] ?? answer) as Loose;
  };
  const spelled = (wire: (typeof paging)[string] | undefined, index: number): string => [wire?.key, ...(wire?.also ?? [])][index] ?? '';

  test('lists the same channels, with its own spelling', async () => {
    const reply = await crm.ask('listChannels', { request: { size: 100 } });
    expect(idsOf(reply)).toEqual(ids);
    const { list, paging: style } = dialect.spelling;
    const { items, ...numbers } = paging;
    const atRoot = dialect.pages === 'root';
    const keys = [spelled(items, atRoot ? 3 : list), ...Object.values(numbers).map((wire) => spelled(wire, style))];
    const written = atRoot || dialect.keys === 'camel' ? keys.map(camel) : keys;
    expect(Object.keys(jsonOf(reply.text))).toEqual([...(atRoot ? ['errorNum'] : []), ...written]);
  });

  test('lists statuses bare or as a page, and the same ones', async () => {
    const reply = await crm.ask('listStatuses');
    expect(Array.isArray(jsonOf(reply.text))).toBe(dialect.lists === 'bare');
    expect(rowsOf(reply).map((row) => row['id'])).toEqual([1, 2, 3, 4, 12]);
  });

  test('shows platforms, blank text and unknown keys in its own way', async () => {
    const { channels } = await crm.dump();
    const blank = channels.find(({ email }) => email === '');
    const { text, data } = await crm.ask('getChannel', { path: { creatorId: blank?.creatorId ?? '' } });
    expect((data as Loose)['email']).toBe(dialect.blankText);
    expect(typeof (data as Loose)['platform']).toBe(dialect.spelling.choice === 1 ? 'number' : 'string');
    expect(text.includes('sandbox_score')).toBe(dialect.extraKeys);
  });

  test('names failures or only counts the successes', async () => {
    const request = { selector: { creatorIds: [ids[0] ?? '', 'nobody'] }, status: 2 };
    const { data } = await crm.ask('validateBatch', { request });
    expect(data).toMatchObject({ existing: 1, creatable: 0 });
    const { failed } = data as { failed?: unknown };
    const named = [{ creatorId: 'nobody', code: 'NOT_FOUND', reason: 'no platform has such a creator' }];
    expect(failed).toEqual(dialect.failures === 'rows' ? named : undefined);
  });

  test('applies a batch, with the token of its preview if one is required', async () => {
    const request = { selector: { creatorIds: [ids[1] ?? '', known[0] ?? ''] }, status: 3 };
    const preview = await crm.ask('previewBatch', { request });
    const token = count(preview, 'token');
    expect(typeof token).toBe(dialect.token === 'required' ? 'string' : 'undefined');
    if (token !== undefined) {
      const wrong = [{}, { token: 'pv_invented' }, { token, status: 4 }];
      for (const more of wrong) expect((await crm.ask('applyBatch', { request: { ...request, ...more } })).status).toBe(400);
    }
    const applied = await crm.ask('applyBatch', { request: { ...request, ...(token !== undefined && { token }) } });
    expect(count(applied, 'existing')).toBe(1);
    expect(count(applied, 'created')).toBe(dialect.createdCount ? 1 : undefined);
    const after = (await crm.dump()).channels.filter(({ creatorId }) => request.selector.creatorIds.includes(creatorId));
    expect(after.map(({ status }) => status)).toEqual([3, 3]);
  });

  test('answers an update with the row or without', async () => {
    const { status, data } = await crm.ask('updateChannel', { path: { creatorId: ids[2] ?? '' }, request: { notes: 'x' } });
    expect(status).toBe(200);
    expect(data === null).toBe(dialect.writeAnswer === 'null');
  });

  test('reports credits or does not', async () => {
    expect((await crm.ask('listMembers')).envelope['credits'] === null).toBe(dialect.credits === 'null');
  });

  test('honors uncertain filters or silently ignores them', async () => {
    const creatorIds = ids.slice(3, 5);
    const all = idsOf(await crm.ask('listChannels', { request: { size: 100 } }));
    expect(idsOf(await crm.ask('listChannels', { request: { creatorIds, size: 100 } }))).toEqual(
      dialect.unknownFilters === 'strict' ? creatorIds : all,
    );
    const strange = await crm.ask('listChannels', { request: { colour: 'red', size: 1 } });
    expect(strange.status === 200).toBe(dialect.unknownFilters === 'ignored');
    const sure = rowsOf(await crm.ask('listChannels', { request: { status: 4, size: 100 } })).map((row) => (row['status'] as Loose)['id']);
    expect(new Set(sure)).toEqual(new Set([dialect.rowIds === 'text' ? '4' : 4]));
  });

  test('answers a malformed body in its envelope or as the framework does', async () => {
    const { status, text } = await crm.ask('listChannels', { body: '{' });
    expect([status, text.startsWith('{"detail":[')]).toEqual(dialect.malformed === 'detail' ? [422, true] : [400, false]);
  });

  test('refuses a write with an unknown key, however it treats filters', async () => {
    expect((await crm.ask('updateChannel', { path: { creatorId: ids[0] ?? '' }, request: { colour: 'red' } })).status).toBeGreaterThan(399);
  });
});

test('the table of somebody who knows the dialect says that the token is carried, and nothing else', () => {
  const told = captured(crmContract, dialects.token);
  expect(told.operations.previewBatch.carryFromPreview?.value).toBe('token');
  expect({ ...told, operations: null }).toEqual({ ...crmContract, operations: null });
  expect(names.filter((name) => name !== 'token').every((name) => captured(crmContract, dialects[name]) === crmContract)).toBe(true);
});

test('a table that says a token is carried makes the sandbox require one in any dialect', async () => {
  const crm = await Asking.open({ contract: captured(crmContract, dialects.token) });
  const request = { selector: { creatorIds: ['1e5'] }, status: 3 };
  expect((await crm.ask('applyBatch', { request })).status).toBe(400);
  crm.close();
});
