// The part of jest that the core's tests use, small enough to rerun a file for every mutant within one process.

import { createRequire } from 'node:module';

const { expect } = createRequire(import.meta.url)('expect');

/**
 * Collects what one file declares. `globals` are the file's globals; `run` takes the numbers of its tests, and returns how each ended until
 * one fails.
 */
export function collector() {
  const tests = [];
  let group = { hooks: [], parent: null };
  const hook = (when) => (fn) => void group.hooks.push({ when, fn });
  const describe = (_, fn) => {
    group = { hooks: [], parent: group };
    fn();
    group = group.parent;
  };
  const test = (name, fn) => void tests.push({ name, fn, group });
  describe.each = each(describe);
  test.each = each(test);
  const jest = { setTimeout: () => jest };
  const globals = {
    describe,
    test,
    it: test,
    expect,
    jest,
    beforeAll: hook('beforeAll'),
    afterAll: hook('afterAll'),
    beforeEach: hook('beforeEach'),
    afterEach: hook('afterEach'),
  };
  return { globals, tests, run: (numbers, options) => run(tests, numbers, options) };
}

const each = (declare) => (rows) => (name, fn) => {
  for (const [number, row] of rows.entries())
    declare(`${name} ${number}`, (...rest) => (Array.isArray(row) ? fn(...row, ...rest) : fn(row, ...rest)));
};

const groupsOf = (group) => (group === null ? [] : [...groupsOf(group.parent), group]);
const hooksOf = (groups, when) => groups.flatMap(({ hooks }) => hooks.filter((one) => one.when === when).map(({ fn }) => fn));

async function run(tests, numbers, { before, after }) {
  const begun = new Set();
  try {
    for (const number of numbers) {
      const { fn, group } = tests[number];
      const groups = groupsOf(group);
      before(number);
      const error = await failureOf(async () => {
        for (const one of groups.filter((one) => !begun.has(one))) {
          begun.add(one);
          for (const hook of hooksOf([one], 'beforeAll')) await hook();
        }
        for (const hook of hooksOf(groups, 'beforeEach')) await hook();
        try {
          await fn();
        } finally {
          for (const hook of hooksOf(groups, 'afterEach')) await hook();
        }
      });
      if (after(number, error)) return;
    }
  } finally {
    for (const hook of hooksOf([...begun].reverse(), 'afterAll')) await failureOf(hook);
  }
}

async function failureOf(fn) {
  try {
    await fn();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
