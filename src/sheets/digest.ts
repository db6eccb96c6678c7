// SHA-256 through the platform, which has no other source of digests. The platform gives signed bytes.

import type { Digest, KeyedDigest } from '../commands/ports';

/** Of the text in UTF-8, as 64 lower-case hexadecimal digits. */
export const sha256: Digest = (text) =>
  hexadecimal(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8));

/** Without a charset the platform would read text and secret as US-ASCII. */
export const hmacSha256: KeyedDigest = (text, secret) =>
  hexadecimal(Utilities.computeHmacSha256Signature(text, secret, Utilities.Charset.UTF_8));

const hexadecimal = (bytes: readonly number[]): string => bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
