// How the client interprets the CRM's answers.

import { bodyOf, clientOf, id, pageOf, rows } from './scripted-client';
import { answered, refusal, success } from './scripted-http';

const origin = 'https://skill.noxinfluencer.com/api/v1';

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

  test('pages that the CRM does not count are derived from its total and its page size, otherwise unknown', () => {
    const pagesOf = (more: object) => clientOf([pageOf(['a'], more)]).crm.listChannels({}, 1);
    expect(pagesOf({ total_size: 41, page_size: 20 })).toMatchObject({ value: { pages: 3, total: 41 } });
    expect(pagesOf({ total_size: 41 })).toMatchObject({ value: { pages: null, total: 41 } });
    expect(pagesOf({ page_size: 20 })).toMatchObject({ value: { pages: null, total: null } });
    expect(pagesOf({ total_size: 41, page_size: 0 })).toMatchObject({ value: { pages: null, total: 41 } });
    expect(pagesOf({ total_size: 41, page_size: 20, total_page: 7 })).toMatchObject({ value: { pages: 7 } });
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

  test('a null list with a total of 0 is an empty page', () => {
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
    expect(crm.list('listLabels')).toMatchObject({ ok: true, value: [{ id: 1, name: 'L1', channelCount: 4 }, { id: 2 }] });
    expect(crm.list('listStatuses')).toMatchObject({ ok: true, value: [{ id: 1, name: 'New' }] });
    expect(crm.list('listMembers')).toMatchObject({ ok: true, value: [{ id: 'u-1', name: 'Member one' }] });
    expect(asked.map(({ url }) => url.slice(origin.length))).toEqual([
      '/crm/labels?page_num=1&page_size=100',
      '/crm/labels?page_num=2&page_size=100',
      '/message/coop-statuses',
      '/email/collaborators',
    ]);
  });
});

test('a list at the root, without an envelope, is read if a list was requested, and not otherwise', () => {
  const bare = (rows: readonly object[]) => answered(200, JSON.stringify({ errorNum: 0, retDataList: rows, totalPage: 1 }));
  expect(clientOf([bare([{ label_id: 1, name: 'A' }])]).crm.list('listLabels')).toMatchObject({ value: [{ id: 1 }] });
  expect(clientOf([bare([{ id: 1, name: 'New' }])]).crm.list('listStatuses')).toMatchObject({ value: [{ id: 1 }] });
  expect(clientOf([bare([{ used_credit: 1 }])]).crm.quota()).toMatchObject({ problem: { kind: 'unknown-shape' } });
});

describe('finding channels by id', () => {
  test('the requested rows are answered, those left out do not exist', () => {
    const { crm, asked } = clientOf([pageOf(['b'], { total_size: 1 })]);
    expect(crm.findChannels([id('a'), id('b')], { archived: true })).toMatchObject({ ok: true, value: [{ creatorId: 'b' }] });
    expect(bodyOf(asked[0])).toMatchObject({ creator_ids: ['a', 'b'], archived: true });
  });

  test('without a mention of archived ones the filter is left out', () => {
    const { crm, asked } = clientOf([pageOf(['a'])]);
    crm.findChannels([id('a')]);
    expect(bodyOf(asked[0])).not.toHaveProperty('archived');
  });

  test('a row that was not requested shows that the filter was ignored', () => {
    const { crm } = clientOf([pageOf(['a', 'x'], { total_page: 9 })]);
    expect(crm.findChannels([id('a')])).toMatchObject({ ok: true, value: 'unsupported' });
  });

  test('an id is not trimmed or changed in case before it is compared', () => {
    const { crm } = clientOf([pageOf(['A']), pageOf(['a '])]);
    expect(crm.findChannels([id('a')])).toMatchObject({ value: 'unsupported' });
    expect(crm.findChannels([id('a')])).toMatchObject({ value: 'unsupported' });
  });

  test('a CRM that refuses the filter does not support it', () => {
    const { crm } = clientOf([refusal(400, 'INVALID_REQUEST')]);
    expect(crm.findChannels([id('a')])).toMatchObject({ ok: true, value: 'unsupported' });
  });

  test('pages smaller than requested are read to the end, so that no channel counts as missing by mistake', () => {
    const { crm } = clientOf([pageOf(['a'], { total_size: 2 }), pageOf(['b'], { total_size: 2 })]);
    expect(crm.findChannels([id('a'), id('b'), id('c')])).toMatchObject({ value: [{ creatorId: 'a' }, { creatorId: 'b' }] });
  });

  test('nothing is sent for an empty list of ids', () => {
    expect(clientOf([]).crm.findChannels([])).toMatchObject({ ok: true, value: [] });
  });
});

describe('channels changed since a time', () => {
  const since = '2026-03-02T09:00:00.000Z';
  const changedAt = (time: string | null) => [{ creator_id: 'a', ...(time === null ? {} : { updated_at: time }) }];
  const page = (rows: readonly object[]) => pageOf([], { items: rows, total_size: rows.length });

  test('are requested with one page of the view', () => {
    const { crm, asked } = clientOf([page(changedAt('2026-03-02T09:00:00Z'))]);
    expect(crm.listChangedSince({ platform: 'tiktok' }, since)).toMatchObject({ ok: true, value: { total: 1 } });
    expect(asked.map(bodyOf)).toMatchObject([{ platform: 'tiktok', updated_since: since, page_num: 1 }]);
  });

  test.each([
    ['older', '2026-03-02T08:59:59Z'],
    ['without a time', null],
  ])('a row that is %s shows that the filter was ignored', (_, time) => {
    expect(clientOf([page(changedAt(time))]).crm.listChangedSince({}, since)).toMatchObject({ ok: true, value: 'unsupported' });
  });

  test('a CRM that refuses the filter does not know it, and an unreachable one says nothing', () => {
    expect(clientOf([refusal(400, 'INVALID_REQUEST')]).crm.listChangedSince({}, since)).toMatchObject({ value: 'unsupported' });
    expect(clientOf([refusal(401, 'INVALID_API_KEY')]).crm.listChangedSince({}, since)).toMatchObject({ ok: false });
  });
});

describe('one channel', () => {
  test('a channel that the CRM reports as missing is null', () => {
    expect(clientOf([refusal(404, 'NOT_FOUND')]).crm.getChannel(id('a'))).toMatchObject({ ok: true, value: null, requestId: 'req-2' });
  });

  test.each([
    ['a page that is not found', answered(404, '<html>'), 'not-json'],
    ['a route that is not found', answered(404, '{"detail":"Not Found"}'), 'unknown-shape'],
    ['a success without data', success(null), 'unknown-shape'],
    ['the row of another creator', success({ creator_id: 'b' }), 'unknown-shape'],
  ])('%s does not mean that the channel is missing', (_, answer, kind) => {
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

  test('counts that the CRM does not name stay unknown, and no failure is invented', () => {
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

  test('an apply with an unreadable answer may have happened; a preview has not', () => {
    const { crm } = clientOf([success(null), success(null)]);
    expect(crm.batch('apply', body, 'key-1')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
    expect(crm.batch('preview', body, 'key-2')).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'none' } });
  });
});
