// Sends a handed-over run from the timer, with the same calls a page makes, for as long as one firing allows.

import type { BackgroundEnd } from '../../rpc/background';
import type { Problem } from '../../rpc/problems';
import type { SendProgress } from '../../rpc/shapes';
import { openChanges, SENDABLE } from '../../sync/run-totals';
import type { Context } from '../context';
import { type Asked, isWaiting } from '../result';
import { isTriedAgain, PAUSE_MS } from '../unattended';
import { type HandedOver, handedOver, noteHandedOver } from './handed-over';
import { runHead } from './journal';
import type { RunHead } from './run-schema';
import { sendUnattended } from './send';

/** A run confirmed longer ago is not sent unattended: it pauses, and somebody may resume it. */
const GIVEN_UP_MS = 24 * 3_600_000;

type SentOn =
  /** Nothing is handed over, or it is over and was reported. */
  | { readonly is: 'nothing' }
  /** It continues at the next firing. */
  | { readonly is: 'going' }
  | { readonly is: 'ended'; readonly handed: HandedOver; readonly end: BackgroundEnd };

/** Whatever was sent, refused, or left unknown is in the journal and sheet as usual, so a firing killed anywhere loses nothing. */
export function sendOn(ctx: Context, until: number, troubleOf: (thrown: unknown) => Problem | null): SentOn {
  let failures = 0;
  for (;;) {
    // It may have been taken back, or resumed by a page, while this firing waited.
    const handed = handedOver(ctx);
    if (handed === null || handed.ended !== null) return { is: 'nothing' };
    const head = runHead(ctx, handed.runId);
    if (head === null || !SENDABLE.has(head.state)) return conclude(ctx, handed, head, head === null ? 'lost' : 'over');
    if (ctx.clock.now() - handed.at > GIVEN_UP_MS) return conclude(ctx, handed, head, 'given-up');
    if (ctx.clock.now() >= until) return { is: 'going' };
    const sent = caught(() => sendUnattended(ctx, head), troubleOf);
    const problem = sent.ok || isWaiting(sent) ? null : sent.problem;
    failures = problem === null ? 0 : failures + 1;
    // The panel shows when it was last tried, and what was in the way.
    noteHandedOver(ctx, handed.runId, { triedAt: ctx.clock.now(), problem });
    if (problem !== null && !isTriedAgain(problem, failures)) return afterProblem(ctx, handed.runId);
    const waitMs = problem !== null ? PAUSE_MS : sent.ok ? sent.value.waitMs : isWaiting(sent) ? sent.waitMs : 0;
    if (waitMs > 0) ctx.clock.sleep(Math.min(waitMs, Math.max(0, until - ctx.clock.now())));
  }
}

/** The person has signed out: nothing of it can be sent, and whoever resumes it has to be connected. */
export function stopWithoutKey(ctx: Context): SentOn {
  const handed = handedOver(ctx);
  if (handed === null || handed.ended !== null) return { is: 'nothing' };
  const head = runHead(ctx, handed.runId);
  return conclude(ctx, handed, head, head === null ? 'lost' : SENDABLE.has(head.state) ? 'signed-out' : 'over');
}

function caught(work: () => Asked<SendProgress>, troubleOf: (thrown: unknown) => Problem | null): Asked<SendProgress> {
  try {
    return work();
  } catch (thrown) {
    return { ok: false, problem: troubleOf(thrown) ?? { kind: 'internal' } };
  }
}

/** A run whose entries no longer match it has thereby ended; everything else is retried an hour later. */
function afterProblem(ctx: Context, runId: string): SentOn {
  const handed = handedOver(ctx);
  const head = runHead(ctx, runId);
  if (handed === null || handed.runId !== runId) return { is: 'nothing' };
  return head !== null && SENDABLE.has(head.state) ? { is: 'going' } : conclude(ctx, handed, head, 'lost');
}

function conclude(ctx: Context, handed: HandedOver, head: RunHead | null, how: BackgroundEnd['how']): SentOn {
  const { applied, failed, unknown } = head?.totals ?? { applied: 0, failed: 0, unknown: 0 };
  const end: BackgroundEnd = { how, applied, failed, unknown, left: head === null ? 0 : openChanges(head.totals) };
  if (noteHandedOver(ctx, handed.runId, { ended: end })) return { is: 'ended', handed, end };
  const now = handedOver(ctx);
  return now !== null && now.ended === null ? { is: 'going' } : { is: 'nothing' };
}
