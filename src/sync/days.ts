// Calendar days as Sheets numbers them: 1899-12-30 is 0, regardless of time zone.

const DAY_MS = 86_400_000;
const DAY_OF_1970 = 25_569;

/** The day of a text that starts with a date like 2026-11-27. */
export const dayIn = (text: string): number => Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS) + DAY_OF_1970;

export const textOfDay = (day: number): string => new Date((day - DAY_OF_1970) * DAY_MS).toISOString().slice(0, 10);

/** An ISO 8601 moment as a fractional day, in UTC. */
export const dayOfMoment = (iso: string): number => Date.parse(iso) / DAY_MS + DAY_OF_1970;
