// Random bases, edits, colleagues, new creators and refusals on an in-memory spreadsheet, and the expected result, computed from the
// numbers alone.

import * as fc from 'fast-check';
import { openBase } from '../../src/commands/tab/base-book';
import type { Channel } from '../../src/fields/fields';
import type { Review, SendProgress } from '../../src/rpc/shapes';
import { newcomerBase } from '../../src/sync/newcomers';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';

/** Values by number, so that base, local and remote are often equal and often different; 0 is blank. */
const STATUSES = ['Not collaborated', 'In communication', 'Completed'];
const OWNERS = ['', 'Sample owner A', 'Sample owner B'];
const LABELS = ['', 'Beauty', 'Beauty, Q1 Launch', 'Summer', 'Food, Beauty'];

interface Cell {
  readonly base: number;
  /** null = the cell is not edited. */
  readonly local: number | null;
  /** null = nobody changes it in the CRM. */
  readonly remote: number | null;
}

export interface Plan {
  /** `new` = added to the sheet, not in the CRM; `taken` = the same, but a colleague created the creator in the CRM before the Sync. */
  readonly membership: 'known' | 'new' | 'taken';
  /** The CRM refuses every batch that names the creator. */
  readonly refused: boolean;
  readonly status: Cell;
  readonly owner: Cell;
  readonly labels: Cell;
  readonly notes: Cell;
}

const cellOf = (values: number): fc.Arbitrary<Cell> =>
  fc.record({
    base: fc.nat(values - 1),
    local: fc.option(fc.nat(values - 1), { freq: 2 }),
    remote: fc.option(fc.nat(values - 1), { freq: 2 }),
  });

const planOf = (membership: fc.Arbitrary<Plan['membership']>, refused: fc.Arbitrary<boolean>): fc.Arbitrary<Plan> =>
  fc.record({
    membership,
    refused,
    status: cellOf(STATUSES.length),
    owner: cellOf(OWNERS.length),
    labels: cellOf(LABELS.length),
    notes: cellOf(3),
  });

const few = { minLength: 1, maxLength: 7 };

/** Creators who are all in the CRM, which refuses nothing. */
export const known: fc.Arbitrary<Plan[]> = fc.array(planOf(fc.constant('known'), fc.constant(false)), few);

export const plans: fc.Arbitrary<Plan[]> = fc.array(
  planOf(
    fc.constantFrom('known', 'known', 'known', 'known', 'known', 'new', 'new', 'taken'),
    fc.nat(4).map((n) => n === 0),
  ),
  few,
);

const notes = (n: number): string => (n === 0 ? '' : `note ${n}`);
const labelIds = (n: number): string[] =>
  (LABELS[n] ?? '').split(', ').flatMap((name) => ({ Beauty: ['l-0'], 'Q1 Launch': ['l-1'], Summer: ['l-2'], Food: ['l-3'] })[name] ?? []);
const ownerId = (n: number): string | null => [null, 'u-a', 'u-b'][n] ?? null;

function channelWith(id: string, pick: (cell: Cell) => number, plan: Plan, crm: ModelCrm): Channel {
  return {
    ...blankChannel(creator(id)),
    status: crm.statusList[pick(plan.status)] ?? null,
    owner: crm.memberList.find((member) => member.id === ownerId(pick(plan.owner))) ?? null,
    labels: crm.labelList.filter((label) => labelIds(pick(plan.labels)).includes(String(label.id))),
    notes: notes(pick(plan.notes)),
  };
}

const base = ({ base: n }: Cell): number => n;
const nowRemote = ({ base: n, remote }: Cell): number => remote ?? n;

interface Prepared {
  readonly office: Office;
  readonly crm: ModelCrm;
}

/** The same, with nobody else changing the CRM. */
export const alone = (all: readonly Plan[]): Plan[] =>
  all.map((plan) => ({
    ...plan,
    status: { ...plan.status, remote: null },
    owner: { ...plan.owner, remote: null },
    labels: { ...plan.labels, remote: null },
    notes: { ...plan.notes, remote: null },
  }));

