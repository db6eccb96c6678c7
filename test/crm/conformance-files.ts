// The shared rules of client and CRM for exports and imports. Written in our terms: a wire key here would tie them to one table.

import type { CreatorId, CrmFile, ImportItem } from '../../contract/records';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import type { Channel as KeptChannel } from '../../workbench/crm/model';
import { type Cell, readWorkbook, workbookOf, workbookType } from '../../workbench/crm/workbook';
import { freshKey, type Scene, valueOf } from './scene';

/** The cells of a file; only if the CRM sends bytes. */
function cellsOf(file: CrmFile): readonly (readonly Cell[])[] {
  if (file.kind !== 'bytes') throw new Error(`only a link: ${file.url}`);
  const sheet = readWorkbook(new Uint8Array(Buffer.from(file.base64, 'base64')));
  if (!sheet.ok) throw new Error(sheet.problem);
  return sheet.value.map(({ cells }) => cells);
}

/** A file is as expected, or a link to it if the CRM gives links. */
function expectFile(
  file: CrmFile,
  name: DialectName,
  look: (cells: readonly (readonly Cell[])[], fileName: string) => void,
  of?: 'template',
): void {
  const { files } = dialects[name];
  if (files === 'bytes' || (files === 'mixed' && of !== 'template')) look(cellsOf(file), file.kind === 'bytes' ? file.name : '');
  else expect(file).toEqual({ kind: 'link', url: expect.stringMatching(/^https:\/\/files\.example\.com\/.+\.xlsx$/) });
}

const formFile = (rows: readonly (readonly Cell[])[], name = 'Upload Über 创作者.xlsx') => ({
  name,
  type: workbookType,
  base64: Buffer.from(workbookOf('Sheet', rows)).toString('base64'),
});

export function describeExports(scene: () => Scene, name: DialectName): void {
  const detailed = dialects[name].exportDetails === 'given';
  const begin = (query: Parameters<Scene['crm']['createExport']>[0] = {}) => {
    const answered = valueOf(scene().crm.createExport(query, freshKey()));
    const [id] = scene()
      .exports()
      .map((one) => one.id);
    expect(answered?.id ?? null).toBe(dialects[name].writeAnswer === 'row' ? id : null);
    return id as string;
  };

  test('an export starts, is processed, and is ready in the end', () => {
    scene().settle({ ms: 600_000 });
    const id = begin();
    expect(valueOf(scene().crm.getExport(id))).toMatchObject({ id, status: 'working', rows: null });
    expect(scene().crm.downloadExport(id)).toMatchObject({ ok: false, problem: { kind: 'not-ready', code: 'ASYNC_NOT_READY' } });
    scene().settle({ state: 'ready' });
    const total = scene()
      .kept()
      .channels.filter(({ archived }) => !archived).length;
    const ready = valueOf(scene().crm.getExport(id));
    expect(ready).toMatchObject({ status: 'ready', rows: detailed ? total : null, reason: '' });
    expect([ready?.name.endsWith('.xlsx'), ready?.createdAt !== '', ready?.expiresAt !== '']).toEqual([detailed, detailed, detailed]);
  });

  test('an export contains every column of the channels that match its filter', () => {
    scene().settle({ ms: 0 });
    const id = begin({ platform: 'tiktok' });
    const { channels, lists } = scene().kept();
    const wanted = channels.filter(({ archived, platform }) => !archived && platform === 'tiktok');
    expectFile(valueOf(scene().crm.downloadExport(id)), name, ([head = [], ...rows], fileName) => {
      expect(fileName).toMatch(/^crm-channels-\d{4}-\d\d-\d\d\.xlsx$/);
      expect([head.length, head[0], head.at(-1)]).toEqual([17, 'Creator ID', 'Updated at']);
      const column = (heading: string) => rows.map((cells) => cells[head.indexOf(heading)] ?? '');
      expect(column('Creator ID')).toEqual(wanted.map(({ creatorId }) => creatorId));
      expect(column('Notes')).toEqual(wanted.map(({ notes }) => notes));
      expect(column('Followers')).toEqual(wanted.map(({ followers }) => followers ?? ''));
      expect(column('Cooperation status')).toEqual(wanted.map(({ status }) => lists.statuses.find(({ id: one }) => one === status)?.name));
    });
    expect(scene().writes()[0]?.objects).toEqual([
      { kind: 'export', id, before: null, after: { filter: { platform: 'tiktok' }, rows: wanted.length } },
    ]);
  });

  test('exports are listed newest first, page by page', () => {
    const ids = [begin(), begin({ archived: true })];
    const page = valueOf(scene().crm.exports(1));
    const { otherExports } = dialects[name];
    const others = otherExports === 'none' ? [] : ['ex_other'];
    expect(page.rows.map(({ id }) => id)).toEqual([...[...ids].reverse(), ...others]);
    expect(page).toMatchObject({ page: 1, pages: 1, total: 2 + others.length });
    const told = detailed && otherExports !== 'untold';
    expect(page.rows.map(({ kind }) => kind)).toEqual(
      page.rows.map(({ id }) => (told ? (id === 'ex_other' ? 'creator_search' : 'crm') : '')),
    );
  });

  test('a failed or expired export says so, and gives no file', () => {
    for (const state of ['failed', 'expired'] as const) {
      const id = begin();
      scene().settle({ id, state, reason: 'too many rows' });
      const reason = state === 'failed' && detailed ? 'too many rows' : '';
      expect(valueOf(scene().crm.getExport(id))).toMatchObject({ status: state, reason });
      expect(scene().crm.downloadExport(id)).toMatchObject({ problem: { kind: 'refused', summary: expect.stringContaining(state) } });
    }
  });

  test('a missing export is null, and has no file; an unknown filter is refused', () => {
    expect(valueOf(scene().crm.getExport('ex_none'))).toBeNull();
    expect(scene().crm.downloadExport('ex_none')).toMatchObject({ problem: { kind: 'not-found' } });
    expect(scene().crm.createExport({ labels: ['lb_none'] }, freshKey())).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
    expect(scene().exports()).toEqual([]);
  });
}

