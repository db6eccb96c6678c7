// Several people in one spreadsheet, and a CRM with a life of its own. Calls of the add-on are synchronous, so whoever is due acts while
// another's call waits: others' calls before any operation on sheets and properties, edits and CRM changes at every request and between
// calls.

import type { Context } from '../../../src/commands/context';
import { repairRows } from '../../../src/commands/edits/repair';
import type { Lock } from '../../../src/commands/ports';
import { activeLease } from '../../../src/commands/runs/lease';
import { openBase } from '../../../src/commands/tab/base-book';
import { EDITABLE_FIELDS, type EditableField } from '../../../src/fields/fields';
import type { Fault } from '../../fakes/model-crm';
import { creator, must, Office } from '../../fakes/office';
import { type Random, randomOf } from '../random';
import { isUnique, Ledger, uniqueText } from './ledger';
import { Member } from './member';
import { SharedCrm, shownIn } from './shared-crm';

export interface TeamPlan {
  readonly seed: number;
  readonly people: number;
  readonly creators: number;
  /** How long they work, in milliseconds of the virtual clock. */
  readonly ms: number;
  /** Maximum time between two actions of one person. */
  readonly pauseMs: number;
  /** Shares of requests, and of operations on the document, that fail. */
  readonly faults: { readonly crm: number; readonly google: number };
}

export type Happening = keyof Team['met'] | keyof Ledger['size'] | 'done' | 'changedOnly';

/** Thrown instead of performing Google's operation. */
class GoogleFails extends Error {
  override readonly name = 'Exception';
}

/** A call in progress. */
interface Frame {
  holdsLock: boolean;
  /** From here on nothing in the execution takes effect. */
  killed: boolean;
}

const REQUEST_MS = 400;
const OPERATION_MS = 30;
/** The CRM's clock is slow. */
const CRM_CLOCK_OFF_MS = -7 * 60_000;
const OWN_HEADING = 'Mine';
/** How often the last person presses Sync. */
const LAST_SYNCS = 3;

export class Team {
  readonly crm = new SharedCrm();
  readonly office: Office;
  readonly ledger = new Ledger(this.crm, () => this.met.googleFaults > 0);
  readonly members: readonly Member[];
  protected readonly random: Random;
  /** Everybody who has been added to the CRM. */
  protected readonly ids: string[] = [];
  /** The contents of people's own columns, by heading and creator. */
  private readonly owned = new Map<string, string>();
  private readonly frames: Frame[] = [];
  protected typed = 0;
  /** Somebody is editing by hand, and nobody else's edits come in between. */
  private handed = false;
  readonly met = { nested: 0, hands: 0, sorts: 0, changes: 0, crmFaults: 0, googleFaults: 0, locked: 0 };

  constructor(private readonly plan: TeamPlan) {
    this.random = randomOf(plan.seed);
    for (let i = 1; i <= plan.creators; i += 1) this.ids.push(`c-${i}`);
    this.office = new Office(this.crm);
    this.crm.now = () => this.office.clock.now() + CRM_CLOCK_OFF_MS;
    // One per minute, as if nobody had been changed since.
    for (const id of this.ids) {
      this.crm.join(creator(id));
      this.office.clock.sleep(60_000);
    }
    this.office.pull();
    const column = this.grid.lastColumn() + 1;
    this.grid.insertColumns(column);
    this.grid.type(1, column, OWN_HEADING);
    for (const [id, row] of this.rows()) this.own(row, column, `own ${id}`);
    this.members = Array.from({ length: plan.people }, (_, i) => this.member(i + 1));
  }

  private member(n: number): Member {
    const key = `nox_sk_person_${n}`;
    const ctx = { ...this.office.contextOf(`Sample person ${n}`), crmWith: (own: string) => this.crm.seenWith(own), lock: this.lock };
    ctx.mine.write('crm.key', key);
    return new Member(ctx, key, this.random, {
      offered: (who, review) => this.ledger.offered(who, review),
      confirm: (own, review, without) => this.ledger.confirm(own, review, without),
      discards: () => this.ledger.discards((id, field) => this.cell(id, field)),
      isMade: (thrown) => thrown instanceof GoogleFails,
      wrong: (what) => this.ledger.wrong.push(what),
    });
  }

  /** Others wait for it as long as they may, and then do without. */
  private readonly lock: Lock = {
    within: (ms, work) => {
      const frame = this.frames.at(-1);
      if (this.frames.some((one) => one !== frame && one.holdsLock)) {
        this.met.locked += 1;
        this.office.clock.sleep(ms);
        return null;
      }
      if (frame === undefined || frame.holdsLock) return { done: work() };
      frame.holdsLock = true;
      try {
        return { done: work() };
      } finally {
        frame.holdsLock = false;
      }
    },
  };

  protected get grid() {
    return this.office.tab.grid;
  }

