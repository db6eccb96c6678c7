// A run that goes on while nobody is there, as panel and server speak of it.

import type { Problem } from './problems';

/** `run` of the state is this run as long as it is not over. */
export interface Background {
  readonly runId: string;
  /** The name of its tab. */
  readonly tab: string;
  /** ISO 8601; null = the timer has not worked at it yet. */
  readonly triedAt: string | null;
  /** What stopped it then. It is tried again. */
  readonly problem: Problem | null;
  /** What became of it; null = it is not over. */
  readonly ended: BackgroundEnd | null;
}

/** `given-up`: too long ago, so that somebody has to go on by hand. `lost`: its records can no longer be read, or are not what was confirmed. */
export interface BackgroundEnd {
  readonly how: 'over' | 'given-up' | 'lost';
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  /** Not sent. */
  readonly left: number;
}
