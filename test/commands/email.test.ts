// Adding selected creators to an email task: prepared, checked by the CRM, approved, reported with the CRM's own counts.

import type { CreatorId } from '../../contract/records';
import type { MutationProgress } from '../../sidebar/calls';
import { acknowledged } from '../../src/commands/mutations/email/email';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { mutationOf } from '../../src/commands/mutations/mutation-book';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith } from './edited-office';

const TASK = 't-1';

function select(office: Office, from: number, to: number): void {
  office.tab.select(
    Array.from({ length: to - from + 1 }, (_, i) => (from + i) as RowNumber),
    null,
  );
}

function checked(office: Office): MutationProgress {
  const started = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  for (let last = started; ; last = must(stepMutation(office.ctx, { mutationId: last.mutationId })))
    if (last.state !== 'checking') return last;
}

const approve = (office: Office, { mutationId, digest }: MutationProgress): MutationProgress =>
  must(approveMutation(office.ctx, { mutationId, digest }));
const inTask = (office: Office): readonly CreatorId[] => office.crm.inTask.get(TASK) ?? [];

test('tasks that accept creators come first, and the others are marked', () => {
  const office = officeWith(1);
  office.crm.taskList = [...office.crm.taskList].reverse();
  const before = office.crm.requests;
  expect(must(readEmailTasks(office.ctx)).tasks.map(({ name, standalone }) => [name, standalone])).toEqual([
    ['Spring hello', true],
    ['A sequence', false],
  ]);
  expect(office.crm.requests - before).toBe(1);
});

test('selected creators are added to the task once approved, and the report uses the CRM’s own counts', () => {
  const office = officeWith(4);
  select(office, 2, 4);
  const before = office.crm.requests;
  const shown = checked(office);
  expect(shown).toMatchObject({ state: 'ready', requests: 1, facts: { task: 'Spring hello', adds: 3, existing: 3, absentTotal: 0 } });
  // The tasks, validate, preview.
  expect(office.crm.requests - before).toBe(3);
  expect(office.crm.others).toEqual([]);
  expect(approve(office, shown)).toMatchObject({ state: 'done', failures: [], facts: { response: { added: 3, refused: 0 } } });
  expect(office.crm.requests - before).toBe(4);
  expect(inTask(office)).toEqual(['c-1', 'c-2', 'c-3']);
});

test('250 creators are sent in three bodies, each checked before anything is sent', () => {
  const office = officeWith(250);
  select(office, 2, 251);
  const shown = checked(office);
  expect(shown).toMatchObject({ total: 3, facts: { adds: 250, existing: 250 } });
  expect(approve(office, shown)).toMatchObject({ state: 'done', facts: { response: { added: 250 } } });
  expect(office.crm.others.map(({ args }) => (args as { ids: readonly string[] }).ids.length)).toEqual([100, 100, 50]);
  expect(new Set(office.crm.others.map(({ key }) => key)).size).toBe(3);
});

test('creators who are no longer in the CRM are named and left out beforehand, and never created', () => {
  const office = officeWith(3);
  office.crm.channels.delete(creator('c-2'));
  office.crm.creatable.add(creator('c-2'));
  select(office, 2, 4);
  const shown = checked(office);
  expect(shown.facts).toMatchObject({ adds: 2, absent: ['Sample c-2'], absentTotal: 1 });
  approve(office, shown);
  expect(office.crm.others.map(({ args }) => args)).toEqual([{ ids: ['c-1', 'c-3'], taskId: TASK }]);
  expect(office.crm.channels.has(creator('c-2'))).toBe(false);
});

test('a CRM that counts without naming is asked who is there', () => {
  const office = officeWith(3);
  office.crm.channels.delete(creator('c-2'));
  const ask = office.crm.addToEmail.bind(office.crm);
  office.crm.addToEmail = (stage, body, key) => {
    const answer = ask(stage, body, key);
    return answer.ok ? { ...answer, value: { ...answer.value, failed: null } } : answer;
  };
  select(office, 2, 4);
  const shown = checked(office);
  expect(shown.facts).toMatchObject({ adds: 2, absent: ['Sample c-2'] });
  expect(approve(office, shown).facts).toMatchObject({ response: { added: 2, refused: null, named: [] } });
});

test('the preview’s token is sent with the body it belongs to', () => {
  const office = officeWith(150);
  const ask = office.crm.addToEmail.bind(office.crm);
  const tokens: (string | undefined)[] = [];
  office.crm.addToEmail = (stage, body, key) => {
    if (stage === 'apply') tokens.push(body.token);
    const answer = ask(stage, body, key);
    return answer.ok && stage === 'preview' ? { ...answer, value: { ...answer.value, token: `for ${body.ids[0]}` } } : answer;
  };
  select(office, 2, 151);
  approve(office, checked(office));
  expect(tokens).toEqual(['for c-1', 'for c-101']);
});

