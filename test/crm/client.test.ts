import type { ChangeSet, CreatorId } from '../../contract/records';
import { type Contract, crmContract } from '../../contract/table';
import { type Crm, type CrmOptions, createCrm } from '../../src/crm/client';
import type { HttpAnswer, HttpRequest } from '../../src/crm/ports';
import { answered, countedIds, noAnswer, paceMemory, refusal, sampleKey, scripted, stillClock, success } from './scripted-http';

const id = (text: string): CreatorId => text as CreatorId;
const origin = 'https://skill.noxinfluencer.com/api/v1';
const html = answered(200, '<html>', { 'Content-Type': 'text/html' });

const clientOf = (answers: readonly HttpAnswer[], more: Partial<CrmOptions> = {}) => {
  const { http, asked } = scripted(...answers);
  const clock = stillClock();
  const pace = paceMemory();
  const crm: Crm = createCrm({ http, pace, clock, newId: countedIds(), key: sampleKey, ...more });
  return { crm, asked, clock, pace };
};

const bodyOf = (request: HttpRequest | undefined): unknown => JSON.parse(request?.body ?? 'null');
const rows = (...ids: readonly string[]) => ids.map((creator_id) => ({ creator_id }));
const pageOf = (ids: readonly string[], more: object = {}) => success({ items: rows(...ids), ...more });

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

  test('the channel list is asked for by filters and page, with the largest page and an idempotency key of its own', () => {
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

  test('an id is percent-encoded in a path and otherwise left alone', () => {
    const { crm, asked } = clientOf([success(rows('-a/b?c#d%é')[0]), success(null)]);
    crm.getChannel(id('-a/b?c#d%é'));
    crm.archiveChannel(id(' 007 '), 'key-1');
    expect(asked[0]?.url).toBe(`${origin}/crm/channels/-a%2Fb%3Fc%23d%25%C3%A9`);
    expect(asked[1]).toMatchObject({ method: 'POST', url: `${origin}/crm/channels/%20007%20/archive`, timeoutSeconds: 60 });
    expect(asked[1]).not.toHaveProperty('body');
  });

  test.each(['', '.', '..', 'x'.repeat(257), 'half \ud83d of a pair'])(
    'the id %j cannot stand in a path and is refused without sending',
    (text) => {
      const { crm, asked } = clientOf([]);
      expect(crm.getChannel(id(text))).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none' } });
      expect(crm.updateChannel(id(text), { notes: 'x' }, 'key-1').ok).toBe(false);
      expect(crm.restoreChannel(id(text), 'key-1').ok).toBe(false);
      expect(asked).toEqual([]);
    },
  );

  test.each(['', 'with blank', 'line\nbreak', 'schlüssel'])(
    'the key %j cannot stand in a header: it is wrong, and nothing is sent',
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

describe('calls that no caller may make', () => {
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

describe('lists and rows', () => {
  test.each([
    ['items', { page_num: 2, total_page: 5, total_size: 412 }],
    ['list', { page: 2, total_pages: 5, total: 412 }],
    ['records', { current_page: 2, pages: 5, total_count: 412 }],
  ])('a page under "%s" is read with its own paging keys', (key, paging) => {
    const { crm } = clientOf([success({ [key]: rows('a', 'b'), ...paging })]);
    expect(crm.listChannels({}, 2)).toMatchObject({
      ok: true,
      value: { rows: [{ creatorId: 'a' }, { creatorId: 'b' }], page: 2, pages: 5, total: 412 },
    });
  });

  test('pages that the CRM does not count are reckoned from its total and its page size, else not known', () => {
    const { crm } = clientOf([pageOf(['a'], { total_size: 41, page_size: 20 }), pageOf(['a'], { total_size: 41 })]);
    expect(crm.listChannels({}, 1)).toMatchObject({ value: { pages: 3, total: 41 } });
    expect(crm.listChannels({}, 1)).toMatchObject({ value: { pages: null, total: 41 } });
  });

  test.each([
    ['an object without a list', {}],
    ['a bare array', []],
    ['a list that is none', { items: {} }],
    ['a null list that says nothing of a total', { items: null }],
    ['null', null],
    ['a row without its id', { items: [{ creator_id: 'a' }, { email: 'x' }] }],
  ])('%s is an unknown shape, never an empty page', (_, data) => {
    const { crm } = clientOf([success(data)]);
    expect(crm.listChannels({}, 1)).toMatchObject({ ok: false, problem: { kind: 'unknown-shape', effect: 'none', requestId: 'req-1' } });
  });

  test('a null list beside a total of 0 is an empty page', () => {
    const { crm } = clientOf([success({ items: null, total_size: 0 })]);
    expect(crm.listChannels({}, 1)).toMatchObject({ ok: true, value: { rows: [], total: 0 } });
  });

  test('an unknown shape names the place', () => {
    const { crm } = clientOf([success({ items: [{ creator_id: 'a', email: 5 }] })]);
    expect(crm.listChannels({}, 1)).toMatchObject({ problem: { summary: 'data.rows[0].email is a number, not text' } });
  });

  test('all pages of the labels are read; statuses and members may come bare or as a page', () => {
    const label = (label_id: number) => ({ label_id, name: `L${label_id}`, crm_channel_count: 4 });
    const answers = [
      success({ items: [label(1)], total_page: 2 }),
      success({ items: [label(2)], total_page: 2 }),
      success([{ id: 1, name: 'New' }]),
      success({ list: [{ user_uid: 'u-1', name: 'Member one' }], total_pages: 1 }),
    ];
    const { crm, asked } = clientOf(answers);
    expect(crm.labels()).toMatchObject({ ok: true, value: [{ id: 1, name: 'L1', channelCount: 4 }, { id: 2 }] });
    expect(crm.statuses()).toMatchObject({ ok: true, value: [{ id: 1, name: 'New' }] });
    expect(crm.members()).toMatchObject({ ok: true, value: [{ id: 'u-1', name: 'Member one' }] });
    expect(asked.map(({ url }) => url.slice(origin.length))).toEqual([
      '/crm/labels?page_num=1&page_size=100',
      '/crm/labels?page_num=2&page_size=100',
      '/message/coop-statuses',
      '/email/collaborators',
    ]);
  });
});

describe('finding channels by id', () => {
  test('the rows that were asked for are answered, those left out are not there', () => {
    const { crm, asked } = clientOf([pageOf(['b'], { total_size: 1 })]);
    expect(crm.findChannels([id('a'), id('b')], { archived: true })).toMatchObject({ ok: true, value: [{ creatorId: 'b' }] });
    expect(bodyOf(asked[0])).toMatchObject({ creator_ids: ['a', 'b'], archived: true });
  });

  test('without a word on archived ones the filter is left out', () => {
    const { crm, asked } = clientOf([pageOf(['a'])]);
    crm.findChannels([id('a')]);
    expect(bodyOf(asked[0])).not.toHaveProperty('archived');
  });

  test('a row that was not asked for shows that the filter was ignored', () => {
    const { crm } = clientOf([pageOf(['a', 'x'], { total_page: 9 })]);
    expect(crm.findChannels([id('a')])).toMatchObject({ ok: true, value: 'unsupported' });
  });

  test('an id is not trimmed or re-cased before it is compared', () => {
    const { crm } = clientOf([pageOf(['A']), pageOf(['a '])]);
    expect(crm.findChannels([id('a')])).toMatchObject({ value: 'unsupported' });
    expect(crm.findChannels([id('a')])).toMatchObject({ value: 'unsupported' });
  });

  test('a CRM that refuses the filter does not support it', () => {
    const { crm } = clientOf([refusal(400, 'INVALID_REQUEST')]);
    expect(crm.findChannels([id('a')])).toMatchObject({ ok: true, value: 'unsupported' });
  });

  test('smaller pages than asked for are read to the end, so that no channel counts as missing by mistake', () => {
    const { crm } = clientOf([pageOf(['a'], { total_size: 2 }), pageOf(['b'], { total_size: 2 })]);
    expect(crm.findChannels([id('a'), id('b'), id('c')])).toMatchObject({ value: [{ creatorId: 'a' }, { creatorId: 'b' }] });
  });

  test('nothing is sent for no ids', () => {
    expect(clientOf([]).crm.findChannels([])).toMatchObject({ ok: true, value: [] });
  });
});

describe('one channel', () => {
  test('a channel that the CRM says is not there is null', () => {
    expect(clientOf([refusal(404, 'NOT_FOUND')]).crm.getChannel(id('a'))).toMatchObject({ ok: true, value: null, requestId: 'req-2' });
  });

  test.each([
    ['a page that is not found', answered(404, '<html>'), 'not-json'],
    ['a route that is not found', answered(404, '{"detail":"Not Found"}'), 'unknown-shape'],
    ['a success without data', success(null), 'unknown-shape'],
    ['the row of another creator', success({ creator_id: 'b' }), 'unknown-shape'],
  ])('%s does not mean that the channel is not there', (_, answer, kind) => {
    expect(clientOf([answer]).crm.getChannel(id('a'))).toMatchObject({ ok: false, problem: { kind } });
  });

  test.each([
    ['null', null],
    ['nothing', undefined],
    ['a word', { updated: true }],
  ])('an update answered with %s is done without a row', (_, data) => {
    expect(clientOf([success(data)]).crm.updateChannel(id('a'), { notes: 'x' }, 'key-1')).toMatchObject({ ok: true, value: null });
  });

  test('an update answered with the row of another creator has an unknown effect', () => {
    const { crm } = clientOf([success({ creator_id: 'b' })]);
    expect(crm.updateChannel(id('a'), { notes: 'x' }, 'key-1')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
  });

  test('archive and restore are done when the CRM says success', () => {
    const { crm } = clientOf([success(null), success({ archived: false })]);
    expect(crm.archiveChannel(id('a'), 'key-1')).toMatchObject({ ok: true, value: null });
    expect(crm.restoreChannel(id('a'), 'key-2')).toMatchObject({ ok: true, value: null });
  });
});

describe('a batch', () => {
  const body = { ids: [id('a')], set: { status: 1 } };

  test('counts that the CRM does not name stay unknown, and no failure is made up', () => {
    const answer = clientOf([success({})]).crm.batch('apply', body, 'key-1');
    expect(answer).toMatchObject({ value: { existing: null, creatable: null, created: null, failed: null, token: null } });
  });

  test('counts, failures and token are read', () => {
    const failed_items = [{ creator_id: 'a', error_code: 'NOT_FOUND', message: 'No such creator.' }];
    const { crm } = clientOf([success({ existing_count: 1, will_create_count: 2, created_count: 0, failed_items, preview_token: 't-1' })]);
    expect(crm.batch('preview', body, 'key-1')).toMatchObject({
      value: {
        existing: 1,
        creatable: 2,
        created: 0,
        failed: [{ creatorId: 'a', code: 'NOT_FOUND', reason: 'No such creator.' }],
        token: 't-1',
      },
    });
  });

  test('an apply whose answer cannot be read may have happened; a preview has not', () => {
    const { crm } = clientOf([success(null), success(null)]);
    expect(crm.batch('apply', body, 'key-1')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
    expect(crm.batch('preview', body, 'key-2')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'none' } });
  });
});

describe('trying again', () => {
  const body = { ids: [id('a')], set: { status: 1 } };

  test('a read that fails twice succeeds at the third try, under fresh request ids', () => {
    const { crm, asked, clock } = clientOf([noAnswer, refusal(500, 'INTERNAL_ERROR'), success({ used_credit: 1 })]);
    expect(crm.quota()).toMatchObject({ ok: true });
    expect(new Set(asked.map(({ headers }) => headers['X-Request-ID'])).size).toBe(3);
    expect(clock.slept).toEqual([500, 1500]);
  });

  test('a query that is tried again never reuses its idempotency key', () => {
    const { crm, asked } = clientOf([noAnswer, pageOf([])]);
    crm.listChannels({}, 1);
    expect(asked[0]?.headers['Idempotency-Key']).not.toBe(asked[1]?.headers['Idempotency-Key']);
  });

  test.each(['validate', 'preview'] as const)('%s changes nothing and is tried again under its own key', (stage) => {
    const { crm, asked } = clientOf([noAnswer, success({})]);
    expect(crm.batch(stage, body, 'key-1').ok).toBe(true);
    expect(asked.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key-1', 'key-1']);
  });

  test.each<[string, (crm: Crm) => { ok: boolean }]>([
    ['an apply', (crm) => crm.batch('apply', body, 'key-1')],
    ['an update', (crm) => crm.updateChannel(id('a'), { notes: 'x' }, 'key-1')],
    ['an archive', (crm) => crm.archiveChannel(id('a'), 'key-1')],
    ['a restore', (crm) => crm.restoreChannel(id('a'), 'key-1')],
  ])('%s without an answer is sent once, and its effect is unknown', (_, call) => {
    const { crm, asked } = clientOf([noAnswer]);
    expect(call(crm)).toMatchObject({ ok: false, problem: { kind: 'unreachable', effect: 'unknown' } });
    expect(asked).toHaveLength(1);
  });

  test('a page of HTML with status 200 is not asked for again', () => {
    const { crm, asked } = clientOf([html]);
    expect(crm.quota()).toMatchObject({ problem: { kind: 'not-json' } });
    expect(asked).toHaveLength(1);
  });
});

describe('the pace', () => {
  test('when the minute is full, nothing is sent and the wait is told', () => {
    const clock = stillClock();
    const pace = paceMemory({ sent: Array(30).fill(clock.now() - 20_000), blockedUntil: 0 });
    const { crm, asked } = clientOf([], { clock, pace });
    expect(crm.archiveChannel(id('a'), 'key-1')).toMatchObject({ ok: false, problem: { kind: 'wait', waitMs: 40_000, effect: 'none' } });
    expect([asked, clock.slept]).toEqual([[], []]);
  });

  test('each try takes its own turn', () => {
    const clock = stillClock();
    const pace = paceMemory({ sent: Array(29).fill(clock.now() - 20_000), blockedUntil: 0 });
    const { crm, asked } = clientOf([noAnswer], { clock, pace });
    expect(crm.quota()).toMatchObject({ problem: { kind: 'wait' } });
    expect(asked).toHaveLength(1);
  });

  test('a limit that the CRM reports holds back the next request as long as it said', () => {
    const { crm, clock, pace } = clientOf([refusal(429, 'RATE_LIMITED', {}, { 'Retry-After': '9' }), success({ used_credit: 1 })]);
    expect(crm.quota()).toMatchObject({ problem: { kind: 'wait', waitMs: 9000, effect: 'none' } });
    expect(pace.read().blockedUntil).toBe(clock.now() + 9000);
    expect(crm.quota()).toMatchObject({ problem: { kind: 'wait' } });
    clock.sleep(9000);
    expect(crm.quota()).toMatchObject({ ok: true });
  });

  test('a turn is remembered before the request is sent', () => {
    const pace = paceMemory();
    const seen: number[] = [];
    const http = () => {
      seen.push(pace.read().sent.length);
      return success({ used_credit: 1 });
    };
    createCrm({ http, pace, clock: stillClock(), newId: countedIds(), key: sampleKey }).quota();
    expect(seen).toEqual([1]);
  });
});

describe('the secret', () => {
  test('an answer that repeats the key does not bring it into a problem', () => {
    const action = { url: `https://example.org/?key=${sampleKey}`, hint: `Your key ${sampleKey} is wrong.` };
    const answers = [refusal(401, 'INVALID_API_KEY', { summary: `${sampleKey} is unknown`, meta: { request_id: sampleKey }, action })];
    const answer = clientOf(answers).crm.quota();
    expect(answer).toMatchObject({ problem: { kind: 'wrong-key', summary: '… is unknown' } });
    expect(JSON.stringify(answer)).not.toContain(sampleKey);
  });

  test('a platform text that repeats the key does not bring it into a problem', () => {
    const reason = `Exceeded maximum execution time: ${sampleKey}`;
    expect(JSON.stringify(clientOf([{ answered: false, reason }]).crm.quota())).not.toContain(sampleKey);
  });
});
