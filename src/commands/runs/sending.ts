// A run that is being sent, in the hands of one call.

import type { Crm } from '../../crm/client';
import { freedTogether } from '../../crm/pace';
import type { Problem } from '../../rpc/problems';
import { type BodyRecord, type EntryId, type Run, withBodies } from '../../sync/run';
import { progressText, sendableText } from '../../sync/sendable-text';
import { perMinuteNow } from '../account/forecast';
import { sealStage } from '../account/seal';
import type { Context } from '../context';
import { IDS_PER_READ } from '../reading/read-remotes';
import { patchEntries } from './journal';
import type { RunHead } from './run-schema';

/** `run` is the latest one; each of its steps is written to the journal before the next request. */
export interface Sending {
  readonly ctx: Context;
  readonly crm: Crm;
  /** The key that sends. */
  readonly key: string;
  head: RunHead;
  run: Run;
  /** A digest of what may be sent; another one when a body was made smaller. null = nothing may: somebody else's run is wound up by reading. */
  what: string | null;
  /** When the call's time is over. */
  readonly until: number;
  /** False once the run is no longer this call's: nothing more of it is sent or written here. */
  readonly isHeld: () => boolean;
  /** False once somebody asked to pause or to end the run, or when the run is no longer this call's: no further body is sent. */
  readonly goesOn: () => boolean;
}

/** Why the rounds ended before the run did. */
export type Stop = { readonly ok: false; readonly waitMs: number } | { readonly ok: false; readonly problem: Problem } | null;

export function putBody(sending: Sending, body: BodyRecord): void {
  sending.run = withBodies(sending.run, [body]);
}

/** Writes these entries of the run as they are now, once the person's own properties know of it. */
export function keepEntries({ ctx, head, run, what }: Sending, changed: Iterable<EntryId>): void {
  if (what !== null) sealStage(ctx, head.runId, { what, progress: progressText(run) });
  patchEntries(ctx, head, run, changed);
}

/** What the person confirmed to be sent with this key, as a digest. */
export const whatOf = (ctx: Context, key: string, { runId, tab }: Pick<RunHead, 'runId' | 'tab'>, run: Run): string =>
  ctx.digest(sendableText({ runId, account: ctx.digest(key), tab }, run));

/**
 * How many creators one round reads at most: as many as one request brings. Where each takes a request of its own, a third of what the CRM takes a minute
 * from this key now, so that they can be read before and after within it.
 */
export const idsPerRound = (ctx: Context, { cursor }: Pick<RunHead, 'cursor'>): number =>
  cursor.way === 'filter' ? IDS_PER_READ : freedTogether(perMinuteNow(ctx));
