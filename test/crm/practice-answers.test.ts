// What the CRM to practise with answers, and what is in it afterwards, case by case.

import type { ChangeSet, ChannelQuery, CreatorId, Id } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import { practiceHttp } from '../../src/crm/practice/practice-http';
import type { PracticeChannel, PracticeRecord } from '../../src/crm/practice/record';
import type { Answer } from '../../src/crm/problems';
import { id } from './scripted-client';
import { countedIds, paceMemory, sampleKey, stillClock } from './scripted-http';

const before = '2029-12-01T00:00:00.000Z';
const now = '2030-01-01T00:00:00.000Z';

const sample = (n: string, more: Partial<PracticeChannel> = {}): PracticeChannel => ({
  creatorId: id(`c-${n}`),
  platform: 'youtube',
  name: `Sample Creator ${n}`,
  handle: `@sample-${n}`,
  channelLink: `https://example.com/sample-${n}`,
  followers: 1_000,
  country: 'DE',
  status: 1,
  labels: [],
  owner: null,
  email: '',
  contactLink: '',
  notes: '',
  archived: false,
  locked: false,
  createdAt: before,
  updatedAt: before,
  ...more,
});

const filled: PracticeRecord = {
  channels: [
    sample('01', { platform: 'tiktok', status: 2, owner: 'm-1', labels: ['l-1', 'l-2'], email: 'One@example.com' }),
    sample('02', { status: 2, owner: 'm-2', labels: ['l-1'], updatedAt: '2029-12-05T00:00:00.000Z' }),
    sample('03', { locked: true, notes: 'locked' }),
    sample('04', { archived: true }),
  ],
  creatable: [sample('05'), sample('06')],
  statuses: [
    { id: 1, name: 'Not contacted' },
    { id: 2, name: 'Contacted' },
  ],
  members: [
    { id: 'm-1', name: 'Member one' },
    { id: 'm-2', name: 'Member two' },
  ],
  labels: [
    { id: 'l-1', name: 'Food' },
    { id: 'l-2', name: 'Travel' },
  ],
  answered: [],
};

const refusals = {
  noSuchValue: 'no such value',
  noAddress: 'no address',
  noLink: 'no link',
  notThere: 'not there',
  locked: 'locked',
  taken: 'taken',
  notInPractice: 'not in practice',
};

function practice(record = filled) {
  let kept = record;
  const clock = stillClock(Date.parse(now));
  const http = practiceHttp({
    contract: crmContract,
    read: () => kept,
    write: (written) => {
      kept = written;
    },
    now: clock.now,
    newId: () => 'l-new',
    refusals,
  });
  const crm: Crm = createCrm({ contract: crmContract, http, pace: paceMemory(), clock, newId: countedIds(), key: sampleKey });
  const channel = (n: string) => kept.channels.find(({ creatorId }) => creatorId === `c-${n}`);
  return { crm, http, record: () => kept, channel };
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.summary);
  return answer.value;
}

const idsOf = (rows: readonly { readonly creatorId: CreatorId }[]): string => rows.map(({ creatorId }) => creatorId).join(' ');

