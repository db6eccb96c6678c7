// When the timer's work is due: on weekdays at an hour of the spreadsheet's time zone, or every so many hours.

import { dayIn, textOfDay } from './days';

/** `hour`: 0 to 23, wall clock time in the spreadsheet's zone. `every`: hours from one start to the next. */
export type ScheduleRule = { readonly at: 'weekdays'; readonly hour: number } | { readonly at: 'hours'; readonly every: number };

/** What is known when the timer checks. In milliseconds since 1970. */
interface ScheduleMoment {
  readonly now: number;
  /** When the rule was chosen; an hour of that day that had already passed is not made up for. */
  readonly since: number;
  /** When it last started; null = never since then. */
  readonly last: number | null;
}

/** A moment in the spreadsheet's zone, as 2026-11-27 03:23. */
export type WallClock = (ms: number) => string;

const HOUR_MS = 3_600_000;

/**
 * Google fires an hourly timer at a minute of its choosing, which may vary from hour to hour (observed, not documented). Half an hour early
 * counts as on time, so that "every 2 hours" does not turn into every three.
 */
const EARLY_MS = 30 * 60_000;

/** Saturday is 0 in Sheets' day numbers. */
const isWeekday = (day: number): boolean => day % 7 > 1;

const slotOf = (day: number, hour: number): string => `${textOfDay(day)} ${String(hour).padStart(2, '0')}:00`;

/** The latest slot the wall clock has passed. */
function slotPassed(hour: number, wall: string): string {
  let day = dayIn(wall);
  while (!isWeekday(day) || slotOf(day, hour) > wall) day -= 1;
  return slotOf(day, hour);
}

/**
 * Whether it is due now. A missed slot is made up for, once. In wall clock time, an hour that occurs twice counts once, and one that is
 * skipped is over when the next begins.
 */
export function isDue(rule: ScheduleRule, { now, since, last }: ScheduleMoment, wallClock: WallClock): boolean {
  if (rule.at === 'hours') return last === null || now - last >= rule.every * HOUR_MS - EARLY_MS;
  return wallClock(Math.max(since, last ?? since)) < slotPassed(rule.hour, wallClock(now));
}

/** When it is next due, as 2026-11-27 03:23; null = now. The timer checks once an hour, so the work starts within the hour after. */
export function nextDue(rule: ScheduleRule, moment: ScheduleMoment, wallClock: WallClock): string | null {
  if (isDue(rule, moment, wallClock)) return null;
  if (rule.at === 'hours') return wallClock((moment.last ?? moment.now) + rule.every * HOUR_MS);
  const wall = wallClock(moment.now);
  let day = dayIn(wall);
  while (!isWeekday(day) || slotOf(day, rule.hour) <= wall) day += 1;
  return slotOf(day, rule.hour);
}
