// When scheduled work is due, in several zones, across clock changes, with a timer that fires at any minute of the hour and sometimes not
// at all.

import * as fc from 'fast-check';
import { isDue, nextDue, type ScheduleRule, type WallClock } from '../../src/sync/schedule';
import { check, Tally } from './seeded';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Each with a moment at which its clock changes, if any: one by an hour, one by half an hour, one at midnight, and one without. */
const ZONES = [
  { zone: 'Europe/Berlin', around: ['2026-03-29T01:00Z', '2026-10-25T01:00Z'] },
  { zone: 'America/New_York', around: ['2026-03-08T07:00Z', '2026-11-01T06:00Z'] },
  { zone: 'Australia/Lord_Howe', around: ['2026-04-04T15:00Z', '2026-10-03T15:30Z'] },
  { zone: 'America/Santiago', around: ['2026-04-05T03:00Z', '2026-09-06T04:00Z'] },
  { zone: 'Asia/Shanghai', around: ['2026-06-10T00:00Z'] },
  { zone: 'Asia/Kathmandu', around: ['2026-06-10T00:00Z'] },
  { zone: 'Pacific/Kiritimati', around: ['2026-06-10T00:00Z'] },
] as const;

/** As the platform formats it, computed differently from the rule's own way. */
function wallClockOf(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (ms) => format.format(ms);
}
const CLOCKS = new Map<string, WallClock>(ZONES.map(({ zone }) => [zone, wallClockOf(zone)]));

const weekdayOf = (wall: string): number => new Date(`${wall.slice(0, 10)}T12:00Z`).getUTCDay();
const isWeekday = (wall: string): boolean => weekdayOf(wall) >= 1 && weekdayOf(wall) <= 5;

interface Case {
  readonly wallClock: WallClock;
  readonly since: number;
  readonly firings: readonly number[];
}

/** Two weeks around a clock change. `late`: by how much of an hour each firing is off; the timer skips those in `missed`. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    place: fc.constantFrom(...ZONES.flatMap(({ zone, around }) => around.map((moment) => ({ zone, moment })))),
    begins: fc.integer({ min: -8 * 24 * 60, max: -2 * 24 * 60 }),
    late: fc.array(fc.integer({ min: -14, max: 14 }), { minLength: 24, maxLength: 24 }),
    missed: fc.array(fc.record({ from: fc.nat(330), hours: fc.integer({ min: 1, max: 70 }) }), { maxLength: 2 }),
  })
  .map(({ place: { zone, moment }, begins, late, missed }) => {
    const since = Date.parse(moment) + begins * MINUTE_MS;
    const hours = Array.from({ length: 336 }, (_, i) => i).filter((i) => !missed.some(({ from, hours }) => i >= from && i < from + hours));
    return {
      wallClock: CLOCKS.get(zone) ?? String,
      since,
      firings: hours.map((i) => since + (i + 1) * HOUR_MS + (late[i % 24] ?? 0) * MINUTE_MS),
    };
  });

/** Everything that starts; a firing that starts nothing leaves everything as it was. */
function begins(rule: ScheduleRule, { firings, since, wallClock }: Case): readonly number[] {
  const begun: number[] = [];
  for (const now of firings) if (isDue(rule, { now, since, last: begun.at(-1) ?? null }, wallClock)) begun.push(now);
  return begun;
}

describe('the weekday rule', () => {
  const tally = new Tally('due on weekdays', ['a weekday', 'a firing on a weekend', 'made up for later', 'two for one']);

  it('starts at the first firing after the hour of each weekday, once, and never otherwise', () => {
    check(
      fc.property(cases, fc.integer({ min: 0, max: 23 }), (one, hour) => {
        tally.begin();
        const { wallClock, since, firings } = one;
        const slotOf = (wall: string): string => `${wall.slice(0, 10)} ${String(hour).padStart(2, '0')}:00`;
        const chosenAt = wallClock(since);
        const days = [...new Set(firings.map((at) => wallClock(at).slice(0, 10)))].filter(isWeekday).map(slotOf);
        const first = wallClock(firings[0] ?? 0).slice(0, 10);
        const wanted = [
          ...new Set([...(isWeekday(chosenAt) ? [slotOf(chosenAt)] : []), ...daysBetween(chosenAt, first).map(slotOf), ...days]),
        ]
          .filter((slot) => slot > chosenAt)
          .flatMap((slot) => firings.find((at) => wallClock(at) >= slot) ?? []);
        const begun = begins({ at: 'weekdays', hour }, one);
        expect(begun).toEqual([...new Set([...wanted, ...missedDays(one, slotOf)])].sort((a, b) => a - b));
        if (begun.length > 0) tally.meet('a weekday');
        if (firings.some((at) => !isWeekday(wallClock(at)))) tally.meet('a firing on a weekend');
        if (begun.some((at) => wallClock(at) > `${slotOf(wallClock(at)).slice(0, 13)}:59`)) tally.meet('made up for later');
        if (new Set(wanted).size < wanted.length || missedDays(one, slotOf).length > 0) tally.meet('two for one');
      }),
      150,
    );
    expect(tally.rare()).toEqual([]);
  });
});

/** Weekdays between two days, exclusive. */
function daysBetween(from: string, to: string): readonly string[] {
  const out: string[] = [];
  for (
    let day = Date.parse(`${from.slice(0, 10)}T12:00Z`) + 24 * HOUR_MS;
    new Date(day).toISOString().slice(0, 10) < to;
    day += 24 * HOUR_MS
  )
    out.push(new Date(day).toISOString().slice(0, 10));
  return out.filter(isWeekday);
}

/** Weekdays without any firing: the next firing makes up for them. */
function missedDays({ wallClock, firings }: Case, slotOf: (wall: string) => string): readonly number[] {
  return firings.flatMap((at, i) => {
    const before = firings[i - 1];
    if (before === undefined) return [];
    return daysBetween(wallClock(before), wallClock(at).slice(0, 10)).flatMap((day) =>
      slotOf(day) <= wallClock(at) ? (firings.find((other) => wallClock(other) >= slotOf(day)) ?? []) : [],
    );
  });
}

describe('the rule of every n hours', () => {
  it('starts immediately, and then as often as it says, by elapsed time, not by the clock on the wall', () => {
    check(
      fc.property(cases, fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24), (one, every) => {
        const begun = begins({ at: 'hours', every }, one);
        expect(begun[0]).toBe(one.firings[0]);
        for (const [i, at] of begun.entries()) {
          const before = begun[i - 1];
          if (before === undefined) continue;
          expect(at - before).toBeGreaterThanOrEqual(every * HOUR_MS - 30 * MINUTE_MS);
          const early = one.firings.filter((other) => other > before && other < at);
          for (const other of early) expect(other - before).toBeLessThan(every * HOUR_MS - 30 * MINUTE_MS);
        }
      }),
      80,
    );
  });
});

it('the next time that the panel shows is when it is due, to the minute, and not before', () => {
  check(
    fc.property(cases, fc.integer({ min: 0, max: 23 }), ({ wallClock, since, firings }, hour) => {
      const rule = { at: 'weekdays', hour } as const;
      const now = firings[0] ?? since;
      const next = nextDue(rule, { now, since, last: now }, wallClock);
      let at = now;
      while (wallClock(at) < (next ?? '')) {
        expect(isDue(rule, { now: at, since, last: now }, wallClock)).toBe(false);
        at += 10 * MINUTE_MS;
      }
      expect(isDue(rule, { now: at, since, last: now }, wallClock)).toBe(true);
    }),
    30,
  );
});
