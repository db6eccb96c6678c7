// The work of the timer, for as long as one execution allows: it continues sending what somebody confirmed and handed over, and takes the
// very steps of a manual refresh.

import type { Problem } from '../../rpc/problems';
import type { TabNews } from '../../rpc/schedule';
import { isDue } from '../../sync/schedule';
import { words } from '../../text/words';
import { connected } from '../account/account';
import type { Context } from '../context';
import { valueOf } from '../kept';
import type { Tab } from '../ports';
import { refreshTab, stepPull } from '../pull/pull';
import { readUnfinished } from '../pull/pull-store';
import { type Asked, done, isWaiting } from '../result';
import { activeLease } from '../runs/lease';
import { sendOn, stopWithoutKey } from '../runs/send-on';
import { isTriedAgain, PAUSE_MS } from '../unattended';
import { underLock } from '../under-lock';
import { NOTHING_NEW, newsOf } from './news';
import { stopIfIdle } from './schedule';
import { changeState, type Going, keepSettings, keepState, readSettings, type Schedule, timerState } from './settings';
import { tell, tellSent } from './tell';

/**
 * After this time a firing starts nothing new (platform: six minutes per execution, and 90 minutes a day for all triggers of a consumer
 * account). A step may take a minute more: a block of pages, or one unanswered request.
 */
const FIRING_MS = 4 * 60_000;

type TroubleOf = (thrown: unknown) => Problem | null;

/** One firing: confirmed runs first. With nothing left to do, or with an unreadable record, the timer is removed; the panel says why. */
export function workByItself(given: Context, troubleOf: TroubleOf): void {
  const reading = readSettings(given);
  if (reading?.is === 'newer') return;
  const schedule = valueOf(reading);
  if (!connected(given).ok) return endWithoutKey(given, schedule, troubleOf);
  const until = given.clock.now() + FIRING_MS;
  const sent = sendOn(given, until, troubleOf);
  if (sent.is === 'ended') tellSent(given, schedule, sent.handed.tab, sent.end, troubleOf);
  if (schedule === null) {
    if (sent.is !== 'going') stopIfIdle(given);
    return;
  }
  const { language } = schedule;
  refreshIfDue({ ...given, language, words: words(language) }, schedule, until, troubleOf);
}

/** Whoever signs out in one file leaves the timers of their others behind: each says so once, and ends itself. */
function endWithoutKey(given: Context, schedule: Schedule | null, troubleOf: TroubleOf): void {
  const sent = stopWithoutKey(given);
  if (sent.is === 'ended') tellSent(given, schedule, sent.handed.tab, sent.end, troubleOf);
  if (schedule !== null) {
    const { language, tabs } = schedule;
    const ctx = { ...given, language, words: words(language) };
    const state = timerState(ctx);
    const now = ctx.clock.now();
    const news = tabs.filter((id) => ctx.book.tab(id) !== null).map((id) => failedTab(ctx, id, { kind: 'not-connected' }));
    const last = { began: now, ended: now, tabs: news, mail: null };
    if (!changeState(ctx, schedule, (kept) => ({ ...kept, firedAt: now, gaveWay: null, going: null, last }))) return;
    const mail = tell(ctx, schedule, news, state.last?.tabs ?? [], troubleOf);
    if (mail !== null) changeState(ctx, schedule, (kept) => ({ ...kept, last: { ...last, mail } }));
  }
  underLock(given, () => {
    // Whoever connected again meanwhile, or chose another schedule, keeps it.
    if (connected(given).ok || valueOf(readSettings(given))?.since !== schedule?.since) return done(null);
    if (schedule !== null) keepSettings(given, null);
    stopIfIdle(given);
    return done(null);
  });
}

function refreshIfDue(ctx: Context, schedule: Schedule, until: number, troubleOf: TroubleOf): void {
  const now = ctx.clock.now();
  const before = timerState(ctx);
  const moment = { now, since: schedule.since, last: before.last?.began ?? null };
  const going = before.going ?? (isDue(schedule.rule, moment, ctx.timeOf) ? begun(now, schedule) : null);
  // Nothing is due: without the lock, a firing costs a few calls, and there is nothing it could overwrite.
  if (going === null) return keepState(ctx, { ...before, firedAt: now });
  const gaveWay = activeLease(ctx) !== null;
  const isOn = changeState(ctx, schedule, (state) => ({ ...state, firedAt: now, going, gaveWay: gaveWay ? now : null }));
  if (!isOn || gaveWay) return;
  const over = goOn(ctx, schedule, going, until, troubleOf);
  if (over === null) return;
  const ended = ctx.clock.now();
  const last = { began: over.began, ended, tabs: over.news, mail: null };
  // Stored first, so that a firing killed while reporting does not report twice: the panel shows it in any case.
  changeState(ctx, schedule, (state) => ({ ...state, going: null, last }));
  const mail = tell(ctx, schedule, over.news, before.last?.tabs ?? [], troubleOf);
  if (mail !== null) changeState(ctx, schedule, (state) => ({ ...state, last: { ...last, mail } }));
}

