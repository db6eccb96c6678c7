// The command that brings the self-test to Google and its result back, with a made-up clasp.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Answer, PROJECT, TEMPLATE } from '../../scripts/selftest-live/clasp';
import { KEPT, keptFrom } from '../../scripts/selftest-live/result';
import { runSelfTest } from '../../scripts/selftest-live/run-selftest';
import { facts } from '../../selftest/facts/all';
import { pageFacts } from '../../selftest/page';

const first = facts.find(({ expected }) => typeof expected === 'object');

/** A result in which everything is as assumed, except these facts. */
function resultWith(others: Readonly<Record<string, unknown>>, more: object = {}): string {
  return JSON.stringify({
    version: 1,
    on: 'Google',
    at: '2026-11-28T00:00:00.000Z',
    language: 'zh_CN',
    facts: [...facts, ...pageFacts].map(({ id, expected }) => ({
      id,
      found: JSON.stringify(others[id] ?? expected),
      outcome: id in others ? 'different' : 'same',
      said: '',
      ms: 1,
    })),
    times: [
      { call: 'Range.setValues', cells: 1000, ms: 230, runs: 5 },
      { call: 'Cache.get', cells: 0, ms: 12, runs: 5 },
    ],
    ...more,
  });
}

const SIGNED_IN = { 'show-authorized-user': '{"loggedIn": true}' };

