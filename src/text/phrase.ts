// Small formatting rules both languages share: numbers, lists, times, long names.

/** A count with thousands separators: 2968 -> "2,968". Both languages write it this way. */
export function count(n: number): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A count with its noun: (1, "change") -> "1 change", (2, "change") -> "2 changes". `more` for irregular plurals. */
export function counted(n: number, one: string, more = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : more}`;
}

/** A limit in bytes, in readable units and never rounded up: 10485760 -> "10 MB", 600000 -> "585 KB". */
export function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${count(bytes / 1024 / 1024)} MB`;
}

/** The parts of a moment as the server writes it, 2026-11-27 03:23; null for any other text. `weekday` counts from Sunday. */
export function momentOf(text: string): (Readonly<Record<'month' | 'day' | 'weekday', number>> & { readonly time: string }) | null {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2})$/.exec(text) ?? [];
  if (time === undefined) return null;
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return { month: Number(month), day: Number(day), weekday, time };
}

/** At most `length` characters; a longer name ends with an ellipsis. Never splits a surrogate pair. */
export function clip(name: string, length: number): string {
  const letters = Array.from(name);
  return letters.length <= length ? name : `${letters.slice(0, length - 1).join('')}…`;
}

/** A value inside a sentence: without line breaks, and short. */
export const inLine = (text: string): string => clip(text.replace(/\s+/g, ' ').trim(), 40);

/** What a `words` entry of a problem says, as text; '' when the server provided none. */
export function said(words: Readonly<Record<string, string | number>> | undefined, name: string): string {
  const value = words?.[name];
  if (value === undefined) return '';
  return typeof value === 'number' ? count(value) : value;
}

/** Up to 90 seconds in seconds, then in whole minutes, rounded up so that nobody waits longer than announced. */
export function spanOf(seconds: number): { readonly unit: 'seconds' | 'minutes'; readonly n: number } {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole <= 90 ? { unit: 'seconds', n: whole } : { unit: 'minutes', n: Math.ceil(whole / 60) };
}

/** How long ago, in the largest unit that is at least one: minutes, hours, or days, rounded down. */
export function ageOf(seconds: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly n: number } {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: 'hours', n: hours } : { unit: 'days', n: Math.floor(hours / 24) };
}

/** "first.last" of first.last@example.com: cells are narrow, and colleagues share the rest. */
export const withoutDomain = (who: string): string => who.replace(/@.*$/, '');
