// Reading and writing according to the table, one value at a time, and the round trip of any channel.

import * as fc from 'fast-check';
import type { Json, Named } from '../../contract/records';
import { crmContract as contract, type Shape, type WireKey, type WireType } from '../../contract/table';
import { readChannel, readQuota } from '../../src/crm/answers';
import { attempt, decode, encode, Row, shapeOf } from '../../src/crm/codec';
import type { Channel } from '../../src/fields/fields';
import { anyText } from '../fakes/any-text';
import { check } from '../laws/seeded';

const read = (json: unknown) => attempt(() => readChannel(new Row(contract, shapeOf(contract, 'channel'), json as Json, 'row')));

const channelOf = (json: object): Channel => {
  const result = read({ creator_id: 'c-1', ...json });
  if (!result.ok) throw new Error(result.place);
  return result.value;
};

describe('reading a channel', () => {
  test('a missing key is unknown, which is not the same as blank', () => {
    const { email, notes, status, labels, followers, archived } = channelOf({});
    expect([email, notes, status, labels, followers, archived]).toEqual(Array(6).fill(undefined));
  });

  test('JSON null is the blank value of each type', () => {
    const nulls = { email: null, cooperation_status: null, labels: null, follower_count: null, platform: null, created_at: null };
    expect(channelOf(nulls)).toMatchObject({ email: '', status: null, labels: [], followers: null, platform: '', createdAt: '' });
  });

  test('an id keeps its original type', () => {
    expect(channelOf({ cooperation_status: { id: 1, name: 'New' } }).status).toEqual({ id: 1, name: 'New' });
    expect(channelOf({ cooperation_status: { id: '1', name: 'New' } }).status).toEqual({ id: '1', name: 'New' });
  });

  test('a name that the CRM did not give is blank', () => {
    expect(channelOf({ owner: { uid: 'u-1' } }).owner).toEqual({ id: 'u-1', name: '' });
  });

  test.each([
    ['youtube', 'youtube'],
    [1, 'youtube'],
    [10, 'tiktok'],
    ['vine', 'vine'],
    [99, '99'],
    ['constructor', 'constructor'],
  ])('the platform %p reads as %p', (wire, word) => {
    expect(channelOf({ platform: wire }).platform).toBe(word);
  });

  test('keys that the table does not know are kept as received', () => {
    expect(channelOf({ tier: 'gold', score: { a: [1, null] } }).extras).toEqual({ tier: 'gold', score: { a: [1, null] } });
  });

  test('a key named __proto__ is a key like any other', () => {
    const result = read(JSON.parse('{"creator_id":"c-1","__proto__":{"email":"x@example.org"}}'));
    if (!result.ok) throw new Error(result.place);
    expect(Object.keys(result.value.extras)).toEqual(['__proto__']);
    expect(result.value.email).toBeUndefined();
  });

  test.each([
    [{ creator_id: undefined }, 'row.creator_id is missing'],
    [{ creator_id: 123456789012345680000 }, 'row.creator_id is a number, not an id'],
    [{ creator_id: 42 }, 'row.creator_id is a number, not text'],
    [{ creator_id: null }, 'row.creator_id is null, not an id'],
    [{ creator_id: '' }, 'row.creator_id is text, not an id'],
    [{ email: 7 }, 'row.email is a number, not text'],
    [{ follower_count: '7' }, 'row.follower_count is text, not a finite number'],
    [{ archived: 'no' }, 'row.archived is text, not true or false'],
    [{ labels: {} }, 'row.labels is an object, not a list'],
    [{ labels: [{ label_id: 1 }, { name: 'A' }] }, 'row.labels[1].label_id is missing'],
    [{ cooperation_status: 3 }, 'row.cooperation_status is a number, not an object'],
    [{ owner: { uid: 2 ** 53 } }, 'row.owner.uid is a number, not an id'],
    [{ platform: ['youtube'] }, 'row.platform is a list, not text'],
  ])('%j is refused naming its key', (json, place) => {
    expect(read(JSON.parse(JSON.stringify({ creator_id: 'c-1', ...json })))).toEqual({ ok: false, place });
  });

  test('an excessively large number is refused naming its key', () => {
    expect(read(JSON.parse('{"creator_id":"c-1","follower_count":1e999}'))).toEqual({
      ok: false,
      place: 'row.follower_count is a number, not a finite number',
    });
  });

  test.each([[null], [[]], ['text'], [7], [undefined]])('%j is not a channel', (json) => {
    expect(read(json).ok).toBe(false);
  });

  test('the second spelling of a key is read if the first is missing, and only then', () => {
    const failed = (json: object) => new Row(contract, shapeOf(contract, 'failedItem'), { creator_id: 'c-1', ...json } as Json, 'row');
    expect(failed({ message: 'No.' }).text('reason')).toBe('No.');
    const both = failed({ message: 'No.', reason: 'Never.' });
    expect([both.text('reason'), both.rest()]).toEqual(['Never.', { message: 'No.' }]);
  });

  test('a key that is not certain is also read in camel case; a certain one is not', () => {
    const { followers, createdAt, extras } = channelOf({ followerCount: 7, createdAt: '2026-01-02T03:04:05Z' });
    expect([followers, createdAt, extras]).toEqual([7, '2026-01-02T03:04:05Z', {}]);
    expect(read({ creatorId: 'c-1' })).toEqual({ ok: false, place: 'row.creator_id is missing' });
  });

  test.each([
    ['a text with an offset, as it came', '2026-01-02T03:04:05+08:00', '2026-01-02T03:04:05+08:00'],
    ['seconds since 1970', 1_767_323_045, '2026-01-02T03:04:05.000Z'],
    ['milliseconds since 1970', 1_767_323_045_678, '2026-01-02T03:04:05.678Z'],
  ])('a time is read from %s', (_, wire, time) => {
    expect(channelOf({ created_at: wire }).createdAt).toBe(time);
  });

  test('a time beyond the calendar is refused', () => {
    expect(read({ creator_id: 'c-1', created_at: 1e18 })).toEqual({ ok: false, place: 'row.created_at is a number, not a time' });
  });

  test('a quota without the credit used is refused', () => {
    const quota = (json: Json) => attempt(() => readQuota(new Row(contract, shapeOf(contract, 'quota'), json, 'data')));
    expect(quota({ used_credit: 4, total_credit: 30 })).toEqual({ ok: true, value: { used: 4, total: 30, remaining: null } });
    expect(quota({ used_credit: null }).ok).toBe(false);
  });
});

