// Another tab's own columns, shown beside the same creators here.

import { useState } from 'preact/hooks';
import { MainButton } from '../components/button';
import { Banner, Choice, Tick, toggled } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

export function LookupsPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { lookups: t } = useWords().panels;
  const { readLookups, showLookups } = screen.panel.answers;
  const [from, setFrom] = useState<number | undefined>(undefined);
  const [headings, setHeadings] = useState<readonly string[]>([]);
  const tabs = readLookups?.value?.tabs ?? [];
  const [only] = tabs.length === 1 ? tabs : [];
  const source = tabs.find(({ id }) => id === from) ?? only;
  const chosen = headings.filter((heading) => source?.headings.includes(heading) === true);
  const show = () => {
    if (source === undefined || readLookups?.value === undefined) return;
    setHeadings([]);
    act({ type: 'ask', call: { call: 'showLookups', args: { tab: readLookups.value.tab, from: source.id, headings: chosen } } });
  };
  const main =
    tabs.length === 0 ? undefined : (
      <MainButton off={chosen.length === 0 || showLookups?.asking === true} onPress={show}>
        {t.show({ n: chosen.length })}
      </MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      <p>{t.about}</p>
      <WithAnswer of="readLookups" screen={screen} act={act}>
        {() =>
          tabs.length === 0 ? (
            <p class="faint">{t.none}</p>
          ) : (
            <>
              <Choice
                label={t.from}
                none={t.choose}
                options={tabs.map(({ id, name }) => ({ value: id, name }))}
                chosen={source?.id}
                onChoose={setFrom}
              />
              {source === undefined ? null : (
                <fieldset class="scope">
                  <legend>{t.columns}</legend>
                  {source.headings.map((heading) => (
                    <Tick
                      key={heading}
                      name={heading}
                      remark={source.shown.includes(heading) ? t.alreadyShown : undefined}
                      on={chosen.includes(heading)}
                      onTick={() => setHeadings(toggled(headings, heading))}
                    />
                  ))}
                </fieldset>
              )}
            </>
          )
        }
      </WithAnswer>
      <div role="status">
        <WithAnswer of="showLookups" screen={screen} act={act}>
          {(shown) => <Banner tone="good">{t.shown(shown)}</Banner>}
        </WithAnswer>
      </div>
    </PanelCard>
  );
}
