// The frame of one state: heading, content, buttons.

import type { ComponentChildren } from 'preact';
import { useMarked } from './words-context';

interface StateCardProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Needs a key per state: a new heading takes keyboard focus when the previously focused element is gone (`focus.ts`). */
export function StateCard({ title, children }: StateCardProps) {
  return (
    <section class="state">
      <h2 tabIndex={-1}>{useMarked(title)}</h2>
      {children}
    </section>
  );
}
