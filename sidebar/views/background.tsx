// A run that continues while nobody is there: its state, and its outcome.

import { MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import type { Act, Model } from '../machine/model';
import { Foot } from './messages';
import { isWorking, type ViewProps } from './view';

type Stopped = ViewProps<'stopped'>;

/** null = the timer does not have the run. */
export const backgroundOf = ({ server }: Model, runId: string) =>
  server?.background?.runId === runId && server.background.ended === null ? server.background : null;

export function BackgroundView({ screen, model, act }: Stopped) {
  const { background: t, stopped } = useWords().running;
  const clock = useClock();
  const { run } = screen;
  const found = backgroundOf(model, run.runId);
  const off = isWorking(model);
  return (
    <StateCard title={t.title}>
      <p>{stopped.what(run)}</p>
      {run.unknown === 0 ? null : <p>{stopped.unclear({ n: run.unknown })}</p>}
      <p>{t.what}</p>
      {found?.triedAt == null ? null : <p class="faint">{t.tried({ time: clock(found.triedAt) })}</p>}
      {found?.problem == null ? null : (
        <>
          <p>{t.stoppedBy}</p>
          <ProblemBanner problem={found.problem} />
        </>
      )}
      <Foot model={model}>
        <MainButton off={off} onPress={() => act({ type: 'goOnHere', runId: run.runId })}>
          {t.goOn}
        </MainButton>
        <QuietButton off={off} onPress={() => act({ type: 'takeBack', runId: run.runId })}>
          {t.takeBack}
        </QuietButton>
      </Foot>
    </StateCard>
  );
}

/** Its outcome, until somebody has seen it. */
export function BackgroundNotes({ model, act }: { readonly model: Model; readonly act: (act: Act) => void }) {
  const { history, running } = useWords();
  const found = model.server?.background;
  if (found?.ended == null) return null;
  const { runId, tab, ended } = found;
  const isGood = ended.how === 'over' && ended.failed + ended.unknown + ended.left === 0;
  return (
    <Banner tone={isGood ? 'good' : 'warn'} title={tab}>
      <p>{history.byItself.sent(ended)}</p>
      <div class="links">
        <QuietButton onPress={() => act({ type: 'takeBack', runId })}>{running.background.close}</QuietButton>
        <QuietButton onPress={() => act({ type: 'history' })}>{running.history.open}</QuietButton>
      </div>
    </Banner>
  );
}
