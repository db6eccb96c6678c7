// Writes what can be listed by scanning the code: node scripts/registries.mjs [--print]. The pages' calls are the commands marked as such,
// the panels are the files that show one.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathTo } from './build-files.mjs';

const filesIn = (folder) =>
  readdirSync(pathTo(folder), { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file));

/** What each file exports that matches the pattern, as `[module, names]`. */
const exportsOf = (folder, pattern) =>
  filesIn(folder)
    .map((file) => [
      `./${file.replace(/\.tsx?$/, '')}`,
      [...readFileSync(pathTo(`${folder}/${file}`), 'utf8').matchAll(pattern)].map(([, name]) => name).sort(),
    ])
    .filter(([, names]) => names.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));

const head = (what) => `// ${what}\n// Written by \`npm run registries\`: a line here is not changed by hand.\n\n`;

const imports = (found, from = '.') =>
  found.map(([module, names]) => `import { ${names.join(', ')} } from '${from}${module.slice(1)}';\n`).join('');

function calls() {
  const found = exportsOf('src/commands', /^export const (\w+) = call\(/gm);
  const names = found.flatMap(([, own]) => own).sort();
  return `${head('Every call that a page may make, by its name.')}${imports(found)}\nexport const calls = {\n${names.map((name) => `  ${name},\n`).join('')}};\n`;
}

function panels() {
  const found = exportsOf('sidebar/panels', /^export function (\w+Panel)\(/gm);
  const rows = found.map(([module, [panel]]) => {
    const name = module.slice(2);
    return `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${panel},\n`;
  });
  return `${head('What shows each panel: the file of its name.')}${imports(found, '../panels')}\nexport const PANELS = {\n${rows.join('')}};\n`;
}

const written = { 'src/commands/call-list.ts': calls(), 'sidebar/views/panel-list.ts': panels() };

if (process.argv.includes('--print')) console.log(JSON.stringify(written));
else for (const [file, text] of Object.entries(written)) writeFileSync(pathTo(file), text);
