// A made-up clasp with a made-up Google: projects with files and versions, permissions, and one fault at a time.

import type { Ground } from '../../scripts/deploy/checks';
import type { Contents } from '../../scripts/deploy/contents';
import type { Answer, DeployPorts } from '../../scripts/deploy/run-deploy';

export const ID = '1made-up-script-project-id-for-tests';
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const ACCOUNT = 'somebody@example.test';

export interface MadeUp {
  /** What a clasp command answers instead of doing its work. */
  readonly faults?: Readonly<Record<string, Answer>>;
  /** What clasp says about the sign-in. */
  readonly user?: object;
  readonly ground?: Partial<Ground>;
  /** A push that reports success and changes nothing. */
  readonly pushesNothing?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly builds?: boolean;
}

const BUILT: Contents = new Map([
  ['Code.js', 'function open() {}\n'],
  ['appsscript.json', '{"timeZone":"Etc/UTC","oauthScopes":[]}'],
  ['sidebar.html', '<p>Hello\n'],
]);

const ok = (value: unknown): Answer => ({ ok: true, out: JSON.stringify(value) });

/** How Google returns a manifest: the same, formatted differently. */
const heldBy = (contents: Contents): Contents =>
  new Map(
    [...contents].map(([name, text]) => [name, name === 'appsscript.json' ? JSON.stringify(JSON.parse(text), null, 2) : text.trimEnd()]),
  );

/** The command's ports over the made-up clasp, and the outcome. */
export function madeUp(given: MadeUp = {}) {
  const files = new Map(Object.entries(given.files ?? {}));
  const [asked, said, complained]: [string[], string[], string[]] = [[], [], []];
  const google = { held: new Map([['Code.js', 'function myFunction() {}']]) as Contents, versions: [] as string[] };
  const work: Readonly<Record<string, (args: readonly string[]) => Answer>> = {
    'show-authorized-user': () => ok(given.user ?? { loggedIn: true, email: ACCOUNT }),
    'create-script': () => ok({ scriptId: ID, files: [] }),
    push: () => {
      if (given.pushesNothing === true) return ok([]);
      google.held = heldBy(BUILT);
      return ok([...BUILT.keys()]);
    },
    'create-version': (args) => ok({ versionNumber: google.versions.push(args[args.indexOf('create-version') + 1] ?? '') }),
    pull: () => ({ ok: true, out: 'Pulled.' }),
  };
  const clasp = (args: readonly string[]): Answer => {
    asked.push(args.join(' '));
    const command = args.find((word) => word in work) ?? '';
    return given.faults?.[command] ?? work[command]?.(args) ?? { ok: false, out: `error: unknown command '${args.join(' ')}'` };
  };
  const ports: DeployPorts = {
    clasp,
    ground: () => ({ node: '20.11.0', git: { commit: COMMIT, clean: true }, tested: COMMIT, ...given.ground }),
    version: '1.2.3',
    build: () => given.builds !== false,
    built: () => BUILT,
    fetched: () => ({ answer: clasp(['pull']), contents: google.held }),
    read: (file) => files.get(file) ?? null,
    write: (file, text) => files.set(file, text),
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
  };
  return { ports, google, files, asked, said: () => said.join('\n'), complained: () => complained.join('\n') };
}
