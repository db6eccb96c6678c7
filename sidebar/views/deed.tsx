// A deed: what is about to be done and its approval, its progress, and what came of it. It must not know any kind of deed.

import { useState } from 'preact/hooks';
import type { DeedFailure, DeedName, DeedProgress } from '../../src/rpc/deeds';
import type { Words } from '../../src/text/words';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field, Progress } from '../components/parts';
import { Technical } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from './messages';
import type { ViewProps } from './view';

/** Deeds that take something away: their button is red. */
const TAKES_AWAY: ReadonlySet<DeedName> = new Set<DeedName>(['delete-label']);

export function DeedView(props: ViewProps<'deed'>) {
  const { progress } = props.screen;
  if (progress?.state === 'ready') return <Approval {...props} progress={progress} />;
  if (progress?.state === 'done' || progress?.state === 'partly') return <Ended {...props} progress={progress} />;
  return <Going {...props} />;
}

/** The sentences of a deed belong to its facts, which the compiler cannot follow through a union. */
export function saidOf({ deeds }: Words, { facts }: Pick<DeedProgress, 'facts'>) {
  const say = deeds.about[facts.what] as (facts: DeedProgress['facts']) => ReturnType<(typeof deeds.about)[DeedName]>;
  return say(facts);
}

function Going({ screen, model, act }: ViewProps<'deed'>) {
  const words = useWords();
  const { progress } = screen;
  const doing = progress?.state === 'doing';
  const retry = model.wait?.why === 'retry';
  const cancel = doing ? words.deeds.stop : words.common.cancel;
  const title = progress === null ? words.deeds.preparing : doing ? saidOf(words, progress).doing : words.deeds.checking;
  return (
    <StateCard title={title}>
      <Progress label={title} done={progress?.done ?? 0} total={progress !== null && progress.total > 1 ? progress.total : null} />
      {doing ? null : <p class="faint">{words.deeds.nothingYet}</p>}
      <Messages model={model} />
      <Buttons>
        {retry ? <MainButton onPress={() => act({ type: 'tryNow' })}>{words.common.tryNow}</MainButton> : null}
        {retry ? <QuietButton onPress={() => act({ type: 'cancelDeed' })}>{cancel}</QuietButton> : null}
        {retry ? null : (
          <MainButton tone="halt" onPress={() => act({ type: 'cancelDeed' })}>
            {cancel}
          </MainButton>
        )}
      </Buttons>
    </StateCard>
  );
}

type Known = ViewProps<'deed'> & { readonly progress: DeedProgress };

function Approval({ progress, model, act }: Known) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const { title, lines, button } = saidOf(words, progress);
  const { number, requests, seconds } = progress;
  const allowed = number === null || typed.trim() === String(number);
  return (
    <StateCard title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="faint">{words.deeds.cost({ requests, seconds: words.common.span({ seconds }) })}</p>
      {number === null ? null : (
        <Field label={words.deeds.typeNumber({ number })}>
          {(id) => <input id={id} type="text" inputMode="numeric" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />}
        </Field>
      )}
      <Messages model={model} />
      <Buttons>
        <MainButton
          tone={TAKES_AWAY.has(progress.facts.what) ? 'danger' : 'go'}
          off={!allowed}
          onPress={() => act({ type: 'approveDeed', number })}
        >
          {button}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'cancelDeed' })}>{words.common.cancel}</QuietButton>
      </Buttons>
    </StateCard>
  );
}

function Ended({ progress, model, act }: Known) {
  const words = useWords();
  const said = saidOf(words, progress);
  const { failures, state } = progress;
  const technical = failures.find(({ problem }) => problem?.technical !== undefined)?.problem;
  return (
    <StateCard title={state === 'done' ? said.done : failures.length === progress.total ? words.deeds.notDone : words.deeds.partly}>
      {failures.length === 0 ? null : (
        <ul class="plain">
          {linesOf(failures, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {said.after.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {technical == null ? null : <Technical problem={technical} />}
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeDeed' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
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

/** The page was closed while a deed was done: it can go on, or stop where it is. */
export function DeedStoppedView({ screen, model, act }: ViewProps<'deed-stopped'>) {
  const words = useWords();
  const { deed } = screen;
  return (
    <StateCard title={words.deeds.stoppedTitle}>
      <p>{saidOf(words, deed).title}</p>
      <p>{words.deeds.stopped({ done: deed.done, total: deed.total })}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'goOnDeed' })}>{words.common.goOn}</MainButton>
        <QuietButton onPress={() => act({ type: 'cancelDeed' })}>{words.deeds.leave}</QuietButton>
      </Buttons>
    </StateCard>
  );
}
