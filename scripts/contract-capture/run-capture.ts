// The command: asks the vendor's CLI everything it can tell without changing anything, stores it without people's data, and compares.

import { parseArgs } from 'node:util';
import { namesOf } from '../../contract/named';
import { OPERATIONS } from '../../contract/needs';
import type { Json } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { printedDocuments } from '../contract-check/documents';
import { readDumps } from '../contract-check/dumps';
import { isObject, type JsonObject, type Seen } from '../contract-check/seen';
import { argumentsOf, type Call, isHarmless, READS } from './calls';
import { minimalBody } from './minimal-body';
import { type Ran, remedyFor, type Trouble, troubleOf } from './ran';
import { redacted } from './redact';

/** Of the thirty per minute that the key has in total. */
const MOST_REQUESTS = 20;

const HELP = `npm run contract:capture -- [--cli FILE] [--read] [--write] [--to FOLDER] [--timeout SECONDS]

Asks the vendor's CLI what the CRM's contract is, and compares it with contract/crm.json. Nothing in the CRM is changed.
  each command   its schema, and the request that it would send (--dry-run)
  --read         also what the CRM answers to reads: at most ${MOST_REQUESTS} requests with your account
  --write        put what differs into the table, write its document anew and run the contract's tests (some minutes)
  --cli          the program, where it is not the noxinfluencer of your PATH
  --to           where to keep what was found (default: contract-dumps)
  --timeout      seconds for each start of the program (default: 20)

What is kept has the keys and kinds of values, not the values: no key, name, address or text of a person.
Exit code: 0 nothing differs, 1 something differs, 2 the program could not be asked or the table must not be written.`;

