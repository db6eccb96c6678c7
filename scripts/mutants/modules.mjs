// Reloads the project's modules for every test file and mutant: translated and compiled once, run each time, so that nothing is left of the
// previous run.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { compileFunction } from 'node:vm';
import { pathTo } from '../build-files.mjs';

const require = createRequire(import.meta.url);
const transform = require('../../test/transform.cjs');
const PARAMETERS = ['module', 'exports', 'require', '__filename', '__dirname'];
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'];

/** `mutated`: the programs of the files with mutants, by path. */
export function moduleLoader(mutated) {
  const compiled = new Map();
  const places = new Map();
  const root = pathTo('');

  function programOf(file, globals) {
    const known = compiled.get(file);
    if (known !== undefined) return known;
    const code =
      mutated.get(file) ?? transform.process(readFileSync(file, 'utf8'), file).code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
    const program = compileFunction(code, [...PARAMETERS, ...globals], { filename: file });
    compiled.set(file, program);
    return program;
  }

  function placeOf(name, from) {
    const at = join(dirname(from), name);
    const known = places.get(at);
    if (known !== undefined) return known;
    const found = ENDINGS.map((ending) => at + ending).find((file) => /\.\w+$/.test(file) && existsSync(file));
    if (found === undefined) throw new Error(`${from} asks for ${name}, which is not there`);
    places.set(at, found);
    return found;
  }

  /** Runs a file and its imports; packages are those of this process. Returns which files of the project these are. */
  return function load(entry, globals) {
    const names = Object.keys(globals);
    const values = Object.values(globals);
    const modules = new Map();
    const requireFrom = (from) => {
      const outside = createRequire(from);
      return (name) => (name.startsWith('.') ? open(placeOf(name, from)) : name === '@jest/globals' ? globals : outside(name));
    };
    const open = (file) => {
      const known = modules.get(file);
      if (known !== undefined) return known.exports;
      if (file.includes(`${sep}node_modules${sep}`) || !file.startsWith(root)) return require(file);
      const module = { exports: {} };
      modules.set(file, module);
      if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'));
      else programOf(file, names)(module, module.exports, requireFrom(file), file, dirname(file), ...values);
      return module.exports;
    };
    open(entry);
    return [...modules.keys()].map((file) => relative(root, file));
  };
}
