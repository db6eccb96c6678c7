// What a panel shows while a call is in progress, when it failed, and when it answered.

import type { ComponentChildren } from 'preact';
import type { CallName, CallResults } from '../../src/commands/calls';
import { QuietButton } from '../components/button';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { PanelAnswer } from '../machine/model';
import type { ViewProps } from '../views/view';

export interface WithAnswerProps<N extends CallName> extends Pick<ViewProps<'panel'>, 'screen' | 'act'> {
  readonly of: N;
  /** Without it, only problems are shown. */
  readonly children?: (value: CallResults[N]) => ComponentChildren;
}

/** An older value stays visible while a newer one is requested. */
export function WithAnswer<N extends CallName>({ of, screen, act, children }: WithAnswerProps<N>) {
  const { common } = useWords();
  const answer: PanelAnswer<N> | undefined = screen.panel.answers[of];
  if (answer === undefined) return null;
  return (
    <>
      {answer.problem === null ? null : (
        <>
          <ProblemBanner problem={answer.problem} />
          <QuietButton onPress={() => act({ type: 'askAgain', call: of })}>{common.tryAgain}</QuietButton>
        </>
      )}
      {answer.asking && answer.value === undefined ? <p class="faint">{common.loading}</p> : null}
      {answer.value === undefined ? null : children?.(answer.value)}
    </>
  );
}
