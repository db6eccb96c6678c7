// The command: reads the files, compares each, prints, writes on request, and reports the result as its exit code. The caller provides the
// table and the files.

import { parseArgs } from 'node:util';
import type { Contract } from '../../contract/table';
import { compareDump } from './compare';
import { withoutSecrets } from './documents';
import { type Dump, readDumps } from './dumps';
import type { Finding } from './finding';
import { countsOf, jsonLines, report, withoutRepeats } from './report';
import { settled } from './rewrite';

const HELP = `npm run contract:check -- [--write] [--json] [--table FILE] FILE...

Compares contract/crm.json with what the vendor's CLI prints. Each FILE holds the output of one or more of
  noxinfluencer schema "crm batch-update apply"     what a command takes
  noxinfluencer crm list --dry-run                  the request, without sending it
  noxinfluencer crm list --trace-json               the request and the answer (on stderr: 2> FILE)
A request that names no command is found by its address, or by its file's name: crm-batch-update-apply.json.

= agrees, ≠ differs, ? is told by one side only.
  --write   put what differs into the table, with evidence K, and mark what agrees K as well
  --json    print JSON lines
  --table   another table than contract/crm.json

Exit code: 0 nothing differs, 1 something differs, 2 a file could not be read or the table must not be written.
Keys are taken out of a dump before anything is compared: none is printed or written.`;

interface CheckPorts {
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

export const TABLE = 'contract/crm.json';

const OPTIONS = {
  write: { type: 'boolean' },
  json: { type: 'boolean' },
  table: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function runCheck(args: readonly string[], ports: CheckPorts): 0 | 1 | 2 {
  const asked = askedFor(args);
  if (typeof asked === 'string') {
    ports.complain(`${asked}\n\n${HELP}`);
    return 2;
  }
  const { values, positionals } = asked;
  if (values.help || positionals.length === 0) {
    (values.help ? ports.say : ports.complain)(HELP);
    return values.help ? 0 : 2;
  }
  const table = values.table ?? TABLE;
  const text = ports.read(table);
  const { dumps, troubled } = readFiles(positionals, ports);
  const findings = compareAll(JSON.parse(text) as Contract, dumps);
  if (findings.length > 0 || !values.json) ports.say(values.json ? jsonLines(findings) : report(findings));
  const refused = values.write === true && !writeTable(table, text, dumps, ports);
  if (troubled || refused) return 2;
  return countsOf(findings).differs > 0 ? 1 : 0;
}

const compareAll = (contract: Contract, dumps: readonly Dump[]): readonly Finding[] =>
  withoutRepeats(dumps.flatMap((dump) => compareDump(contract, dump)));

function askedFor(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return (error as Error).message;
  }
}

/** A file that cannot be read, or only partly, costs one sentence; the others are still compared. */
function readFiles(files: readonly string[], { read, complain }: CheckPorts) {
  let troubled = false;
  const trouble = (file: string, reason: string): void => {
    troubled = true;
    complain(withoutSecrets(`${file}: ${reason}.`));
  };
  const dumps = files.flatMap((file): readonly Dump[] => {
    try {
      const { dumps: own, trouble: reason } = readDumps(file, read(file));
      if (reason !== null) trouble(file, reason);
      return own;
    } catch (error) {
      trouble(file, `it cannot be read (${(error as { code?: string }).code ?? (error as Error).message})`);
      return [];
    }
  });
  return { dumps, troubled };
}

/** Its messages go to stderr, so that JSON lines stay JSON lines. */
function writeTable(table: string, text: string, dumps: readonly Dump[], { write, complain }: CheckPorts): boolean {
  const { text: changed, disputed, complaints } = settled(text, (contract) => compareAll(contract, dumps));
  if (complaints.length > 0) {
    complain(`Nothing is written: the table would be malformed.\n${complaints.map((one) => `  ${one}`).join('\n')}`);
    return false;
  }
  for (const place of disputed) complain(`The dumps do not agree with each other about ${place}: it is left as it is.`);
  if (changed !== text) write(table, changed);
  complain(changed === text ? `There is nothing to write to ${table}.` : `${table} is written. Now run: npm run contract:doc && npm test`);
  return true;
}
