// The command: checks, builds, pushes, reads back what Google holds, creates a version, and says what to click next.

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Check, checksFor, type Ground } from './checks';
import { type Contents, differing, hashOf } from './contents';
import { BUILT, ENVIRONMENTS, type Environment, editorOf, projectFile, projectText, scriptIdFrom, scriptIdIn } from './project';
import { type Target, troubleIn } from './trouble';

const HELP = `npm run deploy -- --env dev|prod [--dry-run] [--create | --script ID] [--account EMAIL] [--user NAME]

Uploads the add-on to a script project at Google. docs/install.md has the steps.
  --env dev|prod   dev: for testing; prod: also creates a version, and requires a clean, tested checkout
  --dry-run        check, build, list what would be sent, and send nothing; needs no account
  --create         create a new script project, and send to it
  --script ID      send to this project (its id, or its address in the browser); remembered in .clasp.<env>.json
  --account EMAIL  stop unless clasp is signed in as this account
  --user NAME      use the sign-in stored by "npx clasp login --user NAME", for a second account

Exit code: 0 Google holds what was built, 1 Google refused or holds something else, 2 something is missing before anything was sent.`;

/** One call of clasp: whether it succeeded, and its stdout and stderr. */
export interface Answer {
  readonly ok: boolean;
  readonly out: string;
}

