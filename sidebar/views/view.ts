// The props of every view of the sidebar.

import type { Act, Model } from '../machine/model';
import type { Screen } from '../machine/screen';

/** `Shows` names the states that a view shows. */
export interface ViewProps<Shows extends Screen['show']> {
  readonly screen: Screen & { readonly show: Shows };
  readonly model: Model;
  readonly act: (act: Act) => void;
}

/** Makes the next step at once; null unless the work is waiting after a problem. */
export const tryNow = ({ wait }: Model, act: (act: Act) => void): (() => void) | null =>
  wait?.why === 'retry' ? () => act({ type: 'tryNow' }) : null;

/** A short call is in progress: nothing else can be started. */
export function isWorking({ activity }: Model): boolean {
  return activity.doing === 'working';
}
