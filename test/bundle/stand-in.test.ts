// The packed stand-in: unpacked away from the project, it starts with nothing but Node, keeps its data, and its CRM follows the same rules
// as the project's own.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crmContract } from '../../contract/table';
import type { DoorView } from '../../workbench/protocol';
import { describeRules } from '../crm/rules-suite';
import { openScene } from '../crm/scene';
import { openSyncHttp, type SyncHttp } from '../crm/sync-http';
import { dist } from './built';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const ARCHIVE = `build/release/noxinfluencer-crm-sync-stand-in-${version}.tgz`;

let place: string;
let folder: string;

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/pack-stand-in.mjs'], { stdio: 'pipe' });
  place = mkdtempSync(join(tmpdir(), 'nox-unpacked-'));
  execFileSync('tar', ['xzf', ARCHIVE, '-C', place]);
  folder = join(place, 'package');
}, 120_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Started {
  readonly url: string;
  readonly key: string;
  stop(): Promise<number | null>;
}

/** Like its command: the file that the archive names, by itself, with nothing installed. */
async function start(...options: readonly string[]): Promise<Started> {
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly bin: string };
  const child: ChildProcess = spawn(
    join(folder, bin),
    ['--port', '0', '--no-open', '--rate', '0', '--data', join(place, 'data'), ...options],
    {
      cwd: place,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (/nox_sk_\w+/.test(said)) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  return { url: /http:\/\/[\w.:]+/.exec(said)?.[0] ?? '', key: /nox_sk_\w+/.exec(said)?.[0] ?? '', stop };
}

const post = async (url: string, body: object) =>
  (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

describe('the packed stand-in', () => {
  test('contains the add-on as built, its licenses, and no folder of packages', () => {
    expect(readdirSync(join(folder, 'dist')).map((file) => [file, readFileSync(join(folder, 'dist', file), 'utf8')])).toEqual(
      readdirSync(dist).map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
    );
    expect(readdirSync(folder).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'NOTICES.txt', 'README.md', 'THIRD_PARTY.md', 'build', 'dist', 'package.json'].sort(),
    );
    for (const name of ['sql.js', 'hono', 'zod']) expect(readFileSync(join(folder, 'NOTICES.txt'), 'utf8')).toContain(`\n${name} `);
    expect(statSync(ARCHIVE).size).toBeLessThan(2_000_000);
  });

  test('starts without an installation, runs the add-on over its sandbox, and continues where it was', async () => {
    const first = await start('--invent', '20');
    expect(await (await fetch(first.url)).text()).toContain('page.js');
    const run = (name: string, args: object) => post(`${first.url}/api/run`, { person: '1', fn: 'answer', args: [name, args] });
    expect(await run('connect', { key: first.key })).toMatchObject({ ok: true, value: { ok: true } });
    const did = await post(`${first.url}/crm/sandbox/door/colleague`, { seen: [] });
    expect(await first.stop()).toBe(0);

    const second = await start();
    const door = (await (await fetch(`${second.url}/crm/sandbox/door`)).json()) as DoorView;
    const { channels, lists } = await (await fetch(`${second.url}/crm/sandbox/channels`)).json();
    await second.stop();
    expect(door).toMatchObject({ from: 'kept', creators: 25 });
    const changed = channels.find(({ name }: { readonly name: string }) => name === did.creator);
    expect(lists.statuses.find(({ id }: { readonly id: number }) => id === changed.status).name).toBe(did.after);
  }, 60_000);

  describe('has a CRM that', () => {
    let started: Started;
    let wire: SyncHttp;
    beforeAll(async () => {
      started = await start('--fresh', '--invent', '20');
      wire = openSyncHttp({ origin: crmContract.transport.origin.value, by: `${started.url}/crm` });
    }, 60_000);
    afterAll(async () => {
      await wire?.close();
      await started?.stop();
    });

    describeRules(() => {
      const { crm, kept } = openScene({ contract: crmContract, wire, keys: { full: started.key } });
      const [creatable] = kept().withoutChannel;
      if (creatable === undefined) throw new Error('the sandbox has nobody without a channel');
      return { crm, creatable: creatable.creatorId };
    });
  });
});
