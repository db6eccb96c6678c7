// Made-up CLIs: small programs in a folder of their own that print what the vendor's might, and record what they were asked. Each can be
// started, or run within this process: one start takes a twentieth of a second or more, and a capture asks a hundred times.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { namesOf } from '../../contract/named';
import { OPERATIONS } from '../../contract/needs';
import type { Json } from '../../contract/records';
import { crmContract, type OperationName, type WireKey } from '../../contract/table';
import type { Ran } from '../../scripts/contract-capture/ran';
import { bodySchema, type Otherwise } from './made-up-dumps';

export interface MadeUpCli {
  readonly folder: string;
  readonly program: string;
  /** The result of the program with these arguments, without starting it. */
  readonly run: (args: readonly string[]) => Ran;
  /** The arguments of each start, in order. */
  readonly asked: () => readonly (readonly string[])[];
  readonly close: () => void;
}

/** What must never be stored. */
export const PRIVATE = ['Ada', '4711', 'private.example', 'nox_sk_', 'call her back', '-Wq7_id'] as const;

const agreeing: Otherwise = {
  dialect: '$defs',
  longer: [],
  nullable: ['owner', 'email', 'contactLink', 'notes'],
  notInBatch: ['email', 'contactLink', 'notes'],
  token: false,
  most: 100,
  loud: false,
  moved: false,
};

/** Answers every command according to the table, or otherwise, with personal data in its answers. */
export function speakingCli(other: Partial<Otherwise> & { readonly without?: string } = {}): MadeUpCli {
  const said = { ...agreeing, ...other };
  const { [other.without ?? '']: _, ...commands } = commandsOf(said);
  return cli(SPEAKING, commands);
}

function commandsOf(said: Otherwise): Readonly<Record<string, Json>> {
  const names = namesOf<OperationName>(crmContract.operations);
  return Object.fromEntries(names.map((name) => [crmContract.operations[name].command, spoken(name, said)]));
}

/** The same, but it ignores --dry-run and sends. */
export function sendingCli(traces: boolean): MadeUpCli {
  const sending = SPEAKING.replace("args.includes('--dry-run')", 'false');
  return cli(traces ? sending : sending.replaceAll('console.error(JSON', 'void (JSON'), commandsOf(agreeing));
}

const OTHERWISE = {
  // Everything is printed next to the given command and arguments.
  named: [
    ['{ dry_run: true, request: sent }', '{ command: name, arguments: args, dry_run: true, request: sent }'],
    ['{ request: sent }', '{ command: name, arguments: args, request: sent, response: { status: 200, body: answer } }'],
    ['{ response: { status: 200, body: answer } }', '{}'],
  ],
  root: [
    ['body: answer', 'body: atRoot(answer)'],
    [
      'const id =',
      `const atRoot = ({ data }) => data.items
        ? { errorNum: 0, retDataList: data.items, pageNum: 1, pageSize: 20, totalSize: 1, totalPage: 1 }
        : { success: true, data };
      const id =`,
    ],
  ],
  prose: [['JSON.stringify({ dry_run: true, request: sent }, null, 2)', '`Would send: ${sent.method} ${sent.url}`']],
  login: [['const id =', `console.error('Not authenticated. Please log in first.'); process.exit(1); const id =`]],
} as const;

/** The agreeing CLI with a different output format. */
export const saying = (way: keyof typeof OTHERWISE): MadeUpCli =>
  cli(
    OTHERWISE[way].reduce((source: string, [from, to]) => source.replace(from, () => to), SPEAKING),
    commandsOf(agreeing),
  );

/** A program that does the same whatever it is asked. */
export const cliThat = (source: string): MadeUpCli => cli(`${HEAD}\n${source}`, {});

