// What the CRM's answers make of labels, groups, e-mail tasks and imports: whom they name, how many, and what is not certain.

import type { BatchAnswer } from '../../contract/records';
import type { MutationProgress, MutationRequest } from '../../sidebar/calls';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { readGroup, readGroups } from '../../src/commands/mutations/groups/read-groups';
import { checkFile, readLastImport } from '../../src/commands/mutations/imports/check-import';
import { makeImport } from '../../src/commands/mutations/imports/make-import';
import { readLabels } from '../../src/commands/mutations/labels/read-labels';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, type ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { asPage } from './as-page';
import { officeWith } from './edited-office';

function selected(office: Office, from: number, to: number): Office {
  office.tab.select(
    Array.from({ length: to - from + 1 }, (_, i) => rowNumberOf(from + i)),
    null,
  );
  return office;
}

/** Laid out, and checked where the kind has a check. */
function laid(office: Office, mutation: MutationRequest): MutationProgress {
  let last = must(startMutation(office.ctx, { mutation }));
  while (last.state === 'checking') last = must(stepMutation(office.ctx, { mutationId: last.mutationId }));
  return last;
}
const approved = (office: Office, mutation: MutationRequest): MutationProgress => {
  const { mutationId, digest } = laid(office, mutation);
  return must(approveMutation(office.ctx, { mutationId, digest }));
};

describe('creators for an e-mail task', () => {
  const MAIL: MutationRequest = { what: 'add-to-email', taskId: 't-1', everybody: true };
  type Stage = Parameters<ModelCrm['addToEmail']>[0];

  /** The CRM answers so, whatever it does. */
  function answering(office: Office, change: (stage: Stage, answer: BatchAnswer, n: number) => Partial<BatchAnswer>): Office {
    const ask = office.crm.addToEmail.bind(office.crm);
    const seen = new Map<Stage, number>();
    office.crm.addToEmail = (...args) => {
      const [stage] = args;
      const answer = ask(...args);
      const n = seen.get(stage) ?? 0;
      seen.set(stage, n + 1);
      return answer.ok ? { ...answer, value: { ...answer.value, ...change(stage, answer.value, n) } } : answer;
    };
    return office;
  }
  const without = (office: Office, ...ids: readonly string[]): Office => {
    for (const id of ids) office.crm.channels.delete(creator(id));
    return office;
  };

  it('are named by three, and those who are not in the CRM by twenty of all', () => {
    const office = selected(officeWith(30), 2, 31);
    without(office, ...Array.from({ length: 25 }, (_, n) => `c-${n + 1}`));
    expect(laid(office, MAIL).facts).toMatchObject({
      adds: 5,
      names: ['Sample c-26', 'Sample c-27', 'Sample c-28'],
      absent: Array.from({ length: 20 }, (_, n) => `Sample c-${n + 1}`),
      absentTotal: 25,
    });
  });

  it('are told by the last one, too, where they go in several requests, and of whom nobody is left none is sent', () => {
    const office = without(selected(officeWith(101), 2, 102), 'c-101');
    const { mutationId, digest, facts } = laid(office, MAIL);
    expect(facts).toMatchObject({ adds: 100, existing: 100, absent: ['Sample c-101'] });
    const ended = must(approveMutation(office.ctx, { mutationId, digest }));
    expect(ended).toMatchObject({ state: 'done', facts: { response: { added: 100, refused: 0 } } });
    expect(office.crm.others).toHaveLength(1);
  });

  it('whom the CRM counts without naming are asked for, unless it cannot be asked', () => {
    const scene = () => answering(without(selected(officeWith(3), 2, 4), 'c-2'), () => ({ failed: null }));
    expect(laid(scene(), MAIL).facts).toMatchObject({ adds: 2, absent: ['Sample c-2'] });
    const blind = scene();
    blind.crm.filters = false;
    expect(laid(blind, MAIL).facts).toMatchObject({ adds: 3, absent: [] });
    const broken = scene();
    const { mutationId } = must(startMutation(broken.ctx, { mutation: MAIL }));
    broken.crm.before = (request) => (request === 'find' ? 'lost-before' : null);
    expect(stepMutation(broken.ctx, { mutationId })).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });

  it.each<[string, (stage: Stage, answer: BatchAnswer, n: number) => Partial<BatchAnswer>, object]>([
    ['are counted together', () => ({}), { added: 150, refused: 0, named: [] }],
    [
      'are not counted where one answer does not',
      (stage, _, n) => (stage === 'apply' && n === 0 ? { existing: null } : {}),
      { added: null, refused: 0 },
    ],
    [
      'are not told as refused where one answer does not',
      (stage, _, n) => (stage === 'apply' && n === 1 ? { failed: null } : {}),
      { added: 150, refused: null, named: [] },
    ],
    [
      'are told as refused with their names and why, or the code',
      (stage, _, n) =>
        stage !== 'apply' || n === 1
          ? {}
          : {
              existing: 97,
              failed: [
                { creatorId: creator('c-1'), code: 'NO', reason: 'no address' },
                { creatorId: creator('c-2'), code: 'BLOCKED', reason: '' },
                { creatorId: creator('elsewhere'), code: 'NO', reason: 'unknown' },
              ],
            },
      {
        added: 147,
        refused: 3,
        named: [
          { name: 'Sample c-1', reason: 'no address' },
          { name: 'Sample c-2', reason: 'BLOCKED' },
          { name: 'elsewhere', reason: 'unknown' },
        ],
      },
    ],
  ])('%s', (_, change, response) => {
    const office = answering(selected(officeWith(150), 2, 151), change);
    expect(approved(office, MAIL).facts).toMatchObject({ response });
  });

  it('of a task without a name are told its id', () => {
    const office = selected(officeWith(1), 2, 2);
    office.crm.taskList = [{ id: 77, name: '', type: 'standalone' }];
    expect(laid(office, { ...MAIL, taskId: 77 }).facts).toMatchObject({ task: '77' });
  });
});

