// What is shown above a state's buttons: the last problem, the current pause, what was just done.

import type { ComponentChildren } from 'preact';
import type { PageWords } from '../../src/text/pages-en';
import { Buttons } from '../components/button';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { SaveLink } from '../components/save-link';
import { Countdown } from '../components/waits';
import { useClock, useWords } from '../components/words-context';
import type { Model, Notice } from '../machine/model';

/** The end of a state: the messages, and below them its buttons. */
export function Foot({ model, children }: { readonly model: Model; readonly children: ComponentChildren }) {
  return (
    <>
      <Messages model={model} />
      <Buttons>{children}</Buttons>
    </>
  );
}

export function Messages({ model }: { readonly model: Model }) {
  const words = useWords();
  const clock = useClock();
  const { wait, problem, readProblem, notice } = model;
  return (
    <>
      {notice === null ? null : (
        <Banner tone="good">{notice.what === 'results-file' ? <ResultsFile {...notice} /> : noticeText(notice, words, clock)}</Banner>
      )}
      {model.server?.account?.onlyReads === true ? <Banner tone="warn">{words.sidebar.more.onlyReads}</Banner> : null}
      {wait === null ? null : (
        <Banner
          {...(wait.why === 'retry' && problem !== null ? { tone: 'warn', title: words.problem(problem).sentence } : { tone: 'info' })}
        >
          <Countdown wait={wait} />
        </Banner>
      )}
      {wait === null && problem !== null ? <ProblemBanner problem={problem} /> : null}
      {wait === null && problem === null && readProblem !== null ? <ProblemBanner problem={readProblem} /> : null}
    </>
  );
}

/** Inside Google's frame nothing is saved automatically: the person presses the link. */
function ResultsFile({ name, csv, rows }: Extract<Notice, { what: 'results-file' }>) {
  const { result } = useWords().running;
  return (
    <>
      <p>{result.fileReady({ rows })}</p>
      <SaveLink name={name} type="text/csv;charset=utf-8" content={{ text: csv }}>
        {result.saveFile({ name })}
      </SaveLink>
    </>
  );
}

function noticeText(
  notice: Exclude<Notice, { what: 'results-file' }>,
  { sidebar, running, practicing, common }: PageWords,
  clock: (iso: string) => string,
): string {
  const { resting, choose } = sidebar;
  if (notice.what === 'discarded') return resting.discarded(notice);
  if (notice.what === 'repaired') return resting.repaired(notice);
  if (notice.what === 'language-changed') return resting.languageChanged(notice);
  if (notice.what === 'changes-shown') {
    const { since, ...shown } = notice;
    return running.history.changesShown({ ...shown, time: since === null ? null : clock(since) });
  }
  if (notice.what === 'colleague-changed')
    return practicing.colleagueChanged({ changes: notice.changes.map((one) => ({ ...one, field: common.field[one.field] })) });
  const texts = {
    'practice-deleted': practicing.removed,
    'not-in-practice': practicing.notInPractice,
    cancelled: running.check.cancelled,
    'signed-out': resting.signedOut,
    'run-shown': running.history.shown,
    'changes-begun': running.history.changesBegun,
    'view-saved': choose.saved,
    'lists-fresh': resting.listsFresh,
  };
  return texts[notice.what];
}