/** Runs the command over files in memory and a clasp that answers each of its commands with a text, or fails with an Error's. */
function running(
  args: readonly string[],
  clasp: Readonly<Record<string, string | Error | readonly string[]>> = {},
  given: Readonly<Record<string, string>> = {},
) {
  const files = new Map(Object.entries({ [TEMPLATE]: '{"scriptId":"put-it-here","rootDir":"build/selftest"}', ...given }));
  const [said, complained, asked]: [string[], string[], string[]] = [[], [], []];
  let builds = 0;
  const rounds = new Map<string, number>();
  const answer = (command: string): Answer => {
    const known = clasp[command];
    if (known instanceof Error) return { ok: false, out: known.message };
    if (typeof known === 'string' || known === undefined) return { ok: known !== undefined, out: known ?? `unknown: ${command}` };
    const round = rounds.get(command) ?? 0;
    rounds.set(command, round + 1);
    return { ok: true, out: known[round] ?? '' };
  };
  const code = runSelfTest(args, {
    clasp: (words) => {
      asked.push(words.join(' '));
      const command =
        words.find((word) => word in { ...SIGNED_IN, 'show-file-status': 1, 'create-script': 1, push: 1, 'run-function': 1 }) ?? '';
      if (command === 'create-script' && clasp[command] !== undefined) files.set(PROJECT, '{"scriptId":"made","rootDir":"build/selftest"}');
      return answer(command === 'run-function' ? `run-function ${words[words.indexOf(command) + 1]}` : command);
    },
    read: (file) => files.get(file) ?? null,
    write: (file, text) => files.set(file, text),
    build: () => {
      builds += 1;
      return true;
    },
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n'), asked, files, builds };
}

describe('without an account', () => {
  test('one sentence says what is needed', () => {
    const { code, complained, asked } = running([], { 'show-authorized-user': '{"loggedIn": false}' });
    expect([code, complained.split('\n')]).toEqual([2, [expect.stringMatching(/clasp login.*Apps Script API/)]]);
    expect(asked).toHaveLength(1);
  });

  test('--dry-run lists what would be pushed, by the actual tool that pushes', () => {
    const home = mkdtempSync(join(tmpdir(), 'selftest-'));
    try {
      const { stdout, status } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/selftest-live.ts', '--dry-run'], {
        cwd: resolve('.'),
        encoding: 'utf8',
        env: { ...process.env, HOME: home, USERPROFILE: home },
      });
      expect(stdout.split('\n').filter((line) => line.startsWith('  '))).toEqual([
        '  build/selftest/AddOn.js',
        '  build/selftest/SelfTest.js',
        '  build/selftest/appsscript.json',
      ]);
      expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing was pushed.')]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

describe('a push', () => {
  test('needs a project of its own, and says how to get one', () => {
    const { code, complained } = running([], SIGNED_IN);
    expect([code, complained]).toEqual([2, expect.stringMatching(/--create.*--script ID/)]);
  });

  test('goes to the given project, which is remembered', () => {
    const { code, asked, files, said } = running(['--script', 'abc'], { ...SIGNED_IN, push: 'Pushed 3 files.' });
    expect(code).toBe(0);
    expect(asked[1]).toBe(`-P ${PROJECT} push --force`);
    expect(JSON.parse(files.get(PROJECT) ?? '')).toEqual({ scriptId: 'abc', rootDir: 'build/selftest' });
    expect(said).toMatch(/Self-test ▸ Run/);
  });

  test('creates a spreadsheet with a project on request, and rebuilds what clasp overwrote', () => {
    const { code, asked, builds } = running(['--create'], { ...SIGNED_IN, 'create-script': 'Created.', push: 'Pushed.' });
    expect(asked.map((words) => words.replace(/^-P \S+ /, '').split(' ')[0])).toEqual(['show-authorized-user', 'create-script', 'push']);
    expect([code, builds]).toEqual([0, 1]);
  });

  test.each([
    ['User has not enabled the Apps Script API.', /usersettings/],
    ['Syntax error: SyntaxError: Unexpected token line: 1', /parser refuses/],
    ['No credentials found.', /clasp login/],
    ['something else', /^something else$/],
  ])('that fails with “%s” says what to do', (text, told) => {
    const { code, complained } = running(['--script', 'abc'], { ...SIGNED_IN, push: new Error(text) });
    expect([code, complained]).toEqual([2, expect.stringMatching(told)]);
  });
});

describe('a run by clasp', () => {
  const left = (count: number): string => JSON.stringify({ response: { tried: 100, left: count, different: [] } });
  const pushed = { ...SIGNED_IN, push: 'Pushed.' };

  test('continues until nothing is left, and stores the result', () => {
    const clasp = {
      ...pushed,
      'run-function runSelfTest': [left(40), left(0)],
      'run-function selfTestResult': JSON.stringify({ response: resultWith({}) }),
    };
    const { code, asked, files } = running(['--script', 'abc', '--run'], clasp);
    expect(asked.filter((words) => words.includes('run-function'))).toHaveLength(3);
    expect([code, Object.keys(keptFrom(files.get(KEPT) ?? '').facts).length]).toEqual([0, facts.length + pageFacts.length]);
  });

  test('that clasp may not start is reported with the way through the menu', () => {
    const { code, complained } = running(['--script', 'abc', '--run'], {
      ...pushed,
      'run-function runSelfTest': new Error(
        'Unable to run script function. Please make sure you have permission to run the script function.',
      ),
    });
    expect([code, complained]).toEqual([2, expect.stringMatching(/menu "Self-test"/)]);
  });
});

describe('a result', () => {
  test('is stored, and differences are reported with what was assumed', () => {
    const id = first?.id ?? '';
    const { code, said, files } = running(['--save', 'r.json'], {}, { 'r.json': resultWith({ [id]: ['another', 'value'] }) });
    expect(code).toBe(1);
    expect(said).toContain(`≠ ${id}: ${first?.assumed}`);
    expect(said).toMatch(/found {3}\["another","value"\]/);
    expect(said).toMatch(/\d+ same, 1 different/);
    expect(keptFrom(files.get(KEPT) ?? '')).toMatchObject({ language: 'zh_CN', facts: { [id]: { found: ['another', 'value'] } } });
  });

  test('shows each measured time next to that of the cost table', () => {
    const { said } = running(['--save', 'r.json'], {}, { 'r.json': resultWith({}) });
    expect(said).toMatch(/Range\.setValues +1000 +230 +\d+/);
    expect(said).toMatch(/Cache\.get +12 +\d+/);
  });

  test('of an older self-test names the facts that it lacks, and those that no longer exist', () => {
    const { facts: some, ...rest } = JSON.parse(resultWith({}));
    const old = JSON.stringify({ ...rest, facts: [...some.slice(2), { ...some[0], id: 'texts/gone' }] });
    const { said } = running(['--save', 'r.json'], {}, { 'r.json': old });
    expect(said).toMatch(/2 not tried: .*1 that are no facts of ours any more: texts\/gone/);
  });

  test.each([
    ['prose', 'Pushed 3 files.'],
    ['a result of another version', resultWith({}, { version: 2 })],
    ['a result of the stand-in', resultWith({}, { on: 'the stand-in' })],
    ['JSON of something else', '{"a":1}'],
  ])('that is %s is not stored', (_, text) => {
    const { code, complained, files } = running(['--save', 'r.json'], {}, { 'r.json': text });
    expect([code, complained, files.has(KEPT)]).toEqual([2, expect.stringMatching(/^Nothing was saved/), false]);
  });

  test('that does not exist is reported', () => {
    expect(running(['--save', 'r.json']).complained).toBe('r.json cannot be read.');
  });
});

test('an unknown option is answered with the help', () => {
  const { code, complained } = running(['--puhs']);
  expect([code, complained]).toEqual([2, expect.stringContaining('--dry-run')]);
});
