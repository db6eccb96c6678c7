// Parts of a deed that both pages show: the question before the approval, and what did not arrive. It must not know any kind of deed, nor a machine.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DeedFailure, DeedName, DeedProgress } from '../../src/rpc/deeds';
import type { Words } from '../../src/text/words';
import { Buttons, MainButton, QuietButton } from './button';
import { Field } from './parts';
import { Technical } from './problem-banner';
import { useWords } from './words-context';

/** Deeds that take something away: their button is red. */
const TAKES_AWAY: ReadonlySet<DeedName> = new Set<DeedName>(['delete-label', 'delete-group', 'remove-from-group']);

/** The sentences of a deed belong to its facts, which the compiler cannot follow through a union. */
export function saidOf({ deeds }: Words, { facts }: Pick<DeedProgress, 'facts'>) {
  const say = deeds.about[facts.what] as (facts: DeedProgress['facts']) => ReturnType<(typeof deeds.about)[DeedName]>;
  return say(facts);
}

interface QuestionProps {
  readonly progress: DeedProgress;
  readonly onApprove: (number: number | null) => void;
  readonly onCancel: () => void;
  /** Messages of the page, above the buttons. */
  readonly children?: ComponentChildren;
}

/** Everything that the person must know, what it costs, and the button that approves exactly this. */
export function DeedQuestion({ progress, onApprove, onCancel, children }: QuestionProps) {
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
      <p class="faint">{words.deeds.cost({ requests, seconds: words.common.span({ seconds }) })}</p>
      {number === null ? null : (
        <Field label={words.deeds.typeNumber({ number })}>
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

/** How a deed ended, in one line. */
export function endOf(words: Words, progress: DeedProgress): string {
  if (progress.state === 'done') return saidOf(words, progress).done;
  if (progress.failures.some(({ outcome }) => outcome === 'unknown')) return words.deeds.notCertain;
  return progress.failures.length === progress.total ? words.deeds.notDone : words.deeds.partly;
}

/** What did not arrive, and what to do now. */
export function DeedOutcome({ progress }: { readonly progress: DeedProgress }) {
  const words = useWords();
  const { failures } = progress;
  const technical = failures.find(({ problem }) => problem?.technical !== undefined)?.problem;
  return (
    <>
      {failures.length === 0 ? null : (
        <ul class="plain">
          {linesOf(failures, words).map((line) => (
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
const TOLD = 20;

function linesOf(failures: readonly DeedFailure[], { deeds, problem: problemSaid }: Words): readonly string[] {
  const lines = failures
    .slice(0, TOLD)
    .map(({ about, outcome, problem }) =>
      deeds.failure({ about, why: problem === null ? deeds.outcome[outcome] : problemSaid(problem).short }),
    );
  return failures.length > TOLD ? [...lines, deeds.more({ n: failures.length - TOLD })] : lines;
}
