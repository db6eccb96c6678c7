// What the client sends, and what it refuses to send.

import type { ChangeSet } from '../../contract/records';
import { type Contract, crmContract } from '../../contract/table';
import type { Crm } from '../../src/crm/client';
import { bodyOf, clientOf, id, pageOf, rows } from './scripted-client';
import { sampleKey, success } from './scripted-http';

const origin = 'https://skill.noxinfluencer.com/api/v1';

describe('what is sent', () => {
  test('every request carries the key, a fresh request id, and asks for JSON', () => {
    const { crm, asked } = clientOf([success({ used_credit: 1 }), success({ used_credit: 1 })]);
    crm.quota();
    crm.quota();
    expect(asked.map(({ headers }) => headers['X-Request-ID'])).toEqual(['id-1', 'id-3']);
    expect(asked[0]).toEqual({
      method: 'GET',
      url: `${origin}/quota`,
      headers: { Accept: 'application/json', Authorization: `Bearer ${sampleKey}`, 'X-Request-ID': 'id-1' },
      timeoutSeconds: 30,
    });
  });

  test('the channel list is requested with filters and page, with the largest page and an idempotency key of its own', () => {
    const { crm, asked } = clientOf([pageOf([]), pageOf([])]);
    crm.listChannels({ platform: 'youtube', status: 2, labels: [1, '1'], archived: false }, 3);
    crm.listChannels({}, 3);
    expect(bodyOf(asked[0])).toEqual({
      platform: 'youtube',
      cooperation_status: 2,
      label_ids: [1, '1'],
      archived: false,
      page_num: 3,
      page_size: 100,
    });
    expect(asked[0]).toMatchObject({ method: 'POST', headers: { 'Content-Type': 'application/json' } });
    expect(asked[0]?.headers['Idempotency-Key']).not.toBe(asked[1]?.headers['Idempotency-Key']);
  });

  describe('with a table without a key for it', () => {
    const without = (...names: readonly string[]): Contract => {
      const kept = Object.entries(crmContract.shapes['channelQuery'] ?? {}).filter(([name]) => !names.includes(name));
      return { ...crmContract, shapes: { ...crmContract.shapes, channelQuery: Object.fromEntries(kept) } };
    };
    const contract = without('owner', 'sort', 'updatedSince', 'creatorIds');

    test.each<[string, (crm: Crm) => unknown]>([
      ['a list', (crm) => crm.listChannels({ owner: 7 }, 1)],
      ['an export', (crm) => crm.createExport({ owner: 7 }, 'key-1')],
    ])('a filter is refused for %s, because others would be included without it, and nothing is sent', (_, call) => {
      const { crm, asked } = clientOf([], { contract });
      expect(call(crm)).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none' } });
      expect(asked).toEqual([]);
    });

    test('changes since a time, and creators by id, cannot be requested', () => {
      const { crm, asked } = clientOf([], { contract });
      expect(crm.listChangedSince({}, '2026-03-02T09:00:00Z')).toMatchObject({ ok: true, value: 'unsupported' });
      expect(crm.findChannels([id('a')])).toMatchObject({ ok: true, value: 'unsupported' });
      expect(asked).toEqual([]);
    });

    test('an order is left to the CRM', () => {
      const { crm, asked } = clientOf([pageOf([])], { contract });
      expect(crm.listChannels({ sort: 'name', keyword: 'x' }, 1).ok).toBe(true);
      expect(bodyOf(asked[0])).toEqual({ keyword: 'x', page_num: 1, page_size: 100 });
    });

    test('creators by id are requested without mentioning archived ones', () => {
      const { crm, asked } = clientOf([pageOf(['a'])], { contract: without('archived') });
      expect(crm.findChannels([id('a')])).toMatchObject({ value: [{ creatorId: 'a' }] });
      expect(bodyOf(asked[0])).toEqual({ creator_ids: ['a'], page_num: 1, page_size: 100 });
    });
  });

  test.each([
    ['updatedAt', 'updated_at'],
    ['-createdAt', '-created_at'],
    ['followers', 'follower_count'],
    ['-name', '-creator_name'],
  ] as const)('the order %s is expressed by the key of the row: %s', (sort, wire) => {
    const { crm, asked } = clientOf([pageOf([])]);
    crm.listChannels({ sort }, 1, 20);
    expect(bodyOf(asked[0])).toEqual({ sort: wire, page_num: 1, page_size: 20 });
  });

  test('an id is percent-encoded in a path and otherwise unchanged', () => {
    const { crm, asked } = clientOf([success(rows('-a/b?c#d%é')[0]), success(null)]);
    crm.getChannel(id('-a/b?c#d%é'));
    crm.archiveChannel(id(' 007 '), 'key-1');
    expect(asked[0]?.url).toBe(`${origin}/crm/channels/-a%2Fb%3Fc%23d%25%C3%A9`);
    expect(asked[1]).toMatchObject({ method: 'POST', url: `${origin}/crm/channels/%20007%20/archive`, timeoutSeconds: 60 });
    expect(asked[1]).not.toHaveProperty('body');
  });

  test.each(['', '.', '..', 'x'.repeat(257), 'half \ud83d of a pair'])(
    'the id %j cannot be part of a path and is refused without sending',
    (text) => {
      const { crm, asked } = clientOf([]);
      expect(crm.getChannel(id(text))).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none' } });
      expect(crm.updateChannel(id(text), { notes: 'x' }, 'key-1').ok).toBe(false);
      expect(crm.restoreChannel(id(text), 'key-1').ok).toBe(false);
      expect(asked).toEqual([]);
    },
  );

  test('an id of 256 characters, including characters of two units, can be part of a path', () => {
    for (const text of ['x'.repeat(256), '🎬', 'a🎬b', '...']) {
      const { crm, asked } = clientOf([success({ creator_id: text })]);
      expect(crm.getChannel(id(text))).toMatchObject({ ok: true });
      expect(asked[0]?.url).toBe(`${origin}/crm/channels/${encodeURIComponent(text)}`);
    }
  });

  test.each(['', 'with blank', 'line\nbreak', 'schlüssel'])(
    'the key %j cannot be part of a header: it is wrong, and nothing is sent',
    (key) => {
      const { crm, asked } = clientOf([], { key });
      expect(crm.quota()).toMatchObject({ ok: false, problem: { kind: 'wrong-key' } });
      expect(asked).toEqual([]);
    },
  );

  test('a body names ids, changes and the token of its preview, under the given idempotency key', () => {
    const { crm, asked } = clientOf([success({})]);
    const set: ChangeSet = { status: 3, labels: { operation: 'remove', labelIds: [7] }, owner: null };
    crm.batch('apply', { ids: [id('a'), id('-b')], set, token: 't-1' }, 'key-1');
    expect(asked[0]).toMatchObject({ url: `${origin}/crm/batch-update/apply`, headers: { 'Idempotency-Key': 'key-1' } });
    expect(bodyOf(asked[0])).toEqual({
      selector: { creator_ids: ['a', '-b'] },
      cooperation_status: 3,
      labels: { operation: 'remove', label_ids: [7] },
      owner_uid: null,
      preview_token: 't-1',
    });
  });
});

