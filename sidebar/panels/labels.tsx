// The CRM's labels: how many creators carry each, and making, renaming and deleting them.

import { useState } from 'preact/hooks';
import type { CallResults } from '../../src/commands/calls';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { FoundList, SearchBox } from '../components/search-list';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { RenameForm } from './rename-form';

type Props = ViewProps<'panel'>;
type Labels = CallResults['readLabels']['labels'];

export function LabelsPanel({ screen, model, act }: Props) {
  const { panels, common } = useWords();
  const { labels: t } = panels;
  const [search, setSearch] = useState('');
  const again = () => act({ type: 'ask', call: { call: 'readLabels', args: {} } });
  return (
    <StateCard title={t.title}>
      <SearchBox label={t.find} text={search} onSearch={setSearch} />
      <WithAnswer answer={screen.panel.answers.readLabels} again={again}>
        {({ labels }) => <LabelList labels={labels} search={search} act={act} />}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'idle' })}>
          {common.close}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}

function LabelList({ labels, search, act }: { readonly labels: Labels; readonly search: string; readonly act: Props['act'] }) {
  const { panels } = useWords();
  const { labels: t } = panels;
  const wanted = search.trim();
  const taken = labels.some(({ name }) => name.trim().toLowerCase() === wanted.toLowerCase());
  return (
    <>
      <FoundList items={labels} search={search} nameOf={({ written }) => written} empty={t.noneYet} none={t.none}>
        {(label) => <LabelRow key={`${typeof label.id}${label.id}`} label={label} act={act} />}
      </FoundList>
      {wanted === '' || taken ? null : (
        <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'create-label', name: wanted } })}>
          {t.create({ name: wanted })}
        </QuietButton>
      )}
      <p class="faint">{t.caveat}</p>
    </>
  );
}

function LabelRow({ label, act }: { readonly label: Labels[number]; readonly act: Props['act'] }) {
  const { panels } = useWords();
  const { labels: t } = panels;
  const [renaming, setRenaming] = useState(false);
  const { id, name, written, channelCount } = label;
  if (renaming) {
    return (
      <li>
        <RenameForm
          label={t.newName({ name: written })}
          name={name}
          onRename={(wanted) => act({ type: 'startMutation', mutation: { what: 'rename-label', id, name: wanted } })}
          onCancel={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li>
      <strong>{written}</strong>
      {channelCount === null ? null : <p class="faint">{t.carried({ n: channelCount })}</p>}
      <div class="links">
        <QuietButton onPress={() => setRenaming(true)}>{panels.rename}</QuietButton>
        <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'delete-label', id } })}>{panels.remove}</QuietButton>
      </div>
    </li>
  );
}
