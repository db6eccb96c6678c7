// Finds a Chromium on this machine and starts it, for tests and for pictures.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type ChromiumProgram, shippedChromium } from './shipped-chromium';

/** Headless, offline except for loopback, and without a sandbox, which is unavailable to a container's root user. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser with a fresh profile, which is deleted when the browser is closed. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({ executablePath, args: quiet, headless: true, env: { ...definedEnvironment(), ...env } });
}

declare global {
  /** Where the tests of one worker keep the browser that they share (environment.cjs); undefined outside of them. */
  var browserOfWorker: { browser: Promise<Browser> | undefined } | undefined;
}

/** A browser that may be shared with others: whoever borrowed it closes the contexts they opened, and gives it back. */
interface Borrowed {
  readonly browser: Browser;
  readonly giveBack: () => Promise<void>;
}

/** In a test the browser of its worker, which stays for the next file; elsewhere one of one's own. */
export async function borrowChromium(): Promise<Borrowed> {
  const shared = globalThis.browserOfWorker;
  if (shared === undefined) {
    const browser = await launchChromium();
    return { browser, giveBack: () => browser.close() };
  }
  if (shared.browser !== undefined && !(await shared.browser).isConnected()) shared.browser = undefined;
  shared.browser ??= launchChromium();
  return { browser: await shared.browser, giveBack: async () => undefined };
}

/**
 * The first of: the program named by CHROMIUM_PATH, an installed Chrome or Chromium, the one that came with `npm ci`.
 * Otherwise throws one sentence that says what to install.
 */
export function findChromium(): ChromiumProgram {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, where there is no file.`);
    return { executablePath: named, env: {} };
  }
  const installed = usualPlaces().find((program) => answers(program));
  if (installed) return { executablePath: installed, env: {} };
  const shipped = shippedChromium();
  if (shipped && answers(shipped.executablePath, shipped.env)) return shipped;
  throw new Error('No Chromium was found: install Google Chrome or Chromium, or set CHROMIUM_PATH to the program.');
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['', process.env.HOME ?? ''].flatMap((home) => [
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (process.platform === 'win32') {
    const homes = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      (home) => home !== undefined,
    );
    return homes.flatMap((home) => ['Google\\Chrome', 'Chromium'].map((name) => join(home, name, 'Application', 'chrome.exe')));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether the program exists and starts. Ubuntu's `chromium-browser` may be a script that merely names another package. */
function answers(program: string, env: Readonly<Record<string, string>> = {}): boolean {
  if (!existsSync(program)) return false;
  // Chrome on Windows opens a window when it is asked for its version.
  if (process.platform === 'win32') return true;
  return spawnSync(program, ['--version'], { env: { ...definedEnvironment(), ...env }, timeout: 30_000 }).status === 0;
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
