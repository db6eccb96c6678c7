// Packs the local stand-in with everything it needs into build/release/, to run without the project: node scripts/pack-stand-in.mjs
// `npx ./noxinfluencer-crm-sync-stand-in-….tgz` starts it, and so does Node from the unpacked archive, without an installation.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { emit, pathTo } from './build-files.mjs';
import { noticesOf } from './build-notices.mjs';
import { buildPackedHost } from './build-workbench.mjs';

const folder = 'build/stand-in';
const program = `${folder}/build/workbench`;
const { version, description, license, engines } = JSON.parse(readFileSync(pathTo('package.json'), 'utf8'));

rmSync(pathTo(folder), { recursive: true, force: true });
const metafile = await buildPackedHost(program);
const main = `${program}/main.mjs`;
emit(main, `#!/usr/bin/env node\n${readFileSync(pathTo(main), 'utf8')}`);
chmodSync(pathTo(main), 0o755);
for (const file of ['services.js', 'page.html', 'page.js', 'page.css'])
  emit(`${program}/${file}`, readFileSync(pathTo(`build/workbench/${file}`)));
for (const file of readdirSync(pathTo('dist'))) emit(`${folder}/dist/${file}`, readFileSync(pathTo(`dist/${file}`)));
for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY.md']) emit(`${folder}/${file}`, readFileSync(pathTo(file)));
emit(`${folder}/NOTICES.txt`, noticesOf([metafile]));
emit(
  `${folder}/package.json`,
  `${JSON.stringify({ name: 'noxinfluencer-crm-sync-stand-in', version, description, license, engines, type: 'module', bin: 'build/workbench/main.mjs' }, null, 2)}\n`,
);

mkdirSync(pathTo('build/release'), { recursive: true });
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', pathTo('build/release')], {
    cwd: pathTo(folder),
    encoding: 'utf8',
  }),
);
console.log(
  `build/release/${packed.filename}  ${(packed.size / 1024).toFixed(0)} KB, unpacked ${(packed.unpackedSize / 1024).toFixed(0)} KB`,
);
