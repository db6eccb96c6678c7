// Dates and times as people spell them in locale en_US, read into serials.

import { serialOfDay } from './dates';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A serial and the number format that shows it as it was spelt. */
export interface DateRead {
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

/** `2026-10-02`, `10/2/2026`, `10/2`, `Oct 2, 2026`, `2 October 2026`, each also with `14:05`, `2:05:30 PM`, or a time alone; else null. */
export function dateFrom(text: string): DateRead | null {
  const timed = TIME.exec(text);
  const time = timed === null ? null : timeFrom(timed);
  if (timed !== null && time === null) return null;
  const days = timed === null ? text : text.slice(0, timed.index);
  if (days === '') return time;
  const day = dayFrom(days);
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

function dayFrom(text: string): Day | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), format: 'yyyy-mm-dd' };
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(text);
  if (slashed !== null) return { ...partsOf(slashed[3]), month: Number(slashed[1]), day: Number(slashed[2]), format: 'm/d/yyyy' };
  return worded(text);
}

function worded(text: string): Day | null {
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/i.exec(text);
  const british = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?(?:[\s,-]+(\d{4}))?$/i.exec(text);
  const month = monthOf(american?.[1] ?? british?.[2] ?? '');
  const day = Number(american?.[2] ?? british?.[1]);
  const year = american?.[3] ?? british?.[3];
  if (month === 0) return null;
  return { ...partsOf(year), month, day, format: british === null ? 'mmm d, yyyy' : 'd mmm yyyy' };
}

/** 1 to 12 for a month's name or its first three letters, else 0. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower) + 1;
}

/** A year of two digits lies between 1930 and 2029; without a year it is this one. */
function partsOf(year: string | undefined): { readonly year: number } {
  if (year === undefined) return { year: new Date().getFullYear() };
  const number = Number(year);
  return { year: year.length === 4 ? number : number + (number < 30 ? 2000 : 1900) };
}
