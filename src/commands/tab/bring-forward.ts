// The tab that a call is about, when it is not the one in front.

import * as z from 'zod/mini';
import { whole } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import type { Context } from '../context';

/** A review speaks of the rows of its own tab, whatever is in front by now; without a tab the one in front is meant. */
export const inTab = once(() => ({ tab: z.exactOptional(whole()) }));

export function bringForward({ book }: Context, tab: number | undefined): void {
  const wanted = tab === undefined || tab === book.activeTab()?.id ? null : book.tab(tab);
  if (wanted !== null) book.activate(wanted);
}
