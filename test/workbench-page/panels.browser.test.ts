// The add-on's pages, toasts and the connection to the host, in a browser on a fake host.

import type { PageView } from '../../workbench/protocol';
import { eventually } from '../eventually';
import type { FakeHost } from './fake-host';
import { pages } from './fixture';

const sidebar: PageView = { id: 'side', place: 'sidebar', title: 'CRM Sync', width: 300, height: 0 };
const review: PageView = { id: 'review', place: 'modeless', title: 'Review', width: 600, height: 300 };

/** A minimal add-on page: it calls a function when its button is pressed and shows the answer. */
const HTML = `<!doctype html><html lang="en"><title>p</title><button>Ask</button><output></output><script>
document.querySelector('button').onclick = () => parent.postMessage({ addOn: 'run', call: 7, fn: 'ask', args: [1, 'two'] }, '*');
addEventListener('message', ({ data }) => { document.querySelector('output').textContent = JSON.stringify(data); });
</script></html>`;

const withPages =
  (...shown: PageView[]) =>
  (host: FakeHost) => {
    host.pages = shown;
    host.pageHtml = Object.fromEntries(shown.map(({ id }) => [id, HTML]));
  };

describe('pages of the add-on', () => {
  const open = pages();

  test('a call from the sidebar runs with the person and the page, and its answer returns to the frame', async () => {
    const { host, bench } = await open(undefined, withPages(sidebar));
    host.onRun = () => ({ ok: true, value: { found: 3 } });
    await bench.sidebar().getByRole('button', { name: 'Ask' }).click();
    await bench.sidebar().getByText('"found":3').waitFor();
    await eventually(() => expect(host.runs).toEqual([{ person: '1', page: 'side', fn: 'ask', args: [1, 'two'] }]));
    const answer = JSON.parse((await bench.sidebar().locator('output').textContent()) ?? '');
    expect(answer).toEqual({ addOn: 'answer', call: 7, answer: { ok: true, value: { found: 3 } } });
  });

  test('a message from anywhere else is not run', async () => {
    const { host, bench } = await open(undefined, withPages(sidebar));
    await bench.sidebar().getByRole('button', { name: 'Ask' }).waitFor();
    await bench.page.evaluate(() => window.postMessage({ addOn: 'run', call: 1, fn: 'steal', args: [] }, '*'));
    await bench.sidebar().getByRole('button', { name: 'Ask' }).click();
    await eventually(() => expect(host.runs.map(({ fn }) => fn)).toEqual(['ask']));
  });

  test('the frame of a page has an origin of its own', async () => {
    const { bench } = await open(undefined, withPages(sidebar));
    expect(
      await bench
        .sidebar()
        .locator('button')
        .evaluate(() => window.origin),
    ).toBe('null');
  });

  test('the sidebar is 300 pixels wide beside the grid and is closed by its close button', async () => {
    const { host, bench } = await open(undefined, withPages(sidebar));
    await eventually(async () => expect((await bench.page.locator('.sidebar').boundingBox())?.width).toBe(300));
    await bench.page.getByRole('button', { name: 'Close CRM Sync' }).click();
    await bench.page.locator('.sidebar').waitFor({ state: 'detached' });
    await eventually(() => expect(host.closed).toEqual(['side']));
  });

  test('cells can be used behind a modeless dialog, which can be dragged aside', async () => {
    const { bench } = await open(undefined, withPages(review));
    const dialog = bench.page.getByRole('dialog', { name: 'Review' });
    await dialog.waitFor();
    const before = await dialog.boundingBox();
    await bench.page.getByRole('heading', { name: 'Review' }).hover();
    await bench.page.mouse.down();
    await bench.page.mouse.move(900, 500, { steps: 5 });
    await bench.page.mouse.up();
    await eventually(async () => expect((await dialog.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 100));
    await bench.type('C3', 'mended');
    await bench.shows('C3', 'mended');
    await bench.dialog().getByRole('button', { name: 'Ask' }).waitFor();
  });

  test('a modal dialog covers the grid until it is closed', async () => {
    const { host, bench } = await open(undefined, withPages({ ...review, place: 'modal' }));
    await bench.page.locator('.backdrop').waitFor();
    await bench.page.getByRole('button', { name: 'Close Review' }).click();
    await bench.page.locator('.backdrop').waitFor({ state: 'detached' });
    await eventually(() => expect(host.closed).toEqual(['review']));
  });
});

describe('messages from scripts', () => {
  const open = pages();

  test('a toast is shown for its seconds, a running script as long as it runs', async () => {
    const { host, bench } = await open();
    host.push({ type: 'running', fn: 'pull' });
    await bench.page.getByText('Running script…').waitFor();
    host.push({ type: 'toast', title: 'CRM Sync', message: 'Pulled 12 creators', seconds: 0.2 });
    await bench.page.getByText('Pulled 12 creators').waitFor();
    host.push({ type: 'running', fn: null });
    await bench.settled();
    await bench.page.getByText('Pulled 12 creators').waitFor({ state: 'detached' });
  });

  test('an error of a menu entry is shown until it is closed', async () => {
    const { bench } = await open(undefined, (host) => {
      host.menu = [{ kind: 'item', caption: 'Go', fn: 'go' }];
      host.onRun = () => ({ ok: false, error: { name: 'TypeError', message: 'x is not a function' } });
    });
    await bench.menu(['Extensions', 'Go']);
    await bench.page.getByText('TypeError: x is not a function').waitFor();
    await bench.page.getByRole('button', { name: 'Close message' }).click();
    await bench.page.getByText('TypeError').waitFor({ state: 'detached' });
  });

  test('a broken connection is reported, restored automatically, and the cells are fetched again', async () => {
    const { host, bench } = await open();
    host.breakStreams();
    host.book.act({ do: 'type', tab: 1, row: 2, column: 8, text: 'while away' });
    await bench.shows('I3', 'while away');
    await bench.page.getByText('Reconnecting…').waitFor({ state: 'detached' });
  });
});
