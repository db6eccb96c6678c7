// Adding selected creators to an e-mail task: laid out, checked by the CRM, approved, told in the CRM's own counts.

import type { CreatorId } from '../../contract/records';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import type { MutationProgress } from '../../src/rpc/mutations';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith } from './edited-office';

const TASK = 't-1';

function select(desk: Office, from: number, to: number): void {
  desk.tab.select(
    Array.from({ length: to - from + 1 }, (_, i) => (from + i) as RowNumber),
    null,
  );
}

function checked(desk: Office): MutationProgress {
  const started = must(startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  for (let last = started; ; last = must(stepMutation(desk.ctx, { mutationId: last.mutationId })))
    if (last.state !== 'checking') return last;
}

const approve = (desk: Office, { mutationId, digest }: MutationProgress): MutationProgress =>
  must(approveMutation(desk.ctx, { mutationId, digest, number: null }));
const inTask = (desk: Office): readonly CreatorId[] => desk.crm.inTask.get(TASK) ?? [];

test('tasks that take creators in come first, and others are told apart', () => {
  const desk = officeWith(1);
  desk.crm.taskList = [...desk.crm.taskList].reverse();
  const before = desk.crm.requests;
  expect(must(readEmailTasks(desk.ctx)).tasks.map(({ name, standalone }) => [name, standalone])).toEqual([
    ['Spring hello', true],
    ['A sequence', false],
  ]);
  expect(desk.crm.requests - before).toBe(1);
});

test('selected creators come into the task, once approved, and the words are the CRM’s own counts', () => {
  const desk = officeWith(4);
  select(desk, 2, 4);
  const before = desk.crm.requests;
  const shown = checked(desk);
  expect(shown).toMatchObject({ state: 'ready', requests: 1, facts: { task: 'Spring hello', adds: 3, existing: 3, absentTotal: 0 } });
  // The tasks, validate, preview.
  expect(desk.crm.requests - before).toBe(3);
  expect(desk.crm.others).toEqual([]);
  expect(approve(desk, shown)).toMatchObject({ state: 'done', failures: [], facts: { response: { added: 3, refused: 0 } } });
  expect(desk.crm.requests - before).toBe(4);
  expect(inTask(desk)).toEqual(['c-1', 'c-2', 'c-3']);
});

test('250 creators go in three bodies, each checked before anything is sent', () => {
  const desk = officeWith(250);
  select(desk, 2, 251);
  const shown = checked(desk);
  expect(shown).toMatchObject({ total: 3, facts: { adds: 250, existing: 250 } });
  expect(approve(desk, shown)).toMatchObject({ state: 'done', facts: { response: { added: 250 } } });
  expect(desk.crm.others.map(({ args }) => (args as { ids: readonly string[] }).ids.length)).toEqual([100, 100, 50]);
  expect(new Set(desk.crm.others.map(({ key }) => key)).size).toBe(3);
});

test('who is not in the CRM any more is named and left out before, and never brought in', () => {
  const desk = officeWith(3);
  desk.crm.channels.delete(creator('c-2'));
  desk.crm.creatable.add(creator('c-2'));
  select(desk, 2, 4);
  const shown = checked(desk);
  expect(shown.facts).toMatchObject({ adds: 2, absent: ['Sample c-2'], absentTotal: 1 });
  approve(desk, shown);
  expect(desk.crm.others.map(({ args }) => args)).toEqual([{ ids: ['c-1', 'c-3'], taskId: TASK }]);
  expect(desk.crm.channels.has(creator('c-2'))).toBe(false);
});

test('a CRM that counts without naming is asked who is there', () => {
  const desk = officeWith(3);
  desk.crm.channels.delete(creator('c-2'));
  const ask = desk.crm.addToEmail.bind(desk.crm);
  desk.crm.addToEmail = (stage, body, key) => {
    const answer = ask(stage, body, key);
    return answer.ok ? { ...answer, value: { ...answer.value, failed: null } } : answer;
  };
  select(desk, 2, 4);
  const shown = checked(desk);
  expect(shown.facts).toMatchObject({ adds: 2, absent: ['Sample c-2'] });
  expect(approve(desk, shown).facts).toMatchObject({ response: { added: 2, refused: null, named: [] } });
});

test('the preview’s token goes with the body that it belongs to', () => {
  const desk = officeWith(150);
  const ask = desk.crm.addToEmail.bind(desk.crm);
  const tokens: (string | undefined)[] = [];
  desk.crm.addToEmail = (stage, body, key) => {
    if (stage === 'apply') tokens.push(body.token);
    const answer = ask(stage, body, key);
    return answer.ok && stage === 'preview' ? { ...answer, value: { ...answer.value, token: `for ${body.ids[0]}` } } : answer;
  };
  select(desk, 2, 151);
  approve(desk, checked(desk));
  expect(tokens).toEqual(['for c-1', 'for c-101']);
});

test('nobody in the CRM, nobody selected, another type of task and a preview that would create are refused, and nothing is sent', () => {
  const desk = officeWith(2);
  expect(startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } })).toMatchObject({
    problem: { kind: 'nothing-selected' },
  });
  select(desk, 2, 3);
  expect(startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: 't-2', everybody: true } })).toMatchObject({
    problem: { kind: 'no-such-thing' },
  });
  const ask = desk.crm.addToEmail.bind(desk.crm);
  desk.crm.addToEmail = (...args) => {
    const answer = ask(...args);
    return answer.ok ? { ...answer, value: { ...answer.value, creatable: 1 } } : answer;
  };
  const started = must(startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  expect(stepMutation(desk.ctx, { mutationId: started.mutationId })).toMatchObject({ problem: { kind: 'would-create' } });
  desk.crm.addToEmail = ask;
  desk.crm.channels.clear();
  const empty = must(startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody: true } }));
  expect(stepMutation(desk.ctx, { mutationId: empty.mutationId })).toMatchObject({ problem: { kind: 'nobody-in-crm' } });
  expect(desk.crm.others).toEqual([]);
});

