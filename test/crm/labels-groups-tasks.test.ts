// What the client requests about labels, groups and email tasks, and how it interprets the CRM's answers.

import type { Crm } from '../../src/crm/client';
import { bodyOf, clientOf, id } from './scripted-client';
import { noAnswer, refusal, success } from './scripted-http';

const origin = 'https://skill.noxinfluencer.com/api/v1';
const page = (items: readonly object[]) => success({ items, total_page: 1 });

describe('what is sent', () => {
  test.each<[string, (crm: Crm) => unknown, string, unknown]>([
    ['a new label', (crm) => crm.createLabel('  Spaces stay ', 'key-1'), 'POST /crm/labels', { name: '  Spaces stay ' }],
    ['a renamed label', (crm) => crm.perform('updateLabel', 4711, { name: 'Other' }, 'key-1'), 'PATCH /crm/labels/4711', { name: 'Other' }],
    ['a deleted label', (crm) => crm.perform('deleteLabel', 'a/b?', {}, 'key-1'), 'DELETE /crm/labels/a%2Fb%3F', null],
    [
      'a new group',
      (crm) => crm.createGroup({ name: 'New', creatorIds: [id('-a'), id('007')] }, 'key-1'),
      'POST /crm/groups',
      { name: 'New', creator_ids: ['-a', '007'] },
    ],
    ['a group of nobody', (crm) => crm.createGroup({ name: 'New' }, 'key-1'), 'POST /crm/groups', { name: 'New' }],
    [
      'a group that is emptied',
      (crm) => crm.perform('updateGroup', 'gr_1', { creatorIds: [] }, 'key-1'),
      'PATCH /crm/groups/gr_1',
      { creator_ids: [] },
    ],
    ['a deleted group', (crm) => crm.perform('deleteGroup', 7, {}, 'key-1'), 'DELETE /crm/groups/7', null],
    [
      'channels for an e-mail task',
      (crm) => crm.addToEmail('apply', { ids: [id('a')], taskId: 5002, token: 't-1' }, 'key-1'),
      'POST /crm/add-to-email/apply',
      { selector: { creator_ids: ['a'] }, task_id: 5002, preview_token: 't-1' },
    ],
  ])('%s is sent to its path, under the key of exactly that request', (_, call, place, body) => {
    const { crm, asked } = clientOf([success({})]);
    call(crm);
    const [request] = asked;
    expect(`${request?.method} ${request?.url}`).toBe(place.replace(' ', ` ${origin}`));
    expect(bodyOf(request)).toEqual(body);
    expect(request?.headers['Idempotency-Key']).toBe('key-1');
    expect(asked).toHaveLength(1);
  });

  test.each<[string, (crm: Crm) => unknown]>([
    ['nobody for an e-mail task', (crm) => crm.addToEmail('preview', { ids: [], taskId: 1 }, 'key-1')],
    ['more creators than a body takes', (crm) => crm.addToEmail('apply', { ids: Array(101).fill(id('a')), taskId: 1 }, 'key-1')],
  ])('%s breaks the contract before anything is sent', (_, call) => {
    const { crm, asked } = clientOf([]);
    expect(() => call(crm)).toThrow();
    expect(asked).toEqual([]);
  });

  test('an id that cannot be part of a path is refused without sending', () => {
    const { crm, asked } = clientOf([]);
    expect(crm.perform('deleteLabel', '..', {}, 'key-1')).toMatchObject({ problem: { kind: 'refused', effect: 'none' } });
    expect(crm.getGroup('')).toMatchObject({ problem: { kind: 'refused' } });
    expect(asked).toEqual([]);
  });
});

