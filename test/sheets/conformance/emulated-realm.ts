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

/** As parameters of the script, the realm's globals are free: each access to a global of a realm is a call into Node. `Date` is replaced. */
const QUICK = [
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

const scripts = { services: bundle(SERVICES, 'services'), adapters: bundle(ADAPTERS, 'adapters') };

/** The adapters in a fresh realm, as in one execution. */
export function adaptersOn(host: Host): Adapters {
  const realm = createContext({}) as { readonly services: { install(host: Host): void }; readonly adapters: Adapters };
  scripts.services.runInContext(realm);
  realm.services.install(host);
  scripts.adapters.runInContext(realm);
  return realm.adapters;
}

function bundle(contents: string, globalName: string): Script {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: resolve(__dirname, '../../..'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
  });
  const names = QUICK.join(', ');
  const text = `var ${globalName} = ((${names}) => {\n${outputFiles[0]?.text}\nreturn ${globalName};\n})(${names});`;
  return new Script(text, { filename: `${globalName}.js` });
}
