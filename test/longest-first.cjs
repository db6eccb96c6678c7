// The longest files first, so that no worker is left alone with one at the end. Jest itself goes by the size of the files until it has run them once.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'browser/pages/sidebar.test.ts',
  'crm/conformance.test.ts',
  'crm/swap.test.ts',
  'contract/every-entry.test.ts',
  'laws/sync.law.test.ts',
  'laws/kill.law.test.ts',
  'laws/damaged-records.law.test.ts',
  'laws/own-tab.law.test.ts',
  'laws/identity.law.test.ts',
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
