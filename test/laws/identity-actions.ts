// What people do to a tab, at random, with a record of which creators each typed value may reach. It must not know how Sync decides.

import { discardEdits } from '../../src/commands/edits';
import { repairRows } from '../../src/commands/repair';
import { survey } from '../../src/commands/survey';
import { openView } from '../../src/commands/view';
import { COLUMNS } from '../../src/sync/columns';
import { EDITABLE_FIELDS } from '../../src/sync/model';
import { carryColumn, officeOf, pasteRows, pulledCells, repairAll, shownCells, waiting } from '../commands/identity-desk';
import type { MemoryGrid } from '../fakes/memory-grid';
import { creator, must, type Office } from '../fakes/office';

const OURS = COLUMNS.map(({ field }) => field as string);
const TELLING = ['creatorId', 'handle', 'channelLink'];
const WRITTEN = ['notes', 'email'];
const STATUSES = ['Not collaborated', 'In communication', 'Completed'];

/** So many texts must have moved that a sort of some columns can be told from edits; a smaller one is undone at once. */
const TELLABLE = 5;
const TELLABLE_STATUSES = 10;
/** Repairs that bring rows back may uncover what others need. */
const MENDINGS = 6;

export interface Found {
  readonly sent: number;
  /** Changes and questions about values that were not typed into a row that showed their creator. */
  readonly wrong: readonly string[];
}

type Action = (desk: Desk, a: number, b: number) => boolean;

/** A person at a tab. Each action answers whether it could be done. */
export class Desk {
  readonly office: Office;
  /**
   * Rows or columns were torn by a sort and not mended yet. Nobody tears them again, because two tears can bring strange cells to a row that
   * looks whole; nor does anybody do away with what tells that columns were sorted alone.
   */
  torn: 'no' | 'rows' | 'columns' = 'no';
  /** Everything that any Sync so far offered to send to somebody in whose shown row it was not typed. */
  readonly wrong: string[] = [];
  private readonly allowed = new Set<string>();
  private readonly pulled: ReadonlySet<string>;
  private typed = 0;

  constructor(creators: number) {
    this.office = officeOf(creators);
    this.pulled = new Set([...this.office.crm.channels.values()].flatMap(({ notes, email }) => [notes ?? '', email ?? '']));
  }

  get grid(): MemoryGrid {
    return this.office.tab.grid;
  }

  act(name: ActionName, a: number, b: number): boolean {
    if (this.torn !== 'no' && !HARMLESS.has(name) && !(this.torn === 'rows' && EDITS.has(name))) return false;
    return acts[name](this, a, b);
  }

  has(...fields: readonly string[]): boolean {
    return fields.every((field) => this.grid.columns.some(({ mark }) => mark?.field === field));
  }

  at(field: string): number {
    return this.grid.columnOf(field);
  }

  text(row: number, field: string): string {
    return this.has(field) ? this.grid.text(row, this.at(field)) : '';
  }

  row(n: number): number {
    return 2 + (n % Math.max(1, this.grid.lastRow() - 1));
  }

  headed(): boolean {
    return this.text(1, 'creatorId') === 'creator_id' && this.text(1, 'handle') === 'Handle';
  }

  calm(): boolean {
    return this.headed() && this.has(...OURS) && waiting(this.office).length === 0;
  }

  type(row: number, field: string, text: string): boolean {
    if (!this.has(field)) return false;
    for (const shown of [this.text(row, 'handle').replace(/^@/, ''), this.text(row, 'name').replace(/^Sample /, '')])
      this.allowed.add(`${shown} ${field} ${text}`);
    this.grid.type(row, this.at(field), text);
    return true;
  }

  /** Cells pasted beside a handle that stays are edits of the creator whom it shows. */
  paste(from: number, to: number, span: readonly [string, string]): boolean {
    if (!this.has(...span)) return false;
    const handle = this.text(to, 'handle');
    pasteRows(this.office, from, 1, to, span);
    if (this.text(to, 'handle') !== handle) return true;
    for (const field of EDITABLE_FIELDS)
      this.allowed.add(`${handle.replace(/^@/, '')} ${field} ${field === 'labels' ? 'labels' : this.text(to, field)}`);
    return true;
  }

