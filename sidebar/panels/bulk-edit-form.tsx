// The form for one edit of many rows: what it does, and to which of them.

import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { EDITABLE_FIELDS, isLines, isOne, isText, listOf, ONE_FIELDS, TEXT_FIELDS } from '../../src/fields/fields';
import { TEXT_LIMIT } from '../../src/fields/text-limit';
import type { BulkColumns } from '../../src/rpc/bulk-edit';
import type { Choices } from '../../src/rpc/shapes';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import type { EditableField } from '../../src/sync/model';
import type { PageWords } from '../../src/text/pages-en';
import { Choice, Field, named, Picked, Tick } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Scope } from '../machine/model';
import { LabelChoice } from '../views/label-choice';

type Verb = BulkEdit['verb'];
const VERBS: readonly Verb[] = ['set', 'append', 'labels', 'replace', 'move', 'copy', 'clear'];
const SCOPES: readonly Scope[] = ['selected', 'visible', 'all'];

/** What was chosen and typed so far; each verb uses only its own parts. */
interface Draft {
  readonly verb: Verb;
  readonly field: EditableField;
  readonly text: string;
  readonly by: string;
  readonly heedCase: boolean;
  readonly stamped: boolean;
  readonly id: Id | undefined;
  readonly to: Id | null | undefined;
  readonly column: BulkColumns['columns'][number] | undefined;
  readonly add: readonly Id[];
  readonly remove: readonly Id[];
}

const EMPTY = {
  text: '',
  by: '',
  heedCase: false,
  stamped: true,
  id: undefined,
  to: undefined,
  column: undefined,
  add: [],
  remove: [],
} as const;

/** A choice from one column's list means nothing in another's; typed text stays. */
const UNCHOSEN = { id: undefined, to: undefined } as const;

/** The columns each verb applies to. */
const FIELDS: Readonly<Record<Verb, readonly EditableField[]>> = {
  set: [...ONE_FIELDS, ...TEXT_FIELDS],
  append: TEXT_FIELDS.filter(isLines),
  labels: ['labels'],
  replace: TEXT_FIELDS,
  move: ONE_FIELDS,
  copy: EDITABLE_FIELDS,
  clear: EDITABLE_FIELDS,
};

interface FormProps {
  readonly offered: BulkColumns;
  readonly lists: Choices;
  readonly scope: Scope;
  /** null while something is missing; a new object each time, even if it says the same. */
  readonly onChange: (edit: BulkEdit | null, scope: Scope) => void;
}

export function BulkEditForm({ offered, lists, scope, onChange }: FormProps) {
  const { panels, common } = useWords();
  const { bulkEdit: t } = panels;
  const [draft, setDraft] = useState<Draft>({ verb: 'set', field: 'status', ...EMPTY });
  const change = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    onChange(editOf(next, offered.stamp, t.stampedLine), scope);
  };
  const fields = FIELDS[draft.verb];
  const chooseVerb = (verb: Verb) =>
    change({ verb, field: FIELDS[verb].find((field) => field === draft.field) ?? FIELDS[verb][0] ?? 'notes', ...UNCHOSEN });
  return (
    <div class="filters">
      <Picked
        label={t.which}
        options={SCOPES}
        chosen={scope}
        nameOf={(one) => t.rows[one]}
        onChoose={(one) => onChange(editOf(draft, offered.stamp, t.stampedLine), one)}
      />
      <Picked label={t.what} options={VERBS} chosen={draft.verb} nameOf={(one) => t.verb[one]} onChoose={chooseVerb} />
      {fields.length < 2 ? null : (
        <Picked
          label={t.column}
          options={fields}
          chosen={draft.field}
          nameOf={(one) => common.field[one]}
          onChoose={(field) => change({ field, ...UNCHOSEN })}
        />
      )}
      <Parts draft={draft} change={change} offered={offered} lists={lists} />
    </div>
  );
}

interface PartsProps extends Pick<FormProps, 'offered' | 'lists'> {
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
}

