// Capturing the contract from a CLI: what it is asked, what is stored, what is reported when it cannot be asked.

// Holds `schema`: `npm run contract:capture` compares it with the contract's table; `npm run contract:check -- FILE...` compares files

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPERATIONS } from '../../contract/needs';
import { crmContract, type OperationName } from '../../contract/table';
import { argumentsOf, isHarmless, READS } from '../../scripts/contract-capture/calls';
import { remedyFor } from '../../scripts/contract-capture/ran';
import { type CapturePorts, runCapture } from '../../scripts/contract-capture/run-capture';
import { startIn } from '../../scripts/contract-capture/start';
import { runCheck, TABLE } from '../../scripts/contract-check/run-check';
import { FIXED_TABLE } from './fixed-table';
import { cliThat, type MadeUpCli, PRIVATE, saying, sendingCli, speakingCli } from './made-up-cli';

jest.setTimeout(120_000);

const own = FIXED_TABLE;

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'capture-test-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** A capture from a program that is simulated in-process, with the table in memory. */
const capture = (cli: MadeUpCli, ...options: readonly string[]) => captureBy((_, args) => cli.run(args), cli.program, options);

/** The same from a program that is really started. */
const captureStarted = (program: string, ...options: readonly string[]) =>
  captureBy((cli, args, timeoutMs) => startIn(scratch, cli, args, timeoutMs), program, options);

