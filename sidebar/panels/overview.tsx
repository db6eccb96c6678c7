// The Overview of a tab: created once, updated, and snapshotted.

import type { OverviewRenewed } from '../../src/rpc/overview';
import { MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

export function OverviewPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels, common } = useWords();
  const { overview: t } = panels;
  const { readOverview, makeOverview, renewOverview, freezeOverview, openOverview } = screen.panel.answers;
  const look = readOverview?.value;
  const isThere = look?.overview != null;
  const isBusy = [makeOverview, renewOverview, freezeOverview, openOverview].some((answer) => answer?.asking === true);
  const ask = (call: 'makeOverview' | 'renewOverview' | 'freezeOverview' | 'openOverview') => () =>
    act({ type: 'ask', call: { call, args: {} } });
  const main =
    look?.counts == null ? undefined : (
      <MainButton off={isBusy} onPress={ask(isThere ? 'renewOverview' : 'makeOverview')}>
        {isBusy ? common.loading : isThere ? t.renew : t.make}
      </MainButton>
    );
  const more =
    look?.counts == null || !isThere ? null : (
      <>
        <QuietButton off={isBusy} onPress={ask('freezeOverview')}>
          {t.freeze}
        </QuietButton>
        <QuietButton off={isBusy} onPress={ask('openOverview')}>
          {t.goTo}
        </QuietButton>
      </>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main} more={more}>
      {isThere ? null : <p>{t.about}</p>}
      <div role="status">
        <WithAnswer of="makeOverview" screen={screen} act={act}>
          {(made) => (renewOverview === undefined && freezeOverview === undefined ? <Banner tone="good">{t.made(made)}</Banner> : null)}
        </WithAnswer>
        <WithAnswer of="renewOverview" screen={screen} act={act}>
          {(renewed) => <Renewed renewed={renewed} />}
        </WithAnswer>
        <WithAnswer of="freezeOverview" screen={screen} act={act}>
          {(frozen) => <Banner tone="good">{t.frozen(frozen)}</Banner>}
        </WithAnswer>
        <WithAnswer of="openOverview" screen={screen} act={act} />
      </div>
      <WithAnswer of="readOverview" screen={screen} act={act}>
        {({ counts, overview, hasDue, hasChanges }) =>
          counts === null ? (
            // The copy just made is the open tab: nothing is missing there.
            freezeOverview?.value === undefined && <Banner tone="info">{t.none}</Banner>
          ) : (
            <>
              <p>
                {t.of({ tab: counts })} {overview === null ? '' : t.there({ tab: overview })}
              </p>
              {hasDue ? null : <p class="faint">{t.noDue}</p>}
              {hasChanges ? null : <p class="faint">{t.noChanges}</p>}
              {isThere ? <p class="faint">{t.renewAbout}</p> : null}
              {isThere ? <p class="faint">{t.freezeAbout}</p> : null}
            </>
          )
        }
      </WithAnswer>
    </PanelCard>
  );
}

function Renewed({ renewed: { cells, kept, noRoom, gone } }: { readonly renewed: OverviewRenewed }) {
  const { overview: t } = useWords().panels;
  return (
    <Banner tone={noRoom + gone.length > 0 ? 'warn' : 'good'}>
      <p>{t.renewed({ cells })}</p>
      {kept > 0 ? <p>{t.kept({ n: kept })}</p> : null}
      {noRoom > 0 ? <p>{t.noRoom({ n: noRoom })}</p> : null}
      {gone.length > 0 ? <p>{t.gone({ names: gone })}</p> : null}
    </Banner>
  );
}
