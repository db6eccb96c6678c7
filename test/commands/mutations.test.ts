// Mutations: prepared, approved, performed once, settled by reading.

import type { MutationRequest } from '../../sidebar/calls';
import { keptLists } from '../../src/commands/account/lists';
import { approveMutation, cancelMutation, openMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import { MemoryBook } from '../fakes/memory-book';
import { ModelCrm } from '../fakes/model-crm';
import { must, Office } from '../fakes/office';
import { officeWith } from './edited-office';

const sent = ({ crm }: Office) => crm.others.map(({ what, args }) => [what, args]);

describe('a mutation', () => {
  test('changes nothing before it is approved, and happens once when it is', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: ' Winter ' } }));
    expect(shown).toMatchObject({ state: 'ready', facts: { what: 'create-label', name: 'Winter', near: [] }, total: 1 });
    expect(sent(office)).toEqual([]);
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
    expect(ended).toMatchObject({ state: 'done', failures: [] });
    expect(sent(office)).toEqual([['createLabel', { name: 'Winter' }]]);
    expect(keptLists(office.ctx).labels.map(({ name }) => name)).toContain('Winter');
  });

  test('is refused with another digest and for another person, and happens once if it is approved twice', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'delete-label', id: 'l-0' } }));
    expect(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: 'another' })).toMatchObject({
      problem: { kind: 'stale-mutation' },
    });
    expect(approveMutation(office.contextOf('Sample person 2'), { mutationId: shown.mutationId, digest: shown.digest })).toMatchObject({
      ok: false,
    });
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
    // A client whose answer was lost asks again, and reads the same result.
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toEqual(ended);
    expect(sent(office)).toEqual([['deleteLabel', { id: 'l-0' }]]);
  });

  test.each([
    [{ what: 'create-label', name: 'Winter' }, undefined],
    [{ what: 'rename-label', id: 'l-0', name: 'Winter' }, undefined],
    [{ what: 'delete-label', id: 'l-0' }, true],
    [{ what: 'delete-group', id: 'g-1' }, true],
  ] as const)('says whether it takes something away, for its button to be red: %j', (mutation, takesAway) => {
    expect(must(startMutation(officeWith(1).ctx, { mutation })).takesAway).toBe(takesAway);
  });

  test('is in the list of earlier ones once it was approved', () => {
    const office = officeWith(1);
    const first = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Never approved' } }));
    must(approveMutation(office.ctx, { mutationId: first.mutationId, digest: first.digest }));
    expect(must(readMutations(office.ctx)).cards).toMatchObject([{ state: 'done', who: 'Sample person 1', facts: { name: 'Winter' } }]);
  });

  test('makes room after fifty, and the newest stay complete', () => {
    const office = officeWith(1);
    const started = Array.from({ length: 60 }, (_, n) =>
      must(startMutation(office.ctx, { mutation: { what: 'create-label', name: `Label ${n}` } })),
    );
    const last = started[started.length - 1] ?? started[0];
    expect(stepMutation(office.ctx, { mutationId: started[0]?.mutationId ?? '' }).ok).toBe(false);
    expect(must(approveMutation(office.ctx, { mutationId: last?.mutationId ?? '', digest: last?.digest ?? '' })).state).toBe('done');
  });

  test('cancelled before its approval is never sent', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'rename-label', id: 'l-1', name: 'Q2 Launch' } }));
    expect(must(cancelMutation(office.ctx, { mutationId: shown.mutationId })).state).toBe('cancelled');
    expect(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }).ok).toBe(false);
    expect(sent(office)).toEqual([]);
  });

  test('with a lost answer is settled by reading, and not sent twice', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    office.crm.before = (request) => (request === 'createLabel' ? 'lost-after' : null);
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).state).toBe('done');
    expect(office.crm.others).toHaveLength(1);
  });

  test('with a lost request is sent again under its own key, and reported as uncertain if that is lost too', () => {
    const office = officeWith(1);
    const keys: string[] = [];
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    const create = office.crm.createLabel.bind(office.crm);
    office.crm.createLabel = (name, key) => {
      keys.push(key);
      return create(name, key);
    };
    office.crm.before = (request) => (request === 'createLabel' ? 'lost-before' : null);
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
    expect(ended).toMatchObject({ state: 'partly', failures: [{ about: 'Winter', outcome: 'unknown', problem: { kind: 'unreachable' } }] });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('in progress in another window is left to it, until its request can no longer be in flight', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    const create = office.crm.createLabel.bind(office.crm);
    const meanwhile: unknown[] = [];
    office.crm.createLabel = (name, key) => {
      meanwhile.push(must(stepMutation(office.ctx, { mutationId: shown.mutationId })));
      return create(name, key);
    };
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).state).toBe('done');
    expect(meanwhile).toMatchObject([{ state: 'doing', done: 0, waitMs: 5000 }]);
    expect(office.crm.others).toHaveLength(1);
  });

  test('with a killed call is settled by reading, once nothing can be in flight any more', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    const create = office.crm.createLabel.bind(office.crm);
    office.crm.createLabel = (name, key) => {
      create(name, key);
      throw new Error('the execution is killed');
    };
    expect(() => approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).toThrow('killed');
    expect(must(stepMutation(office.ctx, { mutationId: shown.mutationId }))).toMatchObject({ state: 'doing', waitMs: 5000 });
    office.clock.sleep(70_000);
    expect(must(stepMutation(office.ctx, { mutationId: shown.mutationId })).state).toBe('done');
    expect(office.crm.others).toHaveLength(1);
  });

  test('counts only if its own label is there, not a namesake', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    const create = office.crm.createLabel.bind(office.crm);
    office.crm.createLabel = (name, key) => {
      const answer = create(name, key);
      office.crm.labelList = office.crm.labelList.map((label) => (label.name === name ? { ...label, id: 'of-a-colleague' } : label));
      return answer;
    };
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toMatchObject({
      state: 'partly',
      failures: [{ outcome: 'unknown' }],
    });
  });

  test('refused by the CRM reports the reason', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'delete-label', id: 'l-2' } }));
    office.crm.before = (request) => (request === 'deleteLabel' ? 'refused' : null);
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toMatchObject({
      state: 'partly',
      failures: [{ about: 'Summer', outcome: 'rejected', problem: { kind: 'refused' } }],
    });
  });

  test('that meets the request limit waits, and continues from another page without being sent twice', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    office.crm.before = () => 'wait';
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toMatchObject({
      state: 'doing',
      waitMs: 1000,
    });
    expect(openMutation(office.ctx)).toMatchObject({ is: 'read', value: { mutationId: shown.mutationId, state: 'doing' } });
    office.crm.before = () => null;
    expect(must(stepMutation(office.ctx, { mutationId: shown.mutationId })).state).toBe('done');
    expect(openMutation(office.ctx)).toBeNull();
    expect(office.crm.others).toHaveLength(1);
  });

  test('is still offered in its file after the same person did another in another file', () => {
    const office = officeWith(1);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    office.crm.before = () => 'wait';
    must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
    const other = new Office(new ModelCrm(), new MemoryBook('another-book', office.ops));
    const there = { ...other.ctx, mine: office.ctx.mine };
    expect(openMutation(there)).toBeNull();
    const done = must(startMutation(there, { mutation: { what: 'create-label', name: 'Spring' } }));
    expect(must(approveMutation(there, { mutationId: done.mutationId, digest: done.digest })).state).toBe('done');
    expect(openMutation(office.ctx)).toMatchObject({ is: 'read', value: { mutationId: shown.mutationId, state: 'doing' } });
  });

  test.each<[string, MutationRequest, string]>([
    ['a label that exists, written otherwise', { what: 'create-label', name: 'BEAUTY' }, 'duplicate'],
    ['a label that is not there', { what: 'delete-label', id: 'l-99' }, 'no-such-thing'],
    ['an id of another type', { what: 'rename-label', id: 0, name: 'x' }, 'no-such-thing'],
    ['the same name again', { what: 'rename-label', id: 'l-0', name: 'Beauty' }, 'bad-arguments'],
  ])('for %s is refused immediately', (_, request, kind) => {
    const office = officeWith(1);
    expect(startMutation(office.ctx, { mutation: request })).toMatchObject({ ok: false, problem: { kind } });
    expect(sent(office)).toEqual([]);
  });
});
