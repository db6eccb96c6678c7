// A problem as a banner, with its technical details in a closed fold.

import type { Problem } from '../../src/rpc/problems';
import { QuietButton } from './button';
import { useOtherKey } from './key-context';
import { Banner, Fold, NewWindow, Pairs } from './parts';
import { useWords } from './words-context';

export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  const words = useWords();
  const { title, sentence } = words.problem(problem);
  const otherKey = useOtherKey();
  return (
    <Banner tone="bad" title={title}>
      <p>{sentence}</p>
      {problem.kind === 'wrong-key' && otherKey !== null ? (
        <p>
          <QuietButton onPress={otherKey}>{words.common.otherKey}</QuietButton>
        </p>
      ) : null}
      <NewWindow url={problem.technical?.url ?? ''}>{words.common.openHelp}</NewWindow>
      <Technical problem={problem} />
    </Banner>
  );
}

/** The CRM's own code and words, for whoever helps. */
export function Technical({ problem }: { readonly problem: Problem }) {
  const { common } = useWords();
  const { technical } = problem;
  if (technical === undefined) return null;
  const lines = [
    [common.technical.code, technical.code],
    [common.technical.summary, technical.summary],
    [common.technical.hint, technical.hint],
    [common.technical.request, technical.requestId],
  ] as const;
  return (
    <Fold title={common.technicalDetails}>
      <Pairs pairs={lines.filter(([, value]) => value !== '')} />
    </Fold>
  );
}
