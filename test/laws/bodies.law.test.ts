// Laws of bodies: they carry exactly the wanted changes, each once, in few requests.

import * as fc from 'fast-check';
import { CARRIED_BY, changesOf, scenarios } from '../../bench/inputs/edited-rows';
import { fewestPossible, onePerChangeSet, onePerField, onePerFieldAndValue } from '../../bench/peers/requests';
import { type Body, type Limits, planBodies } from '../../src/sync/bodies';
import type { Change, ChangeableField, CreatorId, FieldValue, Id } from '../../src/sync/model';
import { check, Tally } from './seeded';

const [batch, update] = [
  { batch: true, update: false },
  { batch: false, update: true },
];

interface Shape {
  readonly rows: number;
  readonly values: number;
  readonly labels: number;
  readonly caps: readonly number[];
  readonly texts: boolean;
  /** Some creators are archived or restored, with or without other changes. */
  readonly archives: boolean;
}

const small: Shape = { rows: 6, values: 3, labels: 2, caps: [1, 2, 3, 4, 100], texts: false, archives: false };
const medium: Shape = { rows: 40, values: 4, labels: 6, caps: [2, 3, 7, 100], texts: true, archives: false };
const archiving: Shape = { ...medium, archives: true };

/** One creator's changes: missing fields are untouched; a label is kept, added, removed or absent. */
function changesOfOne({ values, labels, texts, archives }: Shape): fc.Arbitrary<(id: CreatorId) => Change[]> {
  const value = fc.constantFrom<Id[]>(...Array.from({ length: values }, (_, i) => (i % 2 === 0 ? i : `${i - 1}`)));
  const before = fc.subarray<Id>(Array.from({ length: labels }, (_, i) => i));
  const text = fc.constantFrom('', 'x', 'y');
  return fc
    .record({
      creates: fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
      status: fc.option(value, { nil: undefined }),
      owner: fc.option(fc.option(value), { nil: undefined }),
      labels: fc.option(fc.tuple(before, before), { nil: undefined }),
      notes: texts ? fc.option(text, { nil: undefined }) : fc.constant(undefined),
      email: texts ? fc.option(text, { nil: undefined }) : fc.constant(undefined),
      archived: archives ? fc.option(fc.boolean(), { nil: undefined }) : fc.constant(undefined),
    })
    .map((row) => (creatorId) => {
      const change = (field: ChangeableField, was: FieldValue, after: FieldValue | undefined): Change[] =>
        after === undefined ? [] : [{ creatorId, field, before: was, after, creates: row.creates }];
      return [
        ...change('status', null, row.status),
        ...change('owner', 'nobody', row.owner),
        ...change('labels', row.creates ? [] : (row.labels?.[0] ?? []), row.labels?.[1]),
        ...change('notes', 'old', row.notes),
        ...change('email', 'old', row.email),
        ...(row.creates ? [] : change('archived', row.archived !== true, row.archived)),
      ];
    });
}

/** Changes of some creators, and limits of different sizes. */
function plans(shape: Shape): [fc.Arbitrary<readonly Change[]>, fc.Arbitrary<Limits>] {
  const changes = fc
    .array(changesOfOne(shape), { maxLength: shape.rows })
    .map((rows) => rows.flatMap((changesFor, i) => changesFor(`c${i}` as CreatorId)));
  const tables = fc.constantFrom<Limits['carriedBy'][]>(
    CARRIED_BY,
    ...(shape.texts ? [{ ...CARRIED_BY, notes: batch, owner: update }] : []),
  );
  return [changes, fc.record({ idsPerBody: fc.constantFrom(...shape.caps), carriedBy: tables })];
}

/** What a request asks of one creator, atom by atom, in sending order. */
function sent(bodies: readonly Body[]): string[] {
  return bodies.flatMap(({ ids, set: { labels, ...fields } }) => {
    const atoms = [
      ...Object.entries(fields).map(([field, value]) => `${field} = ${JSON.stringify(value)}`),
      ...(labels?.labelIds ?? []).map((id) => `${labels?.operation} ${JSON.stringify(id)}`),
    ];
    return ids.flatMap((id) => atoms.map((atom) => `${id}: ${atom}`));
  });
}