export interface DeployPorts {
  readonly clasp: (args: readonly string[]) => Answer;
  readonly ground: () => Ground;
  /** The version in package.json. */
  readonly version: string;
  /** Whether it succeeded; the build itself prints its errors. */
  readonly build: () => boolean;
  /** The built files. */
  readonly built: () => Contents;
  /** Fetches a project into a temporary folder. */
  readonly fetched: (scriptId: string, user: string | undefined) => { readonly answer: Answer; readonly contents: Contents };
  /** null if there is no such file. */
  readonly read: (file: string) => string | null;
  readonly write: (file: string, text: string) => void;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

type Code = 0 | 1 | 2;

const OPTIONS = {
  env: { type: 'string' },
  'dry-run': { type: 'boolean' },
  create: { type: 'boolean' },
  script: { type: 'string' },
  account: { type: 'string' },
  user: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Asked {
  readonly env: Environment;
  readonly dryRun: boolean;
  readonly create: boolean;
  readonly script: string | undefined;
  readonly account: string | undefined;
  readonly user: string | undefined;
}

export function runDeploy(args: readonly string[], ports: DeployPorts): Code {
  const asked = askedFor(args);
  if (asked === 'help') {
    ports.say(HELP);
    return 0;
  }
  if (typeof asked === 'string') return stopped(ports, `${asked}\n\n${HELP}`);
  const checks = checksFor(asked.env, ports.ground());
  for (const check of checks) ports.say(lineOf(check));
  if (checks.some(({ ok, must }) => must && !ok) && !asked.dryRun) return stopped(ports, 'Nothing was sent.');
  if (!ports.build()) return stopped(ports, 'The add-on could not be built; nothing was sent.');
  const built = ports.built();
  ports.say(listOf(built));
  if (asked.dryRun) return dryRun(asked, checks, ports);
  return send(asked, built, ports);
}

const lineOf = ({ ok, must, text }: Check): string => `${ok ? '✓' : must ? '✗' : '!'} ${text}`;

function listOf(built: Contents): string {
  const files = [...built].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = files.map(([name, text]) => `  ${name.padEnd(16)}${(Buffer.byteLength(text) / 1024).toFixed(1).padStart(8)} KB`);
  return [`✓ built: ${files.length} files, SHA-256 ${hashOf(built)}`, ...lines].join('\n');
}

function askedFor(args: readonly string[]): Asked | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help === true) return 'help';
    const env = ENVIRONMENTS.find((name) => name === values.env);
    if (env === undefined)
      return values.env === undefined ? 'Choose where to deploy: --env dev or --env prod.' : `There is no environment “${values.env}”.`;
    if (values.create === true && values.script !== undefined) return 'Either --create or --script, not both.';
    return {
      env,
      dryRun: values['dry-run'] === true,
      create: values.create === true,
      script: values.script,
      account: values.account,
      user: values.user,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function stopped({ complain }: DeployPorts, text: string): 2 {
  complain(text);
  return 2;
}

function refused({ complain }: DeployPorts, text: string): 1 {
  complain(text);
  return 1;
}

function dryRun({ env }: Asked, checks: readonly Check[], { read, say }: DeployPorts): Code {
  const id = scriptIdIn(read(projectFile(env)));
  const open = checks.filter(({ ok, must }) => must && !ok).length;
  say(id === null ? `! no project yet: --create or --script ID would create ${projectFile(env)}` : `✓ would go to ${editorOf(id)}`);
  say(
    open === 0 ? 'Nothing was sent: this was a dry run.' : `Nothing was sent: this was a dry run. Before a real one: ${open} to fix (✗).`,
  );
  return open === 0 ? 0 : 2;
}

const userShape = z.object({ loggedIn: z.boolean(), email: z.string().optional() });
const createdShape = z.object({ scriptId: z.string() });
const pushedShape = z.array(z.string());
const versionShape = z.object({ versionNumber: z.number() });

function send(asked: Asked, built: Contents, ports: DeployPorts): Code {
  const file = projectFile(asked.env);
  const nobody: Target = { env: asked.env, projectFile: file, account: '' };
  const user = ports.clasp([...as(asked), 'show-authorized-user', '--json']);
  const who = userShape.safeParse(jsonIn(user.out));
  if (!who.success || !who.data.loggedIn) return stopped(ports, troubleIn(user.ok ? 'Not logged in.' : user.out, nobody));
  const account = who.data.email ?? '';
  if (asked.account !== undefined && asked.account.toLowerCase() !== account.toLowerCase()) {
    return stopped(
      ports,
      `clasp is signed in as ${account || 'an unnamed account'}, not as ${asked.account}. Nothing was sent. Sign in with that account: npx clasp login --user ${asked.env}, then add --user ${asked.env}.`,
    );
  }
  ports.say(`✓ signed in as ${account || 'an unnamed account'}`);
  const target = { ...nobody, account };
  const project = projectFor(asked, target, ports);
  if (typeof project === 'number') return project;
  return push(asked, project, built, target, ports);
}

const as = ({ user }: Asked): readonly string[] => (user === undefined ? [] : ['--user', user]);

/** The project's id: given, remembered, or created now. An exit code if there is none. */
function projectFor(asked: Asked, target: Target, ports: DeployPorts): string | Code {
  const { projectFile: file } = target;
  const known = scriptIdIn(ports.read(file));
  if (asked.script !== undefined) {
    const id = scriptIdFrom(asked.script);
    if (id === null)
      return stopped(ports, `“${asked.script}” is not a script id. It is the long string in the project's address, after /projects/.`);
    ports.write(file, projectText(id, BUILT));
    return id;
  }
  if (known !== null) {
    return asked.create ? stopped(ports, `${file} already names a project. Delete the file to create another one.`) : known;
  }
  if (!asked.create) return stopped(ports, `${file} names no script project. Create one with --create, or name yours with --script ID.`);
  return make(asked, target, ports);
}

/** clasp creates a project only if its file exists and names none, and puts the new project's files into the built folder. */
function make(asked: Asked, target: Target, ports: DeployPorts): string | Code {
  const { projectFile: file } = target;
  ports.write(file, projectText(undefined, BUILT));
  const title = asked.env === 'prod' ? 'NoxInfluencer CRM Sync' : `NoxInfluencer CRM Sync (${asked.env})`;
  const answer = ports.clasp([
    ...as(asked),
    '-P',
    file,
    'create-script',
    '--type',
    'standalone',
    '--title',
    title,
    '--rootDir',
    BUILT,
    '--json',
  ]);
  const made = createdShape.safeParse(jsonIn(answer.out));
  if (!answer.ok || !made.success) return refused(ports, troubleIn(answer.out, target));
  ports.write(file, projectText(made.data.scriptId, BUILT));
  ports.say(`✓ created the script project “${title}”`);
  return ports.build() ? made.data.scriptId : stopped(ports, 'The add-on could not be rebuilt; nothing was sent.');
}

function push(asked: Asked, id: string, built: Contents, target: Target, ports: DeployPorts): Code {
  // Without --force, a changed manifest stops an unattended push, with exit code 0 and nothing sent.
  const pushed = ports.clasp([...as(asked), '-P', target.projectFile, 'push', '--force', '--json']);
  if (!pushed.ok) return refused(ports, troubleIn(pushed.out, target));
  const count = pushedShape.safeParse(jsonIn(pushed.out)).data?.length ?? 0;
  ports.say(count === 0 ? '✓ Google already has all of it' : `✓ sent ${count} files`);
  const { answer, contents } = ports.fetched(id, asked.user);
  if (!answer.ok) return refused(ports, `It was sent, but could not be read back. ${troubleIn(answer.out, target)}`);
  const different = differing(built, contents);
  if (different.length > 0) {
    return refused(
      ports,
      `Google does not hold what was built: ${different.join(', ')}. Close the project's editor if it is open in a browser, and run this again.`,
    );
  }
  ports.say(`✓ read back: Google holds the same, SHA-256 ${hashOf(contents)}`);
  return asked.env === 'prod' ? makeVersion(asked, id, target, ports) : done(ports, devSteps(id));
}

function makeVersion(asked: Asked, id: string, target: Target, ports: DeployPorts): Code {
  const { git } = ports.ground();
  const description = `${ports.version}${git === null ? '' : ` (${git.commit.slice(0, 7)})`}`;
  const answer = ports.clasp([...as(asked), '-P', target.projectFile, 'create-version', description, '--json']);
  const made = versionShape.safeParse(jsonIn(answer.out));
  if (!answer.ok || !made.success) return refused(ports, `It was sent, but no version was created. ${troubleIn(answer.out, target)}`);
  ports.say(`✓ version ${made.data.versionNumber}: ${description}`);
  return done(ports, prodSteps(id, made.data.versionNumber));
}

function done({ say }: DeployPorts, text: string): 0 {
  say(`\n${text}`);
  return 0;
}

const devSteps = (id: string): string => `Next, in a browser:
  1. ${editorOf(id)}
  2. Deploy ▸ Test deployments ▸ Editor add-on: choose "Installed", a spreadsheet, Save test, Execute.
  3. In the spreadsheet: Extensions ▸ NoxInfluencer CRM Sync ▸ Open.
  A test deployment has no timer: Automatic refresh and Continue in the background only work once installed or pasted.`;

const prodSteps = (id: string, version: number): string => `Next, in a browser:
  1. ${editorOf(id)} ▸ Project Settings: note the Cloud project's number.
  2. https://console.cloud.google.com/apis/api/appsmarket-component.googleapis.com/googleapps_sdk in that project.
  3. App Configuration ▸ Sheets add-on: script version ${version}. Save.
  4. Nothing else changes for people who have the add-on: they get version ${version} when they next open a spreadsheet.`;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
