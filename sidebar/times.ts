// Times as people read them, in the page's own time zone.

import type { Language } from '../src/rpc/shapes';

/** "10:44" on the day of `now`, otherwise with the date: "3 Jun, 10:44". Both are ISO 8601. */
export function clockTime(iso: string, now: string, language: Language): string {
  const at = new Date(iso);
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const sameDay = at.toDateString() === new Date(now).toDateString();
  const parts = sameDay ? hour : ({ day: 'numeric', month: 'short', ...hour } as const);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', parts).format(at);
}

/** Seconds left if `done` of `total` took `seconds`; null while that says nothing yet: before five seconds, or without a total. */
export function secondsLeft(done: number, total: number | null, seconds: number): number | null {
  if (total === null || done <= 0 || seconds < 5 || done >= total) return null;
  return (seconds * (total - done)) / done;
}
