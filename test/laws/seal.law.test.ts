// Whatever a colleague writes into the hidden sheets, at any moment: the CRM gets nothing that the person whose key it is did not confirm, and nothing
// twice.

import * as fc from 'fast-check';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import type { MutationRequest } from '../../src/rpc/mutations';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { must, type Office } from '../fakes/office';
import { check, Tally } from './seeded';

/** What a colleague does to one row of a hidden sheet; numbers choose, whatever is there. */
type Forgery =
  /** A value of the row by another one; in every row that holds it, so that the records still fit together, or in this row alone. */
  | { readonly how: 'swap'; readonly from: number; readonly to: number; readonly everywhere: boolean }
  | { readonly how: 'copy-row'; readonly from: number }
  | { readonly how: 'as-before'; readonly from: number };

interface Act {
  /** Before which of the operations on sheets and properties, counted from the confirmation. */
  readonly at: number;
  readonly sheet: number;
  readonly row: number;
  readonly forgery: Forgery;
}

const SHEETS = ['NoxSync journal', 'NoxSync runs', 'NoxSync mutations'];

/** Texts worth putting in place of others, beside those that stand in the sheets: states, other creators, other values. */
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
  /^"(?:[cl]-\d|note|planned|sent|answered|settled|applied|paused|confirmed|sending|done|partly|status|labels|add|Renamed|Launch)|^\d$/;

const forgery: fc.Arbitrary<Forgery> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ how: fc.constant('swap' as const), from: fc.nat(), to: fc.nat(), everywhere: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('copy-row' as const), from: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('as-before' as const), from: fc.nat() }) },
);
const acts = fc.array(fc.record({ at: fc.nat({ max: 60 }), sheet: fc.nat(), row: fc.nat(), forgery }), { minLength: 1, maxLength: 6 });

