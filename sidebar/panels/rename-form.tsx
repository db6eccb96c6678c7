// One name to be changed, in place: Enter takes it, Escape leaves it.

import { useState } from 'preact/hooks';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { QuietButton } from '../components/button';
import { Field } from '../components/parts';
import { useWords } from '../components/words-context';

interface RenameFormProps {
  readonly label: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

export function RenameForm({ label, name: before, onRename, onCancel }: RenameFormProps) {
  const { panels, common } = useWords();
  const [name, setName] = useState(before);
  const ready = name.trim() !== '' && name.trim() !== before;
  const rename = () => ready && onRename(name.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}
    >
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="text"
            maxLength={NAME_LIMIT}
            value={name}
            ref={focusOnce}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          />
        )}
      </Field>
      <div class="links">
        <QuietButton off={!ready} onPress={rename}>
          {panels.rename}
        </QuietButton>
        <QuietButton onPress={onCancel}>{common.cancel}</QuietButton>
      </div>
    </form>
  );
}

/** The form comes after a press on "Rename": the cursor goes where the name is typed. */
function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || input.dataset.asked === 'yes') return;
  input.dataset.asked = 'yes';
  input.focus();
  input.select();
}
