// A sidebar that has read a state of the server, for tests that start from there.

import type { SidebarState } from '../../sidebar/calls';
import { type Event, first, type Model } from '../../sidebar/machine/model';
import { next } from '../../sidebar/machine/next';
import { screenOf } from '../../sidebar/machine/screen';
import { play } from './play';

/** `shows` names the state that a person would see. */
export function opened(state: SidebarState) {
  const page = play<Model, Event>(first, next);
  page.send({ type: 'opened' });
  page.answer('readState', state);
  return { ...page, shows: () => screenOf(page.model()).show };
}