  /** The current row of each creator. */
  protected rows(): ReadonlyMap<string, number> {
    const { grid } = this;
    const column = grid.columnOf('creatorId');
    return new Map(Array.from({ length: grid.lastRow() - 1 }, (_, i) => [grid.text(i + 2, column), i + 2]));
  }

  cell(id: string, field: string): string {
    const row = this.rows().get(id);
    return row === undefined ? '' : this.grid.text(row, this.grid.columnOf(field));
  }

  /** Lets everybody work for the plan's time. */
  work(): void {
    const { clock, ops } = this.office;
    const end = clock.now() + this.plan.ms;
    for (const member of this.members) member.readyAt = clock.now() + this.random.below(this.plan.pauseMs);
    ops.before = () => this.beforeOperation();
    this.crm.before = (request) => this.beforeRequest(request);
    while (clock.now() < end) {
      const next = [...this.members].sort((a, b) => a.readyAt - b.readyAt)[0];
      if (next === undefined) break;
      clock.sleep(Math.max(0, next.readyAt - clock.now()));
      this.handsAndCrm();
      this.step(next);
    }
    ops.before = () => {};
    this.crm.before = () => null;
  }

  protected step(member: Member): void {
    this.frames.push({ holdsLock: false, killed: false });
    member.readyAt = this.office.clock.now() + this.random.below(this.plan.pauseMs);
    member.step();
    this.frames.pop();
    this.ledger.checkWritten();
  }

