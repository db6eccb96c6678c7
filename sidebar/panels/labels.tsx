// The CRM's labels: how many creators carry each, and creating, renaming, and deleting them.

import { useState } from 'preact/hooks';
import type { CallResults } from '../../src/commands/calls';
import { QuietButton } from '../components/button';
import { RenameForm } from '../components/name-form';
import { FoundList, isNamed, SearchBox } from '../components/search-list';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;
type Labels = CallResults['readLabels']['labels'];

export function LabelsPanel({ screen, model, act }: Props) {
  const { labels: t } = useWords().panels;
  const [search, setSearch] = useState('');
  return (
    <PanelCard title={t.title} model={model} act={act}>
      <SearchBox label={t.find} text={search} onSearch={setSearch} />
      <WithAnswer of="readLabels" screen={screen} act={act}>
        {({ labels }) => <LabelList labels={labels} search={search} act={act} />}
      </WithAnswer>
    </PanelCard>
  );
}

function LabelList({ labels, search, act }: { readonly labels: Labels; readonly search: string; readonly act: Props['act'] }) {
  const { labels: t } = useWords().panels;
  const wanted = search.trim();
  const taken = labels.some(({ name }) => isNamed(name, wanted));
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
          begin={name}
          onName={(wanted) => act({ type: 'startMutation', mutation: { what: 'rename-label', id, name: wanted } })}
          onLeave={() => setRenaming(false)}
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