const HEAD = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
appendFileSync(join(__dirname, 'asked.jsonl'), JSON.stringify(args) + '\\n');`;

const SPEAKING = `${HEAD}
const commands = JSON.parse(readFileSync(join(__dirname, 'commands.json'), 'utf8'));
const name = Object.keys(commands).sort((a, b) => b.length - a.length).find((one) => (args.join(' ') + ' ').startsWith(one + ' '));
const { schema, request, answer, bodyFirst } = commands[args[0] === 'schema' ? args[1] : name] ?? {};
if (!schema) { console.error('unknown command: ' + args.slice(1).join(' ')); process.exit(2); }
if (args[0] === 'schema') console.log(JSON.stringify(schema, null, 2));
else if (bodyFirst && !args.includes('--body-file')) { console.error('a body file is required'); process.exit(2); }
else {
  const id = args[args.length - 1];
  const sent = { ...request, url: request.url.replace(/\\{\\w+\\}/, encodeURIComponent(id)) };
  if (args.includes('--dry-run')) console.log(JSON.stringify({ dry_run: true, request: sent }, null, 2));
  else {
    console.error('tracing for ada@private.example');
    console.error(JSON.stringify({ request: sent }));
    console.error(JSON.stringify({ response: { status: 200, body: answer } }));
    console.log(JSON.stringify(answer));
  }
}`;

function cli(source: string, commands: Json): MadeUpCli {
  const folder = mkdtempSync(join(tmpdir(), 'made-up-cli-'));
  const program = join(folder, 'cli.cjs');
  writeFileSync(program, source, { mode: 0o755 });
  writeFileSync(join(folder, 'commands.json'), JSON.stringify(commands));
  const list = join(folder, 'asked.jsonl');
  return {
    folder,
    program,
    run: (args) => ranWithin(source, program, args),
    asked: () =>
      existsSync(list)
        ? readFileSync(list, 'utf8')
            .trim()
            .split('\n')
            .map((line): readonly string[] => JSON.parse(line))
        : [],
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** Thrown when a program ends itself. */
class Ended {
  constructor(readonly code: number) {}
}

function ranWithin(source: string, program: string, args: readonly string[]): Ran {
  const out: string[] = [];
  const err: string[] = [];
  const exit = (code: number): never => {
    throw new Ended(code);
  };
  const streams = { log: (line: string) => out.push(`${line}\n`), error: (line: string) => err.push(`${line}\n`) };
  const ended = (code: number): Ran => ({ code, stdout: out.join(''), stderr: err.join('') });
  const within = compileFunction(source.replace(/^#!.*/, ''), ['require', 'process', 'console', '__dirname']);
  try {
    within(require, { argv: [process.execPath, program, ...args], exit }, streams, dirname(program));
    return ended(0);
  } catch (thrown) {
    if (thrown instanceof Ended) return ended(thrown.code);
    throw thrown;
  }
}

function spoken(name: OperationName, other: Otherwise): Json {
  const { command, method, path, request, answer } = crmContract.operations[name];
  const { origin, basePath } = crmContract.transport;
  const isBatch = request?.startsWith('batchBody') ?? false;
  const body =
    request !== undefined && method !== 'GET'
      ? bodySchema(crmContract, other, request.split('+'), isBatch ? other.notInBatch : [])
      : undefined;
  const entry = example(answer.shape);
  const page = { items: [entry], page_num: 1, page_size: 20, total_page: 1, total_size: 1 };
  const schema = {
    command,
    arguments: [],
    required_options: [],
    mutation: OPERATIONS[name].writes === true,
    ...(body && { supports_body_file: true, body_schema: body }),
  };
  return JSON.parse(
    JSON.stringify({
      schema,
      bodyFirst: body !== undefined,
      request: {
        method,
        url: `${origin.value}${basePath.value}${other.moved ? '/moved' : ''}${path}`,
        headers: { Authorization: 'Bearer nox_sk_live_0123456789', 'X-Request-ID': 'Ada-1', 'Idempotency-Key': 'Ada-2' },
      },
      answer: {
        success: true,
        data: answer.as === 'page' ? page : answer.as === 'list' ? [entry] : entry,
        summary: 'Ada was found',
        error_code: null,
        meta: { request_id: 'r', latency_ms: 3 },
        credits: null,
      },
    }),
  );
}

/** One entry of a shape, about a person. */
function example(shape: string): Json {
  return Object.fromEntries(Object.values(crmContract.shapes[shape] ?? {}).map((wire) => [wire.key, valueOf(wire)]));
}

function valueOf({ type, values, key }: WireKey): Json {
  const [kind, nested = ''] = type.split(':');
  const plain: Readonly<Record<string, Json>> = {
    id: key === 'creator_id' ? '-Wq7_id' : 'Ada-7',
    ids: ['-Wq7_id'],
    text: 'Ada <ada@private.example>: call her back',
    number: 4711,
    boolean: false,
    time: '2026-03-02T10:44:00Z',
    json: ['Ada'],
    choice: Object.values(values ?? {}).flat()[0] ?? '',
  };
  if (kind === 'one') return example(nested);
  return kind === 'many' ? [example(nested)] : (plain[kind ?? ''] ?? null);
}
