// The frame of one state: heading, what it says, its buttons. Moves the focus to the heading when the button that had it is gone.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface StateCardProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/**
 * Give it a key per state. The heading takes the focus only when the page has it and nothing in the page does, which is what is left when
 * a pressed button has vanished; a person who types in the sheet is never disturbed.
 */
export function StateCard({ title, children }: StateCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && document.hasFocus() && wasUsed()) heading.current?.focus();
  }, []);
  return (
    <section class="state">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Somebody has pressed something in this page: before that, a state that appears is no answer to anything. */
function wasUsed(): boolean {
  return document.documentElement.dataset.used === 'yes';
}

/** From the first key or click on, states may take the focus. */
export function noticeUse(): void {
  const used = () => {
    document.documentElement.dataset.used = 'yes';
  };
  document.addEventListener('pointerdown', used, { once: true });
  document.addEventListener('keydown', used, { once: true });
}
