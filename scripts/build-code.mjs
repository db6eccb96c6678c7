// Builds a program for Apps Script: one classic script whose top-level functions are the exports of its entry point.

import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { parse, tokenizer } from 'acorn';
import { build, transform } from 'esbuild';
import { leanContract } from './build-contract.mjs';
import { common, emit, filesBelow, LINE, pathTo } from './build-files.mjs';

/** dist/Code.js, the add-on's program. */
export async function buildCode() {
  emit('dist/Code.js', callable(await addOnProgram()));
}

let made;

/** Built once, whoever asks for it. */
export function addOnProgram() {
  made ??= program('src/main.ts', '__noxSync');
  return made;
}

/**
 * Google parses the whole file before every call, so each call pays for its size (docs/measurements.md). Apps Script calls only functions
 * declared at the top level of a script, so each export gets a one-line declaration. ES2020, because Google's parser refuses `#private` and
 * static class fields.
 */
export async function program(entry, name) {
  const { outputFiles, metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: [pathTo(entry)],
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [leanContract, shortSchemas],
    target: 'es2020',
  });
  const { body, names } = withoutExports(outputFiles[0].text);
  const bundle = `var ${name} = (() => {\n${await readable(body)}return { ${names.join(', ')} };\n})();\n`;
  demandFunctions(bundle, name, names);
  return { bundle, name, names, metafile };
}

/**
 * The parts of zod that our sources name, with short names throughout: reviewers of the add-on read its own functions under their own
 * names, and find zod's where zod publishes them.
 */
const shortSchemas = {
  name: 'short-schemas',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]node_modules[\\/]zod[\\/]mini[\\/]index\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        ...common,
        format: 'esm',
        minify: true,
        stdin: { contents: `export { ${schemaParts().join(', ')} } from ${JSON.stringify(path)};`, resolveDir: pathTo('.') },
        target: 'es2020',
      });
      return { contents: outputFiles[0].text };
    });
  },
};

/** Names like `z.array` and `z.core.…` in our sources, except those of types. */
function schemaParts() {
  const sources = ['src', 'contract', 'selftest'].flatMap((folder) => filesBelow(folder, '.ts'));
  const named = sources.flatMap((file) => [...readFileSync(pathTo(file), 'utf8').matchAll(/\bz\.([a-z]\w*)/g)]);
  return [...new Set(named.map(([, name]) => name))].filter((name) => name !== 'infer' && name !== 'core').sort();
}

/** The program with a top-level function for each of its exports. */
export function callable({ bundle, name, names }) {
  const entries = names.map((entry) => `function ${entry}() { return ${name}.${entry}.apply(this, arguments); }\n`);
  return bundle + entries.join('');
}

/** The module as the body of a script, and the names it exported. */
function withoutExports(module) {
  const at = module.lastIndexOf('\nexport {');
  const names = module.slice(at + '\nexport {'.length, module.lastIndexOf('}')).split(',');
  return { body: module.slice(0, at), names: names.map((name) => name.trim()).sort() };
}

/**
 * Small, yet readable for people who review the add-on: function bodies are minified, but everything at the top level keeps its name
 * (esbuild shortens none there), keys and sentences are unchanged, and each function starts on a new line.
 */
async function readable(program) {
  const { code } = await transform(program, { charset: 'utf8', minify: true, target: 'es2020' });
  const starts = parse(code, { ecmaVersion: 2020 }).body.flatMap(({ type, start, declarations }) =>
    type === 'VariableDeclaration' ? [start, ...declarations.slice(1).map((one) => one.start)] : [start],
  );
  return `${starts.map((start, i) => inLines(code.slice(start, starts[i + 1]))).join('\n')}\n`;
}

/** The same piece of a script with line breaks after commas, semicolons and opening braces, where they never change its meaning. */
function inLines(piece) {
  const lines = [];
  let from = 0;
  let end = 0;
  for (const { type, end: at } of tokenizer(piece, { ecmaVersion: 2020 })) {
    if (at - from > LINE && end > from) {
      lines.push(piece.slice(from, end));
      from = end;
    }
    if (BREAKS.includes(type.label)) end = at;
  }
  return [...lines, piece.slice(from)].join('\n');
}

const BREAKS = [',', ';', '{', '('];

/**
 * Runs the program in an empty realm: Google runs the top level of the script before every call, even without any authorization, so a
 * service named there must break the build, not the menu.
 */
function demandFunctions(bundle, name, names) {
  const realm = createContext({});
  runInContext(bundle, realm, { filename: 'Code.js' });
  const others = names.filter((one) => runInContext(`typeof ${name}.${one}`, realm) !== 'function');
  if (others.length > 0) throw new Error(`A program for Apps Script may export functions only, not: ${others.join(', ')}`);
}
