// A person's own tab that is to show creators: which of its columns identifies the row's creator.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { namesOf } from '../../contract/named';
import type { OwnColumns, OwnTabLook } from '../../src/rpc/own-tab';
import { MainButton, QuietButton } from '../components/button';
import { Choice } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { nameForFile } from '../views/view-name';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;

export function OwnTabPanel(props: Props) {
  const { screen, model, act } = props;
  const { panels, sidebar } = useWords();
  const { ownTab } = panels;
  const look = screen.panel.answers.lookAtOwnTab?.value;
  const seen = (
    <WithAnswer of="lookAtOwnTab" screen={screen} act={act}>
      {({ problem }) => (problem === null ? <p class="faint">{ownTab.what}</p> : <p>{ownTab.problem[problem]}</p>)}
    </WithAnswer>
  );
  if (look?.problem === null) {
    return (
      <Columns key={look.tab} look={look} {...props}>
        {seen}
      </Columns>
    );
  }
  const again = <MainButton onPress={() => act({ type: 'askAgain', call: 'lookAtOwnTab' })}>{sidebar.trouble.lookAgain}</MainButton>;
  return (
    <PanelCard title={ownTab.title} model={model} act={act} main={again}>
      {seen}
    </PanelCard>
  );
}

function Columns({ look, model, act, children }: Props & { readonly look: OwnTabLook; readonly children: ComponentChildren }) {
  const words = useWords();
  const { ownTab } = words.panels;
  const [corrected, setCorrected] = useState<Partial<OwnColumns>>({});
  const columns: OwnColumns = { ...look.guess, ...corrected };
  const ready = (columns.link ?? columns.handle ?? columns.email) !== null;
  const name = nameForFile(model, words);
  const main = (
    <MainButton off={!ready} onPress={() => act({ type: 'matchTab', columns, name })}>
      {ownTab.compare}
    </MainButton>
  );
  const more = <QuietButton onPress={() => act({ type: 'choose' })}>{ownTab.other}</QuietButton>;
  return (
    <PanelCard title={ownTab.title} model={model} act={act} main={main} more={more} leave={words.common.cancel}>
      {children}
      <p>{ownTab.whose({ name })}</p>
      <h3>{ownTab.ask}</h3>
      {namesOf(ownTab.role).map((role) => (
        <Choice
          key={role}
          label={ownTab.role[role]}
          none={ownTab.none}
          options={look.columns.map(({ column, heading, sample }) => ({ value: column, name: ownTab.column({ heading, sample }) }))}
          chosen={columns[role] ?? undefined}
          onChoose={(column) => setCorrected({ ...corrected, [role]: column ?? null })}
        />
      ))}
      {ready ? null : <p class="faint">{ownTab.needed}</p>}
    </PanelCard>
  );
}
