// The order of the files: those that drive a browser, which mostly wait, beside those that only compute, so that the processors have
// something to do from the first minute to the last. Of each kind the longest come first, so that no worker is left alone with one at the
// end.
const Sequencer = require('@jest/test-sequencer').default;

/**
 * Seconds of processor time, children included, of all files above five; measured in a whole run in November 2026, on a machine that was
 * busy with other work too and therefore took more of them. An order needs no more than their proportions.
 */
const SECONDS = {
  'browser/pages/sidebar.test.ts': 45,
  'browser/change-it.test.ts': 34,
  'browser/monday.test.ts': 26,
  'browser/repairs.test.ts': 26,
  'crm/conformance.test.ts': 25,
  'crm/swap.test.ts': 23,
  'laws/kill.law.test.ts': 21,
  'browser/main-job.test.ts': 20,
  'browser/pictures.test.ts': 20,
  'browser/archive.test.ts': 19,
  'browser/creators.test.ts': 19,
  'browser/labels.test.ts': 18,
  'browser/two-people.test.ts': 17,
  'contract/every-entry.test.ts': 17,
  'faults/secrets.test.ts': 17,
  'workbench-page/clipboard.browser.test.ts': 17,
  'workbench-page/typing.browser.test.ts': 17,
  'browser/views.test.ts': 16,
  'browser/follow-ups.test.ts': 14,
  'browser/schedule.test.ts': 14,
  'crm/settled.test.ts': 14,
  'workbench-page/access.browser.test.ts': 14,
  'workbench-page/drawing.browser.test.ts': 14,
  'browser/groups.test.ts': 13,
  'laws/sync.law.test.ts': 13,
  'sheets/conformance/emulated.test.ts': 13,
  'browser/pages/review.test.ts': 12,
  'browser/trial.test.ts': 12,
  'browser/troubles.test.ts': 12,
  'laws/identity.law.test.ts': 12,
  'workbench-page/shape.browser.test.ts': 12,
  'browser/practice.test.ts': 11,
  'workbench/host/keeping.test.ts': 11,
  'browser/real-names.test.ts': 10,
  'browser/account.test.ts': 9,
  'browser/archive-pages.test.ts': 9,
  'browser/bulk-edit.test.ts': 9,
  'browser/colleague.test.ts': 9,
  'browser/exports.test.ts': 9,
  'contract/capture.test.ts': 9,
  'faults/crm.faults.test.ts': 9,
  'laws/changed-only.law.test.ts': 9,
  'laws/locales.law.test.ts': 9,
  'laws/seal.law.test.ts': 9,
  'workbench-page/panels.browser.test.ts': 9,
  'browser/imports.test.ts': 8,
  'commands/costs.test.ts': 8,
  'laws/background.law.test.ts': 8,
  'browser/email.test.ts': 7,
  'browser/overview.test.ts': 7,
  'laws/seal-presses.law.test.ts': 7,
  'laws/undo.law.test.ts': 7,
  'workbench-page/selecting.browser.test.ts': 7,
  'architecture/purity.test.ts': 6,
  'browser/start-card.test.ts': 6,
  'laws/damaged-records.law.test.ts': 6,
  'laws/moving-list.law.test.ts': 6,
  'workbench/host/crm-files.test.ts': 6,
};

/** Of a file that is not listed: a browser, the program and a first pull; or what a file of plain tests takes on average. */
const OTHERWISE = { browser: 8, plain: 0.9 };

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
