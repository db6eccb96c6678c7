// How fast requests may follow each other: a sliding window over the times this key sent requests, as a pure rule.

import type { PaceState } from './ports';

/** The CRM counts requests per minute (contract: requestsPerMinute). */
export const MINUTE_MS = 60_000;

/** "Wait about one minute" in the CRM's documentation of RATE_LIMITED, for when it names no time. */
const DEFAULT_BLOCK_MS = MINUTE_MS;

/** A longer block comes from a broken header or a wrong clock: after an hour, it is worth one request to find out. */
const LONGEST_BLOCK_MS = 60 * MINUTE_MS;

/** After this time the documented limit is tried again: others may have been using the same key. */
const SLOW_MS = 60 * MINUTE_MS;

type Slot = { readonly send: true; readonly state: PaceState } | { readonly send: false; readonly waitMs: number };

/**
 * Once the limit is reached, a third of it must be free before anything is sent again. Work resumes in stretches that start with a read of
 * their own; freeing one request at a time would spend every other request on that read.
 */
export const freedTogether = (perMinute: number): number => Math.max(1, Math.floor(perMinute / 3));

/**
 * When requests were sent in the last minute, earliest first. A time up to a minute ahead was written by a clock that has since gone back.
 */
const inLastMinute = ({ sent }: PaceState, now: number): readonly number[] =>
  sent.filter((time) => Math.abs(now - time) < MINUTE_MS).sort((a, b) => a - b);

/**
 * Whether one more request may be sent at `now`: at most `limitNow` in any 60 seconds, and none before the end of a block. `send` comes
 * with the state that records this request; otherwise `waitMs` is the time until one may be sent. Times further ahead than a correct clock
 * could have written are ignored.
 */
export function nextSlot(state: PaceState, now: number, documented: number): Slot {
  const perMinute = limitNow(state, now, documented);
  const blockedFor = state.blockedUntil - now;
  if (blockedFor > 0 && blockedFor <= LONGEST_BLOCK_MS) return { send: false, waitMs: blockedFor };
  const sent = inLastMinute(state, now);
  if (sent.length >= perMinute) {
    const inTheWay = sent[sent.length - perMinute + freedTogether(perMinute) - 1] ?? now;
    return { send: false, waitMs: inTheWay + MINUTE_MS - now };
  }
  return { send: true, state: { ...state, sent: [...sent, now], blockedUntil: 0 } };
}

/** Whether fewer requests are left at `now` than the limit frees at once, so that continuing work would soon be held back. */
export function isAlmostSpent(state: PaceState, now: number, documented: number): boolean {
  const perMinute = limitNow(state, now, documented);
  return perMinute - inLastMinute(state, now).length < freedTogether(perMinute);
}

/**
 * Milliseconds until requests could continue at their recent pace for as long as before, without reaching the limit in between. For work
 * whose every stretch costs much before its first request.
 */
export function untilSamePace(state: PaceState, now: number): number {
  const times = inLastMinute(state, now);
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const gap = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(0, ...times.map((time, i) => time + MINUTE_MS - i * gap - now));
}

/** Requests per minute at `now`: the documented limit, or fewer while the CRM has been found to accept fewer from this key. */
export function limitNow({ slow }: PaceState, now: number, documented: number): number {
  const holds = slow !== undefined && slow.until > now && slow.until <= now + SLOW_MS;
  return holds ? Math.min(documented, Math.max(1, slow.perMinute)) : documented;
}

/**
 * The state after the CRM rejected the latest request as one too many. A key may be allowed fewer than documented, and its other users
 * count too: the limit for the next hour is what went through in the last minute, or half of what we thought possible if that is more.
 */
export function slowed(state: PaceState, now: number, documented: number): PaceState {
  const through = inLastMinute(state, now).length - 1;
  const perMinute = Math.max(1, through, Math.floor(limitNow(state, now, documented) / 2));
  return { ...state, slow: { perMinute, until: now + SLOW_MS } };
}

/** One request and what the sheet does with its answer, in milliseconds. Our estimate: only a real account can tell. */
const REQUEST_MS = 1000;

export interface Work {
  readonly requests: number;
  /** Requests repeated whenever the work is interrupted; capped at fewer than the limit frees at once, so that the work can finish. */
  readonly again: number;
  /** The work is interrupted after this many milliseconds, even if the limit is not reached. */
  readonly stretchMs: number;
}

export interface Forecast {
  /** Including those repeated after interruptions. */
  readonly requests: number;
  /** Whole seconds until the last answer has arrived. */
  readonly seconds: number;
}

/** More requests than this are not simulated one by one: the rest is extrapolated from the first, which take over five hours. */
const PLAYED = 10_000;

/** How long work starting at `now` would take if nothing else were sent with this key: simulates the very rule that will hold it back. */
export function forecast(before: PaceState, now: number, perMinute: number, work: Work): Forecast {
  if (work.requests > PLAYED) {
    const played = forecast(before, now, perMinute, { ...work, requests: PLAYED });
    const times = work.requests / PLAYED;
    return { requests: Math.ceil(played.requests * times), seconds: Math.ceil(played.seconds * times) };
  }
  const { requests, again, stretchMs } = work;
  let state = before;
  let at = now;
  /** When this stretch started. */
  let begun = now;
  let left = requests;
  let sent = 0;
  while (left > 0) {
    const slot = nextSlot(state, at, perMinute);
    const over = !slot.send || at - begun >= stretchMs;
    if (over && sent > 0) left += Math.min(again, freedTogether(limitNow(state, at, perMinute)) - 1);
    if (!slot.send) at += slot.waitMs;
    if (over) begun = at;
    if (!slot.send) continue;
    state = slot.state;
    at += REQUEST_MS;
    left -= 1;
    sent += 1;
  }
  return { requests: sent, seconds: Math.ceil((at - now) / 1000) };
}

/** The state after the CRM asked for no requests for this many milliseconds. */
export function block(state: PaceState, now: number, forMs: number): PaceState {
  return { ...state, blockedUntil: now + forMs };
}

/**
 * Milliseconds to wait after a RATE_LIMITED answer: its `Retry-After` in seconds or as an HTTP date, or a minute without one. At least a
 * second ("no burst") and at most an hour.
 */
export function waitAfter(retryAfter: string | undefined, now: number): number {
  const text = (retryAfter ?? '').trim();
  const asked = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(asked) ? DEFAULT_BLOCK_MS : Math.min(Math.max(asked, 1000), LONGEST_BLOCK_MS);
}
