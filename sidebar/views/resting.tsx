// The idle states of a tab with a view: no edits, an old pull, a tab to repair.

import type { TabTrouble } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { DueChips } from '../components/due-chips';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import { secondsBetween } from '../machine/screen';
import { Foot, Messages } from './messages';
import { DailyLinks } from './more-links';
import { isWorking, type ViewProps } from './view';

export function IdleView({ screen, model, act }: ViewProps<'idle' | 'stale'>) {
  const { resting } = useWords().sidebar;
  const clock = useClock();
  const pulledAt = screen.view.pulledAt ?? screen.now;
  return (
    <StateCard title={resting.idleTitle({ time: clock(model.countedAt ?? screen.now) })}>
      <p>{resting.idle({ time: clock(pulledAt) })}</p>
      <News model={model} act={act} />
      <Buttons>
        <MainButton off={isWorking(model)} onPress={() => act({ type: 'sync' })}>
          {resting.sync}
        </MainButton>
        <RefreshAndChoose model={model} act={act} />
      </Buttons>
      <DailyLinks model={model} act={act} />
    </StateCard>
  );
}

export function StaleView({ screen, model, act }: ViewProps<'idle' | 'stale'>) {
  const { sidebar, common } = useWords();
  const { resting } = sidebar;
  const seconds = secondsBetween(screen.view.pulledAt ?? screen.now, screen.now);
  return (
    <StateCard title={resting.readAgo({ ago: common.ago({ seconds }), refreshed: screen.view.refreshed === true })}>
      <p>{screen.changed === null ? resting.stale : resting.staleChanged({ n: screen.changed })}</p>
      <News model={model} act={act} />
      <Buttons>
        <MainButton off={isWorking(model)} onPress={() => act({ type: 'refresh' })}>
          {screen.changed === null || screen.changed === 0 ? resting.refresh : resting.refreshChanged({ n: screen.changed })}
        </MainButton>
        <QuietButton off={isWorking(model)} onPress={() => act({ type: 'sync' })}>
          {resting.sync}
        </QuietButton>
        <ShowAll model={model} act={act} />
      </Buttons>
      <DailyLinks model={model} act={act} />
    </StateCard>
  );
}

type Rest = Pick<ViewProps<'idle'>, 'model' | 'act'>;

/** The age of the edit count: the sheet notifies nobody when somebody types. */
export function CountedAt({ model }: Pick<Rest, 'model'>) {
  const { resting } = useWords().sidebar;
  const clock = useClock();
  return model.countedAt === null ? null : <p class="faint">{resting.countedAt({ time: clock(model.countedAt) })}</p>;
}

/** Offered wherever the tab is idle, so that nobody is left with rows that stay hidden. */
function ShowAll({ model, act }: Rest) {
  const { edits } = useWords().sidebar;
  if (model.server?.edits?.onlySome !== true) return null;
  return (
    <QuietButton off={isWorking(model)} onPress={() => act({ type: 'showOnly', rows: 'all' })}>
      {edits.showAll}
    </QuietButton>
  );
}

export function RefreshAndChoose({ model, act }: Rest) {
  const { sidebar } = useWords();
  return (
    <>
      <ShowAll model={model} act={act} />
      <QuietButton off={isWorking(model)} onPress={() => act({ type: 'refresh' })}>
        {sidebar.resting.refresh}
      </QuietButton>
      <QuietButton off={isWorking(model)} onPress={() => act({ type: 'choose' })}>
        {sidebar.resting.otherCreators}
      </QuietButton>
      <QuietButton off={isWorking(model)} onPress={() => act({ type: 'openPanel', panel: 'views' })}>
        {sidebar.resting.views}
      </QuietButton>
    </>
  );
}

/** What a person finds in a tab, whether or not it has edits. */
export function News(rest: Rest) {
  return (
    <>
      <ScheduledNews {...rest} />
      <DueToday {...rest} />
      <Troubles {...rest} />
      <Messages model={rest.model} />
    </>
  );
}

