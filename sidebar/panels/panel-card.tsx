// The frame of a panel: its title, its contents, the page's messages, its buttons, and the one that closes it.

import type { ComponentChildren } from 'preact';
import { MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Foot } from '../views/messages';
import type { ViewProps } from '../views/view';

interface PanelCardProps extends Pick<ViewProps<'panel'>, 'model' | 'act'> {
  readonly title: string;
  /** Without one, closing is the main button; null if it is part of the panel's contents. */
  readonly main?: ComponentChildren;
  /** Further quiet buttons. */
  readonly more?: ComponentChildren;
  /** The label for closing when that gives something up. */
  readonly leave?: string;
  /** Where closing leads, if not to idle. */
  readonly onLeave?: () => void;
  readonly children: ComponentChildren;
}

export function PanelCard({ title, model, act, main, more, leave, onLeave, children }: PanelCardProps) {
  const { common } = useWords();
  const close = onLeave ?? (() => act({ type: 'idle' }));
  return (
    <StateCard title={title}>
      {children}
      <Foot model={model}>
        {main === undefined ? (
          <MainButton tone="halt" onPress={close}>
            {common.close}
          </MainButton>
        ) : (
          main
        )}
        {more}
        {main === undefined ? null : <QuietButton onPress={close}>{leave ?? common.close}</QuietButton>}
      </Foot>
    </StateCard>
  );
}