function Parts({ draft, change, offered, lists }: PartsProps) {
  const { panels, common } = useWords();
  const { bulkEdit: t } = panels;
  const { verb, field } = draft;
  const entries = isOne(field) ? named(lists[listOf(field)]) : [];
  switch (verb) {
    case 'set':
      return isOne(field) ? (
        <Choice label={t.value} none={t.choose} options={entries} chosen={draft.id} onChoose={(id) => change({ id })} />
      ) : (
        <Typed label={t.value} lines={isText(field) && isLines(field)} text={draft.text} onType={(text) => change({ text })} />
      );
    case 'append':
      return (
        <>
          <Typed
            label={t.line}
            lines={false}
            text={draft.text}
            most={TEXT_LIMIT - t.stampedLine({ stamp: offered.stamp, text: '' }).length}
            onType={(text) => change({ text })}
          />
          <Tick name={t.stamped({ stamp: offered.stamp })} on={draft.stamped} onTick={(stamped) => change({ stamped })} />
        </>
      );
    case 'replace':
      return (
        <>
          <Typed label={t.find} lines={false} text={draft.text} onType={(text) => change({ text })} />
          <Typed label={t.by} lines={false} text={draft.by} onType={(by) => change({ by })} />
          <Tick name={t.heedCase} on={draft.heedCase} onTick={(heedCase) => change({ heedCase })} />
        </>
      );
    case 'copy': {
      const columns = offered.columns.map((one) => ({ value: one, name: one.heading }));
      const chosen = offered.columns.find(({ column, heading }) => column === draft.column?.column && heading === draft.column.heading);
      return <Choice label={t.fromColumn} none={t.choose} options={columns} chosen={chosen} onChoose={(column) => change({ column })} />;
    }
    case 'move':
      return (
        <>
          <Choice label={t.from} none={t.choose} options={entries} chosen={draft.id} onChoose={(id) => change({ id })} />
          <Choice
            label={t.to}
            none={t.choose}
            options={[...entries, { value: null, name: common.blank }]}
            chosen={draft.to}
            onChoose={(to) => change({ to })}
          />
        </>
      );
    case 'labels':
      return lists.labels.length === 0 ? (
        <p class="faint">{t.noLabels}</p>
      ) : (
        <>
          <LabelChoice name={t.add} labels={without(lists.labels, draft.remove)} chosen={draft.add} onChoose={(add) => change({ add })} />
          <LabelChoice
            name={t.remove}
            labels={without(lists.labels, draft.add)}
            chosen={draft.remove}
            onChoose={(remove) => change({ remove })}
          />
        </>
      );
    case 'clear':
      return null;
  }
}

type StampedLine = PageWords['panels']['bulkEdit']['stampedLine'];

const without = (labels: Choices['labels'], others: readonly Id[]) => labels.filter(({ id }) => !others.includes(id));

/** null while something is missing. */
function editOf(
  { verb, field, text, by, heedCase, stamped, id, to, column, add, remove }: Draft,
  stamp: string,
  stampedLine: StampedLine,
): BulkEdit | null {
  switch (verb) {
    case 'set':
      if (isOne(field)) return id === undefined ? null : { verb, field, value: id };
      return isText(field) && text.trim() !== '' ? { verb, field, value: text } : null;
    case 'append':
      return isText(field) && text.trim() !== '' ? { verb, field, line: stamped ? stampedLine({ stamp, text }) : text } : null;
    case 'replace':
      return isText(field) && text !== '' ? { verb, field, find: text, by, heedCase } : null;
    case 'copy':
      return column === undefined ? null : { verb, field, ...column };
    case 'move':
      return isOne(field) && id !== undefined && to !== undefined && id !== to ? { verb, field, from: id, to } : null;
    case 'labels':
      return add.length + remove.length === 0 ? null : { verb, add, remove };
    case 'clear':
      return { verb, field };
  }
}

interface TypedProps {
  readonly label: string;
  readonly lines: boolean;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly most?: number;
}

function Typed({ label, lines, text, onType, most = TEXT_LIMIT }: TypedProps) {
  const type = (event: { readonly currentTarget: { readonly value: string } }) => onType(event.currentTarget.value);
  const shared = { value: text, maxLength: most, onInput: type } as const;
  return (
    <Field label={label}>{(id) => (lines ? <textarea id={id} rows={3} {...shared} /> : <input id={id} type="text" {...shared} />)}</Field>
  );
}
