// The command: pushes the built self-test to a project of its own, runs it if clasp may, and brings its result back as facts.

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { facts } from '../../selftest/facts/all';
import { pageFacts } from '../../selftest/page';
import { type Clasp, create, filesToPush, isSignedIn, meaningOf, NEEDED, PROJECT, push, runFunction, TEMPLATE } from './clasp';
import { factsReport, timesReport } from './report';
import { compare, KEPT, resultFrom } from './result';

const HELP = `npm run selftest:live -- [--dry-run | --create | --script ID] [--run] | --save FILE

Tries on Google what the add-on assumes of it, ${facts.length + pageFacts.length} facts. docs/selftest.md tells it step by step.
  --dry-run    build, list what would be pushed, and push nothing; needs no account
  --create     make an empty spreadsheet with a script project of its own, and push to it
  --script ID  push to this project, which must be bound to an empty spreadsheet; remembered in ${PROJECT}
  --run        after the push, run it with clasp until nothing is left, and save the result
  --save FILE  keep a result in ${KEPT}: from then on the stand-in must obey it

Exit code: 0 done and nothing differs, 1 something differs from what is assumed, 2 something is missing.`;

interface SelfTestPorts {
  readonly clasp: Clasp;
  /** null if there is no such file. */
  readonly read: (file: string) => string | null;
  readonly write: (file: string, text: string) => void;
  /** Rebuilds, because clasp puts the files of a new project into the built folder; false = the build failed. */
  readonly build: () => boolean;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  create: { type: 'boolean' },
  script: { type: 'string' },
  run: { type: 'boolean' },
  save: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Code = 0 | 1 | 2;

export function runSelfTest(args: readonly string[], ports: SelfTestPorts): Code {
  const asked = askedFor(args);
  if (typeof asked === 'string') return missing(ports, `${asked}\n\n${HELP}`);
  if (asked.help === true) {
    ports.say(HELP);
    return 0;
  }
  if (asked.save !== undefined) return saveFile(asked.save, ports);
  if (asked['dry-run'] === true) return dryRun(ports);
  return live(asked, ports);
}

function askedFor(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function missing({ complain }: SelfTestPorts, text: string): 2 {
  complain(text);
  return 2;
}

const statusShape = z.object({ filesToPush: z.array(z.string()) });

function dryRun(ports: SelfTestPorts): Code {
  const answer = filesToPush(ports.clasp, hasProject(ports) ? PROJECT : TEMPLATE);
  if (!answer.ok) return missing(ports, meaningOf(answer.out, 'project'));
  const { filesToPush: files } = statusShape.parse(JSON.parse(answer.out));
  ports.say(
    `Would be pushed:\n${[...files]
      .sort()
      .map((file) => `  ${file}`)
      .join('\n')}\nNothing was pushed.`,
  );
  return 0;
}

interface Asked {
  readonly create?: boolean | undefined;
  readonly script?: string | undefined;
  readonly run?: boolean | undefined;
}

function live(asked: Asked, ports: SelfTestPorts): Code {
  const { clasp, say } = ports;
  if (!isSignedIn(clasp)) return missing(ports, NEEDED.login);
  if (asked.script !== undefined) remember({ scriptId: asked.script }, ports);
  if (!hasProject(ports)) {
    if (asked.create !== true) return missing(ports, NEEDED.project);
    // clasp creates a project only if its file exists and names none.
    remember({ scriptId: undefined }, ports);
    const created = create(clasp);
    if (!created.ok || !hasProject(ports)) return missing(ports, meaningOf(created.out, 'project'));
    say(created.out.trim());
    if (!ports.build()) return missing(ports, 'The self-test could not be built: npm run build');
  } else if (asked.create === true) return missing(ports, `${PROJECT} already names a project. Delete the file to create another one.`);
  const pushed = push(clasp);
  if (!pushed.ok) return missing(ports, meaningOf(pushed.out, 'project'));
  say(pushed.out.trim());
  if (asked.run === true) return runThere(ports);
  say(
    'Now open the spreadsheet, reload it once, and choose Self-test ▸ Run or continue until nothing is left, and Self-test ▸ Try a page. Then choose Self-test ▸ Show the result,\n' +
      'download it, and run: npm run selftest:live -- --save FILE',
  );
  return 0;
}

const projectShape = z.object({ scriptId: z.string().optional(), rootDir: z.string() });

const hasProject = ({ read }: SelfTestPorts): boolean => projectShape.safeParse(jsonIn(read(PROJECT) ?? '')).data?.scriptId !== undefined;

/** The template with another id in it, or none. */
function remember({ scriptId }: { readonly scriptId: string | undefined }, { read, write }: SelfTestPorts): void {
  const { rootDir } = projectShape.parse(jsonIn(read(TEMPLATE) ?? ''));
  write(PROJECT, `${JSON.stringify({ scriptId, rootDir }, null, 2)}\n`);
}

const progressShape = z.object({ response: z.object({ tried: z.number(), left: z.number() }) });

/** Parts that a run may take: each lasts about four minutes. */
const MOST_PARTS = 20;

function runThere(ports: SelfTestPorts): Code {
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const answer = runFunction(ports.clasp, 'runSelfTest');
    const progress = progressShape.safeParse(jsonIn(answer.out));
    if (!answer.ok || !progress.success) return missing(ports, meaningOf(answer.out, 'function'));
    const { tried, left } = progress.data.response;
    ports.say(`${tried} tried, ${left} left`);
    if (left === 0) return save(runFunction(ports.clasp, 'selfTestResult').out, ports);
  }
  return missing(ports, 'It does not finish: look at the tab "Self-test" in the spreadsheet.');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function saveFile(file: string, ports: SelfTestPorts): Code {
  const text = ports.read(file);
  return text === null ? missing(ports, `${file} cannot be read.`) : save(text, ports);
}

function save(text: string, ports: SelfTestPorts): Code {
  const result = resultFrom(text);
  if (typeof result === 'string') return missing(ports, `Nothing was saved: ${result}.`);
  const comparison = compare(result, [...facts, ...pageFacts]);
  ports.write(KEPT, `${JSON.stringify(result, null, 2)}\n`);
  ports.say(`${factsReport(comparison)}\n\n${timesReport(result)}\n`);
  ports.say(`${KEPT} is written. Now run: npx jest test/selftest. Where it fails, the stand-in is wrong, and the fact's own expectation.`);
  return comparison.different.length > 0 ? 1 : 0;
}
