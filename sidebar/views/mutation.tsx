// A mutation in the sidebar: under way, or stopped where its page was closed.

import { Buttons, MainButton, QuietButton } from '../components/button';
import { MutationCard, saidOf } from '../components/mutation';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from './messages';
import { tryNow, type ViewProps } from './view';

export function MutationView({ screen, model, act }: ViewProps<'mutation'>) {
  return (
    <MutationCard progress={screen.progress} act={act} onTry={tryNow(model, act)}>
      <Messages model={model} />
    </MutationCard>
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