/** Pulls the bases, adds new creators below them, edits the cells, lets a colleague change the CRM. */
export function prepare(all: readonly Plan[], shuffle: (office: Office) => void = () => {}): Prepared {
  const crm = new ModelCrm();
  fill(crm, all, ['known'], base);
  const office = new Office(crm);
  office.pull();
  addNew(office, all);
  shuffle(office);
  const { grid } = office.tab;
  const idColumn = grid.columnOf('creatorId');
  for (let row = 2; row <= grid.lastRow(); row += 1) {
    const plan = all[Number(grid.text(row, idColumn).slice(2))];
    if (plan === undefined) continue;
    if (plan.status.local !== null) grid.type(row, grid.columnOf('status'), STATUSES[plan.status.local] ?? '');
    if (plan.owner.local !== null) grid.type(row, grid.columnOf('owner'), OWNERS[plan.owner.local] ?? '');
    if (plan.labels.local !== null) grid.type(row, grid.columnOf('labels'), LABELS[plan.labels.local] ?? '');
    if (plan.notes.local !== null) grid.type(row, grid.columnOf('notes'), notes(plan.notes.local));
  }
  fill(crm, all, ['known', 'taken'], nowRemote);
  for (const [i, plan] of all.entries()) if (plan.refused) crm.refusedInBatch.add(creator(`c-${i}`));
  return { office, crm };
}

function fill(crm: ModelCrm, all: readonly Plan[], memberships: readonly Plan['membership'][], pick: (cell: Cell) => number): void {
  for (const [i, plan] of all.entries())
    if (memberships.includes(plan.membership)) crm.channels.set(creator(`c-${i}`), channelWith(`c-${i}`, pick, plan, crm));
}

/** As "Add creators" leaves them: an id, and a base that marks them as new. */
function addNew(office: Office, all: readonly Plan[]): void {
  const { grid } = office.tab;
  const book = openBase(office.ctx, office.tab.id);
  for (const [i, { membership }] of all.entries()) {
    const id = creator(`c-${i}`);
    if (membership === 'known') continue;
    office.crm.creatable.add(id);
    grid.type(Math.max(2, grid.lastRow() + 1), grid.columnOf('creatorId'), id);
    book.put(newcomerBase(id));
  }
  book.save();
}

/** Sends everything that was reviewed; null if the CRM refused everything in its check, or nothing was found. */
export function sendAll(office: Office, review: Review | null): SendProgress | null {
  const refused = review?.waiting.filter(({ reason }) => reason.why === 'refused-by-crm').length ?? 0;
  return review === null || review.changes.length === refused ? null : office.send(review);
}

export const FIELDS = ['status', 'owner', 'labels', 'notes'] as const;

/**
 * What the CRM must hold at the end, when every conflict is decided later: computed from the numbers alone. null = the creator is not
 * there.
 */
export function expected(plan: Plan): readonly unknown[] | null {
  if (plan.membership === 'new') return expectedNew(plan);
  const sent = (field: Field): boolean => plan.membership === 'known' && !(plan.refused && field !== 'notes');
  return FIELDS.map((field) => expectedValue(field, sent(field) ? plan[field] : { ...plan[field], local: null }));
}

type Field = (typeof FIELDS)[number];

export const isCreated = ({ membership, refused, status, labels }: Plan): boolean =>
  membership === 'new' && !refused && (status.local !== null || (labels.local ?? 0) > 0);

function expectedNew(plan: Plan): readonly unknown[] | null {
  if (!isCreated(plan)) return null;
  return FIELDS.map((field) => expectedValue(field, { base: plan[field].local ?? 0, local: null, remote: null }));
}

function expectedValue(field: Field, cell: Cell): unknown {
  const local = cell.local ?? cell.base;
  const remote = nowRemote(cell);
  if (field === 'labels') {
    const [b, l, r] = [labelIds(cell.base), labelIds(local), labelIds(remote)];
    return [...new Set([...r.filter((id) => !b.includes(id) || l.includes(id)), ...l.filter((id) => !b.includes(id))])].sort();
  }
  const n = local !== cell.base && remote === cell.base ? local : remote;
  return field === 'status' ? n + 1 : field === 'owner' ? ownerId(n) : notes(n);
}

/** The row of the merge table that applies to a cell of a creator in the CRM; a send that clears the cell is separate. */
export function branchOf(field: (typeof FIELDS)[number], { base: b, local, remote }: Cell): string {
  const l = local ?? b;
  const r = remote ?? b;
  if (l === b) return r === b ? 'nothing' : 'drift';
  if (r === b) return field !== 'labels' && field !== 'status' && l === 0 ? 'clear' : 'send';
  return l === r ? 'agreement' : field === 'labels' ? 'set-merge' : 'conflict';
}