/** What changes ask, computed independently of bodies. */
function asked(changes: readonly Change[]): string[] {
  return changes.flatMap(({ creatorId, field, before, after }) => {
    if (field !== 'labels') return [`${creatorId}: ${field} = ${JSON.stringify(after)}`];
    const [had, has] = [before as readonly Id[], after as readonly Id[]];
    const adds = has.filter((id) => !had.includes(id)).map((id) => `${creatorId}: add ${JSON.stringify(id)}`);
    return [...adds, ...had.filter((id) => !has.includes(id)).map((id) => `${creatorId}: remove ${JSON.stringify(id)}`)];
  });
}

/** A CRM of creators and fields that applies bodies. */
class TinyCrm {
  private readonly values = new Map<string, FieldValue>();

  constructor(changes: readonly Change[]) {
    for (const { creatorId, field, before } of changes) this.values.set(`${creatorId} ${field}`, before);
  }

  apply({ ids, set: { labels, ...fields } }: Body): void {
    for (const id of ids) {
      for (const [field, value] of Object.entries(fields)) this.values.set(`${id} ${field}`, value as FieldValue);
      if (!labels) continue;
      const others = this.labels(id).filter((label) => !labels.labelIds.includes(label));
      this.values.set(`${id} labels`, labels.operation === 'add' ? [...others, ...labels.labelIds] : others);
    }
  }

  holds({ creatorId, field, after }: Change): boolean {
    if (field !== 'labels') return this.values.get(`${creatorId} ${field}`) === after;
    return JSON.stringify([...this.labels(creatorId)].sort()) === JSON.stringify([...(after as readonly Id[])].sort());
  }

  private labels(id: CreatorId): readonly Id[] {
    return (this.values.get(`${id} labels`) ?? []) as readonly Id[];
  }
}

/** Restoring, creating, other batches, updates, archiving. */
function rankOf({ kind, creates, set }: Body): number {
  if (set.archived !== undefined) return set.archived ? 4 : 0;
  return kind === 'update' ? 3 : creates ? 1 : 2;
}

const newcomers = (changes: readonly Change[]): Set<CreatorId> =>
  new Set(changes.filter(({ creates }) => creates).map(({ creatorId }) => creatorId));

const holding = (law: (changes: readonly Change[], limits: Limits) => void, shape: Shape, numRuns: number): void =>
  check(fc.property(...plans(shape), law), numRuns);

const tally = new Tally('bodies', ['creation', 'clear', 'label add', 'label remove', 'archiving', 'one by one', 'a full body']);

function count(changes: readonly Change[], bodies: readonly Body[], { idsPerBody }: Limits): void {
  tally.begin();
  const branches = bodies.flatMap(({ kind, ids, set, creates }) => [
    ...(creates ? ['creation'] : []),
    ...(set.labels === undefined ? [] : [`label ${set.labels.operation}`]),
    ...(set.archived === true ? ['archiving'] : []),
    kind === 'update' ? 'one by one' : ids.length === idsPerBody ? 'a full body' : null,
  ]);
  for (const branch of branches) if (branch !== null) tally.meet(branch);
  if (changes.some(({ field, after }) => field !== 'labels' && (after === '' || after === null))) tally.meet('clear');
}

