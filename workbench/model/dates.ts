// Dates as serial numbers in a spreadsheet's time zone, as Sheets stores them.

/** Milliseconds per day. */
const DAY = 86_400_000;

/** 1970-01-01 as a serial: days since 1899-12-30. */
const EPOCH_SERIAL = 25_569;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
  formatters.set(zone, made);
  return made;
}

/** How far the zone's clock is ahead of UTC at that instant, in milliseconds. */
function aheadOf(zone: string, instant: number): number {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}

/** Milliseconds since 1970 -> the serial of the date and time shown in the zone. */
export function serialOf(instant: number, zone: string): number {
  return (instant + aheadOf(zone, instant)) / DAY + EPOCH_SERIAL;
}

/** The instant of a serial. A local time that the zone skips or repeats is read with the offset before the change. */
export function instantOf(serial: number, zone: string): number {
  const local = Math.round((serial - EPOCH_SERIAL) * DAY);
  const guess = local - aheadOf(zone, local);
  return local - aheadOf(zone, guess);
}

/** The serial of a calendar day; null for one that does not exist. `month` is 1 to 12. */
export function serialOfDay(year: number, month: number, day: number): number | null {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? instant / DAY + EPOCH_SERIAL : null;
}
