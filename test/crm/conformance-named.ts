// The shared rules of client and CRM for labels, groups and email tasks. Written in our terms: a wire key here would tie them to one table.

import type { CreatorId, Id } from '../../contract/records';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { freshKey, type Scene, valueOf } from './scene';

const present = (scene: Scene): readonly CreatorId[] =>
  scene
    .kept()
    .channels.filter(({ archived }) => !archived)
    .map(({ creatorId }) => creatorId);

const nobody = 'nobody' as CreatorId;

export function describeLabels(scene: () => Scene, name: DialectName): void {
  const labelsOf = (creatorId: CreatorId): readonly Id[] | undefined =>
    scene()
      .kept()
      .channels.find((channel) => channel.creatorId === creatorId)?.labels;
  const listed = (id: Id | undefined) => valueOf(scene().crm.list('listLabels')).find((label) => label.id === id);

  test('a label is created and listed; its row is answered if the CRM answers rows', () => {
    const answered = valueOf(scene().crm.createLabel('Sommer ☀️, "2027"', freshKey()));
    const made = valueOf(scene().crm.list('listLabels')).find((label) => label.name === 'Sommer ☀️, "2027"');
    expect(made).toMatchObject({ channelCount: 0 });
    expect(answered).toEqual(dialects[name].writeAnswer === 'row' ? made : null);
    expect(scene().writes()[0]?.objects).toEqual([{ kind: 'label', id: made?.id, before: null, after: { name: made?.name } }]);
  });

  test.each(['lb_zh', '1e5', 4711])('a rename of the label %j shows in the list and on every channel', (id) => {
    const [creatorId] = present(scene()) as [CreatorId];
    scene().change({ do: 'set', creatorId, fields: { labels: ['007', id] } });
    valueOf(scene().crm.perform('updateLabel', id, { name: 'Renamed' }, freshKey()));
    expect(listed(id)).toMatchObject({ id, name: 'Renamed' });
    expect(valueOf(scene().crm.getChannel(creatorId))?.labels).toEqual([
      { id: '007', name: 'Agents' },
      { id, name: 'Renamed' },
    ]);
  });

  test('a deleted label is gone from every channel, and nothing else is', () => {
    const [one, two] = present(scene()) as [CreatorId, CreatorId];
    scene().change(
      { do: 'set', creatorId: one, fields: { labels: ['007', 4711] } },
      { do: 'set', creatorId: two, fields: { labels: [4711] } },
    );
    valueOf(scene().crm.perform('deleteLabel', 4711, {}, freshKey()));
    expect(listed(4711)).toBeUndefined();
    expect(
      scene()
        .kept()
        .channels.filter(({ labels }) => labels.includes(4711)),
    ).toEqual([]);
    expect([labelsOf(one), labelsOf(two)]).toEqual([['007'], []]);
  });

  test('another label’s name is a duplicate, and nothing happens', () => {
    const before = scene().kept();
    for (const answer of [
      scene().crm.createLabel('Beauty', freshKey()),
      scene().crm.createLabel('beauty', freshKey()),
      scene().crm.perform('updateLabel', 'lb_gaming', { name: 'Beauty' }, freshKey()),
    ])
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'duplicate', code: 'DUPLICATE_DATA', effect: 'none' } });
    expect(scene().kept()).toEqual(before);
  });

  test('a label may be given its own name in different case', () => {
    valueOf(scene().crm.perform('updateLabel', 'lb_beauty', { name: 'BEAUTY' }, freshKey()));
    expect(listed('lb_beauty')?.name).toBe('BEAUTY');
  });

  test('a blank name and a missing label are refused', () => {
    expect(scene().crm.createLabel('  ', freshKey())).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
    expect(scene().crm.perform('updateLabel', 'lb_none', { name: 'Other' }, freshKey())).toMatchObject({
      problem: { kind: 'not-found', effect: 'none' },
    });
    expect(scene().crm.perform('deleteLabel', 'lb_none', {}, freshKey())).toMatchObject({ problem: { kind: 'not-found', effect: 'none' } });
  });
}

