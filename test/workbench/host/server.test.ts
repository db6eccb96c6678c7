// The local server: the protocol, the add-on's pages, the CRM, and access control. With its real threads.

import { request } from 'node:http';
import { eventsOf, type Running, running } from '../support/running';

const code = `
  function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addToUi(); }
  function go(text) { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(text); return text; }
  function openSide() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('side').setTitle('Side')); }
  function readAfter(ms) { Utilities.sleep(ms); return SpreadsheetApp.getActiveSheet().getRange('B2').getValue(); }
  function askCrm(key) {
    const answer = UrlFetchApp.fetch('https://skill.noxinfluencer.com/api/v1/nothing-here', { headers: { Authorization: 'Bearer ' + key }, muteHttpExceptions: true });
    return [answer.getResponseCode(), JSON.parse(answer.getContentText()).error_code];
  }
`;

let bench: Running;

beforeAll(async () => {
  bench = await running({ code, pages: { side: '<!doctype html><html><head><title>t</title></head><body></body></html>' } });
});

test('a page that says hello gets the book, then the menu of onOpen, then every change', async () => {
  const events = eventsOf(await bench.get('/api/events?person=7'));
  expect(await events.until(({ type }) => type === 'hello')).toMatchObject({
    book: { name: 'Creators', active: 0, timeZone: 'Europe/Berlin' },
  });
  expect(await events.until(({ type }) => type === 'menu')).toMatchObject({ menu: [{ kind: 'menu' }] });
  await bench.run('go', ['hello']);
  expect(await events.until(({ type }) => type === 'cells')).toMatchObject({ tab: 0, cells: [[0, 0, { shown: 'hello', kind: 'text' }]] });
});

test('a tab is answered completely, and a missing one is not found', async () => {
  await bench.post('/api/act', { person: '1', action: { do: 'type', tab: 0, row: 3, column: 2, text: '12%' } });
  const tab = (await (await bench.get('/api/tab/0')).json()) as { cells: unknown[]; rows: number };
  expect(tab.rows).toBe(1000);
  expect(tab.cells).toContainEqual([3, 2, { shown: '12%', typed: '0.12', kind: 'number' }]);
  expect((await bench.get('/api/tab/99')).status).toBe(404);
});

test('an edit while an execution waits is made immediately and seen by it', async () => {
  const reading = bench.run('readAfter', [3000]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await bench.post('/api/act', { person: '2', action: { do: 'type', tab: 0, row: 1, column: 1, text: 'meanwhile' } });
  expect(await reading).toEqual({ ok: true, value: 'meanwhile' });
});

test('a call that arrives while an execution waits runs after it', async () => {
  const [first, second] = await Promise.all([bench.run('readAfter', [300]), bench.run('go', ['second'])]);
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true, value: 'second' }]);
});

test('a request of the script is answered by the sandbox CRM on the same port', async () => {
  expect(await bench.run('askCrm', [bench.key])).toEqual({ ok: true, value: [404, 'NOT_FOUND'] });
});

test('an add-on page is served with google.script in front, and sandboxed wherever it is opened', async () => {
  const events = eventsOf(await bench.get('/api/events?person=3'));
  await bench.run('openSide', [], '3');
  const { page } = (await events.until(({ type }) => type === 'page')) as { page: { id: string; title: string } };
  const served = await bench.get(`/page/${page.id}`);
  expect(page.title).toBe('Side');
  expect(served.headers.get('content-security-policy')).toContain('sandbox allow-scripts');
  expect(await served.text()).toMatch(/^<!doctype html><html><head><script>.*"go".*<\/script><title>t<\/title>/s);
  await bench.post('/api/close', { person: '3', page: page.id });
  expect(await events.until(({ type }) => type === 'pageClosed')).toEqual({ type: 'pageClosed', id: page.id });
  expect((await bench.get(`/page/${page.id}`)).status).toBe(404);
});