export function describeImports(scene: () => Scene, name: DialectName): void {
  const { importItems, importCounts } = dialects[name];
  const told = (items: readonly ImportItem[] | null): readonly (readonly [number | null, string])[] | undefined =>
    items?.map(({ row, reason }) => [row, reason]);
  const item = (row: number, who: string, reason: string) =>
    importItems === 'rows' ? [row, reason] : [null, `Row ${row} (${who}): ${reason}`];
  const channel = (creatorId: string): KeptChannel | undefined =>
    scene()
      .kept()
      .channels.find((one) => one.creatorId === creatorId);

  test('the template has the headings that an import reads, in either language', () => {
    const [english, chinese] = [valueOf(scene().crm.importTemplate('en')), valueOf(scene().crm.importTemplate('zh'))];
    expectFile(
      english,
      name,
      ([head], fileName) => expect([fileName, head?.[0]]).toEqual(['Import template.xlsx', 'Creator ID']),
      'template',
    );
    expectFile(chinese, name, ([head], fileName) => expect([fileName, head?.[0]]).toEqual(['导入模板.xlsx', '达人ID']), 'template');
  });

  test('an import creates new creators by id, link or handle, and says who exists already and who is unknown', () => {
    const { withoutChannel, channels } = scene().kept();
    const [one, two, three] = withoutChannel as [KeptChannel, KeptChannel, KeptChannel];
    const old = channels.find(({ archived }) => !archived) as KeptChannel;
    const file = formFile([
      ['Own column', 'Creator ID', 'Channel link', 'Handle', 'Cooperation status', 'Labels', 'Notes'],
      ['x', one.creatorId, '', '', 'Completed', 'Q1, Launch; 美妆', '=not a formula'],
      [],
      ['x', '', `${two.channelLink}/`, '', '', '', ''],
      ['x', '', '', three.handle.toUpperCase(), '', '', 'by handle'],
      ['x', old.creatorId, '', '', '', '', 'overwritten?'],
      ['x', 'nobody', '', '', '', '', ''],
      ['x', one.creatorId, '', '', '', '', 'again'],
      ['x', withoutChannel[3]?.creatorId ?? '', '', '', 'No such status', '', ''],
    ]);
    const answer = valueOf(scene().crm.importChannels(file, false, freshKey()));
    expect(answer.created).toBe(importCounts ? 3 : null);
    expect(told(answer.failed)).toEqual([
      item(7, 'nobody', 'no platform has such a creator'),
      item(9, withoutChannel[3]?.creatorId ?? '', 'there is no cooperation status No such status'),
    ]);
    expect(told(answer.repeated)).toEqual([
      item(6, old.creatorId, 'is in the CRM already'),
      item(8, one.creatorId, 'stands in the file before'),
    ]);
    expect(channel(one.creatorId)).toMatchObject({ status: 4, labels: ['lb_q1', 'lb_zh'], notes: '=not a formula' });
    expect(channel(two.creatorId)).toMatchObject({ status: 1, labels: [], notes: '' });
    expect(channel(three.creatorId)).toMatchObject({ notes: 'by handle' });
    expect(channel(old.creatorId)).toEqual(old);
    expect(scene().writes()[0]?.objects).toMatchObject([
      { kind: 'import', after: { file: 'Upload Über 创作者.xlsx', overwrite: false, created: 3, updated: 0 } },
    ]);
  });

  test('an import that may overwrite gives channels the values of the file and leaves fields that are blank there', () => {
    const old = scene()
      .kept()
      .channels.find(({ archived, owner, email }) => !archived && owner !== null && email !== '') as KeptChannel;
    const file = formFile([
      ['达人ID', '标签', '备注', '邮箱'],
      [old.creatorId, '⭐ Priority', '007', ''],
    ]);
    const answer = valueOf(scene().crm.importChannels(file, true, freshKey()));
    expect(answer.created).toBe(importCounts ? 0 : null);
    // The outcome for an existing row is not reported: at most that it was submitted.
    const repeated = dialects[name].overwritten === 'listed' ? [item(2, old.creatorId, 'submitted')] : [];
    expect([answer.failed, told(answer.repeated)]).toEqual([[], repeated]);
    expect(channel(old.creatorId)).toEqual({ ...old, labels: ['lb_star'], notes: '007', updatedAt: expect.any(String) });
  });

  test('a file with too many rows, without rows, without a heading that names creators, or that is not a workbook, is refused', () => {
    const before = scene().kept();
    const head = ['Creator ID', 'Notes'];
    const refused = [
      formFile([head, ...Array.from({ length: 501 }, (_, index) => [`id-${index}`, 'x'])]),
      formFile([head]),
      formFile([['Name'], ['Sample']]),
      { ...formFile([]), base64: Buffer.from('no workbook').toString('base64') },
      { ...formFile([]), base64: Buffer.alloc(10 * 1024 * 1024 + 1, 'PK').toString('base64') },
    ];
    for (const file of refused)
      expect(scene().crm.importChannels(file, true, freshKey())).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
    expect(scene().kept()).toEqual(before);
  });

  test('500 rows are accepted, and each one that failed is reported', () => {
    const ids = Array.from({ length: 500 }, (_, index) => `nobody-${index}`);
    const answer = valueOf(scene().crm.importChannels(formFile([['Creator ID'], ...ids.map((id) => [id])]), false, freshKey()));
    expect(answer.failed).toHaveLength(500);
  });

  test('the report lists the rows that failed, from the lists as received', () => {
    const [old] = scene().kept().channels as [KeptChannel];
    const file = formFile([['Creator ID'], ['nobody'], [old.creatorId]]);
    const { raw } = valueOf(scene().crm.importChannels(file, false, freshKey()));
    const about = [
      ['failed', 'Failed', 2, 'nobody'],
      ['repeated', 'Already there', 3, old.creatorId],
    ] as const;
    for (const [of, result, row, who] of about)
      expectFile(valueOf(scene().crm.importReport(of, raw[of])), name, ([head, ...rows], fileName) => {
        expect([fileName, head]).toEqual(['Import report.xlsx', ['Result', 'Row', 'Reason', 'Details']]);
        expect(rows.map((cells) => cells.slice(0, 2))).toEqual([[result, importItems === 'rows' ? row : null]]);
        expect(JSON.stringify(rows)).toContain(who);
      });
    expect(scene().writes()).toHaveLength(1);
  });

  test('the same import under the same idempotency key happens once, another file under it is refused', () => {
    const { withoutChannel } = scene().kept();
    const [one, two] = withoutChannel.map(({ creatorId }) => formFile([['Creator ID'], [creatorId]]));
    const key = freshKey();
    const send = (file: typeof one) => scene().crm.importChannels(file ?? formFile([]), false, key);
    expect(send(one)).toEqual({ ...send(one), requestId: expect.any(String) });
    expect(send(two)).toMatchObject({ problem: { kind: 'refused' } });
    expect(
      scene()
        .writes()
        .map(({ outcome }) => outcome),
    ).toEqual(['executed', 'replayed', 'refused']);
  });

  test('items that are not a list are refused', () => {
    expect(scene().crm.importReport('failed', 'none')).toMatchObject({ problem: { kind: 'refused' } });
  });

  test('creators that the CRM fails on are reported with the row', () => {
    const [first] = scene().kept().withoutChannel as [{ creatorId: CreatorId }];
    scene().fault({ operation: 'importChannels', failing: [first.creatorId] });
    const answer = valueOf(scene().crm.importChannels(formFile([['Creator ID'], [first.creatorId]]), false, freshKey()));
    expect(told(answer.failed)).toEqual([item(2, first.creatorId, 'the CRM failed on this creator')]);
    expect(channel(first.creatorId)).toBeUndefined();
  });
}
