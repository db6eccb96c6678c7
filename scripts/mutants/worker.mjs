// One process of the mutation test: runs a test file unchanged and records which mutants each test reaches, or with one mutant until a test
// fails.

import { pathTo } from '../build-files.mjs';
import { collector } from './harness.mjs';
import { moduleLoader } from './modules.mjs';

/** Loads the program with all of its mutants; they are the first message. */
let load = null;

/** A mutant that is reached so much more often than without it loops forever. */
const MORE_OFTEN = 100;

let active = -1;
let allowed = Number.POSITIVE_INFINITY;
let passed = null;
let hits = 0;

globalThis.__mutant = (id) => {
  if (passed !== null) passed.set(id, (passed.get(id) ?? 0) + 1);
  if (id !== active) return false;
  hits += 1;
  if (hits > allowed) throw new Error('goes round for ever');
  return true;
};

/** What a file's tests reach; `loading`: what is reached before any of them, which every test of the file may notice. */
async function cover({ file }) {
  const loading = new Map();
  passed = loading;
  const { globals, tests, run } = collector();
  const loaded = load(pathTo(file), globals);
  const seen = [];
  let began = 0;
  await run([...tests.keys()], {
    before: () => {
      passed = new Map();
      began = performance.now();
    },
    after: (number, error) => {
      seen.push({
        number,
        ms: performance.now() - began,
        passed: [...passed],
        ...(error && { error: `${tests[number].name}: ${error.message}` }),
      });
      return false;
    },
  });
  passed = null;
  return { loaded, loading: [...loading], tests: seen };
}

/** Whether a test of the file notices the mutant, and which. */
async function attempt({ file, id, numbers, often }) {
  [active, hits, allowed] = [id, 0, often * MORE_OFTEN + 1000];
  let by = null;
  try {
    const { globals, tests, run } = collector();
    load(pathTo(file), globals);
    await run(numbers ?? [...tests.keys()], {
      before: () => {},
      after: (number, error) => {
        if (error === null) return false;
        by = tests[number].name;
        return true;
      },
    });
  } catch (error) {
    by = `loading: ${error instanceof Error ? error.message : error}`;
  }
  active = -1;
  return { by };
}

process.on('message', async (message) => {
  if (load === null) {
    load = moduleLoader(message);
    return;
  }
  try {
    process.send(message.id === undefined ? await cover(message) : await attempt(message));
  } catch (error) {
    process.send({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
