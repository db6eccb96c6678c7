// Whether the person has seen how their last run ended: the panel may have been closed while the last call was still at work.

import { text } from '../../rpc/plain-schemas';
import { SENT } from '../../sync/run-totals';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { RunHead } from './run-schema';

/** An older result is another day's news. The history has it. */
const NEWS_MS = 24 * 3_600_000;

/** The id of the run whose result was shown last. An unreadable one counts as none. */
const SEEN = kept<string>(1, text);

const keyOf = ({ book }: Context): string => `seenResult.${book.id}`;

/** To be called when a page shows the result; it is asked once per run. */
export const sawResult = (ctx: Context, runId: string): void => ctx.mine.write(keyOf(ctx), SEEN.write(runId));

/** This person's newest run, if it ended unseen in the last 24 hours. `byTimer`: the run that the timer sends, which reports it as such. */
export function unseenResult(ctx: Context, heads: readonly RunHead[], byTimer: string | undefined): string | null {
  const mine = heads.filter(({ token, state }) => token === ctx.person.token && state !== 'cancelled');
  const last = mine[mine.length - 1];
  if (last === undefined || !SENT.has(last.state) || ctx.clock.now() - last.beatAt > NEWS_MS) return null;
  if (byTimer === last.runId) return null;
  return valueOf(readKept(ctx.mine, keyOf(ctx), SEEN)) === last.runId ? null : last.runId;
}
