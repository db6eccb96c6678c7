// Signing out: what would go on with the person's key while nobody is there is named first, and ended here.

import { yes } from '../../rpc/plain-schemas';
import type { Unattended } from '../../rpc/schedule';
import { forgetKey } from '../account/account';
import { call } from '../call';
import type { Context } from '../context';
import { valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { filesHandedOver, handedOver, takeBackRun } from '../runs/handed-over';
import { underLock } from '../under-lock';
import { stopIfIdle, turnOffSchedule } from './schedule';
import { filesScheduled, readSettings } from './settings';

/** A timer belongs to a file, so those of the person's other files can only end themselves, the next time Google calls them. */
function unattendedOf(ctx: Context): Unattended {
  const others = new Set([...filesScheduled(ctx), ...filesHandedOver(ctx)]);
  others.delete(ctx.book.id);
  return {
    schedule: valueOf(readSettings(ctx)) !== null,
    run: handedOver(ctx)?.ended === null,
    elsewhere: others.size,
  };
}

/**
 * Leaves nothing derived from the key behind, in any file, and turns off here what works with it unattended: a handed-over run is paused.
 * Unless `sure`, it first answers what that would be, and does nothing; null = signed out.
 */
export const signOut = call(
  () => ({ sure: yes() }),
  (ctx, { sure }): Result<{ readonly ends: Unattended | null }> => {
    if (ctx.practice?.here) return failed('not-in-practice');
    return underLock(ctx, (): Result<{ readonly ends: Unattended | null }> => {
      const ends = unattendedOf(ctx);
      if (!sure && (ends.schedule || ends.run || ends.elsewhere > 0)) return done({ ends });
      const handed = handedOver(ctx);
      if (ends.run && handed !== null) takeBackRun(ctx, { runId: handed.runId });
      if (ends.schedule) turnOffSchedule(ctx);
      else if (ends.run) stopIfIdle(ctx);
      forgetKey(ctx);
      return done({ ends: null });
    });
  },
);
