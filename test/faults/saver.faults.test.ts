// The stand-in is killed while it saves, again and again, and its disk is full: what it reported as saved is there, and failed saves are
// reported.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { Saver } from '../../workbench/runtime/saver';
import { scriptFolder } from '../workbench/support/local-stand-in';
import { plainSettings } from '../workbench/support/settings';

/** The number in `npm test`; the command uses the full one. */
const KILLS = process.env['FAULTS_MINUTES'] === undefined ? 6 : 100;

const build = join(__dirname, '../../build');
mkdirSync(build, { recursive: true });
const program = mkdtempSync(join(build, 'saver-victim-'));
const folders = [program];
const victim = join(program, 'victim.mjs');

beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, 'saver-victim.ts')],
    outfile: victim,
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    target: 'node20',
  });
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'saver-'));
  folders.push(made);
  return made;
};

const script = scriptFolder({ code: '' });

/** Starts it; `lines` collects its output. */
function started(
  words: readonly string[],
  before: readonly string[] = [],
): { readonly child: ChildProcess; readonly lines: string[]; readonly ended: Promise<unknown> } {
  const [first = '', ...rest] = [...before, process.execPath, victim, script, ...words];
  const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines, ended: new Promise((resolve) => child.on('close', resolve)) };
}

const stepIn = (line: string | undefined): number => Number(/^step (\d+)$/.exec(line ?? '')?.[1] ?? 0);
const lastStep = (lines: readonly string[]): number => Math.max(0, ...lines.map(stepIn));
const isSaving = (line: string | undefined): boolean => /^saving \d+$/.test(line ?? '');
/** What the saver reported on its own. */
const reported = (lines: readonly string[]): readonly string[] => lines.filter((line) => stepIn(line) === 0 && !isSaving(line));

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); ) {
    if (Date.now() > end) throw new Error('the program does nothing');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The contents of the file, and the saver's reports about it. */
function saved(data: string): { readonly step: number; readonly said: readonly string[] } {
  const said: string[] = [];
  const book = new Saver(data, (line) => said.push(line)).load(plainSettings({ script, data }));
  return { step: Number(book.tabs[0]?.shown(0, 0) || 0), said };
}

test(
  `killed ${KILLS} times while it saves: nothing that was saved is lost, and at most the one step that was being saved`,
  async () => {
    const data = folder();
    let last = 0;
    let met = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, lines, ended } = started([data, '2000']);
      await until(() => lastStep(lines) > 0);
      // As soon as a save starts, or a little later.
      const before = lines.length;
      await until(() => isSaving(lines.at(-1)) && lines.length > before);
      await new Promise((resolve) => setTimeout(resolve, kill % 3));
      child.kill('SIGKILL');
      await ended;
      if (isSaving(lines.at(-1))) met += 1;
      const told = lastStep(lines);
      const { step, said } = saved(data);
      expect(reported(lines)).toEqual([]);
      expect([kill, said]).toEqual([kill, []]);
      expect(step).toBeGreaterThanOrEqual(told);
      expect(step).toBeLessThanOrEqual(told + 1);
      expect(told).toBeGreaterThan(last);
      last = step;
    }
    process.stdout.write(`faults of the saver: ${met} of ${KILLS} kills met a save\n`);
    expect(met).toBeGreaterThan(0);
  },
  30 * 60_000,
);

test('when the disk is full, what was saved before stays intact, and this is reported once', async () => {
  const data = folder();
  // A file may have that many blocks: writes beyond are truncated, as on a full disk.
  const { child, lines, ended } = started([data, '2000'], ['sh', '-c', 'ulimit -f 200; exec "$0" "$@"']);
  await until(() => reported(lines).length > 0);
  const told = lastStep(lines.slice(0, lines.indexOf(reported(lines)[0] ?? '')));
  await until(() => lastStep(lines) > told + 10);
  child.kill('SIGKILL');
  await ended;
  expect(reported(lines)).toEqual(['The spreadsheet cannot be saved; what was saved before is safe (EFBIG).']);
  expect(saved(data)).toEqual({ step: told, said: [] });
  expect(told).toBeGreaterThan(1);
});
