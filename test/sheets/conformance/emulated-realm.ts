// The real adapters, bundled, with the emulated Google services in a realm that has nothing but ECMAScript, as on the platform.

import { resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Book, Digest, Lock, Memory, Person } from '../../../src/commands/ports';
import type { Clock } from '../../../src/crm/ports';
import type { Problem } from '../../../src/rpc/problems';
import type { Host } from '../../../workbench/services/host';

/** The parts of src/sheets that the suites use. */
export interface Adapters {
  openBook(): Book;
  personMemory(): Memory;
  documentMemory(): Memory;
  documentLock(): Lock;
  currentPerson(mine: Memory, bookId: string): Person;
  /** From the adapters' own realm: it recognizes what they throw. */
  problemOfThrown(thrown: unknown): Problem | null;
  readonly clock: Clock;
  readonly sha256: Digest;
}

const ADAPTERS = `
  export { openBook } from './src/sheets/book';
  export { personMemory, documentMemory } from './src/sheets/memory';
  export { documentLock } from './src/sheets/lock';
  export { currentPerson } from './src/sheets/person';
  export { clock } from './src/sheets/clock';
  export { sha256 } from './src/sheets/digest';
  export { problemOfThrown } from './src/sheets/trouble';
`;

const SERVICES = `export { install } from './workbench/services/services';`;

/** Globals of ECMAScript. As parameters they are free: each access to a realm's global is a call into Node. */
const LANGUAGE = [
  'Array',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
];

/** What the platform adds to them, and the `Date` on its clock. */
const PLATFORM = [
  'CacheService',
  'Charts',
  'Date',
  'HtmlService',
  'LockService',
  'MailApp',
  'PropertiesService',
  'ScriptApp',
  'Session',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
];

type Globals = Readonly<Record<string, unknown>>;

/** Both scripts are evaluated anew for each execution; making a realm for each would take longer than what happens in most of them. */
const realm = createContext({});
const services = bundle<{ install(host: Host): void }>(SERVICES, ['globalThis']);
const adapters = bundle<Adapters>(ADAPTERS, PLATFORM);
const machineDate: unknown = new Script('Date').runInContext(realm);

/** The adapters as in one execution: everything they remember is fresh, and so are the services. */
export function adaptersOn(host: Host): Adapters {
  const globals: Globals = { Date: machineDate };
  services({ globalThis: globals }).install(host);
  return adapters(globals);
}

/** Returns what evaluates the script, given the globals of these names. */
function bundle<T>(contents: string, given: readonly string[]): (globals: Globals) => T {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: resolve(__dirname, '../../..'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundled',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
  });
  const language = LANGUAGE.join(', ');
  const text = `((${language}) => ({ ${given.join(', ')} }) => {\n${outputFiles[0]?.text}\nreturn bundled;\n})(${language})`;
  return new Script(text).runInContext(realm);
}
