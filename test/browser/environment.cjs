// What all browser tests of one worker share: Playwright, loaded once outside of jest's own modules, which are loaded anew for every file, and a browser.
const { TestEnvironment } = require('jest-environment-node');
const playwright = require('playwright-core');

/** `browser` is a promise of it, made by the first test that asks (chromium.ts). */
const shared = { browser: undefined };

/** Jest tells a worker that there is nothing left to do by this message (CHILD_MESSAGE_END of jest-worker), and waits half a second for it to end. */
const END = 2;

/** Null when there is none, or when it could not be started, which the test that asked has told. */
const browserNow = async () => (await shared.browser?.catch(() => null)) ?? null;

async function close() {
  const browser = await browserNow();
  shared.browser = undefined;
  await browser?.close();
}

let listens = false;

/** A run in one process is told nothing: there the project's globalTeardown closes the browser. */
function closeAtTheEnd() {
  if (listens || !process.send) return;
  listens = true;
  const heard = (message) => {
    if (!Array.isArray(message) || message[0] !== END) return;
    process.off('message', heard);
    void close();
  };
  process.on('message', heard);
}

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    closeAtTheEnd();
    this.global.playwrightOfWorker = playwright;
    this.global.browserOfWorker = shared;
  }

  /** No test leaves anything open to the next. */
  async teardown() {
    const browser = await browserNow();
    for (const context of browser?.contexts() ?? []) await context.close();
    await super.teardown();
  }
};

module.exports.close = close;
