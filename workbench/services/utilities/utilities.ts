// Utilities: ids, digests, base64, dates, blobs, compression, sleep.

import { Exception, emulated, enumeration, hostOf, mismatch, originalOf, wordOf } from '../emulated';
import { listOf } from '../values';
import { Blob, blobOf, signed, typeByName, unsigned } from './blob';

const Charset = enumeration('Charset', ['UTF_8', 'US_ASCII']);
const DigestAlgorithm = enumeration('DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);

/** Maximum milliseconds of `sleep` (developers.google.com/apps-script/reference/utilities/utilities). */
const LONGEST_SLEEP = 300_000;

export const utilities = (): object =>
  emulated('Utilities', {
    Charset,
    DigestAlgorithm,
    getUuid: (): string => hostOf().tools.uuid(),
    computeDigest,
    computeHmacSha256Signature,
    base64Encode: (given: unknown, charset?: unknown): string => hostOf().tools.base64(bytesOf('base64Encode', given, charset), false),
    base64EncodeWebSafe: (given: unknown, charset?: unknown): string =>
      hostOf().tools.base64(bytesOf('base64EncodeWebSafe', given, charset), true),
    base64Decode,
    sleep,
    formatDate,
    newBlob: (content: unknown, type: unknown = null, name: unknown = null): object =>
      blobOf(bytesOf('newBlob', content), textOrNull(type) ?? (typeof content === 'string' ? 'text/plain' : null), textOrNull(name)),
    gzip: (blob: unknown, name: unknown = null): object =>
      blobOf(hostOf().tools.gzip(blobBytes('gzip', blob)), 'application/x-gzip', textOrNull(name) ?? 'archive.gz'),
    ungzip: (blob: unknown): object => blobOf(hostOf().tools.gunzip(blobBytes('ungzip', blob)), null, 'archive'),
    zip,
    unzip: (blob: unknown): object[] =>
      listOf(hostOf().tools.unzip(blobBytes('unzip', blob))).map(({ name, bytes }) =>
        blobOf(bytes, typeByName(String(name)), String(name)),
      ),
  });

function computeDigest(algorithm: unknown, value: unknown, charset?: unknown): number[] {
  const word = wordOf(algorithm, DigestAlgorithm);
  if (word === null || word === 'MD2') throw mismatch('Utilities.computeDigest', [algorithm, value]);
  return signed(hostOf().tools.digest(word, bytesOf('computeDigest', value, charset)));
}

function computeHmacSha256Signature(value: unknown, key: unknown, charset?: unknown): number[] {
  return signed(
    hostOf().tools.hmac(bytesOf('computeHmacSha256Signature', value, charset), bytesOf('computeHmacSha256Signature', key, charset)),
  );
}

/** Text in the charset (US_ASCII by default, which corrupts other letters, as on the platform), an array of bytes, or a blob. */
function bytesOf(method: string, given: unknown, charset?: unknown): Uint8Array {
  if (typeof given === 'string') {
    const word = charset === undefined ? (method.startsWith('compute') ? 'US_ASCII' : 'UTF_8') : wordOf(charset, Charset);
    if (word === null) throw mismatch(`Utilities.${method}`, [given, charset]);
    return Uint8Array.from(hostOf().tools.encode(given, word));
  }
  if (Array.isArray(given)) return unsigned(given);
  return blobBytes(method, given);
}

function blobBytes(method: string, given: unknown): Uint8Array {
  const blob = originalOf(given, Blob);
  if (blob === null) throw mismatch(`Utilities.${method}`, [given]);
  return blob._bytes;
}

/** Each blob is a file under its own name; blobs without a name, or two with the same one, are refused. */
function zip(blobs: unknown, name: unknown = null): object {
  if (!Array.isArray(blobs)) throw mismatch('Utilities.zip', [blobs, name]);
  const files = blobs.map((one: unknown) => ({ name: originalOf(one, Blob)?.getName() ?? null, bytes: blobBytes('zip', one) }));
  const names = new Set<string>();
  for (const file of files) {
    if (file.name === null) throw new Exception('Utilities.zip of a blob without a name is not emulated by the stand-in');
    if (names.has(file.name)) throw new Exception(`Duplicate filename: ${file.name}`);
    names.add(file.name);
  }
  const named = files.map(({ name: path, bytes }) => ({ name: String(path), bytes }));
  return blobOf(hostOf().tools.zip(named), 'application/zip', textOrNull(name) ?? 'archive.zip');
}

function base64Decode(text: unknown): number[] {
  const bytes = typeof text === 'string' ? hostOf().tools.fromBase64(text) : null;
  if (bytes === null) throw new Exception('Could not decode string.');
  return signed(bytes);
}

function sleep(ms: unknown): void {
  if (typeof ms !== 'number' || ms < 0 || ms > LONGEST_SLEEP) throw mismatch('Utilities.sleep', [ms]);
  hostOf().tools.sleep(ms);
}

function formatDate(date: unknown, zone: unknown, format: unknown): string {
  if (!(date instanceof Date) || typeof zone !== 'string' || typeof format !== 'string')
    throw mismatch('Utilities.formatDate', [date, zone, format]);
  return hostOf().tools.formatDate(date.getTime(), zone, format);
}

const textOrNull = (given: unknown): string | null => (given === null || given === undefined ? null : String(given));