describe('writing according to the table', () => {
  const write = (shape: string, record: object) => encode(contract, shapeOf(contract, shape), record);

  test('values are written under the table’s keys, absent ones are left out, null stays null', () => {
    expect(write('changeSet', { owner: null, notes: '', email: undefined })).toStrictEqual({ owner_uid: null, remark: '' });
  });

  test('nested values and choices are written with their own shapes', () => {
    const record = { selector: { creatorIds: ['-a', '7'] }, labels: { operation: 'add', labelIds: [3, '3'] } };
    expect(write('batchBody+changeSet', record)).toEqual({
      selector: { creator_ids: ['-a', '7'] },
      labels: { operation: 'add', label_ids: [3, '3'] },
    });
  });

  test('a value that the table has no key for is never silently dropped', () => {
    expect(() => write('changeSet', { nickname: 'A' })).toThrow('no key for nickname');
    expect(() => write('changeSet', { constructor: 'A' })).toThrow('no key for constructor');
  });

  test('a required value cannot be left out', () => {
    expect(() => write('batchBody', {})).toThrow('selector is required');
    expect(() => write('batchBody', { selector: undefined })).toThrow('selector is required');
  });

  test('a shape that the table does not have breaks the contract, even as one of several', () => {
    expect(() => shapeOf(contract, 'batchBody+nothing')).toThrow('the table has no shape nothing');
    expect(() => shapeOf(contract, 'constructor')).toThrow('the table has no shape constructor');
  });

  test('a choice is written as the first of its values, a word that the table does not list as it is', () => {
    const shape = { state: { key: 'status', type: 'choice', evidence: 'K', values: { working: ['pending', 0], ready: [2] } } } as const;
    const sent = ['working', 'ready', 'odd', 'constructor', 7].map((state) => encode(contract, shape, { state })['status']);
    expect(sent).toEqual(['pending', 2, 'odd', 'constructor', 7]);
  });

  test('what the table calls a text is written as one; an id keeps its type', () => {
    const shape = { a: { key: 'a', type: 'text', evidence: 'K' }, b: { key: 'b', type: 'id', evidence: 'K' } } as const;
    expect(encode(contract, shape, { a: 7, b: 7 })).toEqual({ a: '7', b: 7 });
  });

  test('what was written is read back with the same table, choices in our words; what it has no key for is left out', () => {
    const shape: Shape = {
      word: { key: 'w', type: 'choice', evidence: 'K', values: { working: ['pending', 0] } },
      who: { key: 'h', type: 'one:ownerRef', evidence: 'K' },
      many: { key: 'm', type: 'ids', evidence: 'K' },
    };
    const back = (json: Json) => decode(contract, shape, json);
    expect(back({ w: 0, h: { uid: 'u-1', name: 'A', more: 1 }, m: [1, 'a'], other: 1 })).toStrictEqual({
      word: 'working',
      who: { id: 'u-1', name: 'A' },
      many: [1, 'a'],
    });
    expect(back({ w: 'odd', h: null })).toStrictEqual({ word: 'odd', who: null });
    expect(back({ w: ['pending'] })).toStrictEqual({ word: ['pending'] });
    expect([back('text'), back(null), back([])]).toStrictEqual([{}, {}, {}]);
  });
});

