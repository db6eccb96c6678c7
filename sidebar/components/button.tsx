// Buttons. Each state has one main button, leftmost; everything else is a quiet link.

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useWords } from './words-context';

interface ButtonProps {
  /** `go` = blue; `halt` = outlined, for interruptions; `danger` = red, for removals. */
  readonly tone?: 'go' | 'halt' | 'danger';
  /** Shown as unavailable but kept in the tab order, so that focus is not lost. */
  readonly off?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/**
 * A press does what the button meant when it began, whatever an answer has made of the button by the time the mouse is released. A key or a
 * script presses at once, and reports no count of clicks.
 */
function usePress(off: boolean, onPress: () => void) {
  const now = off ? null : onPress;
  const begun = useRef(now);
  return {
    'aria-disabled': off,
    onPointerDown: () => {
      begun.current = now;
    },
    onClick: ({ detail }: MouseEvent) => (detail === 0 ? now : begun.current)?.(),
  };
}

/** The one main button of a state. In the sidebar it stays in view, whatever stands above it. */
export function MainButton({ tone = 'go', off = false, onPress, children }: ButtonProps) {
  return (
    <div class="main-place">
      <button type="button" class={`main ${tone}`} data-main {...usePress(off, onPress)}>
        {children}
      </button>
    </div>
  );
}

/** A secondary action: a button that looks like a link. */
export function QuietButton({ off = false, onPress, children }: Omit<ButtonProps, 'tone'>) {
  return (
    <button type="button" class="quiet" {...usePress(off, onPress)}>
      {children}
    </button>
  );
}

/** The row of buttons at the end of a state. */
export function Buttons({ children }: { readonly children: ComponentChildren }) {
  return <div class="buttons">{children}</div>;
}

interface HaltButtonsProps {
  readonly off?: boolean;
  /** Makes the next step at once; null unless the work is waiting after a problem. */
  readonly onTry: (() => void) | null;
  readonly onHalt: () => void;
  /** The label for stopping. */
  readonly children: ComponentChildren;
}

/** While work is running it can be stopped; while it waits after a problem, the main button retries at once. */
export function HaltButtons({ off = false, onTry, onHalt, children }: HaltButtonsProps) {
  const { common } = useWords();
  return (
    <Buttons>
      {onTry === null ? (
        <MainButton tone="halt" off={off} onPress={onHalt}>
          {children}
        </MainButton>
      ) : (
        <>
          <MainButton onPress={onTry}>{common.tryNow}</MainButton>
          <QuietButton onPress={onHalt}>{children}</QuietButton>
        </>
      )}
    </Buttons>
  );
}
