// What a person chose about scheduled refresh, and the timer's progress: two records in the person's own properties, because the timer
// works with their key.

import * as z from 'zod/mini';
import { wholeFrom } from '../../rpc/arguments';
import { once } from '../../rpc/once';
import { count, text, yes } from '../../rpc/plain-schemas';
import { problemOrNot } from '../../rpc/problem-schema';
import { EVERY_HOURS, type MailOutcome, type ScheduleRule, type TabNews } from '../../rpc/schedule';
import type { Language } from '../../rpc/shapes';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, valueOf } from '../kept';
import { done, type Result } from '../result';
import { underLock } from '../under-lock';

/** The most tabs per file that are refreshed on schedule. */
export const MOST_TABS = 50;

export interface Schedule {
  readonly rule: ScheduleRule;
  /** Tab ids. */
  readonly tabs: readonly number[];
  /** Whether to mail the person when there is news. */
  readonly mail: boolean;
  /** Stored, because it is not known what Google reports as the person's language while nobody is there. */
  readonly language: Language;
  /** When this was chosen; milliseconds since 1970. */
  readonly since: number;
}

export const ruleSchema: () => z.ZodMiniType<ScheduleRule> = once(() =>
  z.union([
    z.strictObject({ at: z.literal('weekdays'), hour: wholeFrom(0).check(z.refine((hour) => hour <= 23)) }),
    z.strictObject({ at: z.literal('hours'), every: wholeFrom(1).check(z.refine((every) => EVERY_HOURS.some((one) => one === every))) }),
  ]),
);

export const tabsSchema = once(() => z.array(count()).check(z.maxLength(MOST_TABS)));

const SCHEDULE = kept<Schedule>(1, () =>
  z.strictObject({ rule: ruleSchema(), tabs: tabsSchema(), mail: yes(), language: z.enum(['en', 'zh']), since: instant() }),
);

/** A refresh in progress: the tabs still to come, starting with the current one. */
export interface Going {
  readonly began: number;
  readonly tabs: readonly number[];
  /** The pull of the first tab; null = not started. */
  readonly pullId: string | null;
  /** It is completing a pull that somebody left unfinished; the refresh itself comes next. */
  readonly leftover: boolean;
  /** Finished tabs. */
  readonly news: readonly TabNews[];
}

export interface Report {
  readonly began: number;
  readonly ended: number;
  readonly tabs: readonly TabNews[];
  readonly mail: MailOutcome | null;
}

interface TimerState {
  /** When the timer last fired. */
  readonly firedAt: number | null;
  /** When somebody's sending last got in the way; null once it has started. */
  readonly gaveWay: number | null;
  readonly going: Going | null;
  readonly last: Report | null;
}

const tabNews = once(() =>
  z.array(
    z.strictObject({
      tab: count(),
      name: text(),
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

const STATE = kept<TimerState>(1, () =>
  z.strictObject({
    firedAt: z.nullable(instant()),
    gaveWay: z.nullable(instant()),
    going: z.nullable(
      z.strictObject({ began: instant(), tabs: tabsSchema(), pullId: z.nullable(text()), leftover: yes(), news: tabNews() }),
    ),
    last: z.nullable(
      z.strictObject({
        began: instant(),
        ended: instant(),
        tabs: tabNews(),
        mail: z.nullable(z.enum(['sent', 'not-allowed', 'used-up', 'refused'])),
      }),
    ),
  }),
);

const scheduleKey = ({ book }: Context): string => `schedule.${book.id}`;
const stateKey = ({ book }: Context): string => `scheduled.${book.id}`;

/** A damaged record counts as off, which the panel reports. null = it is off. */
export const readSettings = (ctx: Context): Reading<Schedule> | null => readKept(ctx.mine, scheduleKey(ctx), SCHEDULE);

export const keepSettings = (ctx: Context, schedule: Schedule | null): void =>
  ctx.mine.write(scheduleKey(ctx), schedule === null ? null : SCHEDULE.write(schedule));

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

/** Call under the document lock. */
export const keepState = (ctx: Context, state: TimerState | null): void =>
  ctx.mine.write(stateKey(ctx), state === null ? null : STATE.write(state));
