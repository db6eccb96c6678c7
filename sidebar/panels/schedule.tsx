// Scheduled refresh: its state, what it did last, and what can be chosen.

import { useState } from 'preact/hooks';
import { EVERY_HOURS, type ScheduleLook, type ScheduleRule } from '../../src/rpc/schedule';
import { MainButton, QuietButton } from '../components/button';
import { Picked, Tick } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';
import { LastTime, MayRun, Standing } from './schedule-report';

/** What was chosen but not saved yet. */
interface Draft {
  readonly rule?: ScheduleRule;
  readonly mail?: boolean;
  readonly tabs: ReadonlyMap<number, boolean>;
}

const NOTHING: Draft = { tabs: new Map() };
const USUAL: ScheduleRule = { at: 'weekdays', hour: 8 };

export function SchedulePanel({ screen, model, act }: ViewProps<'panel'>) {
  const { schedule: t } = useWords().panels;
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const { readSchedule, turnOnSchedule, turnOffSchedule } = screen.panel.answers;
  const look = readSchedule?.value;
  const busy = turnOnSchedule?.asking === true || turnOffSchedule?.asking === true;
  const rule = draft.rule ?? look?.on?.rule ?? USUAL;
  const mail = draft.mail ?? look?.on?.mail ?? false;
  const isChosen = ({ id, chosen }: ScheduleLook['tabs'][number]): boolean => draft.tabs.get(id) ?? chosen;
  const tabs = look?.tabs.filter(isChosen).map(({ id }) => id) ?? [];
  const allowed = look?.timer.allowed === true && (!mail || look.mail.allowed);
  const turnOn = () => {
    setDraft(NOTHING);
    act({ type: 'ask', call: { call: 'turnOnSchedule', args: { rule, tabs, mail } } });
  };
  const turnOff = () => {
    setDraft(NOTHING);
    act({ type: 'ask', call: { call: 'turnOffSchedule', args: {} } });
  };
  const main =
    look === undefined || look.unreadable === 'newer' ? undefined : (
      <MainButton off={busy || tabs.length === 0 || !allowed} onPress={turnOn}>
        {look.on === null ? t.turnOn : t.change}
      </MainButton>
    );
  const more =
    look?.on == null ? null : (
      <QuietButton off={busy} onPress={turnOff}>
        {t.turnOff}
      </QuietButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main} more={more}>
      <WithAnswer of="readSchedule" screen={screen} act={act}>
        {(now) => (
          <>
            <div role="status">
              <Standing look={now} />
            </div>
            <LastTime look={now} />
            {now.unreadable === 'newer' ? null : (
              <>
                <When rule={rule} onRule={(chosen) => setDraft({ ...draft, rule: chosen })} />
                <fieldset class="scope">
                  <legend>{t.tabs}</legend>
                  {now.tabs.length === 0 ? <p class="faint">{t.noTabs}</p> : null}
                  {now.tabs.map((tab) => (
                    <Tick
                      key={tab.id}
                      name={tab.name}
                      on={isChosen(tab)}
                      onTick={(on) => setDraft({ ...draft, tabs: new Map([...draft.tabs, [tab.id, on]]) })}
                    />
                  ))}
                </fieldset>
                <Tick name={t.mail} on={mail} onTick={(on) => setDraft({ ...draft, mail: on })} />
                {mail ? <p class="faint">{t.mailAbout}</p> : null}
                <MayRun look={now} mail={mail} />
                <p class="faint">{t.about}</p>
                <p class="faint">{t.told}</p>
              </>
            )}
          </>
        )}
      </WithAnswer>
      <WithAnswer of="turnOnSchedule" screen={screen} act={act} />
      <WithAnswer of="turnOffSchedule" screen={screen} act={act} />
    </PanelCard>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const EVERY = EVERY_HOURS.map(String);

function When({ rule, onRule }: { readonly rule: ScheduleRule; readonly onRule: (rule: ScheduleRule) => void }) {
  const { schedule: t } = useWords().panels;
  const choose = (at: ScheduleRule['at']) => onRule(at === rule.at ? rule : at === 'weekdays' ? USUAL : { at, every: 4 });
  return (
    <>
      <Picked label={t.when} options={['weekdays', 'hours']} chosen={rule.at} nameOf={(at) => t.at[at]} onChoose={choose} />
      {rule.at === 'weekdays' ? (
        <Picked
          label={t.hour}
          options={HOURS}
          chosen={String(rule.hour)}
          nameOf={(hour) => `${hour.padStart(2, '0')}:00`}
          onChoose={(hour) => onRule({ at: 'weekdays', hour: Number(hour) })}
        />
      ) : (
        <Picked
          label={t.every}
          options={EVERY}
          chosen={String(rule.every)}
          nameOf={(every) => t.everyHours({ n: Number(every) })}
          onChoose={(every) => onRule({ at: 'hours', every: Number(every) })}
        />
      )}
    </>
  );
}