export function describeGroups(scene: () => Scene, name: DialectName): void {
  const told = dialects[name].groupMembers === 'given';
  const membersOf = (id: Id): readonly CreatorId[] =>
    scene()
      .kept()
      .channels.filter(({ groups }) => groups.includes(id))
      .map(({ creatorId }) => creatorId);
  const groupNamed = (wanted: string) => valueOf(scene().crm.list('listGroups')).find((group) => group.name === wanted);

  test('groups are listed with the number of their channels, and with the members if the CRM reports them', () => {
    for (const group of valueOf(scene().crm.list('listGroups'))) {
      const members = membersOf(group.id);
      expect(members.length).toBeGreaterThan(0);
      expect(group).toMatchObject({ channelCount: members.length, creatorIds: told ? members : null });
      expect(valueOf(scene().crm.getGroup(group.id))).toEqual(group);
    }
    expect(valueOf(scene().crm.list('listGroups')).map(({ id }) => id)).toEqual(
      scene()
        .kept()
        .lists.groups.map(({ id }) => id),
    );
  });

  test('a missing group is null', () => {
    expect(valueOf(scene().crm.getGroup('gr_none'))).toBeNull();
  });

  test('a group is created with its channels, or empty', () => {
    const creatorIds = present(scene()).slice(0, 3);
    const answered = valueOf(scene().crm.createGroup({ name: 'Three', creatorIds }, freshKey()));
    valueOf(scene().crm.createGroup({ name: 'Nobody' }, freshKey()));
    const [three, none] = [groupNamed('Three'), groupNamed('Nobody')];
    expect(membersOf(three?.id ?? '')).toEqual(creatorIds);
    expect(answered).toEqual(dialects[name].writeAnswer === 'row' ? three : null);
    expect(none).toMatchObject({ channelCount: 0, creatorIds: told ? [] : null });
  });

  test('a new name shows everywhere and leaves the members unchanged', () => {
    const before = membersOf('gr_1');
    valueOf(scene().crm.perform('updateGroup', 'gr_1', { name: 'North and east' }, freshKey()));
    expect(membersOf('gr_1')).toEqual(before);
    expect(valueOf(scene().crm.getChannel(before[0] as CreatorId))?.groups).toContainEqual({ id: 'gr_1', name: 'North and east' });
  });

  test('a new membership replaces the old one, even if it is empty', () => {
    const before = membersOf('gr_1');
    const stranger = present(scene()).find((id) => !before.includes(id)) as CreatorId;
    const wanted = [before[0] as CreatorId, stranger];
    valueOf(scene().crm.perform('updateGroup', 'gr_1', { creatorIds: wanted }, freshKey()));
    expect([...membersOf('gr_1')].sort()).toEqual([...wanted].sort());
    expect(valueOf(scene().crm.listChannels({ group: 'gr_1' }, 1)).total).toBe(2);
    valueOf(scene().crm.perform('updateGroup', 'gr_1', { creatorIds: [] }, freshKey()));
    expect(membersOf('gr_1')).toEqual([]);
    expect(scene().writes()[0]?.objects).toMatchObject([{ kind: 'group', id: 'gr_1', before: { creatorIds: before } }]);
  });

  test('a deleted group is gone from its channels, which stay', () => {
    const count = scene().kept().channels.length;
    valueOf(scene().crm.perform('deleteGroup', 'gr_1', {}, freshKey()));
    expect([membersOf('gr_1'), scene().kept().channels.length]).toEqual([[], count]);
    expect(valueOf(scene().crm.list('listGroups')).map(({ id }) => id)).not.toContain('gr_1');
  });

  test('creators who are not in the CRM, an existing name, nothing to change and a missing group are refused', () => {
    const before = scene().kept();
    const [known] = before.withoutChannel;
    const { crm } = scene();
    for (const creatorIds of [[nobody], [known?.creatorId as CreatorId]]) {
      expect(crm.createGroup({ name: 'New', creatorIds }, freshKey())).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
      expect(crm.perform('updateGroup', 'gr_1', { creatorIds }, freshKey())).toMatchObject({
        problem: { kind: 'refused', effect: 'none' },
      });
    }
    expect(crm.createGroup({ name: 'Sample group North' }, freshKey())).toMatchObject({ problem: { kind: 'duplicate' } });
    expect(crm.perform('updateGroup', 'gr_2', { name: 'Sample group North' }, freshKey())).toMatchObject({
      problem: { kind: 'duplicate' },
    });
    expect(crm.perform('updateGroup', 'gr_1', {}, freshKey())).toMatchObject({ problem: { kind: 'refused' } });
    expect(crm.perform('updateGroup', 'gr_none', { name: 'Other' }, freshKey())).toMatchObject({ problem: { kind: 'not-found' } });
    expect(crm.perform('deleteGroup', 'gr_none', {}, freshKey())).toMatchObject({ problem: { kind: 'not-found' } });
    expect(scene().kept()).toEqual(before);
  });
}

