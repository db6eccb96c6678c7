// Splits the creators read for a view into those its own filters keep and those they exclude.

import type { Channel } from '../../fields/fields';
import type { Where } from '../../fields/filters';
import { fits, unsaidFilter } from '../../sync/conditions';
import type { CreatorId } from '../../sync/model';
import { done, failed, type Result } from '../result';

export interface Fitting {
  readonly channels: readonly Channel[];
  /** null = nothing was tested. */
  readonly out: readonly CreatorId[] | null;
}

/**
 * `tests` null = all match. Fails with `filter-ignored` and `unsaid` if the CRM says nothing, for any creator, about what a filter asks.
 */
export function fittingOf(channels: readonly Channel[], tests: Where | null, now: number): Result<Fitting> {
  if (tests === null) return done({ channels, out: null });
  const unsaid = unsaidFilter(tests, channels, now);
  if (unsaid !== null) return failed('filter-ignored', { filter: unsaid, unsaid: 'yes' });
  const fitting = channels.filter((channel) => fits(channel, tests, now));
  const kept = new Set(fitting);
  return done({ channels: fitting, out: channels.flatMap((channel) => (kept.has(channel) ? [] : [channel.creatorId])) });
}
