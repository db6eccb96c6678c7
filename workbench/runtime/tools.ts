// What Utilities needs from the machine: ids, digests, encodings, dates.

import { createHash, createHmac, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { Refusal } from '../model/cell';
import type { Tools, ZipFile } from '../services/host';

/** SHA_256 -> sha256. */
const nodeName = (algorithm: string): string => algorithm.replace('_', '').toLowerCase();

const CHARSETS: Readonly<Record<string, string>> = { utf_8: 'utf-8', utf8: 'utf-8', us_ascii: 'us-ascii' };

export const tools: Omit<Tools, 'sleep'> = {
  uuid: () => randomUUID(),
  digest: (algorithm, given) => createHash(nodeName(algorithm)).update(given).digest(),
  hmac: (given, key) => createHmac('sha256', key).update(given).digest(),
  encode: (text, charset) =>
    charset === 'US_ASCII' ? Buffer.from(text.replace(/[^\0-\x7f]/gu, '?'), 'latin1') : Buffer.from(text, 'utf8'),
  decode: (given, charset) => new TextDecoder(CHARSETS[charset.toLowerCase()] ?? charset).decode(given),
  base64: (given, webSafe) => webText(Buffer.from(given).toString('base64'), webSafe),
  fromBase64: (text) => (/^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null),
  gzip: (given) => gzipSync(given),
  gunzip: (given) => gunzipSync(given),
  zip,
  unzip,
  formatDate,
};

/** Bytes of a blob (developers.google.com/apps-script/guides/services/quotas: 50 MB). */
const LARGEST_BLOB = 50 * 1024 * 1024;

/** A script's bytes belong to its realm, and the library accepts only arrays of this one. */
function zip(files: readonly ZipFile[]): Uint8Array {
  const entries: Zippable = Object.create(null);
  for (const { name, bytes } of files) entries[name] = Uint8Array.from(bytes);
  const packed = zipSync(entries);
  if (packed.length > LARGEST_BLOB) throw new Refusal('Blob exceeds the maximum size of 50 MB.');
  return packed;
}

/** In zip order, without folders. The claimed unpacked size of a file is checked before it is unpacked. */
function unzip(given: Uint8Array): readonly ZipFile[] {
  let size = 0;
  const bounded = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    size += originalSize;
    if (size > LARGEST_BLOB) throw new Refusal('Blob exceeds the maximum size of 50 MB.');
    return !name.endsWith('/');
  };
  try {
    return Object.entries(unzipSync(Uint8Array.from(given), { filter: bounded })).map(([name, bytes]) => ({ name, bytes }));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('Invalid argument: the blob is not a zip file.');
  }
}

/** On the platform, the web-safe alphabet keeps its padding. */
const webText = (text: string, webSafe: boolean): string => (webSafe ? text.replace(/\+/g, '-').replace(/\//g, '_') : text);

const FIELD = /y{1,4}|M{1,4}|d{1,2}|E{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|a|z|Z|X{1,3}|'(?:[^']|'')*'|[A-Za-z]/g;

/** The letters of SimpleDateFormat that marketers' scripts use; any other letter is refused by name. */
function formatDate(instant: number, zone: string, format: string): string {
  const date = partsIn(instant, zone);
  return format.replace(FIELD, (field) => {
    if (field.startsWith("'")) return field === "''" ? "'" : field.slice(1, -1).replace(/''/g, "'");
    const text = spell(field, date);
    if (text === null) throw new Refusal(`Utilities.formatDate with "${field}" is not emulated by the stand-in`);
    return text;
  });
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'milli' | 'offset', number>> & {
  readonly names: Readonly<Record<string, string>>;
};

function partsIn(instant: number, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const found = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  const [year, month, day, hour, minute, second] = [of('year'), of('month'), of('day'), of('hour'), of('minute'), of('second')];
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / 60_000);
  return { year, month, day, hour, minute, second, milli: ((instant % 1000) + 1000) % 1000, offset, names: namesIn(instant, zone) };
}

function namesIn(instant: number, zone: string): Readonly<Record<string, string>> {
  const name = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(instant);
  return {
    MMM: name({ month: 'short' }),
    MMMM: name({ month: 'long' }),
    E: name({ weekday: 'short' }),
    EEEE: name({ weekday: 'long' }),
    z:
      new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(instant)
        .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  };
}

const pad = (number: number, size: number): string => String(number).padStart(size, '0');

function spell(field: string, { names, ...date }: Parts): string | null {
  const size = field.length;
  if (/^y/.test(field)) return size === 2 ? pad(date.year % 100, 2) : pad(date.year, size);
  if (/^M/.test(field)) return size > 2 ? (names[field] ?? '') : pad(date.month, size);
  if (/^E/.test(field)) return names[size === 4 ? 'EEEE' : 'E'] ?? '';
  if (field === 'a') return date.hour < 12 ? 'AM' : 'PM';
  if (field === 'z') return names['z'] ?? '';
  if (field === 'Z' || /^X/.test(field)) return offsetText(date.offset, field);
  const numbers: Readonly<Record<string, number>> = {
    d: date.day,
    H: date.hour,
    h: date.hour % 12 || 12,
    m: date.minute,
    s: date.second,
    S: date.milli,
  };
  const number = numbers[field.charAt(0)];
  return number === undefined ? null : pad(number, size);
}

function offsetText(minutes: number, field: string): string {
  if (minutes === 0 && field !== 'Z') return 'Z';
  const size = Math.abs(minutes);
  const text = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}`;
  return field === 'X' ? text : `${text}${field === 'XXX' ? ':' : ''}${pad(size % 60, 2)}`;
}
