// Every function of the self-test that Google, its menu, or clasp may call.

import { facts } from './facts/all';
import { answerFor, pageFacts, pageHtml } from './page';
import { discard, openReport } from './report';
import { type Progress, runFacts } from './run';
import { comparedWith } from './trying';

/** The id the stand-in gives to every script: what is found there must not be saved as Google's. */
const STAND_IN = 'script-of-the-stand-in';

const book = () => SpreadsheetApp.getActiveSpreadsheet();

export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Self-test')
    .addItem('Run or continue', 'runSelfTest')
    .addItem('Try a page', 'openSelfTestPage')
    .addItem('Show the result', 'showSelfTestResult')
    .addItem('Start over', 'beginSelfTestAgain')
    .addToUi();
}

/** Call until nothing is left. */
export function runSelfTest(): Progress {
  const progress = runFacts(book(), facts);
  const { left, different } = progress;
  book().toast(left > 0 ? `${left} are left: run it again.` : `Done. ${different.length} facts differ.`, 'Self-test', left > 0 ? 10 : 30);
  return progress;
}

/** A page that tries calls to the script, and has its findings written down. */
export function openSelfTestPage(): void {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(pageHtml()), 'Self-test of a page');
}

/** Called by the page. */
export function selfTestGives(what: unknown): unknown {
  return answerFor(what);
}

/** Called by the page: what became of its arguments. */
export function selfTestTakes(...given: readonly unknown[]): readonly unknown[] {
  return given;
}

/** Called by the page with its findings, as JSON. */
export function keepSelfTestPage(found: readonly { readonly id: string; readonly found: string; readonly said: string }[]): void {
  const report = openReport(book());
  const known = new Set(report.lines().map(([id]) => id));
  const fresh = pageFacts.filter(({ id }) => !known.has(id));
  report.add(
    fresh.flatMap((fact) => found.filter(({ id }) => id === fact.id).map((one) => comparedWith(fact, JSON.parse(one.found), one.said))),
  );
}

export function beginSelfTestAgain(): void {
  discard(book());
}

/** What `npm run selftest:live -- --save` takes: JSON, with nothing about who ran it. */
export function selfTestResult(): string {
  const report = openReport(book());
  return JSON.stringify({
    version: 1,
    on: ScriptApp.getScriptId() === STAND_IN ? 'the stand-in' : 'Google',
    at: new Date().toISOString(),
    language: Session.getActiveUserLocale(),
    facts: report.lines().map(([id, , , found, outcome, said, ms]) => ({ id, found, outcome, said, ms: Number(ms) })),
    times: report.times().map(([call, cells, ms, runs]) => ({ call, cells: Number(cells), ms: Number(ms), runs: Number(runs) })),
  });
}

/** A dialog with the JSON to copy or save as a file. */
export function showSelfTestResult(): void {
  const template = HtmlService.createTemplate(
    '<p>Save this as a file, then: <code>npm run selftest:live -- --save FILE</code></p>' +
      '<p><a id="save" download="selftest-result.json">Download the result</a></p>' +
      '<textarea id="text" readonly style="width:100%;height:260px"><?= text ?></textarea>' +
      '<script>const text = document.getElementById("text").value;' +
      'document.getElementById("save").href = URL.createObjectURL(new Blob([text], { type: "application/json" }));</script>',
  );
  Reflect.set(template, 'text', selfTestResult());
  SpreadsheetApp.getUi().showModalDialog(template.evaluate().setWidth(600).setHeight(400), 'Result of the self-test');
}
