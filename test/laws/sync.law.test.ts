// Laws of a whole Sync over random bases, edits and colleagues, on the in-memory spreadsheet with a model CRM.

import * as fc from 'fast-check';
import type { ChangeSet } from '../../contract/records';
import { stepSend } from '../../src/commands/runs/send';
import type { RunResult } from '../../src/rpc/shapes';
import { valueOf } from '../../src/sync/values';
import { anyText } from '../fakes/any-text';
import { blankChannel, type Fault, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { alone, branchOf, expected, FIELDS, isCreated, known, type Plan, plans, prepare, sendAll } from './random-office';
import { check, Tally } from './seeded';

const MERGE_ROWS = ['nothing', 'drift', 'send', 'clear', 'agreement', 'conflict', 'set-merge'];

describe('a whole Sync', () => {
  const tally = new Tally('whole Sync', [...MERGE_ROWS, 'creation', 'label add', 'label remove', 'split of a refused body']);

  function count(all: readonly Plan[], crm: ModelCrm): void {
    tally.begin();
    for (const plan of all) {
      if (plan.membership === 'known') for (const field of FIELDS) tally.meet(branchOf(field, plan[field]));
      if (isCreated(plan)) tally.meet('creation');
    }
    for (const { set } of crm.writes) if (set.labels !== undefined) tally.meet(`label ${set.labels.operation}`);
    if (crm.refusals.some((ids) => ids > 1)) tally.meet('split of a refused body');
  }

  it('leaves exactly the merge of both sides in the CRM, with every undecided conflict unchanged', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        const review = office.review();
        sendAll(office, review);
        count(all, crm);
        all.forEach((plan, i) => {
          const channel = crm.channels.get(creator(`c-${i}`));
          const held = channel === undefined ? null : FIELDS.map((field) => valueOf(channel, field));
          expect(held).toEqual(expected(plan));
        });
      }),
      300,
    );
    expect(tally.rare()).toEqual([]);
  });

  it('finds nothing more to send after full success, only what was left undecided', () => {
    check(
      fc.property(known, (all) => {
        const { office } = prepare(all);
        const review = office.review();
        const sent = sendAll(office, review);
        if (sent !== null) expect(sent).toMatchObject({ state: 'done', applied: review?.changes.length });
        const next = office.review();
        expect(next?.changes ?? []).toEqual([]);
        expect(next?.conflicts.length ?? 0).toBe(review?.conflicts.length ?? 0);
      }),
      150,
    );
  });

  it('is idempotent', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        const review = office.review();
        if (review === null || sendAll(office, review) === null) return;
        const [writes, held] = [crm.writes.length, JSON.stringify([...crm.channels])];
        office.finishSend(review.runId);
        expect([crm.writes.length, JSON.stringify([...crm.channels])]).toEqual([writes, held]);
      }),
      80,
    );
  });

  it('does not depend on the order of rows and columns', () => {
    const digestOf = (all: readonly Plan[], shuffle: (office: Office) => void): string | undefined =>
      prepare(all, shuffle).office.review()?.digest;
    check(
      fc.property(plans, fc.nat(5), fc.boolean(), (all, column, ascending) => {
        const plain = digestOf(all, () => {});
        const moved = digestOf(all, ({ tab: { grid } }) => {
          grid.sort(grid.columnOf('name'), ascending);
          grid.moveColumns(grid.columnOf('status') + column, 1, 2);
          grid.insertColumns(3);
          grid.insertRows(2);
        });
        expect(moved).toBe(plain);
      }),
      80,
    );
  });

  it('sends nothing without the digest of its changes, and nothing that was unchecked', () => {
    check(
      fc.property(plans, fc.nat(), (all, pick) => {
        const { office, crm } = prepare(all);
        const review = office.review();
        expect(crm.writes).toHaveLength(0);
        const sendable = review?.changes.filter(({ creatorId }) => !crm.refusedInBatch.has(creator(creatorId))) ?? [];
        const left = sendable[pick % Math.max(1, sendable.length)];
        if (review === null || left === undefined) return;
        if (sendable.length > 1) office.send(review, [left.n]);
        const touched = crm.writes.some(({ ids, set }) => ids.includes(creator(left.creatorId)) && left.field in (set as ChangeSet));
        expect(touched).toBe(false);
      }),
      80,
    );
  });
});

