// The states between Sync and the confirmation: checking, nothing to send, review open.

import type { PageWords } from '../../src/text/pages-en';
import { HaltButtons, MainButton, QuietButton } from '../components/button';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Foot, Messages } from './messages';
import { isWorking, tryNow, type ViewProps } from './view';

export function CheckingView({ screen, model, act }: ViewProps<'checking'>) {
  const { running, common } = useWords();
  const { check } = running;
  const { progress, cancelling } = screen.check;
  const total = progress === null || progress.total === 0 ? null : progress.total;
  return (
    <StateCard title={check.title}>
      <p>{check.what}</p>
      <Progress label={check.title} done={progress?.done ?? 0} total={total} />
      <p class="faint">{total === null ? common.working : check.progress({ done: progress?.done ?? 0, total })}</p>
      <Messages model={model} />
      <HaltButtons off={cancelling} onTry={tryNow(model, act)} onHalt={() => act({ type: 'cancelCheck' })}>
        {common.cancel}
      </HaltButtons>
    </StateCard>
  );
}

export function CheckStoppedView({ screen, model, act }: ViewProps<'check-stopped'>) {
  const { running, common } = useWords();
  const { check } = running;
  const { runId, isUndo, archives } = screen.run;
  const ofEdits = !isUndo && archives === null;
  return (
    <StateCard title={check.interruptedTitle}>
      <p>{ofEdits ? check.interrupted : check.interruptedOther}</p>
      <Foot model={model}>
        <MainButton off={isWorking(model)} onPress={() => act({ type: 'goOnChecking', runId })}>
          {check.goOn}
        </MainButton>
        <QuietButton off={isWorking(model)} onPress={() => act({ type: 'cancelRun', runId })}>
          {ofEdits ? check.leave : common.cancel}
        </QuietButton>
      </Foot>
    </StateCard>
  );
}

export function NothingView({ screen, model, act }: ViewProps<'nothing'>) {
  const { sidebar, common } = useWords();
  const { resting } = sidebar;
  return (
    <StateCard title={resting.nothingTitle}>
      <p>{nothingText(screen, resting)}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
        <QuietButton onPress={() => act({ type: 'refresh' })}>{resting.refresh}</QuietButton>
      </Foot>
    </StateCard>
  );
}

function nothingText({ archives, waitingRows }: ViewProps<'nothing'>['screen'], resting: PageWords['sidebar']['resting']): string {
  if (archives !== null) return archives ? resting.nothingToArchive : resting.nothingToRestore;
  return waitingRows === 0 ? resting.nothing : resting.nothingWaits({ rows: waitingRows });
}

export function ReviewingView({ screen, model, act }: ViewProps<'reviewing'>) {
  const { reviewing } = useWords().running;
  const { runId } = screen;
  return (
    <StateCard title={reviewing.title}>
      <p>{reviewing.what}</p>
      <p class="faint">{reviewing.moveWindow}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'openReview', runId })}>{reviewing.reopen}</MainButton>
        <QuietButton onPress={() => act({ type: 'cancelRun', runId })}>{reviewing.cancel}</QuietButton>
      </Foot>
    </StateCard>
  );
}
