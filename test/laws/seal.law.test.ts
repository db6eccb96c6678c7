// Whatever a colleague writes into the hidden sheets, at any moment: the CRM gets nothing that the key's owner did not confirm, and nothing
// twice.

import * as fc from 'fast-check';
import type { MutationRequest } from '../../sidebar/calls';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { must, type Office } from '../fakes/office';
import { type Act, actsWithin, RECORDS, watching } from './colleague';
import { check, Tally } from './seeded';

type Written = readonly [string, string, string];

/** Each creator, field and value requested from the CRM. */
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

/** A confirmed run of several bodies, with an earlier finished one next to it. */
function confirmedRun(): { readonly office: Office; readonly runId: string } {
  const office = officeWith(4);
  type(office, 5, 'notes', 'sent before');
  office.send(reviewOf(office));
  for (const [row, field, text] of TO_CONFIRM) type(office, row, field, text);
  const review = reviewOf(office);
  confirmAll(office, review);
  return { office, runId: review.runId };
}

/** What the CRM gets without interference. */
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
      fc.property(actsWithin(60), fc.array(fc.constantFrom('step', 'open', 'cancel'), { minLength: 4, maxLength: 10 }), (all, presses) => {
        runs.begin();
        const { office, runId } = confirmedRun();
        const known = office.crm.writes.length;
        // The CRM asks to wait now and then, so that the run takes several calls.
        office.crm.before = (_, n) => (n % 4 === 0 ? 'wait' : null);
        watching(office, RECORDS)(all, () => {
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

  it('an approved write requests only what was approved, and once', () => {
    check(
      fc.property(actsWithin(60), fc.constantFrom(...MUTATIONS), (all, request) => {
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

/** Whatever the sheet says is waiting for this person. */
function openRuns({ ctx }: Office): readonly { readonly runId: string }[] {
  const state = readState(ctx, { withEdits: false });
  return state.ok && state.value.run !== null ? [state.value.run] : [];
}

function perform(office: Office, request: MutationRequest, all: readonly Act[] = []): void {
  const { mutationId, digest } = must(startMutation(office.ctx, { mutation: request }));
  watching(office, RECORDS)(all, () => {
    approveMutation(office.ctx, { mutationId, digest });
    for (let i = 0; i < 4; i += 1) stepMutation(office.ctx, { mutationId });
  });
}
