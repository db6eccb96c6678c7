// Labels, groups and email tasks of the sandbox CRM: what a write does to them and to channels, and what is logged.

import type { Id } from '../../../contract/records';
import type { Channel, EmailTask } from '../../../workbench/crm/model';
import { Asking, type Loose, rowsOf } from './asking';
import { tables } from './tables';

describe.each(tables)('in the sandbox CRM $table', ({ contract }) => {
  let crm: Asking;
  let time: number;
  beforeEach(async () => {
    time = Date.UTC(2026, 9, 1);
    crm = await Asking.open({ contract, now: () => time });
  });
  afterEach(() => crm.close());

  const channels = async (): Promise<readonly Channel[]> => (await crm.dump()).channels;
  const having = async (list: 'labels' | 'groups', id: Id) =>
    (await channels()).filter((one) => one[list].includes(id)).map(({ creatorId }) => creatorId as string);
  const task = async (id: Id, account = 'main') =>
    ((await crm.adminApi(`tasks?account=${account}`)).json['tasks'] as unknown as EmailTask[]).find((one) => one.id === id);
  const lastEntry = async () => (await crm.log()).at(-1);

  test('a deleted label is gone from every channel, archived ones too, and the log lists each of them', async () => {
    const archived = (await channels()).find((one) => one.archived)?.creatorId;
    await crm.adminApi('change', { changes: [{ do: 'set', creatorId: archived, fields: { labels: ['lb_q1', 4711, 'lb_zh'] } }] });
    const before = await channels();
    const carrying = await having('labels', 4711);
    time += 60_000;
    expect((await crm.ask('deleteLabel', { path: { labelId: '4711' } })).envelope).toMatchObject({ success: true, data: null });
    const after = await channels();
    expect(after).toEqual(
      before.map((one) =>
        carrying.includes(one.creatorId)
          ? { ...one, labels: one.labels.filter((id) => id !== 4711), updatedAt: new Date(time).toISOString() }
          : one,
      ),
    );
    const entry = await lastEntry();
    expect(entry?.objects).toEqual([{ kind: 'label', id: 4711, before: { name: 'Fragrance' }, after: null }]);
    expect(entry?.changes.map(({ creatorId, field }) => [creatorId, field])).toEqual(carrying.map((id) => [id, 'labels']));
    expect(
      (await crm.ask('updateChannel', { path: { creatorId: archived ?? '' }, request: { labels: { operation: 'add', labelIds: [4711] } } }))
        .status,
    ).toBe(400);
  });

  test('a renamed label has its new name on channels and can be searched by it', async () => {
    const [carrier] = await having('labels', 'lb_gaming');
    await crm.ask('updateLabel', { path: { labelId: 'lb_gaming' }, request: { name: 'Games 🎮' } });
    const { data } = await crm.ask('getChannel', { path: { creatorId: carrier ?? '' } });
    expect((data as Loose)['labels']).toContainEqual({ id: 'lb_gaming', name: 'Games 🎮' });
    expect(rowsOf(await crm.ask('listLabels', { request: { keyword: 'games' } })).map(({ id }) => id)).toEqual(['lb_gaming']);
    expect(await lastEntry()).toMatchObject({
      operation: 'updateLabel',
      changes: [],
      objects: [{ kind: 'label', id: 'lb_gaming', before: { name: 'Gaming' }, after: { name: 'Games 🎮' } }],
    });
  });

  test('a new label can be used on channels immediately', async () => {
    const label = (await crm.ask('createLabel', { request: { name: 'New' } })).data as Loose;
    const [channel] = await channels();
    const request = { labels: { operation: 'add', labelIds: [label['id'] ?? ''] } };
    expect((await crm.ask('updateChannel', { path: { creatorId: channel?.creatorId ?? '' }, request })).status).toBe(200);
    expect(await having('labels', label['id'] as Id)).toEqual([channel?.creatorId]);
  });

  test('a new membership removes the group from members who left, and updates the time only of those who joined or left', async () => {
    const before = await channels();
    const members = await having('groups', 'gr_1');
    const stranger = before.find(({ groups }) => groups.includes('gr_2'))?.creatorId ?? '';
    const wanted = [stranger, ...members.slice(1)];
    time += 60_000;
    await crm.ask('updateGroup', { path: { groupId: 'gr_1' }, request: { creatorIds: wanted } });
    const after = await channels();
    const moved = after.filter((one, index) => JSON.stringify(one) !== JSON.stringify(before[index]));
    expect(moved.map(({ creatorId }) => creatorId as string).sort()).toEqual([stranger, members[0]].sort());
    expect(after.find(({ creatorId }) => creatorId === stranger)?.groups).toEqual(['gr_2', 'gr_1']);
    expect(moved.every(({ updatedAt }) => updatedAt === new Date(time).toISOString())).toBe(true);
    expect(await lastEntry()).toMatchObject({
      changes: [],
      objects: [{ kind: 'group', id: 'gr_1', before: { name: 'Sample group North', creatorIds: members }, after: { creatorIds: wanted } }],
    });
  });

  test('a deleted group is gone from its channels and can no longer be filtered by', async () => {
    const members = await having('groups', 'gr_3');
    expect(members.length).toBeGreaterThan(0);
    await crm.ask('deleteGroup', { path: { groupId: 'gr_3' } });
    expect(await having('groups', 'gr_3')).toEqual([]);
    expect((await crm.ask('listChannels', { request: { group: 'gr_3' } })).status).toBe(400);
    expect((await lastEntry())?.objects).toMatchObject([{ kind: 'group', id: 'gr_3', before: { creatorIds: members }, after: null }]);
  });

  test('labels, groups, tasks and exports of another account are out of reach', async () => {
    const key = crm.sandbox.keys.otherAccount;
    const before = await crm.dump();
    const mine = before.channels[0]?.creatorId ?? '';
    expect((await crm.ask('createLabel', { key, request: { name: 'Beauty' } })).status).toBe(200);
    expect((await crm.ask('updateLabel', { key, path: { labelId: 'lb_zh' }, request: { name: 'Stolen' } })).status).toBe(404);
    expect((await crm.ask('deleteGroup', { key, path: { groupId: 'gr_1' } })).status).toBe(404);
    expect((await crm.ask('createGroup', { key, request: { name: 'Theirs', creatorIds: [mine] } })).status).toBe(400);
    const request = { selector: { creatorIds: [mine] }, taskId: 'et_launch' };
    expect((await crm.ask('applyEmail', { key, request })).status).toBe(400);
    expect((await crm.ask('applyEmail', { key, request: { ...request, taskId: 'oet_1' } })).data).toMatchObject({ existing: 0 });
    const made = (await crm.ask('createExport', { request: {} })).data as Loose;
    expect((await crm.ask('downloadExport', { key, path: { exportId: String(made['id']) } })).status).toBe(404);
    expect(rowsOf(await crm.ask('listExports', { key }))).toEqual([]);
    expect(await crm.dump()).toEqual(before);
  });

  test('a task keeps its creators in order, and nobody is created in the CRM by it', async () => {
    const before = await crm.dump();
    const [one, two, three] = before.channels.map(({ creatorId }) => creatorId);
    const known = before.withoutChannel[0]?.creatorId ?? '';
    const add = (creatorIds: readonly unknown[]) =>
      crm.ask('applyEmail', { request: { selector: { creatorIds: creatorIds as string[] }, taskId: 'et_launch' } });
    await add([two, one]);
    expect((await add([one, three, known])).data).toEqual({
      existing: 2,
      created: 0,
      failed: [{ creatorId: known, code: 'NOT_FOUND', reason: 'not in the CRM' }],
    });
    expect((await task('et_launch'))?.members).toEqual([two, one, three]);
    expect(await crm.dump()).toEqual(before);
    expect(await lastEntry()).toMatchObject({
      kind: 'write',
      operation: 'applyEmail',
      objects: [{ kind: 'emailTask', id: 'et_launch', before: { creatorIds: [two, one] }, after: { creatorIds: [two, one, three] } }],
    });
  });

  test('checks of an email are logged as checks and add nobody to the task', async () => {
    const request = { selector: { creatorIds: [(await channels())[0]?.creatorId ?? ''] }, taskId: 5002 };
    for (const stage of ['validateEmail', 'previewEmail'] as const) await crm.ask(stage, { request });
    expect((await crm.log()).map(({ kind, objects }) => [kind, objects])).toEqual([
      ['check', []],
      ['check', []],
    ]);
    expect((await task(5002))?.members).toEqual([]);
  });

  test('a colleague may add, change and delete a task meanwhile', async () => {
    const changes = [
      { do: 'task', id: 'et_new', name: 'Sample, new', members: ['1e5'] },
      { do: 'task', id: 'et_launch', name: null },
      { do: 'task', id: 'et_steps', name: 'Renamed', type: 2 },
    ];
    expect((await crm.adminApi('change', { changes })).status).toBe(200);
    const rows = rowsOf(await crm.ask('listEmailTasks'));
    expect(rows.map(({ id, name }) => [id, name])).toEqual([
      ['et_steps', 'Renamed'],
      [5002, '示例邮件 · holiday'],
      ['0007', '=Sample, follow-up'],
      ['et_new', 'Sample, new'],
    ]);
    expect((await task('et_new'))?.members).toEqual(['1e5']);
  });
});
