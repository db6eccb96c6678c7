// What survives a restart, and a killed process. And the command line, in a process of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../workbench/start';
import { eventually } from '../../eventually';
import { running } from '../support/running';

const code = `
  function put(key, value) { PropertiesService.getUserProperties().setProperty(key, value); }
  function get(key) { return PropertiesService.getUserProperties().getProperty(key); }
  function mark() { SpreadsheetApp.getActiveSheet().getRange('B:B').addDeveloperMetadata('field', 'x'); }
  function marks() { return SpreadsheetApp.getActiveSheet().createDeveloperMetadataFinder().find().map(m => m.getLocation().getColumn().getA1Notation()); }
`;

const folders: string[] = [];
const children: ChildProcess[] = [];

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'workbench-'));
  folders.push(made);
  return made;
};

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const type = (text: string) => ({ person: '1', action: { do: 'type', tab: 0, row: 0, column: 0, text } });

const firstCell = async (url: string): Promise<unknown> =>
  ((await (await fetch(`${url}/api/tab/0`)).json()) as { cells: unknown[][] }).cells[0]?.[2];

test('cells, marks and properties are there again after a restart, and gone after a fresh start', async () => {
  const data = folder();
  const first = await running({ code }, { data });
  await first.post('/api/act', type('=1+1'));
  await first.run('put', ['key', 'kept']);
  await first.run('mark');
  await first.close();
  const second = await running({ code }, { data });
  expect(await firstCell(second.url)).toEqual({ shown: '2', typed: '=1+1', kind: 'number' });
  expect([await second.run('get', ['key']), await second.run('marks')]).toMatchObject([{ value: 'kept' }, { value: ['B:B'] }]);
  await second.close();
  const third = await running({ code }, { data, fresh: true });
  expect([await firstCell(third.url), await third.run('get', ['key'])]).toEqual([undefined, { ok: true, value: null }]);
});

const main = join(projectFolder(), 'build/workbench/main.mjs');

/** How long an edit may take to reach the file, in milliseconds: it is saved after a third of a second, and the machine may be busy. */
const SOON = 10_000;

