// Exports of the sandbox CRM: how they progress, what they contain, and how a test controls them.

import type { Contract } from '../../../contract/table';
import { type DialectName, dialects } from '../../../workbench/crm/dialects';
import { readWorkbook } from '../../../workbench/crm/workbook';
import { Asking, type Loose, type Reply, rowsOf } from './asking';
import { tables } from './tables';

let crm: Asking;
let time: number;
const open = async (more: { readonly contract?: Contract; readonly dialect?: (typeof dialects)[DialectName] } = {}) => {
  time = Date.UTC(2026, 9, 1, 12);
  crm = await Asking.open({ now: () => time, ...more });
};
afterEach(() => crm.close());

const begin = async (request: Loose = {}): Promise<string> => {
  expect((await crm.ask('createExport', { request })).status).toBe(200);
  const { exports } = (await crm.adminApi('exports')).json as unknown as { readonly exports: readonly { readonly id: string }[] };
  return exports[0]?.id ?? '';
};
const download = (exportId: string) => crm.ask('downloadExport', { path: { exportId } });
const stateOf = async (exportId: string) => ((await crm.ask('getExport', { path: { exportId } })).data as Loose)['status'];
const sheetOf = ({ bytes }: Reply) => {
  const sheet = readWorkbook(bytes);
  return sheet.ok ? sheet.value.map(({ cells }) => cells) : sheet.problem;
};

