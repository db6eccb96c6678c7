// The built program as Google sees it: one classic script whose top-level functions can be called.

import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { type Node, parse } from 'acorn';
import { require as loadScripts } from 'gas-local';
import type { AnyNode } from '../architecture/sources';
import { built, bundled, dist, languageNames, services, untouchable } from './built';
import { freeNames } from './free-names';

const script = (text: string): Node => parse(text, { ecmaVersion: 2020, sourceType: 'script' });
const statements = (program: Node): readonly AnyNode[] => (program as AnyNode).body as readonly AnyNode[];
const nameIn = (declaration: AnyNode): string => (declaration.id as AnyNode).name as string;

const functionsOf = (text: string): readonly string[] =>
  statements(script(text))
    .filter(({ type }) => type === 'FunctionDeclaration')
    .map(nameIn);

/** The names that src/main.ts exports, without types. */
async function exportsOfMain(): Promise<readonly string[]> {
  const { metafile } = await bundled('src/main.ts', { format: 'esm' });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}

describe('Code.js', () => {
  test("is a classic script that Google's parser accepts: ES2020, without private or static fields", () => {
    expect(() => script(built('Code.js'))).not.toThrow();
  });

  test('names nothing that the platform lacks', () => {
    const known = new Set<string>([...languageNames, ...services]);
    expect(freeNames(script(built('Code.js'))).filter((name) => !known.has(name))).toEqual([]);
  });

  test('declares every function that src/main.ts exports at the top level, and no other', async () => {
    expect([...functionsOf(built('Code.js'))].sort()).toEqual([...(await exportsOfMain())].sort());
    expect(functionsOf(built('Code.js'))).toEqual(['answer', 'onInstall', 'onOpen', 'onTimer', 'openSidebar']);
  });

  test('adds a single name of its own to the script, which holds the program', () => {
    const others = statements(script(built('Code.js'))).filter(
      ({ type, directive }) => type !== 'FunctionDeclaration' && directive === undefined,
    );
    expect(others.flatMap((one) => (one.declarations as readonly AnyNode[]).map(nameIn))).toEqual(['__noxSync']);
  });

  test('uses no service while loading, so that the menu appears before any authorization', () => {
    expect(() => runInContext(built('Code.js'), createContext(untouchable()))).not.toThrow();
  });

  test('creates no schema while loading: they would be the most expensive part, and a call needs few', () => {
    const made: unknown[] = [];
    // zod passes every schema that it creates to this function (zod/v4/core/core.ts).
    const config = { postProcessor: (schema: unknown) => void made.push(schema) };
    const realm = createContext({ ...untouchable(), __zod_globalConfig: config });
    runInContext(built('Code.js'), realm);
    expect(made).toHaveLength(0);
    runInContext(`answer('readState', {})`, realm);
    expect(made.length).toBeGreaterThan(0);
  });

  test('treats certain facts of the contract as such: no other spelling is read or tried for them', () => {
    const known = (text: string): number => text.match(/\bevidence"?:\s*"K"/g)?.length ?? 0;
    expect(known(built('Code.js'))).toBe(known(readFileSync('contract/crm.json', 'utf8')));
  });

  // A change that raises it explains in its commit what it needs the room for.
  test('is at most 534 KB: Google parses all of it before every call', () => {
    expect(Math.ceil(Buffer.byteLength(built('Code.js')) / 1000)).toBeLessThanOrEqual(534);
  });

  test('is readable: top-level names are kept, functions start a line, and no line is longer than a sentence needs', () => {
    const lines = built('Code.js').split('\n');
    expect(lines.filter((line) => line.length > 320)).toEqual([]);
    for (const name of ['survey', 'mergeAll', 'planBodies', 'startPull'])
      expect([name, lines.some((line) => new RegExp(`^(?:var |async )?(?:function )?${name}\\b`).test(line))]).toEqual([name, true]);
  });

  test('loads as a script project, each of its functions callable by name', () => {
    const project = loadScripts(dist, untouchable()) as Record<string, unknown>;
    const callable = functionsOf(built('Code.js')).filter((name) => typeof project[name] === 'function');
    expect(callable).toEqual(functionsOf(built('Code.js')));
    expect(() => (project.onOpen as () => unknown)()).toThrow(/^SpreadsheetApp\./);
  });

  test('passes arguments and the answer through', () => {
    const realm = createContext({});
    const entries = built('Code.js')
      .split('\n')
      .filter((line) => /^function \w+\(\) \{ return __noxSync\./.test(line));
    runInContext(`var __noxSync = new Proxy({}, { get: (_, name) => (...given) => [name, ...given] });\n${entries.join('\n')}`, realm);
    expect(JSON.stringify(runInContext('onOpen("a", 2)', realm))).toBe('["onOpen","a",2]');
  });
});

describe('the search for what the platform lacks', () => {
  const found = (text: string): readonly string[] => freeNames(script(text)).filter((name) => !languageNames.has(name));

  test('a web or Node name is found anywhere', () => {
    expect(found('var a = new URL(b);')).toEqual(['URL', 'b']);
    expect(found('function f() { let process = 1; return process; } process.exit();')).toEqual(['process']);
    expect(found('(() => { try { fetch(`${atob(1)}`); } catch (window) { window; } setTimeout(f); var f; })();')).toEqual([
      'atob',
      'fetch',
      'setTimeout',
    ]);
  });

  test('a key, a label, a declared name and a `typeof` are not', () => {
    expect(found('var o = { URL: 1, f(fetch) { return fetch; } }; o.window; crypto: for (;;) break crypto;')).toEqual([]);
    expect(found('const { a, b: [c = a], ...d } = {}; class E { m() { return E; } } for (const f of d) c(f, arguments);')).toEqual([]);
    expect(found("if (typeof structuredClone === 'function') 1;")).toEqual([]);
  });

  test('a service used at load time is found', () => {
    expect(() => runInContext('SpreadsheetApp.getUi();', createContext(untouchable()))).toThrow(
      'SpreadsheetApp.getUi is used while the script loads',
    );
  });
});
