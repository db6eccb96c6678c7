// Scheduled refresh: what the panel shows about it, turning it on, and turning it off.

import { yes } from '../../rpc/plain-schemas';
import type { ScheduleLook } from '../../rpc/schedule';
import { nextDue } from '../../sync/schedule';
import { connected } from '../account/account';
import { call } from '../call';
import type { Context } from '../context';
import { valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { handedOver } from '../runs/handed-over';
import { beginChangeLog } from '../tab/change-log';
import { viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { keepSettings, keepState, type Report, readSettings, ruleSchema, type Schedule, tabsSchema, timerState } from './settings';

/** The timer fires once an hour, at a minute that Google may change: after this long without a firing, something is wrong. */
const SILENT_MS = 3 * 3_600_000;

export const readSchedule = call(
  () => ({}),
  (ctx): Result<ScheduleLook> => {
    const reading = readSettings(ctx);
    const schedule = valueOf(reading);
    const { firedAt, gaveWay, going, last } = timerState(ctx);
    const now = ctx.clock.now();
    const at = (ms: number | null): string | null => (ms === null ? null : ctx.timeOf(ms));
    const heard = Math.max(schedule?.since ?? 0, firedAt ?? 0);
    return done({
      on: schedule === null ? null : { rule: schedule.rule, mail: schedule.mail },
      tabs: tabsOf(ctx, schedule),
      nextAt: schedule === null ? null : nextDue(schedule.rule, { now, since: schedule.since, last: last?.began ?? null }, ctx.timeOf),
      going:
        schedule === null || going === null
          ? null
          : { began: ctx.timeOf(going.began), done: going.news.length, of: going.news.length + going.tabs.length },
      last: last === null ? null : reportOf(ctx, last),
      gaveWay: at(gaveWay),
      silentSince: schedule !== null && now - heard > SILENT_MS ? ctx.timeOf(heard) : null,
      timer: ctx.timer.permission(),
      mail: ctx.mail.permission(),
      unreadable: reading === null || reading.is === 'read' ? null : reading.is,
    });
  },
);

const reportOf = ({ timeOf }: Context, { began, ended, tabs, mail }: Report): ScheduleLook['last'] => ({
  began: timeOf(began),
  ended: timeOf(ended),
  tabs,
  mail,
});

/** Until somebody chooses, the active tab. */
function tabsOf(ctx: Context, schedule: Schedule | null): ScheduleLook['tabs'] {
  const front = ctx.book.activeTab()?.id;
  const chosen = schedule === null ? [front] : schedule.tabs;
  return ctx.book
    .tabs()
    .filter(({ id }) => viewOf(ctx, id) !== null)
    .map(({ id, name }) => ({ id, name, chosen: chosen.includes(id) }));
}

/**
 * Takes effect now. It replaces the previous schedule, and a refresh in progress is abandoned. Creates the Changes tab if there is none,
 * because that is where results are reported. `google-permission`: the person has to allow something at Google first. `no-view`: none of
 * the tabs holds creators of the CRM.
 */
export const turnOnSchedule = call(
  () => ({ rule: ruleSchema(), tabs: tabsSchema(), mail: yes() }),
  (ctx, { rule, tabs, mail }): Result<null> =>
    ctx.practice?.here ? failed('not-in-practice') : underLock(ctx, () => turnOn(ctx, { rule, tabs, mail })),
);

function turnOn(ctx: Context, { rule, tabs, mail }: Pick<Schedule, 'rule' | 'tabs' | 'mail'>): Result<null> {
  if (readSettings(ctx)?.is === 'newer') return failed('newer-version');
  const account = connected(ctx);
  if (!account.ok) return account;
  const own = tabs.filter((id) => ctx.book.tab(id) !== null && viewOf(ctx, id) !== null);
  if (own.length === 0) return failed('no-view');
  if (!ctx.timer.permission().allowed || (mail && !ctx.mail.permission().allowed)) return failed('google-permission');
  ctx.timer.start();
  keepSettings(ctx, { rule, tabs: own, mail, language: ctx.language, since: ctx.clock.now() });
  keepState(ctx, { ...timerState(ctx), going: null });
  beginChangeLog(ctx);
  return done(null);
}

/** What it did last is still shown. */
export const turnOffSchedule = call(
  () => ({}),
  (ctx): Result<null> =>
    underLock(ctx, (): Result<null> => {
      if (readSettings(ctx)?.is === 'newer') return failed('newer-version');
      keepSettings(ctx, null);
      keepState(ctx, { ...timerState(ctx), going: null, gaveWay: null });
      stopIfIdle(ctx);
      return done(null);
    }),
);

/** Removes the timer if nothing is left for it: neither a schedule nor a run that was handed over. Under the lock, like both of these. */
export function stopIfIdle(ctx: Context): void {
  underLock(ctx, () => {
    const [schedule, handed] = [readSettings(ctx), handedOver(ctx)];
    if (schedule?.is !== 'read' && schedule?.is !== 'newer' && (handed === null || handed.ended !== null)) ctx.timer.stop();
    return done(null);
  });
}
