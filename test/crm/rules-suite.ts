// The CRM's rules as everything that stands in for it must obey them: the client with the sandbox, and the model that simulations run on.
// Expressed through the client's interface alone, so that only what the add-on could see is compared.

import type { ChangeSet, CreatorId, Id } from '../../contract/records';
import type { Crm } from '../../src/crm/client';
import type { Answer } from '../../src/crm/problems';
import type { Channel } from '../../src/fields/fields';

/** A CRM with at least four channels that are not archived, three statuses, two members, three labels, a group and an email task. */
interface RulesScene {
  readonly crm: Crm;
  /** A platform creator without a channel. */
  readonly creatable: CreatorId;
}

const nobody = 'nobody-at-all' as CreatorId;

let used = 0;
const freshKey = (): string => {
  used += 1;
  return `11111111-0000-4000-8000-${String(used).padStart(12, '0')}`;
};

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.kind} ${answer.problem.code}: ${answer.problem.summary}`);
  return answer.value;
}

const kindOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.problem.kind);

/** `lacks` = what this CRM does not offer at all. */
export function describeRules(open: () => RulesScene, lacks: readonly ('groups' | 'e-mail tasks')[] = []): void {
  let scene: RulesScene;
  let ids: readonly CreatorId[];
  beforeEach(() => {
    scene = open();
    ids = valueOf(scene.crm.listChannels({}, 1))
      .rows.map(({ creatorId }) => creatorId)
      .slice(0, 4);
  });

  const channel = (id = ids[0] as CreatorId): Channel => {
    const found = valueOf(scene.crm.getChannel(id));
    if (found === null) throw new Error(`${id} is not in the CRM`);
    return found;
  };
  const first = (): CreatorId => ids[0] as CreatorId;
  const statusId = (n: number): Id => valueOf(scene.crm.list('listStatuses'))[n]?.id ?? '';
  const labelId = (n: number): Id => valueOf(scene.crm.list('listLabels'))[n]?.id ?? '';
  const memberId = (n: number): Id => valueOf(scene.crm.list('listMembers'))[n]?.id ?? '';
  const update = (set: ChangeSet, id = first()) => scene.crm.updateChannel(id, set, freshKey());
  const apply = (who: readonly CreatorId[], set: ChangeSet) => scene.crm.batch('apply', { ids: who, set }, freshKey());
  const labelsOf = (id?: CreatorId): readonly Id[] => (channel(id).labels ?? []).map((label) => label.id);

  describe('a change of one channel', () => {
    test('changes what it names and nothing else', () => {
      const before = channel();
      valueOf(update({ notes: 'asked twice', owner: memberId(1) }));
      expect(channel()).toEqual({
        ...before,
        notes: 'asked twice',
        owner: valueOf(scene.crm.list('listMembers'))[1],
        updatedAt: channel().updatedAt,
      });
    });

    test('clears texts and the owner', () => {
      valueOf(update({ notes: 'x', owner: memberId(0), email: 'one@example.com' }));
      valueOf(update({ notes: '', owner: null, email: '' }));
      expect(channel()).toMatchObject({ notes: '', owner: null, email: '' });
    });

    test('refuses a status, a member and a label that no list has, and changes nothing', () => {
      const before = channel();
      const strange: readonly ChangeSet[] = [
        { status: 'strange' },
        { owner: 'strange' },
        { labels: { operation: 'add', labelIds: ['strange'] } },
      ];
      expect(strange.map((set) => kindOf(update(set)))).toEqual(['refused', 'refused', 'refused']);
      expect(channel()).toEqual(before);
    });

    test('does not find a missing channel, unless a status or a label creates it', () => {
      expect(kindOf(update({ notes: 'x' }, scene.creatable))).toBe('not-found');
      expect(valueOf(scene.crm.getChannel(scene.creatable))).toBeNull();
      valueOf(update({ status: statusId(1) }, scene.creatable));
      expect(channel(scene.creatable).status?.id).toBe(statusId(1));
    });

    test('under a used key happens once', () => {
      const key = freshKey();
      valueOf(scene.crm.updateChannel(first(), { notes: 'once' }, key));
      valueOf(update({ notes: 'changed since' }));
      valueOf(scene.crm.updateChannel(first(), { notes: 'once' }, key));
      expect(channel().notes).toBe('changed since');
    });
  });

  describe('a batch', () => {
    test('is counted by validate and preview, which change nothing', () => {
      const before = channel();
      for (const stage of ['validate', 'preview'] as const) {
        const body = { ids: [first(), ids[1] as CreatorId, scene.creatable, nobody], set: { status: statusId(2) } };
        expect(valueOf(scene.crm.batch(stage, body, freshKey()))).toMatchObject({ existing: 2, creatable: 1 });
      }
      expect(channel()).toEqual(before);
    });

    test('changes existing channels, creates those that can be created, and names the failures', () => {
      const answer = valueOf(apply([first(), scene.creatable, nobody], { status: statusId(2) }));
      expect(answer).toMatchObject({ existing: 1, created: 1 });
      expect(answer.failed?.map(({ creatorId }) => creatorId)).toEqual([nobody]);
      expect([channel().status?.id, channel(scene.creatable).status?.id]).toEqual([statusId(2), statusId(2)]);
    });

    test('with a label alone creates a creator with the first status', () => {
      valueOf(apply([scene.creatable], { labels: { operation: 'add', labelIds: [labelId(0)] } }));
      expect(channel(scene.creatable).status?.id).toBe(statusId(0));
      expect(labelsOf(scene.creatable)).toEqual([labelId(0)]);
    });

    test('of an owner, or of removed labels, creates nobody', () => {
      for (const set of [{ owner: memberId(0) }, { archived: true }] as const)
        expect(valueOf(apply([first(), scene.creatable], set)).failed?.map(({ creatorId }) => creatorId)).toEqual([scene.creatable]);
      expect(valueOf(scene.crm.getChannel(scene.creatable))).toBeNull();
    });

    test('adds labels to the existing ones, each once, and removes what it names', () => {
      const change = (operation: 'add' | 'remove', ...labelIds: readonly Id[]) => apply([first()], { labels: { operation, labelIds } });
      valueOf(change('remove', ...labelsOf()));
      valueOf(change('add', labelId(0), labelId(1)));
      valueOf(change('add', labelId(1), labelId(2)));
      expect([...labelsOf()].sort()).toEqual([labelId(0), labelId(1), labelId(2)].sort());
      valueOf(change('remove', labelId(0), labelId(2)));
      expect(labelsOf()).toEqual([labelId(1)]);
    });

    test('with a value that no list has is refused at every stage', () => {
      for (const stage of ['validate', 'preview', 'apply'] as const)
        expect(kindOf(scene.crm.batch(stage, { ids: [first()], set: { status: 'strange' } }, freshKey()))).toBe('refused');
    });
  });

  describe('a list', () => {
    test('leaves archived channels out unless they are requested; a read by id finds them', () => {
      valueOf(scene.crm.archiveChannel(first(), freshKey()));
      const listed = (archived?: boolean) =>
        valueOf(scene.crm.findChannels(ids, archived === undefined ? {} : { archived })) as readonly Channel[];
      expect(listed().map(({ creatorId }) => creatorId)).not.toContain(first());
      expect(listed(true).map(({ creatorId }) => creatorId)).toEqual([first()]);
      expect(channel().archived).toBe(true);
      valueOf(scene.crm.restoreChannel(first(), freshKey()));
      expect(listed().map(({ creatorId }) => creatorId)).toContain(first());
    });

    test('filters by status, owner and label, all of them combined', () => {
      for (const id of ids.slice(0, 2)) valueOf(update({ status: statusId(2), owner: memberId(1) }, id));
      valueOf(apply([first()], { labels: { operation: 'add', labelIds: [labelId(2)] } }));
      const query = { status: statusId(2), owner: memberId(1), labels: [labelId(2)] };
      const rows = valueOf(scene.crm.listChannels(query, 1)).rows;
      expect(rows.map(({ creatorId }) => creatorId)).toContain(first());
      for (const { status, owner, labels } of rows)
        expect([status?.id, owner?.id, labels?.some(({ id }) => id === labelId(2))]).toEqual([statusId(2), memberId(1), true]);
    });

    test('by ids includes those it has, in any order, and nobody else', () => {
      const found = valueOf(scene.crm.findChannels([...ids, nobody])) as readonly Channel[];
      expect(found.map(({ creatorId }) => creatorId).sort()).toEqual([...ids].sort());
    });
  });

  describe('archiving', () => {
    test('of a missing channel is not found', () => {
      expect([scene.crm.archiveChannel(nobody, freshKey()), scene.crm.restoreChannel(nobody, freshKey())].map(kindOf)).toEqual([
        'not-found',
        'not-found',
      ]);
    });
  });

  describe('a label', () => {
    test('is created once under its name, whatever the case', () => {
      valueOf(scene.crm.createLabel('Winter haul', freshKey()));
      expect(kindOf(scene.crm.createLabel('winter haul', freshKey()))).toBe('duplicate');
      expect(valueOf(scene.crm.list('listLabels')).filter(({ name }) => name.toLowerCase() === 'winter haul')).toHaveLength(1);
    });

    test('without a name is refused, a missing one is not found', () => {
      const { crm } = scene;
      expect(
        [
          crm.createLabel('  ', freshKey()),
          crm.perform('updateLabel', 'none', { name: 'x' }, freshKey()),
          crm.perform('deleteLabel', 'none', {}, freshKey()),
        ].map(kindOf),
      ).toEqual(['refused', 'not-found', 'not-found']);
    });

    test('shows its new name on every channel that carries it', () => {
      valueOf(apply([first()], { labels: { operation: 'add', labelIds: [labelId(1)] } }));
      valueOf(scene.crm.perform('updateLabel', labelId(1), { name: 'Renamed' }, freshKey()));
      expect(channel().labels).toContainEqual({ id: labelId(1), name: 'Renamed' });
      expect(kindOf(scene.crm.perform('updateLabel', labelId(0), { name: 'Renamed' }, freshKey()))).toBe('duplicate');
    });

    test('that is deleted is gone from every channel', () => {
      const id = labelId(1);
      valueOf(apply([first()], { labels: { operation: 'add', labelIds: [id] } }));
      valueOf(scene.crm.perform('deleteLabel', id, {}, freshKey()));
      expect(labelsOf()).not.toContain(id);
      expect(valueOf(scene.crm.list('listLabels')).map((label) => label.id)).not.toContain(id);
    });
  });

  if (!lacks.includes('groups'))
    describe('a group', () => {
      const groupNamed = (name: string) => valueOf(scene.crm.list('listGroups')).find((group) => group.name === name);

      test('is created with its channels, which show it, and emptied by a new membership', () => {
        valueOf(scene.crm.createGroup({ name: 'Three', creatorIds: ids.slice(0, 3) }, freshKey()));
        const made = groupNamed('Three');
        expect(made).toMatchObject({ channelCount: 3 });
        expect(channel().groups).toContainEqual({ id: made?.id, name: 'Three' });
        valueOf(scene.crm.perform('updateGroup', made?.id ?? '', { creatorIds: [] }, freshKey()));
        expect(valueOf(scene.crm.getGroup(made?.id ?? ''))).toMatchObject({ channelCount: 0, creatorIds: [] });
        expect(channel().groups?.map(({ id }) => id)).not.toContain(made?.id);
      });

      test('accepts only creators in the CRM, a free name, and a real change', () => {
        const { crm } = scene;
        valueOf(crm.createGroup({ name: 'Taken' }, freshKey()));
        valueOf(crm.createGroup({ name: 'Other' }, freshKey()));
        const other = groupNamed('Other')?.id ?? '';
        const answers = [
          crm.createGroup({ name: 'New', creatorIds: [nobody] }, freshKey()),
          crm.perform('updateGroup', other, { creatorIds: [scene.creatable] }, freshKey()),
          crm.createGroup({ name: 'Taken' }, freshKey()),
          crm.perform('updateGroup', other, { name: 'Taken' }, freshKey()),
          crm.perform('updateGroup', other, {}, freshKey()),
          crm.perform('updateGroup', 'none', { name: 'x' }, freshKey()),
          crm.perform('deleteGroup', 'none', {}, freshKey()),
        ];
        expect(answers.map(kindOf)).toEqual(['refused', 'refused', 'duplicate', 'duplicate', 'refused', 'not-found', 'not-found']);
      });

      test('that is deleted is gone from its channels, which stay', () => {
        valueOf(scene.crm.createGroup({ name: 'Brief', creatorIds: [first()] }, freshKey()));
        const id = groupNamed('Brief')?.id ?? '';
        valueOf(scene.crm.perform('deleteGroup', id, {}, freshKey()));
        expect(valueOf(scene.crm.getGroup(id))).toBeNull();
        expect(channel().groups?.map((group) => group.id)).not.toContain(id);
      });
    });

  if (!lacks.includes('e-mail tasks'))
    describe('an email task', () => {
      const task = (standalone: boolean): Id =>
        valueOf(scene.crm.list('listEmailTasks')).find(({ type }) => (type === 'standalone') === standalone)?.id ?? '';

      test('accepts existing channels only, and creates nobody in the CRM', () => {
        const body = { ids: [first(), scene.creatable, nobody], taskId: task(true) };
        for (const stage of ['validate', 'preview', 'apply'] as const) {
          const answer = valueOf(scene.crm.addToEmail(stage, body, freshKey()));
          expect(answer.existing).toBe(1);
          expect(answer.failed?.map(({ creatorId }) => creatorId)).toEqual([scene.creatable, nobody]);
        }
        expect(valueOf(scene.crm.getChannel(scene.creatable))).toBeNull();
      });

      test('of a type other than standalone, and a missing one, are refused at every stage', () => {
        for (const taskId of [task(false), 'none'])
          for (const stage of ['validate', 'preview', 'apply'] as const) {
            const answer = scene.crm.addToEmail(stage, { ids: [first()], taskId }, freshKey());
            expect(['refused', 'not-found']).toContain(kindOf(answer));
          }
      });
    });
}
