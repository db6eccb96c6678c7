// The longest files first, so that no worker is left alone with one at the end. Jest itself goes by the size of the files until it has run them once.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'browser/pages/sidebar.test.ts',
  'browser/repairs.test.ts',
  'crm/swap.test.ts',
  'crm/conformance.test.ts',
  'crm/settled.test.ts',
  'browser/imports.test.ts',
  'laws/kill.law.test.ts',
  'browser/two-people.test.ts',
  'browser/main-job.test.ts',
  'browser/views.test.ts',
  'browser/archive.test.ts',
  'workbench/host/keeping.test.ts',
  'contract/capture.test.ts',
  'browser/labels.test.ts',
  'contract/every-entry.test.ts',
  'browser/pages/review.test.ts',
  'browser/groups.test.ts',
  'laws/sync.law.test.ts',
  'laws/identity.law.test.ts',
  'sheets/conformance/emulated.test.ts',
];

const place = ({ path }) => {
  const at = LONGEST.findIndex((file) => path.endsWith(file));
  return at < 0 ? LONGEST.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
