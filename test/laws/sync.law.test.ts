// Laws of a whole Sync over random bases, edits and colleagues, on the in-memory spreadsheet with a model CRM.

import * as fc from 'fast-check';
import type { ChangeSet } from '../../contract/records';
import { valueOf } from '../../src/sync/values';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { branchOf, type Cell, expectedValue, FIELDS, type Plan, plans, prepare } from './random-desk';
import { check, Tally } from './seeded';

describe('a whole Sync', () => {
  const tally = new Tally('whole Sync', [
    'nothing',
    'drift',
    'send',
    'clear',
    'agreement',
    'conflict',
    'set-merge',
    'label add',
    'label remove',
  ]);
  const cells = (all: readonly Plan[]): [(typeof FIELDS)[number], Cell][] =>
    all.flatMap((plan) => FIELDS.map((field): [(typeof FIELDS)[number], Cell] => [field, plan[field]]));

  it('leaves in the CRM exactly the merge of both sides, with every undecided conflict as it was', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        for (const [field, cell] of cells(all)) tally.met(branchOf(field, cell));
        const review = office.review();
        if (review !== null && review.changes.length > 0) office.send(review);
        for (const { set } of crm.writes) if (set.labels !== undefined) tally.met(`label ${set.labels.operation}`);
        all.forEach((plan, i) => {
          const channel = crm.channels.get(creator(`c-${i}`));
          const held = FIELDS.map((field) => channel && valueOf(channel, field));
          expect(held).toEqual(FIELDS.map((field) => expectedValue(field, plan[field])));
        });
      }),
      300,
    );
    const all = ['nothing', 'drift', 'send', 'clear', 'agreement', 'conflict', 'set-merge'].map((branch) => tally.count(branch));
    const total = all.reduce((sum, n) => sum + n, 0);
    for (const n of all) expect(n).toBeGreaterThan(total * 0.02);
  });

  it('finds nothing more to send afterwards, only what was left undecided', () => {
    check(
      fc.property(plans, (all) => {
        const { office } = prepare(all);
        const review = office.review();
        if (review !== null && review.changes.length > 0) office.send(review);
        const next = office.review();
        expect(next?.changes ?? []).toEqual([]);
        expect(next?.conflicts.length ?? 0).toBe(review?.conflicts.length ?? 0);
      }),
      150,
    );
  });

  it('applied twice is applied once', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        const review = office.review();
        if (review === null || review.changes.length === 0) return;
        office.send(review);
        const writes = crm.writes.length;
        office.finishSend(review.runId);
        expect(crm.writes).toHaveLength(writes);
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

  it('sends nothing without the digest of its changes, and nothing that was unticked', () => {
    check(
      fc.property(plans, fc.nat(), (all, pick) => {
        const { office, crm } = prepare(all);
        const review = office.review();
        if (review === null || review.changes.length === 0) return;
        expect(crm.writes).toHaveLength(0);
        const left = review.changes[pick % review.changes.length];
        if (left === undefined) return;
        if (review.changes.length > 1) office.send(review, [left.n]);
        const touched = crm.writes.some(({ ids, set }) => ids.includes(creator(left.creatorId)) && left.field in (set as ChangeSet));
        expect(touched).toBe(false);
      }),
      80,
    );
  });
});

describe('two tabs that show one creator', () => {
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
        if (review !== null && review.changes.length > 0) office.send(review);
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
      fc.property(plans, (all) => {
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

describe('a creator who vanished from the CRM', () => {
  it('is never created again by an edit', () => {
    check(
      fc.property(plans, (all) => {
        const { office, crm } = prepare(all);
        const vanished = creator('c-0');
        crm.channels.delete(vanished);
        crm.creatable.add(vanished);
        const review = office.review();
        if (review !== null && review.changes.length > 0) office.send(review);
        expect(crm.channels.has(vanished)).toBe(false);
      }),
      80,
    );
  });
});

describe('any text', () => {
  it('is pulled and compared without an edit appearing', () => {
    check(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 8 }), (texts) => {
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
