// All mutants of one source file in one program: each asks `__mutant(id)` whether it is the active one.

import { SourceMap } from 'node:module';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { mutationsOf } from './mutations.mjs';

/** The source map comment; a file that contains only types begins with it. */
const MAP = /(?:^|\n)\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/**
 * `id`s are numbered from `from`. Returns the program as CommonJS, and a description of each mutant: line of the TypeScript source, kind,
 * original text, replacement, and whether what it made lasts. A mutant keeps its `key` as long as its line is the same and no equal one
 * comes before it.
 */
export function mutantsOf(file, source, from) {
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: file });
  const map = new SourceMap(JSON.parse(Buffer.from(MAP.exec(code)?.[1] ?? '', 'base64').toString()));
  const plain = code.replace(MAP, '\n');
  const tree = parse(plain, { ecmaVersion: 2022, sourceType: 'module', locations: true });
  const lines = source.split('\n');
  const mutants = [];
  const seen = new Map();
  /** What is inserted into the text: `[position, order, text]`. */
  const inserts = [];
  const places = new Map();
  for (const { node, kind, becomes, removes, lasts } of mutationsOf(tree, plain)) {
    const id = from + mutants.length;
    const line = (map.findEntry(node.loc.start.line - 1, node.loc.start.column).originalLine ?? 0) + 1;
    const was = short(plain.slice(node.start, node.end));
    const label = `${file} | ${(lines[line - 1] ?? '').trim()} | ${was} -> ${short(becomes)}`;
    const same = seen.get(label) ?? 0;
    seen.set(label, same + 1);
    mutants.push({ id, file, line, kind, was, becomes: short(becomes), lasts, key: same === 0 ? label : `${label} #${same + 1}` });
    const place = `${node.start}:${node.end}:${removes ?? ''}`;
    if (!places.has(place)) places.set(place, { node, removes, choices: [] });
    places.get(place).choices.push({ id, becomes });
  }
  for (const { node, removes, choices } of places.values()) {
    const [before, after] = removes === 'statement' ? guarded(choices[0].id) : chosen(choices);
    const size = node.end - node.start;
    // Outer ones begin first and end last.
    inserts.push([node.start, 1, -size, before], [node.end, 0, size, after]);
  }
  inserts.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const parts = [];
  let at = 0;
  for (const [position, , , text] of inserts) {
    parts.push(plain.slice(at, position), text);
    at = position;
  }
  parts.push(plain.slice(at));
  return { mutants, code: transformSync(parts.join(''), { format: 'cjs', target: 'node20', supported: { 'dynamic-import': false } }).code };
}

const guarded = (id) => [`{if(!__mutant(${id}))`, '}'];

const chosen = (choices) => [`(${choices.map(({ id, becomes }) => `__mutant(${id})?(${becomes}):`).join('')}(`, '))'];

function short(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 87)}...` : line;
}
