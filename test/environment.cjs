// The environment of all test files: what jest does anew for each of them and needs to do once for a worker.
const asyncHooks = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** By file and parameters: its code and the compiled script, which runs in the context of any test file. */
const scripts = new Map();

/**
 * Compiles a module once for a worker. Jest compiles all modules again for every test file, and V8 then compiles their functions again: a
 * fifth of the processor time of tests that start no program.
 */
function compileOnce(compile) {
  return (code, parameters, options) => {
    if (!options?.parsingContext) return compile(code, parameters, options);
    const { filename, parsingContext } = options;
    const head = `(function (${parameters.join(', ')}) {`;
    const key = `${filename}\n${head}`;
    let known = scripts.get(key);
    if (known?.code !== code) {
      known = { code, script: new vm.Script(`${head}${code}\n})`, { filename, columnOffset: -head.length }) };
      scripts.set(key, known);
    }
    return known.script.runInContext(parsingContext);
  };
}

/** The storages that the current test file has made, jest's own among them. */
const storages = new Set();

/** Every storage that was ever entered makes every promise of the process slower until it is disabled, which jest never does. */
class Storage extends asyncHooks.AsyncLocalStorage {
  constructor(...given) {
    super(...given);
    storages.add(this);
  }
}

vm.compileFunction = compileOnce(vm.compileFunction);
asyncHooks.AsyncLocalStorage = Storage;

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of storages) storage.disable();
    storages.clear();
    await super.teardown();
  }
};
