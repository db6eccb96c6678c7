// The text behind a digest is the same if and only if the same changes of the same tab are meant.

import * as fc from 'fast-check';
import type { Change, ChangeableField, CreatorId, FieldValue, Id } from '../../src/sync/model';
import { planText } from '../../src/sync/plan-text';
import { check, Tally } from './seeded';

type Part = Pick<Change, 'creatorId' | 'field' | 'before' | 'after' | 'creates'>;

/** Values that are easily confused: 1 and "1", none and blank, one id and a list of it, separators that a text could be split at. */
const ids: fc.Arbitrary<readonly Id[]> = fc.uniqueArray(fc.constantFrom<Id[]>(1, '1', 2, '2', 'a,b'), { maxLength: 3 });
const value: fc.Arbitrary<FieldValue> = fc.oneof(fc.constantFrom<FieldValue[]>(null, '', 1, '1', 'a', 'a"', ',', '[]', 'a,b'), ids);
const change: fc.Arbitrary<Part> = fc.record({
  creatorId: fc.constantFrom('c', 'C', 'c ', '-c', '1').map((id) => id as CreatorId),
  field: fc.constantFrom<ChangeableField[]>('status', 'owner', 'labels', 'notes'),
  before: value,
  after: value,
  creates: fc.boolean(),
});
const plan = fc.record({ tab: fc.nat(1), changes: fc.uniqueArray(change, { maxLength: 5, selector: meaning }) });
type Plan = { readonly tab: number; readonly changes: readonly Part[] };

/** Computed without the code under test: every part with its type, sets of ids without order. */
function meaning({ creatorId, field, before, after, creates }: Part): string {
  const told = (one: FieldValue): string =>
    Array.isArray(one) ? `{${one.map(typed).sort().join(' ')}}` : one === null ? 'none' : typed(one as Id);
  return [typed(creatorId), field, told(before), told(after), String(creates)].join(' | ');
}

const typed = (id: Id): string => `${typeof id}:${encodeURIComponent(id)}`;

const sameMeaning = (a: Plan, b: Plan): boolean =>
  a.tab === b.tab && [...a.changes].map(meaning).sort().join('\n') === [...b.changes].map(meaning).sort().join('\n');

/** The same plan in another order, including ids of a set; or with one change replaced; or any other plan. */
const another = (one: Plan): fc.Arbitrary<Plan> =>
  fc.oneof(
    fc.shuffledSubarray([...one.changes], { minLength: one.changes.length }).map((changes) => ({ ...one, changes: changes.map(reversed) })),
    fc
      .record({ at: fc.nat(4), change })
      .map(({ at, change: other }) => ({ ...one, changes: [...one.changes.slice(0, at), other, ...one.changes.slice(at + 1)] })),
    fc.constant({ ...one, tab: 1 - one.tab }),
    plan,
  );

const reversed = (part: Part): Part => ({ ...part, before: turned(part.before), after: turned(part.after) });
const turned = (one: FieldValue): FieldValue => (Array.isArray(one) ? [...one].reverse() : one);

describe('the text that a confirmation is bound to', () => {
  const tally = new Tally('the text of a plan', ['the same changes', 'other changes', 'another tab', 'no changes']);

  it('is the same if and only if the changes are', () => {
    check(
      fc.property(
        plan.chain((one) => fc.tuple(fc.constant(one), another(one))),
        ([one, other]) => {
          tally.begin();
          const same = sameMeaning(one, other);
          if (one.tab !== other.tab) tally.meet('another tab');
          if (one.changes.length === 0) tally.meet('no changes');
          tally.meet(same ? 'the same changes' : 'other changes');
          expect(planText(one) === planText(other)).toBe(same);
        },
      ),
      2_000,
    );
    expect(tally.rare()).toEqual([]);
  });
});
