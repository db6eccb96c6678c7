// A form for one name, with a button that accepts it and one that cancels.

import { useState } from 'preact/hooks';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { QuietButton } from './button';
import { Field, focusOnce } from './parts';
import { useWords } from './words-context';

interface NameFormProps {
  readonly label: string;
  readonly button: string;
  readonly begin: string;
  /** In UTF-16 units. */
  readonly most: number;
  /** The initial name cannot be used. */
  readonly another?: boolean;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
}

/** Another name for an object of the CRM. */
export function RenameForm({ label, begin, onName, onLeave }: Pick<NameFormProps, 'label' | 'begin' | 'onName' | 'onLeave'>) {
  const { panels } = useWords();
  return <NameForm label={label} button={panels.rename} begin={begin} most={NAME_LIMIT} another onName={onName} onLeave={onLeave} />;
}

export function NameForm({ label, button, begin, most, another = false, onName, onLeave }: NameFormProps) {
  const { common } = useWords();
  const [name, setName] = useState(begin);
  const ready = name.trim() !== '' && !(another && name.trim() === begin);
  const take = () => ready && onName(name.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="text"
            maxLength={most}
            value={name}
            ref={focusOnce}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && onLeave()}
          />
        )}
      </Field>
      <div class="links">
        <QuietButton off={!ready} onPress={take}>
          {button}
        </QuietButton>
        <QuietButton onPress={onLeave}>{common.cancel}</QuietButton>
      </div>
    </form>
  );
}
