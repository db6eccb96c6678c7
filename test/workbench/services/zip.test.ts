// Utilities.zip and unzip: files with names of their own, back and forth, within limits.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { localStandIn, messageOf, valueOf } from '../support/local-stand-in';

const { run } = localStandIn({ code: 'function body(text) { return new Function(text)(); }' });
const result = (text: string) => valueOf(run('body', [text]));
const refusal = (text: string) => messageOf(run('body', [text]));
const literal = (bytes: Uint8Array): string => JSON.stringify([...bytes]);

test('zipped files are restored with their names and bytes, in order', () => {
  expect(
    result(`
      const zip = Utilities.zip([Utilities.newBlob([0, -1, 127], null, 'b/ü.bin'), Utilities.newBlob('', null, 'a.txt')], 'own.zip');
      const back = Utilities.unzip(zip).map((blob) => [blob.getName(), blob.getBytes()]);
      return [zip.getName(), zip.getContentType(), back];`),
  ).toEqual([
    'own.zip',
    'application/zip',
    [
      ['b/ü.bin', [0, -1, 127]],
      ['a.txt', []],
    ],
  ]);
});

test('other programs can read a zip, and theirs can be read', () => {
  const bytes = result(`return Utilities.zip([Utilities.newBlob('Sample', 'text/plain', 'a.txt')]).getBytes()`) as number[];
  expect(Object.entries(unzipSync(Uint8Array.from(bytes))).map(([name, content]) => [name, strFromU8(content)])).toEqual([
    ['a.txt', 'Sample'],
  ]);
  const other = zipSync({ folder: { 'x.txt': strToU8('in a folder') }, 'stored.txt': [strToU8('not packed'), { level: 0 }] });
  expect(
    result(`return Utilities.unzip(Utilities.newBlob(${literal(other)})).map((blob) => [blob.getName(), blob.getDataAsString()])`),
  ).toEqual([
    ['folder/x.txt', 'in a folder'],
    ['stored.txt', 'not packed'],
  ]);
});

test('anything but a zip, a missing name, and a duplicate name are refused', () => {
  expect(refusal(`return Utilities.unzip(Utilities.newBlob('no zip'))`)).toBe('Invalid argument: the blob is not a zip file.');
  expect(refusal(`return Utilities.zip([Utilities.newBlob('x')])`)).toContain('without a name is not emulated');
  const twice = `const blob = Utilities.newBlob('x', null, 'a'); return Utilities.zip([blob, blob])`;
  expect(refusal(twice)).toBe('Duplicate filename: a');
  expect(refusal(`return Utilities.zip(Utilities.newBlob('x', null, 'a'))`)).toContain("don't match the method signature");
});

test('a zip that unpacks to more than a blob may hold is refused', () => {
  const bomb = zipSync({ 'large.bin': new Uint8Array(51 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(refusal(`return Utilities.unzip(Utilities.newBlob(${literal(bomb)}))`)).toBe('Blob exceeds the maximum size of 50 MB.');
});
