// Packs what was built for somebody without a terminal, into build/release/: node scripts/pack.mjs
// One archive: a program and a manifest to paste, the files as they are pushed, how to install, licences, and the sums of all of it.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { pathTo } from './build-files.mjs';
import { onePaste } from './one-paste.mjs';

const { version } = JSON.parse(readFileSync(pathTo('package.json'), 'utf8'));
const name = `noxinfluencer-crm-sync-${version}`;
const dist = new Map(readdirSync(pathTo('dist')).map((file) => [file, readFileSync(pathTo(`dist/${file}`), 'utf8')]));

const files = new Map([
  ['paste/Code.gs', onePaste(dist)],
  ['paste/appsscript.json', dist.get('appsscript.json')],
  ...[...dist].map(([file, text]) => [`files/${file}`, text]),
  ...['docs/install.md', 'docs/guide.md', 'docs/privacy.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY.md'].map((file) => [
    file.replace('docs/', ''),
    readFileSync(pathTo(file), 'utf8'),
  ]),
]);
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sums = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => `${sum(text)}  ${file}`);
files.set('SHA256SUMS', `${sums.join('\n')}\n`);

// The same files make the same archive, byte by byte: no time of this machine goes into it. A zip's years begin with 1980.
const entries = Object.fromEntries([...files].map(([file, text]) => [`${name}/${file}`, strToU8(text)]));
const archive = zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3 });
mkdirSync(pathTo('build/release'), { recursive: true });
writeFileSync(pathTo(`build/release/${name}.zip`), archive);
writeFileSync(pathTo(`build/release/${name}.zip.sha256`), `${sum(archive)}  ${name}.zip\n`);
console.log(`build/release/${name}.zip  ${(archive.length / 1024).toFixed(0)} KB  SHA-256 ${sum(archive)}`);
for (const [file, text] of files) console.log(`${(Buffer.byteLength(text) / 1024).toFixed(1).padStart(9)} KB  ${file}`);
