// The whole sidebar for one model: frame and the view of its state.

import type { ComponentChild } from 'preact';
import { Live } from './components/waits';
import { SpeechProvider, speechIn } from './components/words-context';
import type { Act, Model } from './machine/model';
import { type Screen, screenOf } from './machine/screen';
import { newsOf } from './news';
import { ColleagueView, FailedView, LoadingView } from './views/aside';
import { CheckingView, CheckStoppedView, NothingView, ReviewingView } from './views/check';
import { ChooseView } from './views/choose';
import { ConnectView } from './views/connect';
import { EditsView } from './views/edits';
import { Header, More, TabSummary } from './views/frame';
import { HistoryView } from './views/history';
import { MatchingView } from './views/matching';
import { MutationStoppedView, MutationView } from './views/mutation';
import { PanelView } from './views/panel';
import { PulledView, PullingView, PullStoppedView } from './views/pull';
import { RefusedNotes } from './views/refused';
import { IdleView, StaleView, TroubleView } from './views/resting';
import { ResultView } from './views/result';
import { SendingView, StoppedView, UnclearView } from './views/send';
import { UnreadableNotes } from './views/unreadable';

interface PanelProps {
  readonly model: Model;
  readonly language: 'en' | 'zh';
  readonly act: (act: Act) => void;
}

export function Panel({ model, language, act }: PanelProps) {
  const speech = speechIn(language);
  const screen = screenOf(model);
  const news = newsOf(screen, model, speech.words);
  const tab = model.server?.tab ?? null;
  return (
    <SpeechProvider value={speech}>
      <Header model={model} />
      <main data-show={screen.show}>
        {tab === null || model.server === null ? null : <TabSummary tab={tab} now={model.server.now} />}
        <UnreadableNotes model={model} />
        <RefusedNotes model={model} />
        <div key={screen.show}>{viewOf(screen, model, act)}</div>
      </main>
      <footer>
        {/* Opening a panel folds it again: the panel wants the room. */}
        <More key={String(screen.show === 'panel' || screen.show === 'mutation')} model={model} act={act} />
      </footer>
      <Live news={news.key} text={news.text} />
    </SpeechProvider>
  );
}

function viewOf(screen: Screen, model: Model, act: PanelProps['act']): ComponentChild {
  const rest = { model, act };
  switch (screen.show) {
    case 'loading':
      return <LoadingView />;
    case 'failed':
      return <FailedView screen={screen} {...rest} />;
    case 'connect':
      return <ConnectView screen={screen} {...rest} />;
    case 'colleague':
      return <ColleagueView screen={screen} {...rest} />;
    case 'choose':
      return <ChooseView screen={screen} {...rest} />;
    case 'pulling':
      return <PullingView screen={screen} {...rest} />;
    case 'pull-stopped':
      return <PullStoppedView screen={screen} {...rest} />;
    case 'pulled':
      return <PulledView screen={screen} {...rest} />;
    case 'idle':
      return <IdleView screen={screen} {...rest} />;
    case 'stale':
      return <StaleView screen={screen} {...rest} />;
    case 'edits':
      return <EditsView screen={screen} {...rest} />;
    case 'trouble':
      return <TroubleView screen={screen} {...rest} />;
    case 'checking':
      return <CheckingView screen={screen} {...rest} />;
    case 'matching':
      return <MatchingView screen={screen} {...rest} />;
    case 'panel':
      return <PanelView screen={screen} {...rest} />;
    case 'mutation':
      return <MutationView screen={screen} {...rest} />;
    case 'mutation-stopped':
      return <MutationStoppedView screen={screen} {...rest} />;
    case 'history':
      return <HistoryView screen={screen} {...rest} />;
    case 'check-stopped':
      return <CheckStoppedView screen={screen} {...rest} />;
    case 'nothing':
      return <NothingView screen={screen} {...rest} />;
    case 'reviewing':
      return <ReviewingView screen={screen} {...rest} />;
    case 'sending':
      return <SendingView screen={screen} {...rest} />;
    case 'unclear':
      return <UnclearView screen={screen} {...rest} />;
    case 'stopped':
      return <StoppedView screen={screen} {...rest} />;
    case 'done':
    case 'partly':
      return <ResultView screen={screen} {...rest} />;
  }
}
