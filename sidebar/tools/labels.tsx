// The CRM's labels: how many creators carry each, and making, renaming and deleting them. It must not know how a label is kept.

import { useState } from 'preact/hooks';
import type { CallResults } from '../../src/rpc/calls';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

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
        {(id) => <input id={id} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />}
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
  const { labels: said } = useWords().tools;
  const wanted = search.trim();
  const fitting = labels.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const exact = labels.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return (
    <>
      {fitting.length === 0 ? <p class="faint">{said.none}</p> : null}
      <ul class="waiting">
        {fitting.slice(0, DRAWN).map((label) => (
          <LabelRow key={`${typeof label.id}${label.id}`} label={label} act={act} />
        ))}
      </ul>
      <p class="faint">{said.caveat}</p>
      {wanted === '' || exact ? null : (
        <QuietButton onPress={() => act({ type: 'startDeed', deed: { what: 'create-label', name: wanted } })}>
          {said.create({ name: wanted })}
        </QuietButton>
      )}
    </>
  );
}

function LabelRow({ label, act }: { readonly label: Labels[number]; readonly act: Props['act'] }) {
  const { tools, common } = useWords();
  const { labels: said } = tools;
  const [name, setName] = useState<string | null>(null);
  const { id, channelCount } = label;
  if (name === null) {
    return (
      <li>
        <strong>{label.name || String(id)}</strong>
        {channelCount === null ? null : <p class="faint">{said.carried({ n: channelCount })}</p>}
        <div class="links">
          <QuietButton onPress={() => setName(label.name)}>{said.rename}</QuietButton>
          <QuietButton onPress={() => act({ type: 'startDeed', deed: { what: 'delete-label', id } })}>{said.remove}</QuietButton>
        </div>
      </li>
    );
  }
  const ready = name.trim() !== '' && name.trim() !== label.name;
  const rename = () => ready && act({ type: 'startDeed', deed: { what: 'rename-label', id, name: name.trim() } });
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <Field label={said.newName({ name: label.name })}>
          {(field) => <input id={field} type="text" maxLength={100} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <div class="links">
          <QuietButton off={!ready} onPress={rename}>
            {said.rename}
          </QuietButton>
          <QuietButton onPress={() => setName(null)}>{common.cancel}</QuietButton>
        </div>
      </form>
    </li>
  );
}
