// Groups: read, created from the selected rows, renamed, deleted, joined and left, with the cost in requests.

import type { MutationRequest } from '../../sidebar/calls';
import { addCreators } from '../../src/commands/creators/add-creators';
import { readGroup, readGroups } from '../../src/commands/mutations/groups/read-groups';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const TEAM = 'g-1';

/** c-1 to c-4 are in rows 2 to 5; c-1 and somebody outside this tab are in the group. */
function freshOffice(crm = new ModelCrm()): Office {
  crm.groupList = [{ id: TEAM, name: 'Launch team', channelCount: 2, creatorIds: [creator('c-1'), creator('elsewhere')] }];
  const office = officeWith(4, crm);
  crm.channels.set(creator('elsewhere'), blankChannel(creator('elsewhere')));
  return office;
}

const select = (office: Office, ...rows: readonly number[]): void => office.tab.select(rows as RowNumber[], null);
const lay = (office: Office, request: MutationRequest) => must(startMutation(office.ctx, { mutation: request }));
const cell = (office: Office, row: number): string => office.tab.grid.text(row, office.tab.grid.columnOf('groups'));

function approve(office: Office, request: MutationRequest) {
  const shown = lay(office, request);
  return must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
}

/** The result, and the number of requests. */
function counted<T>(office: Office, work: () => T): readonly [T, number] {
  const before = office.crm.requests;
  return [work(), office.crm.requests - before];
}

const sent = (office: Office) => office.crm.others.map(({ what, args }) => [what, args]);

describe('reading', () => {
  test('all groups takes one request, and two with the same name are distinguished', () => {
    const office = freshOffice();
    office.crm.groupList = [...office.crm.groupList, { id: 7, name: 'launch team', channelCount: null, creatorIds: null }];
    const [{ groups }, requests] = counted(office, () => must(readGroups(office.ctx)));
    expect(groups.map(({ written, channelCount }) => [written, channelCount])).toEqual([
      ['Launch team (g-1)', 2],
      ['launch team (7)', null],
    ]);
    expect(requests).toBe(1);
  });

  test('one group names the members that the tab shows, and takes one request', () => {
    const office = freshOffice();
    const [group, requests] = counted(office, () => must(readGroup(office.ctx, { id: TEAM })));
    expect(group).toMatchObject({
      total: 2,
      members: [
        { creatorId: 'c-1', name: 'Sample c-1' },
        { creatorId: 'elsewhere', name: '' },
      ],
    });
    expect(requests).toBe(1);
  });

  test.each([
    ['says nothing of its members', null],
    ['names fewer than it counts', [creator('c-1')]],
  ])('a group that %s is reported as such', (_, creatorIds) => {
    const office = freshOffice();
    office.crm.groupList = [{ id: TEAM, name: 'Launch team', channelCount: 2, creatorIds }];
    expect(must(readGroup(office.ctx, { id: TEAM }))).toMatchObject({ total: null, members: [] });
    select(office, 3);
    for (const what of ['add-to-group', 'remove-from-group'] as const)
      expect(startMutation(office.ctx, { mutation: { what, id: TEAM } })).toMatchObject({
        problem: { kind: 'members-unknown' },
      });
    expect(sent(office)).toEqual([]);
  });
});

