// A mutation of several requests: checked and sent in calls that end in time, stopped in the middle, and inaccessible to others.

import type { MutationProgress, MutationRequest } from '../../sidebar/calls';
import { approveMutation, cancelMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import { rowNumberOf } from '../../src/sync/model';
import { must } from '../fakes/office';
import { asPage } from './as-page';
import { officeWith } from './edited-office';

describe('a mutation of three requests', () => {
  const people = 250;

  /** Each request takes so long that a call has time for only one. */
  function slowOffice() {
    const office = officeWith(people);
    office.tab.select(
      Array.from({ length: people }, (_, i) => rowNumberOf(i + 2)),
      null,
    );
    const { mutationId } = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } }));
    office.crm.before = () => {
      office.clock.sleep(15_000);
      return null;
    };
    return { office, mutationId, step: () => must(stepMutation(office.ctx, { mutationId })) };
  }

  it('is checked and sent in calls that end in time, and reports its progress', () => {
    const { office, mutationId, step } = slowOffice();
    const told = ({ state, done, total }: MutationProgress) => [state, done, total];
    expect([step(), step()].map(told)).toEqual([
      ['checking', 1, 3],
      ['checking', 2, 3],
    ]);
    const ready = step();
    expect([told(ready), ready.requests]).toEqual([['ready', 0, 3], 3]);
    const first = must(approveMutation(office.ctx, { mutationId, digest: ready.digest }));
    expect([told(first), first.requests]).toEqual([['doing', 1, 3], 2]);
    expect(told(step())).toEqual(['done', 3, 3]);
  });

  it('stopped in the middle settles what it sent, leaves the rest, and says for whom', () => {
    const { office, mutationId, step } = slowOffice();
    const [, , ready] = [step(), step(), step()];
    must(approveMutation(office.ctx, { mutationId, digest: ready?.digest ?? '' }));
    expect(must(asPage(cancelMutation, office.ctx, { mutationId }))).toMatchObject({ state: 'doing', done: 2 });
    const ended = step();
    expect(ended).toMatchObject({
      state: 'partly',
      facts: { response: { added: 200 } },
      failures: [{ about: 'Sample c-201 … Sample c-250', outcome: 'left', problem: null }],
    });
    expect(office.crm.others).toHaveLength(2);
    // It is final: neither stopped nor sent once more.
    expect(must(cancelMutation(office.ctx, { mutationId }))).toEqual(ended);
    expect(step()).toEqual(ended);
  });

  it('whose check meets the limit keeps what was checked', () => {
    const { office, step } = slowOffice();
    step();
    const before = office.crm.requests;
    office.crm.before = (request, n) => (n > before + 2 && request.startsWith('email') ? 'wait' : null);
    expect(step()).toMatchObject({ state: 'checking', done: 2, waitMs: 1000 });
    office.crm.before = () => null;
    expect(step()).toMatchObject({ state: 'ready', facts: { adds: 250 } });
  });

  it('cancelled while it is checked is over, and was never sent', () => {
    const { office, mutationId, step } = slowOffice();
    step();
    expect(must(cancelMutation(office.ctx, { mutationId })).state).toBe('cancelled');
    expect(step()).toMatchObject({ state: 'cancelled', failures: [] });
    expect(must(readMutations(office.ctx)).cards).toEqual([]);
    expect(office.crm.others).toEqual([]);
  });

  it('is not stored while somebody else works in the document', () => {
    const { office, mutationId, step } = slowOffice();
    const busy = { ok: false, problem: { kind: 'busy' } };
    office.lock.taken = true;
    const request: MutationRequest = { what: 'create-label', name: 'Winter' };
    expect(startMutation(office.ctx, { mutation: request })).toMatchObject(busy);
    expect(stepMutation(office.ctx, { mutationId })).toMatchObject(busy);
    expect(cancelMutation(office.ctx, { mutationId })).toMatchObject(busy);
    office.lock.taken = false;
    const [, , ready] = [step(), step(), step()];
    office.lock.taken = true;
    expect(approveMutation(office.ctx, { mutationId, digest: ready?.digest ?? '' })).toMatchObject(busy);
    expect(office.crm.others).toEqual([]);
  });
});
