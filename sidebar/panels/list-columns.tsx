// How the columns of a pasted list are interpreted, and how its labels and notes are applied; each can be corrected.

import { LIST_ROLES, type ListRole } from '../../src/fields/fields';
import type { ListAsked, ListPreview } from '../../src/rpc/creators';
import { OneOf, Picked, Tick } from '../components/parts';
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
        <fieldset class="scope">
          <legend>{t.labels}</legend>
          <OneOf
            group="labels"
            options={[
              { value: 'add', name: t.labelsAdd },
              { value: 'replace', name: t.replace },
            ]}
            chosen={asked.labels}
            onChoose={(labels) => change({ labels })}
          />
        </fieldset>
      ) : null}
      {used('notes') ? (
        <fieldset class="scope">
          <legend>{t.notes}</legend>
          <OneOf
            group="notes"
            options={[
              { value: 'append', name: t.notesAppend },
              { value: 'replace', name: t.replace },
            ]}
            chosen={asked.notes}
            onChoose={(notes) => change({ notes })}
          />
        </fieldset>
      ) : null}
    </div>
  );
}
