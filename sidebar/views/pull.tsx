// The states of a pull or refresh: in progress, stopped, finished.

import type { PullReport } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { HaltButtons, MainButton, QuietButton } from '../components/button';
import { PlainList, Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useSecondsLeft } from '../components/waits';
import { useClock, useWords } from '../components/words-context';
import { editsLeft } from '../machine/model';
import { secondsBetween } from '../machine/screen';
import { Foot, Messages } from './messages';
import { tryNow, type ViewProps } from './view';

export function PullingView({ screen, model, act }: ViewProps<'pulling'>) {
  const { sidebar, common } = useWords();
  const { pull } = sidebar;
  const { done, total, refresh, stopping } = screen.pull;
  const left = useSecondsLeft(done, total);
  const title = refresh ? pull.refreshTitle : pull.title;
  return (
    <StateCard title={title}>
      <p>
        {pull.progress({ done, total })} {left === null ? '' : pull.secondsLeft({ seconds: common.span({ seconds: left }) })}
      </p>
      <Progress label={title} done={done} total={total} />
      <p class="faint">{pull.ownColumns}</p>
      <Messages model={model} />
      <HaltButtons off={stopping} onTry={tryNow(model, act)} onHalt={() => act({ type: 'stop' })}>
        {stopping ? pull.stopping : pull.stop}
      </HaltButtons>
    </StateCard>
  );
}

export function PullStoppedView({ screen, model, act }: ViewProps<'pull-stopped'>) {
  const { pull } = useWords().sidebar;
  return (
    <StateCard title={pull.stoppedTitle(screen)}>
      <p>{pull.stopped(screen)}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'goOnPulling' })}>{pull.goOn}</MainButton>
        <QuietButton onPress={() => act({ type: 'choose' })}>{pull.chooseAgain}</QuietButton>
      </Foot>
    </StateCard>
  );
}

/** After a first pull, it also says how to start; after a refresh, only what changed. */
export function PulledView({ screen, model, act }: ViewProps<'pulled'>) {
  const words = useWords();
  const { pull } = words.sidebar;
  const { report, refresh } = screen;
  // Of the unsent edits, the report counts those in the rows that were read; the panel counts all of them.
  const edits = refresh ? (model.server?.edits ?? null) : null;
  const news = reportLines({ ...report, editsKept: edits === null ? report.editsKept : editsLeft(edits) }, refresh, words);
  return (
    <StateCard title={pull.doneTitle(report)}>
      {news.length === 0 ? <p>{pull.nothingNew}</p> : null}
      <PlainList lines={news} />
      {report.changedSince ? <ChangedSince {...report.changedSince} now={model.server?.now ?? report.changedSince.refresh} /> : null}
      {report.incomplete ? <p>{pull.incomplete}</p> : null}
      {report.leftOut ? <p>{pull.leftOut({ names: report.leftOut.join(words.common.comma) })}</p> : null}
      {refresh ? null : <FirstSteps />}
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{refresh ? words.common.close : pull.startEditing}</MainButton>
        {report.changed > 0 ? (
          <QuietButton onPress={() => act({ type: 'showOnly', rows: 'changed' })}>{pull.showChanged({ n: report.changed })}</QuietButton>
        ) : null}
        {report.changedSince ? <QuietButton onPress={() => act({ type: 'refresh', all: true })}>{pull.readAll}</QuietButton> : null}
        {refresh || model.server?.tab?.hasOthers !== true ? null : (
          <QuietButton onPress={() => act({ type: 'openPanel', panel: 'lookups' })}>{words.panels.lookups.open}</QuietButton>
        )}
        {report.incomplete ? <QuietButton onPress={() => act({ type: 'refresh' })}>{words.sidebar.resting.refresh}</QuietButton> : null}
      </Foot>
    </StateCard>
  );
}

/** What has not been read for a day may differ without anybody having noticed. */
const DAY_SECONDS = 24 * 3600;

function ChangedSince({ refresh, whole, now }: NonNullable<PullReport['changedSince']> & { readonly now: string }) {
  const { sidebar, common } = useWords();
  const clock = useClock();
  const seconds = secondsBetween(whole, now);
  return (
    <>
      <p>{sidebar.pull.changedSince({ time: clock(refresh) })}</p>
      {seconds >= DAY_SECONDS ? <p>{sidebar.pull.wholeLongAgo({ ago: common.ago({ seconds }) })}</p> : null}
    </>
  );
}

function FirstSteps() {
  const { firstRun } = useWords().cells;
  return (
    <div class="card">
      {firstRun.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** In a new tab everybody is new, which need not be said. */
export function reportLines(report: PullReport, refresh: boolean, { sidebar }: PageWords): readonly string[] {
  const { pull } = sidebar;
  const lines: readonly (readonly [n: number, line: string])[] = [
    [refresh || report.updated > 0 ? report.added : 0, pull.added({ n: report.added })],
    // Changes to editable fields are reported below; the others have new figures.
    [report.updated > report.changed ? report.updated : 0, pull.updated({ n: report.updated })],
    [report.changed, pull.changed({ n: report.changed })],
    [report.left, pull.left({ n: report.left })],
    [report.archived, pull.archived({ n: report.archived })],
    [report.gone, pull.gone({ n: report.gone })],
    [report.editsKept, pull.editsKept({ n: report.editsKept })],
    [refresh ? 0 : 1, pull.ownColumns],
  ];
  return lines.filter(([n]) => n > 0).map(([, line]) => line);
}
