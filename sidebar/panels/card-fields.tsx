// The editable fields of a creator's card; each is written into its cell when changed.

import { useEffect, useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { isLines, isListed, isSet, listOf } from '../../src/fields/fields';
import type { CardField, CreatorCard } from '../../src/rpc/creators';
import type { Choices } from '../../src/rpc/shapes';
import { Choice, Field, named } from '../components/parts';
import { useWords } from '../components/words-context';
import { LabelChoice } from '../views/label-choice';
import type { ViewProps } from '../views/view';

interface CardFieldsProps extends Pick<ViewProps<'panel'>, 'screen' | 'act'> {
  readonly card: CreatorCard;
}

type Value = string | number | null | Id[];

export function CardFields({ card, screen, act }: CardFieldsProps) {
  const { creators } = useWords();
  const { creatorId } = card;
  const lists = screen.panel.answers.readChoices?.value;
  const write = (field: CardField['field'], value: Value) =>
    act({ type: 'ask', call: { call: 'editCreator', args: { creatorId, field, value } } });
  return (
    <div class="filters">
      <p class="faint">{creators.card.editHint}</p>
      {card.fields.map((field) => (
        <div key={field.field} class="card-field">
          <Control field={field} lists={lists} write={(value) => write(field.field, value)} />
          <State field={field} />
        </div>
      ))}
    </div>
  );
}

interface ControlProps {
  readonly field: CardField;
  readonly lists: Choices | undefined;
  readonly write: (value: Value) => void;
}

function Control({ field, lists, write }: ControlProps) {
  const { creators, common } = useWords();
  const label = common.field[field.field];
  const name = field.field;
  const unreadable = isSet(name) && field.ids === null;
  if (field.locked || unreadable || (isListed(name) && lists === undefined)) return <Locked label={label} field={field} />;
  if (!isListed(name)) return <TextField label={label} field={field} write={write} />;
  if (isSet(name))
    return (
      <>
        <LabelChoice labels={lists?.labels ?? []} chosen={field.ids ?? []} onChoose={(chosen) => write(chosen)} />
        {field.text === '' ? null : <p>{field.text}</p>}
      </>
    );
  const list = lists?.[listOf(name)] ?? [];
  return (
    <Choice label={label} none={creators.card.none} options={named(list)} chosen={field.ids?.[0]} onChoose={(id) => write(id ?? null)} />
  );
}

function Locked({ label, field }: { readonly label: string; readonly field: CardField }) {
  const { creators, common } = useWords();
  return (
    <>
      <p class="faint">{label}</p>
      <p>{field.text || common.blank}</p>
      {field.locked ? <p class="faint">{creators.card.locked}</p> : null}
    </>
  );
}

/** Written when the person leaves the field or presses Enter; then whatever the cell shows is shown again. */
function TextField({ label, field, write }: { readonly label: string; readonly field: CardField; readonly write: (text: string) => void }) {
  const [text, setText] = useState(field.text);
  useEffect(() => setText(field.text), [field.text]);
  const commit = () => text !== field.text && write(text);
  const type = (event: { readonly currentTarget: { readonly value: string } }) => setText(event.currentTarget.value);
  const shared = { value: text, maxLength: 12_000, onBlur: commit, onInput: type } as const;
  return (
    <Field label={label}>
      {(id) =>
        isLines(field.field) ? (
          <textarea id={id} rows={3} {...shared} />
        ) : (
          <input id={id} type="text" {...shared} onKeyDown={(event) => event.key === 'Enter' && commit()} />
        )
      }
    </Field>
  );
}

/** What a person must see beside a field: that it waits for Sync, and what the CRM was last known to hold. */
function State({ field }: { readonly field: CardField }) {
  const { card: t } = useWords().creators;
  if (!field.edited) return null;
  return (
    <>
      <p class="faint">
        <strong>{t.edited}.</strong> {field.was === '' ? t.wasBlank : t.was({ text: field.was })}
      </p>
      {isListed(field.field) && field.ids === null && !field.locked ? <p class="faint">{t.unreadable({ text: field.text })}</p> : null}
    </>
  );
}