describe('adding the selected rows', () => {
  test('writes the previous and the new members, and shows the group in the cells', () => {
    const office = freshOffice();
    select(office, 2, 3, 4);
    const [shown, before] = counted(office, () => lay(office, { what: 'add-to-group', id: TEAM }));
    expect(shown).toMatchObject({
      facts: { moves: 2, names: ['Sample c-2', 'Sample c-3'], already: 1, absent: 0, inDoubt: 0, after: 4, cells: 2 },
      requests: 4,
    });
    expect([before, sent(office)]).toEqual([1, []]);
    const [ended, requests] = counted(office, () =>
      must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })),
    );
    expect(ended).toMatchObject({ state: 'done', facts: { cells: 2 } });
    expect(requests).toBe(shown.requests);
    expect(sent(office)).toEqual([['updateGroup', { id: TEAM, creatorIds: ['c-1', 'elsewhere', 'c-2', 'c-3'] }]]);
    expect([cell(office, 3), cell(office, 4), cell(office, 5)]).toEqual(['Launch team', 'Launch team', '']);
    expect(office.review()).toBeNull();
  });

  test('leaves out creators who are not in the CRM, counts rows in doubt, and keeps unsent edits', () => {
    const office = freshOffice();
    office.crm.channels.delete(creator('c-2'));
    office.refresh();
    type(office, 4, 'notes', 'mine');
    office.tab.grid.type(5, office.tab.grid.columnOf('handle'), '@somebody-else');
    select(office, 3, 4, 5);
    const shown = lay(office, { what: 'add-to-group', id: TEAM });
    expect(shown.facts).toMatchObject({ moves: 1, absent: 1, inDoubt: 1, after: 3 });
    must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
    expect(office.tab.grid.text(4, office.tab.grid.columnOf('notes'))).toBe('mine');
    expect(office.review()?.changes).toMatchObject([{ creatorId: 'c-3', field: 'notes' }]);
  });

  test('leaves out creators who are only to be created', () => {
    const office = freshOffice();
    office.crm.creatable.add(creator('new-1'));
    must(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] }));
    select(office, 3, 6);
    expect(lay(office, { what: 'add-to-group', id: TEAM }).facts).toMatchObject({ moves: 1, names: ['Sample c-2'], absent: 1 });
  });

  test('that the CRM refuses reads nobody again', () => {
    const office = freshOffice();
    select(office, 3, 4);
    const asked: string[] = [];
    office.crm.before = (request) => {
      asked.push(request);
      return request === 'updateGroup' ? 'refused' : null;
    };
    expect(approve(office, { what: 'add-to-group', id: TEAM })).toMatchObject({ state: 'partly' });
    expect(asked.filter((request) => request === 'find' || request === 'get')).toEqual([]);
  });

  test('sends nothing if somebody changed the group since it was shown', () => {
    const office = freshOffice();
    select(office, 3);
    const shown = lay(office, { what: 'add-to-group', id: TEAM });
    office.crm.groupList = [{ id: TEAM, name: 'Launch team', channelCount: 3, creatorIds: ['c-1', 'elsewhere', 'c-4'].map(creator) }];
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }))).toMatchObject({
      state: 'partly',
      failures: [{ about: 'Launch team', outcome: 'rejected', problem: { kind: 'stale-mutation' } }],
    });
    expect(sent(office)).toEqual([]);
  });

  test.each(['lost-before', 'lost-after'] as const)('is written once if the answer is lost (%s)', (fault) => {
    const office = freshOffice();
    select(office, 3);
    const shown = lay(office, { what: 'add-to-group', id: TEAM });
    let times = 0;
    office.crm.before = (request) => {
      if (request !== 'updateGroup') return null;
      times += 1;
      return times === 1 ? fault : null;
    };
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).state).toBe('done');
    expect(sent(office)).toHaveLength(1);
  });

  test.each<[string, readonly number[], MutationRequest['what'], string]>([
    ['everybody is in it', [2], 'add-to-group', 'all-in-group'],
    ['nobody is in it', [3], 'remove-from-group', 'none-in-group'],
    ['no row of a creator is selected', [40], 'add-to-group', 'nothing-selected'],
  ])('is refused immediately if %s', (_, rows, what, kind) => {
    const office = freshOffice();
    select(office, ...rows);
    expect(startMutation(office.ctx, { mutation: { what, id: TEAM } as MutationRequest })).toMatchObject({ problem: { kind } });
    expect(sent(office)).toEqual([]);
  });

  test('leaves the cells to the next refresh if the CRM cannot be asked for several at once', () => {
    const office = freshOffice();
    office.crm.filters = false;
    select(office, 3);
    expect(approve(office, { what: 'add-to-group', id: TEAM })).toMatchObject({ state: 'done', facts: { cells: 0 } });
    expect(cell(office, 3)).toBe('');
  });
});

