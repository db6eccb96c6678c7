// The test projects. `npx jest --selectProjects core` runs one of them.

/**
 * Jest runs files in a context whose globals are slow to reach. As parameters of each file they cost nothing; a loop over a text is several times as fast.
 * `Date` and the timers are not among them: tests replace those.
 */
const quickGlobals = ['Error', 'JSON', 'Map', 'Math', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'Symbol'];

const project = (displayName, folders, more = {}) => ({
  displayName,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '\\.(tsx?|m?js)$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/build/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  sandboxInjectedGlobals: quickGlobals,
  ...more,
});

/** A test that opens a page says so in its name, wherever it stands. */
const browserTests = '<rootDir>/test/**/*.browser.test.{ts,tsx}';

/** The client against the whole sandbox in every dialect, and with every other entry of the table: too long for the tests between two edits. */
const conformance = ['/test/crm/conformance.test.ts', '/test/crm/swap.test.ts', '/test/contract/every-entry.test.ts'];

const patient = { setupFilesAfterEnv: ['<rootDir>/test/patience.cjs'] };

export default {
  // Two files at once: most of a browser test is waiting for the CRM's limit a minute, and more browsers would starve each other on two cores.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  projects: [
    project('core', ['sync', 'crm', 'commands', 'rpc', 'text', 'contract', 'sheets', 'sidebar', 'deploy', 'docs'], {
      testPathIgnorePatterns: conformance,
    }),
    project('laws', ['laws']),
    project('faults', ['faults'], patient),
    project('conformance', ['crm', 'contract'], { testMatch: conformance.map((file) => `<rootDir>${file}`) }),
    project('workbench', ['workbench', 'workbench-page'], { ...patient, testPathIgnorePatterns: ['\\.browser\\.test\\.'] }),
    project('bundle', ['bundle', 'selftest'], patient),
    project('architecture', ['architecture']),
    project('browser', ['browser'], {
      ...patient,
      testMatch: ['<rootDir>/test/browser/**/*.test.{ts,tsx}', browserTests],
    }),
  ],
};
