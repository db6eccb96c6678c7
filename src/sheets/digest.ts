// SHA-256 through the platform, which has no other source of digests.

import type { Digest } from '../commands/ports';

/** Of the text in UTF-8, as 64 lower-case hexadecimal digits. The platform returns signed bytes. */
export const sha256: Digest = (text) =>
  Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
    .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
    .join('');