describe.each(tables)('an export of the sandbox CRM $table', ({ contract }) => {
  beforeEach(() => open({ contract }));
  const word = (state: string) => contract.shapes['export']?.['status']?.values?.[state]?.[0];

  test('is ready after four seconds and expires after a week', async () => {
    const id = await begin();
    expect(await stateOf(id)).toBe(word('working'));
    const early = await download(id);
    expect([early.status, early.envelope['errorCode']]).toEqual([409, 'ASYNC_NOT_READY']);
    time += 3_999;
    expect((await download(id)).status).toBe(409);
    time += 1;
    expect(await stateOf(id)).toBe(word('ready'));
    expect((await download(id)).status).toBe(200);
    time += 7 * 24 * 3_600_000;
    expect(await stateOf(id)).toBe(word('expired'));
    const late = await download(id);
    expect([late.status, late.envelope['errorCode'], late.envelope['summary']]).toEqual([
      400,
      'INVALID_REQUEST',
      'The export has expired; begin a new one',
    ]);
  });

  test('contains what the CRM held when it started, with a name and a type of its own', async () => {
    const { channels } = await crm.dump();
    const wanted = channels.filter(({ archived }) => !archived);
    const id = await begin();
    await crm.adminApi('change', { changes: [{ do: 'set', creatorId: wanted[0]?.creatorId, fields: { notes: 'later' } }] });
    time += 4_000;
    const reply = await download(id);
    expect(reply.headers.get('Content-Type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(reply.headers.get('Content-Disposition')).toContain('filename="crm-channels-2026-10-01.xlsx"');
    const [head, ...rows] = sheetOf(reply) as readonly (readonly unknown[])[];
    expect(rows).toHaveLength(wanted.length);
    expect(head).toHaveLength(17);
    const { creatorId, platform, name, handle, channelLink, followers, createdAt, archived, notes } =
      wanted[0] ?? channels[0] ?? ({} as never);
    expect(rows[0]).toEqual(expect.arrayContaining([creatorId, platform, name, handle, channelLink, followers, createdAt, archived]));
    expect(rows.map((row) => row[12] ?? '')).toEqual(wanted.map((one) => one.notes));
    expect(rows[0]?.[12] ?? '').toBe(notes);
  });

  test('can be made ready, failed, expired or unready by a test, alone or with all others', async () => {
    const [one, two] = [await begin(), await begin({ archived: true })];
    const settle = (order: Loose) => crm.adminApi('exports', order);
    await settle({ id: one, state: 'ready' });
    expect([await stateOf(one), await stateOf(two)]).toEqual([word('ready'), word('working')]);
    await settle({ state: 'failed', reason: 'no room' });
    expect((await crm.ask('getExport', { path: { exportId: two } })).data).toMatchObject({ reason: 'no room' });
    expect((await download(two)).envelope['summary']).toBe('The export has failed: no room');
    await settle({ id: one, state: 'expired' });
    expect((await download(one)).status).toBe(400);
    await settle({ id: one, state: 'working' });
    time += 60_000;
    expect((await download(one)).status).toBe(409);
    expect((await settle({ state: 'painted' })).status).toBe(400);
  });

  test('takes as long as a test says, until the reset', async () => {
    await crm.adminApi('exports', { ms: 0 });
    expect((await download(await begin())).status).toBe(200);
    await crm.adminApi('reset', {});
    expect((await crm.adminApi('exports')).json['exports']).toEqual([]);
    expect((await download(await begin())).status).toBe(409);
  });

  test('is listed with all others, newest first, page by page, and found by part of its name', async () => {
    const ids = [await begin(), await begin(), await begin()].reverse();
    const page = async (request: Loose) => rowsOf(await crm.ask('listExports', { request })).map(({ id }) => id);
    expect(await page({})).toEqual(ids);
    expect([await page({ size: 2 }), await page({ size: 2, page: 2 })]).toEqual([ids.slice(0, 2), ids.slice(2)]);
    expect([await page({ keyword: 'CHANNELS-2026' }), await page({ keyword: 'no such' })]).toEqual([ids, []]);
  });

  test('is logged with its filter and costs a credit; looking at it is free and not logged', async () => {
    const id = await begin({ platform: 'youtube' });
    await download(id);
    expect((await crm.log()).map(({ operation, objects }) => [operation, objects])).toEqual([
      ['createExport', [{ kind: 'export', id, before: null, after: { filter: { platform: 'youtube' }, rows: expect.any(Number) } }]],
    ]);
    expect((await crm.ask('quota')).data).toMatchObject({ usedCredit: 1 });
  });
});

describe.each(Object.keys(dialects) as DialectName[])('in the dialect "%s"', (name) => {
  const dialect = dialects[name];
  beforeEach(() => open({ dialect }));

  test('an export reports its status in the dialect’s words or numbers, and more only if the dialect does', async () => {
    const id = await begin();
    const row = JSON.parse((await crm.ask('getExport', { path: { exportId: id } })).text) as { data: Loose };
    const working = { 0: 'processing', 1: 'pending', 9: 1 }[dialect.spelling.exportStatus];
    expect(row.data['status']).toBe(working);
    expect(Object.keys(row.data)).toHaveLength(dialect.exportDetails === 'given' ? (dialect.otherExports === 'untold' ? 7 : 8) : 2);
  });

  test('a file comes as bytes, as an object with a link, or as the link', async () => {
    await crm.adminApi('exports', { ms: 0 });
    const reply = await download(await begin());
    const { data } = reply.envelope;
    if (dialect.files === 'bytes' || dialect.files === 'mixed')
      expect(sheetOf(reply)).toHaveLength((await crm.dump()).channels.filter(({ archived }) => !archived).length + 1);
    else expect(typeof data).toBe(dialect.files === 'link' ? 'object' : 'string');
    if (dialect.files === 'link' || dialect.files === 'text')
      expect(JSON.stringify(data)).toMatch(/"https:\/\/files\.example\.com\/crm-channels-2026-10-01\.xlsx"/);
  });
});

test('every way of handling files, groups, exports and imports occurs in some dialect', () => {
  const all = Object.values(dialects);
  const met = <K extends keyof (typeof all)[0]>(key: K) => [...new Set(all.map((one) => one[key]))].sort();
  expect(met('files')).toEqual(['bytes', 'link', 'mixed', 'text']);
  expect(met('groupMembers')).toEqual(['absent', 'given']);
  expect(met('exportDetails')).toEqual(['absent', 'given']);
  expect(met('importItems')).toEqual(['rows', 'texts']);
  expect(met('importCounts')).toEqual([false, true]);
  expect(met('writeAnswer')).toEqual(['null', 'row']);
  expect([...new Set(all.map(({ spelling }) => spelling.exportStatus))].sort()).toEqual([0, 1, 9]);
});
