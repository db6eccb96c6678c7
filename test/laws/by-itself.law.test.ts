// A refresh by the timer leaves the tab in the same state as one by hand, whatever colleagues did in the CRM and however often the timer
// was killed or delayed, and never writes to the CRM.

import * as fc from 'fast-check';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { holdLease } from '../../src/commands/runs/lease';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSchedule, turnOnSchedule } from '../../src/commands/schedule/schedule';
import { openBase } from '../../src/commands/tab/base-book';
import type { Channel } from '../../src/fields/fields';
import { isWrite } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { check, Tally } from './seeded';

const CREATORS = 30;
const HOUR_MS = 3_600_000;
const COMPLETED = { id: 3, name: 'Completed' };
const TALKING = { id: 2, name: 'In communication' };
const QUERY = { status: TALKING.id };
const KILLED = 'the execution was killed';

const ACTS = ['note', 'leaves', 'joins', 'deleted', 'archived', 'new', 'row-deleted', 'typed'] as const;
type Act = (typeof ACTS)[number];

/** What happens to the firings until one gets through. */
const TROUBLES = ['killed', 'sending', 'limit', 'no connection', 'left half-way', 'somebody else refreshes'] as const;
type Trouble = (typeof TROUBLES)[number];

interface Day {
  readonly acts: readonly { readonly act: Act; readonly pick: number }[];
  readonly troubles: readonly { readonly trouble: Trouble; readonly pick: number }[];
}

/** One CRM, and two files in which people do the same things: one is refreshed by its timer, the other by hand. */
class Scene {
  readonly crm = new ModelCrm();
  readonly timer = new Office(this.crm);
  readonly hand = new Office(this.crm);
  private made = 0;

  constructor() {
    this.crm.pageSize = 10;
    for (let i = 0; i < CREATORS + 5; i += 1) this.add(i < CREATORS ? TALKING : COMPLETED);
    for (const office of [this.timer, this.hand])
      office.finishPull(office.ctx, must(startPull(office.ctx, { query: QUERY, name: 'Talking' })).pullId);
    must(turnOnSchedule(this.timer.ctx, { rule: { at: 'hours', every: 1 }, tabs: [this.timer.tab.id], mail: false }));
  }

  private add(status: Channel['status']): void {
    this.made += 1;
    const id = creator(`c-${this.made}`);
    this.crm.channels.set(id, { ...blankChannel(id), status, updatedAt: new Date(this.made * 60_000).toISOString() });
  }

  private inView(is: boolean): readonly Channel[] {
    return [...this.crm.channels.values()].filter(({ status, archived }) => (status?.id === TALKING.id && archived !== true) === is);
  }

  private set(pick: number, of: readonly Channel[], more: Partial<Channel>): void {
    const known = of[pick % of.length];
    if (known !== undefined) this.crm.channels.set(known.creatorId, { ...known, ...more });
  }

  act({ act, pick }: Day['acts'][number]): void {
    const here = this.inView(true);
    const id = here[pick % here.length]?.creatorId ?? '';
    const acts: Readonly<Record<Act, () => unknown>> = {
      note: () => this.set(pick, here, { notes: `note ${pick}` }),
      leaves: () => this.set(pick, here, { status: COMPLETED }),
      joins: () => this.set(pick, this.inView(false), { status: TALKING, archived: false }),
      deleted: () => this.crm.channels.delete(creator(id)),
      archived: () => this.set(pick, here, { archived: true }),
      new: () => this.add(TALKING),
      'row-deleted': () => this.both((office) => office.tab.grid.deleteRows(rowOf(office, id))),
      typed: () => this.both((office) => office.tab.grid.type(rowOf(office, id), office.tab.grid.columnOf('notes'), `mine ${pick}`)),
    };
    acts[act]();
  }

  private both(work: (office: Office) => void): void {
    for (const office of [this.timer, this.hand]) work(office);
  }

  /** The hour passes, and the timer fires; all trouble is over afterwards. */
  fire(trouble: Trouble | null, pick: number): void {
    const { timer } = this;
    timer.clock.sleep(HOUR_MS);
    if (trouble !== null) this.arrange(trouble, pick);
    try {
      workByItself(timer.ctx, (thrown) => {
        throw thrown;
      });
    } catch (thrown) {
      if (!String(thrown).includes(KILLED)) throw thrown;
    }
    this.crm.before = () => null;
    timer.ops.before = () => {};
  }

