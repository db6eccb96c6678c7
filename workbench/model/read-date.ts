// Reads dates and times as people spell them in the spreadsheet's locale into serials.

import { serialOfDay } from './dates';
import { EN_US, type Locale, monthNames } from './locales';

/** A serial and the number format that shows it as it was spelled. */
interface DateRead {
  readonly value: number;
  readonly format: string;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly format: string;
}

const TIME = /(?:^|\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?$/i;

/**
 * `2026-10-02`, `10/2/2026`, `10/2` (`2.10.2026`, `2.10` ... by the locale), `Oct 2, 2026`, `2 October 2026`, each also with `14:05`,
 * `2:05:30 PM`, or a time alone; otherwise null.
 */
export function dateFrom(text: string, locale: Locale): DateRead | null {
  const timed = TIME.exec(text);
  const time = timed === null ? null : timeFrom(timed);
  if (timed !== null && time === null) return null;
  const days = timed === null ? text : text.slice(0, timed.index);
  if (days === '') return time;
  const day = dayFrom(days, locale);
  const serial = day === null ? null : serialOfDay(day.year, day.month, day.day);
  if (day === null || serial === null) return null;
  return time === null ? { value: serial, format: day.format } : { value: serial + time.value, format: `${day.format} ${time.format}` };
}

function timeFrom([, hours = '', minutes = '', seconds, half]: RegExpExecArray): DateRead | null {
  const hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59 || hour > (half === undefined ? 23 : 12)) return null;
  const shift = half === undefined ? 0 : (half.toLowerCase() === 'pm' ? 12 : 0) - (hour === 12 ? 12 : 0);
  const value = ((hour + shift) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  const format = `h:mm${seconds === undefined ? '' : ':ss'}${half === undefined ? '' : ' am/pm'}`;
  return { value, format };
}

function dayFrom(text: string, locale: Locale): Day | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), format: 'yyyy-mm-dd' };
  return inFigures(text, locale) ?? worded(text, locale);
}

/** Day and month in the locale's order, with its separators and an optional year at the end. */
function inFigures(text: string, { order, dayMarks, day: format }: Locale): Day | null {
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (chinese !== null && order === 'ymd')
    return { year: Number(chinese[1]), month: Number(chinese[2]), day: Number(chinese[3]), format: 'yyyy"年"m"月"d"日"' };
  const found = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{2}|\d{4})?)?$/.exec(text);
  if (found === null || !dayMarks.includes(found[2] ?? '')) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  return { ...partsOf(found[4]), month: order === 'dmy' ? second : first, day: order === 'dmy' ? first : second, format };
}

function worded(text: string, locale: Locale): Day | null {
  const american = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/iu.exec(text);
  const british = /^(\d{1,2})\.?[\s-]+(\p{L}{3,9})\.?(?:[\s,-]+(\d{4}))?$/iu.exec(text);
  const month = monthOf(american?.[1] ?? british?.[2] ?? '', locale) || monthOf(american?.[1] ?? british?.[2] ?? '', EN_US);
  const day = Number(american?.[2] ?? british?.[1]);
  const year = american?.[3] ?? british?.[3];
  if (month === 0) return null;
  return { ...partsOf(year), month, day, format: british === null ? 'mmm d, yyyy' : 'd mmm yyyy' };
}

/** 1 to 12 for a month's name or its first three letters, else 0. */
function monthOf(word: string, locale: Locale): number {
  const lower = word.toLowerCase();
  return (
    monthNames(locale, 'long').findIndex((name) => {
      const month = name.toLowerCase();
      return month === lower || month.slice(0, 3) === lower;
    }) + 1
  );
}

/** A two-digit year means 1930 to 2029; no year means the current one. */
function partsOf(year: string | undefined): { readonly year: number } {
  if (year === undefined) return { year: new Date().getFullYear() };
  const number = Number(year);
  return { year: year.length === 4 ? number : number + (number < 30 ? 2000 : 1900) };
}