describe('a list', () => {
  test.each<readonly [ChannelQuery, string]>([
    [{}, 'c-01 c-02 c-03'],
    [{ archived: true }, 'c-04'],
    [{ platform: 'tiktok' }, 'c-01'],
    [{ status: 2 }, 'c-01 c-02'],
    [{ owner: 'm-2' }, 'c-02'],
    [{ labels: ['l-1'] }, 'c-01 c-02'],
    [{ labels: ['l-1', 'l-2'] }, 'c-01'],
    [{ group: 'g-1' }, ''],
    [{ keyword: 'CREATOR 02' }, 'c-02'],
    [{ keyword: '@SAMPLE-03' }, 'c-03'],
    [{ keyword: 'one@EXAMPLE' }, 'c-01'],
    [{ keyword: 'example.com/sample' }, ''],
    [{ updatedSince: '2029-12-05T00:00:00.000Z' }, 'c-02'],
    [{ updatedSince: '2029-12-05T00:00:00.001Z' }, ''],
    [{ status: 2, owner: 'm-1', platform: 'youtube' }, ''],
  ])('of %j', (query, ids) => {
    expect(idsOf(valueOf(practice().crm.listChannels(query, 1)).rows)).toBe(ids);
  });

  test('comes page by page, each of the size that was asked for, and counts all of them', () => {
    const { crm } = practice();
    const pages = [1, 2, 3].map((page) => valueOf(crm.listChannels({}, page, 2)));
    expect(pages.map(({ rows }) => idsOf(rows))).toEqual(['c-01 c-02', 'c-03', '']);
    expect(pages.map(({ page, pages, total }) => [page, pages, total])).toEqual([1, 2, 3].map((page) => [page, 2, 3]));
  });

  test('by ids has whom it knows and nobody who could come in', () => {
    expect(practice().crm.findChannels([id('c-02'), id('c-05'), id('c-04')])).toMatchObject({ value: [{ creatorId: 'c-02' }] });
  });

  test('tells entries by their names, and nothing that the table has no key for', () => {
    const [first] = valueOf(practice().crm.listChannels({ platform: 'tiktok' }, 1)).rows;
    expect(first).toEqual({
      creatorId: 'c-01',
      platform: 'tiktok',
      name: 'Sample Creator 01',
      handle: '@sample-01',
      channelLink: 'https://example.com/sample-01',
      followers: 1_000,
      country: 'DE',
      status: { id: 2, name: 'Contacted' },
      labels: filled.labels,
      owner: { id: 'm-1', name: 'Member one' },
      email: 'One@example.com',
      contactLink: '',
      notes: '',
      groups: [],
      archived: false,
      createdAt: before,
      updatedAt: before,
      extras: {},
    });
    expect(practice().crm.getChannel(id('c-03'))).toMatchObject({ value: { owner: null, labels: [] } });
  });

  test('of an entry that is gone has its id without a name', () => {
    const { crm } = practice({ ...filled, statuses: [] });
    expect(crm.getChannel(id('c-01'))).toMatchObject({ value: { status: { id: 2, name: '' } } });
  });

  test('of labels counts who carries each; statuses and members come whole, groups there are none', () => {
    const { crm } = practice();
    expect(valueOf(crm.list('listLabels'))).toEqual([
      { id: 'l-1', name: 'Food', channelCount: 2 },
      { id: 'l-2', name: 'Travel', channelCount: 1 },
    ]);
    expect([valueOf(crm.list('listStatuses')), valueOf(crm.list('listMembers'))]).toEqual([filled.statuses, filled.members]);
    expect(valueOf(crm.list('listGroups'))).toEqual([]);
  });

  test('costs no credit', () => {
    expect(valueOf(practice().crm.quota())).toEqual({ used: 0, total: 0, remaining: 0 });
  });
});