describe('lists', () => {
  test('groups report what the CRM reports, and null for the rest', () => {
    const whole = { group_id: 'g-1', name: 'North', channel_count: 2, creator_ids: ['-a', '1e5'] };
    const { crm } = clientOf([page([whole, { group_id: 2 }, { group_id: '2', name: null, crm_channel_count: 0, creator_ids: null }])]);
    expect(crm.list('listGroups')).toMatchObject({
      value: [
        { id: 'g-1', name: 'North', channelCount: 2, creatorIds: ['-a', '1e5'] },
        { id: 2, name: '', channelCount: null, creatorIds: null },
        { id: '2', name: '', channelCount: 0, creatorIds: null },
      ],
    });
  });

  test('the type of an email task is our word for what the table lists, otherwise the text received, blank if there was none', () => {
    const { crm } = clientOf([
      page([{ task_id: 1, task_type: 3 }, { task_id: 2, task_type: 1 }, { task_id: 3, task_type: '3' }, { task_id: 4 }]),
    ]);
    expect(crm.list('listEmailTasks')).toMatchObject({ value: [{ type: 'standalone' }, { type: '1' }, { type: '3' }, { type: '' }] });
  });

  const lists = [
    ['labels', (crm: Crm) => crm.list('listLabels'), { label_id: 1, name: 'A' }, { name: 'A' }],
    ['groups', (crm: Crm) => crm.list('listGroups'), { group_id: 1 }, { name: 'A' }],
    ['e-mail tasks', (crm: Crm) => crm.list('listEmailTasks'), { task_id: 1 }, { name: 'A' }],
  ] as const;
  describe.each(lists)('of %s', (_, ask, row, nameless) => {
    test.each([
      ['nothing', undefined],
      ['null', null],
      ['an object without a list', { groups: [row] }],
      ['a bare list', [row]],
      ['a list that is none', { items: 'none' }],
      ['a row without its id', { items: [row, nameless] }],
      ['a row that is a text', { items: ['A'] }],
    ])('in the shape of %s are an unknown shape, never an empty list', (__, data) => {
      expect(ask(clientOf([success(data)]).crm)).toMatchObject({ ok: false, problem: { kind: 'unknown-shape', effect: 'none' } });
    });

    test('are read to the last page, each once', () => {
      const next = { ...row, ...(Object.fromEntries(Object.keys(row).map((key) => [key, 2])) as object), name: 'B' };
      const { crm } = clientOf([success({ items: [row], total_page: 2 }), success({ items: [row, next], total_page: 2 })]);
      expect(ask(crm)).toMatchObject({ ok: true, value: [{ id: 1 }, { id: 2 }] });
    });
  });

  test.each([
    ['members that are no list', { creator_ids: 'a' }],
    ['a member that is a number, which may have lost digits', { creator_ids: ['a', 12] }],
    ['a count that is text', { channel_count: '2' }],
  ])('a group with %s is an unknown shape', (_, more) => {
    const { crm } = clientOf([success({ group_id: 'g-1', ...more })]);
    expect(crm.getGroup('g-1')).toMatchObject({ problem: { kind: 'unknown-shape' } });
  });

  test('a missing group is null; a missing route is not', () => {
    expect(clientOf([refusal(404, 'NOT_FOUND')]).crm.getGroup(1)).toMatchObject({ ok: true, value: null });
    expect(clientOf([success(null)]).crm.getGroup(1)).toMatchObject({ problem: { kind: 'unknown-shape' } });
  });
});

describe('writes', () => {
  const writes: readonly (readonly [string, (crm: Crm) => { readonly ok: boolean }])[] = [
    ['a new label', (crm) => crm.createLabel('A', 'key-1')],
    ['a renamed label', (crm) => crm.perform('updateLabel', 1, { name: 'A' }, 'key-1')],
    ['a deleted label', (crm) => crm.perform('deleteLabel', 1, {}, 'key-1')],
    ['a new group', (crm) => crm.createGroup({ name: 'A' }, 'key-1')],
    ['a changed group', (crm) => crm.perform('updateGroup', 1, { name: 'A' }, 'key-1')],
    ['a deleted group', (crm) => crm.perform('deleteGroup', 1, {}, 'key-1')],
  ];
  test.each(writes)('%s without an answer is sent once, and its effect is unknown', (_, call) => {
    const { crm, asked } = clientOf([noAnswer]);
    expect(call(crm)).toMatchObject({ problem: { kind: 'unreachable', effect: 'unknown' } });
    expect(asked).toHaveLength(1);
  });

  test.each(writes)('%s of an existing name is a duplicate, and has not happened', (_, call) => {
    expect(call(clientOf([refusal(400, 'DUPLICATE_DATA')]).crm)).toMatchObject({ problem: { kind: 'duplicate', effect: 'none' } });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'created'],
    ['an object without an id', { created: true }],
  ])('%s as the answer is a success without the row', (_, data) => {
    const { crm } = clientOf([success(data), success(data)]);
    expect(crm.createLabel('A', 'key-1')).toMatchObject({ ok: true, value: null });
    expect(crm.createGroup({ name: 'A' }, 'key-2')).toMatchObject({ ok: true, value: null });
  });

  test('a row as the answer is read; one that cannot be read leaves the effect unknown', () => {
    const { crm } = clientOf([success({ label_id: 9, name: 'A' }), success({ label_id: null, name: 'A' })]);
    expect(crm.createLabel('A', 'key-1')).toMatchObject({ value: { id: 9, name: 'A', channelCount: null } });
    expect(crm.createLabel('A', 'key-2')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
  });
});

describe('channels for an email task', () => {
  const body = { ids: [id('a')], taskId: 1 };

  test.each(['validate', 'preview'] as const)('%s changes nothing and is retried under its own key', (stage) => {
    const { crm, asked } = clientOf([noAnswer, success({ existing_count: 1 })]);
    expect(crm.addToEmail(stage, body, 'key-1')).toMatchObject({ value: { existing: 1, creatable: null, failed: null } });
    expect(asked.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key-1', 'key-1']);
  });

  test('apply is sent once; its effect is unknown without a readable answer', () => {
    const { crm, asked } = clientOf([noAnswer, success(null)]);
    expect(crm.addToEmail('apply', body, 'key-1')).toMatchObject({ problem: { kind: 'unreachable', effect: 'unknown' } });
    expect(crm.addToEmail('apply', body, 'key-2')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
    expect(asked).toHaveLength(2);
  });
});
