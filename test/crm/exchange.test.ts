// When the client retries, when it waits, and what it keeps to itself.

import { type Crm, createCrm } from '../../src/crm/client';
import type { KeyNews } from '../../src/crm/exchange';
import type { HttpAnswer } from '../../src/crm/ports';
import { clientOf, id, pageOf } from './scripted-client';
import { answered, countedIds, noAnswer, paceMemory, refusal, sampleKey, stillClock, success } from './scripted-http';

const html = answered(200, '<html>', { 'Content-Type': 'text/html' });

describe('retrying', () => {
  const body = { ids: [id('a')], set: { status: 1 } };

  test('a read that fails twice succeeds at the third attempt, with fresh request ids', () => {
    const { crm, asked, clock } = clientOf([noAnswer, refusal(500, 'INTERNAL_ERROR'), success({ used_credit: 1 })]);
    expect(crm.quota()).toMatchObject({ ok: true });
    expect(new Set(asked.map(({ headers }) => headers['X-Request-ID'])).size).toBe(3);
    expect(clock.slept).toEqual([500, 1500]);
  });

  test('a retried query never reuses its idempotency key', () => {
    const { crm, asked } = clientOf([noAnswer, pageOf([])]);
    crm.listChannels({}, 1);
    expect(asked[0]?.headers['Idempotency-Key']).not.toBe(asked[1]?.headers['Idempotency-Key']);
  });

  test.each(['validate', 'preview'] as const)('%s changes nothing and is retried under its own key', (stage) => {
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

  test('a page of creators that came without the envelope is read, and so is a list', () => {
    const bare = answered(200, JSON.stringify({ items: [{ creator_id: 'a' }], total_page: 1 }));
    expect(clientOf([bare]).crm.listChannels({}, 1)).toMatchObject({ value: { rows: [{ creatorId: 'a' }], pages: 1 } });
    const labels = answered(200, JSON.stringify({ items: [{ label_id: 'l-1', name: 'A' }], total_page: 1 }));
    expect(clientOf([labels]).crm.list('listLabels')).toMatchObject({ value: [{ id: 'l-1' }] });
  });

  test('an HTML page with status 200 is not requested again', () => {
    const { crm, asked } = clientOf([html]);
    expect(crm.quota()).toMatchObject({ problem: { kind: 'not-json' } });
    expect(asked).toHaveLength(1);
  });
});

describe('the pace', () => {
  test('when the minute is full, nothing is sent and the wait is reported', () => {
    const clock = stillClock();
    const pace = paceMemory({ sent: Array(30).fill(clock.now() - 20_000), blockedUntil: 0 });
    const { crm, asked } = clientOf([], { clock, pace });
    expect(crm.archiveChannel(id('a'), 'key-1')).toMatchObject({ ok: false, problem: { kind: 'wait', waitMs: 40_000, effect: 'none' } });
    expect([asked, clock.slept]).toEqual([[], []]);
  });

  test('each attempt takes its own turn', () => {
    const clock = stillClock();
    const pace = paceMemory({ sent: Array(29).fill(clock.now() - 20_000), blockedUntil: 0 });
    const { crm, asked } = clientOf([noAnswer], { clock, pace });
    expect(crm.quota()).toMatchObject({ problem: { kind: 'wait' } });
    expect(asked).toHaveLength(1);
  });

  test('a limit that the CRM reports delays the next request as long as it said', () => {
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
  test('an answer that repeats the key does not put it into a problem', () => {
    const action = { url: `https://example.org/?key=${sampleKey}`, hint: `Your key ${sampleKey} is wrong.` };
    const answers = [refusal(401, 'INVALID_API_KEY', { summary: `${sampleKey} is unknown`, meta: { request_id: sampleKey }, action })];
    const answer = clientOf(answers).crm.quota();
    expect(answer).toMatchObject({ problem: { kind: 'wrong-key', summary: '… is unknown' } });
    expect(JSON.stringify(answer)).not.toContain(sampleKey);
  });

  test('a platform text that repeats the key does not put it into a problem', () => {
    const reason = `Exceeded maximum execution time: ${sampleKey}`;
    expect(JSON.stringify(clientOf([{ answered: false, reason }]).crm.quota())).not.toContain(sampleKey);
  });
});

describe('what an answer says about the key itself', () => {
  const told = (...answers: readonly HttpAnswer[]): readonly KeyNews[] => {
    const news: KeyNews[] = [];
    clientOf(answers, { heard: (one) => void news.push(one) }).crm.quota();
    return news;
  };

  test.each<readonly [string, readonly HttpAnswer[], readonly KeyNews[]]>([
    ['a success: it has the permission', [success({ used_credit: 1 })], [{ operation: 'quota', barred: false }]],
    ['a missing permission', [refusal(403, 'SCOPE_REQUIRED')], [{ operation: 'quota', barred: true }]],
    ['nothing by another refusal', [refusal(400, 'INVALID_REQUEST')], []],
    ['nothing by a limit', [refusal(429, 'RATE_LIMITED')], []],
    ['nothing by a page of HTML', [html], []],
    ['nothing by silence, and then what the answer says', [noAnswer, success({ used_credit: 1 })], [{ operation: 'quota', barred: false }]],
  ])('%s', (_, answers, news) => {
    expect(told(...answers)).toEqual(news);
  });

  test('a received file is a success, too', () => {
    const news: KeyNews[] = [];
    const file = { ...answered(200, 'PK'), base64: 'UEsDBA==' };
    clientOf([file], { heard: (one) => void news.push(one) }).crm.importTemplate('en');
    expect(news).toEqual([{ operation: 'importTemplate', barred: false }]);
  });
});
