// Opens one of the add-on's pages in a browser on a scripted server.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { CallName } from '../../../src/commands/calls';
import type { Language } from '../../../src/rpc/shapes';
import type { FakeServer } from '../../sidebar/fake-server';
import { borrowChromium } from '../chromium';

/** The URL path of axe. */
export const AXE = '/axe.js';

type PageName = 'sidebar' | 'review';

/**
 * As in Google Sheets: the sidebar's width is fixed, and of a window 800 px high, Google's bars leave it about 560; the dialog's size is
 * ours.
 */
const viewports = { sidebar: { width: 300, height: 560 }, review: { width: 900, height: 600 } } as const;

/** The browser's language, which applies until the server has reported the person's. */
const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

const built = new Map<PageName, string>();

/**
 * The page in one file, as the build produces it, but without its adjustments for Google's filter. Its script starts whenever `openAgain`
 * is called, so that it is loaded and compiled once per window.
 */
function htmlOf(name: PageName): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [`sidebar/${name}.tsx`],
    bundle: true,
    write: false,
    outdir: 'unused',
    format: 'iife',
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
  });
  const part = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const html = readFileSync('sidebar/page.html', 'utf8')
    .replace('{title}', name)
    .replace('</head>', () => `<style>${part('.css')}</style>\n</head>`)
    .replace('</body>', () => `<script>openWith(() => {${part('.js').replaceAll('</script', '<\\/script')}});</script></body>`);
  built.set(name, html);
  return html;
}

/**
 * Runs in the page, before its own script: Google's bridge, over a function that the test provides, and a way to start the page's script
 * again. A call whose answer is null remains pending.
 */
function prepare(): void {
  const scope = window as unknown as {
    askServer: (opened: number, call: string, args: unknown) => Promise<unknown>;
    google: unknown;
    openWith: (start: () => void) => void;
    openAgain: () => void;
  };
  let opened = 0;
  const bridgeOf = (opening: number): object => {
    const runner = (done: (answer: unknown) => void): object =>
      new Proxy(
        {},
        {
          get: (_, name) => {
            if (name === 'withSuccessHandler') return (handler: (answer: unknown) => void) => runner(handler);
            if (name === 'withFailureHandler') return () => runner(done);
            return (call: string, args: unknown) => {
              if (name !== 'answer') throw new TypeError(`${String(name)} is not a function`);
              scope.askServer(opening, call, args).then((answer) => {
                if (answer !== null && opening === opened) done(answer);
              });
            };
          },
        },
      );
    return runner(() => undefined);
  };
  const host = {
    close: () => {
      document.documentElement.dataset.closed = 'yes';
    },
  };

  // What a page leaves behind outside of its body.
  let left: (() => void)[] = [];
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...what: Parameters<typeof listen>) {
    listen.apply(this, what);
    if (this === window || this === document || this === document.documentElement) left.push(() => this.removeEventListener(...what));
  };
  const [later, repeat, draw] = [window.setTimeout, window.setInterval, window.requestAnimationFrame];
  const kept = <T extends number>(id: T, end: (id: T) => void): T => {
    left.push(() => end(id));
    return id;
  };
  window.setTimeout = ((...what: Parameters<typeof later>) => kept(later(...what), clearTimeout)) as typeof later;
  window.setInterval = ((...what: Parameters<typeof repeat>) => kept(repeat(...what), clearInterval)) as typeof repeat;
  window.requestAnimationFrame = (work) => kept(draw(work), cancelAnimationFrame);

  scope.openWith = (start) => {
    const body = document.body.cloneNode(true);
    const attributes = [...document.documentElement.attributes].map(({ name, value }) => [name, value] as const);
    scope.openAgain = () => {
      for (const end of left) end();
      left = [];
      opened += 1;
      scope.google = { script: { run: bridgeOf(opened), host } };
      const whole = document.documentElement;
      for (const name of whole.getAttributeNames()) whole.removeAttribute(name);
      for (const [name, value] of attributes) whole.setAttribute(name, value);
      document.body.replaceWith(body.cloneNode(true));
      scrollTo(0, 0);
      start();
    };
    scope.openAgain();
  };
}

interface OpenPage {
  readonly page: Page;
  /** Errors of the page's own script. */
  readonly errors: readonly string[];
}

/** A window that shows one page after another: loading one costs more than most tests do in it. */
interface Held {
  readonly page: Page;
  server: FakeServer;
  errors: string[];
  /** Number of openings; pending calls of a previous page are not answered. */
  opened: number;
}

/**
 * A browser for the tests of a file. The returned function shows a page as if it had just been opened; the previous one is gone, with its
 * elements, listeners, timers and pending calls.
 */
export function pageWindows(): (name: PageName, server: FakeServer, language: Language) => Promise<OpenPage> {
  const windows = new Map<string, Held>();
  let browser: Browser;
  let site: Server;
  let address = '';
  beforeAll(async () => {
    [{ browser }, site] = await Promise.all([borrowChromium(), serve()]);
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    for (const { page } of windows.values()) await page.context().close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  });
  return async (name, server, language) => {
    const path = `/${name}/${language}`;
    const held = windows.get(path) ?? (await openWindow(browser, name, language, server));
    windows.set(path, held);
    Object.assign(held, { server, errors: [], opened: held.opened + 1 });
    if (held.opened === 1) await held.page.goto(address + path);
    else await held.page.evaluate('openAgain()');
    return { page: held.page, errors: held.errors };
  };
}

/** The pages by path, and axe as a file that the browser caches. */
async function serve(): Promise<Server> {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'));
  const site = createServer(({ url = '' }, response) => {
    if (url === AXE) return void response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end(axe);
    const page = (['sidebar', 'review'] as const).find((name) => url.startsWith(`/${name}/`));
    if (page === undefined) return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(htmlOf(page));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}

async function openWindow(browser: Browser, name: PageName, language: Language, server: FakeServer): Promise<Held> {
  const context = await browser.newContext({
    viewport: viewports[name],
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: locales[language],
  });
  const page = await context.newPage();
  const held: Held = { page, server, errors: [], opened: 0 };
  page.on('pageerror', (error) => held.errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && held.errors.push(message.text()));
  await page.exposeFunction('askServer', (opened: number, call: CallName, args: unknown) =>
    opened === held.opened ? held.server.answer(call, args) : null,
  );
  await page.addInitScript(prepare);
  return held;
}
