// A mutation in either page: what is about to be done and its approval, its progress, and its outcome.

import type { ComponentChildren } from 'preact';
import type { MutationFailure } from '../../src/rpc/mutations';
import type { MutationText } from '../../src/text/mutation-text';
import type { PageWords } from '../../src/text/pages-en';
import type { FactsOf, MutationName, MutationProgress } from '../calls';
import type { MutationAct } from '../flows/mutation';
import { Buttons, HaltButtons, MainButton, QuietButton } from './button';
import { PlainList, Progress } from './parts';
import { Technical } from './problem-banner';
import { StateCard } from './state-card';
import { useWords } from './words-context';

/** What is said about each mutation: one without its words does not compile. */
type About = { readonly [W in MutationName]: (facts: FactsOf<W>) => MutationText };

/** The sentences of a mutation belong to its facts, which the compiler cannot follow through a union. */
export function saidOf({ mutations }: PageWords, { facts }: Pick<MutationProgress, 'facts'>) {
  const about: About = mutations.about;
  const say = about[facts.what] as (facts: MutationProgress['facts']) => MutationText;
  return say(facts);
}

interface MutationCardProps {
  /** null until the server has planned it. */
  readonly progress: MutationProgress | null;
  readonly act: (act: MutationAct) => void;
  /** Makes the next step at once; null unless the mutation is waiting after a problem. */
  readonly onTry: (() => void) | null;
  /** Messages of the page, above the buttons. */
  readonly children: ComponentChildren;
}

export function MutationCard({ progress, ...rest }: MutationCardProps) {
  if (progress?.state === 'ready') return <Approval progress={progress} {...rest} />;
  if (progress?.state === 'done' || progress?.state === 'partly') return <Ended progress={progress} {...rest} />;
  return <Going progress={progress} {...rest} />;
}

function Going({ progress, act, onTry, children }: MutationCardProps) {
  const words = useWords();
  const doing = progress?.state === 'doing';
  const title = progress === null ? words.mutations.preparing : doing ? saidOf(words, progress).doing : words.mutations.checking;
  return (
    <StateCard title={title}>
      <Progress label={title} done={progress?.done ?? 0} total={progress !== null && progress.total > 1 ? progress.total : null} />
      {doing ? null : <p class="faint">{words.mutations.nothingYet}</p>}
      {children}
      <HaltButtons onTry={onTry} onHalt={() => act({ type: 'cancelMutation' })}>
        {doing ? words.mutations.stop : words.common.cancel}
      </HaltButtons>
    </StateCard>
  );
}

type Known = MutationCardProps & { readonly progress: MutationProgress };

/** Everything the person must know, what it costs, and the button that approves exactly this. */
function Approval({ progress, act, children }: Known) {
  const words = useWords();
  const { title, lines, button } = saidOf(words, progress);
  const { requests, seconds } = progress;
  return (
    <StateCard title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="faint">{words.mutations.cost({ requests, seconds: words.common.span({ seconds }) })}</p>
      {children}
      <Buttons>
        <MainButton tone={progress.takesAway ? 'danger' : 'go'} onPress={() => act({ type: 'approveMutation' })}>
          {button}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'cancelMutation' })}>{words.common.cancel}</QuietButton>
      </Buttons>
    </StateCard>
  );
}

/** What arrived, what did not, and what to do now. */
function Ended({ progress, act, children }: Known) {
  const words = useWords();
  const { failures } = progress;
  const technical = failures.find(({ problem }) => problem?.technical !== undefined)?.problem;
  return (
    <StateCard title={endOf(words, progress)}>
      <PlainList lines={failureLines(failures, words)} />
      {saidOf(words, progress).after.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {technical == null ? null : <Technical problem={technical} />}
      {children}
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeMutation' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

/** How a mutation ended, in one line. */
function endOf(words: PageWords, progress: MutationProgress): string {
  if (progress.state === 'done') return saidOf(words, progress).done;
  if (progress.failures.some(({ outcome }) => outcome === 'unknown')) return words.mutations.notCertain;
  return progress.failures.length === progress.total ? words.mutations.notDone : words.mutations.partly;
}

/** How many failures are listed one by one. */
const LISTED = 20;

function failureLines(failures: readonly MutationFailure[], { mutations, problem: problemSaid }: PageWords): readonly string[] {
  const lines = failures.slice(0, LISTED).map(({ about, outcome, problem }) => {
    const why = problem === null ? mutations.outcome[outcome] : problemSaid(problem).short;
    return about === '' ? why : mutations.failure({ about, why });
  });
  return failures.length > LISTED ? [...lines, mutations.more({ n: failures.length - LISTED })] : lines;
}
