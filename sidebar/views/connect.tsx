// The state without a connection: a key is pasted, used once, and forgotten by the page.

import { useState } from 'preact/hooks';
import { Buttons, MainButton } from '../components/button';
import { Field, NewWindow } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from './messages';
import { PracticeOffer } from './practice';
import type { ViewProps } from './view';

/** Where the CRM shows people their key; documented by the vendor. */
const DASHBOARD = 'https://www.noxinfluencer.com/skills/dashboard';

export function ConnectView({ screen, model, act }: ViewProps<'connect'>) {
  const words = useWords();
  const { connect } = words.sidebar;
  return (
    <StateCard title={screen.tabHasView ? connect.tabTitle : connect.title}>
      {screen.tabHasView ? <p>{connect.tabWhat}</p> : null}
      <p>{connect.what}</p>
      <KeyForm busy={screen.busy} onKey={(key) => act({ type: 'connect', key })}>
        <Messages model={model} />
      </KeyForm>
      <p class="faint">{connect.scope}</p>
      <PracticeOffer off={screen.busy} act={act} />
    </StateCard>
  );
}

interface KeyFormProps {
  readonly busy: boolean;
  readonly onKey: (key: string) => void;
  readonly children: preact.ComponentChildren;
}

/** The field is emptied as soon as the key is on its way. */
function KeyForm({ busy, onKey, children }: KeyFormProps) {
  const { connect } = useWords().sidebar;
  const [key, setKey] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    setMissing(key.trim() === '');
    if (key.trim() === '') return;
    onKey(key);
    setKey('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <Field label={connect.key}>
        {(id) => (
          <>
            <input
              id={id}
              type="password"
              autocomplete="off"
              spellcheck={false}
              value={key}
              aria-invalid={missing}
              aria-describedby={missing ? `${id}-wrong` : undefined}
              onInput={(event) => setKey(event.currentTarget.value)}
            />
            {missing ? (
              <p class="wrong" id={`${id}-wrong`}>
                {connect.keyMissing}
              </p>
            ) : null}
          </>
        )}
      </Field>
      {children}
      <Buttons>
        <MainButton off={busy} onPress={submit}>
          {busy ? connect.busy : connect.button}
        </MainButton>
        <NewWindow url={DASHBOARD}>{connect.whereIsMyKey}</NewWindow>
      </Buttons>
    </form>
  );
}
