// A mutation in the sidebar: in progress, or stopped because its page was closed.

import { MainButton, QuietButton } from '../components/button';
import { MutationCard, saidOf } from '../components/mutation';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Foot, Messages } from './messages';
import { tryNow, type ViewProps } from './view';

export function MutationView({ screen, model, act }: ViewProps<'mutation'>) {
  const { panels } = useWords();
  return (
    <MutationCard progress={screen.progress} act={act} onTry={tryNow(model, act)}>
      <Messages model={model} />
      {isMailed(screen) && model.server?.tab?.view != null ? (
        <QuietButton onPress={() => act({ type: 'openPanel', panel: 'follow-ups' })}>{panels.followUps.afterEmail}</QuietButton>
      ) : null}
    </MutationCard>
  );
}

/** The CRM has added creators to an email task. */
const isMailed = ({ progress }: ViewProps<'mutation'>['screen']): boolean =>
  progress?.facts.what === 'add-to-email' && (progress.state === 'done' || progress.state === 'partly');

/** The page was closed while a mutation was in progress: it can be resumed, or stopped where it is. */
export function MutationStoppedView({ screen, model, act }: ViewProps<'mutation-stopped'>) {
  const words = useWords();
  const { mutation } = screen;
  return (
    <StateCard title={words.mutations.stoppedTitle}>
      <p>{saidOf(words, mutation).title}</p>
      <p>{words.mutations.stopped({ done: mutation.done, total: mutation.total })}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'goOnMutation' })}>{words.common.goOn}</MainButton>
        <QuietButton onPress={() => act({ type: 'cancelMutation' })}>{words.mutations.leave}</QuietButton>
      </Foot>
    </StateCard>
  );
}