export function describeMailing(scene: () => Scene, name: DialectName): void {
  const members = (id: Id) =>
    scene()
      .tasks()
      .find((task) => task.id === id)?.members;

  test('email tasks are listed with their type, an unknown one as received', () => {
    expect(valueOf(scene().crm.list('listEmailTasks'))).toEqual(
      scene()
        .tasks()
        .map(({ id, name: task, type }) => ({ id, name: task, type: String(type) })),
    );
    const types = valueOf(scene().crm.list('listEmailTasks')).map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(['standalone', '1']));
  });

  test.each(['et_launch', 5002])(
    'existing channels are counted, then added to the task %j once; nobody is created in the CRM',
    (taskId) => {
      const before = scene().kept();
      const ids = [...present(scene()).slice(0, 3), before.withoutChannel[0]?.creatorId as CreatorId, nobody];
      const { crm } = scene();
      expect(valueOf(crm.addToEmail('validate', { ids, taskId }, freshKey()))).toMatchObject({ existing: 3, creatable: 0, token: null });
      const preview = valueOf(crm.addToEmail('preview', { ids, taskId }, freshKey()));
      expect(preview).toMatchObject({ existing: 3, creatable: 0 });
      expect(members(taskId)).toEqual([]);
      const token = preview.token === null ? {} : { token: preview.token };
      for (let time = 0; time < 2; time++) {
        const applied = valueOf(crm.addToEmail('apply', { ids, taskId, ...token }, freshKey()));
        expect(applied).toMatchObject({ existing: 3, created: dialects[name].createdCount ? 0 : null });
        expect(applied.failed?.map(({ creatorId, code }) => [creatorId, code]) ?? null).toEqual(
          dialects[name].failures === 'rows' ? ids.slice(3).map((id) => [id, 'NOT_FOUND']) : null,
        );
      }
      expect(members(taskId)).toEqual(ids.slice(0, 3));
      expect(scene().kept()).toEqual(before);
      expect(scene().writes()[0]?.objects).toEqual([
        { kind: 'emailTask', id: taskId, before: { creatorIds: [] }, after: { creatorIds: ids.slice(0, 3) } },
      ]);
    },
  );

  test('a task of another type, and a missing one, are refused at every stage', () => {
    const ids = present(scene()).slice(0, 1);
    for (const stage of ['validate', 'preview', 'apply'] as const) {
      for (const taskId of ['et_steps', 'et_none', '5002'])
        expect(scene().crm.addToEmail(stage, { ids, taskId }, freshKey())).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
    }
    expect(members('et_steps')).toEqual([]);
  });

  test('an apply without the token of its own preview is refused if one is required', () => {
    const ids = present(scene()).slice(0, 1);
    const answer = scene().crm.addToEmail('apply', { ids, taskId: 'et_launch' }, freshKey());
    expect(answer.ok).toBe(dialects[name].token === 'none');
    expect(members('et_launch')).toEqual(answer.ok ? ids : []);
  });
}
