// The whole sidebar for one model: the frame, and the view of its state.

import { type ComponentChild, type FunctionComponent, h } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Language } from '../src/rpc/shapes';
import { announcementOf } from './announcements';
import { OtherKeyProvider } from './components/key-context';
import { Live } from './components/waits';
import { SpeechProvider, speechIn } from './components/words-context';
import { type Act, type Model, practices } from './machine/model';
import { type Screen, screenOf } from './machine/screen';
import { ChangeLogView, ColleagueView, FailedView, LoadingView } from './views/aside';
import { BackgroundNotes } from './views/background';
import { CheckingView, CheckStoppedView, NothingView, ReviewingView } from './views/check';
import { ChooseView } from './views/choose';
import { ConnectView } from './views/connect';
import { EditsView } from './views/edits';
import { Header, More, TabSummary, Updated } from './views/frame';
import { HistoryView } from './views/history';
import { LeavingView } from './views/leaving';
import { MatchingView } from './views/matching';
import { MutationStoppedView, MutationView } from './views/mutation';
import { PanelView } from './views/panel';
import { PracticeBanner, PracticeCopyView } from './views/practice';
import { PulledView, PullingView, PullStoppedView } from './views/pull';
import { RefusedNotes } from './views/refused';
import { IdleView, StaleView, TroubleView } from './views/resting';
import { ResultView } from './views/result';
import { SendingView, StoppedView, UnclearView } from './views/send';
import { UnreadableNotes } from './views/unreadable';
import type { ViewProps } from './views/view';

const VIEWS: { readonly [S in Screen['show']]: (props: ViewProps<S>) => ComponentChild } = {
  loading: LoadingView,
  failed: FailedView,
  connect: ConnectView,
  colleague: ColleagueView,
  choose: ChooseView,
  'change-log': ChangeLogView,
  'practice-copy': PracticeCopyView,
  pulling: PullingView,
  'pull-stopped': PullStoppedView,
  pulled: PulledView,
  idle: IdleView,
  stale: StaleView,
  edits: EditsView,
  trouble: TroubleView,
  checking: CheckingView,
  'check-stopped': CheckStoppedView,
  nothing: NothingView,
  reviewing: ReviewingView,
  sending: SendingView,
  unclear: UnclearView,
  stopped: StoppedView,
  done: ResultView,
  partly: ResultView,
  history: HistoryView,
  leaving: LeavingView,
  matching: MatchingView,
  panel: PanelView,
  mutation: MutationView,
  'mutation-stopped': MutationStoppedView,
};

interface PanelProps {
  readonly model: Model;
  readonly language: Language;
  readonly act: (act: Act) => void;
}

export function Panel({ model, language, act }: PanelProps) {
  const speech = speechIn(language, model.server?.now ?? null, practices(model));
  const screen = screenOf(model);
  const news = announcementOf(screen, model, speech.words);
  const tab = model.server?.tab ?? null;
  const connected = (model.server?.account ?? null) !== null && !practices(model);
  const place = `${placeOf(screen)} ${practices(model)}`;
  // What was opened from far below, or took keyboard focus, is shown from the top.
  useEffect(() => globalThis.scrollTo(0, 0), [place]);
  return (
    <SpeechProvider value={speech}>
      <Header model={model} />
      <main data-show={screen.show}>
        <PracticeBanner model={model} act={act} />
        {tab === null || model.server === null ? null : <TabSummary tab={tab} now={model.server.now} />}
        <Updated model={model} />
        <UnreadableNotes model={model} />
        <RefusedNotes model={model} />
        <BackgroundNotes model={model} act={act} />
        <OtherKeyProvider value={connected ? () => act({ type: 'signOut' }) : null}>
          <Shown key={screen.show} screen={screen} model={model} act={act} />
        </OtherKeyProvider>
      </main>
      <footer>
        <More key={placeOf(screen)} model={model} act={act} />
      </footer>
      <Live news={news.key} text={news.text} />
    </SpeechProvider>
  );
}

/** Opening something from "More" folds it again, because what opens is above and needs the room. */
function placeOf(screen: Screen): string {
  if (screen.show === 'panel') return screen.panel.panel;
  return AT_REST.includes(screen.show) ? 'rest' : screen.show;
}

/** One follows the other without anything being opened. */
const AT_REST: readonly Screen['show'][] = [
  'idle',
  'stale',
  'edits',
  'trouble',
  'choose',
  'change-log',
  'practice-copy',
  'loading',
  'failed',
  'colleague',
];

function Shown<S extends Screen['show']>(props: ViewProps<S>) {
  const view: FunctionComponent<ViewProps<S>> = VIEWS[props.screen.show];
  return h(view, props);
}
