// A tab of the person's own that is to show creators: which of its columns tells whose a row is.

import { useState } from 'preact/hooks';
import type { OwnColumns, OwnTabLook } from '../../src/rpc/own-tab';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Choice } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { viewName } from '../views/view-name';
import { WithAnswer } from './answer';

type Props = ViewProps<'panel'>;

export function OwnTabPanel(props: Props) {
  const { screen, act } = props;
  const { ownTab } = useWords().panels;
  const answer = screen.panel.answers.lookAtOwnTab;
  const again = () => act({ type: 'ask', call: { call: 'lookAtOwnTab', args: {} } });
  const look = answer?.value;
  return (
    <StateCard title={ownTab.title}>
      <WithAnswer answer={answer} again={again}>
        {(seen) => (seen.problem === null ? <p class="faint">{ownTab.what}</p> : <p>{ownTab.problem[seen.problem]}</p>)}
      </WithAnswer>
      {look?.problem === null ? <Columns key={look.tab} look={look} {...props} /> : <Leave again={again} {...props} />}
    </StateCard>
  );
}

function Leave({ again, model, act }: Props & { readonly again: () => void }) {
  const { common, sidebar } = useWords();
  return (
    <>
      <Messages model={model} />
      <Buttons>
        <MainButton onPress={again}>{sidebar.trouble.lookAgain}</MainButton>
        <QuietButton onPress={() => act({ type: 'idle' })}>{common.close}</QuietButton>
      </Buttons>
    </>
  );
}

function Columns({ look, model, act }: Props & { readonly look: OwnTabLook }) {
  const words = useWords();
  const { ownTab } = words.panels;
  const [corrected, setCorrected] = useState<Partial<OwnColumns>>({});
  const columns: OwnColumns = { ...look.guess, ...corrected };
  const ready = (columns.link ?? columns.handle ?? columns.email) !== null;
  const name = viewName(model.query, typeof model.choices === 'object' ? model.choices : null, words);
  return (
    <>
      <p>{ownTab.whose({ name })}</p>
      <h3>{ownTab.ask}</h3>
      {(Object.keys(ownTab.role) as (keyof OwnColumns)[]).map((role) => (
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
      <Messages model={model} />
      <Buttons>
        <MainButton off={!ready} onPress={() => act({ type: 'matchTab', columns, name })}>
          {ownTab.compare}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'choose' })}>{ownTab.other}</QuietButton>
        <QuietButton onPress={() => act({ type: 'idle' })}>{words.common.cancel}</QuietButton>
      </Buttons>
    </>
  );
}
