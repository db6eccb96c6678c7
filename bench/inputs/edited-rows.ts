// What people do to many rows at once, as changes.

import { creatorIdOf } from '../../contract/records';
import type { Change, EditableField, FieldValue } from '../../src/sync/model';
import { type Random, random } from './random';

/** The fields edited in one row, each before and after. */
type Edits = Partial<Record<EditableField, readonly [before: FieldValue, after: FieldValue]>> & { readonly creates?: boolean };

export interface Scenario {
  readonly name: string;
  /** The edits of row `index` of `count`, where the CRM has `labels` labels. */
  readonly edit: (index: number, count: number, labels: number, chance: Random) => Edits;
}

const STATUSES = 4;
const OWNERS = 3;

const status = (id: number): Edits => ({ status: ['status-before', `status-${id}`] });
const owner = (id: number): Edits => ({ owner: [null, 100 + id] });
const labelled = (before: readonly number[], after: readonly number[]): Edits => ({ labels: [before, after] });

const addedTo = (before: readonly number[]): Edits => labelled(before, [...before, 0]);

/** A row with about every third label, of which about every fourth is toggled. */
function toggled(labels: number, chance: Random): Edits {
  const all = Array.from({ length: labels }, (_, id) => ({ id, had: chance.chance(0.3), toggled: chance.chance(0.25) }));
  const before = all.filter(({ had }) => had).map(({ id }) => id);
  return labelled(
    before,
    all.filter((label) => label.had !== label.toggled).map(({ id }) => id),
  );
}

/** Each of status, owner and one added label in every second row, from longer lists. */
function scattered(labels: number, chance: Random): Edits {
  return {
    ...(chance.chance(0.5) && status(chance.pick(STATUSES + 2))),
    ...(chance.chance(0.5) && owner(chance.pick(OWNERS + 2))),
    ...(chance.chance(0.5) && labelled([], [chance.pick(labels)])),
  };
}

const block = (): Edits => ({ ...status(0), ...owner(0), ...labelled([], [0]) });

/** Every fifth row has a note of its own. */
const noted = (index: number): Edits => (index % 5 === 0 ? { notes: ['', `note ${index}`] } : {});

/** Every twentieth row is created in the CRM by the run. */
const newcomer = (index: number, labels: number, chance: Random): Edits =>
  index % 20 === 0
    ? { ...status(chance.pick(2)), ...labelled([], [chance.pick(labels)]), creates: true }
    : { ...status(chance.pick(2)), ...(chance.chance(0.5) && labelled([], [chance.pick(labels)])) };

export const scenarios: readonly Scenario[] = [
  { name: 'one status filled down', edit: () => status(0) },
  { name: 'one label added to all', edit: (_index, _count, _labels, chance) => addedTo(chance.chance(0.5) ? [1] : []) },
  {
    name: '4 statuses x 3 owners at random',
    edit: (_index, _count, _labels, chance) => ({ ...status(chance.pick(STATUSES)), ...owner(chance.pick(OWNERS)) }),
  },
  { name: 'labels at random, adds and removes', edit: (_index, _count, labels, chance) => toggled(labels, chance) },
  {
    name: 'a uniform block beside scattered edits',
    edit: (index, count, labels, chance) => (index * 2 < count ? block() : scattered(labels, chance)),
  },
  { name: 'own notes in a fifth, one status on all', edit: (index) => ({ ...status(0), ...noted(index) }) },
  { name: 'a twentieth to be created', edit: (index, _count, labels, chance) => newcomer(index, labels, chance) },
  {
    name: 'all at once',
    edit: (index, count, labels, chance) => {
      if (index % 20 === 0) return newcomer(index, labels, chance);
      const usual = index * 2 < count ? block() : { ...scattered(labels, chance), ...(chance.chance(0.5) && toggled(labels, chance)) };
      return { ...usual, ...noted(index) };
    },
  },
];

const newOnes = (chance: Random): Edits => ({ ...status(0), ...labelled([], [0]), ...owner(chance.pick(2)), creates: true });

/** What a team does in a week, as loads of 60 to 400 rows. */
export const weekly: readonly Scenario[] = [
  { name: 'a status for everybody', edit: () => status(0) },
  { name: 'a label for everybody', edit: () => labelled([], [0]) },
  { name: 'one label for another', edit: () => labelled([1], [0]) },
  { name: 'the same where some had both', edit: (_index, _count, _labels, chance) => labelled([1], chance.chance(0.3) ? [1, 0] : [0]) },
  {
    name: 'statuses by block, some owners',
    edit: (index, count, _labels, chance) => ({
      ...status(Math.floor((index * 3) / count)),
      ...(chance.chance(0.2) && owner(chance.pick(OWNERS))),
    }),
  },
  {
    name: 'two blocks that overlap',
    edit: (index, count) => ({ ...(index < count * 0.6 && status(1)), ...(index > count * 0.4 && owner(1)) }),
  },
  { name: 'owners handed over', edit: (_index, _count, _labels, chance) => owner(chance.pick(4)) },
  {
    name: 'a clean-up on Friday',
    edit: (_index, _count, _labels, chance) => ({
      ...(chance.chance(0.5) && status(chance.pick(STATUSES))),
      ...(chance.chance(0.2) && owner(chance.pick(OWNERS))),
      ...(chance.chance(0.2) && labelled(chance.chance(0.5) ? [2] : [], [chance.pick(3)])),
    }),
  },
  {
    name: 'a campaign begins',
    edit: (_index, _count, _labels, chance) => ({ ...status(1), ...labelled([], [0]), ...(chance.chance(0.5) && owner(chance.pick(2))) }),
  },
  {
    name: 'a campaign ends',
    edit: (_index, _count, _labels, chance) => ({ ...status(3), ...labelled([0, 1], chance.chance(0.5) ? [1] : []) }),
  },
  { name: 'new creators', edit: (_index, _count, _labels, chance) => newOnes(chance) },
  {
    name: 'new creators among others',
    edit: (_index, _count, _labels, chance) =>
      chance.chance(0.15) ? { ...status(0), ...labelled([], [chance.pick(2)]), creates: true } : status(1),
  },
  { name: 'two labels by category', edit: (_index, _count, _labels, chance) => labelled([], [chance.pick(5), 5 + chance.pick(2)]) },
  {
    name: 'few statuses, few owners',
    edit: (_index, _count, _labels, chance) => ({ ...status(chance.pick(STATUSES)), ...owner(chance.pick(OWNERS)) }),
  },
  { name: 'here and there', edit: (_index, _count, labels, chance) => scattered(labels, chance) },
];

const [batch, update] = [
  { batch: true, update: false },
  { batch: false, update: true },
];

/** What carries each field if only texts are sent one by one, so that the fewest bodies are the fewest requests. */
export const CARRIED_BY = {
  status: batch,
  owner: batch,
  labels: batch,
  notes: update,
  email: update,
  contactLink: update,
  archived: batch,
};

/** The changes of `edited` rows scattered among `rows`; the same for the same arguments. */
export function changesOf(scenario: Scenario, edited: number, rows: number, labels: number, seed: number): Change[] {
  const chance = random(seed);
  return Array.from({ length: edited }, (_, index) => {
    const creatorId = creatorIdOf(`creator-${String(Math.floor((index * rows) / edited)).padStart(6, '0')}`);
    const { creates = false, ...fields } = scenario.edit(index, edited, labels, chance);
    return Object.entries(fields).map(
      ([field, [before, after]]): Change => ({ creatorId, field: field as EditableField, before, after, creates }),
    );
  }).flat();
}