/** In a tab somebody chose a follow-up rule for. */
function DueToday({ model, act }: Rest) {
  const due = model.server?.due;
  return due === undefined ? null : <DueChips {...due} off={isWorking(model)} onShow={(show) => act({ type: 'showDue', show })} />;
}

/** What the timer brought while nobody was watching. A manual refresh has its own screen. */
function ScheduledNews({ model, act }: Rest) {
  const { sidebar, history, panels } = useWords();
  const { pull, resting } = sidebar;
  const clock = useClock();
  const scheduled = model.server?.scheduled;
  if (scheduled === undefined) return null;
  const { at, news } = scheduled;
  const time = clock(at);
  const off = isWorking(model);
  if (news.problem?.kind === 'not-connected')
    return (
      <Banner tone="warn">
        <p>{resting.scheduledEnded({ time })}</p>
        <QuietButton off={off} onPress={() => act({ type: 'openPanel', panel: 'schedule' })}>
          {panels.schedule.open}
        </QuietButton>
      </Banner>
    );
  if (news.problem !== null)
    return (
      <>
        <p>{resting.scheduledFailed({ time })}</p>
        <ProblemBanner problem={news.problem} />
      </>
    );
  const came = history.byItself.came(news);
  return (
    <Banner tone={news.incomplete ? 'warn' : 'info'}>
      <p>{resting.scheduled({ time, came })}</p>
      {news.incomplete ? <p>{pull.incomplete}</p> : null}
      {came === '' ? null : (
        <div class="links">
          {news.changed === 0 ? null : (
            <QuietButton off={off} onPress={() => act({ type: 'showOnly', rows: 'changed' })}>
              {pull.showChanged({ n: news.changed })}
            </QuietButton>
          )}
          <QuietButton off={off} onPress={() => act({ type: 'openChanges' })}>
            {resting.whatChanged}
          </QuietButton>
        </div>
      )}
    </Banner>
  );
}

/** Columns in doubt hold back only their own field; the repair is beside the sentence. */
function Troubles({ model, act }: Rest) {
  const { trouble } = useWords().sidebar;
  const troubles = model.server?.edits?.troubles ?? [];
  if (troubles.length === 0) return null;
  return (
    <Banner tone="warn">
      <TroubleLines troubles={troubles} />
      {troubles.some(({ what }) => what === 'column-renamed') ? (
        <QuietButton off={isWorking(model)} onPress={() => act({ type: 'repair', repair: 'restore-headings', rows: [] })}>
          {trouble.restoreHeadings}
        </QuietButton>
      ) : null}
    </Banner>
  );
}

/** Without ids, or in a copy, nothing can be compared: the person is told how to fix that. */
export function TroubleView({ screen, model, act }: ViewProps<'trouble'>) {
  const { trouble, resting } = useWords().sidebar;
  const notPulled = screen.troubles.some(({ what }) => what === 'not-pulled');
  return (
    <StateCard title={trouble.title}>
      <TroubleLines troubles={screen.troubles} />
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'refresh' })}>{notPulled ? trouble.pullFirst : resting.refresh}</MainButton>
        {notPulled ? null : <QuietButton onPress={() => act({ type: 'reload' })}>{trouble.lookAgain}</QuietButton>}
      </Foot>
    </StateCard>
  );
}

function TroubleLines({ troubles }: { readonly troubles: readonly TabTrouble[] }) {
  const { trouble } = useWords().sidebar;
  return (
    <>
      {troubles.map((one) => (
        <p key={JSON.stringify(one)}>{troubleText(one, trouble)}</p>
      ))}
    </>
  );
}

function troubleText(trouble: TabTrouble, words: PageWords['sidebar']['trouble']): string {
  switch (trouble.what) {
    case 'id-column-missing':
      return words.idColumn;
    case 'not-pulled':
      return words.notPulled;
    case 'column-missing':
      return words.columnMissing(trouble);
    case 'column-renamed':
      return words.columnRenamed(trouble);
    case 'column-twice':
      return words.columnTwice(trouble);
  }
}