/** Starts the program and waits for its one line. */
function start(words: readonly string[]): Promise<{ readonly child: ChildProcess; readonly line: string; readonly url: string }> {
  const child = spawn(process.execPath, [main, '--no-open', '--port', '0', '--invent', '5', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    child.stderr?.on('data', (text) => {
      err += String(text);
    });
    child.on('exit', () => reject(new Error(err)));
    child.stdout?.on('data', (text) => {
      out += String(text);
      const url = /http:\S+/.exec(out)?.[0];
      if (url !== undefined && out.endsWith('\n')) resolve({ child, line: out, url });
    });
  });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', (status) => resolve(status)));

test('soon after an edit the process can be killed without losing anything', async () => {
  const data = folder();
  const { child, url } = await start(['--data', data]);
  await fetch(`${url}/api/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(type('survives')),
  });
  await eventually(() => expect(readFileSync(join(data, 'spreadsheet.jsonl'), 'utf8')).toContain('survives'), SOON);
  const gone = ended(child);
  child.kill('SIGKILL');
  await gone;
  const again = await start(['--data', data]);
  expect(await firstCell(again.url)).toMatchObject({ shown: 'survives' });
});

test('it prints what the sandbox contains and, in its last line, its address and key, and stops on Ctrl-C with everything saved', async () => {
  const data = folder();
  const { child, url, line } = await start(['--data', data]);
  expect(line).toMatch(/^The sandbox CRM has \d+ channels, [^\n]+\nThe page: http:\/\/127\.0\.0\.1:\d+ - key of the sandbox CRM: \S+\n$/);
  await fetch(`${url}/api/act`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(type('at once')) });
  const status = ended(child);
  child.kill('SIGINT');
  expect(await status).toBe(0);
  expect(readFileSync(join(data, 'spreadsheet.jsonl'), 'utf8')).toContain('at once');
});

describe('saved data that cannot be read', () => {
  /** A folder with a spreadsheet that says so in A1, saved by a workbench that has ended. */
  async function savedFolder(): Promise<string> {
    const data = folder();
    const first = await running({ code }, { data });
    await first.post('/api/act', type('kept'));
    await first.close();
    return data;
  }

  const damages: readonly (readonly [string, (text: string) => string])[] = [
    ['cut off within a line', (text) => text.slice(0, -20)],
    ['cut off between two lines', (text) => `${text.split('\n')[0]}\n`],
    ['something else', () => 'name,city\n'],
    ['empty', () => ''],
  ];

  test.each(damages)('is kept under another name, and reported: %s', async (_, damage) => {
    const data = await savedFolder();
    const file = join(data, 'spreadsheet.jsonl');
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    const log: string[] = [];
    const again = await running({ code }, { data, log: (line) => log.push(line) });
    expect(await firstCell(again.url)).toBeUndefined();
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(damaged);
    expect(log).toEqual([
      expect.stringMatching(/^The saved spreadsheet was cut off or is none of ours\. It is kept as \S+, and a new spreadsheet begins\.$/),
    ]);
    await again.close();
  });

  test('what cannot be written is reported once, damages nothing that was saved, and is saved once possible', async () => {
    const data = await savedFolder();
    const file = join(data, 'spreadsheet.jsonl');
    const before = readFileSync(file, 'utf8');
    const log: string[] = [];
    const again = await running({ code }, { data, log: (line) => log.push(line) });
    // No file can be written where a folder is.
    mkdirSync(`${file}.new`);
    for (const text of ['one', 'two']) {
      await again.post('/api/act', type(text));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await eventually(() =>
      expect(log).toEqual([expect.stringMatching(/^The spreadsheet cannot be saved; what was saved before is safe \(\w+\)\.$/)]),
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
    rmdirSync(`${file}.new`);
    await again.post('/api/act', type('three'));
    await again.close();
    expect(readFileSync(file, 'utf8')).toContain('three');
    expect(log).toHaveLength(2);
  });
});

describe('a folder for the data', () => {
  test('belongs to one workbench at a time, and to the next one after a kill', async () => {
    const data = folder();
    const { child } = await start(['--data', data]);
    const second = spawnSync(process.execPath, [main, '--no-open', '--port', '0', '--data', data], { encoding: 'utf8' });
    expect([second.status, second.stderr]).toEqual([
      2,
      `Process ${child.pid} keeps its data in ${data}. End it, or name another folder with --data.\n`,
    ]);
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    await start(['--data', data]);
  });
});

describe('invalid input', () => {
  const csv = join(folder(), 'wrong.csv');
  writeFileSync(csv, 'one,two\n1,2\n');
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a locale that is not known here', ['--locale', 'xx'], /^--locale takes one of en_US, [^\n]+\n$/],
    ['an unknown option', ['--colour'], /^Unknown option '--colour'\. Known are --port N, [^\n]+\n$/],
    ['a word', ['words'], /^Unexpected argument 'words'[^\n]*\n$/],
    ['a port that is none', ['--port', 'x'], /^--port takes a whole number from 0 to 65535\.\n$/],
    ['a missing file', ['--creators', '/nowhere/x.csv'], /^There is no file \/nowhere\/x\.csv\.\n$/],
    ['a file as the folder for the data', ['--data', csv], /^--data takes a folder; \S+ is a file\.\n$/],
    ['both sources', ['--creators', csv, '--invent', '5'], /^Give either --creators or --invent, not both\.\n$/],
    ['a file without the columns', ['--creators', csv, '--data', folder(), '--port', '0'], /^[^\n]+\n$/],
  ];

  test.each(cases)('%s ends it with one sentence and status 2', (_, words, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--no-open', ...words], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  test('a port in use ends it with one sentence and status 2', async () => {
    const { url } = await start(['--data', folder()]);
    const { port } = new URL(url);
    const { status, stderr } = spawnSync(process.execPath, [main, '--no-open', '--data', folder(), '--port', port], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, `Port ${port} is in use. Name another one with --port.\n`]);
  });
});
