// The states of a run being sent: in progress, asking what arrived, stopped.

import type { RunCard, SendProgress } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { HaltButtons, MainButton, QuietButton } from '../components/button';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import { practices } from '../machine/model';
import { BackgroundView, backgroundOf } from './background';
import { Foot, Messages } from './messages';
import { isWorking, tryNow, type ViewProps } from './view';

export function SendingView(props: ViewProps<'sending' | 'unclear'>) {
  const { running, common } = useWords();
  const { send } = running;
  const { progress } = props.screen.send;
  const title = sendingTitle(progress, send);
  return (
    <StateCard title={title}>
      <Progress label={title} done={progress?.applied ?? 0} total={progress?.total ?? null} />
      {progress === null || progress.secondsLeft === 0 ? null : (
        <p>{send.secondsLeft({ seconds: common.span({ seconds: progress.secondsLeft }) })}</p>
      )}
      {progress === null || progress.underway === 0 ? null : <p>{send.underway({ n: progress.underway })}</p>}
      {progress === null || progress.failed === 0 ? null : <p>{send.failedSoFar({ n: progress.failed })}</p>}
      <p class="faint">{send.keepOpen}</p>
      <PauseOrTry {...props} />
    </StateCard>
  );
}

export function sendingTitle(progress: SendProgress | null, t: PageWords['running']['send']): string {
  if (progress === null) return t.starting;
  const counts = { done: progress.applied, total: progress.total };
  return progress.isUndo ? t.undoTitle(counts) : t.title(counts);
}

export function UnclearView(props: ViewProps<'sending' | 'unclear'>) {
  const { send } = useWords().running;
  const n = props.screen.send.progress?.unknown ?? 0;
  return (
    <StateCard title={send.unclearTitle({ n })}>
      <p>{send.unclear({ n })}</p>
      <Progress label={send.unclearTitle({ n })} done={0} total={null} />
      <PauseOrTry {...props} />
    </StateCard>
  );
}

function PauseOrTry({ screen, model, act }: ViewProps<'sending' | 'unclear'>) {
  const { send } = useWords().running;
  const { pausing } = screen.send;
  return (
    <>
      <Messages model={model} />
      <HaltButtons off={pausing} onTry={tryNow(model, act)} onHalt={() => act({ type: 'pause' })}>
        {pausing ? send.pausing : send.pause}
      </HaltButtons>
      {practices(model) ? null : (
        <div class="links">
          <QuietButton off={pausing} onPress={() => act({ type: 'handOver', runId: screen.send.runId })}>
            {send.background}
          </QuietButton>
        </div>
      )}
    </>
  );
}

export function StoppedView(props: ViewProps<'stopped'>) {
  return backgroundOf(props.model, props.screen.run.runId) === null ? <StoppedHere {...props} /> : <BackgroundView {...props} />;
}

function StoppedHere({ screen, model, act }: ViewProps<'stopped'>) {
  const words = useWords();
  const clock = useClock();
  const { stopped } = words.running;
  const { run } = screen;
  const off = isWorking(model);
  const stranger = !run.isMine;
  const elsewhere = run.tab !== model.server?.tab?.name;
  const again = () => act({ type: 'checkRunAgain', run });
  return (
    <StateCard title={titleOf(run, clock(run.startedAt), words)}>
      <p>{whatOf(run, words)}</p>
      {run.unknown === 0 ? null : <p>{stopped.unclear({ n: run.unknown })}</p>}
      {stranger && run.who !== '' ? <p class="faint">{stopped.by(run)}</p> : null}
      {stranger ? <p class="faint">{stopped.takeOver}</p> : null}
      {elsewhere ? <p class="faint">{stopped.elsewhere(run)}</p> : null}
      <Foot model={model}>
        {/* What somebody else confirmed is only ever sent with their own key. */}
        <MainButton off={off} onPress={stranger ? again : () => act({ type: 'send', runId: run.runId })}>
          {stranger ? stopped.checkFirst : sendText(run, words)}
        </MainButton>
        {/* A check is about the active tab. */}
        {isOfEdits(run) && !elsewhere && !stranger ? (
          <QuietButton off={off} onPress={() => act({ type: 'sync' })}>
            {stopped.checkFirst}
          </QuietButton>
        ) : null}
        {stranger || practices(model) ? null : (
          <QuietButton off={off} onPress={() => act({ type: 'handOver', runId: run.runId })}>
            {words.running.send.background}
          </QuietButton>
        )}
        <QuietButton off={off} onPress={() => act({ type: 'cancelRun', runId: run.runId })}>
          {isOfEdits(run) ? stopped.leave : run.isUndo ? stopped.undoLeaveOthers : stopped.leaveOthers}
        </QuietButton>
      </Foot>
    </StateCard>
  );
}

/** Edits stay in their cells, and the next Sync finds them again; what an undo or archiving has not sent is not recorded in any cell. */
const isOfEdits = ({ isUndo, archives }: RunCard): boolean => !isUndo && archives === null;

function titleOf({ state, isMine, isUndo }: RunCard, time: string, { running }: PageWords): string {
  const { stopped } = running;
  if (isMine && state === 'confirmed') return isUndo ? stopped.undoReadyTitle : stopped.readyTitle;
  if (isMine && state === 'paused') return stopped.pausedTitle;
  return isUndo ? stopped.undoTitle({ time }) : stopped.title({ time });
}

function whatOf(run: RunCard, { running }: PageWords): string {
  const { stopped } = running;
  if (run.state === 'confirmed' && run.isMine) return run.isUndo ? stopped.undoReady(run) : stopped.ready(run);
  return run.isUndo ? stopped.undoWhat(run) : stopped.what(run);
}

/** With nothing left to send, the run only lacks the CRM's answer about what may have arrived. */
function sendText({ left, applied, underway, isUndo }: RunCard, { running }: PageWords): string {
  const { stopped } = running;
  if (left === 0) return stopped.settle;
  const isNew = applied + underway === 0;
  if (isUndo) return isNew ? stopped.undoAll({ left }) : stopped.undoOthers({ left });
  return isNew ? stopped.sendAll({ left }) : stopped.sendOthers({ left });
}
