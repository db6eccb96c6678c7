// Groups waiting rows by their problem, so that one sentence and one repair serve many rows.

import { grouped } from '../contract/named';
import type { CallArguments } from '../src/commands/calls';
import type { Repair, WaitingRow } from '../src/rpc/shapes';
import type { MutationRequest } from './calls';

/** What a button beside the rows may do: repair their cells, create the label they name, or start restoring their creators. */
export type Doable = Exclude<Repair, 'leave'>;

/** What a button beside the rows starts. */
export type WaitingAct =
  | { readonly type: 'repair'; readonly repair: CallArguments<'repairRows'>['repair']; readonly rows: readonly number[] }
  | { readonly type: 'archive'; readonly archived: false; readonly creators: readonly string[] }
  | { readonly type: 'startMutation'; readonly mutation: MutationRequest }
  | { readonly type: 'showRows'; readonly rows: readonly number[] };

export interface WaitingGroup {
  readonly key: string;
  readonly field: WaitingRow['field'];
  readonly reason: WaitingRow['reason'];
  readonly rows: readonly number[];
  readonly places: readonly WaitingRow[];
  readonly repairs: readonly Doable[];
}

const doable: readonly string[] = [
  'restore-in-crm',
  'use-near',
  'split-name',
  'use-row',
  'create-label',
  'restore-id',
  'restore-cells',
  'restore-headings',
  'keep-edits',
] satisfies readonly Doable[];

/** In order of each reason's first occurrence. Two unknown names are two groups; two mixed-up rows are one, whoever they belong to. */
export function groupWaiting(waiting: readonly WaitingRow[]): readonly WaitingGroup[] {
  return [...grouped(waiting, keyOf)].map(([key, places]) => groupOf(key, places));
}

function keyOf({ field, reason, repairs }: WaitingRow): string {
  return JSON.stringify([{ ...reason, belongsTo: null }, field, repairs]);
}

function groupOf(key: string, places: readonly WaitingRow[]): WaitingGroup {
  const first = places[0];
  if (first === undefined) throw new Error('A group of waiting rows is never empty.');
  const rows = [...new Set(places.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
  return { key, field: first.field, reason: first.reason, rows, places, repairs: first.repairs.filter(isDoable) };
}

const isDoable = (repair: string): repair is Doable => doable.includes(repair);

/** The name a repair would put into the cells; '' if it puts none. */
export function nearestName({ reason }: WaitingGroup): string {
  return reason.why === 'unknown-name' ? (reason.near[0] ?? '') : '';
}

/** The name no list has; '' if that is not the problem. */
export function unknownName({ reason }: WaitingGroup): string {
  return reason.why === 'unknown-name' ? reason.name : '';
}

/** The rows to choose from, if a creator's rows were edited to different values. */
export const rowsToChoose = ({ reason }: WaitingGroup): readonly number[] =>
  reason.why === 'rows-disagree' ? reason.rows.map(({ row }) => row) : [];

/** The creators of these rows; rows without one name nobody. */
export function creatorsOf({ places }: WaitingGroup): readonly string[] {
  return [...new Set(places.flatMap(({ creatorId }) => (creatorId === null ? [] : [creatorId])))];
}
