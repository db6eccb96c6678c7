// A deed: what is about to be done and its approval, its progress, and what came of it. It must not know any kind of deed.

import type { DeedProgress } from '../../src/rpc/deeds';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { DeedOutcome, DeedQuestion, endOf, saidOf } from '../components/deed-parts';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from './messages';
import type { ViewProps } from './view';

export function DeedView(props: ViewProps<'deed'>) {
  const { progress } = props.screen;
  if (progress?.state === 'ready') return <Approval {...props} progress={progress} />;
  if (progress?.state === 'done' || progress?.state === 'partly') return <Ended {...props} progress={progress} />;
  return <Going {...props} />;
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
  return (
    <StateCard title={saidOf(words, progress).title}>
      <DeedQuestion
        progress={progress}
        onApprove={(number) => act({ type: 'approveDeed', number })}
        onCancel={() => act({ type: 'cancelDeed' })}
      >
        <Messages model={model} />
      </DeedQuestion>
    </StateCard>
  );
}

function Ended({ progress, model, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={endOf(words, progress)}>
      <DeedOutcome progress={progress} />
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeDeed' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
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
