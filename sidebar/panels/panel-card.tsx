// The frame of a panel: its title, what it shows, the page's messages, its buttons and the one that closes it.

import type { ComponentChildren } from 'preact';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';

interface PanelCardProps extends Pick<ViewProps<'panel'>, 'model' | 'act'> {
  readonly title: string;
  /** Without one, closing is the main button; null where it stands among what the panel shows. */
  readonly main?: ComponentChildren;
  /** Further quiet buttons. */
  readonly more?: ComponentChildren;
  /** What closing is called when it gives something up. */
  readonly leave?: string;
  /** Where closing leads, when not to rest. */
  readonly onLeave?: () => void;
  readonly children: ComponentChildren;
}

export function PanelCard({ title, model, act, main, more, leave, onLeave, children }: PanelCardProps) {
  const { common } = useWords();
  const close = onLeave ?? (() => act({ type: 'idle' }));
  return (
    <StateCard title={title}>
      {children}
      <Messages model={model} />
      <Buttons>
        {main === undefined ? (
          <MainButton tone="halt" onPress={close}>
            {common.close}
          </MainButton>
        ) : (
          main
        )}
        {more}
        {main === undefined ? null : <QuietButton onPress={close}>{leave ?? common.close}</QuietButton>}
      </Buttons>
    </StateCard>
  );
}
