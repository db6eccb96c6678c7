// A checklist of labels in a fold, with a search when there are many.

import { useState } from 'preact/hooks';
import type { Choices } from '../../src/rpc/shapes';
import { Field, Fold } from '../components/parts';
import { useWords } from '../components/words-context';

type Labels = Choices['labels'];
type LabelId = Labels[number]['id'];

interface LabelChoiceProps {
  readonly labels: Labels;
  readonly chosen: readonly LabelId[];
  readonly onChoose: (chosen: LabelId[]) => void;
}

/** From so many labels on, finding one by eye takes longer than typing. */
const SEARCH_FROM = 8;

/** So many are drawn at once; the search reaches the rest. */
const DRAWN = 60;

export function LabelChoice({ labels, chosen, onChoose }: LabelChoiceProps) {
  const { choose } = useWords().sidebar;
  const [search, setSearch] = useState('');
  const fitting = labels.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (id: LabelId) => onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const title = chosen.length === 0 ? choose.labels : `${choose.labels}: ${choose.labelsChosen({ n: chosen.length })}`;
  if (labels.length === 0) return null;
  return (
    <Fold title={title}>
      {labels.length < SEARCH_FROM ? null : (
        <Field label={choose.findLabel}>
          {(id) => <input id={id} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />}
        </Field>
      )}
      {fitting.length === 0 ? <p class="faint">{choose.noLabel}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <section class="checklist" aria-label={choose.labels} tabIndex={0}>
        {fitting.slice(0, DRAWN).map(({ id, name }) => (
          <label class="check" key={`${typeof id}${id}`}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {name || String(id)}
          </label>
        ))}
      </section>
    </Fold>
  );
}
