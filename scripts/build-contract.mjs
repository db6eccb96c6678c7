// Refuses to build from a table that client or sandbox could not work with, and names each invalid entry.

import { mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { common, pathTo } from './build-files.mjs';

/** What the table tells people, and no code reads. */
const FOR_PEOPLE = ['command', 'meaning'];

/** All that code needs of the evidence is whether something is certain. */
const isForPeople = (key, value) => FOR_PEOPLE.includes(key) || (key === 'evidence' && value !== 'K');

/** The table as built into the add-on. */
export const leanContract = {
  name: 'lean-contract',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]contract[\\/]crm\.json$/ }, ({ path }) => {
      const table = JSON.parse(readFileSync(path, 'utf8'), (key, value) => (isForPeople(key, value) ? undefined : value));
      return { contents: JSON.stringify(table), loader: 'json' };
    });
  },
};

export async function checkContract() {
  const outfile = pathTo('build/run/table-shape.mjs');
  mkdirSync(pathTo('build/run'), { recursive: true });
  await build({
    ...common,
    entryPoints: [pathTo('scripts/contract-check/table-shape.ts')],
    outfile,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    target: 'node20',
    write: true,
  });
  const { complaintsAbout } = await import(pathToFileURL(outfile).href);
  const complaints = complaintsAbout(JSON.parse(readFileSync(pathTo('contract/crm.json'), 'utf8')));
  if (complaints.length > 0) throw new Error(`contract/crm.json cannot be built from:\n${complaints.map((one) => `  ${one}`).join('\n')}`);
}
