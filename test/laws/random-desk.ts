// Random bases, edits and colleagues on an in-memory spreadsheet, and what must come of them, worked out from the numbers alone.

import * as fc from 'fast-check';
import type { Channel } from '../../contract/records';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';

/** Values by number, so that base, local and remote meet and miss each other often; 0 is blank. */
const STATUSES = ['Not collaborated', 'In communication', 'Completed'];
const OWNERS = ['', 'Sample owner A', 'Sample owner B'];
const LABELS = ['', 'Beauty', 'Beauty, Q1 Launch', 'Summer', 'Food, Beauty'];

export interface Cell {
  readonly base: number;
  /** null = the cell is not touched. */
  readonly local: number | null;
  /** null = nobody changes it in the CRM. */
  readonly remote: number | null;
}

export interface Plan {
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

export const plans: fc.Arbitrary<Plan[]> = fc.array(
  fc.record({ status: cellOf(STATUSES.length), owner: cellOf(OWNERS.length), labels: cellOf(LABELS.length), notes: cellOf(3) }),
  { minLength: 1, maxLength: 7 },
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

export interface Prepared {
  readonly office: Office;
  readonly crm: ModelCrm;
}

/** Pulls the bases, edits the cells, lets a colleague change the CRM. */
export function prepare(all: readonly Plan[], shuffle: (office: Office) => void = () => {}): Prepared {
  const crm = new ModelCrm();
  for (const [i, plan] of all.entries()) crm.channels.set(creator(`c-${i}`), channelWith(`c-${i}`, base, plan, crm));
  const office = new Office(crm);
  office.pull();
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
  for (const [i, plan] of all.entries()) crm.channels.set(creator(`c-${i}`), channelWith(`c-${i}`, nowRemote, plan, crm));
  return { office, crm };
}

export const FIELDS = ['status', 'owner', 'labels', 'notes'] as const;

/** What must be in the CRM at the end, when every conflict is decided later: worked out from the numbers alone. */
export function expectedValue(field: (typeof FIELDS)[number], cell: Cell): unknown {
  const local = cell.local ?? cell.base;
  const remote = nowRemote(cell);
  if (field === 'labels') {
    const [b, l, r] = [labelIds(cell.base), labelIds(local), labelIds(remote)];
    return [...new Set([...r.filter((id) => !b.includes(id) || l.includes(id)), ...l.filter((id) => !b.includes(id))])].sort();
  }
  const n = local !== cell.base && remote === cell.base ? local : remote;
  return field === 'status' ? n + 1 : field === 'owner' ? ownerId(n) : notes(n);
}

export function branchOf(field: (typeof FIELDS)[number], { base: b, local, remote }: Cell): string {
  const l = local ?? b;
  const r = remote ?? b;
  if (l === b) return r === b ? 'nothing' : 'drift';
  if (r === b) return field !== 'labels' && field !== 'status' && l === 0 ? 'clear' : 'send';
  return l === r ? 'agreement' : field === 'labels' ? 'set-merge' : 'conflict';
}