describe('a change of one', () => {
  const whole: ChangeSet = {
    status: 2,
    owner: 'm-2',
    email: 'a@example.com',
    contactLink: 'https://example.com/x',
    notes: 'x',
    archived: true,
  };

  test('writes what it names and when, and answers with the row as it is then', () => {
    const { crm, channel } = practice();
    const answered = valueOf(crm.updateChannel(id('c-02'), whole, 'key-1'));
    expect(channel('02')).toEqual({ ...filled.channels[1], ...whole, updatedAt: now });
    expect(answered).toMatchObject({ creatorId: 'c-02', notes: 'x', status: { id: 2, name: 'Contacted' }, updatedAt: now });
  });

  test('leaves everybody else and everything else as it was', () => {
    const { crm, record } = practice();
    valueOf(crm.updateChannel(id('c-01'), { notes: 'x' }, 'key-1'));
    const [first, ...others] = filled.channels;
    expect(record()).toEqual({
      ...filled,
      channels: [{ ...first, notes: 'x', updatedAt: now }, ...others],
      answered: [['key-1', expect.stringContaining('c-01')]],
    });
  });

  test.each<readonly [string, ChangeSet]>([
    ['owner', { owner: null }],
    ['email', { email: '' }],
    ['notes', { notes: '' }],
    ['contact link', { contactLink: '' }],
  ])('empties the %s', (_, set) => {
    const { crm, channel } = practice({
      ...filled,
      channels: [sample('01', { owner: 'm-1', email: 'a@b.c', notes: 'x', contactLink: 'x' })],
    });
    valueOf(crm.updateChannel(id('c-01'), set, 'key-1'));
    expect(channel('01')).toMatchObject(set);
  });

  test.each<readonly [string, ChangeSet, string]>([
    ['a status that no list has', { status: 9 }, 'no such value'],
    ['an owner that no list has', { owner: 'm-9' }, 'no such value'],
    ['a label that no list has', { labels: { operation: 'add', labelIds: ['l-1', 'l-9'] } }, 'no such value'],
    ['a text in the place of an address', { email: 'one@example' }, 'no address'],
    ['an address with a blank in it', { email: 'one two@example.com' }, 'no address'],
    ['a text in the place of a link', { contactLink: 'example.com' }, 'no link'],
    ['a link that goes nowhere', { contactLink: 'https://example' }, 'no link'],
  ])('with %s is refused', (_, set, why) => {
    const { crm, record } = practice();
    expect(crm.updateChannel(id('c-01'), set, 'key-1')).toMatchObject({
      problem: { kind: 'refused', code: 'INVALID_REQUEST', summary: why },
    });
    expect(record()).toBe(filled);
  });

  test.each<readonly [string, string, string]>([
    ['who is locked', 'c-03', 'locked'],
    ['who is not there', 'c-09', 'not there'],
    ['who could come in, but not by a note', 'c-05', 'not there'],
  ])('of %s is refused and changes nothing', (_, who, why) => {
    const { crm, record } = practice();
    expect(crm.updateChannel(id(who), { notes: 'x' }, 'key-1')).toMatchObject({ ok: false, problem: { summary: why, effect: 'none' } });
    expect(record()).toBe(filled);
  });

  test('files who is there, and brings them back', () => {
    const { crm, channel } = practice();
    valueOf(crm.archiveChannel(id('c-01'), 'key-1'));
    expect(channel('01')).toEqual({ ...filled.channels[0], archived: true, updatedAt: now });
    valueOf(crm.restoreChannel(id('c-01'), 'key-2'));
    expect(channel('01')).toMatchObject({ archived: false });
    expect(crm.archiveChannel(id('c-05'), 'key-3')).toMatchObject({ problem: { kind: 'not-found' } });
  });

  test('under a key that was used is answered as then, and nothing happens', () => {
    const { crm, record } = practice();
    const first = valueOf(crm.updateChannel(id('c-01'), { notes: 'x' }, 'key-1'));
    valueOf(crm.updateChannel(id('c-01'), { notes: 'y' }, 'key-2'));
    const after = record();
    expect(valueOf(crm.updateChannel(id('c-01'), { notes: 'x' }, 'key-1'))).toEqual(first);
    expect(record()).toBe(after);
  });
});

