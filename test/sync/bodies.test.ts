// How changes become request bodies, case by case.

import { CARRIED_BY } from '../../bench/inputs/edited-rows';
import { type Body, type Limits, planBodies } from '../../src/sync/bodies';
import type { Change, CreatorId, EditableField, FieldValue } from '../../src/sync/model';

const limits: Limits = { idsPerBody: 100, carriedBy: CARRIED_BY };

const ids = (count: number, prefix = 'c'): CreatorId[] => Array.from({ length: count }, (_, i) => `${prefix}${1000 + i}` as CreatorId);

const change = (creatorId: string, field: EditableField, after: FieldValue, before: FieldValue = null): Change => ({
  creatorId: creatorId as CreatorId,
  field,
  before,
  after,
  creates: false,
});

const creating = (...args: Parameters<typeof change>): Change => ({ ...change(...args), creates: true });

const sets = (bodies: readonly Body[]): Body['set'][] => bodies.map(({ set }) => set);

describe('the bodies', () => {
  test('are empty without changes', () => {
    expect(planBodies([], limits)).toEqual([]);
  });

  test('carry one status for 250 creators in three bodies of at most 100 ids', () => {
    const bodies = planBodies(
      ids(250).map((id) => change(id, 'status', 7)),
      limits,
    );
    expect(bodies.map((body) => body.ids.length)).toEqual([100, 100, 50]);
    expect(bodies.flatMap((body) => body.ids)).toEqual(ids(250));
    expect(bodies).toContainEqual({ kind: 'batch', ids: ids(250).slice(200), set: { status: 7 }, creates: false });
  });

  test('combine changes that the same creators want', () => {
    const changes = ids(3).flatMap((id) => [change(id, 'status', 7), change(id, 'owner', 'o'), change(id, 'labels', [1, 2], [])]);
    expect(planBodies(changes, limits)).toEqual([
      { kind: 'batch', ids: ids(3), set: { status: 7, owner: 'o', labels: { operation: 'add', labelIds: [1, 2] } }, creates: false },
    ]);
  });

  test('keep added and removed labels apart', () => {
    expect(sets(planBodies([change('c', 'labels', [1, 3], [1, 2])], limits))).toEqual([
      { labels: { operation: 'add', labelIds: [3] } },
      { labels: { operation: 'remove', labelIds: [2] } },
    ]);
  });

  test('combine a status with removed labels when no label is added', () => {
    expect(sets(planBodies([change('c', 'labels', [], [2]), change('c', 'status', 7)], limits))).toEqual([
      { status: 7, labels: { operation: 'remove', labelIds: [2] } },
    ]);
  });

  test('do not send a label that stays', () => {
    expect(planBodies([change('c', 'labels', [2, 1], [1, 2])], limits)).toEqual([]);
  });

  test('distinguish an id from its text', () => {
    const bodies = planBodies([change('a', 'status', 1), change('b', 'status', '1'), change('a', 'labels', ['1'], [1])], limits);
    expect(bodies.filter((body) => body.ids[0] === 'b')).toEqual([{ kind: 'batch', ids: ['b'], set: { status: '1' }, creates: false }]);
    expect(sets(bodies.filter((body) => body.ids[0] === 'a'))).toEqual(
      expect.arrayContaining([expect.objectContaining({ labels: { operation: 'remove', labelIds: [1] } })]),
    );
  });

  test('keep ids byte for byte', () => {
    const strange = [' a', 'a ', 'A', 'a', '\u00e1', 'a\u0301', '001', '1', 'constructor', '__proto__'];
    const bodies = planBodies(
      strange.map((id) => change(id, 'status', 7)),
      limits,
    );
    expect([...(bodies[0]?.ids ?? [])].sort()).toEqual([...strange].sort());
  });

  test('clear an owner with null', () => {
    expect(sets(planBodies([change('c', 'owner', null, 5)], limits))).toEqual([{ owner: null }]);
  });

  test('let a block with equal changes share its last body with scattered edits instead of opening another', () => {
    const block = ids(105, 'block').flatMap((id) => [change(id, 'status', 1), change(id, 'owner', 2)]);
    const scattered = [...ids(30, 'status').map((id) => change(id, 'status', 1)), ...ids(30, 'owner').map((id) => change(id, 'owner', 2))];
    expect(planBodies([...block, ...scattered], limits)).toHaveLength(3);
  });

  test('need fewer for a uniform block with scattered edits than either simple strategy', () => {
    const block = ids(20, 'block').flatMap((id) => [change(id, 'status', 0), change(id, 'owner', 0), change(id, 'labels', [0], [])]);
    const scattered = ids(36, 'single').flatMap((id, i) => [change(id, 'status', i % 6), change(id, 'owner', Math.floor(i / 6))]);
    // Per change set: 2 + 36. Per field and value: status 0 and owner 0 have 26 creators each, so 3 + 5 and 3 + 5, and 2 for the label.
    expect(planBodies([...block, ...scattered], { ...limits, idsPerBody: 10 })).toHaveLength(14);
  });
});