describe('access control', () => {
  const act = { person: '1', action: { do: 'type', tab: 0, row: 9, column: 9, text: 'x' } };
  const json = { 'content-type': 'application/json' };

  test('a page of another origin is rejected', async () => {
    expect((await bench.post('/api/act', act, { ...json, origin: 'http://evil.test' })).status).toBe(403);
    expect((await bench.post('/api/act', act, { ...json, origin: 'null' })).status).toBe(403);
    expect((await bench.post('/api/act', act, { ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await bench.post('/api/act', act, { ...json, origin: bench.url })).status).toBe(200);
  });

  test('the sandbox CRM is also closed to pages of another origin', async () => {
    const ask = (headers: Readonly<Record<string, string>>) =>
      bench.get('/crm/api/v1/nothing-here', { authorization: `Bearer ${bench.key}`, ...headers });
    expect([(await ask({ origin: 'http://evil.test' })).status, (await ask({})).status]).toEqual([403, 404]);
  });

  const GETS = [
    '/',
    '/page.js',
    '/page.css',
    '/api/events?person=5',
    '/api/book',
    '/api/ledger',
    '/api/tab/0',
    '/page/any',
    '/crm/api/v1/nothing-here',
    '/crm/sandbox/door',
    '/nothing',
  ];
  const DOOR = ['colleague', 'break', 'mend'].map((what) => `/crm/sandbox/door/${what}`);
  const POSTS = ['/api/act', '/api/run', '/api/close', '/api/pass', '/crm/sandbox/reset', ...DOOR, '/nothing'];
  const everyRoute = [...GETS.map((path) => ['GET', path] as const), ...POSTS.map((path) => ['POST', path] as const)];

  /** The status alone: an event stream has no end. Node's own client sends any host header. */
  const statusOf = (method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: new URL(bench.url).port, method, path, headers: { ...json, ...headers } },
        (answer) => {
          answer.destroy();
          resolve(answer.statusCode);
        },
      );
      asked.on('error', reject).end(method === 'POST' ? '{}' : undefined);
    });

  test.each(everyRoute)('no other page and no other host name reaches %s %s', async (method, path) => {
    const { host } = new URL(bench.url);
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { host: 'evil.test' },
      { host: `127.0.0.1.evil.test:${host.split(':')[1]}` },
      { host, origin: 'http://evil.test' },
      { host, origin: 'null' },
      { host, origin: `https://${host}` },
      { host, 'sec-fetch-site': 'cross-site' },
      { host, 'sec-fetch-site': 'same-site' },
    ];
    expect(await Promise.all(foreign.map((headers) => statusOf(method, path, headers)))).toEqual(foreign.map(() => 403));
  });

  test.each(POSTS.filter((path) => path.startsWith('/api/')))('invalid data, and anything but JSON, is refused by %s', async (path) => {
    const post = (body: string): Promise<Response> => fetch(bench.url + path, { method: 'POST', headers: json, body });
    for (const body of ['{}', '[]', 'null', '"x"', '{"person":7}', '{', '']) expect([body, (await post(body)).status]).toEqual([body, 400]);
  });

  const HUNG_UP = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

  test('a body over 64 MB is not read', async () => {
    const body = `{"person":"${'x'.repeat(64 * 1024 * 1024)}"}`;
    const refused = await fetch(`${bench.url}/api/run`, { method: 'POST', headers: json, body }).then(
      ({ status }) => status,
      // The server may hang up while the rest is still being sent.
      ({ cause }: { readonly cause?: { readonly code?: string } }) => (HUNG_UP.includes(cause?.code ?? '') ? 413 : cause),
    );
    expect(refused).toBe(413);
    expect((await bench.get('/api/book')).status).toBe(200);
  });

  test('a form, which any page may send without asking, is rejected', async () => {
    expect((await bench.post('/api/act', act, { 'content-type': 'text/plain' })).status).toBe(403);
  });

  test('a name that somebody else points at this machine is rejected', async () => {
    const { port } = new URL(bench.url);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/book', headers: { host: `evil.test:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test.each([
    ['no action', { person: '1' }],
    ['an unknown action', { person: '1', action: { do: 'explode', tab: 0 } }],
    ['a place that is none', { person: '1', action: { do: 'type', tab: 0, row: -1, column: 0, text: 'x' } }],
    ['a person that is none', { ...act, person: '../1' }],
  ])('nonsense (%s) is refused', async (_, body) => {
    expect((await bench.post('/api/act', body)).status).toBe(400);
  });

  test('a refused edit says why', async () => {
    const outside = { person: '1', action: { do: 'type', tab: 0, row: 5000, column: 0, text: 'x' } };
    expect(await (await bench.post('/api/act', outside)).json()).toEqual({
      ok: false,
      problem: 'The coordinates of the range are outside the dimensions of the sheet.',
    });
  });
});

test('the ledger can be read', async () => {
  expect(await (await bench.get('/api/ledger')).json()).toMatchObject({ executions: expect.any(Array), modeledMs: expect.any(Number) });
});