export interface CapturePorts {
  readonly contract: Contract;
  /** Starts the program with these arguments and no input. */
  readonly start: (cli: string, args: readonly string[], timeoutMs: number) => Ran;
  /** Stores a text for the program to read; returns the path. */
  readonly bodyFile: (name: string, text: string) => string;
  readonly keep: (folder: string, file: string, text: string) => string;
  readonly check: (files: readonly string[], write: boolean) => 0 | 1 | 2;
  /** If the table was written, writes its document and runs the contract's tests; returns whether they pass. */
  readonly settle: () => boolean;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

const OPTIONS = {
  cli: { type: 'string', default: 'noxinfluencer' },
  read: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  to: { type: 'string', default: 'contract-dumps' },
  timeout: { type: 'string', default: '20' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function runCapture(args: readonly string[], ports: CapturePorts): 0 | 1 | 2 {
  const values = optionsIn(args);
  if (typeof values === 'string') {
    ports.complain(`${values}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    ports.say(HELP);
    return 0;
  }
  const capture = new Capture(ports, values.cli, Number(values.timeout) * 1000, values.to);
  const trouble = capture.schemas();
  if (trouble !== null) {
    ports.complain(`${values.cli}: ${trouble}`);
    return 2;
  }
  capture.dryRuns();
  if (values.read) capture.reads();
  ports.say(capture.summary());
  const code = ports.check(capture.files, values.write);
  // Something may have been written even though another answer could not be read.
  return values.write && !ports.settle() ? 2 : code;
}

function optionsIn(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    return Number(values.timeout) > 0 ? values : '--timeout wants a number of seconds.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const NO_WRITES = 'no command that writes was asked.';

interface Asked {
  readonly ran: Ran;
  readonly trouble: Trouble | null;
}

class Capture {
  readonly files: string[] = [];
  private readonly schemata = new Map<OperationName, JsonObject>();
  private readonly missed: string[] = [];
  /** Commands, by what prevented asking about them. */
  private readonly refused = new Map<string, readonly string[]>();
  private requests = 0;

  constructor(
    private readonly ports: CapturePorts,
    private readonly cli: string,
    private readonly timeoutMs: number,
    private readonly folder: string,
  ) {}

  private get names(): readonly OperationName[] {
    return namesOf<OperationName>(this.ports.contract.operations);
  }

  /** What to do about a failure of the first question, if all others would share it. */
  schemas(): string | null {
    for (const [index, operation] of this.names.entries()) {
      const { ran, trouble } = this.ask({ kind: 'schema', operation });
      if (index === 0 && trouble !== null) return remedyFor(trouble, ran);
      const schema = printedDocuments(ran.stdout).documents.find(isObject);
      if (trouble === null && schema !== undefined) this.schemata.set(operation, schema);
    }
    return null;
  }

  /**
   * Commands that only read come first: only a program that showed each of these as a request, without an answer, is asked for one that
   * writes. Any other may have ignored --dry-run.
   */
  dryRuns(): void {
    // The CLI insists on reading the workbook itself.
    const all = [...this.schemata.keys()].filter((one) => this.ports.contract.operations[one].encoding !== 'multipart');
    const writes = (operation: OperationName): boolean => OPERATIONS[operation].writes === true;
    const shown = all.filter((one) => !writes(one)).map((one) => this.shows(one));
    if (shown.includes(false)) this.missed.push(`--dry-run: the program may have sent what it was only to show; ${NO_WRITES}`);
    else if (!shown.includes(true)) this.missed.push(`--dry-run: no command that only reads showed its request; ${NO_WRITES}`);
    else for (const operation of all.filter(writes)) this.dryRun(operation);
  }

  private dryRun(operation: OperationName): Asked {
    const values = this.places(operation).map(() => 'sample');
    return this.ask({ kind: 'dry-run', operation, values, body: this.bodyOf(operation) });
  }

  /** null = it refused to show this one. */
  private shows(operation: OperationName): boolean | null {
    const { ran, trouble } = this.dryRun(operation);
    if (trouble !== null) return null;
    const { dumps } = readDumps('', `${ran.stdout}\n${ran.stderr}`);
    return dumps.some(({ from }) => from === 'request') && dumps.every(({ answer }) => answer === null);
  }

  reads(): void {
    const ids = new Map<OperationName, string>();
    for (const operation of READS.filter((one) => this.schemata.has(one))) {
      const [place] = this.places(operation);
      const id = place === undefined ? undefined : ids.get(operation);
      if (place !== undefined && id === undefined) continue;
      if (this.requests >= MOST_REQUESTS) {
        this.missed.push(`${this.ports.contract.operations[operation].command}: ${MOST_REQUESTS} requests are enough`);
        continue;
      }
      const { ran } = this.ask({ kind: 'read', operation, values: id === undefined ? [] : [id], body: this.bodyOf(operation, {}) });
      const printed = `${ran.stdout}\n${ran.stderr}`;
      this.requests += Math.max(1, readDumps('', printed).dumps.filter(({ from }) => from === 'request').length);
      const found = GETS[operation];
      const first = found && firstId(this.ports.contract, operation, printed);
      if (found && first !== undefined) ids.set(found, first);
    }
  }

  summary(): string {
    const kept = `${this.files.length} answers of ${this.cli} are kept in ${this.folder}, without keys, names, addresses and texts.`;
    const lines = [...this.refused].map(([what, commands]) => `? ${commands.join(', ')}, ${what}`);
    return [kept, ...lines, ...this.missed.map((one) => `? ${one}`), ''].join('\n');
  }

  private ask(call: Call): Asked {
    const { contract, start, keep } = this.ports;
    const args = argumentsOf(contract, call);
    if (!isHarmless(contract, args)) throw new Error(`not to be asked: ${args.join(' ')}`);
    const ran = start(this.cli, args, this.timeoutMs);
    const trouble = troubleOf(ran, call.kind === 'dry-run');
    const { command } = contract.operations[call.operation];
    if (trouble === null) {
      const text = redacted(contract, `${ran.stdout}\n${ran.stderr}`, {
        schema: call.kind === 'schema',
        ids: call.kind === 'schema' ? [] : call.values,
      });
      this.files.push(keep(this.folder, `${command.replaceAll(' ', '-')}.${call.kind}.json`, text));
    } else {
      const what = `${call.kind}: ${remedyFor(trouble, ran)}`;
      this.refused.set(what, [...(this.refused.get(what) ?? []), command]);
    }
    return { ran, trouble };
  }

  private places(operation: OperationName): readonly string[] {
    return [...this.ports.contract.operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);
  }

  /** A file with a body, if the command takes one; `given` instead of the smallest one that its schema accepts. */
  private bodyOf(operation: OperationName, given?: Json): string | null {
    const schema = this.schemata.get(operation);
    if (schema?.['supports_body_file'] !== true && schema?.['body_schema'] === undefined) return null;
    const seen: Seen | null | undefined = readDumps('', JSON.stringify(schema)).dumps[0]?.request;
    const wanted = seen?.required ?? [];
    const body = given !== undefined && wanted.length === 0 ? given : seen ? minimalBody(seen) : {};
    return this.ports.bodyFile(`${operation}.json`, JSON.stringify(body));
  }
}

/** Lists whose first entry is requested by its id. */
const GETS: Partial<Readonly<Record<OperationName, OperationName>>> = {
  listChannels: 'getChannel',
  listGroups: 'getGroup',
  listExports: 'getExport',
};

/** The id of the first entry in the answer; used for the next question and stored nowhere. */
function firstId({ operations, shapes }: Contract, operation: OperationName, printed: string): string | undefined {
  const shape = shapes[operations[operation].answer.shape] ?? {};
  const key = (shape['creatorId'] ?? shape['id'])?.key ?? '';
  const find = (value: Json): string | undefined => {
    if (Array.isArray(value)) return value.map((one: Json) => find(one)).find((one) => one !== undefined);
    if (!isObject(value)) return undefined;
    const id = value[key];
    return typeof id === 'string' || typeof id === 'number'
      ? String(id)
      : Object.values(value)
          .map(find)
          .find((one) => one !== undefined);
  };
  return printedDocuments(printed)
    .documents.map(find)
    .find((one) => one !== undefined);
}
