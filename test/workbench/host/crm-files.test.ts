// Files between the add-on and the sandbox CRM over the whole stand-in: the add-on's own client on the emulated platform, with its real
// threads.

import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Export } from '../../../workbench/crm/model';
import { type Cell, readWorkbook, workbookOf, workbookType } from '../../../workbench/crm/workbook';
import type { Workbench } from '../../../workbench/start';
import { type Running, running } from '../support/running';

/** A script that makes CRM requests like the add-on: `ask(key, method, ...)` calls a method of its client. */
const script = (): string => {
  const source = `
    import { createCrm } from './src/crm/client';
    import { http } from './src/sheets/http';
    const pace = { read: () => ({ sent: [], blockedUntil: 0 }), write: () => {} };
    const clock = { now: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) };
    export const client = (key) => createCrm({ http, pace, clock, newId: () => Utilities.getUuid(), key });`;
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: join(__dirname, '../../..'), loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'addOn',
    platform: 'neutral',
    target: 'es2020',
    tsconfigRaw: {},
    write: false,
  });
  return `${outputFiles[0]?.text}\nfunction ask(key, method, args) { return addOn.client(key)[method](...args); }`;
};

let bench: Running & Workbench;
beforeAll(async () => {
  bench = await running({ code: script() });
});

interface Answered {
  readonly ok: boolean;
  readonly value: { readonly base64: string; readonly name: string; readonly id: string };
  readonly problem?: unknown;
}

const ask = async (method: string, ...args: readonly unknown[]): Promise<Answered> => {
  const ran = (await bench.run('ask', [bench.key, method, args])) as { readonly ok: boolean; readonly value: Answered };
  if (!ran.ok) throw new Error(JSON.stringify(ran));
  return ran.value;
};
const adminApi = async (path: string): Promise<Record<string, unknown>> => (await bench.get(`/crm/sandbox/${path}`)).json() as never;
const cellsOf = ({ value }: Answered): readonly (readonly Cell[])[] => {
  const sheet = readWorkbook(new Uint8Array(Buffer.from(value.base64, 'base64')));
  if (!sheet.ok) throw new Error(sheet.problem);
  return sheet.value.map(({ cells }) => cells);
};

test('an export reaches the script byte for byte, under its name', async () => {
  await bench.post('/crm/sandbox/exports', { ms: 0 });
  const begun = await ask('createExport', {}, 'key-of-export');
  const { exports } = (await adminApi('exports')) as unknown as { readonly exports: readonly Export[] };
  expect(exports.map(({ id }) => id)).toEqual([begun.value.id]);
  const file = await ask('downloadExport', begun.value.id);
  expect(file.value.name).toMatch(/^crm-channels-.*\.xlsx$/);
  expect(cellsOf(file)).toHaveLength(21);
  expect(cellsOf(file)[0]).toHaveLength(17);
});

test('a template in Chinese has its own name and headings', async () => {
  const file = await ask('importTemplate', 'zh');
  expect([file.value.name, cellsOf(file)[0]?.[0]]).toEqual(['导入模板.xlsx', '达人ID']);
});

test('a script’s workbook is imported as is, and the report lists what was not imported', async () => {
  const { withoutChannel } = (await adminApi('channels')) as { readonly withoutChannel: readonly { readonly creatorId: string }[] };
  const notes = '创作者 "=1+1"\n\u0001 🎬';
  const rows = [
    ['Creator ID', 'Notes'],
    [withoutChannel[0]?.creatorId ?? '', notes],
    ['nobody', ''],
  ];
  const file = { name: 'Über "1".xlsx', type: workbookType, base64: Buffer.from(workbookOf('S', rows)).toString('base64') };
  const answer = await ask('importChannels', file, false, 'key-of-import');
  expect(answer).toMatchObject({ ok: true, value: { created: 1, failed: [{ row: 3 }], raw: { repeated: [] } } });
  const { channels } = (await adminApi('channels')) as {
    readonly channels: readonly { readonly creatorId: string; readonly notes: string }[];
  };
  expect(channels.find(({ creatorId }) => creatorId === withoutChannel[0]?.creatorId)?.notes).toBe(notes);
  const { entries } = (await adminApi('log?kind=write')) as { readonly entries: readonly { readonly objects: readonly object[] }[] };
  expect(entries.at(-1)?.objects).toMatchObject([{ kind: 'import', after: { file: 'Über "1".xlsx', created: 1 } }]);
  const { raw } = answer.value as unknown as { readonly raw: { readonly failed: unknown } };
  const report = await ask('importReport', 'failed', raw.failed);
  expect(
    cellsOf(report)
      .slice(1)
      .map((row) => row.slice(0, 2)),
  ).toEqual([['Failed', 3]]);
});

test('a workbook of ten megabytes arrives complete and is judged by the CRM, not on the way', async () => {
  const base64 = Buffer.alloc(10 * 1024 * 1024, 'PK\u0003\u0004').toString('base64');
  expect(await ask('importChannels', { name: 'large.xlsx', type: workbookType, base64 }, false, 'key-of-large')).toMatchObject({
    problem: { kind: 'refused', summary: expect.stringContaining('no .xlsx workbook') },
  });
});
