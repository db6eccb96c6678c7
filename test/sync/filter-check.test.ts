// An ignored filter is detected by rows that it should have excluded; rows without the field prove nothing.

import type { ChannelQuery, CreatorId } from '../../contract/records';
import type { Channel } from '../../src/fields/fields';
import { ignoredFilter } from '../../src/sync/filter-check';
import { blankChannel } from '../fakes/model-crm';

const row: Channel = {
  ...blankChannel('c-1' as CreatorId),
  status: { id: 2, name: 'Two' },
  labels: [{ id: 'l-1', name: 'Beauty' }],
  owner: { id: 'u-a', name: 'A' },
  groups: [{ id: 'g-1', name: 'Team' }],
  updatedAt: '2026-03-02T00:00:00Z',
};

const fitting: ChannelQuery = {
  platform: 'youtube',
  status: 2,
  labels: ['l-9', 'l-1'],
  owner: 'u-a',
  group: 'g-1',
  archived: false,
  updatedSince: '2026-03-02T01:00:00+01:00',
  keyword: 'whatever the CRM looks in',
};

describe('a filter', () => {
  it('is respected if every row matches it', () => {
    expect(ignoredFilter(fitting, [row, row])).toBeNull();
    expect(ignoredFilter({ status: '2' }, [row])).toBeNull();
    expect(ignoredFilter({}, [row])).toBeNull();
  });

  it.each<[keyof ChannelQuery, ChannelQuery]>([
    ['platform', { platform: 'tiktok' }],
    ['status', { status: 3 }],
    ['labels', { labels: ['l-2'] }],
    ['owner', { owner: 'u-b' }],
    ['group', { group: 'g-2' }],
    ['archived', { archived: true }],
    ['updatedSince', { updatedSince: '2026-03-02T00:00:01Z' }],
  ])('is ignored if one row contradicts it: %s', (filter, query) => {
    expect(ignoredFilter(query, [row])).toBe(filter);
  });

  it('is not judged by a row without the field', () => {
    const silent: Channel = {
      ...row,
      platform: undefined,
      status: undefined,
      labels: undefined,
      owner: undefined,
      groups: undefined,
      archived: undefined,
      updatedAt: undefined,
    };
    const wanted = {
      platform: 'x',
      status: 3,
      labels: ['l-2'],
      owner: 'u-b',
      group: 'g-2',
      archived: true,
      updatedSince: '2027-01-01T00:00:00Z',
    };
    expect(ignoredFilter(wanted, [silent])).toBeNull();
    expect(ignoredFilter({ platform: 'x' }, [{ ...row, platform: 'a word that we do not know' }])).toBeNull();
  });
});