describe('clearing', () => {
  const withClear = (field: 'email' | 'notes' | 'owner', value: 'null' | 'empty' | 'impossible'): Contract => ({
    ...crmContract,
    changes: { ...crmContract.changes, [field]: { ...crmContract.changes[field], clear: { value, evidence: 'K' } } },
  });

  test.each([
    ['email', 'null', { email: null }],
    ['email', 'empty', { email: '' }],
    ['notes', 'null', { remark: null }],
    ['owner', 'empty', { owner_uid: '' }],
  ] as const)('%s is cleared as the table says: %s', (field, clear, body) => {
    const { crm, asked } = clientOf([success(null)], { contract: withClear(field, clear) });
    crm.updateChannel(id('a'), field === 'owner' ? { owner: null } : { [field]: '' }, 'key-1');
    expect(bodyOf(asked[0])).toEqual(body);
  });

  test('a clear that the CRM cannot express breaks the contract and nothing is sent', () => {
    const { crm, asked } = clientOf([], { contract: withClear('notes', 'impossible') });
    expect(() => crm.updateChannel(id('a'), { notes: '' }, 'key-1')).toThrow('cannot clear notes');
    expect(asked).toEqual([]);
  });
});

describe('calls that are not allowed', () => {
  test.each<[string, (crm: Crm) => unknown]>([
    ['an update that changes nothing', (crm) => crm.updateChannel(id('a'), {}, 'key-1')],
    ['a body without creators', (crm) => crm.batch('preview', { ids: [], set: { status: 1 } }, 'key-1')],
    ['more creators than a body takes', (crm) => crm.batch('apply', { ids: Array(101).fill(id('a')), set: { status: 1 } }, 'key-1')],
    ['more ids than a query takes', (crm) => crm.findChannels(Array(101).fill(id('a')))],
    ['a change of no labels', (crm) => crm.updateChannel(id('a'), { labels: { operation: 'add', labelIds: [] } }, 'key-1')],
  ])('%s breaks the contract before anything is sent', (_, call) => {
    const { crm, asked } = clientOf([]);
    expect(() => call(crm)).toThrow();
    expect(asked).toEqual([]);
  });
});
