// Writes what can be listed by scanning the code: node scripts/registries.mjs [--print]. The pages' calls and the kinds of mutations are
// the commands marked as such, the panels are the files that show one, and the words of operations are those that exist in both languages.

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

/** The name of a file, as the key of a table. */
function keyOf(module) {
  const name = module.slice(2);
  return /^\w+$/.test(name) ? name : `'${name}'`;
}

function calls() {
  const found = exportsOf('src/commands', /^export const (\w+) = call\(/gm);
  const names = found.flatMap(([, own]) => own).sort();
  return `${head('Every call that a page may make, by its name.')}${imports(found)}\nexport const calls = {\n${names.map((name) => `  ${name},\n`).join('')}};\n`;
}

function panels() {
  const found = exportsOf('sidebar/panels', /^export function (\w+Panel)\(/gm);
  const rows = found.map(([module, [panel]]) => `  ${keyOf(module)}: ${panel},\n`);
  return `${head('What shows each panel: the file of its name.')}${imports(found, '../panels')}\nexport const PANELS = {\n${rows.join('')}};\n`;
}

function mutationKinds() {
  const found = exportsOf('src/commands/mutations', /^export const (\w+) = mutationKind\(/gm);
  const names = found.flatMap(([, own]) => own).sort();
  return `${head('Every kind of mutation.')}${imports(found)}\nexport const kinds = [\n${names.map((name) => `  ${name},\n`).join('')}] as const;\n`;
}

function operationWords() {
  const panelsOf = exportsOf('src/text/operations', /^export const (\w+) = inBoth\(/gm);
  const approvalsOf = exportsOf('src/text/operations', /^export const (\w+) = approvals\(/gm);
  const all = exportsOf('src/text/operations', /^export const (\w+) = (?:inBoth|approvals)\(/gm);
  const panel = (language) => panelsOf.map(([module, [name]]) => `  ${keyOf(module)}: ${name}.${language},\n`).join('');
  const about = (language) => approvalsOf.flatMap(([, names]) => names.map((name) => `  ...${name}.${language},\n`)).join('');
  const table = (name, rows) => `\nexport const ${name} = {\n${rows}};\n`;
  return `${head('What panels of operations say, by the name of their file, and what is said of mutations.')}${imports(all, './operations')}${table('panelsEn', panel('en'))}${table('panelsZh', panel('zh'))}${table('aboutEn', about('en'))}${table('aboutZh', about('zh'))}`;
}

/** Which test covers a vendor command, and where the command is in the add-on: each test declares it. */
function commands() {
  const { operations } = JSON.parse(readFileSync(pathTo('contract/crm.json'), 'utf8'));
  const order = [...new Set(Object.values(operations).map(({ command }) => command)), 'schema'];
  const lines = filesIn('test')
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(pathTo(`test/${file}`), 'utf8').matchAll(/^\/\/ Holds `([^`]+)`: (.+)$/gm)].map(([, command, place]) => ({
        command,
        place,
        file,
      })),
    )
    .sort((one, other) => order.indexOf(one.command) - order.indexOf(other.command));
  const rows = lines.map(({ command, place, file }) => `| \`${command}\` | ${place} | \`test/${file}\` |\n`).join('');
  const text = readFileSync(pathTo('docs/commands.md'), 'utf8');
  return `${text.slice(0, text.indexOf('|---|---|---|\n'))}|---|---|---|\n${rows}`;
}

const written = {
  'src/commands/call-list.ts': calls(),
  'src/commands/mutations/kind-list.ts': mutationKinds(),
  'src/text/operation-list.ts': operationWords(),
  'sidebar/views/panel-list.ts': panels(),
  'docs/commands.md': commands(),
};

if (process.argv.includes('--print')) console.log(JSON.stringify(written));
else for (const [file, text] of Object.entries(written)) writeFileSync(pathTo(file), text);
