// The test projects. `npx jest --selectProjects core` runs one of them.

/**
 * Jest runs files in a context whose globals are slow to access. As parameters of each file they are free; a loop over a text becomes
 * several times as fast.
 * `Date` and the timers are not among them: tests replace those.
 */
const quickGlobals = ['Error', 'JSON', 'Map', 'Math', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'Symbol'];

const project = (displayName, folders, more = {}) => ({
  displayName,
  testEnvironment: '<rootDir>/test/environment.cjs',
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '\\.(tsx?|m?js)$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/build/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  sandboxInjectedGlobals: quickGlobals,
  ...more,
});

/** A test that opens a page says so in its name, wherever it is. */
const browserTests = '<rootDir>/test/**/*.browser.test.{ts,tsx}';

/**
 * These use the project's own table, whatever a capture made of it: the client against the sandbox in every dialect, and what must follow
 * from the table.
 */
const conformance = [
  '/test/crm/conformance.test.ts',
  '/test/crm/settled.test.ts',
  '/test/crm/swap.test.ts',
  '/test/contract/commands.test.ts',
  '/test/contract/document.test.ts',
  '/test/contract/every-entry.test.ts',
  '/test/contract/table.test.ts',
];

/** Tests of the client and of the capture spell paths and keys: they use a table that stays the same when the project's own is settled. */
const byFixedTable = { moduleNameMapper: { '^\\./crm\\.json$': '<rootDir>/test/contract/fixed-table.cjs' } };

const patient = { setupFilesAfterEnv: ['<rootDir>/test/patience.cjs'] };

export default {
  // Three files at once on two processors: a browser test waits half of its time, and the sequencer pairs it with one that computes.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/side-by-side.cjs',
  projects: [
    project('core', ['sync', 'commands', 'rpc', 'text', 'sheets', 'sidebar', 'deploy', 'docs']),
    project('client', ['crm', 'contract'], { ...byFixedTable, testPathIgnorePatterns: conformance }),
    project('laws', ['laws']),
    project('faults', ['faults'], patient),
    project('conformance', ['crm', 'contract'], { testMatch: conformance.map((file) => `<rootDir>${file}`) }),
    project('workbench', ['workbench', 'workbench-page'], { ...patient, testPathIgnorePatterns: ['\\.browser\\.test\\.'] }),
    project('bundle', ['bundle', 'selftest'], patient),
    project('architecture', ['architecture']),
    project('browser', ['browser'], {
      ...patient,
      testMatch: ['<rootDir>/test/browser/**/*.test.{ts,tsx}', browserTests],
      testEnvironment: '<rootDir>/test/browser/environment.cjs',
      globalTeardown: '<rootDir>/test/browser/close-browser.cjs',
      moduleNameMapper: { '^playwright-core$': '<rootDir>/test/browser/shared-playwright.cjs' },
    }),
  ],
};
