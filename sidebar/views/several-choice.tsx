// A filter by entries of a list: one of them in a drop-down; or several, or all but some, in a checklist.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import type { SetWord } from '../../src/fields/filters';
import { QuietButton } from '../components/button';
import { Choice, Picked } from '../components/parts';
import { TickList } from '../components/search-list';
import { useWords } from '../components/words-context';

interface Option<T> {
  readonly value: T;
  readonly name: string;
}

interface Several<T> {
  readonly is: SetWord;
  readonly of: readonly T[];
}

interface SeveralFieldsProps<T> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  /** Which of any, all, and none make sense for this list. */
  readonly ways: readonly SetWord[];
  readonly several: Several<T> | undefined;
  /** undefined = nothing is chosen. */
  readonly onSeveral: (several: Several<T> | undefined) => void;
}

interface SeveralProps<T> extends SeveralFieldsProps<T> {
  readonly single: T | undefined;
  readonly onSingle: (value: T | undefined) => void;
  /** Answers in addition to the entries, such as "nobody". */
  readonly more?: readonly { readonly name: string; readonly on: boolean; readonly onChoose: () => void }[];
}

/** What the drop-down offers in addition to the entries: by position, so that no CRM id is mistaken for one. */
interface Beside {
  readonly choose: () => void;
}

export function SeveralChoice<T extends Id>(props: SeveralProps<T>) {
  const { label, options, single, several, more = [], onSingle, onSeveral } = props;
  const { sidebar, filters: t } = useWords();
  const [open, setOpen] = useState(false);
  if (open || several !== undefined) {
    const one = () => {
      setOpen(false);
      onSingle(several?.is === 'any' ? several.of[0] : undefined);
    };
    return (
      <Box label={label} asked={open}>
        <SeveralFields {...props} />
        <QuietButton onPress={one}>{t.justOne}</QuietButton>
      </Box>
    );
  }
  const begin = () => {
    setOpen(true);
    if (single !== undefined) onSeveral({ is: 'any', of: [single] });
  };
  const beside = [...more.map(({ name, onChoose }) => ({ name, choose: onChoose })), { name: t.several, choose: begin }];
  const all: readonly Option<T | Beside>[] = [...options, ...beside.map((one) => ({ value: one, name: one.name }))];
  const on = more.findIndex((one) => one.on);
  return (
    <Choice<T | Beside>
      label={label}
      none={sidebar.choose.any}
      options={all}
      chosen={on >= 0 ? beside[on] : single}
      onChoose={(value) => (typeof value === 'object' ? value.choose() : onSingle(value))}
    />
  );
}

/** Somebody who has just asked for it continues in it. */
function Box({ label, asked, children }: { readonly label: string; readonly asked: boolean; readonly children: ComponentChildren }) {
  const focus = (box: HTMLFieldSetElement | null) => {
    if (!asked || box === null || box.dataset.asked === 'yes') return;
    box.dataset.asked = 'yes';
    box.querySelector<HTMLElement>('select, input')?.focus();
  };
  return (
    <fieldset class="several" ref={focus}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

/** The mode and the ticks. */
export function SeveralFields<T extends Id>({ label, options, ways, several, onSeveral }: SeveralFieldsProps<T>) {
  const { filters: t } = useWords();
  const [way, setWay] = useState<SetWord>('any');
  const { is, of } = several ?? { is: way, of: [] };
  const set = (next: Several<T>) => {
    setWay(next.is);
    onSeveral(next.of.length === 0 ? undefined : next);
  };
  return (
    <>
      <Picked
        label={t.which({ what: label })}
        options={ways}
        chosen={is}
        nameOf={(one) => t.is[one]}
        onChoose={(one) => set({ is: one, of })}
      />
      <TickList
        label={label}
        find={t.find({ what: label })}
        none={t.noneFound}
        options={options}
        chosen={of}
        onChoose={(next) => set({ is, of: next })}
      />
    </>
  );
}