  private arrange(trouble: Trouble, pick: number): void {
    const { timer, crm } = this;
    let point = 0;
    const killAfter = 1 + (pick % 40);
    const killed = (): void => {
      point += 1;
      if (point >= killAfter) throw new Error(KILLED);
    };
    const arranged: Readonly<Record<Trouble, () => void>> = {
      killed: () => {
        timer.ops.before = (op) => (isWrite(op) ? killed() : undefined);
        crm.before = () => {
          killed();
          return null;
        };
      },
      sending: () => must(holdLease(timer.contextOf('Sample person 2'), 'run-of-somebody', 1, 'call-1')),
      limit: () => {
        crm.before = () => {
          point += 1;
          return point % 3 === pick % 3 ? 'wait' : null;
        };
      },
      'no connection': () => {
        crm.before = () => 'lost-before';
      },
      'left half-way': () => {
        const colleague = timer.contextOf('Sample person 2');
        const { pullId } = must(startRefresh(colleague, { all: true }));
        crm.before = () => {
          point += 1;
          return point > 1 ? 'wait' : null;
        };
        stepPull(colleague, { pullId });
        crm.before = () => null;
      },
      'somebody else refreshes': () => {
        crm.before = (request) => {
          point += 1;
          if (request === 'list' && point === 1 + (pick % 3)) {
            const before = crm.before;
            crm.before = () => null;
            startRefresh(timer.contextOf('Sample person 2'), { all: true });
            crm.before = before;
          }
          return null;
        };
      },
    };
    arranged[trouble]();
  }

  /** Cells by creator, and what the base holds. What changed at the last refresh may differ if one of the two was refreshed more often. */
  picture({ tab, ctx }: Office, withWords: boolean): unknown {
    const sync = tab.grid.columnOf('sync');
    const columns = Array.from({ length: tab.grid.lastColumn() }, (_, i) => i + 1).filter((column) => withWords || column !== sync);
    const rows = Array.from({ length: tab.lastRow() - 1 }, (_, i) => columns.map((column) => tab.grid.text(i + 2, column)));
    const base = [...openBase(ctx, tab.id).records.values()].map(({ seen: _, ...record }) => record);
    const sorted = (list: readonly object[]): readonly string[] => list.map((one) => JSON.stringify(one)).sort();
    return { rows: sorted(rows), base: sorted(base) };
  }
}

function rowOf({ tab }: Office, id: string): number {
  const column = tab.grid.columnOf('creatorId');
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.grid.text(row, column) === id) return row;
  return tab.lastRow() + 1;
}

const day: fc.Arbitrary<Day> = fc.record({
  acts: fc.array(fc.record({ act: fc.constantFrom(...ACTS), pick: fc.nat(10_000) }), { maxLength: 5 }),
  troubles: fc.array(fc.record({ trouble: fc.constantFrom(...TROUBLES), pick: fc.nat(10_000) }), { maxLength: 2 }),
});

const tally = new Tally('by itself', [...ACTS, ...TROUBLES, 'told as failed', 'without trouble']);

it('a refresh by the timer leaves tab and base like one by hand', () => {
  check(
    fc.property(fc.array(day, { minLength: 1, maxLength: 3 }), (days) => {
      tally.begin();
      const scene = new Scene();
      for (const { acts, troubles } of days) {
        for (const one of acts) {
          tally.meet(one.act);
          scene.act(one);
        }
        if (troubles.length === 0) tally.meet('without trouble');
        for (const { trouble, pick } of troubles) {
          tally.meet(trouble);
          scene.fire(trouble, pick);
          const { last } = must(readSchedule(scene.timer.ctx));
          if (last?.tabs.some(({ problem }) => problem !== null)) tally.meet('told as failed');
        }
        scene.fire(null, 0);
        if (must(readSchedule(scene.timer.ctx)).going !== null) scene.fire(null, 0);
        const { going, last, gaveWay } = must(readSchedule(scene.timer.ctx));
        expect({ going, gaveWay, problems: last?.tabs.map(({ problem }) => problem) }).toEqual({
          going: null,
          gaveWay: null,
          problems: [null],
        });
        scene.hand.refresh();
        const alike = troubles.length === 0;
        expect(scene.picture(scene.timer, alike)).toEqual(scene.picture(scene.hand, alike));
        expect(scene.crm.writes).toEqual([]);
      }
    }),
    60,
  );
  expect(tally.rare()).toEqual([]);
});
