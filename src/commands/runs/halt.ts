// Stopping a run that is being sent, by whoever does not want it to go on now.

import type { Context } from '../context';
import { keepHead } from './journal';
import { endLease } from './lease';
import type { RunHead } from './run-schema';

/** Under which the call that sends looks whether it may go on. */
export const pauseKey = (runId: string): string => `pause.${runId}`;

/** Takes hold before the next round of the call that sends; the run stays paused until somebody goes on. */
export function haltRun(ctx: Context, head: RunHead): void {
  ctx.shared.write(pauseKey(head.runId), 'asked');
  keepHead(ctx, { ...head, state: 'paused' });
  endLease(ctx, head.runId, '');
}
