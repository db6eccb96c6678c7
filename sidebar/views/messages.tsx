// What stands above a state's buttons: the last problem, the pause that is running, what was just done.

import { REQUESTS_PER_MINUTE } from '../../contract/limits';
import type { Words } from '../../src/text/en';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { Countdown } from '../components/waits';
import { useWords } from '../components/words-context';
import type { Model, Notice } from '../machine/model';

export function Messages({ model }: { readonly model: Model }) {
  const words = useWords();
  const { wait, problem, readProblem, notice } = model;
  return (
    <>
      {notice === null ? null : <Banner tone="good">{noticeText(notice, words)}</Banner>}
      {wait?.why === 'limit' ? <LimitBanner key={wait.token} ms={wait.ms} /> : null}
      {wait?.why === 'retry' && problem !== null ? (
        <RetryBanner key={wait.token} ms={wait.ms} sentence={words.problem(problem).sentence} />
      ) : null}
      {wait === null && problem !== null ? <ProblemBanner problem={problem} /> : null}
      {wait === null && problem === null && readProblem !== null ? <ProblemBanner problem={readProblem} /> : null}
    </>
  );
}

function LimitBanner({ ms }: { readonly ms: number }) {
  const { common } = useWords();
  return (
    <Banner tone="info">
      <Countdown ms={ms} say={(seconds) => common.limitWait({ seconds, perMinute: REQUESTS_PER_MINUTE })} />
    </Banner>
  );
}

function RetryBanner({ ms, sentence }: { readonly ms: number; readonly sentence: string }) {
  const { common } = useWords();
  return (
    <Banner tone="warn" title={sentence}>
      <Countdown ms={ms} say={(seconds) => common.retryWait({ seconds })} />
    </Banner>
  );
}

export function noticeText(notice: Notice, { sidebar, running }: Words): string {
  switch (notice.what) {
    case 'discarded':
      return sidebar.resting.discarded(notice);
    case 'repaired':
      return sidebar.resting.repaired(notice);
    case 'cancelled':
      return running.check.cancelled;
    case 'signed-out':
      return sidebar.resting.signedOut;
    case 'run-shown':
      return running.history.shown;
    case 'view-saved':
      return sidebar.choose.saved;
    case 'lists-fresh':
      return sidebar.resting.listsFresh;
  }
}
