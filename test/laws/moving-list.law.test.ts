// The channel list changes arbitrarily while it is read: everybody who was in it from the first request to the last is included, or it is
// reported that some may be missing.

import * as fc from 'fast-check';
import type { Page } from '../../contract/records';
import { afterPageOf, LIST_START, type ListCursor, mayMiss } from '../../src/commands/reading/list-cursor';
import type { Channel } from '../../src/fields/fields';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { check, Tally } from './seeded';

/** What happens to the list before a request: positions are fractions of its length. */
type Change =
  | { readonly kind: 'leave'; readonly at: number; readonly count: number }
  | { readonly kind: 'join'; readonly at: number; readonly count: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'swap'; readonly at: number; readonly to: number }
  | { readonly kind: 'shuffle' };

const place = fc.integer({ min: 0, max: 1_000 });
const many = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 250 }));
const leaving: fc.Arbitrary<Change> = fc.record({ kind: fc.constant('leave' as const), at: place, count: many });
const joining: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('join' as const),
  at: fc.oneof(place, fc.constantFrom(0, 1_000)),
  count: many,
});
const moving: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('move' as const, 'swap' as const), at: place, to: fc.oneof(place, fc.constant(0)) }),
  fc.record({ kind: fc.constant('shuffle' as const) }),
);
/** As many leave as join, at one moment. */
const exchange = fc.tuple(place, fc.oneof(place, fc.constantFrom(0, 1_000)), many).map(([from, to, count]): readonly Change[] => [
  { kind: 'leave', at: from, count },
  { kind: 'join', at: to, count },
]);
const alone = (change: fc.Arbitrary<Change>): fc.Arbitrary<readonly Change[]> => change.map((one) => [one]);

class List {
  rows: number[];
  private next = 100_000;
  readonly left = new Set<number>();

  constructor(size: number) {
    this.rows = Array.from({ length: size }, (_, i) => i + 1);
  }

  private at(share: number): number {
    return Math.floor((share * this.rows.length) / 1_001);
  }

  change(change: Change): void {
    const { rows } = this;
    if (change.kind === 'shuffle') rows.reverse();
    else if (change.kind === 'leave') for (const one of rows.splice(this.at(change.at), change.count)) this.left.add(one);
    else if (change.kind === 'join') {
      const come = Array.from({ length: change.count }, () => this.next++);
      rows.splice(change.at === 1_000 ? rows.length : this.at(change.at), 0, ...come);
    } else {
      const [from, to] = [this.at(change.at), this.at(change.to)];
      const [one, other] = [rows[from], rows[to]];
      if (one === undefined || other === undefined) return;
      if (change.kind === 'swap') [rows[from], rows[to]] = [other, one];
      else rows.splice(to, 0, ...rows.splice(from, 1));
    }
  }

  page(number: number, size: number, counts: boolean): Page<Channel> {
    const rows = this.rows.slice((number - 1) * size, number * size).map((n) => blankChannel(creator(`c-${n}`)));
    return { rows, page: number, pages: counts ? Math.ceil(this.rows.length / size) : null, total: counts ? this.rows.length : null };
  }
}

interface Read {
  readonly missing: readonly string[];
  readonly mayMiss: boolean;
  readonly requests: number;
}

/** `moments[n]` happens before request n + 2, repeating when there are fewer. */
function read(size: number, counts: boolean, moments: readonly (readonly Change[])[]): Read {
  const list = new List(size);
  const before = [...list.rows];
  const seen = new Set<string>();
  let state: ListCursor = LIST_START;
  let requests = 0;
  while (state.page !== null && requests < 500) {
    if (requests > 0) for (const change of moments[requests - 1] ?? []) list.change(change);
    requests += 1;
    const page = list.page(state.page, state.size, counts);
    for (const { creatorId } of page.rows) seen.add(creatorId);
    const next = afterPageOf(state, state.page, page);
    // A list that cannot be told from one with repeating pages ends with a problem, and no claim is made about it.
    if (next === null) return { missing: [], mayMiss: true, requests };
    state = next;
  }
  const missing = before.filter((one) => !list.left.has(one) && !seen.has(creator(`c-${one}`))).map(String);
  return { missing, mayMiss: mayMiss(state, seen.size), requests };
}

const sizes = fc.oneof(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 350, max: 2_000 }));
/** Most moments pass without a change. */
const moments = (change: fc.Arbitrary<readonly Change[]>) =>
  fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant<readonly Change[]>([]) }, { weight: 1, arbitrary: change }), {
    minLength: 1,
    maxLength: 30,
  });

const RUNS = 1_500;

describe('a list that changes between any two pages', () => {
  const tally = new Tally('moving list', ['still', 'all came', 'may be missing', 'really missing', 'long']);

  function holds(size: number, counts: boolean, changes: readonly (readonly Change[])[]): Read {
    const outcome = read(size, counts, changes);
    tally.begin();
    tally.meet(outcome.mayMiss ? 'may be missing' : 'all came');
    if (changes.every((one) => one.length === 0)) tally.meet('still');
    if (outcome.missing.length > 0) tally.meet('really missing');
    if (size > 1_000) tally.meet('long');
    expect({ missing: outcome.mayMiss ? [] : outcome.missing, ends: outcome.requests < 500 }).toEqual({ missing: [], ends: true });
    return outcome;
  }

  it('includes everybody who stayed when others leave and join, in any numbers and anywhere', () => {
    const change = moments(fc.oneof(alone(leaving), alone(joining), exchange));
    check(
      fc.property(sizes, fc.boolean(), change, (size, counts, changes) => void holds(size, counts, changes)),
      RUNS,
    );
  });

  it.each([
    ['of a CRM that counts, when they change places and others come', true, moments(fc.oneof(alone(moving), alone(joining)))],
    ['of one that does not, when they change places', false, moments(alone(moving))],
  ])('includes everybody who stayed, or reports that some may be missing, %s', (_, counts, change) => {
    check(
      fc.property(sizes, change, (size, changes) => void holds(size, counts, changes)),
      RUNS / 2,
    );
  });

  it('is reported as complete when it does not change, and costs at most a sixth more than its pages', () => {
    const outcome = (size: number, counts: boolean) => holds(size, counts, []);
    check(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.boolean(), (size, counts) => {
        const { missing, mayMiss, requests } = outcome(size, counts);
        expect({ missing, mayMiss }).toEqual({ missing: [], mayMiss: false });
        expect(requests).toBeLessThanOrEqual(Math.ceil(size / 100) * (7 / 6) + 2);
      }),
      300,
    );
  });

  it('is also reported as complete when a few leave it and the CRM counts the rest', () => {
    const few = fc.record({ kind: fc.constant('leave' as const), at: place, count: fc.integer({ min: 1, max: 3 }) });
    check(
      fc.property(sizes, fc.array(alone(few), { minLength: 1, maxLength: 5 }), (size, changes) => {
        expect(holds(size, true, changes)).toMatchObject({ missing: [], mayMiss: false });
      }),
      300,
    );
  });

  it('is rarely reported as possibly incomplete when nobody is missing', () => {
    const needlessly = tally.count('may be missing') - tally.count('really missing');
    expect(needlessly).toBeLessThan(tally.count('all came') / 8);
  });

  it('covered every branch', () => expect(tally.rare()).toEqual([]));
});
