// Halts a run that is being sent.

import { SENDABLE } from '../../sync/run-totals';
import type { Context } from '../context';
import { done, type Result } from '../result';
import { changeHead, pauseKey } from './journal';
import { endLease } from './lease';
import type { RunHead } from './run-schema';

/**
 * Takes effect before the next round of the sending call; the run stays paused until somebody resumes it. False: by now there is nothing to
 * halt, or not for this person.
 */
export function haltRun(ctx: Context, runId: string, mayHalt: (now: RunHead) => boolean = () => true): Result<boolean> {
  let isHalted = false;
  const halted = changeHead(ctx, runId, (now) => {
    if (!SENDABLE.has(now.state) || !mayHalt(now)) return null;
    isHalted = true;
    ctx.shared.write(pauseKey(runId), 'asked');
    endLease(ctx, runId, '');
    return { ...now, state: 'paused' };
  });
  return halted.ok ? done(isHalted) : halted;
}
