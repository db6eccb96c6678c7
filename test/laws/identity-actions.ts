// What people do to a tab, at random, with a record of which creators each typed value may reach. It must not know how Sync decides.

import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { carryColumn, waiting } from '../commands/identity-desk';
import { creator, must } from '../fakes/office';
import { type Desk, OURS, STATUSES, TELLABLE_STATUSES, TELLING, WRITTEN } from './identity-person';

type Action = (desk: Desk, a: number, b: number) => boolean;

const inSpan = (desk: Desk, [from, to]: readonly [number, number], field: string): boolean =>
  desk.has(field) && desk.at(field) >= from && desk.at(field) <= to;

const acts = {
  type: (desk, a, b) => desk.type(desk.row(a), WRITTEN[b % 2] ?? '', desk.newText()),
  'type a status': (desk, a, b) => desk.type(desk.row(a), 'status', STATUSES[b % 3] ?? ''),
  'sort the table': (desk, a, b) => {
    desk.grid.sort(1 + (a % 16), b % 2 === 0);
    return true;
  },
  'sort without the id': (desk, a, b) => {
    desk.grid.sortPart(2 + (a % 15), 2, 17, b % 2 === 0);
    desk.torn = 'rows';
    return true;
  },
  'sort a part with an id or witness': (desk, a, b) => {
    const near = desk.has(...TELLING) ? desk.at(TELLING[b % 3] ?? '') : 1;
    const [from, to] = b % 2 === 0 ? [Math.max(1, near - (a % 9)), near] : [near, near + (a % 3)];
    const inside = TELLING.filter((field) => inSpan(desk, [from, to], field)).length;
    if (!desk.calm() || inside === 0 || inside === TELLING.length) return false;
    desk.grid.sortPart(from + (a % (to - from + 1)), from, to);
    desk.torn = 'rows';
    return true;
  },
  'sort editable columns alone': (desk, a, b) => {
    if (!desk.calm()) return false;
    const [from, to] = [Math.max(1, desk.at('notes') - (a % 5)), desk.at('notes') + (b % 3)];
    if (TELLING.some((field) => inSpan(desk, [from, to], field))) return false;
    return desk.sortAlone(from, to, from + (b % (to - from + 1)));
  },
  'sort notes alone': (desk) => desk.calm() && desk.sortAlone(desk.at('notes'), desk.at('notes'), desk.at('notes')),
  'sort statuses alone': (desk) => {
    if (!desk.calm() || desk.unsent('status') || desk.ownRows() > 1) return false;
    const column = desk.at('status');
    const before = desk.grid.copy();
    desk.grid.sortPart(column, column, column);
    const moved = desk.grid.rows.filter((_, i) => desk.grid.text(i + 1, column) !== before.text(i + 1, column));
    if (moved.length >= TELLABLE_STATUSES) desk.torn = 'columns';
    else desk.grid.rows = before.rows;
    return desk.torn === 'columns';
  },
  'paste rows': (desk, a, b) => {
    return desk.paste(desk.row(a), desk.row(b), ['creatorId', 'updatedAt']);
  },
  'paste rows without the id': (desk, a, b) => {
    return desk.paste(desk.row(a), desk.row(b), ['sync', 'updatedAt']);
  },
  'paste a value': (desk, a, b) => desk.type(desk.row(b), WRITTEN[a % 2] ?? '', desk.text(desk.row(a), WRITTEN[a % 2] ?? '')),
  'paste an id': (desk, a, b) => desk.put(desk.row(b), 'creatorId', desk.text(desk.row(a), 'creatorId')),
  'swap ids': (desk, a, b) => {
    const [one, other] = [desk.text(desk.row(a), 'creatorId'), desk.text(desk.row(b), 'creatorId')];
    return desk.put(desk.row(a), 'creatorId', other) && desk.put(desk.row(b), 'creatorId', one);
  },
  'clear an id': (desk, a) => desk.put(desk.row(a), 'creatorId', ''),
  'type over an id': (desk, a, b) => desk.put(desk.row(a), 'creatorId', b % 2 === 0 ? 'x-99' : 'c-01'),
  'type over a witness': (desk, a, b) => desk.put(desk.row(a), TELLING[1 + (b % 2)] ?? '', a % 2 === 0 ? '' : 'zzz'),
  'empty a row': (desk, a) => {
    for (const field of OURS) if (field !== 'creatorId') desk.put(desk.row(a), field, '');
    return true;
  },
  'delete a row': (desk, a) => {
    desk.grid.deleteRows(desk.row(a));
    return true;
  },
  'insert a row': (desk, a) => {
    desk.grid.insertRows(desk.row(a));
    return true;
  },
  'move a row': (desk, a, b) => {
    desk.grid.moveRows(desk.row(a), 1, desk.row(b));
    return true;
  },
  'hide a row': (desk, a) => {
    desk.grid.hideRow(desk.row(a));
    return true;
  },
  'move a column': (desk, a, b) => {
    desk.grid.moveColumns(1 + (a % 16), 1, 1 + (b % 16));
    return true;
  },
  'delete a column': (desk, a) => {
    const field = OURS[a % OURS.length] ?? '';
    if (TELLING.includes(field) || !desk.has(field)) return false;
    desk.grid.deleteColumns(desk.at(field));
    return true;
  },
  'delete the id column or a witness': (desk, a) => {
    if (!desk.calm()) return false;
    desk.grid.deleteColumns(desk.at(TELLING[a % 3] ?? ''));
    return true;
  },
  'rename a heading': (desk, a) => desk.headed() && desk.put(1, OURS[a % OURS.length] ?? '', 'Renamed'),
  'carry a column away': (desk, a) => {
    const field = OURS[a % OURS.length] ?? '';
    if (!desk.calm() || desk.text(1, field) === '') return false;
    carryColumn(desk.office, desk.at(field), desk.grid.lastColumn() + 1);
    return true;
  },
  'delete the headings': (desk) => {
    if (!desk.headed()) return false;
    desk.grid.deleteRows(1);
    return true;
  },
  'push the headings down': (desk, a) => {
    desk.grid.insertRows(1, 1 + (a % 2));
    return true;
  },
  'sort the headings in': (desk, a) => {
    if (!desk.headed()) return false;
    desk.grid.moveRows(1, 1, desk.row(a) + 1);
    return true;
  },
  sync: (desk) => desk.sync().sent > 0,
  refresh: (desk) => desk.refresh(),
  repair: (desk) => {
    desk.repair();
    return true;
  },
  'restore headings': (desk) => must(repairRows(desk.office.world, 'restore-headings', [])).rows > 0,
  discard: (desk) => {
    must(discardEdits(desk.office.world, 'all'));
    if (waiting(desk.office).length === 0) desk.torn = 'no';
    return true;
  },
  'meet a colleague': (desk, a, b) => {
    if (!desk.calm()) return false;
    const ids = [...desk.office.crm.channels.keys()];
    desk.office.crm.change(ids[a % ids.length] ?? creator(''), { owner: desk.office.crm.memberList[b % 3]?.id ?? null });
    return desk.refresh();
  },
} satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof acts;
export const ACTIONS = Object.keys(acts) as readonly ActionName[];

/** Some need a sheet on which nothing waits, and most need edits about, so these are done more often. */
const OFTEN: readonly ActionName[] = [
  'type',
  'type a status',
  'sync',
  'repair',
  'restore headings',
  'sort a part with an id or witness',
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

/** Does one thing at the desk; false when it cannot be done there, or would hide a tear that is not mended yet. */
export function act(desk: Desk, name: ActionName, a: number, b: number): boolean {
  if (desk.torn !== 'no' && !HARMLESS.has(name) && !(desk.torn === 'rows' && EDITS.has(name))) return false;
  return acts[name](desk, a, b);
}