test('an answer that was lost is not certain, and is never sent again by itself', () => {
  const desk = officeWith(2);
  select(desk, 2, 3);
  const shown = checked(desk);
  desk.crm.before = (request) => (request === 'addToEmail' ? 'lost-after' : null);
  expect(approve(desk, shown)).toMatchObject({ state: 'partly', failures: [{ outcome: 'unknown' }] });
  expect(desk.crm.others).toHaveLength(1);
});

describe('those who cannot be written to', () => {
  function withAddresses(): Office {
    const crm = new ModelCrm();
    crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), email: 'c-1@example.com' });
    crm.channels.set(creator('c-3'), { ...blankChannel(creator('c-3')), email: 'c-3@example.com' });
    for (const id of ['c-2', 'c-4']) crm.channels.set(creator(id), blankChannel(creator(id)));
    const desk = new Office(crm);
    desk.pull();
    crm.change(creator('c-3'), { archived: true });
    desk.refresh();
    select(desk, 2, 5);
    return desk;
  }
  const laidOut = (desk: Office, everybody: boolean) =>
    startMutation(desk.ctx, { mutation: { what: 'add-to-email', taskId: TASK, everybody } });

  test('are left out and counted: no address in the CRM, archived', () => {
    const desk = withAddresses();
    expect(must(laidOut(desk, false))).toMatchObject({ facts: { adds: 1, leftOut: { noAddress: 2, archived: 1 } } });
  });

  test('come in when the person wants everybody', () => {
    const desk = withAddresses();
    expect(must(laidOut(desk, true))).toMatchObject({ facts: { adds: 4, leftOut: { noAddress: 0, archived: 0 } } });
  });

  test('are said when nobody is left', () => {
    const desk = withAddresses();
    select(desk, 3, 3);
    expect(laidOut(desk, false)).toMatchObject({ problem: { kind: 'nobody-to-mail' } });
  });
});
