// UrlFetchApp: what is sent, what is refused, and how answers look to a script.

import type { WebRequest } from '../../../workbench/runtime/request';
import { jsonAnswer, localStandIn, messageOf, type Outside, valueOf } from '../support/local-stand-in';

const code = `
  function body(text) { return new Function(text)(); }
  function ask(url, options) {
    const r = UrlFetchApp.fetch(url, options);
    return { code: r.getResponseCode(), text: r.getContentText(), headers: r.getAllHeaders() };
  }
`;

function local(send: NonNullable<Outside['send']>) {
  const sent: WebRequest[] = [];
  const made = localStandIn(
    { code },
    {
      send: (request, at) => {
        sent.push(request);
        return send(request, at);
      },
    },
  );
  return { ...made, sent };
}

test('the known origin is answered by the address that stands in for it', () => {
  const { run, sent } = local(() => jsonAnswer({ fine: 'ä' }));
  const options = { method: 'post', contentType: 'application/json', payload: '{"a":1}', headers: { 'X-Own': 'y' }, timeoutSeconds: 5 };
  expect(valueOf(run('ask', ['https://crm.test/api/v1/x?y=%2F', options]))).toEqual({
    code: 200,
    text: '{"fine":"ä"}',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(sent).toEqual([
    {
      url: 'http://127.0.0.1:1/crm/api/v1/x?y=%2F',
      method: 'POST',
      headers: { 'X-Own': 'y', 'Content-Type': 'application/json' },
      body: '{"a":1}',
      timeoutMs: 5000,
    },
  ]);
});

test('an address that the manifest does not list is refused and nothing is sent', () => {
  const { run, sent } = local(() => jsonAnswer({}));
  expect(messageOf(run('ask', ['https://elsewhere.test/x?key=1']))).toBe(
    'Request to https://elsewhere.test/x? failed because the URL has not been whitelisted in the script manifest.',
  );
  expect(messageOf(run('ask', ['https://crm.test.evil.test/']))).toContain('has not been whitelisted');
  expect(sent).toEqual([]);
});

test.each([
  ['ECONNREFUSED', 'Address unavailable: https://crm.test/x'],
  ['timeout', 'Timeout: https://crm.test/x'],
  ['ECONNRESET', 'Unexpected error: https://crm.test/x'],
])('a missing answer (%s) is thrown', (reason, message) => {
  const { run } = local(() => ({ answered: false, reason }));
  expect(run('ask', ['https://crm.test/x', { muteHttpExceptions: true }])).toEqual({ ok: false, error: { name: 'Exception', message } });
});

test('an error status is thrown unless it is muted', () => {
  const { run } = local(() => jsonAnswer({ error: 'no' }, 404));
  expect(messageOf(run('ask', ['https://crm.test/x']))).toBe(
    'Request failed for https://crm.test returned code 404. Truncated server response: {"error":"no"} (use muteHttpExceptions option to examine full response)',
  );
  expect(valueOf(run('ask', ['https://crm.test/x', { muteHttpExceptions: true }]))).toMatchObject({ code: 404 });
});

test('a redirect is followed unless the script says no, and never to an unlisted address', () => {
  const to = (location: string) => ({ answered: true, status: 302, headers: [['location', location]], body: new Uint8Array() }) as const;
  const follows = local(({ url }) => (url.endsWith('/old') ? to('/new') : jsonAnswer({ at: 'new' })));
  expect(valueOf(follows.run('ask', ['https://crm.test/old']))).toMatchObject({ code: 200, text: '{"at":"new"}' });
  expect(valueOf(follows.run('ask', ['https://crm.test/old', { followRedirects: false }]))).toMatchObject({ code: 302 });
  const leaves = local(() => to('https://elsewhere.test/'));
  expect(messageOf(leaves.run('ask', ['https://crm.test/old']))).toContain('has not been whitelisted');
});

test('repeated headers are a list', () => {
  const headers = [
    ['set-cookie', 'a'],
    ['set-cookie', 'b'],
    ['x-request-id', '1'],
  ] as const;
  const { run } = local(() => ({ answered: true, status: 200, headers, body: new Uint8Array() }));
  expect(valueOf(run('ask', ['https://crm.test/']))).toMatchObject({ headers: { 'Set-Cookie': ['a', 'b'], 'X-Request-Id': '1' } });
});

test('several requests at once are answered in order', () => {
  const { run } = local(({ url }) => jsonAnswer(url.slice(-1)));
  const both = `return UrlFetchApp.fetchAll(['https://crm.test/1', { url: 'https://crm.test/2', method: 'post' }]).map(r => JSON.parse(r.getContentText()))`;
  expect(valueOf(run('body', [both]))).toEqual(['1', '2']);
});

test('an unknown option is refused by name', () => {
  const { run } = local(() => jsonAnswer({}));
  expect(messageOf(run('ask', ['https://crm.test/', { timeout: 5 }]))).toBe(
    'UrlFetchApp.fetch with "timeout" is not emulated by the stand-in',
  );
});

describe('a payload that contains a blob', () => {
  const odd = [0, 255, 13, 10, 45, 45, 128, 127];
  const upload = (more = '') => `
    const blob = Utilities.newBlob(${JSON.stringify(odd)}, 'application/x-own', 'Über "1".xlsx');
    const payload = { first: 'ä & b', file: blob, last: 7 };
    return UrlFetchApp.fetch('https://crm.test/upload', { method: 'post', payload, headers: { 'X-Own': 'y' } ${more} }).getResponseCode();`;

  test('is sent as a multipart form, its bytes intact', async () => {
    const { run, sent } = local(() => jsonAnswer({}));
    expect(valueOf(run('body', [upload()]))).toBe(200);
    const [request] = sent;
    expect(request?.headers).toEqual({ 'X-Own': 'y', 'Content-Type': expect.stringMatching(/^multipart\/form-data; boundary=\S+$/) });
    const form = await new Response(Buffer.from(request?.body as Uint8Array), { headers: { ...request?.headers } }).formData();
    expect([...form.keys()]).toEqual(['first', 'file', 'last']);
    expect([form.get('first'), form.get('last')]).toEqual(['ä & b', '7']);
    const file = form.get('file') as File;
    expect([file.name, file.type]).toEqual(['Über "1".xlsx', 'application/x-own']);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual(odd);
  });

  test('together with a content type is refused by name, and so are bytes alone', () => {
    const { run, sent } = local(() => jsonAnswer({}));
    expect(messageOf(run('body', [upload(", contentType: 'text/plain'")]))).toContain('"contentType" is not emulated');
    const alone = `return UrlFetchApp.fetch('https://crm.test/', { method: 'post', payload: Utilities.newBlob('x') })`;
    expect(messageOf(run('body', [alone]))).toContain('a payload of bytes is not emulated');
    expect(sent).toEqual([]);
  });

  test('may have 50 MB', () => {
    const { run, sent } = local(() => jsonAnswer({}));
    const large = `
      const blob = Utilities.newBlob('x'.repeat(51 * 1024 * 1024), 'text/plain', 'large.txt');
      return UrlFetchApp.fetch('https://crm.test/', { method: 'post', payload: { blob } });`;
    expect(messageOf(run('body', [large]))).toBe('Limit Exceeded: URLFetch POST Size.');
    expect(sent).toEqual([]);
  });
});

test('the bytes of an answer are exactly those received', () => {
  const body = Uint8Array.from([80, 75, 3, 4, 0, 255, 128, 10]);
  const { run } = local(() => ({ answered: true, status: 200, headers: [['content-type', 'application/octet-stream']], body }));
  expect(valueOf(run('body', [`return UrlFetchApp.fetch('https://crm.test/').getContent()`]))).toEqual([80, 75, 3, 4, 0, -1, -128, 10]);
});
