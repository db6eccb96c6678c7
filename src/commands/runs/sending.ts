// A run that is being sent, held by one call.

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

/** `run` is the latest state; each step is written to the journal before the next request. */
export interface Sending {
  readonly ctx: Context;
  readonly crm: Crm;
  /** The key used for sending. */
  readonly key: string;
  head: RunHead;
  run: Run;
  /**
   * A digest of what may be sent; it changes when a body is made smaller. null = nothing may be: somebody else's run is being wound up by
   * reading.
   */
  what: string | null;
  /** When the call's time is over. */
  readonly until: number;
  /** False once this call no longer holds the run: nothing more is sent or written here. */
  readonly isHeld: () => boolean;
  /** False once somebody asked to pause or end the run, or this call no longer holds it: no further body is sent. */
  readonly goesOn: () => boolean;
}

/** Why the rounds ended before the run did. */
export type Stop = { readonly ok: false; readonly waitMs: number } | { readonly ok: false; readonly problem: Problem } | null;

export function putBody(sending: Sending, body: BodyRecord): void {
  sending.run = withBodies(sending.run, [body]);
}

/** Writes these entries in their current state, after recording it in the person's own properties. */
export function keepEntries({ ctx, head, run, what }: Sending, changed: Iterable<EntryId>): void {
  if (what !== null) sealStage(ctx, head.runId, { what, progress: progressText(run) });
  patchEntries(ctx, head, run, changed);
}

/** A digest of what the person confirmed to be sent with this key. */
export const whatOf = (ctx: Context, key: string, { runId, tab }: Pick<RunHead, 'runId' | 'tab'>, run: Run): string =>
  ctx.digest(sendableText({ runId, account: ctx.digest(key), tab }, run));

/**
 * The most creators one round reads: as many as one request returns. Where each needs its own request, a third of what the CRM currently
 * accepts per minute from this key, so that they can be read before and after within it.
 */
export const idsPerRound = (ctx: Context, { cursor }: Pick<RunHead, 'cursor'>): number =>
  cursor.way === 'filter' ? IDS_PER_READ : freedTogether(perMinuteNow(ctx));