  private beforeOperation(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined || this.handed) return;
    this.office.clock.sleep(OPERATION_MS);
    this.others();
    if (frame.killed || this.random.chance(this.plan.faults.google)) {
      this.met.googleFaults += 1;
      frame.killed ||= this.random.chance(0.5);
      throw new GoogleFails('Service error: Spreadsheets');
    }
  }

  private beforeRequest(_request: string): Fault | null {
    const frame = this.frames.at(-1);
    if (frame === undefined) return null;
    if (frame.killed) throw new GoogleFails('Exceeded maximum execution time');
    this.office.clock.sleep(REQUEST_MS);
    this.handsAndCrm();
    this.others();
    if (!this.random.chance(this.plan.faults.crm)) return null;
    this.met.crmFaults += 1;
    return this.random.pick<Fault>(['lost-before', 'lost-after', 'refused', 'wait']);
  }

  /**
   * Everybody who is due and has no call in progress acts now. While the lock is held, most wait until it is free, and only one acts: its
   * holder cannot release it meanwhile, so everyone who asks waits the full time. In reality these waits are concurrent; added up they
   * would exceed the team's working time.
   */
  private others(): void {
    const held = this.frames.some(({ holdsLock }) => holdsLock);
    if (held && !this.random.chance(0.02)) return;
    for (const member of this.members) {
      if (member.busy || member.readyAt > this.office.clock.now()) continue;
      this.met.nested += 1;
      this.step(member);
      if (held) return;
    }
  }

  /**
   * Edits by hand at the very moment when cells are written may be lost (`test/commands/rows-moved-meanwhile.test.ts` tests the
   * guarantees): a call that waits while it holds the lock is an artifact of this trial, and must not last longer than that moment.
   */
  private handsAndCrm(): void {
    const writes = this.frames.some(({ holdsLock }) => holdsLock);
    this.handed = true;
    for (let n = this.random.below(3); n > 0; n -= 1) {
      const what = writes ? 100 : this.random.below(100);
      if (what < 55) this.type();
      else if (what < 70) this.sort();
      else this.changeInCrm();
    }
    this.handed = false;
  }

  private someId(): string {
    return this.random.pick(this.ids);
  }

  protected own(row: number, column: number, text: string): void {
    this.grid.type(row, column, text);
    this.owned.set(`${this.grid.text(1, column)} ${this.grid.text(row, this.grid.columnOf('creatorId'))}`, text);
  }

  /** Own cells that are no longer beside their creator. */
  private strayed(): readonly string[] {
    const { grid } = this;
    const columns = Array.from({ length: grid.lastColumn() }, (_, i) => i + 1);
    const places = [...this.rows()].flatMap(([id, row]) =>
      columns.map((column) => [`${grid.text(1, column)} ${id}`, grid.text(row, column)] as const),
    );
    const now = new Map<string, string>(places);
    return [...this.owned]
      .filter(([place, text]) => now.get(place) !== text)
      .map(([place, text]) => `${place} holds ${now.get(place)}, not ${text}`);
  }

  protected type(): void {
    this.met.hands += 1;
    const [id, field] = [this.someId(), this.random.pick<EditableField>(EDITABLE_FIELDS)];
    const row = this.rows().get(id);
    if (row === undefined) return;
    this.typed += 1;
    const text = isUnique(field) ? uniqueText(field, 'hand', this.typed) : this.someName(field);
    this.grid.type(row, this.grid.columnOf(field), text);
    this.ledger.type(id, field, text);
  }

  private someName(field: EditableField): string {
    const { statusList, memberList, labelList } = this.crm;
    if (field === 'status') return this.random.pick(statusList).name;
    if (field === 'owner') return this.random.pick(['', ...memberList.map(({ name }) => name)]);
    const labels = labelList.map(({ name }) => name).filter(() => this.random.chance(0.4));
    return labels.join(', ');
  }

  protected sort(): void {
    this.met.sorts += 1;
    this.grid.sort(1 + this.random.below(this.grid.lastColumn()), this.random.chance(0.5));
  }

  protected changeInCrm(): void {
    this.met.changes += 1;
    const id = creator(this.someId());
    const field = this.random.pick<EditableField>(EDITABLE_FIELDS);
    const { statusList, memberList, labelList } = this.crm;
    this.typed += 1;
    if (field === 'status') this.crm.change(id, { status: this.random.pick(statusList).id });
    else if (field === 'owner') this.crm.change(id, { owner: this.random.pick([null, ...memberList.map((one) => one.id)]) });
    else if (field === 'labels')
      this.crm.change(id, {
        labels: { operation: this.random.pick(['add', 'remove'] as const), labelIds: [this.random.pick(labelList).id] },
      });
    else if (isUnique(field)) this.crm.change(id, { [field]: uniqueText(field, 'crm', this.typed) });
  }

  /** What has happened so far, with frequencies; `done` are calls that completed. */
  happened(): Readonly<Record<Happening, number>> {
    const sum = (count: (member: Member) => number): number => this.members.reduce((all, one) => all + count(one), 0);
    return {
      ...this.met,
      ...this.ledger.size,
      done: sum(({ ends }) => ends.get('done') ?? 0),
      changedOnly: sum(({ changedOnly }) => changedOnly),
    };
  }

  /** Everybody ends what they started; returns what contradicts the ledger. */
  verdict(): readonly string[] {
    const wrong = [...this.ledger.wrong];
    this.office.clock.sleep(600_000);
    for (const member of this.members) {
      const open = member.finish();
      if (open !== null) wrong.push(`${member.name}: ${open}`);
    }
    const [first] = this.members;
    if (first === undefined) return wrong;
    const lease = activeLease(first.ctx);
    if (lease !== null) wrong.push(`${lease.who} holds a lease`);
    this.ledger.checkWritten();
    wrong.push(...this.ledger.lost((id, field) => this.cell(id, field)));
    return [...wrong, ...this.converged(first), ...this.strayed()];
  }

  /**
   * Sends until nothing is left. Many edits of one column may look like that column sorted alone: then the person declares them intended.
   */
  private looks(ctx: Context, key: string): readonly string[] {
    for (let i = 0; i < LAST_SYNCS; i += 1) {
      const review = this.office.review('all', ctx);
      if (review === null) return [];
      const sorted = review.waiting.filter(({ repairs }) => repairs.includes('keep-edits')).flatMap(({ rows }) => [...rows]);
      if (sorted.length > 0) must(repairRows(ctx, { repair: 'keep-edits', rows: sorted }));
      const answered = review.conflicts.length === 0 ? review : this.office.answer(review, 'mine', false, ctx);
      this.ledger.offered('the last', answered);
      if (answered.changes.length === 0) continue;
      this.ledger.confirm(key, answered, new Set());
      this.office.send(answered, [], ctx);
    }
    const left = this.office.review('all', ctx);
    return left === null
      ? []
      : [`after ${LAST_SYNCS} Syncs there is more: ${JSON.stringify([left.changes, left.conflicts, left.waiting])}`];
  }

  /** One of them refreshes, and sends what is left with "mine" everywhere: then both sides are equal, and nothing waits. */
  private converged({ ctx, key }: Member): readonly string[] {
    const wrong: string[] = [];
    this.office.refresh(ctx);
    for (const left of this.looks(ctx, key)) wrong.push(left);
    this.ledger.checkWritten();
    this.office.refresh(ctx);
    for (const [id, channel] of this.crm.channels)
      for (const field of EDITABLE_FIELDS) {
        const [cell, held] = [inOrder(field, this.cell(id, field)), shownIn(channel, field)];
        if (cell !== held) wrong.push(`${id} ${field} shows ${cell} and the CRM holds ${held}`);
      }
    const { size } = openBase(ctx, this.office.tab.id).records;
    if (size !== this.ids.length) wrong.push(`${size} creators have a base`);
    if (this.rows().size !== this.ids.length) wrong.push(`${this.rows().size} creators stand in the tab`);
    return [...wrong, ...this.ledger.wrong];
  }
}

const inOrder = (field: string, text: string): string => (field === 'labels' ? text.split(', ').sort().join(', ') : text);