test('nobody in the CRM, nobody selected, another task type and a preview that would create are refused, and nothing is sent', () => {
  const office = officeWith(2);
  expect(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } })).toMatchObject({
    problem: { kind: 'nothing-selected' },
  });
  select(office, 2, 3);
  expect(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-2', everybody: true } })).toMatchObject({
    problem: { kind: 'no-such-thing' },
  });
  const ask = office.crm.addToEmail.bind(office.crm);
  office.crm.addToEmail = (...args) => {
    const answer = ask(...args);
    return answer.ok ? { ...answer, value: { ...answer.value, creatable: 1 } } : answer;
  };
  const started = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  expect(stepMutation(office.ctx, { mutationId: started.mutationId })).toMatchObject({ problem: { kind: 'would-create' } });
  office.crm.addToEmail = ask;
  office.crm.channels.clear();
  const empty = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  expect(stepMutation(office.ctx, { mutationId: empty.mutationId })).toMatchObject({ problem: { kind: 'nobody-in-crm' } });
  expect(office.crm.others).toEqual([]);
});

test('a lost answer leaves the outcome uncertain, and is never sent again automatically', () => {
  const office = officeWith(2);
  select(office, 2, 3);
  const shown = checked(office);
  office.crm.before = (request) => (request === 'addToEmail' ? 'lost-after' : null);
  expect(approve(office, shown)).toMatchObject({ state: 'partly', failures: [{ outcome: 'unknown' }] });
  expect(office.crm.others).toHaveLength(1);
});

describe('creators who cannot receive mail', () => {
  function withAddresses(): Office {
    const crm = new ModelCrm();
    crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), email: 'c-1@example.com' });
    crm.channels.set(creator('c-3'), { ...blankChannel(creator('c-3')), email: 'c-3@example.com' });
    for (const id of ['c-2', 'c-4']) crm.channels.set(creator(id), blankChannel(creator(id)));
    const office = new Office(crm);
    office.pull();
    crm.change(creator('c-3'), { archived: true });
    office.refresh();
    select(office, 2, 5);
    return office;
  }
  const laidOut = (office: Office, everybody: boolean) =>
    startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody } });

  test('are left out and counted: no address in the CRM, archived', () => {
    const office = withAddresses();
    expect(must(laidOut(office, false))).toMatchObject({ facts: { adds: 1, leftOut: { noAddress: 2, archived: 1 } } });
  });

  test('are included when the person wants everybody', () => {
    const office = withAddresses();
    expect(must(laidOut(office, true))).toMatchObject({ facts: { adds: 4, leftOut: { noAddress: 0, archived: 0 } } });
  });

  test('are reported if nobody is left', () => {
    const office = withAddresses();
    select(office, 3, 3);
    expect(laidOut(office, false)).toMatchObject({ problem: { kind: 'nobody-to-mail' } });
  });
});

describe('whom the CRM acknowledged', () => {
  /** Three creators are added, and the CRM answers with this count and these refusals. */
  function told(existing: number | null, refused: readonly string[] | null) {
    const office = officeWith(3);
    select(office, 2, 4);
    const shown = checked(office);
    const ask = office.crm.addToEmail.bind(office.crm);
    office.crm.addToEmail = (stage, body, key) => {
      const answer = ask(stage, body, key);
      const failed = refused?.map((id) => ({ creatorId: creator(id), code: 'NO', reason: '' })) ?? null;
      return answer.ok && stage === 'apply' ? { ...answer, value: { ...answer.value, existing, failed } } : answer;
    };
    approve(office, shown);
    return acknowledged(mutationOf(office.ctx, shown.mutationId)?.steps ?? []);
  }

  test.each<[string, number | null, readonly string[] | null, readonly string[]]>([
    ['everybody, if it counts them', 3, [], ['c-1', 'c-2', 'c-3']],
    ['those that it does not refuse', 2, ['c-2'], ['c-1', 'c-3']],
    ['those that it does not refuse, if it counts nobody', null, ['c-2'], ['c-1', 'c-3']],
    ['nobody, if it counts fewer than it leaves', 1, ['c-2'], []],
    ['nobody, if it neither counts nor names anybody', null, null, []],
  ])('are %s', (_, existing, refused, ids) => {
    expect(told(existing, refused)).toEqual({ ids, others: 3 - ids.length });
  });
});