describe('a batch', () => {
  const everybody = ['c-01', 'c-03', 'c-04', 'c-05', 'c-09'].map(id);
  const failed = [
    { creatorId: 'c-03', code: 'INVALID_REQUEST', reason: 'locked' },
    { creatorId: 'c-09', code: 'NOT_FOUND', reason: 'not there' },
  ];

  test.each(['validate', 'preview'] as const)('is only counted by %s, with why each of the others fails', (stage) => {
    const { crm, record } = practice();
    const answer = valueOf(crm.batch(stage, { ids: everybody, set: { status: 2 } }, 'key-1'));
    expect(answer).toEqual({ existing: 2, creatable: 1, created: null, failed, token: null });
    expect(record()).toBe(filled);
  });

  test('changes who is there, and brings in who can come, from now on', () => {
    const { crm, record, channel } = practice();
    const answer = valueOf(crm.batch('apply', { ids: everybody, set: { status: 2 } }, 'key-1'));
    expect(answer).toEqual({ existing: 2, creatable: 1, created: 1, failed, token: null });
    expect(channel('05')).toEqual({ ...filled.creatable[0], status: 2, createdAt: now, updatedAt: now });
    expect(channel('01')).toMatchObject({ status: 2, createdAt: before, updatedAt: now });
    expect(channel('03')).toBe(filled.channels[2]);
    expect([idsOf(record().channels), idsOf(record().creatable)]).toEqual(['c-01 c-02 c-03 c-04 c-05', 'c-06']);
  });

  test.each<readonly [string, ChangeSet, number]>([
    ['a status', { status: 2 }, 1],
    ['a label that is put on', { labels: { operation: 'add', labelIds: ['l-1'] } }, 1],
    ['a label that is taken off', { labels: { operation: 'remove', labelIds: ['l-1'] } }, 0],
    ['an owner', { owner: 'm-1' }, 0],
    ['both', { owner: 'm-1', status: 2 }, 1],
  ])('%s brings in so many', (_, set, created) => {
    const { crm } = practice();
    expect(valueOf(crm.batch('apply', { ids: [id('c-01'), id('c-05')], set }, 'key-1'))).toMatchObject({ existing: 1, created });
  });

  test('does not carry notes or addresses', () => {
    const { crm, record } = practice();
    for (const set of [{ notes: 'x' }, { email: 'a@example.com' }, { status: 2, notes: 'x' }])
      expect(crm.batch('apply', { ids: [id('c-01')], set }, 'key-1')).toMatchObject({
        problem: { kind: 'refused', summary: 'no such value' },
      });
    expect(record()).toBe(filled);
  });

  test('puts labels behind those that are there, each once', () => {
    const { crm, channel } = practice();
    const put = (...labelIds: readonly Id[]) =>
      crm.batch('apply', { ids: [id('c-02')], set: { labels: { operation: 'add', labelIds } } }, labelIds.join());
    valueOf(put('l-2'));
    valueOf(put('l-1', 'l-2'));
    expect(channel('02')?.labels).toEqual(['l-1', 'l-2']);
  });
});

describe('a label', () => {
  test('is made with an id of its own, and answered', () => {
    const { crm, record } = practice();
    expect(valueOf(crm.createLabel('Winter', 'key-1'))).toMatchObject({ id: 'l-new', name: 'Winter' });
    expect(record().labels).toEqual([...filled.labels, { id: 'l-new', name: 'Winter' }]);
  });

  test('takes another spelling of its own name, and no name of another', () => {
    const { crm, record } = practice();
    valueOf(crm.updateLabel('l-1', 'FOOD', 'key-1'));
    expect(record().labels).toEqual([{ id: 'l-1', name: 'FOOD' }, filled.labels[1]]);
    expect(crm.updateLabel('l-1', 'travel', 'key-2')).toMatchObject({
      problem: { kind: 'duplicate', code: 'DUPLICATE_DATA', summary: 'taken' },
    });
    expect(crm.updateLabel('l-1', ' ', 'key-3')).toMatchObject({ problem: { kind: 'refused', summary: 'no such value' } });
    expect(crm.updateLabel('l-9', 'Winter', 'key-4')).toMatchObject({ problem: { kind: 'not-found', summary: 'not there' } });
  });

  test('that is deleted leaves the list and everybody who carried it, and nobody else changes', () => {
    const { crm, record } = practice();
    valueOf(crm.deleteLabel('l-1', 'key-1'));
    expect(record().labels).toEqual([filled.labels[1]]);
    expect(record().channels.map(({ labels }) => labels.join())).toEqual(['l-2', '', '', '']);
    expect(crm.deleteLabel('l-1', 'key-2')).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

test('a request to another place, or with another method, is not offered', () => {
  const { http } = practice();
  const { origin, basePath } = crmContract.transport;
  const at = (method: 'GET' | 'POST', path: string) => http({ method, url: `${origin.value}${basePath.value}${path}`, headers: {} });
  for (const [method, path] of [
    ['GET', '/crm/channels'],
    ['GET', '/crm/channels/c-01/archive'],
    ['POST', '/crm/channels/c-01'],
    ['GET', '/nothing'],
  ] as const) {
    const answer = at(method, path);
    expect(answer).toMatchObject({ answered: true, status: 400, body: expect.stringContaining('not in practice') });
  }
  expect(at('GET', '/crm/channels/c-01?a=/')).toMatchObject({ status: 200, body: expect.stringContaining('Sample Creator 01') });
});
