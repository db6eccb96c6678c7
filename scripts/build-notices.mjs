// The licenses of third-party code in a bundle, as a text that is shipped with it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINE, pathTo } from './build-files.mjs';

/** The packages that bundles contain parts of, according to esbuild. */
function packagesIn(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const used = outputs.flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const names = used.flatMap(([file]) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** Name, version, license and the full license text, as the package ships it. A package without one fails the build. */
function licenseOf(name) {
  const folder = pathTo(join('node_modules', name));
  const { version, license: said, licenses = [] } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // Older packages list them.
  const license = said ?? licenses[0]?.type;
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
  if (file === undefined || license === undefined) throw new Error(`${name} has no license that could be shipped with it.`);
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8').trim() };
}

/** The text of a comment in the add-on. */
export function noticesOf(metafiles) {
  const notices = packagesIn(metafiles).map(licenseOf);
  return notices.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${inLines(text)}\n`).join('\n');
}

/** In lines that no upload truncates, and without anything that would end a comment. */
function inLines(text) {
  const lines = text.split('\n').map(
    (line) =>
      line
        .replace(/\*\/|--+|<[?!]/g, '')
        .match(new RegExp(`.{1,${LINE}}(?:\\s|$)|.+`, 'g'))
        ?.join('\n') ?? '',
  );
  return lines.join('\n');
}
