// What a person chose about scheduled refresh, and the timer's progress: two records in the person's own properties, because the timer
// works with their key.

import * as z from 'zod/mini';
import { wholeFrom } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, text, textOrNot, yes } from '../../rpc/plain-schemas';
import { problemOrNot } from '../../rpc/problem-schema';
import { EVERY_HOURS, type ScheduleRule, type TabNews } from '../../rpc/schedule';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, valueOf } from '../kept';
import { done, type Result } from '../result';
import { underLock } from '../under-lock';

/** The most tabs per file that are refreshed on schedule. */
const MOST_TABS = 50;

export const ruleSchema: () => z.ZodMiniType<ScheduleRule> = once(() =>
  z.union([
    z.strictObject({ at: z.literal('weekdays'), hour: wholeFrom(0).check(z.refine((hour) => hour <= 23)) }),
    z.strictObject({ at: z.literal('hours'), every: wholeFrom(1).check(z.refine((every) => EVERY_HOURS.some((one) => one === every))) }),
  ]),
);

export const tabsSchema = once(() => z.array(count()).check(z.maxLength(MOST_TABS)));

const scheduleSchema = () =>
  z.strictObject({
    rule: ruleSchema(),
    /** Tab ids. */
    tabs: tabsSchema(),
    /** Whether to mail the person when there is news. */
    mail: yes(),
    /** Stored, because it is not known what Google reports as the person's language while nobody is there. */
    language: z.enum(['en', 'zh']),
    /** When this was chosen. */
    since: instant(),
  });
export type Schedule = ShapeOf<typeof scheduleSchema>;

const SCHEDULE = kept<Schedule>(1, scheduleSchema);

const tabNews: () => z.ZodMiniType<readonly TabNews[]> = once(() =>
  z.array(
    z.strictObject({
      tab: count(),
      name: text(),
      at: instant(),
      changed: count(),
      added: count(),
      left: count(),
      incomplete: yes(),
      edits: count(),
      waiting: count(),
      due: z.nullable(z.strictObject({ n: count(), names: z.array(text()) })),
      problem: problemOrNot(),
    }),
  ),
);

/** A refresh in progress. */
const goingSchema = () =>
  z.strictObject({
    began: instant(),
    /** Those still to come, starting with the current one. */
    tabs: tabsSchema(),
    /** The pull of the first tab; null = not started. */
    pullId: textOrNot(),
    /** It is completing a pull that somebody left unfinished; the refresh itself comes next. */
    leftover: yes(),
    /** Finished tabs. */
    news: tabNews(),
  });
export type Going = ShapeOf<typeof goingSchema>;

const reportSchema = () =>
  z.strictObject({
    began: instant(),
    ended: instant(),
    tabs: tabNews(),
    mail: z.nullable(z.enum(['sent', 'not-allowed', 'used-up', 'refused'])),
  });
export type Report = ShapeOf<typeof reportSchema>;

const stateSchema = () =>
  z.strictObject({
    /** When the timer last fired. */
    firedAt: z.nullable(instant()),
    /** When somebody's sending last got in the way; null once it has started. */
    gaveWay: z.nullable(instant()),
    going: z.nullable(goingSchema()),
    last: z.nullable(reportSchema()),
  });
type TimerState = ShapeOf<typeof stateSchema>;

const STATE = kept<TimerState>(1, stateSchema);

const KEY = 'schedule.';
const scheduleKey = ({ book }: Context): string => `${KEY}${book.id}`;
const stateKey = ({ book }: Context): string => `scheduled.${book.id}`;

/** A damaged record counts as off, which the panel reports. null = it is off. */
export const readSettings = (ctx: Context): Reading<Schedule> | null => readKept(ctx.mine, scheduleKey(ctx), SCHEDULE);

export const keepSettings = (ctx: Context, schedule: Schedule | null): void =>
  ctx.mine.write(scheduleKey(ctx), schedule === null ? null : SCHEDULE.write(schedule));

/** The ids of the person's files that are refreshed on schedule. */
export const filesScheduled = ({ mine }: Context): readonly string[] =>
  mine.keys(KEY).flatMap((key) => (valueOf(readKept(mine, key, SCHEDULE)) === null ? [] : [key.slice(KEY.length)]));

const NOTHING: TimerState = { firedAt: null, gaveWay: null, going: null, last: null };

/** An unreadable record costs what the panel shows of the last time; a refresh in progress restarts. */
export const timerState = (ctx: Context): TimerState => valueOf(readKept(ctx.mine, stateKey(ctx), STATE)) ?? NOTHING;

/**
 * The timer's changes to it, as long as this schedule is the person's choice; otherwise false, and nothing is written. Under the lock, like
 * their choosing another.
 */
export function changeState(ctx: Context, { since }: Schedule, change: (now: TimerState) => TimerState): boolean {
  const changed = underLock(ctx, (): Result<boolean> => {
    if (valueOf(readSettings(ctx))?.since !== since) return done(false);
    keepState(ctx, change(timerState(ctx)));
    return done(true);
  });
  return changed.ok && changed.value;
}

/** Call under the document lock, if a refresh is in progress before or after. */
export const keepState = (ctx: Context, state: TimerState | null): void =>
  ctx.mine.write(stateKey(ctx), state === null ? null : STATE.write(state));
