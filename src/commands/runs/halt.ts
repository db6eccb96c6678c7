// Halts a run that is being sent.

import { SENDABLE } from '../../sync/run-totals';
import type { Context } from '../context';
import { changeHead, pauseKey } from './journal';
import { endLease } from './lease';
import type { RunHead } from './run-schema';

/**
 * Takes effect before the next round of the sending call; the run stays paused until somebody resumes it. Call under the document lock.
 */
export function haltRun(ctx: Context, runId: string, mayHalt: (now: RunHead) => boolean = () => true): void {
  changeHead(ctx, runId, (now) => {
    if (!SENDABLE.has(now.state) || !mayHalt(now)) return null;
    ctx.shared.write(pauseKey(runId), 'asked');
    endLease(ctx, runId, '');
    return { ...now, state: 'paused' };
  });
}
