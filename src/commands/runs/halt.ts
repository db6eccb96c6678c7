// Halts a run that is being sent.

import type { Context } from '../context';
import { keepHead } from './journal';
import { endLease } from './lease';
import type { RunHead } from './run-schema';

/** The key that the sending call checks to see whether it may continue. */
export const pauseKey = (runId: string): string => `pause.${runId}`;

/** Takes effect before the next round of the sending call; the run stays paused until somebody resumes it. */
export function haltRun(ctx: Context, head: RunHead): void {
  ctx.shared.write(pauseKey(head.runId), 'asked');
  keepHead(ctx, { ...head, state: 'paused' });
  endLease(ctx, head.runId, '');
}
