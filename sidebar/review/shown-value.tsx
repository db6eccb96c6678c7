// A value as people read it; labels with what is added and removed told by sign and word, not by colour alone.

import type { Shown } from '../../src/rpc/shapes';
import { useWords } from '../components/words-context';

export function ShownValue({ value }: { readonly value: Shown }) {
  const { common } = useWords();
  if (value.as === 'labels') return <Labels {...value} />;
  return value.text === '' ? <span class="faint">{common.blank}</span> : <span class="text">{value.text}</span>;
}

type LabelsProps = Extract<Shown, { as: 'labels' }>;

function Labels({ kept, added, removed }: LabelsProps) {
  const { table } = useWords().review;
  if (kept.length + added.length + removed.length === 0) return <span class="faint">{table.noLabels}</span>;
  return (
    <span class="labels">
      {kept.map((name) => (
        <span key={name}>{name} </span>
      ))}
      {added.map((name) => (
        <Change key={name} mark="ins" sign="+" name={name} t={table.added({ name })} />
      ))}
      {removed.map((name) => (
        <Change key={name} mark="del" sign="−" name={name} t={table.removed({ name })} />
      ))}
    </span>
  );
}

interface ChangeProps {
  readonly mark: 'ins' | 'del';
  readonly sign: string;
  readonly name: string;
  readonly t: string;
}

/** Seen as "+Name" or struck through "−Name"; read aloud as "add Name", "remove Name". */
function Change({ mark: Mark, sign, name, t }: ChangeProps) {
  return (
    <Mark>
      <span aria-hidden="true">
        {sign}
        {name}{' '}
      </span>
      <span class="unseen">{t} </span>
    </Mark>
  );
}
