// Every kind of mutation through everything that may happen to a request: its outcome is reported, and nothing happens twice.

import type { MutationName, MutationRequest } from '../../src/commands/mutations/kinds';
import type { MutationProgress } from '../../src/commands/mutations/mutation';
import { approveMutation, cancelMutation, openMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import type { PickedFile } from '../../src/rpc/mutations';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import type { Fault } from '../fakes/model-wire';
import { creator, must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { asPage } from './as-page';
import { forge, officeWith, type } from './edited-office';

const GROUP = 'g-1';
const FILE: PickedFile = { name: 'list.xlsx', base64: workbookBase64([['Creator ID'], ['c-9']]) };

/** Rows 2 to 4 are selected: c-1 is in the group, together with somebody who is in no tab; c-2 and c-3 are not. */
function freshOffice(): Office {
  const crm = new ModelCrm();
  crm.groupList = [{ id: GROUP, name: 'Launch team', channelCount: 2, creatorIds: [creator('c-1'), creator('elsewhere')] }];
  crm.labelList = crm.labelList.map((label) => ({ ...label, channelCount: 5 }));
  const office = officeWith(4, crm);
  crm.channels.set(creator('elsewhere'), blankChannel(creator('elsewhere')));
  office.tab.select([2, 3, 4].map(rowNumberOf), null);
  return office;
}

interface Kind {
  /** What the CRM is asked to do, and the first request before that. */
  readonly wire: string;
  readonly reads: string | null;
  /** Whether the CRM can show afterwards that it was done, even if its answer was lost. */
  readonly shows: boolean;
  readonly ask: (office: Office) => MutationRequest;
  readonly facts: object;
}

const moved = { absent: 0, inDoubt: 0 };

const KINDS: Readonly<Record<MutationName, Kind>> = {
  'create-label': {
    wire: 'createLabel',
    reads: 'listLabels',
    shows: true,
    ask: () => ({ what: 'create-label', name: ' Foods ' }),
    facts: { name: 'Foods', near: ['Food'], cells: 0 },
  },
  'rename-label': {
    wire: 'updateLabel',
    reads: 'listLabels',
    shows: true,
    ask: () => ({ what: 'rename-label', id: 'l-0', name: ' Beauties ' }),
    facts: { from: 'Beauty', name: 'Beauties', channels: 5, cells: 0 },
  },
  'delete-label': {
    wire: 'deleteLabel',
    reads: 'listLabels',
    shows: true,
    ask: () => ({ what: 'delete-label', id: 'l-1' }),
    facts: { name: 'Q1 Launch', channels: 5, cells: 0 },
  },
  'create-group': {
    wire: 'createGroup',
    reads: 'listGroups',
    shows: true,
    ask: () => ({ what: 'create-group', name: ' Second team ', selected: true }),
    facts: { ...moved, name: 'Second team', moves: 3, names: ['Sample c-1', 'Sample c-2', 'Sample c-3'], already: 0, cells: 3 },
  },
  'rename-group': {
    wire: 'updateGroup',
    reads: 'listGroups',
    shows: true,
    ask: () => ({ what: 'rename-group', id: GROUP, name: ' First team ' }),
    facts: { from: 'Launch team', name: 'First team', channels: 2 },
  },
  'delete-group': {
    wire: 'deleteGroup',
    reads: 'group',
    shows: true,
    ask: () => ({ what: 'delete-group', id: GROUP }),
    facts: { name: 'Launch team', channels: 2 },
  },
  'add-to-group': {
    wire: 'updateGroup',
    reads: 'group',
    shows: true,
    ask: () => ({ what: 'add-to-group', id: GROUP }),
    facts: { ...moved, name: 'Launch team', after: 4, moves: 2, names: ['Sample c-2', 'Sample c-3'], already: 1, cells: 2 },
  },
  'remove-from-group': {
    wire: 'updateGroup',
    reads: 'group',
    shows: true,
    ask: () => ({ what: 'remove-from-group', id: GROUP }),
    facts: { ...moved, name: 'Launch team', after: 1, moves: 1, names: ['Sample c-1'], already: 2, cells: 1 },
  },
  'add-to-email': {
    wire: 'addToEmail',
    reads: 'listEmailTasks',
    shows: false,
    ask: () => ({ what: 'add-to-email', taskId: 't-1', everybody: true }),
    facts: { task: 'Spring hello', adds: 3, existing: 3, absentTotal: 0, inDoubt: 0, leftOut: { noAddress: 0, archived: 0 } },
  },
  'create-export': {
    wire: 'createExport',
    reads: null,
    shows: false,
    ask: () => ({ what: 'create-export', whole: true }),
    facts: { view: null, creators: null },
  },
  'import-file': {
    wire: 'importChannels',
    reads: null,
    shows: false,
    ask: ({ ctx }) => ({ what: 'import-file', name: FILE.name, digest: ctx.digest(FILE.base64), rows: 1, overwrite: false }),
    facts: { file: 'list.xlsx', rows: 1, overwrite: false },
  },
};

const names = Object.keys(KINDS) as MutationName[];
const shown = names.filter((what) => KINDS[what].shows);
const blind = names.filter((what) => !KINDS[what].shows);
const reading = names.filter((what) => KINDS[what].reads !== null);

/** Prepared, with the CRM's own check if the kind has one. */
function laid(office: Office, what: MutationName): MutationProgress {
  const first = must(asPage(startMutation, office.ctx, { mutation: KINDS[what].ask(office) }));
  return first.state === 'checking' ? must(asPage(stepMutation, office.ctx, { mutationId: first.mutationId })) : first;
}

const fileFor = (what: MutationName) => (what === 'import-file' ? { file: FILE } : {});

/**
 * Laid out and approved, while these faults happen to the requests that do it, one after the other; then step after step until it is over.
 */
function through(office: Office, what: MutationName, faults: readonly Fault[]) {
  const { mutationId, digest } = laid(office, what);
  const before = office.crm.others.length;
  let tries = 0;
  const keys = new Set<string>();
  office.crm.before = (request) => {
    if (request !== KINDS[what].wire) return null;
    tries += 1;
    return faults[tries - 1] ?? null;
  };
  const said = [must(asPage(approveMutation, office.ctx, { mutationId, digest, ...fileFor(what) }))];
  for (let last = said[0]; last?.state === 'doing' && said.length < 10; last = said.at(-1))
    said.push(must(asPage(stepMutation, office.ctx, { mutationId, ...fileFor(what) })));
  office.crm.before = () => null;
  for (const { key } of office.crm.others.slice(before)) keys.add(key);
  const ended = said.at(-1);
  if (ended === undefined) throw new Error('nothing was said');
  return { ended, tries, done: office.crm.others.length - before, said };
}

describe.each(names)('%s', (what) => {
  it('shows what it would do, and does nothing before the approval', () => {
    const office = freshOffice();
    const { state, facts, done, total, failures } = laid(office, what);
    expect([state, done, total, failures]).toEqual(['ready', 0, 1, []]);
    expect(facts).toMatchObject({ what, ...KINDS[what].facts });
    expect(office.crm.others).toEqual([]);
  });

  it('happens once', () => {
    const { ended, tries, done } = through(freshOffice(), what, []);
    expect([ended.state, ended.done, ended.failures, tries, done]).toEqual(['done', 1, [], 1, 1]);
    expect([ended.requests, ended.waitMs]).toEqual([0, 0]);
  });

  it('is reported as refused if the CRM refuses it, and not retried', () => {
    const { ended, tries, done } = through(freshOffice(), what, ['refused']);
    expect(ended).toMatchObject({ state: 'partly', done: 1, failures: [{ outcome: 'rejected', problem: { kind: 'refused' } }] });
    expect([tries, done]).toEqual([1, 0]);
  });

  it('waits for the CRM’s limit, and happens once afterwards', () => {
    const { ended, tries, done, said } = through(freshOffice(), what, ['wait']);
    expect(said[0]).toMatchObject({ state: 'doing', done: 0, waitMs: 1000, failures: [] });
    expect([ended.state, tries, done]).toEqual(['done', 2, 1]);
  });

  it('cannot be continued by anybody else, nor without a key', () => {
    const office = freshOffice();
    const { mutationId, digest } = laid(office, what);
    const calls = [
      (ctx: Office['ctx']) => stepMutation(ctx, { mutationId }),
      (ctx: Office['ctx']) => approveMutation(ctx, { mutationId, digest, ...fileFor(what) }),
    ];
    const other = office.contextOf('Sample person 2');
    for (const ask of [...calls, (ctx: Office['ctx']) => cancelMutation(ctx, { mutationId })])
      expect(ask(other)).toMatchObject({ ok: false, problem: { kind: 'stale-mutation' } });
    office.ctx.mine.write('crm.key', null);
    const start = (ctx: Office['ctx']) => startMutation(ctx, { mutation: KINDS[what].ask(office) });
    for (const ask of [...calls, start]) expect(ask(office.ctx)).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
    expect(office.crm.others).toEqual([]);
  });
});

describe.each(shown)('%s, which the CRM can show', (what) => {
  it('with a lost answer is settled by reading', () => {
    const { ended, tries, done } = through(freshOffice(), what, ['lost-after']);
    expect([ended.state, ended.failures, tries, done]).toEqual(['done', [], 1, 1]);
  });

  it('that never arrived is sent once more', () => {
    const { ended, tries, done } = through(freshOffice(), what, ['lost-before']);
    expect([ended.state, ended.failures, tries, done]).toEqual(['done', [], 2, 1]);
  });

  it('that was lost twice is uncertain, and is not sent a third time', () => {
    const { ended, tries, done } = through(freshOffice(), what, ['lost-before', 'lost-before', 'lost-before']);
    expect(ended).toMatchObject({ state: 'partly', failures: [{ outcome: 'unknown', problem: { kind: 'unreachable' } }] });
    expect([tries, done]).toEqual([2, 0]);
  });

  it.each<[Fault, object]>([
    ['lost-before', { ok: false, problem: { kind: 'unreachable' } }],
    ['wait', { ok: true, value: { state: 'doing', waitMs: 1000 } }],
  ])('that cannot be read back (%s) continues from there, without being performed again', (fault, said) => {
    const office = freshOffice();
    const { mutationId, digest } = laid(office, what);
    let isSent = false;
    office.crm.before = (request) => {
      if (isSent) return fault;
      isSent = request === KINDS[what].wire;
      return null;
    };
    expect(approveMutation(office.ctx, { mutationId, digest })).toMatchObject(said);
    expect(openMutation(office.ctx)).toMatchObject({ is: 'read', value: { state: 'doing' } });
    office.crm.before = () => null;
    expect(must(stepMutation(office.ctx, { mutationId }))).toMatchObject({ state: 'done', failures: [] });
    expect([office.crm.others.length, openMutation(office.ctx)]).toEqual([1, null]);
  });
});

describe.each(blind)('%s, which the CRM cannot show', (what) => {
  it.each<[Fault, number]>([
    ['lost-after', 1],
    ['lost-before', 0],
  ])('with a lost answer (%s) is uncertain, and is never sent again', (fault, times) => {
    const { ended, tries, done } = through(freshOffice(), what, [fault]);
    expect(ended).toMatchObject({ state: 'partly', failures: [{ outcome: 'unknown' }] });
    expect([tries, done]).toEqual([1, times]);
  });
});

describe.each(reading)('%s', (what) => {
  it.each<[Fault, object]>([
    ['lost-before', { ok: false, problem: { kind: 'unreachable' } }],
    ['wait', { ok: false, waitMs: 1000 }],
  ])('is not prepared while the CRM cannot be read (%s)', (fault, said) => {
    const office = freshOffice();
    office.crm.before = (request) => (request === KINDS[what].reads ? fault : null);
    expect(startMutation(office.ctx, { mutation: KINDS[what].ask(office) })).toMatchObject(said);
    office.crm.before = () => null;
    expect(must(readMutations(office.ctx)).cards).toEqual([]);
  });
});

describe('immediate refusals', () => {
  const cases: readonly (readonly [string, MutationRequest, string])[] = [
    ['a label without a name', { what: 'create-label', name: '  ' }, 'bad-arguments'],
    ['a label that another one is called', { what: 'rename-label', id: 'l-0', name: 'FOOD' }, 'duplicate'],
    ['a label renamed to nothing', { what: 'rename-label', id: 'l-0', name: ' ' }, 'bad-arguments'],
    ['a group without a name', { what: 'create-group', name: ' ', selected: false }, 'bad-arguments'],
    ['a group that another one is called', { what: 'create-group', name: 'launch TEAM', selected: false }, 'duplicate'],
    ['the same name of a group again', { what: 'rename-group', id: GROUP, name: 'Launch team' }, 'bad-arguments'],
    ['a new name of a group that is not there', { what: 'rename-group', id: 'g-9', name: 'Any' }, 'no-such-thing'],
    ['a group that is not there', { what: 'delete-group', id: 'g-9' }, 'no-such-thing'],
    ['joining a group that is not there', { what: 'add-to-group', id: 'g-9' }, 'no-such-thing'],
    ['a task that is not there', { what: 'add-to-email', taskId: 't-9', everybody: true }, 'no-such-thing'],
  ];
  it.each(cases)('%s', (_, mutation, kind) => {
    const office = freshOffice();
    expect(asPage(startMutation, office.ctx, { mutation })).toMatchObject({ ok: false, problem: { kind } });
    expect(office.crm.others).toEqual([]);
  });

  it.each(['add-to-group', 'remove-from-group', 'add-to-email', 'create-group'] as const)('%s while nobody is selected', (what) => {
    const office = freshOffice();
    office.tab.select([rowNumberOf(40)], null);
    expect(startMutation(office.ctx, { mutation: KINDS[what].ask(office) })).toMatchObject({ problem: { kind: 'nothing-selected' } });
    office.book.activate(office.book.addTab('Another tab'));
    expect(startMutation(office.ctx, { mutation: KINDS[what].ask(office) })).toMatchObject({ problem: { kind: 'no-view' } });
  });

  it('a label’s own name in different case is not refused: the name is written anew, and the cells that mean it stay', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'Food');
    const renamed = must(startMutation(office.ctx, { mutation: { what: 'rename-label', id: 'l-3', name: 'FOOD' } }));
    expect(renamed.facts).toMatchObject({ from: 'Food', name: 'FOOD', cells: 0 });
    expect(must(startMutation(office.ctx, { mutation: { what: 'rename-label', id: 'l-3', name: 'Meals' } })).facts).toMatchObject({
      cells: 1,
    });
    expect(must(startMutation(office.ctx, { mutation: { what: 'delete-label', id: 'l-3' } })).facts).toMatchObject({ cells: 1 });
  });
});

