// The CRM's labels: how many creators carry each, and making, renaming and deleting them. It must not know how a label is kept.

import { useState } from 'preact/hooks';
import type { CallResults } from '../../src/rpc/calls';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { RenameForm } from './rename-form';

type Props = ViewProps<'tool'>;
type Labels = CallResults['readLabels']['labels'];

export function LabelsTool({ screen, model, act }: Props) {
  const { tools, common } = useWords();
  const { labels: said } = tools;
  const [search, setSearch] = useState('');
  const again = () => act({ type: 'ask', call: { call: 'readLabels', args: {} } });
  return (
    <StateCard title={said.title}>
      <Field label={said.find}>
        {(id) => (
          <input id={id} type="search" maxLength={NAME_LIMIT} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        )}
      </Field>
      <WithAnswer answer={screen.tool.answers.readLabels} again={again}>
        {({ labels }) => <LabelList labels={labels} search={search} act={act} />}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'rest' })}>
          {common.close}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}

/** So many labels are drawn at once; the search reaches the rest. */
const DRAWN = 100;

function LabelList({ labels, search, act }: { readonly labels: Labels; readonly search: string; readonly act: Props['act'] }) {
  const { tools } = useWords();
  const { labels: said } = tools;
  const wanted = search.trim();
  const fitting = labels.filter(({ written }) => written.toLowerCase().includes(wanted.toLowerCase()));
  const taken = labels.some(({ name }) => name.trim().toLowerCase() === wanted.toLowerCase());
  return (
    <>
      {labels.length === 0 ? <p class="faint">{said.noneYet}</p> : null}
      {labels.length > 0 && fitting.length === 0 ? <p class="faint">{said.none}</p> : null}
      <ul class="waiting runs">
        {fitting.slice(0, DRAWN).map((label) => (
          <LabelRow key={`${typeof label.id}${label.id}`} label={label} act={act} />
        ))}
      </ul>
      {fitting.length > DRAWN ? <p class="faint">{tools.more({ n: fitting.length - DRAWN })}</p> : null}
      {wanted === '' || taken ? null : (
        <QuietButton onPress={() => act({ type: 'startDeed', deed: { what: 'create-label', name: wanted } })}>
          {said.create({ name: wanted })}
        </QuietButton>
      )}
      <p class="faint">{said.caveat}</p>
    </>
  );
}

function LabelRow({ label, act }: { readonly label: Labels[number]; readonly act: Props['act'] }) {
  const { tools } = useWords();
  const { labels: said } = tools;
  const [renaming, setRenaming] = useState(false);
  const { id, name, written, channelCount } = label;
  if (renaming) {
    return (
      <li>
        <RenameForm
          label={said.newName({ name: written })}
          name={name}
          onRename={(wanted) => act({ type: 'startDeed', deed: { what: 'rename-label', id, name: wanted } })}
          onCancel={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li>
      <strong>{written}</strong>
      {channelCount === null ? null : <p class="faint">{said.carried({ n: channelCount })}</p>}
      <div class="links">
        <QuietButton onPress={() => setRenaming(true)}>{tools.rename}</QuietButton>
        <QuietButton onPress={() => act({ type: 'startDeed', deed: { what: 'delete-label', id } })}>{tools.remove}</QuietButton>
      </div>
    </li>
  );
}
