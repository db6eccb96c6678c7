// A realm that has nothing but ECMAScript, with one program in it, built as the add-on is built.

import { constants, createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

/**
 * Builds the program (a path from the project's root) as scripts/build-code.mjs does, and answers its exports. Only texts may go in, so that
 * all objects are the realm's own.
 */
export async function bareRealm<Exports>(program: string): Promise<Exports> {
  const { outputFiles } = await build({
    entryPoints: [program],
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    globalName: 'program',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    write: false,
  });
  // An ordinary global object: every use of Map or JSON would otherwise go through Node's interceptors, which halve microdiff's speed.
  const realm = createContext(constants.DONT_CONTEXTIFY);
  runInContext(outputFiles[0]?.text ?? '', realm, { filename: program });
  return runInContext('program', realm) as Exports;
}
