// How the columns of a pasted list are interpreted, and how its labels and notes are applied; each can be corrected.

import { LIST_ROLES, type ListRole } from '../../src/fields/fields';
import type { ListAsked, ListPreview } from '../../src/rpc/creators';
import { Picked, Tick } from '../components/parts';
import { useWords } from '../components/words-context';

interface ListColumnsProps {
  readonly preview: ListPreview;
  readonly asked: ListAsked;
  readonly look: (asking: ListAsked) => void;
}

export function ListColumns({ preview, asked, look }: ListColumnsProps) {
  const { match: t } = useWords().creators;
  const { columns, header } = preview;
  const roles = columns.map(({ role }) => role);
  const used = (role: ListRole): boolean => roles.includes(role);
  const change = (more: Partial<ListAsked>) => look({ ...asked, header, roles, ...more });
  return (
    <div class="filters">
      {columns.map(({ role, heading, sample }, i) => (
        <Picked
          key={i}
          label={t.column({ text: heading || sample || String(i + 1) })}
          options={LIST_ROLES}
          chosen={role}
          nameOf={(one) => t.role[one]}
          onChoose={(chosen) => change({ roles: roles.map((one, place) => (place === i ? chosen : one)) })}
        />
      ))}
      <Tick name={t.header} on={header} onTick={(next) => change({ header: next })} />
      {used('labels') ? (
        <Mode
          title={t.labels}
          keep={t.labelsAdd}
          keeps={asked.labels === 'add'}
          onChoose={(keeps) => change({ labels: keeps ? 'add' : 'replace' })}
        />
      ) : null}
      {used('notes') ? (
        <Mode
          title={t.notes}
          keep={t.notesAppend}
          keeps={asked.notes === 'append'}
          onChoose={(keeps) => change({ notes: keeps ? 'append' : 'replace' })}
        />
      ) : null}
    </div>
  );
}

interface ModeProps {
  readonly title: string;
  readonly keep: string;
  readonly keeps: boolean;
  readonly onChoose: (keeps: boolean) => void;
}

function Mode({ title, keep, keeps, onChoose }: ModeProps) {
  const { match: t } = useWords().creators;
  return (
    <fieldset class="scope">
      <legend>{title}</legend>
      <label class="check">
        <input type="radio" name={title} checked={keeps} onChange={() => onChoose(true)} />
        {keep}
      </label>
      <label class="check">
        <input type="radio" name={title} checked={!keeps} onChange={() => onChoose(false)} />
        {t.replace}
      </label>
    </fieldset>
  );
}