const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const VALUE = /(?<=[:,[])(?:"[^"]*"|\d)(?=[,}\]])/g;

/** Values of a record that decide what is sent, to whom, and whether it is still to be sent. */
const valuesOf = (row: readonly string[]): readonly string[] => (row.join('').match(VALUE) ?? []).filter((value) => TELLING.test(value));

class Colleague {
  private readonly earlier = new Map<string, (readonly string[])[]>();

  constructor(private readonly office: Office) {}

  /** Remembers how the sheets are, to write them back later. */
  remember(): void {
    for (const [name, rows] of this.office.book.hiddenSheets) this.earlier.set(name, [...(this.earlier.get(name) ?? []), ...rows]);
  }

  act({ sheet, row, forgery }: Act): void {
    const name =
      at(
        SHEETS.filter((one) => (this.office.book.hiddenSheets.get(one) ?? []).length > 0),
        sheet,
      ) ?? '';
    const rows = this.office.book.hiddenSheets.get(name);
    if (rows === undefined) return;
    const place = row % rows.length;
    const before = rows[place] ?? [];
    if (forgery.how === 'copy-row') rows[place] = [...(at(rows, forgery.from) ?? before)];
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

/** Runs the colleague's acts before the operations that they name. */
function watched(office: Office, all: readonly Act[], work: () => void): void {
  const colleague = new Colleague(office);
  colleague.remember();
  let n = 0;
  let busy = false;
  office.ops.before = () => {
    if (busy) return;
    busy = true;
    const due = all.filter((act) => act.at === n);
    n += 1;
    for (const act of due) {
      colleague.remember();
      colleague.act(act);
    }
    busy = false;
  };
  work();
  office.ops.before = () => {};
}

type Written = readonly [string, string, string];

/** Each creator, field and value that was asked of the CRM. */
const written = ({ crm }: Office): readonly Written[] =>
  crm.writes.flatMap(({ ids, set }) =>
    ids.flatMap((id) => Object.entries(set).map(([field, value]): Written => [id, field, JSON.stringify(value)])),
  );

const TO_CONFIRM: readonly (readonly [number, string, string])[] = [
  [2, 'notes', 'note of c-1'],
  [3, 'notes', 'note of c-2'],
  [3, 'status', 'Completed'],
  [4, 'status', 'Completed'],
  [4, 'labels', 'Beauty'],
];

/** A run of several bodies, confirmed; an earlier one that is over stands beside it. */
function confirmedRun(): { readonly office: Office; readonly runId: string } {
  const office = officeWith(4);
  type(office, 5, 'notes', 'sent before');
  office.send(reviewOf(office));
  for (const [row, field, text] of TO_CONFIRM) type(office, row, field, text);
  const review = reviewOf(office);
  confirmAll(office, review);
  return { office, runId: review.runId };
}

/** What the CRM gets when nobody interferes. */
function undisturbed(): ReadonlySet<string> {
  const { office, runId } = confirmedRun();
  office.finishSend(runId);
  return new Set(written(office).map((one) => one.join(' ')));
}

const MUTATIONS: readonly MutationRequest[] = [
  { what: 'delete-label', id: 'l-1' },
  { what: 'rename-label', id: 'l-1', name: 'Renamed' },
  { what: 'create-group', name: 'Launch', selected: false },
];

describe('with a colleague who writes into any hidden sheet at any moment', () => {
  const runs = new Tally('confirmed runs under forgery', ['stopped', 'sent whole', 'sent in part']);
  const expected = undisturbed();

  it('a run sends only what was confirmed, and nothing twice', () => {
    check(
      fc.property(acts, fc.array(fc.constantFrom('step', 'open', 'cancel'), { minLength: 4, maxLength: 10 }), (all, presses) => {
        runs.begin();
        const { office, runId } = confirmedRun();
        const known = office.crm.writes.length;
        // The CRM asks to wait now and then, so that the run takes several calls.
        office.crm.before = (_, n) => (n % 4 === 0 ? 'wait' : null);
        watched(office, all, () => {
          for (const press of presses) {
            office.clock.sleep(95_000);
            if (press === 'step') stepSend(office.ctx, { runId });
            else if (press === 'cancel') cancelRun(office.ctx, { runId });
            else must(readState(office.ctx, { withEdits: true }));
            for (const { runId: other } of openRuns(office)) stepSend(office.ctx, { runId: other });
          }
        });
        const after = written(office).map((one) => one.join(' '));
        expect(after.filter((one) => !expected.has(one))).toEqual([]);
        expect(new Set(after).size).toBe(after.length);
        const sent = office.crm.writes.length - known;
        runs.meet(sent === 0 ? 'stopped' : after.length === expected.size ? 'sent whole' : 'sent in part');
      }),
      300,
    );
    expect(runs.rare()).toEqual([]);
  });

  const writes = new Tally('approved writes under forgery', ['stopped', 'sent']);

  it('an approved write asks only for what was approved, and once', () => {
    check(
      fc.property(acts, fc.constantFrom(...MUTATIONS), (all, request) => {
        writes.begin();
        const plain = officeWith(2);
        perform(plain, request);
        const office = officeWith(2);
        perform(office, request, all);
        const asked = office.crm.others.map(({ what, args }) => JSON.stringify([what, args]));
        expect(asked.filter((one) => !plain.crm.others.some(({ what, args }) => JSON.stringify([what, args]) === one))).toEqual([]);
        expect(new Set(asked).size).toBe(asked.length);
        writes.meet(asked.length === 0 ? 'stopped' : 'sent');
      }),
      200,
    );
    expect(writes.rare()).toEqual([]);
  });
});

/** Whatever the sheet says waits for this person. */
function openRuns({ ctx }: Office): readonly { readonly runId: string }[] {
  const state = readState(ctx, { withEdits: false });
  return state.ok && state.value.run !== null ? [state.value.run] : [];
}

function perform(office: Office, request: MutationRequest, all: readonly Act[] = []): void {
  const { mutationId, digest } = must(startMutation(office.ctx, { mutation: request }));
  watched(office, all, () => {
    approveMutation(office.ctx, { mutationId, digest, number: null });
    for (let i = 0; i < 4; i += 1) stepMutation(office.ctx, { mutationId });
  });
}
