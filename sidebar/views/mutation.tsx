// A mutation: what is about to be done and its approval, its progress, and what came of it.

import type { MutationProgress } from '../../src/rpc/mutations';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { endOf, MutationOutcome, MutationQuestion, saidOf } from '../components/mutation-parts';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from './messages';
import type { ViewProps } from './view';

export function MutationView(props: ViewProps<'mutation'>) {
  const { progress } = props.screen;
  if (progress?.state === 'ready') return <Approval {...props} progress={progress} />;
  if (progress?.state === 'done' || progress?.state === 'partly') return <Ended {...props} progress={progress} />;
  return <Going {...props} />;
}

function Going({ screen, model, act }: ViewProps<'mutation'>) {
  const words = useWords();
  const { progress } = screen;
  const doing = progress?.state === 'doing';
  const retry = model.wait?.why === 'retry';
  const cancel = doing ? words.mutations.stop : words.common.cancel;
  const title = progress === null ? words.mutations.preparing : doing ? saidOf(words, progress).doing : words.mutations.checking;
  return (
    <StateCard title={title}>
      <Progress label={title} done={progress?.done ?? 0} total={progress !== null && progress.total > 1 ? progress.total : null} />
      {doing ? null : <p class="faint">{words.mutations.nothingYet}</p>}
      <Messages model={model} />
      <Buttons>
        {retry ? <MainButton onPress={() => act({ type: 'tryNow' })}>{words.common.tryNow}</MainButton> : null}
        {retry ? <QuietButton onPress={() => act({ type: 'cancelMutation' })}>{cancel}</QuietButton> : null}
        {retry ? null : (
          <MainButton tone="halt" onPress={() => act({ type: 'cancelMutation' })}>
            {cancel}
          </MainButton>
        )}
      </Buttons>
    </StateCard>
  );
}

type Known = ViewProps<'mutation'> & { readonly progress: MutationProgress };

function Approval({ progress, model, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={saidOf(words, progress).title}>
      <MutationQuestion
        progress={progress}
        onApprove={(number) => act({ type: 'approveMutation', number })}
        onCancel={() => act({ type: 'cancelMutation' })}
      >
        <Messages model={model} />
      </MutationQuestion>
    </StateCard>
  );
}

function Ended({ progress, model, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={endOf(words, progress)}>
      <MutationOutcome progress={progress} />
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeMutation' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

/** The page was closed while a mutation was done: it can go on, or stop where it is. */
export function MutationStoppedView({ screen, model, act }: ViewProps<'mutation-stopped'>) {
  const words = useWords();
  const { mutation } = screen;
  return (
    <StateCard title={words.mutations.stoppedTitle}>
      <p>{saidOf(words, mutation).title}</p>
      <p>{words.mutations.stopped({ done: mutation.done, total: mutation.total })}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'goOnMutation' })}>{words.common.goOn}</MainButton>
        <QuietButton onPress={() => act({ type: 'cancelMutation' })}>{words.mutations.leave}</QuietButton>
      </Buttons>
    </StateCard>
  );
}
