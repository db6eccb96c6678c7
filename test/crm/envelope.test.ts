// What an answer means before anybody looks at its data.

import { crmContract as contract } from '../../contract/table';
import { type Asked, openAnswer } from '../../src/crm/envelope';
import type { HttpAnswer } from '../../src/crm/ports';
import type { CrmProblem } from '../../src/crm/problems';
import { answered, noAnswer, refusal, success } from './scripted-http';

const asked: Asked = { requestId: 'our-id', changes: true, list: false, now: Date.UTC(2030, 0, 1) };

const problemIn = (answer: HttpAnswer, more: Partial<Asked> = {}): CrmProblem => {
  const opened = openAnswer(contract, answer, { ...asked, ...more });
  if (opened.ok) throw new Error('the answer was taken for a success');
  return opened.problem;
};

describe('a success', () => {
  test('its data and request id are passed on', () => {
    const answer = success({ a: 1 });
    expect(openAnswer(contract, answer, asked)).toEqual({
      ok: true,
      data: { a: 1 },
      requestId: 'req-1',
    });
  });

  test('without a meta our own request id is used, and odd credits do no harm', () => {
    const answer = success(null, { meta: undefined, credits: { used: 'two' } });
    expect(openAnswer(contract, answer, asked)).toEqual({ ok: true, data: null, requestId: 'our-id' });
  });

  test('an error status outweighs the word success', () => {
    const lying = (status: number) => answered(status, JSON.stringify({ success: true, data: {} }));
    expect(problemIn(lying(500))).toMatchObject({ kind: 'server', effect: 'unknown' });
    expect(problemIn(lying(400))).toMatchObject({ kind: 'refused', effect: 'none' });
    expect(openAnswer(contract, lying(399), asked)).toMatchObject({ ok: true });
  });
});

describe('a refusal by the CRM', () => {
  test.each([
    [401, 'INVALID_API_KEY', 'wrong-key', 'none'],
    [403, 'INSUFFICIENT_CREDIT', 'no-credit', 'none'],
    [403, 'SCOPE_REQUIRED', 'no-permission', 'none'],
    [403, 'UPSTREAM_40017', 'upstream-limit', 'unknown'],
    [403, 'UPSTREAM_5', 'upstream-limit', 'unknown'],
    [400, 'INVALID_REQUEST', 'refused', 'none'],
    [400, 'DUPLICATE_DATA', 'duplicate', 'none'],
    [404, 'NOT_FOUND', 'not-found', 'none'],
    [429, 'RATE_LIMITED', 'wait', 'none'],
    [409, 'ASYNC_NOT_READY', 'not-ready', 'none'],
    [500, 'INTERNAL_ERROR', 'server', 'unknown'],
    [403, 'SOMETHING_NEW', 'refused', 'none'],
    [200, 'SOMETHING_NEW', 'refused', 'none'],
    [503, 'SOMETHING_NEW', 'server', 'unknown'],
    [403, 'constructor', 'refused', 'none'],
    [401, '', 'wrong-key', 'none'],
  ])('%i %s means %s, and a write has had the effect: %s', (status, code, kind, effect) => {
    expect(problemIn(refusal(status, code))).toMatchObject({ kind, effect, code, status, requestId: 'req-2' });
  });

  test('what changes nothing never has an unknown effect', () => {
    expect(problemIn(refusal(500, 'INTERNAL_ERROR'), { changes: false }).effect).toBe('none');
  });

  test("the CRM's own message, hint and link are passed on", () => {
    const action = { type: 'open_url', url: 'https://example.org/billing', hint: 'Top up.' };
    expect(problemIn(refusal(403, 'INSUFFICIENT_CREDIT', { action }))).toMatchObject({
      summary: 'The CRM says INSUFFICIENT_CREDIT.',
      hint: 'Top up.',
      url: 'https://example.org/billing',
    });
  });

  test('a link that is not https is not passed on', () => {
    expect(problemIn(refusal(403, 'X', { action: { url: 'javascript:alert(1)', hint: 'Click.' } }))).toMatchObject({
      url: '',
      hint: 'Click.',
    });
  });

  test('a limit gives the wait that the answer asks for, in a header of any case', () => {
    expect(problemIn(refusal(429, 'RATE_LIMITED', {}, { 'RETRY-AFTER': '7' })).waitMs).toBe(7000);
    expect(problemIn(refusal(429, 'RATE_LIMITED')).waitMs).toBe(60_000);
  });

  test('only a limit gives a wait', () => {
    expect(problemIn(refusal(503, 'X', {}, { 'Retry-After': '7' }))).not.toHaveProperty('waitMs');
  });
});