describe('a group', () => {
  const group = (office: Office, more: object): void => {
    office.crm.groupList = [{ id: 'g-1', name: 'Launch team', channelCount: 0, creatorIds: [], ...more }];
  };

  it.each([
    [{ channelCount: 3, creatorIds: null }, 3],
    [{ channelCount: null, creatorIds: [creator('c-1'), creator('c-2')] }, 2],
    [{ channelCount: null, creatorIds: null }, null],
  ])('of which the CRM says %j is deleted with so many in it: %j', (more, channels) => {
    const office = officeWith(1);
    group(office, more);
    expect(laid(office, { what: 'delete-group', id: 'g-1' }).facts).toMatchObject({ channels });
  });

  it.each([
    [3, 3],
    [300, 300],
    [301, 0],
  ])('joined by %i reads %i cells again afterwards, and names three', (count, cells) => {
    const office = selected(officeWith(count), 2, count + 1);
    group(office, {});
    const { facts } = laid(office, { what: 'add-to-group', id: 'g-1' });
    expect(facts).toMatchObject({ moves: count, cells, names: ['Sample c-1', 'Sample c-2', 'Sample c-3'] });
  });

  it('joined in a tab without a column of groups reads none again', () => {
    const office = selected(officeWith(2), 2, 3);
    group(office, {});
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('groups'));
    expect(approved(office, { what: 'add-to-group', id: 'g-1' })).toMatchObject({ state: 'done', facts: { moves: 2, cells: null } });
  });

  it('whose members the CRM does not say afterwards is certain only where it answered', () => {
    const answered = selected(officeWith(2), 2, 3);
    group(answered, {});
    const shown = laid(answered, { what: 'add-to-group', id: 'g-1' });
    const silent = (office: Office, fault: 'lost-after' | null) => {
      office.crm.before = (request) => {
        if (request === 'updateGroup') {
          const read = office.crm.getGroup.bind(office.crm);
          office.crm.getGroup = (id) => {
            const one = read(id);
            return one.ok && one.value !== null ? { ...one, value: { ...one.value, creatorIds: null } } : one;
          };
        }
        return request === 'updateGroup' ? fault : null;
      };
    };
    silent(answered, null);
    expect(must(approveMutation(answered.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toMatchObject({ state: 'done' });
    const lost = selected(officeWith(2), 2, 3);
    group(lost, {});
    const again = laid(lost, { what: 'add-to-group', id: 'g-1' });
    silent(lost, 'lost-after');
    expect(must(approveMutation(lost.ctx, { mutationId: again.mutationId, digest: again.digest }))).toMatchObject({
      state: 'partly',
      failures: [{ outcome: 'unknown' }],
    });
  });
});

it('a label that a colleague deleted while its new name was lost is not there, and is told as refused', () => {
  const office = officeWith(1);
  const { mutationId, digest } = laid(office, { what: 'rename-label', id: 'l-0', name: 'Beauties' });
  let tries = 0;
  office.crm.before = (request) => {
    if (request !== 'updateLabel') return null;
    tries += 1;
    office.crm.labelList = office.crm.labelList.filter(({ id }) => id !== 'l-0');
    return tries === 1 ? 'lost-before' : null;
  };
  expect(must(approveMutation(office.ctx, { mutationId, digest }))).toMatchObject({
    state: 'partly',
    failures: [{ about: 'Beauty', outcome: expect.stringMatching(/rejected|unknown/) }],
  });
  expect(tries).toBe(2);
});

describe('the last import', () => {
  const file = { name: 'list.xlsx', base64: workbookBase64([['Creator ID'], ['c-9']]) };
  function imported(office: Office, raw: object): void {
    Object.assign(office.crm, { importAnswer: { created: 1, failed: [], repeated: [], raw: { failed: [], repeated: [] }, ...raw } });
    const { mutationId, digest } = laid(office, {
      what: 'import-file',
      name: file.name,
      digest: office.ctx.digest(file.base64),
      rows: 1,
      overwrite: false,
    });
    must(approveMutation(office.ctx, { mutationId, digest, file }));
  }
  const last = (office: Office, ctx = office.ctx) => must(asPage(readLastImport, ctx, {})).last;

  it('is one’s own, the newest that is over, whatever else was done', () => {
    const office = officeWith(1);
    expect(last(office)).toBeNull();
    laid(office, { what: 'import-file', name: 'later.xlsx', digest: office.ctx.digest('x'), rows: 1, overwrite: false });
    expect(last(office)).toBeNull();
    imported(office, {});
    approved(office, { what: 'create-label', name: 'Winter' });
    expect(last(office)).toMatchObject({ at: '2026-01-05T09:00:00.000Z', facts: { file: 'list.xlsx' }, reports: [] });
    expect(last(office, office.contextOf('Sample person 2'))).toBeNull();
  });

  it('offers the reports of the rows that the CRM named', () => {
    const office = officeWith(1);
    const row = { row: 2, reason: 'unknown status', extras: {} };
    imported(office, { failed: [row], raw: { failed: [{ any: 1 }], repeated: [] } });
    expect(last(office)?.reports).toEqual(['failed']);
    imported(office, { repeated: [row], raw: { failed: [], repeated: ['c-9'] } });
    expect(last(office)?.reports).toEqual(['repeated']);
    imported(office, { raw: { failed: [{ any: 1 }], repeated: [] } });
    expect(last(office)?.reports).toEqual([]);
  });
});

it('lists are not had without a key, nor while the CRM cannot be reached', () => {
  const office = officeWith(1);
  office.crm.channels.set(creator('c-2'), blankChannel(creator('c-2')));
  const file = { name: 'list.xlsx', base64: workbookBase64([['Creator ID'], ['c-9']]) };
  const ask = () => [
    readLabels(office.ctx),
    readGroups(office.ctx),
    readGroup(office.ctx, { id: 'g-1' }),
    readEmailTasks(office.ctx),
    makeImport(office.ctx, { who: ['@a'] }),
    checkFile(office.ctx, { file }),
  ];
  office.crm.before = () => 'lost-before';
  for (const said of ask()) expect(said).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  office.crm.before = () => 'wait';
  for (const said of ask()) expect(said).toMatchObject({ ok: false, waitMs: 1000 });
  office.ctx.mine.write('crm.key', null);
  for (const said of ask()) expect(said).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
});
