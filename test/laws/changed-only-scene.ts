// A CRM whose creators change from day to day, and two files that refresh in the two ways: what changed, and everything.

import * as fc from 'fast-check';
import { startPull, startRefresh } from '../../src/commands/pull/pull';
import { openBase } from '../../src/commands/tab/base-book';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullReport } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** More than two pages: fewer are read completely. */
const CREATORS = 205;
const COMPLETED = { id: 3, name: 'Completed' };
const TALKING = { id: 2, name: 'In communication' };
export const TALKING_ONLY: ViewQuery = { status: TALKING.id };
/** One of our own filters: creators in communication, and nobody else, as long as there are two statuses. */
export const NOT_COMPLETED: ViewQuery = { where: { statuses: { is: 'none', of: [COMPLETED.id] } } };
/** Both ways of leaving: out of the CRM's answer, and by one of our own filters. */
export const TALKING_UNOWNED: ViewQuery = { status: TALKING.id, where: { owned: false } };

type Act = 'note' | 'owner' | 'leaves' | 'joins' | 'deleted' | 'archived' | 'new' | 'moved-on' | 'row-deleted' | 'typed' | 'gone-outside';
export const ACTS: readonly Act[] = [
  'note',
  'owner',
  'leaves',
  'joins',
  'deleted',
  'archived',
  'new',
  'moved-on',
  'row-deleted',
  'typed',
  'gone-outside',
];

interface Day {
  readonly acts: readonly { readonly act: Act; readonly pick: number }[];
}

/** One CRM, and the files of two people who do the same things except for the way of refreshing. */
export class Scene {
  readonly crm = new ModelCrm();
  readonly asks = new Office(this.crm);
  readonly reads = new Office(this.crm);
  private made = 0;
  private now: number;

  constructor(minutesOff: number, query: ViewQuery) {
    this.now = this.asks.clock.now() + minutesOff * 60_000;
    for (let i = 0; i < CREATORS + 20; i += 1) this.add(i < CREATORS ? TALKING : COMPLETED);
    for (const office of [this.asks, this.reads]) this.finish(office, must(startPull(office.ctx, { query, name: 'Talking' })).pullId);
  }

  private add(status: Channel['status']): void {
    this.made += 1;
    const id = creator(`c-${this.made}`);
    this.crm.channels.set(id, { ...blankChannel(id), status, updatedAt: this.stamp() });
  }

  /** The CRM's clock advances on its own, and its stamps have whole seconds. */
  private stamp(): string {
    this.now += 40_000;
    return new Date(Math.floor(this.now / 1000) * 1000).toISOString();
  }

  private inView(is: boolean): readonly Channel[] {
    return [...this.crm.channels.values()].filter(({ status, archived }) => (status?.id === TALKING.id && archived !== true) === is);
  }

  private set(pick: number, of: readonly Channel[], more: Partial<Channel>): void {
    const known = of[pick % of.length];
    if (known !== undefined) this.crm.channels.set(known.creatorId, { ...known, ...more, updatedAt: this.stamp() });
  }

  act({ act, pick }: Day['acts'][number]): void {
    const here = this.inView(true);
    const rows = [...here.map(({ creatorId }): string => creatorId)];
    const row = (office: Office): number => this.rowOf(office, rows[pick % rows.length] ?? '');
    const acts: Readonly<Record<Act, () => unknown>> = {
      note: () => this.set(pick, here, { notes: `note ${this.now}` }),
      owner: () => this.set(pick, here, { owner: { id: 'u-a', name: 'Sample owner A' }, followers: pick }),
      leaves: () => this.set(pick, here, { status: COMPLETED }),
      joins: () => this.set(pick, this.inView(false), { status: TALKING, archived: false }),
      deleted: () => this.crm.channels.delete(here[pick % here.length]?.creatorId ?? creator('')),
      'gone-outside': () =>
        this.crm.channels.delete(this.inView(false)[pick % Math.max(1, this.inView(false).length)]?.creatorId ?? creator('')),
      archived: () => this.set(pick, here, { archived: true }),
      new: () => this.add(TALKING),
      'moved-on': () => this.set(pick, this.inView(false), { notes: `outside ${this.now}` }),
      'row-deleted': () => [this.asks, this.reads].map((office) => office.tab.grid.deleteRows(row(office))),
      typed: () =>
        [this.asks, this.reads].map((office) => office.tab.grid.type(row(office), office.tab.grid.columnOf('notes'), `mine ${pick}`)),
    };
    acts[act]();
  }

  private rowOf({ tab }: Office, id: string): number {
    const column = tab.grid.columnOf('creatorId');
    for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.grid.text(row, column) === id) return row;
    return tab.lastRow() + 1;
  }

  refresh(): PullReport {
    for (const office of [this.asks, this.reads]) office.clock.sleep(3_600_000);
    this.now += 3_600_000;
    this.finish(this.reads, must(startRefresh(this.reads.ctx, { all: true })).pullId);
    return this.finish(this.asks, must(startRefresh(this.asks.ctx, { all: false })).pullId);
  }

  private finish = (office: Office, pullId: string): PullReport => office.finishPull(office.ctx, pullId);

  /** Every cell by creator, and what the base holds. The order of rows added by one refresh does not matter. */
  picture(office: Office): unknown {
    const { tab, ctx } = office;
    const id = tab.grid.columnOf('creatorId');
    const rows = Array.from({ length: tab.lastRow() - 1 }, (_, i) => i + 2).map((row) =>
      [id, ...Array.from({ length: tab.grid.lastColumn() }, (_, i) => i + 1)].map((column) => tab.grid.text(row, column)),
    );
    const base = [...openBase(ctx, tab.id).records.values()].map(({ seen: _, ...record }) => record);
    const sorted = <T>(list: readonly T[]): readonly string[] => list.map((one) => JSON.stringify(one)).sort();
    return { rows: sorted(rows), base: sorted(base.map((record) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))) };
  }
}

export const day = (acts: readonly Act[], most: number): fc.Arbitrary<Day> =>
  fc.record({ acts: fc.array(fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(10_000) }), { maxLength: most }) });
