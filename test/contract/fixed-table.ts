// The table that tests of the client and of the capture are written for; jest.config.mjs substitutes it (fixed-table.cjs) for crm.json. It
// stays the same when a capture settles the project's own table, which the project "conformance" uses; what only the latter has is taken
// from there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../contract/table';
import type { JsonObject } from '../../scripts/contract-check/seen';

const textOf = (file: string): string => readFileSync(join(__dirname, file), 'utf8');

const own: Contract & JsonObject = JSON.parse(textOf('../../contract/crm.json'));

/** Places whose entries have names: operations, shapes and the keys of each, changes. */
const places = ['operations', 'shapes', 'changes', ...Object.keys(own.shapes).map((name) => `shapes.${name}`)];

const at = (table: JsonObject, place: string): JsonObject => place.split('.').reduce((inner, name) => Object(inner[name]), table);

/** As it would look in crm.json. */
export const FIXED_TABLE = places.reduce((text, place) => {
  const fixed = at(JSON.parse(text), place);
  const newer = Object.entries(at(own, place)).filter(([name]) => !Object.hasOwn(fixed, name));
  const lines = newer.map(([name, one]) => `"${name}": ${JSON.stringify(one)},`);
  const names = place.split('.');
  // Shapes come before operations with the same name.
  return text.replace(`\n${'  '.repeat(names.length)}"${names.at(-1)}": {`, (head) => [head, ...lines].join('\n'));
}, textOf('fixtures/table.json'));
