// A realm with nothing but ECMAScript, containing one program, built like the add-on.

import { constants, createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

/**
 * Builds the program (a path from the project's root) as scripts/build-code.mjs does, and returns its exports. Only texts may be passed in,
 * so that all objects belong to the realm.
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
  // An ordinary global object: otherwise every use of Map or JSON would go through Node's interceptors, which halve microdiff's speed.
  const realm = createContext(constants.DONT_CONTEXTIFY);
  runInContext(outputFiles[0]?.text ?? '', realm, { filename: program });
  return runInContext('program', realm) as Exports;
}
