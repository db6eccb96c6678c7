// The states in which nothing can be done with the active tab: loading, unreadable, a colleague sends, the Changes tab.

import { Buttons, MainButton, QuietButton } from '../components/button';
import { Technical } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import { Foot } from './messages';
import { isWorking, type ViewProps } from './view';

export function LoadingView() {
  const { common } = useWords();
  return (
    <section class="state" aria-busy="true">
      <p class="faint">{common.loading}</p>
      <div class="bones" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </section>
  );
}

export function FailedView({ screen, act }: ViewProps<'failed'>) {
  const words = useWords();
  return (
    <StateCard title={words.problem(screen.problem).title}>
      <p>{words.problem(screen.problem).sentence}</p>
      <Technical problem={screen.problem} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'reload' })}>{words.common.tryAgain}</MainButton>
      </Buttons>
    </StateCard>
  );
}

export function ColleagueView({ screen, model, act }: ViewProps<'colleague'>) {
  const { colleague } = useWords().running;
  const clock = useClock();
  const { who, since, changes } = screen.colleague;
  return (
    <StateCard title={colleague.title({ who })}>
      <p>{colleague.what({ changes, time: clock(since) })}</p>
      <p>{colleague.youCanEdit}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'reload' })}>{colleague.lookAgain}</MainButton>
      </Foot>
    </StateCard>
  );
}

export function ChangeLogView({ model, act }: ViewProps<'change-log'>) {
  const { running, sidebar } = useWords();
  const { history } = running;
  const off = isWorking(model);
  return (
    <StateCard title={history.changes}>
      <p>{history.changesHere}</p>
      <Foot model={model}>
        <MainButton off={off} onPress={() => act({ type: 'showChanges', since: 'looked' })}>
          {history.sinceLooked}
        </MainButton>
        <QuietButton off={off} onPress={() => act({ type: 'showChanges', since: 'friday' })}>
          {history.sinceFriday}
        </QuietButton>
        <QuietButton off={off} onPress={() => act({ type: 'showChanges', since: 'all' })}>
          {history.allChanges}
        </QuietButton>
        <QuietButton onPress={() => act({ type: 'openPanel', panel: 'views' })}>{sidebar.resting.views}</QuietButton>
      </Foot>
    </StateCard>
  );
}
