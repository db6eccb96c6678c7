// A checklist of labels in a fold, with a search if there are many.

import { useState } from 'preact/hooks';
import type { Choices } from '../../src/rpc/shapes';
import { Fold, Tick } from '../components/parts';
import { Checklist, SearchBox } from '../components/search-list';
import { useWords } from '../components/words-context';

type Labels = Choices['labels'];
type LabelId = Labels[number]['id'];

interface LabelChoiceProps {
  readonly labels: Labels;
  readonly chosen: readonly LabelId[];
  readonly onChoose: (chosen: LabelId[]) => void;
  /** What they are chosen for, if that is not obvious. */
  readonly name?: string;
}

/** With this many labels or more, scanning takes longer than typing. */
const SEARCH_FROM = 8;

export function LabelChoice({ labels, chosen, onChoose, name: given }: LabelChoiceProps) {
  const { choose } = useWords().sidebar;
  const what = given ?? choose.labels;
  const [search, setSearch] = useState('');
  const toggle = (id: LabelId) => onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const title = chosen.length === 0 ? what : choose.labelsChosen({ what, n: chosen.length });
  if (labels.length === 0) return null;
  return (
    <Fold title={title}>
      {labels.length < SEARCH_FROM ? null : <SearchBox label={choose.findLabel} text={search} onSearch={setSearch} />}
      <Checklist items={labels} search={search} nameOf={({ name }) => name} none={choose.noLabel} label={what}>
        {({ id, name }) => <Tick key={`${typeof id}${id}`} name={name || String(id)} on={chosen.includes(id)} onTick={() => toggle(id)} />}
      </Checklist>
    </Fold>
  );
}
