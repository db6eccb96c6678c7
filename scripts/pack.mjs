// Packs the build for somebody without a terminal, into build/release/ or another folder: node scripts/pack.mjs [FOLDER]
// One archive: a program and a manifest to paste, the files as pushed, pages to open with a double click, licenses, and checksums of
// everything.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { pathTo } from './build-files.mjs';
import { copyPage } from './copy-page.mjs';
import { onePaste } from './one-paste.mjs';
import { readablePage, STYLE } from './readable-page.mjs';

const { version } = JSON.parse(readFileSync(pathTo('package.json'), 'utf8'));
const name = `noxinfluencer-crm-sync-${version}`;
const dist = new Map(readdirSync(pathTo('dist')).map((file) => [file, readFileSync(pathTo(`dist/${file}`), 'utf8')]));

/** What people who install and use it read, and its path in the archive: what is needed first is at the top. */
const pages = new Map([
  ['docs/install.md', 'install.html'],
  ...['guide', 'troubleshooting', 'zh/guide', 'zh/troubleshooting', 'faq', 'limits', 'identity', 'admin', 'privacy', 'terms'].map(
    (page) => [`docs/${page}.md`, `docs/${page}.html`],
  ),
]);
const others = ['CHANGELOG.md', 'LICENSE', 'THIRD_PARTY.md'];

/** What a page of the archive may show. */
const pictures = ['docs/pictures', 'docs/pictures/en', 'docs/pictures/zh'].flatMap((folder) =>
  readdirSync(pathTo(folder))
    .filter((file) => /\.(png|svg)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

const placeOf = (file) => pages.get(file) ?? ([...pictures, ...others].includes(file) ? file : null);

function page(source) {
  const here = posix.dirname(pages.get(source));
  return readablePage(readFileSync(pathTo(source), 'utf8'), source.startsWith('docs/zh/') ? 'zh' : 'en', (link) => {
    const [path, anchor] = link.split('#');
    if (/^[a-z]+:/.test(link) || path === '') return link;
    const place = placeOf(posix.join(posix.dirname(source), path));
    return place === null ? null : posix.relative(here, place) + (anchor === undefined ? '' : `#${anchor}`);
  });
}

const toPaste = [
  ['Code.gs', onePaste(dist)],
  ['appsscript.json', dist.get('appsscript.json')],
];

const files = new Map([
  ['copy.html', copyPage('Two texts to paste', toPaste, STYLE)],
  ...toPaste.map(([file, text]) => [`paste/${file}`, text]),
  ...[...dist].map(([file, text]) => [`files/${file}`, text]),
  ...[...pages].map(([source, place]) => [place, page(source)]),
  ...[...pictures, ...others].map((file) => [file, readFileSync(pathTo(file))]),
]);
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sums = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => `${sum(text)}  ${file}`);
files.set('SHA256SUMS', `${sums.join('\n')}\n`);

// The same files give the same archive, byte by byte: it contains no time of this machine. Years in a zip start in 1980.
const bytesOf = (contents) => (typeof contents === 'string' ? strToU8(contents) : new Uint8Array(contents));
const entries = Object.fromEntries([...files].map(([file, contents]) => [`${name}/${file}`, bytesOf(contents)]));
const archive = zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3 });
const folder = process.argv[2] ?? pathTo('build/release');
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/${name}.zip`, archive);
writeFileSync(`${folder}/${name}.zip.sha256`, `${sum(archive)}  ${name}.zip\n`);
console.log(`${name}.zip  ${(archive.length / 1024).toFixed(0)} KB  SHA-256 ${sum(archive)}`);
for (const [file, text] of files) console.log(`${(Buffer.byteLength(text) / 1024).toFixed(1).padStart(9)} KB  ${file}`);