function captureBy(start: CapturePorts['start'], program: string, options: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  let table = own;
  let settled = 0;
  const keep = (folder: string, file: string, text: string): string => {
    mkdirSync(join(scratch, folder), { recursive: true });
    writeFileSync(join(scratch, folder, file), text);
    return join(scratch, folder, file);
  };
  const code = runCapture(['--cli', program, '--to', 'dumps', ...options], {
    contract: crmContract,
    start,
    bodyFile: (name, text) => keep('bodies', name, text),
    keep,
    check: (files, write) =>
      runCheck([...(write ? ['--write'] : []), ...files], {
        read: (file) => (file === TABLE ? table : readFileSync(file, 'utf8')),
        write: (_, text) => {
          table = text;
        },
        say: (text) => said.push(text),
        complain: (text) => complaints.push(text),
      }),
    settle: () => {
      settled += 1;
      return true;
    },
    say: (text) => said.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, said: said.join('\n'), complaints: complaints.join('\n'), table: () => table, settled: () => settled };
}

const names = Object.keys(crmContract.operations) as OperationName[];

describe('from a program that agrees with the table', () => {
  const cli = speakingCli();
  let found: ReturnType<typeof captureBy>;
  let asked: readonly (readonly string[])[];
  beforeAll(() => {
    found = captureStarted(cli.program, '--read');
    asked = cli.asked().filter(([first]) => first !== 'schema');
  });
  afterAll(() => cli.close());

  test('everything matches, and the table is left alone', () => {
    expect([found.code, found.complaints]).toEqual([0, '']);
    expect(found.said).toMatch(/\d{3} agree, 0 differ/);
    expect([found.table() === own, found.settled()]).toEqual([true, 0]);
  });

  test('it was asked for a schema of every command, a dry run of every one except the upload, and reads', () => {
    expect(cli.asked().filter(([first]) => first === 'schema')).toHaveLength(names.length);
    expect(asked.filter((args) => args.includes('--dry-run'))).toHaveLength(names.length - 1);
    expect(asked.filter((args) => args.includes('--force'))).toEqual([]);
  });

  test('it was asked to read each list and one entry: at most twenty requests, none that writes', () => {
    const reads = asked.filter((args) => !args.includes('--dry-run'));
    const commandOf = (args: readonly string[]): string =>
      args
        .slice(
          0,
          args.findIndex((one) => one.startsWith('-')),
        )
        .join(' ');
    expect(READS.filter((name) => OPERATIONS[name].writes)).toEqual([]);
    expect(READS.filter((name) => crmContract.operations[name].method !== 'GET')).toEqual(['listChannels']);
    expect(reads.map(commandOf).sort()).toEqual(READS.map((name) => crmContract.operations[name].command).sort());
    // An id that begins with a hyphen comes after the end of the options.
    expect(reads.find((args) => args.includes('-Wq7_id'))?.slice(-2)).toEqual(['--', '-Wq7_id']);
  });

  test('what is stored contains nobody’s key, name, address, text, number or id', () => {
    const folder = join(scratch, 'dumps');
    const kept = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    expect(readdirSync(folder)).toContain('crm-get.read.json');
    expect(kept).toContain('crm_channel_count');
    expect(PRIVATE.filter((secret) => kept.includes(secret))).toEqual([]);
  });
});

describe('from a program that says something else', () => {
  const cli = speakingCli({
    dialect: 'definitions',
    longer: ['remark'],
    nullable: ['owner', 'email'],
    notInBatch: [],
    most: 50,
    moved: true,
    without: 'crm groups get',
  });
  let found: ReturnType<typeof captureBy>;
  beforeAll(() => {
    found = capture(cli, '--write');
  });
  afterAll(() => cli.close());

  test('it is reported entry by entry, and settled with --write', () => {
    expect(found.code).toBe(1);
    expect(found.said).toContain('≠ shapes.changeSet.notes.key: ours remark, theirs remark_text');
    expect(found.said).toContain('≠ changes.notes.carriedBy.batch: ours false, theirs true');
    const { operations, changes } = JSON.parse(found.table()) as typeof crmContract;
    expect(operations.applyBatch.idsPerBody).toEqual({ value: 50, evidence: 'K' });
    expect(operations.getChannel.path).toBe('/moved/crm/channels/{creatorId}');
    expect(changes.email.clear).toEqual({ value: 'null', evidence: 'K' });
    expect(found.settled()).toBe(1);
  });

  test('a missing command is left open', () => {
    expect(found.said).toContain('? crm groups get, schema: It does not know the command');
  });
});

/** What a capture stored, as one text. */
function keptFrom(cli: MadeUpCli, ...options: readonly string[]): { readonly kept: string; readonly said: string } {
  rmSync(join(scratch, 'dumps'), { recursive: true, force: true });
  const { said } = capture(cli, ...options);
  const folder = join(scratch, 'dumps');
  const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  cli.close();
  return { kept: kept.join('\n'), said };
}

describe('a program with different output', () => {
  test('a trace that names its command and arguments is not a schema: no personal data of it is stored', () => {
    const { kept, said } = keptFrom(saying('named'), '--read');
    expect(said).toMatch(/\d{3} agree, 0 differ/);
    expect(said).toContain('= shapes.channel.name.key: creator_name');
    expect(PRIVATE.filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test('a list at the root of an answer is compared, and so is its error number', () => {
    const { said } = keptFrom(saying('root'), '--read');
    expect(said).toContain('? envelope: this list stands at the root of the answer, without an envelope; the add-on reads both');
    expect(said).toContain('= envelope.errorNumber.key: errorNum');
    expect(said).toContain('≠ paging.answer.items.key: ours items, theirs retDataList');
    expect(said).toContain('= shapes.label.channelCount.key: crm_channel_count');
  });

  test('a dry run in prose is compared by the line that names its request', () => {
    const { said } = keptFrom(saying('prose'));
    expect(said).toContain('= operations.quota.path: /quota');
    expect(said).toContain('= operations.applyBatch.path: /crm/batch-update/apply');
    expect(said).not.toContain('text where JSON was expected');
  });

  test('if schemas need no login but dry runs do, that is reported once, without suggesting that something may have been sent', () => {
    const { said } = keptFrom(saying('login'), '--read');
    expect(said.match(/wants a login/g)).toHaveLength(2);
    expect(said).toContain('--dry-run: no command that only reads showed its request; no command that writes was asked.');
    expect(said).not.toContain('may have sent');
  });

  test('what a failed command printed is shown, without a key', () => {
    const ran = { code: 1, stdout: '', stderr: 'the service is closed for nox_sk_live_0123456789\nat line 7' };
    expect(remedyFor('refused', ran)).toBe('It ended with an error: "the service is closed for (hidden)".');
  });
});

describe('what a program is never asked', () => {
  test.each([
    ['a write that is no dry run', ['crm', 'update', 'c-1', '--no-input']],
    ['a write that is traced', ['crm', 'update', 'c-1', '--trace-json']],
    ['a stage of a write that is traced', ['crm', 'batch-update', 'validate', '--trace-json']],
    ['a dry run that is forced', ['crm', 'update', 'c-1', '--dry-run', '--force']],
    ['a forced read', ['crm', 'list', '--trace-json', '--force=true']],
    ['a dry run only in name: behind the options', ['crm', 'update', '--', '--dry-run']],
    ['a read that would write a file', ['export', 'download', 'e-1', '--trace-json']],
    ['a command that the table does not know', ['login', '--dry-run']],
    ['a schema with more behind it', ['schema', 'crm list', '--force']],
    ['nothing', []],
  ])('is %s', (_, args) => {
    expect(isHarmless(crmContract, args)).toBe(false);
  });

  test('while everything that it is asked passes', () => {
    for (const operation of names) {
      expect(isHarmless(crmContract, argumentsOf(crmContract, { kind: 'schema', operation }))).toBe(true);
      expect(isHarmless(crmContract, argumentsOf(crmContract, { kind: 'dry-run', operation, values: ['-f'], body: 'b.json' }))).toBe(true);
    }
    for (const operation of READS)
      expect(isHarmless(crmContract, argumentsOf(crmContract, { kind: 'read', operation, values: ['--force'], body: null }))).toBe(true);
  });
});

test.each([true, false])(
  'a program that ignores --dry-run is asked for no command that writes, and this is reported; it traces: %s',
  (traces) => {
    const cli = sendingCli(traces);
    const { said } = capture(cli);
    const asked = cli.asked().filter(([first]) => first !== 'schema');
    const writing = names.filter((name) => OPERATIONS[name].writes === true).map((name) => crmContract.operations[name].command);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((args) => writing.some((command) => `${args.join(' ')} `.startsWith(`${command} `)))).toEqual([]);
    expect(said).toContain('--dry-run: the program may have sent what it was only to show');
    cli.close();
  },
);

describe('a program that cannot be asked', () => {
  test.each<[string, string, RegExp]>([
    ['is too old', `console.error("error: unknown command 'schema'"); process.exit(1);`, /too old/],
    ['is too old, in other words', `console.error('Error: command schema:quota not found'); process.exit(127);`, /too old/],
    ['prints prose', `console.log('Welcome to the CRM. Type help for help.');`, /text where JSON was expected/],
    ['wants a login', `console.error('Not authenticated. Please log in first.'); process.exit(1);`, /wants a login/],
    [
      'refuses the key',
      `console.log(JSON.stringify({ success: false, error_code: 'INVALID_API_KEY' })); process.exit(3);`,
      /wants a login/,
    ],
    ['hangs', `setInterval(() => {}, 1000);`, /did not end in time/],
  ])('that %s is reported after the first question, with what to do', (_, source, remedy) => {
    const cli = cliThat(source);
    const { code, complaints } = captureStarted(cli.program, '--read', '--write', '--timeout', '3');
    expect([code, complaints]).toEqual([2, expect.stringMatching(remedy)]);
    expect(cli.asked()).toHaveLength(1);
    cli.close();
  });

  test('that is missing is reported', () => {
    const { code, complaints } = captureStarted(join(scratch, 'nowhere'));
    expect([code, complaints]).toEqual([2, expect.stringContaining('There is no such program')]);
  });

  test.each([[['--timeout', 'soon']], [['--force']]])('and invalid options are refused: %j', (options) => {
    const { code, complaints } = captureStarted('nothing', ...options);
    expect([code, complaints]).toEqual([2, expect.stringContaining('npm run contract:capture')]);
  });
});
