// A colleague who writes anything into hidden sheets, at any moment.

import * as fc from 'fast-check';
import type { Office } from '../fakes/office';

/** What a colleague does to one row of a hidden sheet; numbers select among whatever is there. */
type Forgery =
  /**
   * Replaces a creator, text, label or state by another of its kind, in the whole sheet: the records remain consistent, and say something
   * else.
   */
  | { readonly how: 'exchange'; readonly kind: number; readonly from: number; readonly to: number }
  /** Replaces a value of the row by another: in every row that has it, so that the records remain consistent, or in this row alone. */
  | { readonly how: 'swap'; readonly from: number; readonly to: number; readonly everywhere: boolean }
  | { readonly how: 'copy-row'; readonly from: number }
  | { readonly how: 'as-before'; readonly from: number };

export interface Act {
  /** Before which operation on sheets and properties, counted from the confirmation. */
  readonly at: number;
  readonly sheet: number;
  readonly row: number;
  readonly forgery: Forgery;
}

/** The hidden sheets from which sent data are read. */
export const RECORDS = /^NoxSync (?:journal|runs|mutations)$/;
export const EVERYTHING = /^NoxSync /;

/** Texts worth substituting for others, besides those in the sheets: states, other creators, other values. */
const TEXTS = [
  '"c-1"',
  '"c-4"',
  '"forged"',
  '"planned"',
  '"sent"',
  '"settled"',
  '"paused"',
  '"confirmed"',
  '"done"',
  '"l-0"',
  '0',
  '1',
  '3',
];

const TELLING =
  /^"(?:[cl]-\d|note|planned|sent|answered|settled|applied|paused|confirmed|sending|done|partly|status|labels|add|Renamed|Launch|Beauty|Q1|Summer|Completed|In comm|NoxSync)|^\d$/;

/** Values of one kind, and one more that no record holds. */
const KINDS: readonly (readonly [values: RegExp, more: string])[] = [
  [/"c-\d"/g, '"c-4"'],
  [/"(?:note|typed|sent before)[^"]*"/g, '"forged"'],
  [/"l-\d"/g, '"l-3"'],
  [/"(?:planned|sent|answered|settled)"/g, '"planned"'],
];

const forgery: fc.Arbitrary<Forgery> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ how: fc.constant('exchange' as const), kind: fc.nat(), from: fc.nat(), to: fc.nat() }),
  },
  { weight: 6, arbitrary: fc.record({ how: fc.constant('swap' as const), from: fc.nat(), to: fc.nat(), everywhere: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('copy-row' as const), from: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('as-before' as const), from: fc.nat() }) },
);
export const actWithin = (operations: number): fc.Arbitrary<Act> =>
  fc.record({ at: fc.nat({ max: operations }), sheet: fc.nat(), row: fc.nat(), forgery });
export const actsWithin = (operations: number): fc.Arbitrary<readonly Act[]> =>
  fc.array(actWithin(operations), { minLength: 1, maxLength: 6 });

const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const VALUE = /(?<=[:,[])(?:"[^"]*"|\d)(?=[,}\]])/g;

/** Values of a record that decide what is sent, to which creator, and whether it is still to be sent. */
const valuesOf = (row: readonly string[]): readonly string[] => (row.join('').match(VALUE) ?? []).filter((value) => TELLING.test(value));

function exchange(rows: (readonly string[])[], { kind, from, to }: Forgery & { readonly how: 'exchange' }): void {
  const [values, more] = at(KINDS, kind) ?? [/$^/g, ''];
  const known = [...new Set(rows.flatMap((row) => row.join(' ').match(values) ?? []))];
  const [before, after] = [at(known, from), at([...known, more], to)];
  rows.forEach((row, i) => {
    rows[i] = row.map((text) => text.replace(values, (value) => (value === before ? (after ?? value) : value)));
  });
}

class Colleague {
  private readonly earlier = new Map<string, (readonly string[])[]>();

  constructor(
    private readonly office: Office,
    private readonly sheets: RegExp,
  ) {}

  /** Remembers the sheets' contents, to write them back later. */
  remember(): void {
    for (const [name, rows] of this.office.book.hiddenSheets) this.earlier.set(name, [...(this.earlier.get(name) ?? []), ...rows]);
  }

  act({ sheet, row, forgery }: Act): void {
    const written = [...this.office.book.hiddenSheets].filter(([one, rows]) => this.sheets.test(one) && rows.length > 0);
    const name = at(written, sheet)?.[0] ?? '';
    const rows = this.office.book.hiddenSheets.get(name);
    if (rows === undefined) return;
    const place = row % rows.length;
    const before = rows[place] ?? [];
    if (forgery.how === 'exchange') exchange(rows, forgery);
    else if (forgery.how === 'copy-row') rows[place] = [...(at(rows, forgery.from) ?? before)];
    else if (forgery.how === 'as-before') rows[place] = [...(at(this.earlier.get(name) ?? [], forgery.from) ?? before)];
    else {
      const from = at(valuesOf(before), forgery.from);
      const to = at([...TEXTS, ...rows.flatMap(valuesOf)], forgery.to) ?? '""';
      const swapped = (one: readonly string[]) => one.map((text) => text.replace(VALUE, (value) => (value === from ? to : value)));
      rows.forEach((one, i) => {
        if (i === place || forgery.everywhere) rows[i] = swapped(one);
      });
    }
  }
}

/**
 * Somebody who writes into these sheets during the work, before the operations named by the acts; remembers what the sheets held
 * throughout.
 */
export function watching(office: Office, sheets: RegExp): (acts: readonly Act[], work: () => void) => void {
  const colleague = new Colleague(office, sheets);
  colleague.remember();
  return (acts, work) => {
    let n = 0;
    let busy = false;
    office.ops.before = () => {
      if (busy) return;
      busy = true;
      for (const act of acts.filter(({ at }) => at === n)) {
        colleague.remember();
        colleague.act(act);
      }
      n += 1;
      busy = false;
    };
    work();
    office.ops.before = () => {};
  };
}
