// A CRM whose every answer takes longer than a call has time for: each call still advances the work, so that it ends.

import { lookUp } from '../../src/commands/creators/look-up';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** Longer than a call starts anything new (20 s), and shorter than a request may take (30 s). */
const SLOW_MS = 25_000;

class SlowOffice extends Office {
  constructor(crm = new ModelCrm()) {
    super(crm);
    for (let n = 1; n <= 12; n += 1) crm.channels.set(creator(`c-${n}`), blankChannel(creator(`c-${n}`)));
    const slow = new Proxy(crm, {
      get: (target, name, receiver) => {
        const own: unknown = Reflect.get(target, name, receiver);
        if (typeof own !== 'function') return own;
        return (...args: unknown[]): unknown => {
          this.clock.sleep(this.slowMs);
          return Reflect.apply(own, target, args);
        };
      },
    });
    Object.assign(this.ctx, { crmWith: () => slow });
  }

  slowMs = SLOW_MS;

  type(row: number, field: string, text: string): void {
    this.tab.grid.type(row, this.tab.grid.columnOf(field), text);
  }
}

const edited = (office: SlowOffice): SlowOffice => {
  office.pull();
  for (const row of [2, 3, 4]) office.type(row, 'status', 'Completed');
  office.type(5, 'notes', 'By hand');
  return office;
};

test('a Sync and its undo finish', () => {
  const office = edited(new SlowOffice());
  const sent = office.sync();
  expect(sent).toMatchObject({ state: 'done', applied: 4 });
  const review = office.undo(sent?.runId ?? '');
  expect(review === null ? null : office.send(review)).toMatchObject({ state: 'done' });
});

test('even if creators must be read one by one, and their reads together fill the call', () => {
  const crm = new ModelCrm();
  crm.filters = false;
  const office = edited(new SlowOffice(crm));
  office.slowMs = 6_000;
  expect(office.sync()).toMatchObject({ state: 'done', applied: 4 });
});

test('even if these reads together take longer than an unrenewed hold lasts', () => {
  const crm = new ModelCrm();
  crm.filters = false;
  const office = new SlowOffice(crm);
  office.pull();
  for (let row = 2; row <= 13; row += 1) office.type(row, 'status', 'Completed');
  office.slowMs = 12_000;
  expect(office.sync()).toMatchObject({ state: 'done', applied: 12 });
});

test('a single answer that takes even longer does not end it, either', () => {
  const office = edited(new SlowOffice());
  office.slowMs = 100_000;
  expect(office.sync()).toMatchObject({ state: 'done', applied: 4 });
});

test('a refresh, a mutation and a look-up finish, too', () => {
  const office = new SlowOffice();
  office.pull();
  expect(office.refresh()).toMatchObject({ incomplete: false });
  let mutation = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Slow' } }));
  const { mutationId } = mutation;
  for (let n = 0; n < 20 && mutation.state === 'checking'; n += 1) mutation = must(stepMutation(office.ctx, { mutationId }));
  mutation = must(approveMutation(office.ctx, { mutationId, digest: mutation.digest }));
  for (let n = 0; n < 20 && mutation.state === 'doing'; n += 1) mutation = must(stepMutation(office.ctx, { mutationId }));
  expect(mutation.state).toBe('done');
  expect(lookUp(office.ctx, { text: 'c-1', archived: false })).toMatchObject({ ok: true });
});
