// A creator's read-only values have the type from the table, and texts that identify a row are short enough to be stored.

import type { Json } from '../../contract/records';
import { crmContract as contract, type WireKey, type WireType } from '../../contract/table';
import { readChannel, readRow } from '../../src/crm/answers';
import { attempt, Row, shapeOf } from '../../src/crm/codec';
import type { Channel } from '../../src/fields/fields';

/** A channel from a table with this type for the country. */
function channelOf(type: WireType, json: object): Channel {
  const shape = shapeOf(contract, 'channel');
  const { key, evidence } = shape['country'] as WireKey;
  return readChannel(new Row(contract, { ...shape, country: { key, evidence, type } }, { creator_id: 'c-1', ...json } as Json, 'row'));
}

describe('a read-only value', () => {
  test.each<readonly [WireType, Json, unknown]>([
    ['text', 'DE', 'DE'],
    ['text', null, ''],
    ['number', 49, 49],
    ['number', null, null],
    ['boolean', true, true],
    ['boolean', null, undefined],
    ['time', '2026-01-02T03:04:05Z', { time: '2026-01-02T03:04:05Z' }],
    ['time', 1_767_323_045, { time: '2026-01-02T03:04:05.000Z' }],
    ['ids', ['a', 7], 'a, 7'],
    ['ids', null, undefined],
    ['json', { a: [1, null] }, '{"a":[1,null]}'],
    ['json', null, 'null'],
    ['one:ownerRef', { uid: 'u-1', name: 'Member one' }, { id: 'u-1', name: 'Member one' }],
    ['one:ownerRef', null, null],
    [
      'many:labelRef',
      [{ label_id: 1, name: 'A' }, { label_id: '2' }],
      [
        { id: 1, name: 'A' },
        { id: '2', name: '' },
      ],
    ],
    ['many:labelRef', null, []],
  ])('as %s: %j', (type, json, value) => {
    expect(channelOf(type, { country: json }).country).toEqual(value);
  });

  test.each<WireType>(['text', 'number', 'boolean', 'time', 'ids', 'json', 'one:ownerRef', 'many:labelRef'])(
    'as %s that the CRM does not send is unknown',
    (type) => {
      expect(channelOf(type, {}).country).toBeUndefined();
    },
  );

  test.each<readonly [WireType, Json, string]>([
    ['number', '49', 'row.country is text, not a finite number'],
    ['boolean', 1, 'row.country is a number, not true or false'],
    ['ids', 'a', 'row.country is text, not a list'],
    ['ids', ['a', null], 'row.country is null, not an id'],
    ['one:ownerRef', 'u-1', 'row.country is text, not an object'],
    ['one:ownerRef', { name: 'A' }, 'row.country.uid is missing'],
    ['many:labelRef', { label_id: 1 }, 'row.country is an object, not a list'],
    ['many:labelRef', [{ label_id: 1 }, { name: 'A' }], 'row.country[1].label_id is missing'],
    ['time', true, 'row.country is true or false, not text'],
  ])('as %s is refused naming its key: %j', (type, json, place) => {
    expect(attempt(() => channelOf(type, { country: json }))).toEqual({ ok: false, place });
  });
});

test('handle and link are limited to 2,000 characters, and a name to 400, never cut within a character', () => {
  const { handle, channelLink, owner } = channelOf('text', {
    channel_handle: 'h'.repeat(2_001),
    channel_url: `${'u'.repeat(1_998)}🎬🎬`,
    owner: { uid: 'u-1', name: 'n'.repeat(401) },
  });
  expect([handle, channelLink, owner?.name].map((text) => text?.length)).toEqual([2_000, 1_999, 400]);
  expect(channelOf('text', { channel_handle: 'h'.repeat(2_000) }).handle).toHaveLength(2_000);
});

test.each<readonly ['label' | 'group' | 'emailTask', Json, object]>([
  ['label', { label_id: 1, name: 'A' }, { id: 1, name: 'A', channelCount: null }],
  ['label', { label_id: 1, name: 'A', crm_channel_count: 0 }, { id: 1, name: 'A', channelCount: 0 }],
  ['group', { group_id: 'g', creator_ids: ['a', 'b'] }, { id: 'g', name: '', channelCount: null, creatorIds: ['a', 'b'] }],
  ['group', { group_id: 'g' }, { id: 'g', creatorIds: null }],
  ['emailTask', { task_id: 5, name: 'n'.repeat(500) }, { id: 5, type: '' }],
])('what the CRM does not report about a %s is blank or null: %j', (name, json, told) => {
  const row = readRow(name, new Row(contract, shapeOf(contract, name), json, 'row'));
  expect(row).toMatchObject(told);
  expect(row.name.length).toBeLessThanOrEqual(400);
});
