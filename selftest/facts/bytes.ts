// Blobs, archives, digests, and encodings.

import { type Found, group } from '../fact';

type Blob = GoogleAppsScript.Base.Blob;

const blob = (text: string, name: string): Blob => Utilities.newBlob(text, 'text/plain', name);

const unzipped = (...names: readonly string[]): readonly Blob[] => Utilities.unzip(Utilities.zip(names.map((name) => blob('x', name))));

const hex = (bytes: readonly number[]): string => bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');

/** What is thrown when the arguments have other types than the method's, without the words that are translated. */
function namesTheMethod(work: () => unknown): Found {
  try {
    work();
    return 'taken';
  } catch (error) {
    const text = String(error);
    return /method signature/.test(text) ? 'method signature' : text;
  }
}

const loosely = (method: (...args: never[]) => unknown, args: readonly unknown[]): unknown => Reflect.apply(method, Utilities, args);

export const bytes = group('bytes', [
  [
    'blob-of-text',
    'A blob of a text is text/plain, without a name.',
    ['text/plain', null, 'x'],
    () => {
      const made = Utilities.newBlob('x');
      return [made.getContentType(), made.getName(), made.getDataAsString()];
    },
  ],
  ['blob-of-bytes', 'A blob of bytes has no type.', null, () => Utilities.newBlob([1, 2]).getContentType()],
  [
    'blob-named',
    'Type and name are as given.',
    ['text/csv', 'a.csv'],
    () => {
      const made = Utilities.newBlob('x', 'text/csv', 'a.csv');
      return [made.getContentType(), made.getName()];
    },
  ],
  ['bytes-signed', 'Bytes are signed.', [-61, -87], () => Utilities.newBlob('é').getBytes()],
  [
    'zip',
    'An archive is named archive.zip.',
    ['application/zip', 'archive.zip'],
    () => {
      const packed = Utilities.zip([blob('x', 'a.txt')]);
      return [packed.getContentType(), packed.getName()];
    },
  ],
  [
    'unzip-names',
    'Files come out with their names, in their order.',
    ['b.txt', 'a.txt'],
    () => unzipped('b.txt', 'a.txt').map((one) => one.getName()),
  ],
  [
    'unzip-types',
    'Their types follow from the ends of their names.',
    ['text/plain', 'text/csv', 'text/xml', 'image/png'],
    () => unzipped('a.txt', 'a.csv', 'a.xml', 'a.png').map((one) => one.getContentType()),
  ],
  [
    'unzip-content',
    'They hold what was put in.',
    'héllo',
    () => Utilities.unzip(Utilities.zip([blob('héllo', 'a.txt')]))[0]?.getDataAsString() ?? null,
  ],
  [
    'unzip-by-content',
    'A workbook is unpacked when its type says that it is an archive.',
    1,
    () => {
      const packed = Utilities.zip([blob('x', 'a.xml')]).getBytes();
      return Utilities.unzip(Utilities.newBlob(packed, 'application/zip', 'book.xlsx')).length;
    },
  ],
  [
    'unzip-nonsense',
    'What is no archive is refused.',
    true,
    ({ refuses }) => refuses(() => Utilities.unzip(Utilities.newBlob('nonsense', 'application/zip'))),
  ],
  [
    'zip-same-name',
    'Two files of one name are refused.',
    true,
    ({ refuses }) => refuses(() => Utilities.zip([blob('x', 'a.txt'), blob('y', 'a.txt')])),
  ],
  [
    'gzip',
    'gzip and ungzip give the bytes back, under the name "archive".',
    ['archive', 'x'],
    () => {
      const back = Utilities.ungzip(Utilities.gzip(Utilities.newBlob('x')));
      return [back.getName(), back.getDataAsString()];
    },
  ],
  ['base64', 'base64 of a text is that of its UTF-8 bytes.', 'w6k=', () => Utilities.base64Encode('é', Utilities.Charset.UTF_8)],
  ['base64-web-safe', 'The web-safe alphabet keeps its padding.', '-_8=', () => Utilities.base64EncodeWebSafe([-5, -1])],
  ['base64-decoded', 'Decoding gives signed bytes.', [-61, -87], () => Utilities.base64Decode('w6k=')],
  ['base64-nonsense', 'What is no base64 is refused.', true, ({ refuses }) => refuses(() => Utilities.base64Decode('$$$'))],
  [
    'sha-256',
    'A digest of UTF-8 is the known one.',
    '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    () => hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'é', Utilities.Charset.UTF_8)),
  ],
  [
    'hmac-utf-8',
    'HMAC-SHA-256 in UTF-8 differs from that of US-ASCII, which is what counts where no charset is named.',
    [true, false],
    () => {
      const [plain, ascii, utf8] = [
        Utilities.computeHmacSha256Signature('é', 'k'),
        Utilities.computeHmacSha256Signature('é', 'k', Utilities.Charset.US_ASCII),
        Utilities.computeHmacSha256Signature('é', 'k', Utilities.Charset.UTF_8),
      ].map(hex);
      return [plain === ascii, plain === utf8];
    },
  ],
  [
    'hmac-known',
    'HMAC-SHA-256 of a plain text is the known one.',
    'bd934b8ba107eecc0221dc529b4ef01c223d5be757cf2b7c1674dc0faa5e533f',
    () => hex(Utilities.computeHmacSha256Signature('b', 'key')),
  ],
  [
    'hmac-wrong-type',
    'HMAC of a number “doesn’t match the method signature”.',
    'method signature',
    () => namesTheMethod(() => loosely(Utilities.computeHmacSha256Signature, [1, 2])),
  ],
  [
    'digest-wrong-type',
    'So does a digest of a number.',
    'method signature',
    () => namesTheMethod(() => loosely(Utilities.computeDigest, [Utilities.DigestAlgorithm.SHA_256, 1])),
  ],
  ['uuid', 'A UUID has 36 characters.', 36, () => Utilities.getUuid().length],
  [
    'format-date',
    'formatDate goes by the zone.',
    '2026-03-04 13:30',
    () => Utilities.formatDate(new Date('2026-03-04T12:30:00Z'), 'Europe/Berlin', 'yyyy-MM-dd HH:mm'),
  ],
]);
