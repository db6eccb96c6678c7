// The built add-on as files, and the platform that it must fit, as lists of names.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

export const dist = join(process.cwd(), 'dist');

/** A file of dist/; says what to do if nothing was built. */
export function built(name: string): string {
  const file = join(dist, name);
  if (!existsSync(file)) throw new Error(`dist/${name} is not there: run "npm run build" first.`);
  return readFileSync(file, 'utf8');
}

/** An entry point bundled in memory, without its types, as in the build. */
export const bundled = (entry: string, more: { readonly format?: 'esm'; readonly mainFields?: string[] } = {}) =>
  build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    ...more,
  });

/** The Apps Script services that the add-on's scopes allow. */
export const services = [
  'CacheService',
  'HtmlService',
  'LockService',
  'MailApp',
  'Logger',
  'PropertiesService',
  'ScriptApp',
  'Session',
  'Charts',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
] as const;

/** The names in a bare V8 realm: ECMAScript's own, nothing of Node or of a browser. Apps Script adds `console`. */
export const languageNames: ReadonlySet<string> = new Set<string>([
  ...(runInContext('Object.getOwnPropertyNames(globalThis)', createContext({})) as string[]),
  'console',
]);

/** Globals in which every use of a service throws and says which. */
export function untouchable(): Record<string, object> {
  const guarded = (service: string): object =>
    new Proxy(Object.freeze({}), {
      get: (_target, member) => {
        throw new Error(`${service}.${String(member)} is used while the script loads`);
      },
    });
  return Object.fromEntries(services.map((service) => [service, guarded(service)]));
}
