// What people do to a tab, at random, recording which creators each typed value may reach.

import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import type { Problem } from '../../src/rpc/problems';
import { carryColumn, waiting } from '../commands/identity-office';
import { creator, must } from '../fakes/office';
import { IDENTIFYING, OURS, STATUSES, TELLABLE_STATUSES, type Workspace, WRITTEN } from './identity-person';

/** Nothing is restored while columns are in doubt, and the person is told; any other problem is a bug. */
function refusesInDoubt({ kind }: Problem): false {
  expect(kind).toBe('columns-in-doubt');
  return false;
}

type Action = (workspace: Workspace, a: number, b: number) => boolean;

const inSpan = (workspace: Workspace, [from, to]: readonly [number, number], field: string): boolean =>
  workspace.has(field) && workspace.at(field) >= from && workspace.at(field) <= to;

const acts = {
  type: (workspace, a, b) => workspace.type(workspace.row(a), WRITTEN[b % 2] ?? '', workspace.newText()),
  'type a status': (workspace, a, b) => workspace.type(workspace.row(a), 'status', STATUSES[b % 3] ?? ''),
  'sort the table': (workspace, a, b) => {
    workspace.grid.sort(1 + (a % 16), b % 2 === 0);
    return true;
  },
  'sort without the id': (workspace, a, b) => {
    workspace.grid.sortPart(2 + (a % 15), 2, 17, b % 2 === 0);
    workspace.torn = 'rows';
    return true;
  },
  'sort a part with an id or fingerprint': (workspace, a, b) => {
    const near = workspace.has(...IDENTIFYING) ? workspace.at(IDENTIFYING[b % 3] ?? '') : 1;
    const [from, to] = b % 2 === 0 ? [Math.max(1, near - (a % 9)), near] : [near, near + (a % 3)];
    const inside = IDENTIFYING.filter((field) => inSpan(workspace, [from, to], field)).length;
    if (!workspace.calm() || inside === 0 || inside === IDENTIFYING.length) return false;
    workspace.grid.sortPart(from + (a % (to - from + 1)), from, to);
    workspace.torn = 'rows';
    return true;
  },
  'sort editable columns alone': (workspace, a, b) => {
    if (!workspace.calm()) return false;
    const [from, to] = [Math.max(1, workspace.at('notes') - (a % 5)), workspace.at('notes') + (b % 3)];
    if (IDENTIFYING.some((field) => inSpan(workspace, [from, to], field))) return false;
    return workspace.sortAlone(from, to, from + (b % (to - from + 1)));
  },
  'sort notes alone': (workspace) =>
    workspace.calm() && workspace.sortAlone(workspace.at('notes'), workspace.at('notes'), workspace.at('notes')),
  'sort statuses alone': (workspace) => {
    if (!workspace.calm() || workspace.unsent('status') || workspace.ownRows() > 1) return false;
    const column = workspace.at('status');
    const before = workspace.grid.copy();
    workspace.grid.sortPart(column, column, column);
    const moved = workspace.grid.rows.filter((_, i) => workspace.grid.text(i + 1, column) !== before.text(i + 1, column));
    if (moved.length >= TELLABLE_STATUSES) workspace.torn = 'columns';
    else workspace.grid.rows = before.rows;
    return workspace.torn === 'columns';
  },
  'paste rows': (workspace, a, b) => {
    return workspace.paste(workspace.row(a), workspace.row(b), ['creatorId', 'updatedAt']);
  },
  'paste rows without the id': (workspace, a, b) => {
    return workspace.paste(workspace.row(a), workspace.row(b), ['sync', 'updatedAt']);
  },
  'paste a value': (workspace, a, b) =>
    workspace.type(workspace.row(b), WRITTEN[a % 2] ?? '', workspace.text(workspace.row(a), WRITTEN[a % 2] ?? '')),
  'paste an id': (workspace, a, b) => workspace.put(workspace.row(b), 'creatorId', workspace.text(workspace.row(a), 'creatorId')),
  'swap ids': (workspace, a, b) => {
    const [one, other] = [workspace.text(workspace.row(a), 'creatorId'), workspace.text(workspace.row(b), 'creatorId')];
    return workspace.put(workspace.row(a), 'creatorId', other) && workspace.put(workspace.row(b), 'creatorId', one);
  },
  'clear an id': (workspace, a) => workspace.put(workspace.row(a), 'creatorId', ''),
  'type over an id': (workspace, a, b) => workspace.put(workspace.row(a), 'creatorId', b % 2 === 0 ? 'x-99' : 'c-01'),
  'type over a fingerprint': (workspace, a, b) => workspace.put(workspace.row(a), IDENTIFYING[1 + (b % 2)] ?? '', a % 2 === 0 ? '' : 'zzz'),
  'empty a row': (workspace, a) => {
    for (const field of OURS) if (field !== 'creatorId') workspace.put(workspace.row(a), field, '');
    return true;
  },
  'delete a row': (workspace, a) => {
    workspace.grid.deleteRows(workspace.row(a));
    return true;
  },
  'insert a row': (workspace, a) => {
    workspace.grid.insertRows(workspace.row(a));
    return true;
  },
  'move a row': (workspace, a, b) => {
    workspace.grid.moveRows(workspace.row(a), 1, workspace.row(b));
    return true;
  },
  'hide a row': (workspace, a) => {
    workspace.grid.hideRow(workspace.row(a));
    return true;
  },
  'move a column': (workspace, a, b) => {
    workspace.grid.moveColumns(1 + (a % 16), 1, 1 + (b % 16));
    return true;
  },
  'delete a column': (workspace, a) => {
    const field = OURS[a % OURS.length] ?? '';
    if (IDENTIFYING.includes(field) || !workspace.has(field)) return false;
    workspace.grid.deleteColumns(workspace.at(field));
    return true;
  },
  'delete the id column or a fingerprint': (workspace, a) => {
    if (!workspace.calm()) return false;
    workspace.grid.deleteColumns(workspace.at(IDENTIFYING[a % 3] ?? ''));
    return true;
  },
  'rename a heading': (workspace, a) => workspace.headed() && workspace.put(1, OURS[a % OURS.length] ?? '', 'Renamed'),
  'carry a column away': (workspace, a) => {
    const field = OURS[a % OURS.length] ?? '';
    if (!workspace.calm() || workspace.text(1, field) === '') return false;
    carryColumn(workspace.office, workspace.at(field), workspace.grid.lastColumn() + 1);
    return true;
  },
  'delete the headings': (workspace) => {
    if (!workspace.headed()) return false;
    workspace.grid.deleteRows(1);
    return true;
  },
  'push the headings down': (workspace, a) => {
    workspace.grid.insertRows(1, 1 + (a % 2));
    return true;
  },
  'sort the headings in': (workspace, a) => {
    if (!workspace.headed()) return false;
    workspace.grid.moveRows(1, 1, workspace.row(a) + 1);
    return true;
  },
  sync: (workspace) => workspace.sync().sent > 0,
  refresh: (workspace) => workspace.refresh(),
  repair: (workspace) => {
    workspace.repair();
    return true;
  },
  'restore headings': (workspace) => must(repairRows(workspace.office.ctx, { repair: 'restore-headings', rows: [] })).rows > 0,
  discard: (workspace) => {
    const discarded = discardEdits(workspace.office.ctx, { scope: 'all' });
    if (!discarded.ok) return refusesInDoubt(discarded.problem);
    if (waiting(workspace.office).length === 0) workspace.torn = 'no';
    return true;
  },
  'meet a colleague': (workspace, a, b) => {
    if (!workspace.calm()) return false;
    const ids = [...workspace.office.crm.channels.keys()];
    workspace.office.crm.change(ids[a % ids.length] ?? creator(''), { owner: workspace.office.crm.memberList[b % 3]?.id ?? null });
    return workspace.refresh();
  },
} satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof acts;
export const ACTIONS = Object.keys(acts) as readonly ActionName[];

/** Some need a sheet without waiting rows, and most need edits, so these are done more often. */
const OFTEN: readonly ActionName[] = [
  'type',
  'type a status',
  'sync',
  'repair',
  'restore headings',
  'sort a part with an id or fingerprint',
  'sort editable columns alone',
  'sort statuses alone',
];
export const DRAWN: readonly ActionName[] = [...ACTIONS, ...OFTEN, ...OFTEN, ...OFTEN];

const HARMLESS: ReadonlySet<ActionName> = new Set<ActionName>([
  'sync',
  'sort the table',
  'insert a row',
  'move a row',
  'hide a row',
  'refresh',
  'repair',
  'discard',
]);
const EDITS: ReadonlySet<ActionName> = new Set<ActionName>([
  'type',
  'type a status',
  'paste a value',
  'delete a row',
  'rename a heading',
  'restore headings',
]);

/** Does one thing in the workspace; false if it cannot be done there, or would hide a tear that is not repaired yet. */
export function act(workspace: Workspace, name: ActionName, a: number, b: number): boolean {
  if (workspace.torn !== 'no' && !HARMLESS.has(name) && !(workspace.torn === 'rows' && EDITS.has(name))) return false;
  return acts[name](workspace, a, b);
}
