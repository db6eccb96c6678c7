// Views: those saved by name and the tabs that show views, with what can be done to each.

import { useState } from 'preact/hooks';
import { VIEW_NAME_LIMIT } from '../../src/rpc/limits';
import type { ViewsList } from '../../src/rpc/views';
import { MainButton, QuietButton } from '../components/button';
import { NameForm } from '../components/name-form';
import { useWords } from '../components/words-context';
import type { Act } from '../machine/model';
import { LeftOut } from '../views/unreadable';
import type { ViewProps } from '../views/view';
import { viewName } from '../views/view-name';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;
type Saved = ViewsList['saved'][number];
type ViewTab = ViewsList['tabs'][number];
interface RowProps {
  readonly list: ViewsList;
  readonly act: (act: Act) => void;
}

export function ViewsPanel({ screen, model, act }: Props) {
  const { panels, sidebar } = useWords();
  const choose = <MainButton onPress={() => act({ type: 'choose' })}>{panels.views.choose}</MainButton>;
  return (
    <PanelCard title={sidebar.resting.views} model={model} act={act} main={choose}>
      <WithAnswer of="readViews" screen={screen} act={act}>
        {(list) => (
          <>
            <LeftOut n={list.unreadable} />
            <SavedViews list={list} act={act} />
            <TabList list={list} act={act} />
          </>
        )}
      </WithAnswer>
    </PanelCard>
  );
}

function SavedViews({ list, act }: RowProps) {
  const { views: t } = useWords().panels;
  return (
    <section class="more-section">
      <h3>{t.saved}</h3>
      {list.saved.length === 0 ? <p class="faint">{t.none}</p> : null}
      <ul class="waiting runs">
        {list.saved.map((view) => (
          <SavedRow key={view.viewId} view={view} list={list} act={act} />
        ))}
      </ul>
    </section>
  );
}

function SavedRow({ view, list, act }: RowProps & { readonly view: Saved }) {
  const words = useWords();
  const { views: t } = words.panels;
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const { viewId, name } = view;
  const leave = () => setDoing(null);
  const ask = (call: Extract<Act, { type: 'ask' }>['call']) => {
    leave();
    act({ type: 'ask', call });
  };
  if (doing === 'rename') {
    const rename = (given: string) => ask({ call: 'renameView', args: { viewId, name: given } });
    return (
      <li>
        <NameForm label={t.newName({ name })} button={t.rename} begin={name} most={VIEW_NAME_LIMIT} onName={rename} onLeave={leave} />
      </li>
    );
  }
  const filters = viewName(view.query, list.choices, words);
  return (
    <li>
      <strong>{name}</strong>
      {filters === name ? null : <p class="faint">{filters}</p>}
      {doing === 'delete' ? (
        <>
          <p>{view.tab === null ? t.deleteAsk : t.deleteAskTab}</p>
          <div class="links">
            <QuietButton onPress={() => ask({ call: 'deleteView', args: { viewId } })}>{t.deleteIt}</QuietButton>
            <QuietButton onPress={leave}>{words.common.cancel}</QuietButton>
          </div>
        </>
      ) : (
        <div class="links">
          <QuietButton onPress={() => act({ type: 'openView', viewId })}>{view.tab === null ? t.open : t.goThere}</QuietButton>
          <QuietButton onPress={() => act({ type: 'editView', view: { viewId, name }, query: view.query })}>{t.change}</QuietButton>
          <QuietButton onPress={() => setDoing('rename')}>{t.rename}</QuietButton>
          <QuietButton onPress={() => ask({ call: 'duplicateView', args: { viewId } })}>{t.duplicate}</QuietButton>
          <QuietButton onPress={() => setDoing('delete')}>{t.remove}</QuietButton>
        </div>
      )}
    </li>
  );
}

function TabList({ list, act }: RowProps) {
  const { views: t } = useWords().panels;
  if (list.tabs.length === 0) return null;
  return (
    <section class="more-section">
      <h3>{t.tabs}</h3>
      <ul class="waiting runs">
        {list.tabs.map((one) => (
          <TabRow key={one.tab} one={one} act={act} />
        ))}
      </ul>
    </section>
  );
}

function TabRow({ one, act }: { readonly one: ViewTab; readonly act: RowProps['act'] }) {
  const { panels, sidebar } = useWords();
  const { views: t } = panels;
  const [saving, setSaving] = useState(false);
  const { tab, name, view, creators, here, savedAs } = one;
  const save = (given: string) => {
    setSaving(false);
    act({ type: 'ask', call: { call: 'saveView', args: { name: given, query: {}, tab } } });
  };
  return (
    <li>
      <strong>{name}</strong>
      <p class="faint">{sidebar.resting.view({ name: view, creators })}</p>
      {saving ? (
        <NameForm
          label={sidebar.choose.saveAs}
          button={sidebar.choose.saveIt}
          begin={view}
          most={VIEW_NAME_LIMIT}
          onName={save}
          onLeave={() => setSaving(false)}
        />
      ) : (
        <div class="links">
          {here ? (
            <span class="faint">{t.here}</span>
          ) : (
            <QuietButton onPress={() => act({ type: 'goToTab', tab })}>{t.goThere}</QuietButton>
          )}
          {here && savedAs === null ? (
            <QuietButton onPress={() => act({ type: 'editView', view: { viewId: null, name: view }, query: one.query })}>
              {t.change}
            </QuietButton>
          ) : null}
          {savedAs === null ? <QuietButton onPress={() => setSaving(true)}>{t.save}</QuietButton> : null}
        </div>
      )}
    </li>
  );
}