describe('fields that batch requests do not carry', () => {
  test('are combined in one update per creator, after the batches', () => {
    const changes = [
      change('b', 'notes', 'hello', ''),
      change('a', 'email', 'a@example.com', ''),
      change('b', 'status', 7),
      change('b', 'contactLink', ''),
    ];
    expect(planBodies(changes, limits)).toEqual([
      { kind: 'batch', ids: ['b'], set: { status: 7 }, creates: false },
      { kind: 'update', ids: ['a'], set: { email: 'a@example.com' }, creates: false },
      { kind: 'update', ids: ['b'], set: { contactLink: '', notes: 'hello' }, creates: false },
    ]);
  });

  test('share bodies like others once the table says that batch requests carry them', () => {
    const byBatch: Limits = { ...limits, carriedBy: { ...CARRIED_BY, notes: { batch: true, update: false } } };
    expect(
      planBodies(
        ids(2).map((id) => change(id, 'notes', 'same', '')),
        byBatch,
      ),
    ).toEqual([{ kind: 'batch', ids: ids(2), set: { notes: 'same' }, creates: false }]);
  });

  test('need two updates if labels are among them and are both added and removed', () => {
    const byUpdate: Limits = { ...limits, carriedBy: { ...CARRIED_BY, labels: { batch: false, update: true } } };
    expect(planBodies([change('c', 'labels', [1], [2]), change('c', 'notes', 'x', '')], byUpdate)).toEqual([
      { kind: 'update', ids: ['c'], set: { labels: { operation: 'add', labelIds: [1] }, notes: 'x' }, creates: false },
      { kind: 'update', ids: ['c'], set: { labels: { operation: 'remove', labelIds: [2] } }, creates: false },
    ]);
  });
});

describe('a creator that is created in the CRM', () => {
  const whole = (id: string): Change[] => [creating(id, 'status', 1), creating(id, 'owner', 2), creating(id, 'labels', [3, 4], [])];

  test('has status, labels and owner in one body, before all others, and its update last', () => {
    const others = ids(200).map((id) => change(id, 'status', 1));
    const bodies = planBodies([...others, ...whole('new'), creating('new', 'notes', 'x', '')], limits);
    expect(bodies[0]).toEqual({
      kind: 'batch',
      ids: ['new'],
      set: { status: 1, owner: 2, labels: { operation: 'add', labelIds: [3, 4] } },
      creates: true,
    });
    expect(bodies.map(({ kind }) => kind)).toEqual(['batch', 'batch', 'batch', 'update']);
    expect(bodies[3]?.ids).toEqual(['new']);
  });

  test('is not split even where splitting would save a body', () => {
    const one = { ...limits, idsPerBody: 2 };
    const changes = [change('a', 'status', 1), change('b', 'owner', 2), creating('new', 'status', 1), creating('new', 'owner', 2)];
    expect(sets(planBodies(changes, one))).toContainEqual({ status: 1, owner: 2 });
    expect(planBodies(changes, one)).toHaveLength(3);
  });

  test('shares a body with creators of the CRM that want the same, and comes first in it', () => {
    const existing = ids(2).map((id) => change(id, 'status', 1));
    expect(planBodies([...existing, creating('new', 'status', 1)], limits)).toEqual([
      { kind: 'batch', ids: ['new', ...ids(2)], set: { status: 1 }, creates: true },
    ]);
  });

  test('makes only its own bodies creating ones', () => {
    const existing = ids(150).map((id) => change(id, 'status', 1));
    const bodies = planBodies([...existing, creating('new', 'status', 1)], limits);
    expect(bodies.map(({ creates, ids: some }) => [creates, some.length])).toEqual([
      [true, 100],
      [false, 51],
    ]);
  });
});

describe('a broken contract', () => {
  test.each<[string, Change[]]>([
    ['two values for one field of a creator', [change('c', 'status', 1), change('c', 'status', 2)]],
    ['an owner that is a list', [change('c', 'owner', [1])]],
    ['notes that are null', [change('c', 'notes', null, 'x')]],
    ['labels that are text', [change('c', 'labels', 'vip', [])]],
    ['a label removed from a creator that is not in the CRM yet', [creating('c', 'labels', [], [1])]],
  ])('throws: %s', (_, changes) => {
    expect(() => planBodies(changes, limits)).toThrow();
  });

  test.each([0, -1, 1.5, Number.NaN])('throws: a body of %s ids', (idsPerBody) => {
    expect(() => planBodies([], { ...limits, idsPerBody })).toThrow(RangeError);
  });
});
