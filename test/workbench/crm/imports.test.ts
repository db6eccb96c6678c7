// Imports of the sandbox CRM: which creator a row means, what it sets, and what is reported about rows that failed.

import type { Channel, Creator } from '../../../workbench/crm/model';
import { type Cell, workbookOf } from '../../../workbench/crm/workbook';
import { Asking, type Loose } from './asking';
import { tables } from './tables';

describe.each(tables)('an import into the sandbox CRM $table', ({ contract }) => {
  let crm: Asking;
  let before: { readonly channels: readonly Channel[]; readonly withoutChannel: readonly Creator[] };
  beforeEach(async () => {
    crm = await Asking.open({ contract });
    before = await crm.dump();
  });
  afterEach(() => crm.close());

  const send = async (rows: readonly (readonly Cell[])[], overwrite?: boolean) => {
    const file = new File([Buffer.from(workbookOf('Sheet', rows))], 'upload.xlsx', { type: 'application/x-own' });
    const more = overwrite === undefined ? [] : [['overwrite', String(overwrite)] as const];
    return crm.ask('importChannels', { form: [['file', file], ...more] });
  };
  const channel = async (creatorId: string | undefined) => (await crm.dump()).channels.find((one) => one.creatorId === creatorId);
  const known = (index: number): string => before.withoutChannel[index]?.creatorId ?? '';
  const item = contract.shapes['importItem'];
  const said = (list: unknown) => (list as Loose[]).map((one) => [one[item?.['row']?.key ?? ''], one[item?.['reason']?.key ?? '']]);

  test('refuses each row individually, with what is wrong in it', async () => {
    const rows: readonly (readonly [string, string, string, string, string])[] = [
      [known(0), 'Talking', '', '', 'there is no cooperation status Talking'],
      [known(1), '', 'Beauty; No label', '', 'there is no label No label'],
      [known(2), '', '', 'Other owner A', 'there is no member Other owner A'],
    ];
    const head = ['Creator ID', 'Cooperation status', 'Labels', 'Owner', 'E-mail', 'Contact link'];
    const broken = [known(3), '', '', '', 'no address', ''];
    const { data } = await send([head, ...rows.map((row) => row.slice(0, 4)), broken, [known(4), '', '', '', '', 'ftp://x']]);
    const sentences = [...rows.map((row) => row[4]), expect.stringContaining('e-mail'), expect.stringContaining('web address')];
    expect(said((data as Loose)['failed'])).toEqual(sentences.map((sentence, index) => [index + 2, sentence]));
    expect(await crm.dump()).toEqual(before);
  });

  test('accepts everything that a row can set', async () => {
    const head = ['  creator id ', 'COOPERATION STATUS', '标签', 'Owner', '邮箱', 'Contact link', 'Notes', 'Archived'];
    const row = [
      known(0),
      '暂停 · On hold',
      'Q1, Launch；美妆\nQ1, Launch',
      '示例负责人 H',
      'a@example.com',
      'https://example.com/x',
      7,
      true,
    ];
    expect((await send([head, row])).data).toMatchObject({ created: 1, failed: [], repeated: [] });
    expect(await channel(known(0))).toMatchObject({
      status: 12,
      labels: ['lb_q1', 'lb_zh'],
      owner: 'u_1008',
      email: 'a@example.com',
      contactLink: 'https://example.com/x',
      notes: '7',
      archived: false,
    });
  });

  test('asks for the platform if a handle means several creators', async () => {
    const [one, two] = before.withoutChannel as [Creator, Creator];
    await crm.adminApi('change', {
      changes: ['youtube', 'tiktok'].map((platform, index) => ({
        do: 'add',
        creatorId: `twin-${index}`,
        fields: { handle: '@Twin', platform },
      })),
    });
    const rows = [['Handle', 'Platform'], ['twin'], ['TWIN', 'TikTok'], ['@nobody'], [one.handle, one.platform], [two.handle]];
    const { data } = await send(rows);
    expect(data).toMatchObject({ created: 2 });
    expect(said((data as Loose)['failed'])).toEqual([
      [2, 'several platforms have such a creator; name one'],
      [4, 'no platform has such a creator'],
    ]);
    expect(said((data as Loose)['repeated'])).toEqual([[3, 'is in the CRM already']]);
  });

  test('finds an id byte for byte, even where it looks like a number', async () => {
    const rows = [
      ['Creator ID', 'Notes'],
      ['00123456', 'text'],
      [123456, 'number'],
      ['1e5', 'text'],
    ];
    const { data } = await send(rows, true);
    expect(data).toMatchObject({ created: 0 });
    expect(said((data as Loose)['failed'])).toEqual([[3, 'no platform has such a creator']]);
    expect([(await channel('00123456'))?.notes, (await channel('1e5'))?.notes]).toEqual(['text', 'text']);
  });

  test('replaces the labels of a channel that it may overwrite, and leaves fields of blank cells unchanged', async () => {
    const old = before.channels.find(({ labels, owner, archived }) => labels.length > 1 && owner !== null && !archived) as Channel;
    await send(
      [
        ['Creator ID', 'Labels', 'Owner', 'Notes'],
        [old.creatorId, 'Agents', '', 'new'],
      ],
      true,
    );
    expect(await channel(old.creatorId)).toEqual({ ...old, labels: ['007'], notes: 'new', updatedAt: expect.any(String) });
    expect((await crm.log()).at(-1)?.changes.map(({ field, before: was, after }) => [field, was, after])).toEqual([
      ['labels', old.labels, ['007']],
      ['notes', old.notes, 'new'],
    ]);
  });

  test('accepts 500 rows and not one more; blank ones between them do not count', async () => {
    const rows = (count: number) => [['Creator ID'], ...Array.from({ length: count }, (_, index) => [[`nobody-${index}`], ['']]).flat()];
    expect(((await send(rows(500))).data as Loose)['failed']).toHaveLength(500);
    expect((await send(rows(501))).envelope['summary']).toContain('more than 500 rows');
  });

  test('accepts a file of 10 MB and not one byte more', async () => {
    const sized = async (size: number) => {
      const file = new File([Buffer.alloc(size)], 'large.xlsx');
      return String((await crm.ask('importChannels', { form: [['file', file]] })).envelope['summary']);
    };
    expect([await sized(10 * 1024 * 1024), await sized(10 * 1024 * 1024 + 1)]).toEqual([
      expect.stringContaining('no .xlsx workbook'),
      expect.stringContaining('more than 10485760 bytes'),
    ]);
  });

  test('is in the log with its file by name, size and digest, never with its bytes', async () => {
    await send([['Creator ID'], [known(0)]], false);
    const entry = (await crm.log()).at(-1);
    const fileKey = crm.key('importChannels', 'file');
    expect(entry?.body).toEqual({
      [fileKey]: {
        name: 'upload.xlsx',
        type: 'application/x-own',
        size: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      [crm.key('importChannels', 'overwrite')]: 'false',
    });
    expect(entry?.objects).toEqual([
      { kind: 'import', id: expect.any(String), before: null, after: { file: 'upload.xlsx', overwrite: false, created: 1, updated: 0 } },
    ]);
    expect(entry?.changes).toEqual([{ creatorId: known(0), field: 'status', before: null, after: 1, created: true }]);
  });
});
