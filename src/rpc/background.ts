// A run that continues while nobody is there, as exchanged between panel and server.

import type { Problem } from './problems';

/** The state's `run` is this run as long as it is not over. */
export interface Background {
  readonly runId: string;
  /** The name of its tab. */
  readonly tab: string;
  /** ISO 8601; null = the timer has not worked on it yet. */
  readonly triedAt: string | null;
  /** What stopped it last time. It is retried. */
  readonly problem: Problem | null;
  /** Its outcome; null = it is not over. */
  readonly ended: BackgroundEnd | null;
}

/**
 * `given-up`: it was too long ago, so somebody has to resume it by hand. `signed-out`: so did the person. `lost`: its records are
 * unreadable, or are not what was confirmed.
 */
export interface BackgroundEnd {
  readonly how: 'over' | 'given-up' | 'signed-out' | 'lost';
  readonly applied: number;
  readonly failed: number;
  readonly unknown: number;
  /** Not sent. */
  readonly left: number;
}
