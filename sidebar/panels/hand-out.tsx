// A tab to hand out: which columns of which rows, and what whoever gets it would see.

import { useEffect, useState } from 'preact/hooks';
import type { HandOutLook } from '../../src/rpc/hand-out';
import { MainButton } from '../components/button';
import { Banner, Field, Picked, Tick } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Scope } from '../machine/model';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

const SCOPES: readonly Scope[] = ['visible', 'selected', 'all'];
const TITLE_LIMIT = 80;

export function HandOutPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels, common } = useWords();
  const { handOut: t } = panels;
  const { readHandOut, makeHandOut } = screen.panel.answers;
  const look = readHandOut?.value;
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<Scope | null>(null);
  /** What the tab was made of; the same is not offered again. */
  const [madeOf, setMadeOf] = useState('');
  // Who has selected rows means these.
  const scope = picked ?? ((look?.selectedRows ?? 0) > 1 ? 'selected' : 'visible');
  /** What was ticked or unticked; of the others what is harmless is chosen. */
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(new Map());
  const isChosen = ({ column, what }: HandOutLook['columns'][number]): boolean => ticks.get(column) ?? what === 'public';
  const chosen = look?.columns.filter(isChosen) ?? [];
  const secret = chosen.filter(({ what }) => what === 'private').map(({ heading }) => heading);
  const title = typed ?? look?.title ?? '';
  const args = { title, columns: chosen.map(({ column, heading }) => ({ column, heading })), scope };
  const make = () => {
    setMadeOf(JSON.stringify(args));
    act({ type: 'ask', call: { call: 'makeHandOut', args } });
  };
  const made = makeHandOut?.value;
  useEffect(() => {
    if (made !== undefined) globalThis.scrollTo(0, 0);
  }, [made]);
  const isMade = made !== undefined && madeOf === JSON.stringify(args);
  const main =
    look === undefined || isMade ? undefined : (
      <MainButton off={chosen.length === 0 || title.trim() === '' || makeHandOut?.asking === true} onPress={make}>
        {makeHandOut?.asking === true ? common.loading : t.make({ n: chosen.length })}
      </MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      <p>{t.about}</p>
      <div role="status">
        <WithAnswer of="makeHandOut" screen={screen} act={act}>
          {(made) => (
            <Banner tone="good">
              <p>{t.made(made)}</p>
              <p>{t.fileWarning}</p>
            </Banner>
          )}
        </WithAnswer>
      </div>
      <WithAnswer of="readHandOut" screen={screen} act={act}>
        {({ columns }) => (
          <>
            <Field label={t.name}>
              {(id) => <input id={id} maxLength={TITLE_LIMIT} value={title} onInput={(event) => setTyped(event.currentTarget.value)} />}
            </Field>
            <Picked label={t.rows} options={SCOPES} chosen={scope} nameOf={(one) => panels.bulkEdit.rows[one]} onChoose={setPicked} />
            <fieldset class="scope">
              <legend>{t.columns}</legend>
              {columns.map((one) => (
                <Tick
                  key={one.column}
                  name={one.heading}
                  note={one.what === 'public' ? undefined : t[one.what]}
                  on={isChosen(one)}
                  onTick={(on) => setTicks(new Map([...ticks, [one.column, on]]))}
                />
              ))}
            </fieldset>
            {secret.length === 0 ? null : <Banner tone="warn">{t.privateWarning({ names: secret })}</Banner>}
            {makeHandOut?.value === undefined ? <p class="faint">{t.fileWarning}</p> : null}
          </>
        )}
      </WithAnswer>
    </PanelCard>
  );
}
