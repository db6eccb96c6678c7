// What all browser tests of one worker share: Playwright, loaded once outside of jest's own modules, which are loaded anew for every file,
// and a browser.
const playwright = require('playwright-core');
const TestEnvironment = require('../environment.cjs');

/** `browser` is a promise of it, made by the first test that asks (chromium.ts). */
const shared = { browser: undefined };

/**
 * Jest tells a worker that there is nothing left to do by this message (CHILD_MESSAGE_END of jest-worker), and waits half a second for it
 * to end.
 */
const END = 2;

/** Null when there is none, or when it could not be started, which the test that asked has told. */
const browserNow = async () => (await shared.browser?.catch(() => null)) ?? null;

async function close() {
  const browser = await browserNow();
  shared.browser = undefined;
  await browser?.close();
}

/** Of the errors that Playwright makes inside itself, one per message to the browser; those of a test have their own limit. */
const FRAMES = 20;

/** Places that jest has no source map for, since it did not translate them. */
const asTheyAre = /^node:|[\\/]node_modules[\\/]/;

/**
 * Playwright asks for the stack at every step, and most of its frames are its own. Looking each up in source maps took a sixth of the
 * processor time of a worker.
 */
function quickStacks() {
  const translated = Error.prepareStackTrace;
  Error.stackTraceLimit = FRAMES;
  if (translated === undefined) return;
  const nothing = translated({ name: '', message: '' }, []);
  Error.prepareStackTrace = (error, frames) =>
    translated(error, []) +
    frames
      .map((frame) =>
        asTheyAre.test(frame.getFileName() ?? '')
          ? `\n    at ${frame}`
          : translated({ name: '', message: '' }, [frame]).slice(nothing.length),
      )
      .join('');
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
    quickStacks();
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
