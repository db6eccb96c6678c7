// Builds the page once per test file and opens it on a fake host.

import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openWorkbench, type Workbench } from '../browser/driver';
import { FakeHost } from './fake-host';
import type { FakeBook } from './fake-tab';
import { sampleBook } from './sample-book';

const ROOT = join(__dirname, '../..');

/** The page as built by `scripts/build.mjs`, in a folder of its own, so that tests never see an older one. */
async function buildPage(folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: [join(ROOT, 'workbench/page/page.tsx')],
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    outfile: join(folder, 'page.js'),
    target: 'es2022',
    tsconfigRaw: {},
  });
  await copyFile(join(ROOT, 'workbench/page/page.html'), join(folder, 'page.html'));
}

interface Opened {
  readonly host: FakeHost;
  readonly bench: Workbench;
}

/** Opens a spreadsheet in a browser for each test, and closes it afterwards. */
export function pages(): (book?: FakeBook, prepare?: (host: FakeHost) => void) => Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const hosts: FakeHost[] = [];
  const benches: Workbench[] = [];
  beforeAll(async () => {
    await buildPage(folder);
  });
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.close();
    for (const host of hosts.splice(0)) await host.stop();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });
  return async (book = sampleBook(), prepare = () => undefined) => {
    const host = new FakeHost(book, folder);
    prepare(host);
    const url = await host.start();
    hosts.push(host);
    const bench = await openWorkbench(url);
    benches.push(bench);
    return { host, bench };
  };
}
