// Activates the tab a call is about, when it is not the active one.

import * as z from 'zod/mini';
import { whole } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import type { Context } from '../context';

/** A review refers to the rows of its own tab, whichever is active by now; without a tab, the active one is meant. */
export const inTab = once(() => ({ tab: z.exactOptional(whole()) }));

export function activateTab({ book }: Context, tab: number | undefined): void {
  const wanted = tab === undefined || tab === book.activeTab()?.id ? null : book.tab(tab);
  if (wanted !== null) book.activate(wanted);
}