describe('the laws of bodies', () => {
  test('a CRM that applies the bodies holds exactly what was wanted', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      const crm = new TinyCrm(changes);
      const bodies = planBodies(changes, limits);
      for (const body of bodies) crm.apply(body);
      count(changes, bodies, limits);
      expect(changes.filter((change) => !crm.holds(change))).toEqual([]);
    };
    holding(law, archiving, 100);
    expect(tally.rare()).toEqual([]);
  });

  test('every value of every creator is sent exactly once, and nothing else', () => {
    const law = (changes: readonly Change[], limits: Limits): void =>
      expect(sent(planBodies(changes, limits)).sort()).toEqual(asked(changes).sort());
    holding(law, archiving, 60);
  });

  test('a body has distinct ids within the limit and asks for something', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      for (const { kind, ids, set } of planBodies(changes, limits)) {
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeGreaterThan(0);
        expect(ids.length).toBeLessThanOrEqual(kind === 'batch' ? limits.idsPerBody : 1);
        expect(Object.keys(set)).not.toEqual([]);
      }
    };
    holding(law, archiving, 60);
  });

  test('fields travel as the table says', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      const bodies = planBodies(changes, limits).filter(({ set }) => set.archived === undefined);
      const kinds = bodies.flatMap(({ kind, set }) => Object.keys(set).map((field) => [field, kind]));
      expect(kinds.filter(([field, kind]) => !limits.carriedBy[field as ChangeableField][kind as 'batch' | 'update'])).toEqual([]);
    };
    holding(law, archiving, 60);
  });

  test('a created creator is in at most one batch body, before all bodies that create nobody', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      const bodies = planBodies(changes, limits);
      const created = newcomers(changes);
      const batches = bodies.filter(({ kind }) => kind === 'batch');
      for (const id of created) expect(batches.filter(({ ids }) => ids.includes(id)).length).toBeLessThanOrEqual(1);
      expect(batches.map(({ creates }) => creates)).toEqual(batches.map(({ ids }) => ids.some((id) => created.has(id))));
      const ranks = bodies.map(rankOf);
      expect(ranks).toEqual([...ranks].sort());
    };
    holding(law, archiving, 60);
  });

  test('a creator is restored before and archived after all its other changes, in bodies that do nothing else', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      const bodies = planBodies(changes, limits);
      for (const { creatorId, field, after } of changes) {
        if (field !== 'archived') continue;
        const own = bodies.filter(({ ids }) => ids.includes(creatorId));
        expect(own[after === true ? own.length - 1 : 0]?.set).toEqual({ archived: after });
        expect(own.filter(({ set }) => 'archived' in set)).toHaveLength(1);
      }
    };
    holding(law, archiving, 60);
  });

  test('several creators are archived or restored by one previewed request, a single one by its dedicated request', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      for (const { kind, ids, set } of planBodies(changes, limits).filter((body) => 'archived' in body.set))
        expect(kind).toBe(ids.length > 1 ? 'batch' : set.archived === true ? 'archive' : 'restore');
    };
    holding(law, archiving, 60);
  });

  test('the order of the changes does not matter', () => {
    const [changes, limits] = plans(archiving);
    const shuffled = changes.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray([...some], { minLength: some.length })));
    check(
      fc.property(shuffled, limits, ([one, other], limit) => expect(planBodies(other, limit)).toEqual(planBodies(one, limit))),
      60,
    );
  });

  test('six creators need no more requests than an exhaustive search finds', () => {
    const law = (changes: readonly Change[], limits: Limits): void =>
      expect(planBodies(changes, limits)).toHaveLength(fewestPossible(changes, limits));
    holding(law, small, 400);
  });

  test('no plan needs more requests than any of the simple strategies', () => {
    const law = (changes: readonly Change[], limits: Limits): void => {
      const simple = [onePerChangeSet, onePerField, onePerFieldAndValue].map((count) => count(changes, limits));
      expect(planBodies(changes, limits).length).toBeLessThanOrEqual(Math.min(...simple));
    };
    holding(law, medium, 60);
  });
});

describe('a thousand edited rows', () => {
  const limits: Limits = { idsPerBody: 100, carriedBy: CARRIED_BY };

  test.each(scenarios)('$name: every value is sent once, in no more requests than the simple strategies need', (scenario) => {
    const changes = changesOf(scenario, 1_000, 3_000, 8, 7);
    const bodies = planBodies(changes, limits);
    const simple = [onePerChangeSet, onePerField, onePerFieldAndValue].map((count) => count(changes, limits));
    expect(sent(bodies).sort()).toEqual(asked(changes).sort());
    expect(bodies.length).toBeLessThanOrEqual(Math.min(...simple));
  });

  test('a uniform block with scattered edits takes fewer requests than each of the simple strategies', () => {
    const block = scenarios.find(({ name }) => name.includes('block'));
    const changes = block ? changesOf(block, 1_000, 3_000, 8, 2022) : [];
    expect([onePerChangeSet(changes, limits), onePerFieldAndValue(changes, limits), planBodies(changes, limits).length]).toEqual([
      179, 34, 24,
    ]);
  });
});
