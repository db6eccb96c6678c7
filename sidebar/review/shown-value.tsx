// A value as people read it; added and removed labels are marked by sign and word, not by color alone.

import type { Shown } from '../../src/rpc/shapes';
import { useWords } from '../components/words-context';
import { differing } from './differing';

/** `beside`: the values it is compared with. */
export function ShownValue({ value, beside }: { readonly value: Shown; readonly beside: readonly (Shown | null)[] }) {
  const { common } = useWords();
  if (value.as === 'labels') return <Labels {...value} />;
  if (value.text === '') return <span class="faint">{common.blank}</span>;
  const others = beside.flatMap((other) => (other?.as === 'text' && other.text !== '' ? [other.text] : []));
  const text = others.length === 0 ? value.text : differing([value.text, ...others])[0];
  return (
    <span class="text" title={text === value.text ? undefined : value.text}>
      {text}
    </span>
  );
}

type LabelsProps = Extract<Shown, { as: 'labels' }>;

/** A name may have a comma in it, so commas would not tell where one ends. Added and removed ones begin with their sign. */
const BETWEEN = '· ';

function Labels({ kept, added, removed }: LabelsProps) {
  const { table } = useWords().review;
  if (kept.length + added.length + removed.length === 0) return <span class="faint">{table.noLabels}</span>;
  return (
    <span class="labels">
      {kept.map((name, place) => (
        <span key={name}>
          {place === 0 ? '' : BETWEEN}
          {name}{' '}
        </span>
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

/** Shown as "+Name" or a struck-through "−Name"; read aloud as "add Name", "remove Name". */
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