test('earlier ones are listed newest first, if they were approved', () => {
  const office = freshOffice();
  const ended = through(office, 'create-label', []).ended;
  office.clock.sleep(1000);
  const partly = through(office, 'delete-label', ['refused']).ended;
  laid(office, 'rename-label');
  must(cancelMutation(office.ctx, { mutationId: laid(office, 'rename-group').mutationId }));
  const open = laid(office, 'add-to-group');
  office.crm.before = () => 'wait';
  must(approveMutation(office.ctx, { mutationId: open.mutationId, digest: open.digest }));
  expect(must(readMutations(office.ctx))).toMatchObject({
    unreadable: 0,
    cards: [
      { mutationId: open.mutationId, state: 'doing', who: 'Sample person 1' },
      { mutationId: partly.mutationId, state: 'partly' },
      { mutationId: ended.mutationId, state: 'done', startedAt: '2026-01-05T09:00:00.000Z' },
    ],
  });
});

test('approved again because only the answer was lost, one that ended says how, and nothing is repeated', () => {
  const office = freshOffice();
  for (const [what, faults, state] of [
    ['create-label', [], 'done'],
    ['delete-label', ['refused'], 'partly'],
  ] as const) {
    const { mutationId, digest } = through(office, what, faults).ended;
    const { requests } = office.crm;
    expect(must(approveMutation(office.ctx, { mutationId, digest }))).toMatchObject({ mutationId, state });
    expect(office.crm.requests).toBe(requests);
  }
});

test('one that a colleague changes in the hidden sheet while it is sent ends with a message, not an error', () => {
  const office = freshOffice();
  const { mutationId, digest } = laid(office, 'create-label');
  office.crm.before = (request) => {
    if (request === 'createLabel') forge(office, 'NoxSync mutations', 'Foods', 'Forged');
    return null;
  };
  expect(approveMutation(office.ctx, { mutationId, digest })).toMatchObject({ ok: false, problem: { kind: 'not-confirmed' } });
});
