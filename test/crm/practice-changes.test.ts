// How the practice CRM handles a change, and what it holds afterwards, case by case.

import type { ChangeSet, Id } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { id } from './scripted-client';
import { before, filled, idsOf, now, practice, sample, valueOf } from './small-practice';

describe('a change of one channel', () => {
  const whole: ChangeSet = {
    status: 2,
    owner: 'm-2',
    email: 'a@example.com',
    contactLink: 'https://example.com/x',
    notes: 'x',
    archived: true,
  };

  test('writes what it names and when, and answers with the resulting row', () => {
    const { crm, channel } = practice();
    const answered = valueOf(crm.updateChannel(id('c-02'), whole, 'key-1'));
    expect(channel('02')).toEqual({ ...filled.channels[1], ...whole, updatedAt: now });
    expect(answered).toMatchObject({ creatorId: 'c-02', notes: 'x', status: { id: 2, name: 'Contacted' }, updatedAt: now });
  });

  test('leaves everybody else and everything else unchanged', () => {
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
  ])('clears the %s', (_, set) => {
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

  test('archives existing channels, and restores them', () => {
    const { crm, channel } = practice();
    valueOf(crm.archiveChannel(id('c-01'), 'key-1'));
    expect(channel('01')).toEqual({ ...filled.channels[0], archived: true, updatedAt: now });
    valueOf(crm.restoreChannel(id('c-01'), 'key-2'));
    expect(channel('01')).toMatchObject({ archived: false });
    expect(crm.archiveChannel(id('c-05'), 'key-3')).toMatchObject({ problem: { kind: 'not-found' } });
  });

  test('under a used key gets the same answer as then, and nothing happens', () => {
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

  test.each(['validate', 'preview'] as const)('is only counted by %s, with the reason why each of the others fails', (stage) => {
    const { crm, record } = practice();
    const answer = valueOf(crm.batch(stage, { ids: everybody, set: { status: 2 } }, 'key-1'));
    expect(answer).toEqual({ existing: 2, creatable: 1, created: null, failed, token: null });
    expect(record()).toBe(filled);
  });

  test('changes existing channels, and creates those that can be created, from now on', () => {
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
  ])('%s creates that many', (_, set, created) => {
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

  test('adds labels after the existing ones, each once', () => {
    const { crm, channel } = practice();
    const put = (...labelIds: readonly Id[]) =>
      crm.batch('apply', { ids: [id('c-02')], set: { labels: { operation: 'add', labelIds } } }, labelIds.join());
    valueOf(put('l-2'));
    valueOf(put('l-1', 'l-2'));
    expect(channel('02')?.labels).toEqual(['l-1', 'l-2']);
  });
});

describe('a label', () => {
  test('is created with an id of its own, and answered', () => {
    const { crm, record } = practice();
    expect(valueOf(crm.createLabel('Winter', 'key-1'))).toMatchObject({ id: 'l-new', name: 'Winter' });
    expect(record().labels).toEqual([...filled.labels, { id: 'l-new', name: 'Winter' }]);
  });

  test('accepts another spelling of its own name, but not another label’s name', () => {
    const { crm, record } = practice();
    valueOf(crm.perform('updateLabel', 'l-1', { name: 'FOOD' }, 'key-1'));
    expect(record().labels).toEqual([{ id: 'l-1', name: 'FOOD' }, filled.labels[1]]);
    expect(crm.perform('updateLabel', 'l-1', { name: 'travel' }, 'key-2')).toMatchObject({
      problem: { kind: 'duplicate', code: 'DUPLICATE_DATA', summary: 'taken' },
    });
    expect(crm.perform('updateLabel', 'l-1', { name: ' ' }, 'key-3')).toMatchObject({
      problem: { kind: 'refused', summary: 'no such value' },
    });
    expect(crm.perform('updateLabel', 'l-9', { name: 'Winter' }, 'key-4')).toMatchObject({
      problem: { kind: 'not-found', summary: 'not there' },
    });
  });

  test('that is deleted disappears from the list and from everybody who carried it, and nobody else changes', () => {
    const { crm, record } = practice();
    valueOf(crm.perform('deleteLabel', 'l-1', {}, 'key-1'));
    expect(record().labels).toEqual([filled.labels[1]]);
    expect(record().channels.map(({ labels }) => labels.join())).toEqual(['l-2', '', '', '']);
    expect(crm.perform('deleteLabel', 'l-1', {}, 'key-2')).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

test('a request to another path, or with another method, is not offered', () => {
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
    expect(answer).toMatchObject({ body: expect.stringContaining('"success":false') });
  }
  expect(at('GET', '/crm/channels/c-01?a=/')).toMatchObject({ status: 200, body: expect.stringContaining('Sample Creator 01') });
});

test('a request that would clear what cannot be cleared is refused, even when sent past the client', () => {
  const { http, record } = practice();
  const { origin, basePath } = crmContract.transport;
  const sent = (body: object) =>
    http({ method: 'PATCH', url: `${origin.value}${basePath.value}/crm/channels/c-01`, headers: {}, body: JSON.stringify(body) });
  for (const body of [{ cooperation_status: null }, { archived: null }])
    expect(sent(body)).toMatchObject({ status: 400, body: expect.stringContaining('no such value') });
  expect(record()).toBe(filled);
  expect(sent({ owner_uid: null })).toMatchObject({ status: 200 });
});