  newText(): string {
    this.typed += 1;
    return `typed ${this.typed}`;
  }

  put(row: number, field: string, text: string): boolean {
    if (!this.has(field) || row > this.grid.lastRow()) return false;
    this.grid.type(row, this.at(field), text);
    return true;
  }

  /** Sorts a span of columns; undone when too few of the texts in it moved to be told. */
  sortAlone(from: number, to: number, by: number): boolean {
    const before = this.grid.copy();
    this.grid.sortPart(by, from, to);
    const moved = WRITTEN.filter((field) => this.at(field) >= from && this.at(field) <= to).map((field) => {
      const column = this.at(field);
      return this.grid.rows.filter(({ cells }, i) => {
        const text = cells[column - 1]?.text ?? '';
        return this.pulled.has(text) && text !== before.text(i + 1, column);
      }).length;
    });
    const told = Math.max(0, ...moved) >= TELLABLE;
    if (told) this.torn = 'columns';
    else this.grid.rows = before.rows;
    return told;
  }

  refresh(): boolean {
    try {
      this.office.refresh();
      return true;
    } catch (thrown) {
      if (!String(thrown).includes('columns-in-doubt')) throw thrown;
      return false;
    }
  }

  repair(): void {
    for (const why of new Set(waiting(this.office).map(({ reason }) => reason.why))) repairAll(this.office, why);
    if (waiting(this.office).length === 0) this.torn = 'no';
  }

  ownRows(): number {
    const column = this.at('creatorId');
    return this.grid.rows.slice(1, this.grid.lastRow()).filter(({ cells }) => (cells[column - 1]?.text ?? '') === '').length;
  }

  unsent(field: string): boolean {
    const open = must(openView(this.office.world, this.office.tab));
    return survey(this.office.world, open).edits.some((edit) => edit.field === field);
  }

  /** Every repair that is offered, and what the sentences ask people to do themselves: delete rows of strangers. */
  mendAll(): void {
    for (let i = 0; i < MENDINGS; i += 1) {
      must(repairRows(this.office.world, 'restore-headings', []));
      this.refresh();
      this.repair();
      const strangers = waiting(this.office).filter(({ reason }) => reason.why === 'unknown-id');
      for (const row of strangers.flatMap(({ rows }) => rows).sort((x, y) => y - x)) this.grid.deleteRows(row);
      this.refresh();
    }
  }

  /** Sends everything that Sync offers, unless something should not have been offered. A question about a cell without a base sends nothing. */
  sync(): Found {
    const found = this.offered();
    this.wrong.push(...found.wrong);
    return found;
  }

  private offered(): Found {
    let review: ReturnType<Office['review']>;
    try {
      review = this.office.review();
    } catch (thrown) {
      if (!String(thrown).includes('columns-in-doubt')) throw thrown;
      return { sent: 0, wrong: [] };
    }
    if (review === null) return { sent: 0, wrong: [] };
    const places = [
      ...review.changes.map(({ creatorId, field, after }) => ({ creatorId, field, shown: after })),
      ...review.conflicts.filter(({ was }) => was !== null).map(({ creatorId, field, mine }) => ({ creatorId, field, shown: mine })),
    ].map(({ creatorId, field, shown }) => `${creatorId} ${field} ${shown.as === 'text' ? shown.text : 'labels'}`);
    const wrong = places.filter((place) => !this.allowed.has(place));
    if (wrong.length > 0 || review.changes.length === 0) return { sent: 0, wrong };
    this.office.send(review);
    return { sent: review.changes.length, wrong };
  }

  /** Creators whose cells in the sheet are not those of the CRM. */
  unlikeCrm(): readonly string[] {
    const shown = shownCells(this.office);
    const pulled = pulledCells(this.office);
    return [...pulled].filter(([id, cells]) => JSON.stringify(shown.get(id)) !== JSON.stringify(cells)).map(([id]) => id);
  }
}

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
