// The order of the files: those that drive a browser, which mostly wait, beside those that only compute, so that the processors have something to do from the first
// minute to the last. Of each kind the longest come first, so that no worker is left alone with one at the end.
const Sequencer = require('@jest/test-sequencer').default;

/** Seconds of processor time, children included, of all files above five; measured in a whole run in November 2026. An order needs no more. */
const SECONDS = {
  'browser/pages/sidebar.test.ts': 79,
  'browser/two-people.test.ts': 33,
  'browser/change-it.test.ts': 28,
  'browser/repairs.test.ts': 24,
  'laws/kill.law.test.ts': 23,
  'crm/conformance.test.ts': 20,
  'crm/swap.test.ts': 20,
  'browser/pages/review.test.ts': 19,
  'faults/secrets.test.ts': 19,
  'browser/main-job.test.ts': 18,
  'browser/labels.test.ts': 17,
  'contract/every-entry.test.ts': 16,
  'browser/pictures.test.ts': 16,
  'browser/troubles.test.ts': 14,
  'crm/settled.test.ts': 14,
  'laws/sync.law.test.ts': 14,
  'workbench-page/selecting.browser.test.ts': 14,
  'browser/archive.test.ts': 13,
  'browser/creators.test.ts': 13,
  'browser/follow-ups.test.ts': 11,
  'browser/groups.test.ts': 11,
  'browser/views.test.ts': 11,
  'laws/identity.law.test.ts': 11,
  'workbench-page/shape.browser.test.ts': 11,
  'workbench/host/keeping.test.ts': 10,
  'laws/locales.law.test.ts': 8,
  'laws/undo.law.test.ts': 7,
  'contract/capture.test.ts': 6,
  'faults/crm.faults.test.ts': 6,
  'laws/seal.law.test.ts': 6,
};

/** Of a file that is not listed: a browser, the program and a first pull; or what a file of plain tests takes on average. */
const OTHERWISE = { browser: 8, plain: 0.7 };

const kindOf = ({ context }) => (context.config.displayName?.name === 'browser' ? 'browser' : 'plain');

function secondsOf(test) {
  const listed = Object.keys(SECONDS).find((file) => test.path.endsWith(`/test/${file}`));
  return listed === undefined ? OTHERWISE[kindOf(test)] : SECONDS[listed];
}

/** Each test with the share of its kind's work that lies before it. */
function placed(tests) {
  const longestFirst = [...tests].sort((a, b) => secondsOf(b) - secondsOf(a));
  const whole = longestFirst.reduce((sum, test) => sum + secondsOf(test), 0);
  let before = 0;
  return longestFirst.map((test) => {
    const share = before / whole;
    before += secondsOf(test);
    return { test, share };
  });
}

module.exports = class extends Sequencer {
  sort(tests) {
    const byName = [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
    const kinds = ['browser', 'plain'].map((kind) => byName.filter((test) => kindOf(test) === kind));
    return kinds
      .flatMap(placed)
      .sort((a, b) => a.share - b.share)
      .map(({ test }) => test);
  }
};