describe('a table with a type other than the reader’s', () => {
  /** A row of a table with a different type for one of a channel's names; `null` = it has no key for it. */
  const rowOf = (name: string, type: WireType | null, json: Json): Row => {
    const { [name]: wire, ...others } = shapeOf(contract, 'channel');
    const { values: _, ...plain } = wire as WireKey;
    const shape = type === null ? others : { ...others, [name]: { ...plain, type } };
    return new Row(contract, shape, { creator_id: 'c-1', [plain.key]: json }, 'row');
  };

  test.each<readonly [string, WireType | null, Json, Json | undefined]>([
    ['country', 'number', 49, '49'],
    ['country', 'boolean', true, 'true'],
    ['country', 'id', 49, '49'],
    ['country', 'number', null, ''],
    ['platform', 'text', 'youtube', 'youtube'],
    ['createdAt', 'number', 1767225600000, '1767225600000'],
    ['country', null, 'DE', undefined],
  ])('text: %s as %s', (name, type, json, text) => {
    expect(rowOf(name, type, json).text(name)).toBe(text);
  });

  test.each<readonly [WireType | null, Json, number | null | undefined]>([
    ['text', '1234', 1234],
    ['text', ' 12.5 ', 12.5],
    ['text', '', null],
    ['text', '1.2万', undefined],
    [null, 7, undefined],
  ])('a number as %s: %p', (type, json, number) => {
    expect(rowOf('followers', type, json).number('followers')).toBe(number);
  });

  test.each<readonly [WireType | null, Json, boolean | undefined]>([
    ['text', 'TRUE', true],
    ['text', '0', false],
    ['text', ' False ', false],
    ['text', '1', true],
    ['text', 'perhaps', undefined],
    ['number', 1, true],
    ['number', 0, false],
    ['number', 2, undefined],
    [null, true, undefined],
  ])('a boolean as %s: %p', (type, json, flag) => {
    expect(rowOf('archived', type, json).boolean('archived')).toBe(flag);
  });

  test('a nested value that the table does not have is unknown', () => {
    const row = rowOf('labels', null, [{ label_id: 1 }]);
    expect([row.many('labels', () => 1), rowOf('status', null, {}).one('status', () => 1)]).toEqual([undefined, undefined]);
  });

  test.each<readonly [string, WireType, Json, string]>([
    ['country', 'number', 'DE', 'text, not a number'],
    ['country', 'boolean', 'DE', 'text, not true or false'],
    ['followers', 'text', 5, 'a number, not text'],
    ['archived', 'text', true, 'true or false, not text'],
    ['archived', 'number', '1', 'text, not a number'],
    ['archived', 'boolean', 1, 'a number, not true or false'],
  ])('an answer must be what the table says: %s as %s', (name, type, json, told) => {
    const row = rowOf(name, type, json);
    const read = { country: () => row.text(name), followers: () => row.number(name), archived: () => row.boolean(name) }[name];
    expect(attempt(() => read?.())).toEqual({ ok: false, place: expect.stringMatching(new RegExp(` is ${told}$`)) });
  });

  test('a type that cannot be converted breaks the contract; the build refuses it', () => {
    expect(() => rowOf('country', 'ids', ['a']).text('country')).toThrow('the table says ids for country');
  });
});

describe('the round trip', () => {
  const text = anyText();
  const id = fc.oneof(fc.string({ minLength: 1 }), fc.integer());
  const named = fc.record<Named>({ id, name: text });
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const ownKeys = Object.values(contract.shapes.channel ?? {}).map(({ key }) => key);
  const extras = fc.dictionary(
    fc.string().filter((key) => !ownKeys.includes(key)),
    fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as Json),
  );
  const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one)));
  const shown = (name: string) => maybe<string | number | null>(contract.shapes.channel?.[name]?.type === 'number' ? number : text);
  const known = fc.record({
    creatorId: fc.string({ minLength: 1 }),
    platform: maybe(fc.constantFrom('youtube', 'tiktok', 'instagram', 'x', '')),
    name: maybe(text),
    handle: maybe(text),
    channelLink: maybe(text),
    followers: shown('followers'),
    country: shown('country'),
    status: maybe(fc.option(named)),
    labels: maybe(fc.array(named)),
    owner: maybe(fc.option(named)),
    email: maybe(text),
    contactLink: maybe(text),
    notes: maybe(text),
    groups: maybe(fc.array(named)),
    archived: maybe(fc.boolean()),
    createdAt: maybe(text),
    updatedAt: maybe(text),
  });

  test('any channel written with the table is read back as the same channel', () => {
    const property = fc.property(known, extras, (channel, more) => {
      const wire = { ...encode(contract, shapeOf(contract, 'channel'), channel), ...more };
      const result = read(JSON.parse(JSON.stringify(wire)));
      expect(result).toEqual({ ok: true, value: { ...channel, extras: more } });
    });
    check(property);
  });

  test('no JSON makes the reader throw: the result is a channel or a named place', () => {
    const wireKeys = fc.constantFrom(...ownKeys);
    const anything = fc.dictionary(wireKeys, fc.jsonValue());
    const property = fc.property(fc.oneof(fc.jsonValue(), anything), (json) => {
      const result = read(json);
      expect(result.ok || result.place.startsWith('row')).toBe(true);
    });
    check(property);
  });
});