describe('an answer by somebody else', () => {
  test('no answer means unreachable, in the platform’s words', () => {
    expect(problemIn(noAnswer)).toMatchObject({
      kind: 'unreachable',
      summary: 'Address unavailable',
      requestId: 'our-id',
      effect: 'unknown',
    });
  });

  test.each([200, 401, 403, 503])('an HTML page with status %i is not JSON, whatever it says', (status) => {
    const page = answered(status, '<html>One moment</html>', { 'Content-Type': 'text/html' });
    expect(problemIn(page)).toMatchObject({ kind: 'not-json', status, summary: `HTTP ${status}, text/html`, effect: 'unknown' });
  });

  test('the content of an unknown page is not repeated', () => {
    expect(JSON.stringify(problemIn(answered(200, '<html>private</html>')))).not.toContain('private');
  });

  test("a gateway's own limit is a limit", () => {
    expect(problemIn(answered(429, 'slow down', { 'Retry-After': '3' }))).toMatchObject({ kind: 'wait', waitMs: 3000 });
  });

  test.each([
    ['null', '200', 'null'],
    ['[]', '200', '[]'],
    ['no word of success', '200', '{"data":{"items":[]}}'],
    ['a success in text', '200', '{"success":"true","data":{}}'],
    ['a route that does not exist', '404', '{"detail":"Not Found"}'],
    ['a gateway that refuses', '403', '{"message":"Forbidden"}'],
  ])('%s (%s) is an unknown shape, never a success or a missing channel', (_, status, body) => {
    expect(problemIn(answered(Number(status), body)).kind).toBe('unknown-shape');
  });

  test('a 422 from the web framework is a refusal in its own words', () => {
    const body = { detail: [{ loc: ['body', 'labels'], msg: 'field required', type: 'missing' }, 'odd'] };
    expect(problemIn(answered(422, JSON.stringify(body)))).toMatchObject({
      kind: 'refused',
      summary: 'body.labels: field required; odd',
      effect: 'none',
    });
  });

  test('JSON without an envelope is judged by its status if that is conclusive', () => {
    expect(problemIn(answered(502, '{}')).kind).toBe('server');
    expect(problemIn(answered(401, '{}')).kind).toBe('wrong-key');
    expect(problemIn(answered(429, '{}')).kind).toBe('wait');
  });
});

describe('a list at the root, without an envelope', () => {
  const bare = (json: object, status = 200): HttpAnswer => answered(status, JSON.stringify(json));
  const list = { errorNum: 0, retDataList: [], pageNum: 1, pageSize: 20, totalSize: 0, totalPage: 0 };

  test('is the data of a success', () => {
    expect(openAnswer(contract, bare(list), { ...asked, list: true })).toEqual({ ok: true, data: list, requestId: 'our-id' });
    const { errorNum: _, ...silent } = list;
    expect(openAnswer(contract, bare(silent), { ...asked, list: true })).toEqual({ ok: true, data: silent, requestId: 'our-id' });
  });

  test('with an error number is a refusal with that number', () => {
    expect(problemIn(bare({ ...list, errorNum: 40001 }), { list: true })).toMatchObject({ kind: 'refused', code: '40001' });
  });

  test('is not an answer to a question that wants no list, nor under an error status', () => {
    expect(problemIn(bare(list))).toMatchObject({ kind: 'unknown-shape' });
    expect(problemIn(bare(list, 500), { list: true })).toMatchObject({ kind: 'server' });
  });
});
