// Parts of a mutation that both pages show: the question before the approval, and what did not arrive.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { MutationFailure, MutationName, MutationProgress } from '../../src/rpc/mutations';
import type { Words } from '../../src/text/en';
import { Buttons, MainButton, QuietButton } from './button';
import { Field } from './parts';
import { Technical } from './problem-banner';
import { useWords } from './words-context';

/** Mutations that take something away: their button is red. */
const TAKES_AWAY: ReadonlySet<MutationName> = new Set<MutationName>(['delete-label', 'delete-group', 'remove-from-group']);

/** The sentences of a mutation belong to its facts, which the compiler cannot follow through a union. */
export function saidOf({ mutations }: Words, { facts }: Pick<MutationProgress, 'facts'>) {
  const say = mutations.about[facts.what] as (facts: MutationProgress['facts']) => ReturnType<(typeof mutations.about)[MutationName]>;
  return say(facts);
}

interface QuestionProps {
  readonly progress: MutationProgress;
  readonly onApprove: (number: number | null) => void;
  readonly onCancel: () => void;
  /** Messages of the page, above the buttons. */
  readonly children?: ComponentChildren;
}

/** Everything that the person must know, what it costs, and the button that approves exactly this. */
export function MutationQuestion({ progress, onApprove, onCancel, children }: QuestionProps) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const { lines, button } = saidOf(words, progress);
  const { number, requests, seconds, facts } = progress;
  const allowed = number === null || typed.trim() === String(number);
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="faint">{words.mutations.cost({ requests, seconds: words.common.span({ seconds }) })}</p>
      {number === null ? null : (
        <Field label={words.mutations.typeNumber({ number })}>
          {(id) => <input id={id} type="text" inputMode="numeric" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />}
        </Field>
      )}
      {children}
      <Buttons>
        <MainButton tone={TAKES_AWAY.has(facts.what) ? 'danger' : 'go'} off={!allowed} onPress={() => onApprove(number)}>
          {button}
        </MainButton>
        <QuietButton onPress={onCancel}>{words.common.cancel}</QuietButton>
      </Buttons>
    </>
  );
}

/** How a mutation ended, in one line. */
export function endOf(words: Words, progress: MutationProgress): string {
  if (progress.state === 'done') return saidOf(words, progress).done;
  if (progress.failures.some(({ outcome }) => outcome === 'unknown')) return words.mutations.notCertain;
  return progress.failures.length === progress.total ? words.mutations.notDone : words.mutations.partly;
}

/** What did not arrive, and what to do now. */
export function MutationOutcome({ progress }: { readonly progress: MutationProgress }) {
  const words = useWords();
  const { failures } = progress;
  const technical = failures.find(({ problem }) => problem?.technical !== undefined)?.problem;
  return (
    <>
      {failures.length === 0 ? null : (
        <ul class="plain">
          {rowsWithBase(failures, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {saidOf(words, progress).after.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {technical == null ? null : <Technical problem={technical} />}
    </>
  );
}

/** So many failures are told one by one. */
const LISTED = 20;

function rowsWithBase(failures: readonly MutationFailure[], { mutations, problem: problemSaid }: Words): readonly string[] {
  const lines = failures
    .slice(0, LISTED)
    .map(({ about, outcome, problem }) =>
      mutations.failure({ about, why: problem === null ? mutations.outcome[outcome] : problemSaid(problem).short }),
    );
  return failures.length > LISTED ? [...lines, mutations.more({ n: failures.length - LISTED })] : lines;
}
