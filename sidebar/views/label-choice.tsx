// A checklist of labels in a fold, with a search if there are many.

import type { Choices } from '../../src/rpc/shapes';
import { Fold, named } from '../components/parts';
import { TickList } from '../components/search-list';
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

export function LabelChoice({ labels, chosen, onChoose, name: given }: LabelChoiceProps) {
  const { choose } = useWords().sidebar;
  const what = given ?? choose.labels;
  const title = chosen.length === 0 ? what : choose.labelsChosen({ what, n: chosen.length });
  if (labels.length === 0) return null;
  return (
    <Fold title={title}>
      <TickList label={what} find={choose.findLabel} none={choose.noLabel} options={named(labels)} chosen={chosen} onChoose={onChoose} />
    </Fold>
  );
}
