// The practice CRM's lists: which creators match a query, page by page, with the names of its lists.

import type { ChannelQuery } from '../../contract/records';
import { id } from './scripted-client';
import { before, filled, idsOf, practice, valueOf } from './small-practice';

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
  ])('for %j', (query, ids) => {
    expect(idsOf(valueOf(practice().crm.listChannels(query, 1)).rows)).toBe(ids);
  });

  test('is paged, each page of the requested size, and counts all of them', () => {
    const { crm } = practice();
    const pages = [1, 2, 3].map((page) => valueOf(crm.listChannels({}, page, 2)));
    expect(pages.map(({ rows }) => idsOf(rows))).toEqual(['c-01 c-02', 'c-03', '']);
    expect(pages.map(({ page, pages, total }) => [page, pages, total])).toEqual([1, 2, 3].map((page) => [page, 2, 3]));
  });

  test('by ids contains those it knows and nobody who could be created', () => {
    expect(practice().crm.findChannels([id('c-02'), id('c-05'), id('c-04')])).toMatchObject({ value: [{ creatorId: 'c-02' }] });
  });

  test('gives entries with their names, and nothing that the table has no key for', () => {
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

  test('shows an entry that is gone as an id without a name', () => {
    const { crm } = practice({ ...filled, statuses: [] });
    expect(crm.getChannel(id('c-01'))).toMatchObject({ value: { status: { id: 2, name: '' } } });
  });

  test('of labels counts who carries each; statuses and members are complete, there are no groups', () => {
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
