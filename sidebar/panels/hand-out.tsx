// A tab to hand out: which columns of which rows, and what recipients would see.

import { useState } from 'preact/hooks';
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

/** What was typed and ticked for a tab; untouched columns are chosen if they are visible to everybody on the channel. */
interface Draft {
  readonly tab: number | undefined;
  readonly title: string | null;
  readonly ticks: ReadonlyMap<number, boolean>;
}

const NOTHING: Draft = { tab: undefined, title: null, ticks: new Map() };

export function HandOutPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels, common } = useWords();
  const { handOut: t } = panels;
  const { readHandOut, makeHandOut } = screen.panel.answers;
  const look = readHandOut?.value;
  const [drafted, setDraft] = useState<Draft>(NOTHING);
  const [picked, setPicked] = useState<Scope | null>(null);
  // Somebody who has selected rows means these.
  const scope = picked ?? ((look?.selectedRows ?? 0) > 1 ? 'selected' : 'visible');
  // What was chosen for another tab does not apply here.
  const draft = drafted.tab === look?.tab ? drafted : { ...NOTHING, tab: look?.tab };
  const isChosen = ({ column, what }: HandOutLook['columns'][number]): boolean => draft.ticks.get(column) ?? what === 'public';
  const chosen = look?.columns.filter(isChosen) ?? [];
  const secret = chosen.filter(({ what }) => what === 'private').map(({ heading }) => heading);
  const title = draft.title ?? look?.title ?? '';
  // The new tab is active, and there is nothing to hand out of it.
  const isMade = makeHandOut?.value !== undefined && makeHandOut.problem === null && !makeHandOut.asking;
  const make = () => {
    if (look === undefined) return;
    const columns = chosen.map(({ column, heading }) => ({ column, heading }));
    act({ type: 'ask', call: { call: 'makeHandOut', args: { tab: look.tab, title, columns, scope } } });
  };
  const main =
    look === undefined || isMade ? undefined : (
      <MainButton off={chosen.length === 0 || title.trim() === '' || makeHandOut?.asking === true} onPress={make}>
        {makeHandOut?.asking === true ? common.loading : t.make({ n: chosen.length })}
      </MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      {isMade ? null : <p>{t.about}</p>}
      {isMade ? null : (
        <WithAnswer of="readHandOut" screen={screen} act={act}>
          {({ columns }) => (
            <>
              <Field label={t.name}>
                {(id) => (
                  <input
                    id={id}
                    maxLength={TITLE_LIMIT}
                    value={title}
                    onInput={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
                  />
                )}
              </Field>
              <Picked label={t.rows} options={SCOPES} chosen={scope} nameOf={(one) => panels.bulkEdit.rows[one]} onChoose={setPicked} />
              <fieldset class="scope">
                <legend>{t.columns}</legend>
                {columns.map((one) => (
                  <Tick
                    key={one.column}
                    name={one.heading}
                    remark={one.what === 'public' ? undefined : t[one.what]}
                    on={isChosen(one)}
                    onTick={(on) => setDraft({ ...draft, ticks: new Map([...draft.ticks, [one.column, on]]) })}
                  />
                ))}
              </fieldset>
              {secret.length === 0 ? null : <Banner tone="warn">{t.privateWarning({ names: secret })}</Banner>}
              <p class="faint">{t.fileWarning}</p>
            </>
          )}
        </WithAnswer>
      )}
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
    </PanelCard>
  );
}