describe('a Sync that partly fails', () => {
  const tally = new Tally('a Sync that partly fails', ['all sent', 'refused', 'lost before', 'lost after', 'some not sent', 'unclear']);
  const anyFaults = fc.array(fc.constantFrom<Fault | null>(null, null, null, 'refused', 'lost-before', 'lost-after', 'wait'), {
    maxLength: 14,
  });
  /** Reads succeed while writes are lost again and again. */
  const lostAgain = fc
    .nat(5)
    .map((times) => Array.from({ length: 2 * times }, (_, i): Fault | null => (i % 2 === 0 ? null : 'lost-before')));
  const faults = fc.oneof({ weight: 3, arbitrary: anyFaults }, { weight: 1, arbitrary: lostAgain });

  /** Presses "Go on" whenever the run has paused. */
  function persist(office: Office, runId: string): RunResult {
    for (let i = 0; i < 200; i += 1) {
      const outcome = stepSend(office.ctx, { runId });
      if (outcome.ok && outcome.value.results !== null) return outcome.value.results;
      office.clock.sleep(outcome.ok ? outcome.value.waitMs : 1000);
    }
    throw new Error('the run does not end');
  }

  const placesOf = (list: readonly { readonly creatorId: string; readonly field: string }[]): string[] =>
    list.map(({ creatorId, field }) => `${creatorId} ${field}`).sort();

  it('leaves exactly what was not acknowledged for the next review, and everything else in the CRM', () => {
    check(
      fc.property(known, faults, (all, disturbed) => {
        tally.begin();
        const { office, crm } = prepare(alone(all));
        const review = office.review();
        if (review === null) return tally.meet('all sent');
        const due = [...disturbed];
        office.confirm(review);
        crm.before = () => {
          const fault = due.shift() ?? null;
          if (fault !== null) tally.meet(fault.replace('-', ' '));
          return fault;
        };
        const { notSent } = persist(office, review.runId);
        crm.before = () => null;
        if (notSent.some(({ outcome }) => outcome === 'unknown')) tally.meet('unclear');
        tally.meet(notSent.length === 0 ? 'all sent' : 'some not sent');
        expect(placesOf(office.review()?.changes ?? [])).toEqual(placesOf(notSent));
        const missed = new Set(placesOf(notSent));
        all.forEach((plan, i) => {
          const wanted = alone([plan]).map(expected)[0];
          FIELDS.forEach((field, at) => {
            const channel = crm.channels.get(creator(`c-${i}`));
            if (!missed.has(`c-${i} ${field}`)) expect(channel && valueOf(channel, field)).toEqual(wanted?.[at]);
          });
        });
      }),
      200,
    );
    expect(tally.rare()).toEqual([]);
  });
});

describe('two tabs that show the same creator', () => {
  it('never send an old value back: what one tab sent is drift in the other', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(
          all.map((plan) => ({ ...plan, status: { ...plan.status, remote: null }, notes: { ...plan.notes, remote: null } })),
        );
        const first = office.tab;
        office.book.activate(office.book.addTab('Second'));
        office.pull();
        const second = office.tab;
        office.book.activate(first);
        const review = office.review();
        sendAll(office, review);
        const held = JSON.stringify([...crm.channels.values()]);
        office.book.activate(second);
        expect(office.review()).toBeNull();
        expect(JSON.stringify([...crm.channels.values()])).toBe(held);
      }),
      60,
    );
  });
});

describe('a refresh over unsent edits', () => {
  it('keeps every edit and every conflict', () => {
    check(
      fc.property(plans, (some) => {
        const all = some.filter(({ membership }) => membership !== 'taken');
        const before = prepare(all).office.review();
        const { office } = prepare(all);
        office.refresh();
        const after = office.review();
        const places = (list: readonly { readonly creatorId: string; readonly field: string }[] = []): string[] =>
          list.map(({ creatorId, field }) => `${creatorId} ${field}`).sort();
        expect(places(after?.conflicts)).toEqual(places(before?.conflicts));
        expect(places(after?.changes)).toEqual(places(before?.changes));
      }),
      100,
    );
  });
});

describe('a creator who disappeared from the CRM', () => {
  it('is never created again by an edit', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        const vanished = creator(`c-${all.findIndex(({ membership }) => membership === 'known')}`);
        crm.channels.delete(vanished);
        crm.creatable.add(vanished);
        const review = office.review();
        sendAll(office, review);
        expect(crm.channels.has(vanished)).toBe(false);
      }),
      80,
    );
  });
});

describe('any text', () => {
  it('can be pulled and compared without producing an edit', () => {
    check(
      fc.property(fc.array(anyText({ maxLength: 40 }), { minLength: 1, maxLength: 8 }), (texts) => {
        const crm = new ModelCrm();
        for (const [i, text] of texts.entries()) {
          const id = creator(`-${i}`);
          crm.channels.set(id, { ...blankChannel(id), notes: text, email: text, contactLink: text, name: text, handle: text });
        }
        const office = new Office(crm);
        office.pull();
        expect(office.review()).toBeNull();
        office.refresh();
        expect(office.review()).toBeNull();
      }),
      200,
    );
  });
});
