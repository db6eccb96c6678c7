// What stands in a panel while a call is under way, when it failed, and when it answered.

import type { ComponentChildren } from 'preact';
import { QuietButton } from '../components/button';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { PanelAnswer } from '../machine/model';

interface AnsweredProps<T> {
  readonly answer: (Pick<PanelAnswer<never>, 'asking' | 'problem'> & { readonly value: T | undefined }) | undefined;
  /** Asks the same again. */
  readonly again: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** An older value stays in sight while a newer one is asked for. */
export function WithAnswer<T>({ answer, again, children }: AnsweredProps<T>) {
  const { common } = useWords();
  if (answer === undefined) return null;
  return (
    <>
      {answer.problem === null ? null : (
        <>
          <ProblemBanner problem={answer.problem} />
          <QuietButton onPress={again}>{common.tryAgain}</QuietButton>
        </>
      )}
      {answer.asking && answer.value === undefined ? <p class="faint">{common.loading}</p> : null}
      {answer.value === undefined ? null : children(answer.value)}
    </>
  );
}