test('removing the selected rows writes everybody else, even creators outside this tab', () => {
  const office = freshOffice();
  select(office, 2, 3);
  const shown = lay(office, { what: 'remove-from-group', id: TEAM });
  expect(shown.facts).toMatchObject({ moves: 1, already: 1, after: 1 });
  expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).state).toBe('done');
  expect(sent(office)).toEqual([['updateGroup', { id: TEAM, creatorIds: ['elsewhere'] }]]);
});

describe('a new group', () => {
  test('can be empty, whatever is selected', () => {
    const office = freshOffice();
    select(office, 2, 3);
    const [ended, requests] = counted(office, () => approve(office, { what: 'create-group', name: ' Spring ', selected: false }));
    expect(ended).toMatchObject({ state: 'done', facts: { name: 'Spring', moves: 0 } });
    expect([sent(office), requests]).toEqual([[['createGroup', { name: 'Spring', creatorIds: [] }]], 3]);
  });

  test('can be created from the selected rows, which show it', () => {
    const office = freshOffice();
    select(office, 3, 4);
    const ended = approve(office, { what: 'create-group', name: 'Spring', selected: true });
    expect(ended).toMatchObject({ state: 'done', facts: { moves: 2, cells: 2 } });
    expect(sent(office)).toEqual([['createGroup', { name: 'Spring', creatorIds: ['c-2', 'c-3'] }]]);
    expect([cell(office, 2), cell(office, 3), cell(office, 4)]).toEqual(['', 'Spring', 'Spring']);
  });

  test('is refused under an existing name, and from rows of nobody', () => {
    const office = freshOffice();
    expect(startMutation(office.ctx, { mutation: { what: 'create-group', name: 'LAUNCH team', selected: false } })).toMatchObject({
      problem: { kind: 'duplicate', words: { name: 'Launch team' } },
    });
    select(office, 40);
    expect(startMutation(office.ctx, { mutation: { what: 'create-group', name: 'Spring', selected: true } })).toMatchObject({
      problem: { kind: 'nothing-selected' },
    });
  });
});

test('a group is renamed without touching its members', () => {
  const office = freshOffice();
  expect(approve(office, { what: 'rename-group', id: TEAM, name: 'Autumn team' })).toMatchObject({
    state: 'done',
    facts: { from: 'Launch team' },
  });
  expect(sent(office)).toEqual([['updateGroup', { id: TEAM, name: 'Autumn team' }]]);
});

test('a group is deleted, and nothing else', () => {
  const office = freshOffice();
  expect(approve(office, { what: 'delete-group', id: TEAM })).toMatchObject({ state: 'done', facts: { name: 'Launch team', channels: 2 } });
  expect(sent(office)).toEqual([['deleteGroup', { id: TEAM }]]);
  expect(office.crm.channels.size).toBe(5);
  expect(startMutation(office.ctx, { mutation: { what: 'delete-group', id: TEAM } })).toMatchObject({ problem: { kind: 'no-such-thing' } });
});

test('a group of several thousand creators can be added to', () => {
  const office = freshOffice();
  const many = Array.from({ length: 5000 }, (_, n) => creator(`creator-with-a-rather-long-id-${n}`));
  for (const id of many) office.crm.channels.set(id, blankChannel(id));
  office.crm.groupList = [{ id: TEAM, name: 'Everybody', channelCount: many.length, creatorIds: many }];
  select(office, 2);
  expect(approve(office, { what: 'add-to-group', id: TEAM })).toMatchObject({ state: 'done', facts: { after: 5001 } });
});