const begun = (began: number, { tabs }: Schedule): Going => ({ began, tabs, pullId: null, leftover: false, news: [] });

/**
 * null = it is not over: time is up, somebody is sending, or the person has chosen otherwise. Each step is stored before the next, so that
 * a killed firing resumes from there.
 */
function goOn(ctx: Context, schedule: Schedule, from: Going, until: number, troubleOf: TroubleOf): Going | null {
  let going = from;
  let failures = 0;
  while (going.tabs.length > 0) {
    if (ctx.clock.now() >= until || activeLease(ctx) !== null) return null;
    const step = caught(() => stepOf(ctx, going), troubleOf);
    if (step.is === 'failed') {
      failures += 1;
      const passing = isTriedAgain(step.problem, failures);
      if (passing) ctx.clock.sleep(Math.min(PAUSE_MS, Math.max(0, until - ctx.clock.now())));
      const isGone = step.problem.kind === 'stale-review';
      going = !passing
        ? through(going, failedTab(ctx, going.tabs[0] ?? -1, step.problem))
        : isGone
          ? { ...going, pullId: null, leftover: false }
          : going;
    } else {
      failures = 0;
      going = step.going;
      if (step.waitMs > 0) ctx.clock.sleep(Math.min(step.waitMs, Math.max(0, until - ctx.clock.now())));
    }
    const now = going;
    if (!changeState(ctx, schedule, (state) => ({ ...state, going: now }))) return null;
  }
  return going;
}

type Step = { readonly is: 'done'; readonly going: Going; readonly waitMs: number } | { readonly is: 'failed'; readonly problem: Problem };

function caught(work: () => Step, troubleOf: TroubleOf): Step {
  try {
    return work();
  } catch (thrown) {
    return { is: 'failed', problem: troubleOf(thrown) ?? { kind: 'internal' } };
  }
}

/** One call's worth of work on the current tab, as a page would request it. A deleted tab is skipped. */
function stepOf(ctx: Context, going: Going): Step {
  const tab = ctx.book.tab(going.tabs[0] ?? -1);
  if (tab === null) return { is: 'done', going: { ...going, tabs: going.tabs.slice(1), pullId: null }, waitMs: 0 };
  return going.pullId === null ? beginTab(ctx, going, tab) : goOnWithTab(ctx, going, tab, going.pullId);
}

/** A pull somebody left unfinished is completed first: otherwise nobody would read its rows. */
function beginTab(ctx: Context, going: Going, tab: Tab): Step {
  const left = valueOf(readUnfinished(ctx, tab.id));
  if (left !== null) return { is: 'done', going: { ...going, pullId: left.pullId, leftover: true }, waitMs: 0 };
  return after(refreshTab(ctx, tab, false), going, ({ pullId }) => ({ ...going, pullId, leftover: false }));
}

function goOnWithTab(ctx: Context, going: Going, tab: Tab, pullId: string): Step {
  return after(stepPull(ctx, { pullId }), going, ({ finished }) => {
    if (finished === null) return going;
    if (going.leftover) return { ...going, pullId: null, leftover: false };
    return through(going, newsOf(ctx, tab, finished));
  });
}

function after<T extends { readonly waitMs: number }>(asked: Asked<T>, going: Going, next: (value: T) => Going): Step {
  if (asked.ok) return { is: 'done', going: next(asked.value), waitMs: asked.value.waitMs };
  return isWaiting(asked) ? { is: 'done', going, waitMs: asked.waitMs } : { is: 'failed', problem: asked.problem };
}

const through = (going: Going, news: TabNews): Going => ({
  ...going,
  tabs: going.tabs.slice(1),
  pullId: null,
  leftover: false,
  news: [...going.news, news],
});

function failedTab(ctx: Context, id: number, problem: Problem): TabNews {
  return { ...NOTHING_NEW, tab: id, name: ctx.book.tab(id)?.name ?? '', at: ctx.clock.now(), problem };
}
